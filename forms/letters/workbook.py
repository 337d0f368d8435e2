"""A letter with tables (送卷清单, 年度台账 …) as XLSX: each table a sheet under the title and the words before it."""

from forms.letters.letter import FilledPart, Letter
from forms.workbook import Book, value_of, width_of
from scoring.errors import ReviewError

WORDS = frozenset({"案卷代号", "案卷", "文号", "联系电话"})  # digits that are no number
MOST_ABOVE = 6
"""Lines that may stand over a table, since they are frozen with its head; more go on a sheet of their own."""
TEXT_WIDTH = 96


class NoTable(ReviewError):
    """There is nothing in the letter that a workbook could hold."""

    def __init__(self, title: str) -> None:
        super().__init__(f"《{title}》没有表格，不能导出为电子表格。", "请导出为 PDF 或者 Word 文档。")


def render_xlsx(letter: Letter) -> bytes:
    """Title, head lines, tables, signature. Raises NoTable where it has none."""
    parts = list(letter.parts)
    tables = [at for at, part in enumerate(parts) if part.kind == "table" and any(map(any, part.rows[1:]))]
    if not tables:
        raise NoTable(letter.title)
    book = Book(letter.title, letter.office.name)
    before = [_lines(letter, parts[start + 1 : at]) for start, at in zip((-1, *tables), tables, strict=False)]
    if letter.office.number and letter.template.is_letter:
        before[0].insert(0, letter.office.number)
    after = _lines(letter, parts[tables[-1] + 1 :])
    if _is_much(before[0]):
        sheet = book.sheet("正文", [TEXT_WIDTH])
        sheet.add_title(letter.title)
        for text in before[0]:
            sheet.add_line(text)
        before[0] = []
    for number, at in enumerate(tables, 1):
        head, *rows = parts[at].rows
        name = letter.template.name[:24] if len(tables) == 1 else f"表{number}"
        values = [[value_of(t, head[i] in WORDS) for i, t in enumerate(row)] for row in rows]
        below = after if at == tables[-1] else []
        above = before[number - 1] if not _is_much(before[number - 1]) else before[number - 1][-1:]
        book.rows(name, head, values, title=letter.title, above=above, below=below)
    return book.finish()


def _is_much(lines: list[str]) -> bool:
    return sum(-(-width_of(line) // TEXT_WIDTH) for line in lines) > MOST_ABOVE


def _lines(letter: Letter, parts: list[FilledPart]) -> list[str]:
    """What stands between two tables, a line a paragraph."""
    found: list[str] = []
    for part in parts:
        match part.kind:
            case "form" | "boxes":
                found += [f"{label}：{text}" for label, text, *_ in part.rows]
            case "sign":
                found += [text for text in (letter.office.name, letter.office.date) if text]
            case "lines" | "table" | "imprint":
                continue
            case _:
                found.append(part.text)
    return found
