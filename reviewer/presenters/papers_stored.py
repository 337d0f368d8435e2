"""papers_values.PaperSource over a workspace; every call uses a connection of its own."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

from forms.fonts import Faces, shipped
from reviewer.presenters.outputs import Keep, Output, Produced, Way
from reviewer.presenters.papers_values import Drawn, FieldView, Issued, PaperChoice, PaperOrder, PapersOpened
from reviewer.presenters.stored.connection import own_connection
from reviewer.printing import papers
from reviewer.printing.faces import said_of_change, used
from reviewer.printing.files import write_file
from reviewer.printing.paper_data import PaperData, Subject, available, notices, read, subjects
from reviewer.printing.paper_kinds import COMMON, KINDS, LONG, SHEETS_OF_ENTRIES, printed_name
from reviewer.printing.papers import Copy, Given, Head
from reviewer.printing.reviews import day_as_printed
from reviewer.printing.sheets import NothingSubmitted
from reviewer.storage.bulletins import Bulletin
from reviewer.storage.papers import IssuedPaper
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError
from scoring.progress import Progress

MEND_BY = "整改期限"
OFFICE, SERIES, WORDS, FORM = "papers/office", "papers/series", "papers/words", "papers/form"
NUMBER = "编号"
FACES = "papers/faces"  # those of the last output


class NobodySigns(ReviewError):
    """The record needs to know who acts."""

    def __init__(self) -> None:
        super().__init__("还不知道由谁签发。", "请先在右上角菜单“评查人”中填写姓名。")


class PaperWasAltered(ReviewError):
    """The kept file is not the one that was issued."""

    def __init__(self) -> None:
        super().__init__("这份文书的存档文件与签发时不一致，没有打开。", "请从备份恢复。")


class StoredPapers:
    """Reads the data once for a set of case files, then makes papers of them."""

    def __init__(
        self, workspace: Workspace, faces: Callable[[], Faces] = shipped, tell: Callable[[str], object] = str
    ) -> None:
        """`tell` is told, on a worker thread, where papers are printed in other faces than the last time."""
        self._workspace, self._faces, self._tell = workspace, faces, tell
        self.author: Author | None = None  # who works here; set on the window's thread
        self._data: PaperData | None = None
        self._turn = Lock()

    def open(self, cases: Sequence[str]) -> PapersOpened:
        """Read the data for papers about these case files."""
        with self._turn, own_connection(self._workspace) as workspace:
            data = self._data = read(workspace, cases)
            series = _mapping(workspace.catalogue.setting(SERIES))
            words = _mapping(workspace.catalogue.setting(WORDS))
            bulletin = _bulletin(workspace)
            office = workspace.catalogue.setting(OFFICE) or bulletin.get("publisher", "") or data.campaign.organizer
            form = workspace.catalogue.setting(FORM)
            issued = _listed(workspace.papers.all())
        head = Head(office, year=int(data.today[:4]), date=day_as_printed(data.today), form=form)
        choices = tuple(_choice(kind, data, series) for kind in available(data))
        remembered = {choice.id: _words(words.get(choice.id, {}), bulletin) for choice in choices}
        return PapersOpened(choices, issued, head, remembered)

    def fields(self, kind: str, subject: Subject, given: Given) -> tuple[FieldView, ...]:
        """The fields of one copy: what the data say, with what was given over it."""
        if papers.is_sheet(kind):
            return ()
        data = self._read()
        said = papers.merged(Copy(kind, subject, Head(), given), data)
        return tuple(
            FieldView(
                spec.key,
                spec.required,
                spec.rows,
                text=value if isinstance(value := said.get(spec.key, ""), str) else "",
                rows=() if isinstance(value, str) else tuple(value),
                long=spec.key in LONG,
                common=spec.key in COMMON,
            )
            for spec in data.wording[kind].fields
            if spec.key != NUMBER or not KINDS[kind].series  # else it stands in the head
        )

    def draw(self, order: PaperOrder) -> Drawn:
        """The first copy as a draft; what gives the numbers is the issuing."""
        data = self._read()
        copy = self._copies(order)[0]
        return Drawn(papers.pdf([copy], data, self._faces(), draft=True), papers.missing(copy, data))

    def produce(self, output: Output, progress: Progress, keep: Keep) -> Produced:
        """Carry an order out: the PDF, the path written to, or everything that went out, newest first."""
        data = self._read(output.cases)
        copies, faces = self._copies(_still_there(output.order, data)), self._faces()
        if output.way is not Way.ISSUE:
            self._compare(faces)
        match output.way:
            case Way.PRINT:
                return papers.pdf(copies, data, faces, progress=progress)
            case Way.TOGETHER:
                return str(write_file(Path(output.target), papers.pdf(copies, data, faces, progress=progress)))
            case Way.EACH:
                return self._write(output, copies, data, progress, keep)
            case Way.ISSUE:
                return self._issue(output, copies, data, progress)

    def _compare(self, faces: Faces) -> None:
        """What is printed once more comes out otherwise in other faces; what went out is kept as it was."""
        now = used(faces)
        with self._turn, own_connection(self._workspace) as workspace:
            before = _mapping(workspace.catalogue.setting(FACES))
            if before != now:
                with workspace.store.writing():
                    workspace.catalogue.set_setting(FACES, _json(now))
        if said := said_of_change(before, now):
            self._tell(said)

    def _write(self, output: Output, copies: Sequence[Copy], data: PaperData, progress: Progress, keep: Keep) -> str:
        if _is_file(output):
            return str(write_file(Path(output.target), papers.rendered(copies[0], data, output.form, self._faces())))
        names = list(output.written)

        def tell(name: str) -> None:
            names.append(name)
            keep(replace(output, written=tuple(names)))

        folder, already = Path(output.target), output.written
        made = papers.write_each(copies, data, folder, output.form, progress, self._faces(), already=already, tell=tell)
        return str(made[0] if len(made) == 1 else folder)

    def _issue(self, output: Output, copies: Sequence[Copy], data: PaperData, progress: Progress) -> tuple[Issued, ...]:
        if self.author is None:
            raise NobodySigns
        with self._turn, own_connection(self._workspace) as workspace:
            papers.issue(workspace, copies, data, self.author, progress, self._faces(), after=output.before)
            self._data = replace(data, notices=notices(workspace))  # a report names the notice it answers
            return _listed(workspace.papers.all())

    def issued_pdf(self, issued: Issued) -> bytes:
        """The frozen file. Raises PaperWasAltered."""
        with own_connection(self._workspace) as workspace:
            try:
                content = workspace.originals.path(issued.sha256).read_bytes()
            except OSError as error:
                raise PaperWasAltered from error
        if hashlib.sha256(content).hexdigest() != issued.sha256:
            raise PaperWasAltered
        return content

    def remember(self, kind: str, head: Head, common: Mapping[str, str]) -> None:
        """Keep the office's name, the series and the common words for the next time."""
        with self._turn, own_connection(self._workspace) as workspace:
            catalogue = workspace.catalogue
            series, words = _mapping(catalogue.setting(SERIES)), _mapping(catalogue.setting(WORDS))
            with workspace.store.writing():
                catalogue.set_setting(OFFICE, head.office)
                catalogue.set_setting(FORM, head.form)
                if head.series:
                    catalogue.set_setting(SERIES, _json({**series, kind: head.series}))
                catalogue.set_setting(WORDS, _json({**words, kind: dict(common)}))

    def _read(self, cases: Sequence[str] = ()) -> PaperData:
        """The data as they were read at first; of these case files, where nobody called `open`."""
        with self._turn:
            if self._data is None:
                with own_connection(self._workspace) as workspace:
                    self._data = read(workspace, cases)
            return self._data

    def _copies(self, order: PaperOrder) -> list[Copy]:
        return [Copy(order.kind, subject, order.head, order.given.get(subject.id, {})) for subject in order.subjects]


