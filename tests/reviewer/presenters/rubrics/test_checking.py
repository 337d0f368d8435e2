"""The live check: what is wrong is told at its place, in words, and never costs the draft."""

import re
from pathlib import Path

import pytest

from reviewer.library.rubrics.editions import find, load, shipped
from reviewer.presenters.rubrics.checking import Remark, checked, line_of
from reviewer.presenters.rubrics.conditions import ALL, Asked, Rows, rows_of, sentence
from reviewer.presenters.rubrics.drafting import drafted
from reviewer.presenters.rubrics.plain import Key, Plain, put, walk
from reviewer.presenters.rubrics.words import FACTS
from reviewer.windows.rubrics.rule_cards import tiers_read, tiers_written

GOOD = drafted(load(find("penalty-ordinary")))
LEAF: Key = ("sections", 0, "items", 0)
OTHER: Key = ("sections", 0, "items", 1)
RULE: Key = (*LEAF, "deductions", 0)


def said(tree: Plain) -> Remark:
    result = checked(tree)
    assert result.rubric is None
    assert result.stopping
    return result.remarks[0]


def test_a_good_draft_is_an_edition() -> None:
    result = checked(GOOD)
    assert result.rubric is not None
    assert result.stopping == 0


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ((*LEAF, "points"), "-3", "不能为负"),
        ((*LEAF, "points"), "两分", "不是数字"),
        ((*LEAF, "title"), "", "缺少必填的名称"),
        ((*RULE, "cap"), "0.5", "低于单次扣分"),
        ((*OTHER, "id"), GOOD["sections"][0]["items"][0]["id"], "重复，前面已经用过"),
        ((*LEAF, "condition"), "unheard-of", "没有定义的条件"),
        ((*LEAF, "exclusive_with"), ["nobody"], "互斥的评查项"),
    ],
)
def test_a_mistake_is_told_at_its_place(path: Key, value: object, words: str) -> None:
    remark = said(put(GOOD, path, value))
    assert words in remark.message
    assert remark.node == path[:4]
    assert remark.stops
    assert remark.place == ("1.2" if path[:4] == OTHER else "1.1")


def test_conditions_that_go_round_in_a_circle_are_both_named() -> None:
    first, second = GOOD["conditions"][0]["id"], GOOD["conditions"][1]["id"]
    tree = put(put(GOOD, ("conditions", 0, "suggest"), second), ("conditions", 1, "suggest"), first)
    remarks = checked(tree).remarks
    assert ["循环引用" in remark.message for remark in remarks] == [True, True]
    assert line_of(remarks[0].path) == ("conditions",)


def test_messages_name_no_field_of_the_format() -> None:
    remark = said(put(GOOD, (*LEAF, "condition"), {"fact": "fine_amount"}))
    assert "conditions" not in remark.message
    assert "案情条件" in remark.message
    remark = said(put(GOOD, (*LEAF, "points"), "x"))
    assert "points" not in remark.message


def test_a_sum_that_does_not_agree_is_a_hint_and_stays_one_beside_mistakes() -> None:
    tree = put(GOOD, ("sections", 0, "points"), "99")
    odd = checked(tree)
    assert odd.rubric is not None
    assert any("各项相加" in remark.message and not remark.stops for remark in odd.remarks)
    both = checked(put(tree, (*LEAF, "title"), ""))
    assert [remark.stops for remark in both.remarks] == [True, False]


def test_an_item_without_leaves_cannot_be_published() -> None:
    group = {"id": "empty-group", "title": "空的项目", "items": []}
    remark = said(put(GOOD, ("sections", 0, "items"), [*GOOD["sections"][0]["items"], group]))
    assert "“空的项目”下面没有评查项" in remark.message


def test_every_shipped_condition_can_be_said_and_most_be_chosen_from_rows() -> None:
    for condition in GOOD["conditions"]:
        text = sentence(condition.get("suggest"), {}, {})
        assert "看不懂" not in text
        rows = rows_of(condition.get("suggest"))
        if rows is not None:
            assert rows.expr() == condition.get("suggest")


def test_rows_make_a_condition_and_read_it_back() -> None:
    rows = Rows(ALL, (Asked("document", "hearing_record"), Asked("fact", "fine_amount", True, "at_least", "10000")))
    expr = rows.expr()
    assert expr == {"all": [{"document": "hearing_record"}, {"not": {"fact": "fine_amount", "at_least": "10000"}}]}
    assert rows_of(expr) == rows
    said = sentence(expr, {}, {"hearing_record": "听证笔录"})
    assert said == "卷内有听证笔录并且不符合“罚款金额不低于10000”"
    assert rows_of({"any": ["a", {"all": ["b", "c"]}]}) is None


def test_conditions_are_all_found_in_the_words_of_the_tree() -> None:
    conditions = {str(c["id"]) for c in GOOD["conditions"]}
    used = {node["condition"] for _, node in walk(GOOD) if isinstance(node.get("condition"), str)}
    assert used <= conditions


def test_tiers_are_lines() -> None:
    tiers = tiers_read("10 情节严重\n3处起 5\n\n不知道")
    assert tiers == [{"points": "10", "text": "情节严重"}, {"points": "5", "from_count": "3"}, {"points": "不知道"}]
    assert tiers_written(tiers) == "10 情节严重\n3处起 5\n不知道"


def test_every_fact_of_the_whole_file_can_be_chosen() -> None:
    page = (Path(__file__).parents[4] / "docs" / "facts.md").read_text("utf-8")
    table = page.split("## Facts of the whole file")[1].split("## ")[0]
    keys = {
        key for row in table.splitlines() if row.startswith("| `") for key in re.findall(r"`(\w+)`", row.split("|")[1])
    }
    assert len(keys) > 40
    assert keys <= set(FACTS)


@pytest.mark.parametrize("name", [name for name, _ in shipped()])
def test_shipped_editions_name_nothing_unknown(name: str) -> None:
    assert not [r for r in checked(drafted(load(find(name)))).remarks if "不认识" in r.message]


def test_a_condition_on_an_unknown_fact_and_an_unknown_document_are_hinted_at() -> None:
    tree = put(GOOD, ("conditions", 0, "suggest"), {"any": [{"fact": "weather"}, {"not": {"document": "poem"}}]})
    result = checked(put(tree, (*LEAF, "checks"), ["T03", "Q99"]))
    assert result.rubric is not None
    said = [remark.message for remark in result.remarks if "不认识" in remark.message]
    assert [name for name in ("weather", "poem", "Q99") if any(name in text for text in said)] == [
        "weather",
        "poem",
        "Q99",
    ]
    assert len(said) == 3
