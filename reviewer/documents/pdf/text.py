"""Text layer, page sizes and bookmarks of a PDF, through pdfium. Runs in the child process."""

import ctypes
import math
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from reviewer.documents.content import Bookmark, FileContent, PageContent, PasswordNeeded, Unreadable
from reviewer.documents.layout.placing import Placing, text_lines, turned
from reviewer.documents.layout.ruling import Grid
from reviewer.documents.layout.runs import Run
from reviewer.documents.pdf.characters import characters, joined
from reviewer.documents.pdf.rules import rules_of
from reviewer.documents.text_quality import is_broken
from scoring.casefile import Problem, Source
from scoring.progress import Progress

MAX_PAGES = 3_000
ENOUGH = 12.0
"""Seconds of the processor after which no further page is read; 3,000 pages of text take nine."""
MAX_CHARACTERS = 40_000
"""Of one page; a page of a case file has a thousand, an A0 plan a few thousand."""
SCANNERS_OWN = 0.8
"""How sure we are of text that a scanner recognised itself, which says nothing of its confidence."""
_SCALE = 1_000_000
_PASSWORD, _SECURITY = 4, 5


def open_pdf(path: Path, password: str | None) -> Any:
    """The opened pdfium document, or a plain refusal."""
    import pypdfium2 as pdfium

    try:
        return pdfium.PdfDocument(path, password=password or None)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (_PASSWORD, _SECURITY) or "assword" in str(error):
            raise PasswordNeeded(path.name, tried=password is not None) from None
        raise Unreadable(path.name, "PDF 已损坏，打不开。") from None
    except (OSError, ValueError):
        raise Unreadable(path.name, "PDF 打不开。") from None


def read_pdf(path: Path, password: str | None, progress: Progress) -> FileContent:
    """Every page of a PDF with its text layer."""
    import pypdfium2 as pdfium

    document = open_pdf(path, password)
    total = len(document)
    if total == 0:
        raise Unreadable(path.name, "PDF 里没有页面。")
    problems: list[Problem] = []
    pages: list[PageContent] = []
    began = time.process_time()
    for index in range(min(total, MAX_PAGES)):
        if time.process_time() - began > ENOUGH:
            break
        try:
            pages.append(_page(document, index))
        except pdfium.PdfiumError:
            pages.append(PageContent(595.0, 842.0, source=Source.TEXT))
            problems.append(Problem(path.name, f"第{index + 1}页已损坏，无法读取。"))
        progress.step(index + 1, total, "读取页面")
    problems += [Problem(path.name, text) for text in _not_read(document, total, len(pages))]
    marks = tuple(_bookmarks(document, len(pages)))
    document.close()
    return FileContent(tuple(pages), marks, problems=tuple(problems))


def _not_read(document: Any, total: int, read: int) -> Iterator[str]:
    """What the file holds besides the pages that were read."""
    import pypdfium2.raw as raw

    if read < total:
        reason = "" if read == MAX_PAGES else "读取过慢，"
        yield f"共{total}页，{reason}只读取前{read}页；请分册导入。"
    attached = raw.FPDFDoc_GetAttachmentCount(document)
    if attached > 0:
        yield f"PDF内还附有{attached}个文件，未读取；请用PDF阅读器另存后，与本文件放进一个文件夹导入。"


def _bookmarks(document: Any, pages: int) -> Iterator[Bookmark]:
    """The outline. Entries without a page of this file are left out."""
    import pypdfium2 as pdfium

    try:
        for number, item in enumerate(document.get_toc(max_depth=6)):
            if number > 5 * MAX_PAGES:
                return
            target = item.get_dest()
            index = target.get_index() if target is not None else None
            title = _title(item).strip("\x00 \u3000\r\n")
            if index is not None and 0 <= index < pages and title:
                yield Bookmark(title, index + 1, item.level)
    except pdfium.PdfiumError:
        return


def _title(item: Any) -> str:
    try:
        return item.get_title() or ""
    except UnicodeDecodeError:  # a half of a character
        return ""


def _page(document: Any, index: int) -> PageContent:
    page = document[index]
    text_page = page.get_textpage()
    try:
        return _content(page, text_page)
    finally:
        text_page.close()
        page.close()


def _content(page: Any, text_page: Any) -> PageContent:
    import pypdfium2.raw as raw

    width, height = page.get_size()
    width, height = _sane(width), _sane(height)
    count = min(text_page.count_chars(), MAX_CHARACTERS)
    text = characters(text_page, count)
    signs = len("".join(text.split()))
    if signs == 0:
        blank = raw.FPDFPage_CountObjects(page) == 0
        return PageContent(width, height, source=Source.TEXT if blank else None)
    if is_broken(joined(text)) or (signs < 60 and _is_mostly_picture(page, width, height)):
        return PageContent(width, height)
    to_page = affine(page, width, height)
    rotation = _rotation(text_page, count, to_page)
    placing = turned(Placing(width, height, to_page), rotation)
    grid = Grid(rules_of(page, placing))
    runs = list(_runs(text_page, text, placing, grid))
    lines = text_lines(runs, grid, placing.width, placing.height)
    if _is_invisible(page):
        lines = tuple(replace(line, confidence=SCANNERS_OWN) for line in lines)
        return PageContent(placing.width, placing.height, rotation, lines, Source.OCR)
    return PageContent(placing.width, placing.height, rotation, lines, Source.TEXT)


def _sane(length: float) -> float:
    return min(max(float(length), 1.0), 20_000.0) if math.isfinite(length) else 595.0


