"""Papers as files: data and a person's words put together, rendered, named, written, frozen when they go out."""

import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from forms import score_sheet_workbook
from forms.fonts import Faces
from forms.letters import layout, word, workbook
from forms.letters.letter import Letter, Office, fill, missing_fields
from forms.letters.templates import Values, in_form
from forms.score_sheet import SheetSettings, render_score_sheets
from forms.score_sheet_word import render_score_sheet
from reviewer.printing.files import allowed_name, write_file
from reviewer.printing.paper_data import PaperData, Subject, subjects
from reviewer.printing.paper_kinds import SHEET_NAMES, SHEETS_OF_ENTRIES, SHEETS_OF_FINDINGS, printed_name
from reviewer.printing.paper_values import values
from reviewer.storage.papers import IssuedPaper
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError
from scoring.paper_acts import PaperIssued
from scoring.progress import Progress

Given = Mapping[str, str | tuple[Mapping[str, str], ...]]
NUMBER_BLANK, OFFICE = "　　", "发文单位"
LONGEST_NAME = 60  # characters of a file name, far below every system's limit


class Format(StrEnum):
    """What a paper can be written as, by suffix."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class Head:
    """Who sends it, and its number: `series〔year〕number号`, with room for a number that is not given yet (0)."""

    office: str = ""
    series: str = ""
    year: int = 0
    number: int = 0
    date: str = ""
    form: str = ""  # forms.letters.templates.in_form

    @property
    def label(self) -> str:
        """The number as printed."""
        return f"{self.series}〔{self.year}〕{self.number or NUMBER_BLANK}号" if self.series else ""


class SomeNotWritten(ReviewError):
    """Of several copies, these could not be made; the others were written."""

    def __init__(self, failed: Mapping[str, ReviewError], written: int) -> None:
        (name, first), *_ = failed.items()
        super().__init__(
            f"有{len(failed)}份没有输出，其余{written}份已经存好。“{name}”：{first.message}",
            first.hint or "请改正后再输出这几份。",
        )


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a paper: what it is for, and what a person gave over what the data say."""

    kind: str
    subject: Subject
    head: Head
    given: Given


def is_sheet(kind: str) -> bool:
    """Whether it is a 评查表 and no letter."""
    return kind in SHEET_NAMES


def merged(copy: Copy, data: PaperData) -> Values:
    """What the data say, with a person's words over it; rows are numbered."""
    result: dict[str, str | Sequence[Mapping[str, str]]] = dict(values(copy.kind, copy.subject, data))
    for key, value in copy.given.items():
        result[key] = value if isinstance(value, str) else [{**row, "序号": str(i)} for i, row in enumerate(value, 1)]
    if copy.head.label and "编号" not in copy.given:
        result["编号"] = copy.head.label
    return result


def letter_of(copy: Copy, data: PaperData, *, draft: bool = False) -> Letter:
    """The filled letter. Raises ReviewError where something required is missing, but not of a draft."""
    head, wording, said = copy.head, data.wording[copy.kind], merged(copy, data)
    if not draft and (gaps := missing(copy, data)):
        raise lacking(copy, gaps)
    return fill(in_form(wording, head.form), said, Office(head.office, head.label, head.date), draft=draft)


def lacking(copy: Copy, gaps: Sequence[str]) -> ReviewError:
    """That this copy is not complete; one among many is named."""
    which = f"“{copy.subject.label}”这一份" if copy.subject.label else "这一份"
    return ReviewError(f"{which}还缺：{'、'.join(gaps)}。", "请在左边的列表里选中这一份，补充后再打印、签发。")


def missing(copy: Copy, data: PaperData) -> tuple[str, ...]:
    """What must still be given. A letter goes out under the name of an office."""
    if is_sheet(copy.kind):
        return ()
    wording = data.wording[copy.kind]
    office = (OFFICE,) if wording.is_letter and not copy.head.office else ()
    return (*office, *missing_fields(wording, merged(copy, data)))


def pdf(
    copies: Sequence[Copy],
    data: PaperData,
    faces: Faces | None = None,
    *,
    draft: bool = False,
    progress: Progress | None = None,
) -> bytes:
    """These copies of one kind as one PDF, a bookmark each, in this order."""
    if is_sheet(copies[0].kind):
        reviews = [data.review(copy.subject.id) for copy in copies]
        return render_score_sheets(reviews, _sheet(copies[0], data), faces, progress)
    return layout.render_pdf([letter_of(copy, data, draft=draft) for copy in copies], faces, progress)


def rendered(copy: Copy, data: PaperData, form: Format, faces: Faces | None = None) -> bytes:
    """One copy as a file of this format. Raises ReviewError where it cannot be one."""
    match form:
        case Format.PDF:
            return pdf([copy], data, faces)
        case _ if copy.kind == SHEETS_OF_ENTRIES:
            raise ReviewError("套打只能打印或者存为 PDF。", "要 Word 文档请选“评查表（全部评查项）”。")
        case Format.DOCX if is_sheet(copy.kind):
            return render_score_sheet(data.review(copy.subject.id), _sheet(copy, data))
        case Format.DOCX:
            return word.render_docx(letter_of(copy, data))
        case _ if is_sheet(copy.kind):
            return score_sheet_workbook.render_xlsx(data.review(copy.subject.id), _sheet(copy, data))
        case _:
            return workbook.render_xlsx(letter_of(copy, data))


