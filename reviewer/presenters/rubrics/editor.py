"""One draft on the screen: every change can be undone, is checked, and is kept as it is typed."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QUndoStack

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.rubrics.checking import Checked, Remark, checked
from reviewer.presenters.rubrics.plain import Key, Plain, at, put, renamed
from reviewer.presenters.rubrics.undo import TreeChange
from reviewer.presenters.rubrics.values import Draft, EditionStore
from reviewer.presenters.rubrics.words import FIELDS
from scoring.errors import ReviewError
from scoring.rubric import Rubric

SAVE_PAUSE = 300  # milliseconds after the last key
CHECK_PAUSE = 150


class RubricEditor(QObject):
    """Holds the draft's tree. Widgets ask it for values and tell it of changes; nothing else changes the tree."""

    opened = Signal()
    changed = Signal(tuple)  # Key of the place to show
    checked = Signal(object)  # Checked
    saved = Signal(datetime)
    refused = Signal(Exception)  # what was typed could not be kept at the last moment
    not_saved = Signal()

    def __init__(self, store: EditionStore, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._runner = store, runner
        self.draft = Draft("", {"sections": []})
        self.is_frozen = True
        self.result: Checked | None = None
        self.undo_stack = QUndoStack(self)
        self._revision, self._kept = 0, 0
        self._sealed = False
        self._checking, self._check_again, self._saving = False, False, False
        self._save_timer = QTimer(self, singleShot=True, interval=SAVE_PAUSE)
        self._save_timer.timeout.connect(self._save_later)
        self._check_timer = QTimer(self, singleShot=True, interval=CHECK_PAUSE)
        self._check_timer.timeout.connect(self.check)

    @property
    def tree(self) -> Plain:
        """The edition as it stands now."""
        return self.draft.tree

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the last check said."""
        return self.result.remarks if self.result else ()

    @property
    def rubric(self) -> Rubric | None:
        """The edition that the draft makes now; None while it makes none, or while that is not known yet."""
        return self.result.rubric if self.result is not None and self.result.tree is self.tree else None

    def value(self, path: Key) -> Any:
        """What stands at a path."""
        return at(self.draft.tree, path)

    def open(self, draft: Draft, *, frozen: bool = False) -> None:
        """Show another edition; `frozen` where it is only looked at."""
        self.flush()
        self.undo_stack.clear()
        self.draft, self.is_frozen, self.result = draft, frozen, None
        self._revision = self._kept = draft.revision
        self.opened.emit()
        self.check()

    def close(self) -> None:
        """Let go of the draft; what was typed is kept."""
        self.flush()
        self.forget()

    def forget(self) -> None:
        """Let go of a draft that is a draft no more."""
        self._save_timer.stop()
        self.draft, self.is_frozen, self.result = Draft("", {"sections": []}), True, None
        self.undo_stack.clear()

    def type(self, path: Key, value: Any) -> None:
        """A field says this now; typing on in it is one step of undo."""
        if not self.is_frozen and value != (self.value(path) or ""):
            self._push(put(self.tree, path, value), path, _words(path), path)

    def set(self, path: Key, value: Any, words: str = "") -> None:
        """A choice was made."""
        if not self.is_frozen and value != self.value(path):
            self._push(put(self.tree, path, value), path, words or _words(path))

    def rename(self, path: Key, new: str) -> None:
        """A section or leaf has another id; what names it follows."""
        if not self.is_frozen and new != str(self.value((*path, "id")) or ""):
            self._push(renamed(self.tree, path, new), (*path, "id"), _words(("id",)))

    def replace(self, tree: Plain, focus: Key, words: str) -> None:
        """The tree was changed as a whole (moved, added, deleted)."""
        if not self.is_frozen:
            self._push(tree, focus, words)

    @Slot()
    def end_typing(self) -> None:
        """What is typed next is a step of its own."""
        self._sealed = True

    def _push(self, tree: Plain, focus: Key, words: str, typed: Key | None = None) -> None:
        if self._sealed and typed is not None:
            typed = (*typed, self._revision)
        elif typed is not None:
            last = self.undo_stack.command(self.undo_stack.index() - 1)
            if isinstance(last, TreeChange) and last.typed is not None and last.typed[: len(typed)] == typed:
                typed = last.typed
        self._sealed = False
        self.undo_stack.push(TreeChange(words, self.tree, tree, focus, self._take, typed))

    def _take(self, tree: Plain, focus: Key) -> None:
        self._revision += 1
        self.draft = Draft(self.draft.id, tree, self._revision, self.draft.before)
        self.changed.emit(focus)
        self._save_timer.start()
        self._check_timer.start()

    @Slot()
    def check(self) -> None:
        """Check the draft off the window's thread."""
        self._check_timer.stop()
        if self._checking:
            self._check_again = True
            return
        self._checking, self._check_again = True, False
        tree = self.tree
        job = Job(lambda _progress: checked(tree))
        job.succeeded.connect(self._show_check)
        job.ended.connect(self._end_check)
        self._runner.start(job)

    @Slot(object)
    def _show_check(self, result: Checked) -> None:
        if result.tree is self.tree:
            self.result = result
            self.checked.emit(result)

    @Slot(object)
    def _end_check(self, _job: Job) -> None:
        self._checking = False
        if self._check_again:
            self.check()

    @Slot()
    def flush(self) -> None:
        """Keep what was typed, now."""
        self._save_timer.stop()
        if self.draft.id and not self.is_frozen and self._revision > self._kept:
            try:
                self._store.save(self.draft)
            except ReviewError as error:
                self.not_saved.emit()
                self.refused.emit(error)
            else:
                self._kept = self._revision
                self.saved.emit(datetime.now().astimezone())

    @Slot()
    def _save_later(self) -> None:
        if self._saving:
            self._save_timer.start()
            return
        draft = self.draft
        if not draft.id or self.is_frozen or draft.revision <= self._kept:
            return
        self._saving = True
        job = Job(lambda _progress: self._kept_now(draft))
        job.succeeded.connect(self._tell_saved)
        job.failed.connect(self._tell_not_saved)
        job.ended.connect(self._end_save)
        self._runner.start(job)

    def _kept_now(self, draft: Draft) -> Draft:
        self._store.save(draft)
        return draft

    @Slot(object)
    def _tell_saved(self, draft: Draft) -> None:
        if draft.id == self.draft.id:
            self._kept = max(self._kept, draft.revision)
            self.saved.emit(datetime.now().astimezone())

    @Slot(Exception)
    def _tell_not_saved(self, _error: Exception) -> None:
        self.not_saved.emit()  # the error itself goes to the runner's owner

    @Slot(object)
    def _end_save(self, _job: Job) -> None:
        self._saving = False


def _words(path: Key) -> str:
    name = next((step for step in reversed(path) if isinstance(step, str) and step in FIELDS), "")
    return f"修改{FIELDS.get(name, '')}"
