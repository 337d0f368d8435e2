"""The campaign's tables as XLSX."""

from forms.bulletin.fields import FieldMaker
from forms.bulletin.settings import BulletinSettings
from forms.bulletin.tables import data_table
from forms.workbook import Book, Value, value_of
from scoring.figures import CampaignFigures
from scoring.reviewed import problems_of
from scoring.score import ScoreState

_SHEETS = (("单位得分", "单位得分"), ("问题清单", "问题清单"), ("按性质", "性质"), ("按阶段", "阶段"), ("等次", "等次"))
_STATES = {
    ScoreState.SCORED: "已评分",
    ScoreState.ZEROED: "整卷计零分",
    ScoreState.FAILED_UNSCORED: "不予评分",
    ScoreState.INELIGIBLE: "不符合评查条件",
}


def render_xlsx(figures: CampaignFigures, settings: BulletinSettings) -> bytes:
    """Unit table, files, problems and counts. Same arguments, same bytes."""
    book = Book(settings.campaign, settings.publisher)
    for sheet, name in _SHEETS:
        table = data_table(name, figures, settings)
        rows = [["".join(piece.text for piece in content) for content in row] for row in table.rows]
        values = [[value_of(text, at in table.wordy) for at, text in enumerate(row)] for row in rows]
        book.rows(sheet, table.head, values)
        if sheet == "单位得分":
            book.rows("案卷得分", *_files(figures, settings))
    return book.finish()


def _files(figures: CampaignFigures, settings: BulletinSettings) -> tuple[tuple[str, ...], list[list[Value]]]:
    """One line a file, by code: no parties, no titles."""
    maker = FieldMaker(figures, settings)
    head = ("案卷代号", "单位", "案由", "程序", "页数", "评查人", "状态", "得分", "等次", "问题数")
    rows: list[list[Value]] = [
        [
            case.code,
            maker.unit_name(case.unit),
            maker.redacted(case.cause),
            case.procedure,
            case.pages,
            case.reviewer,
            _STATES[case.score.state],
            case.score.total,
            case.score.grade or "",
            len(problems_of(case)) if case.eligible else 0,
        ]
        for case in figures.cases
    ]
    return head, rows
