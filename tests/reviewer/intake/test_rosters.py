"""A list of cases held against the case files that came in."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.documents.roster.columns import FIELDS, match_columns
from reviewer.documents.roster.entries import Roster, interpret
from reviewer.documents.roster.table import RosterTable
from reviewer.intake import roster as roster_module
from reviewer.intake.completeness import completeness
from reviewer.intake.roster import roster_lines, standing_of, take_in_roster
from reviewer.intake.same_case import NumberedCase, numbered_cases, same_cases
from reviewer.intake.starting import current_campaign
from reviewer.storage.catalogue import CaseDescription
from reviewer.storage.record import Author
from reviewer.storage.verification import verify
from reviewer.storage.workspace import Workspace, create_workspace
from scoring.progress import Silent

HEADS = ("案号", "当事人", "案由", "承办机构", "罚款金额")
TODAY = date(2026, 3, 1)


def listed(*rows: tuple[str, ...]) -> Roster:
    table = RosterTable("目录.csv", HEADS, rows, tuple(range(2, len(rows) + 2)))
    return interpret(table, match_columns(HEADS), TODAY)


def case(code: str, *numbers: str, party: str = "", cause: str = "", fine: str = "") -> NumberedCase:
    return NumberedCase(code, code, "", numbers, party=party, cause=cause, fine=fine)


def test_rows_without_a_file_and_files_without_a_row_are_told() -> None:
    lines = roster_lines(
        "目录.csv", listed(("甲罚〔2025〕1号", "张", "乱倒", "一队", "50"), ("甲罚〔2025〕2号", *[""] * 4))
    )
    found = completeness(lines, [case("001", "甲罚〔2025〕1号"), case("002", "甲罚〔2025〕9号")])
    assert [[c.code for c in row.cases] for row in found.standings] == [["001"], []]
    assert [c.code for c in found.outside] == ["002"]
    assert (found.received, found.missing) == (1, 1)


def test_a_number_is_the_same_however_its_brackets_digits_and_zeros_are_written() -> None:
    lines = roster_lines("目录.csv", listed(("甲罚[２０２５]００７号", "", "", "", "")))
    assert completeness(lines, [case("001", "甲罚〔2025〕7号")]).received == 1


def test_of_two_rows_with_one_number_the_one_with_the_partys_name_is_meant() -> None:
    lines = roster_lines(
        "目录.csv", listed(("甲罚〔2025〕1号", "张", "乱倒", "一队", ""), ("甲罚〔2025〕1号", "李", "占道", "一队", ""))
    )
    found = completeness(lines, [case("001", "甲罚〔2025〕1号", party="李")])
    assert [bool(row.cases) for row in found.standings] == [False, True]


def test_party_and_cause_find_the_row_whose_number_is_wrong_and_the_difference_is_told() -> None:
    lines = roster_lines("目录.csv", listed(("甲罚〔2025〕1号", "张", "乱倒", "一队", "300")))
    found = completeness(lines, [case("001", "甲罚〔2025〕8号", party="张", cause="乱倒", fine="500")])
    assert found.standings[0].differences == (
        "案号：目录为甲罚〔2025〕1号，案卷001为甲罚〔2025〕8号",
        "罚款：目录为300元，案卷001为500元",
    )


def test_two_files_of_one_party_and_cause_are_not_guessed() -> None:
    lines = roster_lines("目录.csv", listed(("", "张", "乱倒", "一队", "")))
    files = [case("001", "甲罚〔2025〕8号", party="张", cause="乱倒"), case("002", party="张", cause="乱倒")]
    assert len(completeness(lines, files).outside) == 2


def test_an_accepted_suggestion_becomes_the_value_and_the_original_stays() -> None:
    roster = listed(*((f"甲罚〔2025〕00{n}号", "张", "乱倒", "一队", "") for n in (1, 2, 2, 4)))
    (problem,) = roster.problems
    kept = roster_lines("目录.csv", roster, {(problem.line, problem.key)})[2]
    assert kept.values["reference_number"] == "甲罚〔2025〕003号"
    assert kept.original["reference_number"] == "甲罚〔2025〕002号"
    assert not kept.remarks[0].is_doubt
    assert roster_lines("目录.csv", roster)[2].values["reference_number"] == "甲罚〔2025〕002号"


def test_files_with_one_number_are_told_of_each_other() -> None:
    found = same_cases(
        [case("001", "甲罚〔2025〕1号"), case("002", "甲罚〔2025〕1号"), case("003", "甲罚〔2025〕3号"), case("004")]
    )
    assert {code: [other.code for other in others] for code, others in found.items()} == {
        "001": ["002"],
        "002": ["001"],
    }


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "评查库")


def _add(workspace: Workspace, number: str, unit: str = "某某局", **said: str) -> str:
    from reviewer.intake.starting import current_campaign

    campaign = current_campaign(workspace).id
    with workspace.store.writing():
        description = CaseDescription("扫描件", unit, reference_number=number, **said)
        return workspace.catalogue.add_case(campaign, description, "扫描件", number + unit, [], 1)


def _file(folder: Path, text: str = "x", name: str = "目录.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_catalogue_takes_from_the_list_what_nobody_read(workspace: Workspace, tmp_path: Path) -> None:
    _add(workspace, "甲罚〔2025〕1号", unit="")
    standing = take_in_roster(workspace, _file(tmp_path), listed(("甲罚〔2025〕1号", "张", "乱倒垃圾", "一队", "50")))
    (row,) = workspace.catalogue.cases()
    assert (row.unit, row.party, row.cause, row.title) == ("一队", "张", "乱倒垃圾", "张乱倒垃圾案")
    assert standing.received == 1
    workspace.close()


def test_a_unit_that_a_person_stated_stays(workspace: Workspace, tmp_path: Path) -> None:
    _add(workspace, "甲罚〔2025〕1号", unit="二队")  # not what the papers say: nothing was read of this file
    take_in_roster(workspace, _file(tmp_path), listed(("甲罚〔2025〕1号", "张", "乱倒垃圾", "一队", "")))
    assert workspace.catalogue.cases()[0].unit == "二队"
    workspace.close()


def test_a_corrected_list_corrects_the_units_it_gave_itself(workspace: Workspace, tmp_path: Path) -> None:
    _add(workspace, "甲罚〔2025〕1号", unit="")
    for unit in ("一队", "三队"):
        take_in_roster(workspace, _file(tmp_path), listed(("甲罚〔2025〕1号", "张", "乱倒垃圾", unit, "")))
    assert workspace.catalogue.cases()[0].unit == "三队"
    assert len(standing_of(workspace).standings) == 1
    workspace.close()


def test_a_list_is_part_of_the_record_and_is_made_again_from_it(workspace: Workspace, tmp_path: Path) -> None:
    first, second = _file(tmp_path, "1", "一队.csv"), _file(tmp_path, "2", "二队.csv")
    somebody = Author("person", "device")
    doubtful = listed(("甲罚〔2025〕1号", "张", "", "一队", "3百"), ("甲罚〔2025〕2号", "李", "", "一队", ""))
    take_in_roster(workspace, first, doubtful, author=somebody)
    take_in_roster(workspace, second, listed(("甲罚〔2025〕2号", "李", "占道", "二队", "50")), author=somebody)
    before = workspace.rosters.lines(current_campaign(workspace).id)
    with workspace.store.writing():
        workspace.store.execute("UPDATE roster_line SET number_key = 'x'")
        workspace.store.execute("DELETE FROM roster_line WHERE line = 2")
    assert workspace.rosters.rebuild() == 2
    assert workspace.rosters.lines(current_campaign(workspace).id) == before
    assert [(line.number_key, line.source_name) for line in before] == [
        ("甲罚〔2025〕1号", "一队.csv"),
        ("甲罚〔2025〕2号", "二队.csv"),
    ]
    assert [(e.kind, e.author) for e in workspace.record.all()] == [("roster_taken", "person")] * 2
    assert verify(workspace, Silent()) == []
    workspace.close()


def test_rows_from_before_lists_were_recorded_stay(workspace: Workspace, tmp_path: Path) -> None:
    campaign = current_campaign(workspace).id
    take_in_roster(workspace, _file(tmp_path, "1", "旧.csv"), listed(("甲罚〔2025〕1号", "张", "", "一队", "")))
    with workspace.store.writing():
        workspace.store.execute("UPDATE roster_line SET event = ''")
    take_in_roster(workspace, _file(tmp_path, "2", "新.csv"), listed(("甲罚〔2025〕2号", "李", "", "二队", "")))
    workspace.rosters.rebuild()
    assert [line.source_name for line in workspace.rosters.lines(campaign)] == ["旧.csv", "新.csv"]
    workspace.close()


def test_a_list_is_taken_in_whole_or_not_at_all(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("in the middle")

    monkeypatch.setattr(roster_module, "fill_catalogue", fail)
    with pytest.raises(RuntimeError):
        take_in_roster(workspace, _file(tmp_path), listed(("甲罚〔2025〕1号", "张", "", "一队", "")))
    assert workspace.rosters.lines(current_campaign(workspace).id) == ()
    assert list(workspace.record.all()) == []
    workspace.close()


def test_lists_of_several_units_stand_beside_each_other_until_one_replaces_them(
    workspace: Workspace, tmp_path: Path
) -> None:
    first, second = _file(tmp_path, "1", "一队.csv"), _file(tmp_path, "2", "二队.csv")
    take_in_roster(workspace, first, listed(("甲罚〔2025〕1号", "张", "", "一队", "")))
    assert len(take_in_roster(workspace, second, listed(("甲罚〔2025〕2号", "李", "", "二队", ""))).standings) == 2
    assert len(take_in_roster(workspace, second, listed(("甲罚〔2025〕3号", "王", "", "二队", ""))).standings) == 2
    alone = take_in_roster(workspace, first, listed(("甲罚〔2025〕4号", "赵", "", "一队", "")), instead=True)
    assert [row.line.number_key for row in alone.standings] == ["甲罚〔2025〕4号"]
    assert len(workspace.originals.all()) == 2
    assert numbered_cases(workspace) == ()
    workspace.close()


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from([h for field in FIELDS for h in field.headings]) | st.text(max_size=8), min_size=1, max_size=9
    ),
    st.data(),
)
def test_any_headings_columns_and_cells_are_taken_and_every_row_is_accounted_for(
    headings: list[str], data: st.DataObject
) -> None:
    cells = st.text(max_size=14) | st.sampled_from(
        ["伍佰元", "2035.1.1", "甲罚〔2025〕０９号", "=1+1", "45658", "１２"]
    )
    rows = data.draw(st.lists(st.tuples(*[cells] * len(headings)), max_size=6))
    columns = data.draw(
        st.dictionaries(st.sampled_from([f.key for f in FIELDS]), st.integers(0, len(headings) - 1), max_size=6)
    )
    table = RosterTable("表.csv", tuple(headings), tuple(rows), tuple(range(2, len(rows) + 2)))
    for chosen in (match_columns(headings), columns):
        roster = interpret(table, chosen, TODAY)
        lines = roster_lines("表.csv", roster, {(p.line, p.key) for p in roster.problems})
        assert len(lines) == len(rows)
        for line, row in zip(lines, rows, strict=True):
            assert all(line.original[key] == row[column] for key, column in chosen.items())
        numbered = [case(str(n), line.number_key) for n, line in enumerate(lines) if line.number_key]
        assert not completeness(lines, numbered).outside
