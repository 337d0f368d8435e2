"""Whatever is fed to the readers of editions: an answer or a message, never a traceback."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.library.rubrics.editions import find, load
from reviewer.library.rubrics.findings import conditions_from_facts, sheet_from
from reviewer.library.rubrics.xlsx import export_xlsx
from reviewer.library.rubrics.xlsx_import import import_xlsx
from reviewer.library.rubrics.yaml_values import read_yaml
from scoring.errors import ReviewError

GENERAL = load(find("penalty-ordinary"))
SMALL = find("published-sichuan-2011").read_text("utf-8")
settings.register_profile("hostile", deadline=None, suppress_health_check=list(HealthCheck))


shapes = st.recursive(
    st.none() | st.text(max_size=5) | st.integers(), lambda inner: st.lists(inner, max_size=3), max_leaves=6
)
FIELDS = ("sections", "grades", "total", "conditions", "rounding", "unit", "case_types", "id", "floor", "mapping")


def answer(call: Callable[[], object]) -> str:
    """What came of it: something read, or the message."""
    try:
        return type(call()).__name__
    except ReviewError as error:
        return str(error)


@settings(settings.get_profile("hostile"), max_examples=150)
@given(st.integers(0, len(SMALL) - 1), st.integers(0, 12), st.text(alphabet="\n -:{}[],|>\"'&*!x1负.", max_size=6))
def test_a_damaged_edition_is_read_or_refused_in_words(at: int, cut: int, put: str) -> None:
    assert answer(lambda: load(SMALL[:at] + put + SMALL[at + cut :]))


@settings(settings.get_profile("hostile"), max_examples=100)
@given(shapes)
def test_values_of_any_shape_are_refused_in_words(value: object) -> None:
    for name in FIELDS:
        with pytest.raises(ReviewError):
            load(json.dumps({name: value, "title": "甲"}, ensure_ascii=False) + "\n")


@settings(settings.get_profile("hostile"), max_examples=100)
@given(st.text(alphabet="\n -:{}[],findgsmarkc正1.", max_size=60))
def test_a_record_of_any_shape_is_read_or_refused_in_words(text: str) -> None:
    assert answer(lambda: sheet_from(read_yaml(text, "评查记录"), GENERAL))


@pytest.mark.parametrize("points", ["NaN", "Infinity", "1e999999", "-1", "1.00001"])
def test_points_beyond_reason_are_refused(points: str) -> None:
    with pytest.raises(ReviewError):
        load(SMALL.replace("points: 2,", f"points: {points},", 1))
    with pytest.raises(ReviewError):
        sheet_from(read_yaml(f"findings: [{{criterion: facts, rule: partial, points: {points}}}]", "评查记录"), GENERAL)


def test_facts_of_any_kind_suggest_nothing_rather_than_fail(tmp_path: Path) -> None:
    path = tmp_path / "要素.json"
    path.write_text('{"facts": [{"key": "fine_amount", "value": "NaN"}]}', "utf-8")
    assert conditions_from_facts(path, GENERAL) == {"fined": True}
    for text in ("[]", '{"facts": 3}', '{"documents": [{}]}', '{"facts": [1]}'):
        path.write_text(text, "utf-8")
        with pytest.raises(ReviewError):
            conditions_from_facts(path, GENERAL)


def test_a_bound_that_is_no_number_is_refused() -> None:
    for bound in ("NaN", "1e999999", "Infinity"):
        text = SMALL + f"conditions:\n  - {{id: c, label: 甲, suggest: {{fact: fine_amount, at_least: {bound}}}}}\n"
        with pytest.raises(ReviewError, match="条件写法不对"):
            load(text)
    text = SMALL + "conditions:\n  - {id: c, label: 甲, suggest: {fact: fine_amount, at_least: 30000}}\n"
    suggest = load(text).conditions[0].suggest
    assert suggest is not None
    assert suggest.at_least == Decimal(30000)


@pytest.mark.parametrize(("above", "words"), [("filing", "上级“filing”不存在"), ("zzz", "上级“zzz”不存在")])
def test_a_part_above_itself_or_nothing_is_named(tmp_path: Path, above: str, words: str) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "环.xlsx"
    export_xlsx(load(SMALL), path)
    book = load_workbook(path)
    row = next(r for r in range(2, 9) if book["部分"].cell(r, 1).value == "filing")
    book["部分"].cell(row, 4).value = above
    book.save(path)
    assert words in "\n".join(map(str, import_xlsx(path).problems))
