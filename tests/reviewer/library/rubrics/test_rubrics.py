"""Rubric files: what is refused, with file, line, path and what is allowed; what is only remarked on."""

from pathlib import Path

import pytest

from reviewer.library.rubrics.editions import (
    RubricInvalid,
    UnreadableYaml,
    json_schema,
    load,
    load_with_warnings,
    to_yaml,
)

HEAD = """id: t
title: 试用标准
edition: "1"
source: 自拟
in_force_from: 2026-01-01
grades:
  - {label: 优秀, at_least: 90}
  - {label: 其余, below: 90}
"""
LEAF = "{id: %s, title: 甲, stage: 决定, nature: 程序, points: 100%s}"


def edition(*leaves: str, more: str = "") -> str:
    items = "".join(f"      - {text}\n" for text in leaves)
    return f"{HEAD}{more}sections:\n  - id: s\n    title: 程序\n    items:\n{items}"


def said(text: str) -> str:
    with pytest.raises(RubricInvalid) as caught:
        load(text)
    return str(caught.value)


def test_a_small_edition_is_read() -> None:
    rubric = load(edition(LEAF % ("a", "")))
    assert [c.code for c in rubric.criteria()] == ["1.1"]
    assert rubric.sections[0].code == "一"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (edition(LEAF % ("a", ""), LEAF % ("a", "")), ["第 14 行", "编号“a”重复", "第 13 行"]),
        (edition("{id: a, title: 甲, stage: 决定, nature: 程序, points: -1}"), ["第 13 行", "points", "不能为负"]),
        (
            edition(LEAF % ("a", ", deductions: [{id: d, text: 缺, kind: per_occurrence, points: 5, cap: 2}]")),
            ["第 13 行", "上限 2 分低于单次扣分 5 分"],
        ),
        (edition(LEAF % ("a", ", condition: hearing")), ["第 13 行", "没有定义的条件“hearing”", "尚未定义任何条件"]),
        (edition(LEAF % ("a", ", condition: {document: decision}")), ["只能引用 conditions 中定义的条件"]),
        (edition(LEAF % ("a", ", condition: {maybe: x}")), ["条件写法不对", "any、all"]),
        (
            edition(
                LEAF % ("a", ""),
                more="conditions:\n  - {id: x, label: 甲, suggest: y}\n  - {id: y, label: 乙, suggest: {not: x}}\n",
            ),
            ["第 10 行", "循环引用自身"],
        ),
        (edition("{id: a, title: 甲, stage: 立按, nature: 程序}"), ["stage", "“立按”", "允许：立案、调查、审查"]),
        (
            edition("{id: a, titel: 甲, stage: 决定, nature: 程序}"),
            ["不认识的项目“titel”", "这里允许：id、code、title"],
        ),
        (edition("{id: a, stage: 决定, nature: 程序}"), ["缺少必填的名称“title”"]),
        (edition(LEAF % ("a", ", deductions: [{id: d, text: 缺, kind: fixed}]")), ["没有写明扣多少分"]),
        (edition(LEAF % ("a", ", deductions: [{id: d, text: 缺, kind: range, low: 5, high: 1}]")), ["最高扣分 1 低于"]),
        (edition(LEAF % ("a", ", deductions: [{id: d, text: 缺, kind: range}]")), ["没有写明扣分区间"]),
        (edition(LEAF % ("a", ", deductions: [{id: d, text: 缺, kind: tiers}]")), ["没有列出档次"]),
        (
            edition(LEAF % ("a", ", deductions: [{id: d, text: 甲, kind: all}, {id: d, text: 乙, kind: all}]")),
            ["扣分情形编号“d”在本项内重复"],
        ),
        (edition(LEAF % ("a", ", vetoes: [{id: v, text: 否, effect: grade_cap, grade: 特优}]")), ["允许：优秀、其余"]),
        (edition(LEAF % ("a", ", vetoes: [{id: v, text: 否, effect: points}]")), ["没有写明扣多少分"]),
        (edition(LEAF % ("a", ", exclusive_with: [b]")), ["互斥的评查项“b”不存在"]),
        (
            edition(
                "{id: a, title: 甲, stage: 决定, nature: 程序, deductions: [{id: d, text: 缺, kind: fixed, points: 1}]}"
            ),
            ["有扣分情形而没有分值"],
        ),
        (
            edition(
                LEAF % ("a", ""), more="total:\n  - {id: p, label: 分, terms: [{kind: ratio, of: 9, sections: [z]}]}\n"
            ),
            ["不存在的部分“z”", "允许：s"],
        ),
        (edition(LEAF % ("a", ""), more="total:\n  - {id: p, label: 分, terms: [{kind: fixed}]}\n"), ["请补上 of"]),
        (edition(LEAF % ("a", "")).replace("label: 其余", "label: 优秀"), ["等次“优秀”重复"]),
        (edition("{id: a, title: 甲, stage: 决定, nature: 程序, points: 三}"), ["“三”不是数字"]),
        (edition("{id: a, title: 甲, stage: 决定, nature: 程序, points: .inf}"), ["points"]),
        (edition("一句话"), ["items[0]"]),
        ("- 1\n- 2\n", ["不是评查标准"]),
        ("format: other/9\n" + edition(LEAF % ("a", "")), ["不认识的格式“other/9”"]),
    ],
)
def test_each_mistake_says_where_and_what_is_allowed(text: str, words: list[str]) -> None:
    message = said(text)
    for word in words:
        assert word in message