def write_each(
    copies: Sequence[Copy],
    data: PaperData,
    folder: Path,
    form: Format,
    progress: Progress,
    faces: Faces | None = None,
    *,
    already: Collection[str] = (),
    tell: Callable[[str], object] = str,
) -> list[Path]:
    """A file for each copy, named after what it is for. As workbooks, copies without a table are left out; raises
    NoTable where none has one. A copy that cannot be made costs none of the others; raises SomeNotWritten at the end.

    `tell` is told the name of each file that stands; those named by `already` do.
    """
    written: list[Path] = []
    without: workbook.NoTable | None = None
    failed: dict[str, ReviewError] = {}
    for done, (copy, name) in enumerate(zip(copies, _file_names(copies, data), strict=True)):
        progress.step(done, len(copies), copy.subject.label)
        target = folder / f"{name}.{form}"
        try:
            written.append(target if name in already else write_file(target, rendered(copy, data, form, faces)))
            tell(name)
        except workbook.NoTable as error:
            without = error
        except ReviewError as error:
            failed[name] = error
    if failed and len(copies) > 1:
        raise SomeNotWritten(failed, len(written))
    if (reason := next(iter(failed.values()), None) or (None if written else without)) is not None:
        raise reason
    progress.step(len(copies), len(copies))
    return written


def file_name(copy: Copy, data: PaperData) -> str:
    """The name of the file of one copy, without suffix, allowed on every system."""
    return named(copy.kind, printed_name(copy.kind, data.wording), copy.subject)


def named(kind: str, name: str, subject: Subject) -> str:
    """The name of a file with a paper of this kind, which is called so, about this subject."""
    first, _, rest = subject.label.partition("　")
    what = first if rest else subject.label.split("（")[0]
    called = "评查表" if is_sheet(kind) else name
    called += "（套打）" if kind == SHEETS_OF_ENTRIES else ""
    whole = "　".join(part for part in (called, what) if part)
    return allowed_name(whole[:LONGEST_NAME])


def _file_names(copies: Sequence[Copy], data: PaperData) -> Iterator[str]:
    seen: Counter[str] = Counter()  # Windows takes names that differ in case only for one
    for copy in copies:
        name = file_name(copy, data)
        seen[name.casefold()] += 1
        number = seen[name.casefold()]
        yield name if number == 1 else f"{name}（{number}）"


def issue(
    workspace: Workspace,
    copies: Sequence[Copy],
    data: PaperData,
    author: Author,
    progress: Progress,
    faces: Faces | None = None,
    *,
    after: str = "",
) -> list[IssuedPaper]:
    """Freeze each copy as PDF in the workspace, with the next number of its series or the one given, and write it to
    the workspace's folder exports/. A copy that went out after the paper `after` (an id) does not go out again.
    Raises PaperNumberIsTaken, ReviewError where something is missing."""
    for copy in copies:
        if gaps := missing(copy, data):
            raise lacking(copy, gaps)
    gone = _gone_out(workspace, after) if after else {}
    issued: list[IssuedPaper] = []
    for done, copy in enumerate(copies):
        progress.step(done, len(copies), copy.subject.label)
        offset = done if copy.head.number else 0
        there = gone.get((copy.kind, copy.subject.label, copy.subject.cases))
        issued.append(there or _issue_one(workspace, copy, offset, data, author, faces))
        _write_issued(workspace, copy, issued[-1], data)
    progress.step(len(copies), len(copies))
    return issued


def _gone_out(workspace: Workspace, after: str) -> dict[tuple[str, str, tuple[str, ...]], IssuedPaper]:
    """What went out since, by the paper's kind, whom it is for and the case files it is about."""
    if workspace.papers.newest() <= after:
        return {}
    since = (one for one in workspace.papers.all() if one.id > after)
    return {(one.paper.template, one.paper.subject, one.paper.cases): one for one in since}


def _issue_one(
    workspace: Workspace, copy: Copy, offset: int, data: PaperData, author: Author, faces: Faces | None
) -> IssuedPaper:
    def make() -> PaperIssued:
        head = copy.head
        if head.series:
            number = head.number + offset or workspace.papers.next_number(copy.kind, head.year)
            head = replace(head, number=number)
        content = pdf([replace(copy, head=head)], data, faces)
        sha256 = _kept(workspace, content)
        return PaperIssued(
            copy.kind,
            printed_name(copy.kind, data.wording),
            head.year,
            head.number if head.series else 0,
            head.label,
            copy.subject.label,
            head.date,
            sha256,
            copy.subject.cases,
        )

    return workspace.papers.issue(make, author)


def _write_issued(workspace: Workspace, copy: Copy, paper: IssuedPaper, data: PaperData) -> None:
    name = " ".join(part for part in (allowed_name(paper.paper.label), file_name(copy, data)) if part)
    write_file(workspace.exports / f"{name}.pdf", workspace.originals.path(paper.paper.sha256).read_bytes())


def _kept(workspace: Workspace, content: bytes) -> str:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(content)
        return workspace.originals.keep(path)


def _sheet(copy: Copy, data: PaperData) -> SheetSettings:
    return SheetSettings(
        organizer=data.campaign.organizer,
        campaign=data.campaign.title,
        only_findings=copy.kind == SHEETS_OF_FINDINGS,
        only_entries=copy.kind == SHEETS_OF_ENTRIES,
    )


def copies_of(kind: str, data: PaperData, head: Head, given: Given) -> list[Copy]:
    """A copy for every subject there is."""
    return [Copy(kind, subject, head, given) for subject in subjects(kind, data)]