def _is_file(output: Output) -> bool:
    """Whether one copy goes to a file that was named, not to a folder."""
    target = Path(output.target)
    return len(output.order.subjects) == 1 and target.suffix.lower() == f".{output.form}" and not target.is_dir()


def _still_there(order: PaperOrder, data: PaperData) -> PaperOrder:
    """The order without copies that cannot be made any more. Raises NothingSubmitted where none is left."""
    offered = {subject.id: subject for subject in subjects(order.kind, data)}
    wanted = tuple(offered[subject.id] for subject in order.subjects if subject.id in offered)
    if not wanted:
        raise NothingSubmitted
    return replace(order, subjects=wanted)


def _choice(kind: str, data: PaperData, series: Mapping[str, str]) -> PaperChoice:
    template = data.wording.get(kind)
    return PaperChoice(
        id=kind,
        name=printed_name(kind, data.wording),
        scope=KINDS[kind].scope.value,
        is_letter=template is not None,
        has_forms=template is not None and template.is_letter and not template.is_circular,
        series=series.get(kind, KINDS[kind].series),
        has_words=kind != SHEETS_OF_ENTRIES,
        has_tables=kind != SHEETS_OF_ENTRIES if template is None else any(p.kind == "table" for p in template.parts),
        subjects=subjects(kind, data),
    )


def _bulletin(workspace: Workspace) -> Mapping[str, str]:
    """The settings of the bulletin that was worked on last: who sends, by when things are to be mended."""
    return max(workspace.bulletins.all(), key=lambda one: one.updated_at, default=Bulletin("")).settings


def _words(own: Mapping[str, str], bulletin: Mapping[str, str]) -> dict[str, str]:
    """The words of a kind of paper as last used, the bulletin's deadline where none was."""
    deadline = bulletin.get("deadline", "")
    return {**({MEND_BY: deadline} if deadline else {}), **own}


def _listed(issued: Sequence[IssuedPaper]) -> tuple[Issued, ...]:
    return tuple(
        Issued(one.id, one.paper.kind, one.paper.label, one.paper.subject, one.paper.issued_on, one.paper.sha256)
        for one in reversed(issued)
    )


def _mapping(text: str) -> dict[str, Any]:
    found = json.loads(text) if text else {}
    return found if isinstance(found, dict) else {}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