def test_every_mistake_is_named_at_once() -> None:
    with pytest.raises(RubricInvalid) as caught:
        load(edition("{id: a, stage: 立按, nature: 无, points: -1}"))
    assert len(caught.value.problems) == 4


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BOMB, ["第 1 行", "锚点或引用"]),
        ("a: &a [*a]\n", ["锚点或引用"]),
        ("a: !!python/object/apply:os.system [echo]\n", ["类型标记"]),
        ("a: 1\na: 2\n", ["第 2 行", "“a”重复出现（前一处在第 1 行）"]),
        ("a: [1, 2\n", ["写法不符合 YAML 格式"]),
        ("[" * 60 + "]" * 60, ["嵌套超过"]),
        ("a: 1\n---\nb: 2\n", ["多份文档"]),
        ("a: \x00\n", ["不允许的字符"]),
        ("? [1, 2]\n: x\n", ["项目名称"]),
    ],
)
def test_yaml_that_is_a_trap_is_refused(text: str, words: list[str]) -> None:
    with pytest.raises(UnreadableYaml) as caught:
        load(text + "\n")
    for word in words:
        assert word in str(caught.value)


def test_a_file_of_50_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    big = tmp_path / "大.yaml"
    with big.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    with pytest.raises(UnreadableYaml, match=r"50\.0 MB"):
        load(big)


def test_a_file_in_another_encoding_or_not_there_says_so(tmp_path: Path) -> None:
    gbk = tmp_path / "国标.yaml"
    gbk.write_bytes("id: 标准".encode("gbk"))
    with pytest.raises(UnreadableYaml, match="UTF-8"):
        load(gbk)
    with pytest.raises(UnreadableYaml, match="无法读取"):
        load(tmp_path / "没有.yaml")


def test_odd_sums_are_remarked_on_and_never_refused() -> None:
    text = edition(LEAF % ("a", ""), "{id: b, title: 乙, stage: 决定, nature: 程序, points: 9}")
    rubric, warnings = load_with_warnings(text.replace("title: 程序\n", "title: 程序\n    points: 100\n"))
    assert rubric.full == 100
    messages = " ".join(str(w) for w in warnings)
    assert "写明 100 分，各项相加为 109 分" in messages
    _, warnings = load_with_warnings(text)
    assert "满分合计 109 分，不等于 100 分" in " ".join(str(w) for w in warnings)


def test_a_hole_between_grades_is_remarked_on() -> None:
    text = edition(LEAF % ("a", "")).replace("below: 90", "below: 85")
    assert any("85 分至 90 分之间没有等次" in str(w) for w in load_with_warnings(text)[1])


def test_two_spellings_of_one_edition_have_one_hash() -> None:
    plain = edition(LEAF % ("a", ", deductions: [{id: d, text: 缺签, kind: fixed, points: 0.5}]"))
    other = "# 说明\n" + plain.replace("0.5", "'0.50'").replace("points: 100", "points: 100.0").replace('"1"', "1")
    other = other.replace("title: 试用标准", "title: >-\n  试用标准").replace(
        "stage: 决定, nature: 程序", "nature: 程序, stage: 决定"
    )
    assert load(plain).hash == load(other).hash
    assert load(plain).hash != load(plain.replace("0.5", "1")).hash
    assert load(plain).hash == load(plain + "status: superseded\n").hash
    assert load(to_yaml(load(plain))) == load(plain)


def test_the_json_schema_names_the_fields_an_editor_completes() -> None:
    schema = json_schema()
    assert {"id", "sections", "grades", "total"} <= set(schema["properties"])
    assert schema["$defs"]["CriterionForm"]["additionalProperties"] is False
    assert "立案" in schema["$defs"]["Stage"]["enum"]
