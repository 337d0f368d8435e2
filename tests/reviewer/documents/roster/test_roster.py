"""Lists of cases: columns found, messy values kept and reported."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.documents.content import Unreadable
from reviewer.documents.roster.columns import FIELDS, match_columns, unmatched
from reviewer.documents.roster.entries import Roster, interpret
from reviewer.documents.roster.table import RosterTable, read_table

HEADINGS = (
    "序号",
    "行政处罚决定书文号",
    "案由",
    "被处罚人",
    "办案单位",
    "罚款金额（元）",
    "立案时间",
    "决定日期",
    "结案日期",
    "街道",
)
TODAY = date(2026, 3, 1)


def _row(
    number: int, reference: str, unit: str = "一大队", fine: str = "500", closed: str = "2025-03-01"
) -> tuple[str, ...]:
    return (str(number), reference, "乱倒垃圾", "张某", unit, fine, "2025.1.3", "2025年2月1日", closed, "白榆")


def _interpreted(*rows: tuple[str, ...]) -> Roster:
    table = RosterTable("台账.xlsx", HEADINGS, rows, tuple(range(2, len(rows) + 2)))
    return interpret(table, match_columns(HEADINGS), TODAY)


def test_columns_are_found_by_the_names_offices_use() -> None:
    columns = match_columns(HEADINGS)
    assert {k: HEADINGS[n] for k, n in columns.items()} == {
        "sequence": "序号",
        "reference_number": "行政处罚决定书文号",
        "cause": "案由",
        "party_name": "被处罚人",
        "unit": "办案单位",
        "fine_amount": "罚款金额（元）",
        "filing_date": "立案时间",
        "decision_date": "决定日期",
        "closed_date": "结案日期",
    }
    assert unmatched(HEADINGS, columns) == ("街道",)


def test_clear_values_are_cleaned_and_the_original_stays() -> None:
    roster = _interpreted(_row(1, "某综执罚〔２０２５〕００１号", fine="伍佰元"))
    (entry,) = roster.entries
    assert entry.values["reference_number"] == "某综执罚〔2025〕001号"
    assert entry.original["reference_number"] == "某综执罚〔２０２５〕００１号"
    assert (entry.values["fine_amount"], entry.values["filing_date"]) == ("500", "2025-01-03")
    assert entry.others == {"街道": "白榆"}
    assert [(p.key, p.is_doubt) for p in roster.problems] == [("reference_number", False), ("fine_amount", False)]


def test_a_repeated_number_is_reported_with_the_one_missing_from_its_series() -> None:
    roster = _interpreted(*(_row(n, f"某综执罚〔2025〕00{k}号") for n, k in enumerate((1, 2, 2, 4), 1)))
    (problem,) = roster.problems
    assert (problem.line, problem.suggestion, problem.is_doubt) == (4, "某综执罚〔2025〕003号", True)


def test_a_missing_unit_is_proposed_from_cases_with_the_same_kind_of_number() -> None:
    rows = [_row(1, "某综执罚〔2025〕1号"), _row(2, "某综执罚〔2025〕2号", unit="")]
    (problem,) = _interpreted(*rows).problems
    assert (problem.key, problem.suggestion) == ("unit", "一大队")


def test_a_date_in_the_future_is_kept_and_the_likely_year_proposed() -> None:
    roster = _interpreted(_row(1, "某综执罚〔2025〕1号", closed="2035-03-01"))
    (problem,) = roster.problems
    assert roster.entries[0].values["closed_date"] == "2035-03-01"
    assert (problem.message, problem.suggestion) == ("日期在将来。", "2025-03-01")


def test_stages_in_the_wrong_order_and_unreadable_values_are_doubts() -> None:
    roster = _interpreted(_row(1, "某综执罚〔2025〕1号", fine="若干", closed="2025-01-20"))
    assert [(p.key, p.is_doubt) for p in roster.problems] == [("fine_amount", True), ("closed_date", True)]
    assert roster.entries[0].values["fine_amount"] == "若干"


def test_xlsx_with_a_title_row_and_csv_give_the_same_table(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["某局2025年案卷目录"])
    sheet.append(["案号", "当事人", "立案日期", "罚款金额"])
    sheet.append(["某综执罚〔2025〕1号", "张某", datetime(2025, 3, 4), 500.0])
    book.save(tmp_path / "台账.xlsx")
    text = "案号,当事人,立案日期,罚款金额\r\n某综执罚〔2025〕1号,张某,2025-03-04,500\r\n"
    (tmp_path / "台账.csv").write_bytes(text.encode("gb18030"))
    xlsx, comma = read_table(str(tmp_path / "台账.xlsx")), read_table(str(tmp_path / "台账.csv"))
    assert (xlsx.headings, xlsx.rows) == (comma.headings, comma.rows)
    assert (xlsx.lines, comma.lines) == ((3,), (2,))


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"\x00\x01\x02", b"a,b\n1,2\n"])
def test_what_is_no_list_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / ("台账.xlsx" if data.startswith(b"PK") else "台账.csv")
    path.write_bytes(data)
    with pytest.raises(Unreadable):
        read_table(str(path))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(*[st.text(max_size=12)] * len(HEADINGS)), max_size=6))
def test_any_cells_make_entries_and_keep_what_was_written(rows: list[tuple[str, ...]]) -> None:
    roster = _interpreted(*rows)
    assert len(roster.entries) == len(rows)
    for entry, row in zip(roster.entries, rows, strict=True):
        assert entry.original["cause"] == row[2]


def test_every_field_has_a_heading_of_its_own_name() -> None:
    for field in FIELDS:
        assert field.label in field.headings
