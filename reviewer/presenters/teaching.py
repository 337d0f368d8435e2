"""讲评放映: which slide is on, and its page as a picture."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.ports import Lesson, Slide
from reviewer.printing.files import write_file
from scoring.errors import ReviewError

Key = tuple[str, int, int]  # case_id, page, width
KEPT = 6  # pictures: those about the slide that is on
Handout = Callable[[Lesson, Sequence[Slide], str], bytes]  # which slides, as a file of which suffix; on a worker thread
PagePicture = Callable[[str, int, int], QImage]  # case_id, page, width in pixels; called on a worker thread


class TeachingPresenter(QObject):
    """Steps through one lesson. Pictures are drawn off the window's thread, the next slide's ahead of time."""

    slide_shown = Signal(object, int, int)  # Slide, its number from 1, how many
    picture_shown = Signal(QImage)
    picture_failed = Signal()  # it could not be drawn
    picture_missing = Signal()  # the slide is about something that is not in the file
    picture_withheld = Signal()  # names on it cannot be covered, and names are not to be seen

    handing_out = Signal(bool)  # begins and ends
    handed_out = Signal(str)  # the hand-out was written there
    not_handed_out = Signal(ReviewError)

    def __init__(
        self,
        lesson: Lesson,
        picture: PagePicture,
        runner: JobRunner,
        parent: QObject | None = None,
        handout: Handout | None = None,
    ) -> None:
        super().__init__(parent)
        self._handout = handout
        self._lesson, self._picture, self._runner = lesson, picture, runner
        self._at = 0
        self._width = 0
        self._pictures: dict[Key, QImage] = {}
        self._asked: set[Key] = set()
        self.names_people = not lesson.masked  # an audience sees no names until they are wanted

    @property
    def title(self) -> str:
        """What the lesson is about."""
        return self._lesson.title if self.names_people else self._lesson.alias

    def title_of(self, slide: Slide) -> str:
        """Which case file the slide is of."""
        return slide.title or self.title

    @property
    def slide(self) -> Slide:
        """The slide that is on."""
        return self.slides[self._at]

    @Slot()
    def switch_names(self) -> None:
        """Names are seen, or aliases in their place."""
        if self._lesson.masked:
            self.names_people = not self.names_people
            self._show()

    @property
    def slides(self) -> Sequence[Slide]:
        """Every slide, with names or aliases as they are seen now."""
        return self._lesson.slides if self.names_people else self._lesson.masked

    def hand_out(self, path: Path, numbers: Sequence[int]) -> None:
        """Write these slides, counted from 0, as a hand-out."""
        lesson, chosen, handout = self._lesson, [self.slides[number] for number in numbers], self._handout
        if handout is None:
            return
        job = Job(lambda _progress: str(write_file(path, handout(lesson, chosen, path.suffix))))
        job.succeeded.connect(self._tell_handed_out)
        job.failed.connect(self._tell_failed)
        job.ended.connect(self._end_handing_out)
        self.handing_out.emit(True)
        self._runner.start(job)

    @Slot(object)
    def _tell_handed_out(self, path: str) -> None:
        self.handed_out.emit(path)

    @Slot(object)
    def _end_handing_out(self, _job: Job) -> None:
        self.handing_out.emit(False)

    @Slot(Exception)
    def _tell_failed(self, error: Exception) -> None:
        if isinstance(error, ReviewError):
            self.not_handed_out.emit(error)

    def set_width(self, width: int) -> None:
        """How wide the page is drawn, in pixels of the screen."""
        if width != self._width:
            self._width = width
            self._show()

    @Slot()
    def next(self) -> None:
        """One slide on; the last one stays."""
        self.go(self._at + 1)

    @Slot()
    def previous(self) -> None:
        """One slide back; the first one stays."""
        self.go(self._at - 1)

    @Slot()
    def first(self) -> None:
        """Back to the first slide."""
        self.go(0)

    @Slot()
    def last(self) -> None:
        """On to the last slide."""
        self.go(len(self._lesson.slides) - 1)

    def go(self, number: int) -> None:
        """Show the slide of this number, counted from 0."""
        at = max(0, min(number, len(self._lesson.slides) - 1))
        if at != self._at:
            self._at = at
            self._show()

    def _show(self) -> None:
        slide = self.slide
        self.slide_shown.emit(slide, self._at + 1, len(self._lesson.slides))
        if slide.page == 0:
            self.picture_missing.emit()
        elif slide.is_unread:
            self.picture_withheld.emit()
        elif (picture := self._pictures.get(self._key(slide))) is not None:
            self.picture_shown.emit(picture)
        for ahead in self._lesson.slides[self._at : self._at + 2]:
            self._ask(ahead)

    def _key(self, slide: Slide) -> Key:
        return slide.case_id or self._lesson.case_id, slide.page, self._width

    def _ask(self, slide: Slide) -> None:
        key = self._key(slide)
        if slide.page == 0 or self._width <= 0 or key in self._asked:
            return
        self._asked.add(key)
        job = Job(lambda _progress: (key, self._picture(*key)))
        job.succeeded.connect(self._keep)
        self._runner.start(job)

    def _is_on(self, key: Key) -> bool:
        return key == self._key(self.slide) and not self.slide.is_unread

    @Slot(object)
    def _keep(self, drawn: tuple[Key, QImage]) -> None:
        key, picture = drawn
        if picture.isNull():
            self._asked.discard(key)  # asked again when the slide is on again
            if self._is_on(key):
                self.picture_failed.emit()
            return
        self._pictures[key] = picture
        for old in [*self._pictures][:-KEPT]:
            del self._pictures[old]
            self._asked.discard(old)
        if self._is_on(key):
            self.picture_shown.emit(picture)
