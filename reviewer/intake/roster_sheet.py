"""A plain table as XLSX, for the unit that is to send the missing case files."""

from collections.abc import Sequence
from pathlib import Path

from scoring.errors import ReviewError, reason_of

_WIDEST = 48


def write_rows(path: Path, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write the table beside its place, then put it there. Text stays text: no cell becomes a formula."""
    import xlsxwriter

    part = path.with_name(path.name + ".part")
    try:
        with xlsxwriter.Workbook(str(part), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            sheet, bold = book.add_worksheet(title), book.add_format({"bold": True})
            for column, head in enumerate(heads):
                longest = max((len(row[column]) for row in rows), default=0)
                sheet.set_column(column, column, min(max(len(head), longest) * 2 + 2, _WIDEST))
                sheet.write_string(0, column, head, bold)
                for number, row in enumerate(rows, 1):
                    sheet.write_string(number, column, row[column])
            sheet.freeze_panes(1, 0)
        part.replace(path)
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        part.unlink(missing_ok=True)
        reason = reason_of(error) if isinstance(error, OSError) else "没有写入权限"
        raise ReviewError(f"不能保存“{path.name}”（{reason}）。", "请换一个位置，或关闭正在使用它的程序。") from error
