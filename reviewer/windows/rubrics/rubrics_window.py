"""评查标准 in a window of its own: the list of editions, and the editor."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from PySide6.QtCore import QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.preview import PreviewPresenter
from reviewer.presenters.progress_line import ProgressPresenter
from reviewer.presenters.rubrics.editions import EditionsPresenter
from reviewer.presenters.rubrics.editor import RubricEditor
from reviewer.presenters.rubrics.proof import SheetProof
from reviewer.presenters.rubrics.values import Draft, EditionStore, Use, usually_served
from reviewer.windows import theme
from reviewer.windows.bringing import fit
from reviewer.windows.dressing import dress, hold, redress
from reviewer.windows.frame.progress_strip import ProgressStrip
from reviewer.windows.in_turns import InTurns
from reviewer.windows.messages import Messages, WindowMessages
from reviewer.windows.rubrics.dialogs import ProblemsDialog, PublishDialog
from reviewer.windows.rubrics.editions_page import EditionsPage, asked_path
from reviewer.windows.rubrics.editor_page import EditorPage
from scoring.editions import compared

GEOMETRY = "rubrics/geometry"
LEAST = 440
NOTE_SHOWN = 8_000  # milliseconds


class RubricsWindow(QWidget):
    """Builds both pages and goes from one to the other."""

    closed = Signal()
    published = Signal(str)

    def __init__(
        self, store: EditionStore, runner: JobRunner, settings: QSettings, messages: Messages | None = None
    ) -> None:
        super().__init__()
        hold(self)  # a style sheet for each part of it: there is much in the editor
        own = WindowMessages(self)
        messages = self._messages = messages or own
        self._settings, self._is_asking = settings, False
        self.dialog: PublishDialog | None = None
        self.presenter = EditionsPresenter(store, runner, self)
        self.editor = RubricEditor(store, runner, self)
        self.list_page = EditionsPage(self.presenter, messages, settings)
        self._stack = QStackedWidget()
        hold(self._stack)
        proof, preview = SheetProof(runner, self), PreviewPresenter(runner, self)
        self._coming_page = EditorPage(self.editor, self.presenter, proof, preview, settings, self._stack)
        self.note = QLabel()
        self.note.setContentsMargins(2 * theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        self.note.hide()
        self._fading = QTimer(self, singleShot=True, interval=NOTE_SHOWN)
        self._fading.timeout.connect(self.note.hide)
        own.noted.connect(self._show_note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.note)
        layout.addWidget(ProgressStrip(ProgressPresenter(runner, parent=self)))
        self._stack.addWidget(self.list_page)
        dress(self.list_page)
        self.setWindowTitle(self.tr("评查标准"))
        self.setMinimumHeight(LEAST)  # the buttons say how wide it is at least
        self._connect()
        geometry = settings.value(GEOMETRY)
        if geometry is None or not self.restoreGeometry(geometry):
            fit(self, 1280, 720)
        InTurns(self._build_ahead(), self)

    @cached_property
    def editor_page(self) -> EditorPage:
        """The editor, whole; built while the list is looked at."""
        page = self._coming_page
        for _ in page.parts:  # those that were not built ahead
            pass
        self._stack.addWidget(page)
        page.left.connect(self._leave)
        page.publish_wanted.connect(self._want_to_publish)
        page.export_wanted.connect(self._export)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Esc"), page, self._leave, context=within)
        return page

    def _build_ahead(self) -> Iterator[None]:
        yield
        yield from self._coming_page.parts
        yield
        _ = self.editor_page

    def enter(self) -> None:
        """Show the list, or the draft that was left open."""
        if self._stack.currentWidget() is self.list_page:
            self.list_page.enter()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed."""
        self.editor.flush()
        if "editor_page" in vars(self):
            self.editor_page.keep_layout()
        self._settings.setValue(GEOMETRY, self.saveGeometry())
        self.closed.emit()
        super().closeEvent(event)

    @Slot(str)
    def _show_note(self, text: str) -> None:
        self.note.setText(text)
        self.note.show()
        self._fading.start()

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.opened.connect(self._open)
        presenter.published.connect(self._tell_published)
        presenter.uses_read.connect(self._ask_to_publish)
        presenter.not_taken.connect(lambda problems: ProblemsDialog(problems, self).open())
        self.editor.refused.connect(self._messages.refuse)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Esc"), self.list_page, self.close, context=within)
        QShortcut(QKeySequence("Ctrl+W"), self, self.close)

    @Slot(object, bool)
    def _open(self, draft: Draft, frozen: bool) -> None:
        page = self.editor_page  # listens from now on
        self.editor.open(draft, frozen=frozen)
        self._turn_to(page)
        page.tree.view.setFocus()

    def _turn_to(self, page: QWidget) -> None:
        redress(page)
        self._stack.setCurrentWidget(page)

    @Slot()
    def _leave(self) -> None:
        key, title = self.editor.draft.id, self.editor_page.title.text()
        was_draft = not self.editor.is_frozen
        self.editor.close()
        self._turn_to(self.list_page)
        self.list_page.enter()
        self.list_page.select(key)
        if was_draft:
            self._messages.note(self.tr("草稿“{}”已保存，尚未发布，可以随时接着改。").format(title))

    @Slot()
    def _want_to_publish(self) -> None:
        self.editor.flush()
        self._is_asking = True
        self.presenter.read_uses()

    @Slot(object)
    def _ask_to_publish(self, uses: Sequence[Use]) -> None:
        rubric, draft, remarks = self.editor.rubric, self.editor.draft, self.editor.remarks
        if not self._is_asking or rubric is None:
            return
        self._is_asking = False
        before = f"与上一版对照：{compared(draft.before, rubric).sentence}" if draft.before else ""
        title = f"{rubric.title}（{rubric.edition}版）"
        dialog = PublishDialog(title, len(remarks), before, uses, usually_served(uses, rubric), self)
        self.dialog = dialog
        self.presenter.weighed.connect(dialog.show_effects)
        job: Job = self.presenter.weigh(rubric)
        job.stepped.connect(dialog.show_progress)
        dialog.stopped.connect(job.cancel)
        dialog.accepted.connect(lambda: self.presenter.publish(draft, rubric, dialog.chosen()))
        dialog.open()

    @Slot(str)
    def _tell_published(self, key: str) -> None:
        self._messages.note(self.tr("已发布"))
        self.published.emit(key)
        self._leave_published(key)

    def _leave_published(self, key: str) -> None:
        self.editor.forget()
        self._turn_to(self.list_page)
        self.list_page.enter()
        self.list_page.select(key)

    @Slot()
    def _export(self) -> None:
        path = asked_path(self, self._settings, self._messages, self.editor_page.title.text())
        if path is not None:
            self.presenter.write_out(self.editor.tree, path)
