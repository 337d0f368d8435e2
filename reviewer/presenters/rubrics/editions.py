"""The list of editions and what can be done with one; everything slow runs off the window's thread."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.rubrics.plain import Plain
from reviewer.presenters.rubrics.values import Draft, EditionRow, EditionStore
from scoring.progress import Progress
from scoring.rubric import Rubric


class EditionsPresenter(QObject):
    """Asks the store and says what came of it. Failures go to the runner's owner."""

    listed = Signal(object)  # Sequence[EditionRow]
    opened = Signal(object, bool)  # Draft, whether it is only looked at
    not_taken = Signal(object)  # Sequence[str]: what could not be read, line by line
    written = Signal(str)
    uses_read = Signal(object)  # Sequence[Use]
    reviews_read = Signal(object)  # Sequence[SessionChoice]
    tried = Signal(object)  # Trial
    weighed = Signal(object)  # Sequence[PastEffect]
    published = Signal(str)  # hash
    chosen = Signal()

    def __init__(self, store: EditionStore, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store, self._runner = store, runner
        self.rows: Sequence[EditionRow] = ()

    @Slot()
    def refresh(self) -> None:
        """Read the list again."""
        self._run(self.store.editions, self._show_rows)

    def open(self, row: EditionRow) -> None:
        """A draft to work on, anything else to look at."""
        store = self.store
        if row.is_draft:
            self._run(lambda _p: store.draft(row.key), self._open_draft)
        else:
            self._run(lambda _p: store.shown(row.key), self._open_frozen)

    def copy(self, row: EditionRow, title: str, edition: str) -> None:
        """Begin a draft from this edition and open it."""
        store = self.store
        self._run(lambda _p: store.draft(store.copy(row, title, edition)), self._open_draft)

    def begin(self, title: str, edition: str) -> None:
        """Begin an empty draft and open it."""
        store = self.store
        self._run(lambda _p: store.draft(store.begin(title, edition)), self._open_draft)

    def take_in(self, path: Path) -> None:
        """Begin a draft from a file and open it."""
        store = self.store
        self._run(lambda _p: _taken(store, path), self._show_taken, self.tr("导入评查标准"), can_stop=False)

    def write_out(self, tree: Plain, path: Path) -> None:
        """Write this edition to a file."""
        store = self.store

        def work(_progress: Progress) -> str:
            store.write_out(tree, path)
            return str(path)

        self._run(work, self.written)

    def write_row(self, row: EditionRow, path: Path) -> None:
        """Write an edition of the list to a file."""
        store = self.store

        def work(_progress: Progress) -> str:
            draft = store.draft(row.key) if row.is_draft else store.shown(row.key)
            store.write_out(draft.tree, path)
            return str(path)

        self._run(work, self.written)

    def discard(self, row: EditionRow) -> None:
        """Throw a draft away."""
        store = self.store
        self._run(lambda _p: store.discard(row.key), self._read_again)

    def read_uses(self) -> None:
        """Which procedure goes by which edition."""
        store = self.store
        self._run(lambda _p: store.uses(), self.uses_read)

    def choose(self, row: EditionRow, procedures: Sequence[str]) -> None:
        """Let new sessions of these procedures go by this edition."""
        store = self.store
        self._run(lambda _p: store.choose(row.key, procedures), self._tell_chosen)

    def read_reviews(self) -> None:
        """The reviews a draft can be tried on."""
        store = self.store
        self._run(lambda _p: store.reviews(), self.reviews_read)

    def try_on(self, session: str, rubric: Rubric) -> None:
        """Score one review by this edition beside its own."""
        store = self.store
        self._run(lambda _p: store.trial(session, rubric), self.tried)

    def weigh(self, rubric: Rubric) -> Job:
        """What the edition would have meant for past reviews; the job can be stopped."""
        store = self.store
        return self._run(lambda progress: store.effects(rubric, progress), self.weighed, self.tr("试算以往评查"))

    def publish(self, draft: Draft, rubric: Rubric, procedures: Sequence[str]) -> None:
        """Freeze a draft."""
        store = self.store
        self._run(lambda _p: store.publish(draft.id, rubric, procedures), self._tell_published)

    def _run(self, work: Callable[[Progress], object], done: object, title: str = "", *, can_stop: bool = True) -> Job:
        job = Job(work, title, can_stop=can_stop)
        job.succeeded.connect(done)
        return self._runner.start(job)

    @Slot(object)
    def _show_rows(self, rows: Sequence[EditionRow]) -> None:
        self.rows = rows
        self.listed.emit(rows)

    @Slot(object)
    def _open_draft(self, draft: Draft) -> None:
        self.opened.emit(draft, False)

    @Slot(object)
    def _show_taken(self, taken: "Draft | tuple[str, ...]") -> None:
        if isinstance(taken, Draft):
            self.opened.emit(taken, False)
        else:
            self.not_taken.emit(taken)

    @Slot(object)
    def _open_frozen(self, draft: Draft) -> None:
        self.opened.emit(draft, True)

    @Slot(object)
    def _read_again(self, _nothing: object) -> None:
        self.refresh()

    @Slot(object)
    def _tell_published(self, key: str) -> None:
        self.published.emit(key)
        self.refresh()

    @Slot(object)
    def _tell_chosen(self, _nothing: object) -> None:
        self.chosen.emit()
        self.refresh()


def _taken(store: EditionStore, path: Path) -> Draft | tuple[str, ...]:
    """The draft made from a file, or what is wrong with the file."""
    from reviewer.library.rubrics.editions import RubricInvalid
    from reviewer.presenters.rubrics.checking import in_words

    try:
        return store.draft(store.take_in(path))
    except RubricInvalid as error:
        return tuple(
            f"{f'第 {p.line} 行：' if p.line else ''}{in_words(f'{p.message}{p.allowed}', {})}" for p in error.problems
        )
