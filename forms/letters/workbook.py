"""The tables of a letter (送卷清单, 年度台账 …) as XLSX."""

from forms.letters.letter import Letter
from forms.workbook import Book, value_of
from scoring.errors import ReviewError

WORDS = frozenset({"案卷代号", "案卷", "文号", "联系电话"})  # digits that are no number


class NoTable(ReviewError):
    """There is nothing in the letter that a workbook could hold."""

    def __init__(self, title: str) -> None:
        super().__init__(f"《{title}》没有表格，不能导出为电子表格。", "请导出为 PDF 或者 Word 文档。")


def render_xlsx(letter: Letter) -> bytes:
    """Every table of the letter, a sheet each. Raises NoTable where it has none."""
    tables = [part.rows for part in letter.parts if part.kind == "table" and any(map(any, part.rows[1:]))]
    if not tables:
        raise NoTable(letter.title)
    book = Book(letter.title, letter.office.name)
    for at, (head, *rows) in enumerate(tables, 1):
        name = letter.template.name[:24] if len(tables) == 1 else f"表{at}"
        book.rows(name, head, [[value_of(t, head[i] in WORDS) for i, t in enumerate(row)] for row in rows])
    return book.finish()
