"""An office's own rules: what is wrong in them is said with its line."""

from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest

from reviewer.library.local_rules.reading import parse_local_rules, read_local_rules
from scoring.errors import ReviewError
from scoring.local_rules import LocalRules, PartyKind

DESIGN = """
hearing_threshold: {organization: 50000, citizen: 5000}
discretion:
  - id: "41"
    cause: 擅自处置建筑垃圾
    provisions: ["《城市建筑垃圾管理规定》第二十五条第（一）项"]
    party: organization
    measure: {name: 处置量, unit: 立方米}
    tiers:
      - {name: 轻微, from: 0, below: 10, fine: [10000, 40000]}
      - {name: 一般, from: 10, below: 30, fine: [40000, 70000]}
  - id: "7"
    cause: 未取得建设工程规划许可证进行建设
    measure: {name: 情节}
    base: 工程造价
    tiers:
      - {name: 一般, rate: ["0.05", "0.07"]}
provisions:
  - {provision: "《某条例》第三十六条第（一）项", cause: 擅自设置大型户外广告}
"""


def test_the_documented_form_is_read() -> None:
    rules = parse_local_rules(DESIGN)
    assert rules.hearing_threshold == {PartyKind.ORGANIZATION: Decimal(50000), PartyKind.CITIZEN: Decimal(5000)}
    first, second = rules.discretion
    assert [t.holds(Decimal(10)) for t in first.tiers] == [False, True]
    assert second.tiers[0].rate == (Decimal("0.05"), Decimal("0.07"))
    assert rules.provisions[0].cause == "擅自设置大型户外广告"


def test_the_shipped_example_is_valid_and_says_it_is_fictional() -> None:
    text = files("resources").joinpath("discretion", "example.yaml").read_text("utf-8")
    assert "虚构" in text
    assert parse_local_rules(text).fictional


def test_an_empty_file_knows_nothing() -> None:
    assert parse_local_rules("") == LocalRules()


def test_a_text_and_a_file_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "规则.yaml"
    path.write_text(DESIGN, "utf-8")
    assert read_local_rules(path) == read_local_rules(DESIGN)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("from: 10, below: 30", "from: 9, below: 30", 4, "“轻微”与“一般”的范围重叠"),
        ("[10000, 40000]", "[40000, 10000]", 10, "下限 40000 大于上限 10000"),
        ("[10000, 40000]", "[-1, 40000]", 10, "负数"),
        ("from: 0, below: 10", "from: 10, below: 10", 10, "不小于上界"),
        ("unit: 立方米", "unit: 立方", 8, "不认识的单位“立方”"),
        ('["0.05", "0.07"]', '["5", "7"]', 17, "0.05"),
        ("citizen: 5000", "citizen: 五千", 2, "“五千”不是数字"),
        ("citizen: 5000", "citizen: -5", 2, "应当大于或等于0"),
        ("party: organization", "party: 单位", 7, "只能是"),
        ("cause: 擅自处置建筑垃圾\n    ", "", 4, "缺少这一项"),
        ('id: "7"', 'id: "41"', 2, "“41”重复"),
        ("base: 工程造价\n    ", "", 12, "基数 base"),
        ("第三十六条第（一）项", "36", 19, "不是条款"),
        ("hearing_threshold", "hearing_treshold", 2, "不认识的项目名称"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, line: int, said: str) -> None:
    assert old in DESIGN
    with pytest.raises(ReviewError) as error:
        parse_local_rules(DESIGN.replace(old, new, 1), "规则.yaml")
    assert said in error.value.message
    assert f"第{line}行" in error.value.message


@pytest.mark.parametrize(("text", "said"), [("a: [", "格式有误"), ("- a", "若干项目组成")])
def test_what_is_no_rules_file_is_refused(text: str, said: str) -> None:
    with pytest.raises(ReviewError, match=said):
        parse_local_rules(text)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReviewError, match="打不开"):
        read_local_rules(tmp_path / "没有.yaml")


def test_a_file_in_another_encoding_is_said(tmp_path: Path) -> None:
    path = tmp_path / "规则.yaml"
    path.write_bytes("标题: 甲".encode("gbk"))
    with pytest.raises(ReviewError, match="UTF-8"):
        read_local_rules(path)