def _is_invisible(page: Any) -> bool:
    """Text laid unseen under a scan by the copier that recognised it: recognised text, not the author's."""
    import pypdfium2.raw as raw

    for number in range(min(raw.FPDFPage_CountObjects(page), 400)):
        item = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT:
            return bool(raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    return False


def _is_mostly_picture(page: Any, width: float, height: float) -> bool:
    """A scan with a few added words on it (a page stamp, a scanner's mark)."""
    import pypdfium2.raw as raw

    edges = [ctypes.c_float() for _ in range(4)]
    for number in range(min(raw.FPDFPage_CountObjects(page), 200)):
        item = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(item) not in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM):
            continue
        if raw.FPDFPageObj_GetBounds(item, *edges):
            left, bottom, right, top = (e.value for e in edges)
            if (right - left) * (top - bottom) > 0.5 * width * height:
                return True
    return False


def affine(page: Any, width: float, height: float) -> tuple[float, ...]:
    """a, b, c, d, e, f: x' = a·x + c·y + e, y' = b·x + d·y + f from PDF coordinates to the displayed page, in points.

    Asked from pdfium itself, so that crop boxes, /Rotate and odd origins are right by construction.
    """
    import pypdfium2.raw as raw

    def at(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, _SCALE, _SCALE, 0, x, y, across, down)
        return across.value / _SCALE * width, down.value / _SCALE * height

    step = 1000.0
    origin, right, up = at(0, 0), at(step, 0), at(0, step)
    return (
        (right[0] - origin[0]) / step,
        (right[1] - origin[1]) / step,
        (up[0] - origin[0]) / step,
        (up[1] - origin[1]) / step,
        *origin,
    )


def _rotation(text_page: Any, count: int, to_page: tuple[float, ...]) -> int:
    """Degrees clockwise that bring most of the writing upright."""
    import pypdfium2.raw as raw

    votes = [0, 0, 0, 0]
    for number in range(0, count, max(1, count // 16)):
        angle = raw.FPDFText_GetCharAngle(text_page, number)
        if angle < 0:
            continue
        x, y = math.cos(angle), math.sin(angle)
        across, down = to_page[0] * x + to_page[2] * y, to_page[1] * x + to_page[3] * y
        votes[round(math.degrees(math.atan2(down, across)) / 90) % 4] += 1
    quarter = max(range(4), key=lambda q: votes[q])
    if quarter == 0 or votes[quarter] < 0.7 * sum(votes):
        return 0
    return (360 - 90 * quarter) % 360


def _runs(text_page: Any, text: str, placing: Placing, grid: Grid) -> Iterator[Run]:
    """Words between white space; one that crosses a ruled line is cut there."""
    start: int | None = None
    for number, sign in enumerate(text + " "):
        is_gap = sign.isspace() or sign in "\ufffe\x02"
        if not is_gap and start is None:
            start = number
        elif is_gap and start is not None:
            word = list(_word(text_page, text, start, number, placing, grid))
            if word and sign == " " and number < len(text):
                word[-1] = replace(word[-1], space=_space(text_page, number, placing))
            yield from word
            start = None


def _word(text_page: Any, text: str, start: int, end: int, placing: Placing, grid: Grid) -> Iterator[Run]:
    first = _box(text_page, start, placing)
    last = _box(text_page, end - 1, placing) if end - start > 1 else first
    if first is None or last is None:
        return
    run = _spanning(text[start:end], first, last)
    cuts = [x for x, top, bottom in grid.upright if run.left + 2 < x < run.right - 2 and top < run.middle < bottom]
    upright = last[0] < first[0] - 1 or abs(last[1] - first[1]) > (first[3] - first[1])
    if not cuts and not upright:
        yield run
        return
    yield from _in_pieces(text_page, text, start, end, placing, cuts)


def _in_pieces(text_page: Any, text: str, start: int, end: int, placing: Placing, cuts: list[float]) -> Iterator[Run]:
    """Character by character: a new run after each cut and wherever the writing jumps."""
    piece: tuple[str, tuple[float, ...], tuple[float, ...]] | None = None
    for number in range(start, end):
        box = _box(text_page, number, placing)
        if box is None:
            continue
        if piece is not None and not _follows(piece[2], box, cuts):
            yield _spanning(*piece)
            piece = None
        piece = (piece[0] + text[number], piece[1], box) if piece else (text[number], box, box)
    if piece is not None:
        yield _spanning(*piece)


def _follows(before: tuple[float, ...], box: tuple[float, ...], cuts: list[float]) -> bool:
    middle, following = (before[0] + before[2]) / 2, (box[0] + box[2]) / 2
    size = before[3] - before[1]
    level = abs(before[3] - box[3]) < 0.6 * size and middle <= following + 1
    return level and not any(middle < x <= following for x in cuts)


def _spanning(text: str, first: tuple[float, ...], last: tuple[float, ...]) -> Run:
    return Run(
        joined(text), min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3])
    )


def _space(text_page: Any, number: int, placing: Placing) -> float:
    """The width of a space that stands in the file; pdfium's own, put in for gaps, have none."""
    import pypdfium2.raw as raw

    if raw.FPDFText_IsGenerated(text_page, number) != 0:
        return 0.0
    box = _box(text_page, number, placing)
    return box[2] - box[0] if box else 0.0


def _box(text_page: Any, number: int, placing: Placing) -> tuple[float, float, float, float] | None:
    import pypdfium2.raw as raw

    rect = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text_page, number, rect):
        return None
    return placing.box(rect.left, rect.bottom, rect.right, rect.top)
