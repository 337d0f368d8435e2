"""What the panes show of the open file. Where another file comes, page and current item are shown first and the other
panes one in each turn of the event loop, so that the window answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reviewer.documents.rendering.wishes import PageOrigin
from reviewer.presenters.desk import status as desk_status
from reviewer.presenters.desk import words
from reviewer.presenters.desk.ports import OpenCase
from reviewer.presenters.desk.thumbnails import thumbnails
from reviewer.windows.in_turns import InTurns

if TYPE_CHECKING:
    from reviewer.windows.desk.desk_place import DeskPlace

FIRST = ("head", "item", "page")
LOOKED = ("page", "contents", "strip", "suspicions", "relevant", "status")
SHEET = ("lines", "head", "rubric", "thumbnails", *LOOKED)


class DeskShowing(QObject):
    """Shows what changed. `finish` shows at once whatever was to come in turns."""

    def __init__(self, place: "DeskPlace", *, at_once: bool) -> None:
        super().__init__(place)
        self._place, self._desk, self._at_once = place, place.desk, at_once
        self._ahead: tuple[PageOrigin, ...] = ()  # pages shown before their file is read
        self._case: object = None  # what was read of the file, as it is shown
        self._due: dict[str, None] = {}  # parts that show another file yet, in order
        self._turns: InTurns | None = None  # of the file opened last
        self._parts: Mapping[str, Callable[[OpenCase], None]] = {
            "lines": self._show_lines,
            "head": self._show_head,
            "item": self._show_card,
            "page": self._show_page,
            "rubric": self._show_rubric,
            "thumbnails": lambda _file: self.show_thumbnails(),
            "contents": self._show_contents,
            "strip": self._show_strip,
            "suspicions": self._show_suspicions,
            "relevant": self._show_relevant,
            "status": self._show_status,
        }
        desk = place.desk
        desk.opened.connect(self._take_file)
        desk.changed.connect(partial(self._show, SHEET))
        desk.looked.connect(partial(self._show, LOOKED))
        desk.item_chosen.connect(self._take_item)
        desk.settled.connect(self._settle)

    def show_pages(self, origins: Sequence[PageOrigin]) -> None:
        """The pages of the case file that is about to be put on the desk."""
        self._ahead = tuple(origins)
        self._place.pages.open(self._ahead)

    @property
    def is_whole(self) -> bool:
        """Whether every pane shows the open file."""
        return not self._due

    def finish(self) -> None:
        """What is to come in turns comes now: somebody is about to act on it."""
        self._show(tuple(self._due))

    def let_work(self, there: bool) -> None:
        """Nothing can be done on an empty desk."""
        place = self._place
        for pane in (place.head, place.page_bar, place.score, place.strip):
            pane.setEnabled(there)

    def show_thumbnails(self) -> None:
        """The small pictures with the marks as they stand, where they are wanted."""
        desk = self._desk
        if desk.file is not None and not self._place.thumbnails.isHidden():
            self._place.thumbnails.show_pages(thumbnails(desk.file, desk.sheet, desk.content))

    # In turns

    @Slot()
    def _take_file(self) -> None:
        file = self._desk.file
        assert file is not None
        self.let_work(True)
        if file.origins != self._ahead:
            self._place.pages.open(file.origins)
        self._ahead = ()
        self._place.area.name_pages(partial(words.page_name, self._desk))
        self._show(SHEET)
        self._place.show_view()

    @Slot(str)
    def _take_item(self, criterion: str) -> None:
        self._place.rubric.follow(criterion)
        self._show(("item",))

    def _show(self, parts: Sequence[str]) -> None:
        """Now; while another file is taken over, once it is settled what is looked at in it."""
        if self._desk.is_taking:
            self._due |= dict.fromkeys(parts)
        elif self._desk.file is not None:
            for part in parts:
                self._due.pop(part, None)
                self._parts[part](self._desk.file)

    @Slot()
    def _settle(self) -> None:
        self._show(tuple(part for part in FIRST if part in self._due))
        if self._at_once:
            self.finish()
        elif self._due:
            if self._turns is not None:
                self._turns.stop()
                self._turns.deleteLater()
            self._turns = InTurns(self._rest(), self)

    def _rest(self) -> Iterator[None]:
        while self._due:
            self._show((next(iter(self._due)),))
            yield

    # The parts

    def _show_lines(self, file: OpenCase) -> None:
        if file.case is not self._case:  # opened, or recognised meanwhile
            self._case = file.case
            self._place.area.set_lines({page.number: page.lines for page in file.case.pages})

    def _show_head(self, file: OpenCase) -> None:
        desk, head = self._desk, self._place.head
        submitted, locked = desk.content.submitted, bool(desk.locked)
        self._place.score.show_score(desk.score, locked=locked, is_provisional=desk.is_provisional, submitted=submitted)
        number = f"{file.number}　" if file.number else ""
        head.show_edition(words.edition_words(file.rubric))
        head.show_file(f"{number}{file.title}", desk_status.progress_words(desk.statuses), desk.notice)

    def _show_rubric(self, _file: OpenCase) -> None:
        tree, desk = self._place.rubric, self._desk
        tree.show_rubric(desk.rubric, desk.item)
        tree.show_statuses(desk.statuses)
        tree.follow(desk.item)

    def _show_card(self, file: OpenCase) -> None:
        self._place.card.show_item(self._desk.leaf, self._place.entry.rules())
        self._show_status(file)
        self._place.pages.expect(self._desk.likely_pages())

    def _show_status(self, _file: OpenCase) -> None:
        desk, card = self._desk, self._place.card
        if desk.leaf is not None:
            status, locked = desk.statuses.get(desk.item), bool(desk.locked)
            card.show_status(status, words.reasons(desk), words.next_place(desk), locked=locked)
            card.show_recorded(words.recorded(desk))
            card.show_frames(drawn=bool(desk.drawn), away=words.is_drawn_away(desk))

    def _show_page(self, file: OpenCase) -> None:
        desk = self._desk
        self._place.area.set_marks(desk.marks(), desk.finding)
        self._place.page_bar.show_page(desk.page, len(file.origins), words.page_title(desk))

    def _show_contents(self, _file: OpenCase) -> None:
        desk = self._desk
        self._place.contents.show_lines(desk.contents())
        self._place.contents.follow(desk.page, desk.missing)
        self._place.thumbnails.follow(desk.page)

    def _show_suspicions(self, file: OpenCase) -> None:
        place, desk = self._place, self._desk
        place.suspicions.show_lines(desk_status.suspicion_lines(file, desk.content), desk.suspicion)
        waiting = len(desk_status.open_suspicions(file, desk.content))
        place.left.setTabText(1, self.tr("疑点 {}").format(waiting) if waiting else self.tr("疑点"))

    def _show_strip(self, _file: OpenCase) -> None:
        desk = self._desk
        self._place.strip.show_lines(desk.finding_lines(), desk.finding, locked=bool(desk.locked))

    def _show_relevant(self, _file: OpenCase) -> None:
        self._place.rubric.show_relevant(self._desk.items_on(self._desk.page))
