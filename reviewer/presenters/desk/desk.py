"""The desk: the item and page looked at, the way from one to the next, and what the panes show."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.desk import status as desk_status
from reviewer.presenters.desk.marks import desk_marks
from reviewer.presenters.desk.ports import ContentsLine, DeskStore, FindingLine, ItemLook, ItemStatus
from reviewer.presenters.desk.search import Hit, find
from reviewer.presenters.desk.sheet import DeskSheet
from reviewer.presenters.desk.undo import Concern
from reviewer.presenters.pages.marks import PageMark
from scoring.casefile import Document, Region


class DeskPresenter(DeskSheet):
    """What the desk shows and how one goes about. Prompts and findings are DeskEntry's."""

    item_chosen = Signal(str)
    page_wanted = Signal(int, object)  # page, Box or None
    found = Signal(int, int)  # which hit is shown, of how many
    frames_dropped = Signal()  # what was drawn for the item before
    suspicion_shown = Signal(object)  # the Suspicion just turned to
    page_kept = Signal()  # as looked at, in the contents
    looked = Signal()  # another page, a region drawn, a suspicion opened: marks and strip

    def __init__(self, store: DeskStore, parent: QObject | None = None) -> None:
        super().__init__(store, parent)
        self.hits: tuple[Hit, ...] = ()  # places of the words looked for
        self._hit = 0
        self.pointed: Region | None = None  # where the fact looked at stands
        self.opened.connect(self._begin)
        self.edition_changed.connect(self._begin_items)
        self.arrived.connect(self._turn_to)

    @Slot()
    def _begin(self) -> None:
        self.hits, self._hit, self.pointed = (), 0, None
        self._begin_items()

    @Slot()
    def _begin_items(self) -> None:
        if self._is_arriving:
            return  # each item shown takes its time
        unscored = next((name for name, s in self.statuses.items() if s.look is ItemLook.UNTOUCHED), "")
        self.choose_item(unscored or next(iter(self.statuses), ""), jump=False)

    @Slot(object)
    def _turn_to(self, about: Concern) -> None:
        """An act was undone or redone: its item, and its place or the document of the item."""
        self._is_arriving = False
        self.choose_item(about.criterion, jump=not about.regions)
        if not self.item:
            self._begin_items()  # the act was about none of its items
        if about.regions and self.page not in {region.page for region in about.regions}:
            self.page_wanted.emit(about.regions[0].page, about.regions[0].box)

    def change_hands(self) -> None:
        """Somebody else works here from now on: what may be done with the file is asked anew, item and page stay, and
        nobody takes back another's acts."""
        if self.file is None:
            return
        item, page = self.item, self.page

        def go_on() -> None:
            self.choose_item(item, jump=False)
            self.page_wanted.emit(page, None)

        self.forget_steps()
        self.open_case(self.file.case_id, go_on)

    # Going about

    def choose_item(self, criterion_id: str, *, jump: bool = True, keep_frames: bool = False) -> None:
        """Makes an item the current one and turns to the document it is about. Frames drawn for one item stay while
        pages are turned; they are not evidence for another item, unless `keep_frames`."""
        if self.file is None or self.rubric.criterion(criterion_id) is None:
            return
        if self.drawn and criterion_id != self.item and not keep_frames:
            self.drop_frames()
            self.frames_dropped.emit()
        self.item, self.finding = criterion_id, ""
        self.item_chosen.emit(criterion_id)
        documents = self.documents_of(criterion_id)
        if jump and documents and not any(d.first_page <= self.page <= d.last_page for d in documents):
            self.page_wanted.emit(documents[0].first_page, None)

    @Slot(str)
    def pick_item(self, criterion_id: str) -> None:
        """An item pointed at in the tree. Who drew frames first and then looks for the item means them for it, and the
        page stays with them; as it does with a suspicion that is open."""
        self.choose_item(criterion_id, jump=not self.drawn and self.suspicion is None, keep_frames=True)

    def step_item(self, by: int) -> None:
        """The item that many lines further, wherever it stands."""
        names = list(self.statuses)
        if self.item in names:
            there = names[max(0, min(names.index(self.item) + by, len(names) - 1))]
            self.choose_item(there, jump=self.suspicion is None)

    def next_unscored(self) -> None:
        """The next item nobody has decided yet, after the current one, then from the top."""
        self._next_where(lambda status: status.look is ItemLook.UNTOUCHED)

    def next_doubtful(self) -> None:
        """The next item with an open suspicion, a doubt or a conclusion on one, or a finding whose grounds changed:
        that is chosen."""
        self._next_where(lambda status: bool(status.suspicions or status.doubts or status.settled or status.shaken))
        shaken = [c.finding.id for c in self.changed_grounds() if c.finding.criterion == self.item]
        if shaken:
            self.choose_finding(shaken[0])

    def _next_where(self, wanted: Callable[[ItemStatus], bool]) -> None:
        names = list(self.statuses)
        start = names.index(self.item) + 1 if self.item in names else 0
        for name in (*names[start:], *names[:start]):
            if wanted(self.statuses[name]):
                self.choose_item(name)
                return

    def documents_of(self, criterion_id: str) -> tuple[Document, ...]:
        """The documents a criterion is about, in the order in which it names them."""
        leaf = self.rubric.criterion(criterion_id)
        if leaf is None or self.file is None:
            return ()
        return tuple(d for kind in leaf.document_kinds for d in self.file.case.of_kind(kind))

    def items_on(self, page: int) -> frozenset[str]:
        """The criteria about the document on this page."""
        document = self.file.case.document_on(page) if self.file else None
        if document is None:
            return frozenset()
        return frozenset(leaf.id for leaf in self.rubric.criteria() if document.kind in leaf.document_kinds)

    def likely_pages(self) -> tuple[int, ...]:
        """Where the next undecided items will turn to."""
        names = list(self.statuses)
        start = names.index(self.item) + 1 if self.item in names else 0
        waiting = [n for n in names[start:] if self.statuses[n].look is ItemLook.UNTOUCHED][:6]
        firsts = (d[0].first_page for n in waiting if (d := self.documents_of(n)))
        return tuple(dict.fromkeys(firsts))

    def step_document(self, by: int) -> None:
        """The document before or after the one on this page."""
        if self.file is None:
            return
        firsts = sorted(d.first_page for d in self.file.case.documents)
        if by > 0:
            target = next((p for p in firsts if p > self.page), None)
        else:
            target = next((p for p in reversed(firsts) if p < self.page), None)
        if target is not None:
            self.page_wanted.emit(target, None)

    def choose_line(self, line: ContentsLine) -> None:
        """A line of the contents: turns to the document, or makes the next finding one about its absence. A line that
        still stands there from the file before is none."""
        if (line.seq, line.title) not in {(known.seq, known.title) for known in self.contents()}:
            return
        if line.seq:
            self.missing = ""
            self.page_wanted.emit(line.first_page, None)
        else:
            self.missing, self.whole_file = ("" if self.missing == line.title else line.title), False
            told = [name for s in self.raised() if s.absent == line.title for name in s.criteria]
            concerned = [c.id for c in self.rubric.criteria() if line.kind in c.document_kinds]
            concerned = [*(name for name in told if self.rubric.criterion(name)), *concerned]
            if self.missing and concerned and self.item not in concerned:
                self.choose_item(concerned[0], jump=False)
        self.looked.emit()

    @Slot(int)
    def see_page(self, page: int) -> None:
        """The reader looks at another page."""
        if self.file is None or not page:
            return
        self.page = page
        self.looked.emit()

    @Slot(int)
    def page_stood(self, page: int) -> None:
        """A page stood before the reader, painted, for as long as looking takes: its document counts as looked at."""
        seen = self.seen_pages()
        if self.file is not None and page not in seen:
            seen.add(page)
            self.page_kept.emit()

    def seen_pages(self) -> set[int]:
        """The pages of the open file that count as looked at; those remembered of it are added by DeskMemory."""
        return self._seen.setdefault(self.file.case_id, set()) if self.file is not None else set()

    @Slot(object)
    def draw_region(self, region: Region) -> None:
        """A region was drawn; it waits for its finding."""
        self.drawn.append(region)
        self.missing, self.whole_file = "", False
        self.looked.emit()

    def drop_frames(self) -> None:
        """What was drawn waits for no finding any more."""
        self.drawn = []
        self.looked.emit()

    def choose_finding(self, finding_id: str) -> None:
        """A finding in the strip or on the page: turns to its page and item; a line about something absent, to its
        item."""
        if absent := desk_status.absent_item(finding_id):
            self.choose_item(absent)
            self.finding = finding_id
            self.looked.emit()
            return
        found = next((f for f in self.sheet.findings if f.id == finding_id), None)
        if found is None:
            return
        self.choose_item(found.criterion, jump=False)
        self.finding = finding_id
        if found.regions and self.page not in {r.page for r in found.regions}:
            self.page_wanted.emit(found.regions[0].page, found.regions[0].box)
        self.looked.emit()

    def show_suspicion(self, key: str) -> None:
        """Turns to the pages of a suspicion with its regions marked, and to the item it would feed."""
        if self.file is None:
            return
        self.suspicion = next((s for s in self.file.suspicions if s.key == key), None)
        if self.suspicion is None:
            return
        target = next((c for c in self.suspicion.criteria if self.rubric.criterion(c)), "")
        if target:
            self.choose_item(target, jump=False)
        if self.suspicion.regions:
            self.page_wanted.emit(self.suspicion.regions[0].page, self.suspicion.regions[0].box)
        self.looked.emit()
        self.suspicion_shown.emit(self.suspicion)

    def look_for(self, words: str) -> None:
        """Marks every place of these words and turns to the first one from this page on; empty ends it."""
        self.hits = find(self.file.case.pages, words) if self.file else ()
        self._hit = next((n for n, hit in enumerate(self.hits) if hit.page >= self.page), 0)
        self._show_hit()

    def step_hit(self, by: int) -> None:
        """The next hit or the one before, round and round."""
        if self.hits:
            self._hit = (self._hit + by) % len(self.hits)
        self._show_hit()

    def _show_hit(self) -> None:
        if self.hits:
            self.page_wanted.emit(self.hits[self._hit].page, self.hits[self._hit].box)
        self.found.emit(self._hit + 1 if self.hits else 0, len(self.hits))
        self.looked.emit()

    @Slot(object)
    def point_at(self, region: Region) -> None:
        """Turns to a place and marks it, until something else is pointed at."""
        self.pointed = region
        self.page_wanted.emit(region.page, region.box)
        self.looked.emit()

    def let_go(self) -> bool:
        """Esc: drops what waits, newest kind first. Whether there was anything."""
        if self.drawn:
            self.drawn = []
        elif self.missing or self.whole_file:
            self.missing, self.whole_file = "", False
        elif self.pointed:
            self.pointed = None
        elif self.finding or self.suspicion:
            self.finding, self.suspicion = "", None
        else:
            return False
        self.looked.emit()
        return True

    # What is shown

    def contents(self) -> tuple[ContentsLine, ...]:
        """The lines of the contents."""
        if self.file is None:
            return ()
        return desk_status.contents(self.file, self.rubric, self.content, self.seen_pages(), self.states)

    def finding_lines(self) -> tuple[FindingLine, ...]:
        """The lines of the strip."""
        return (
            desk_status.finding_lines(self.rubric, self.sheet, self.page, self.changed_grounds()) if self.file else ()
        )

    def marks(self) -> tuple[PageMark, ...]:
        """What is drawn over the pages."""
        if self.file is None:
            return ()
        hits = [region for hit in self.hits for region in hit.regions]
        shown = self.hits[self._hit].regions if self.hits else ()
        return desk_marks(self.rubric, self.sheet, self.drawn, self.suspicion, hits, self.pointed, shown)
