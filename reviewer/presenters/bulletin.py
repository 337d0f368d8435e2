"""The place 简报: the draft, its proof as the user types, what was issued."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from forms.bulletin.settings import settings_from
from reviewer.presenters.bulletin_values import BulletinSource, LiveNumber, Opened, Proof, Remark, Settings
from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.ports import BulletinDraft, IssuedBulletin
from reviewer.printing.clipping_choices import ClippingChoices, choices_from
from reviewer.printing.clippings import Clipping
from reviewer.printing.files import write_file
from scoring.errors import ReviewError
from scoring.progress import Progress

PROOF_PAUSE = 30  # milliseconds without a key until the page is drawn again
SAVE_PAUSE = 1500


class BulletinPresenter(QObject):
    """Text in, proof out. One proof runs at a time; the last text typed is always proved in the end."""

    opened = Signal(object)  # Opened
    composed = Signal(object, bool)  # BulletinDraft, to replace what stands in the editor; whether that was touched
    proved = Signal(object)  # Proof
    saved = Signal(object)  # datetime
    issued = Signal(object)  # IssuedBulletin
    choices_read = Signal(object)  # Sequence[TypicalChoice]
    masked_read = Signal(object)  # Sequence[Masked]
    clippings_read = Signal(object, object)  # Sequence[Clipping], ClippingChoices
    issue_opened = Signal(object, str, bytes, object)  # IssuedBulletin, its text, its PDF, Sequence[LiveNumber]
    issuing = Signal(bool)  # begins and ends
    written = Signal(str)  # a file was written
    wording_copied = Signal(object)  # Path of the folder in which the wording can be edited
    cases_wanted = Signal(object, str)
    refused = Signal(ReviewError)

    def __init__(
        self, source: BulletinSource, runner: JobRunner, parent: QObject | None = None, proofs: JobRunner | None = None
    ) -> None:
        """`proofs` runs what the user sees while typing; it must not wait behind other work."""
        super().__init__(parent)
        self._source, self._runner, self._proofs = source, runner, proofs or runner
        self._draft = BulletinDraft()
        self._kept: BulletinDraft | None = None
        self._composed = ""
        self._proof: Proof | None = None
        self._proving, self._again, self._issuing = False, False, False
        self._proof_timer = QTimer(self, singleShot=True, interval=PROOF_PAUSE)
        self._save_timer = QTimer(self, singleShot=True, interval=SAVE_PAUSE)
        self._proof_timer.timeout.connect(self.prove)
        self._save_timer.timeout.connect(self.save)

    @property
    def draft(self) -> BulletinDraft:
        """The draft as it stands in the editor."""
        return self._draft

    @property
    def is_touched(self) -> bool:
        """Whether the text is not what the data say, by a person's hand or because the data went on."""
        return self._draft.text != self._composed

    @property
    def proof(self) -> Proof | None:
        """The last proof."""
        return self._proof

    @Slot()
    def open(self) -> None:
        """Read the draft and what was issued."""
        job = Job(lambda _progress: self._source.open())
        job.succeeded.connect(self._open)
        job.failed.connect(self._cannot_prove)
        self._runner.start(job)

    @Slot(str)
    def edit(self, text: str) -> None:
        """The text in the editor changed."""
        if text != self._draft.text:
            self._draft = BulletinDraft(text, self._draft.settings)
            self._proof_timer.start()
            self._save_timer.start()

    def set_settings(self, settings: Settings) -> None:
        """The settings changed; the text is written anew where nobody touched it."""
        untouched = not self.is_touched
        self._draft = BulletinDraft(self._draft.text, dict(settings))
        if untouched:
            self.recompose()
        else:
            self.save()
            self.prove()

    @Slot()
    def recompose(self) -> None:
        """Write the text anew from the data."""
        settings = self._draft.settings
        self._run(lambda _progress: self._source.compose(settings), self._compose)

    def correct(self, issue: IssuedBulletin) -> None:
        """Begin the correction of this issue in the draft's place."""
        self._run(lambda _progress: self._source.correct(issue), self._compose)

    @Slot()
    def begin(self) -> None:
        """Begin the next issue anew in the draft's place."""
        self._run(lambda _progress: self._source.begin(), self._compose)

    @Slot()
    def prove(self) -> None:
        """Check and draw the draft as it stands."""
        self._proof_timer.stop()
        if self._proving:
            self._again = True
            return
        self._proving, self._again = True, False
        draft = self._draft
        job = Job(lambda _progress: self._source.proof(draft))
        job.succeeded.connect(self._show_proof)
        job.failed.connect(self._cannot_prove)
        job.ended.connect(self._end_proof)
        self._proofs.start(job)

    @Slot()
    def save(self) -> None:
        """Keep the draft."""
        self._save_timer.stop()
        draft = self._draft
        if draft != self._kept and draft.text and not self._issuing:
            self._kept = draft
            self._run(lambda _progress: self._source.save(draft), self._tell_saved)

    @Slot()
    def copy_wording(self) -> None:
        """Lay copies of the shipped wording where the office can edit them."""
        self._run(lambda _progress: self._source.copy_wording(), self.wording_copied)

    @Slot()
    def read_choices(self) -> None:
        """Read which findings can be dissected."""
        settings = self._draft.settings
        self._run(lambda _progress: self._source.choices(settings), self.choices_read)

    def choose_typical(self, findings: tuple[str, ...]) -> None:
        """Dissect these findings; the text is written anew from the data."""
        self._draft = BulletinDraft(self._draft.text, {**self._draft.settings, "typical": "\n".join(findings)})
        self.recompose()

    @Slot()
    def issue(self) -> None:
        """Freeze the draft under its number; meanwhile it is not saved: that would begin the next one with it."""
        if self._issuing:
            return  # a second click
        draft = self._draft
        self._save_timer.stop()
        self._issuing = True
        self.issuing.emit(True)
        job = Job(lambda _progress: self._source.issue(draft), self.tr("定稿签发"), can_stop=False)
        job.succeeded.connect(self._tell_issued)
        job.ended.connect(self._end_issuing)
        self._runner.start(job)

    def open_issue(self, issue: IssuedBulletin) -> None:
        """Show a bulletin that went out, as it went out."""
        source = self._source

        def work(_progress: Progress) -> tuple[IssuedBulletin, str, bytes, Sequence[LiveNumber]]:
            return issue, source.text_of(issue), source.pdf_of(issue), source.numbers_of(issue)

        self._run(work, self._show_issue)

    def export(self, path: Path, pdf: bytes) -> None:
        """Write the page as it prints to a file."""
        try:
            write_file(path, pdf)
        except ReviewError as error:
            self.refused.emit(error)
        else:
            self.written.emit(str(path))

    def export_draft(self, path: Path) -> None:
        """Write the draft as the file its name promises: PDF, Word document, or the tables."""
        draft = self._draft

        def work(_progress: Progress) -> str:
            return str(write_file(path, self._source.rendered(draft, path.suffix)))

        self._run(work, self._tell_written, self.tr("输出简报"))

    def export_issue(self, path: Path, issue: IssuedBulletin) -> None:
        """Write the Word document of a bulletin that went out, as it was kept when it went out."""
        source = self._source
        self._run(lambda _progress: str(write_file(path, source.docx_of(issue))), self._tell_written)

    @Slot()
    def read_masked(self) -> None:
        """List what is kept out of the bulletin."""
        draft = self._draft
        self._run(lambda _progress: self._source.masked(draft), self.masked_read)

    @Slot()
    def read_clippings(self) -> None:
        """Read the pictures of the typical cases and what is covered on them."""
        settings = self._draft.settings

        def work(_progress: Progress) -> tuple[Sequence[Clipping], ClippingChoices]:
            return self._source.clippings(settings), choices_from(settings_from(settings))

        self._run(work, self._show_clippings)

    def decide_clippings(self, choices: ClippingChoices) -> None:
        """Keep what was decided about the pictures and cut them anew."""
        self._draft = BulletinDraft(self._draft.text, {**self._draft.settings, **choices.to_settings()})
        self._save_timer.start()
        self.read_clippings()

    @Slot(object)
    def _show_clippings(self, read: tuple[Sequence[Clipping], ClippingChoices]) -> None:
        self.clippings_read.emit(*read)
        self.prove()

    def _cut_pictures(self) -> None:
        settings = self._draft.settings
        self._run(lambda _progress: self._source.cut_pictures(settings), self._take_pictures)

    @Slot(object)
    def _take_pictures(self, are_new: bool) -> None:
        if are_new:
            self.prove()

    def _run(self, work: Callable[[Progress], object], done: object, title: str = "") -> None:
        job = Job(work, title, can_stop=False)
        job.succeeded.connect(done)
        self._runner.start(job)

    @Slot(object)
    def _open(self, opened: Opened) -> None:
        self._draft = self._kept = opened.draft
        self._composed = opened.composed
        self.opened.emit(opened)
        self.prove()
        self._cut_pictures()

    @Slot(object)
    def _compose(self, draft: BulletinDraft) -> None:
        touched = self.is_touched
        self._draft, self._composed = draft, draft.text
        self.composed.emit(draft, touched)
        self.prove()
        self._cut_pictures()
        self.save()

    @Slot(object)
    def _show_proof(self, proof: Proof) -> None:
        self._proof = proof
        self.proved.emit(proof)

    @Slot(Exception)
    def _cannot_prove(self, error: Exception) -> None:
        """What stands in the way is said where the check speaks, as long as it stands there."""
        if isinstance(error, ReviewError):
            self._show_proof(Proof((), (Remark(str(error), stops=True),), b""))

    @Slot(object)
    def _end_proof(self, _job: Job) -> None:
        self._proving = False
        if self._again:
            self.prove()

    @Slot(object)
    def _tell_written(self, path: str) -> None:
        self.written.emit(path)

    @Slot(object)
    def _tell_saved(self, _nothing: object) -> None:
        self.saved.emit(datetime.now().astimezone())

    @Slot(object)
    def _tell_issued(self, issue: IssuedBulletin) -> None:
        self._kept = self._draft
        self.issued.emit(issue)
        self.open()

    @Slot(object)
    def _end_issuing(self, _job: Job) -> None:
        self._issuing = False
        self.issuing.emit(False)

    @Slot(object)
    def _show_issue(self, shown: tuple[IssuedBulletin, str, bytes, Sequence[LiveNumber]]) -> None:
        self.issue_opened.emit(*shown)
