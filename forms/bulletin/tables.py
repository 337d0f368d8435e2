"""The tables a bulletin can carry, as rows of fields: the same for PDF, DOCX and XLSX."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from forms.bulletin.fields import FieldMaker
from forms.bulletin.pieces import listed, words
from forms.bulletin.scalars import units_to_mend
from forms.bulletin.settings import BulletinSettings
from forms.bulletin.text import Piece
from scoring.figures import CampaignFigures, Share

CellText = tuple[Piece, ...]
CHART = "图"  # 性质图: the same data as bars


@dataclass(frozen=True, slots=True)
class DataTable:
    """A head, rows, the columns' shares of the width, and which columns hold words (set left)."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[CellText, ...], ...]
    weights: tuple[float, ...]
    wordy: frozenset[int] = frozenset()


def data_table(name: str, figures: CampaignFigures, settings: BulletinSettings) -> DataTable:
    """The table of this name (see forms.bulletin.templates.TABLES)."""
    name = name.removesuffix(CHART)
    if name == "单位得分":
        return _units(figures, settings)
    if name == "问题清单":
        return _problems(figures, settings)
    if name == "整改清单":
        return _to_mend(figures, settings)
    shares = {"等次": figures.grades, "性质": figures.by_nature, "阶段": figures.by_stage}[name]
    whole = {"等次": "案卷数", "性质": "问题数", "阶段": "问题数"}[name]
    return _shares(name, whole, shares)


def _units(figures: CampaignFigures, settings: BulletinSettings) -> DataTable:
    maker = FieldMaker(figures, settings)
    grades = [share.label for share in figures.grades]
    rows = []
    for unit in figures.units:
        name = f"单位.{unit.unit}"
        row = maker.unit_row(unit)
        by_grade = {share.label: share.count for share in unit.grades}
        counts = [
            (Piece(f"{figure.value:f}", f"{name}.{grade}数", figure.cases),)
            if (figure := by_grade.get(grade))
            else words("0")
            for grade in grades
        ]
        rows.append(
            (
                row["名次"] or words("—"),
                row["名称"],
                row["卷数"],
                row["平均分"] or words("—"),
                *counts,
                *((words(str(unit.result.ineligible)),) if figures.ineligible.cases else ()),
            )
        )
    if len(figures.units) > 1:
        rows.append(_total(figures))
    head = ("名次", "单位", "参评卷数", "平均得分", *grades, *(("未予评分",) if figures.ineligible.cases else ()))
    narrow = [len(text) * 12.0 + 9.0 for text in head]
    narrow[1] = max(442.0 - sum(narrow) + narrow[1], 100.0)
    title = "各单位案卷评查得分表" if len(figures.units) > 1 else "案卷评查得分表"
    return DataTable(title, head, tuple(rows), tuple(narrow), frozenset({1}))


def _total(figures: CampaignFigures) -> tuple[CellText, ...]:
    average = figures.average
    return (
        words(""),
        words("合计"),
        (Piece(f"{figures.files.value:f}", "案卷总数", figures.files.cases),),
        (Piece(f"{average.value:f}", "平均得分", average.cases),) if average else words("—"),
        *((Piece(f"{s.count.value:f}", f"等次.{s.label}.数量", s.count.cases),) for s in figures.grades),
        *(
            ((Piece(f"{figures.ineligible.value:f}", "不符合条件数", figures.ineligible.cases),),)
            if figures.ineligible.cases
            else ()
        ),
    )


def _problems(figures: CampaignFigures, settings: BulletinSettings) -> DataTable:
    maker = FieldMaker(figures, settings)
    rows = tuple(
        (
            words(str(at)),
            words(problem.criterion.title),
            words(maker.redacted(problem.text)),
            (
                Piece(
                    str(problem.files),
                    f"问题.{problem.criterion.code}.卷数",
                    problem.count.cases,
                    problem.count.findings,
                ),
            ),
            words(listed(problem.codes, most=12)),
        )
        for at, problem in enumerate(figures.common, 1)
    )
    head = ("序号", "评查项", "问题情形", "案卷数", "案卷代号")
    return DataTable("问题清单", head, rows, (0.8, 1.9, 3.4, 1.0, 3.0), frozenset({1, 2, 4}))


def _to_mend(figures: CampaignFigures, settings: BulletinSettings) -> DataTable:
    maker = FieldMaker(figures, settings)
    rows = tuple(
        (words(str(at)), row["名称"], row["数量"], row["案卷代号"])
        for at, row in enumerate(map(maker.mend_row, units_to_mend(figures)), 1)
    )
    return DataTable(
        "各单位整改清单", ("序号", "单位", "问题数", "案卷代号"), rows, (0.8, 4.0, 1.0, 4.0), frozenset({1, 3})
    )


def _shares(name: str, whole: str, shares: Sequence[Share]) -> DataTable:
    rows = tuple(
        (
            words(share.label),
            (Piece(f"{share.count.value:f}", f"{name}.{share.label}.数量", share.count.cases, share.count.findings),),
            (Piece(f"{share.percent:f}%", f"{name}.{share.label}.占比", share.count.cases, share.count.findings),),
        )
        for share in shares
    )
    title = "案卷等次统计表" if name == "等次" else f"问题{name}统计表"
    return DataTable(title, (name, whole, "占比"), rows, (2.0, 1.0, 1.0))


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: what it is, how long, and the number printed at its end."""

    label: str
    value: Decimal
    shown: Piece


def bars(name: str, figures: CampaignFigures, settings: BulletinSettings) -> tuple[Bar, ...]:
    """The bars of a chart (单位得分图, 性质图, 阶段图); units without an average are left out."""
    name = name.removesuffix(CHART)
    if name == "单位得分":
        maker = FieldMaker(figures, settings)
        return tuple(
            Bar(maker.unit_name(u.unit), u.average, Piece(f"{u.average:f}", f"单位.{u.unit}.平均分", u.files.cases))
            for u in figures.units
            if u.average is not None
        )
    shares = {"性质": figures.by_nature, "阶段": figures.by_stage}[name]
    return tuple(
        Bar(
            s.label,
            s.count.value,
            Piece(f"{s.count.value:f}（{s.percent:f}%）", f"{name}.{s.label}.数量", s.count.cases, s.count.findings),
        )
        for s in shares
    )
