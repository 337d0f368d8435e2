"""The editions that come with the program: complete, lawful in form, and worth what they say."""

import re
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest

from reviewer.library.check_context import criteria_of
from reviewer.library.rubrics.editions import RubricInvalid, load, load_kept, load_with_warnings, shipped, to_yaml
from scoring.checks.register import NAMES
from scoring.rubric import Nature, Rubric, Stage, Status
from scoring.score import ScoreState, score
from scoring.sheet import Finding, Mark, Sheet
from tests.scoring.rubric_building import PAGE, found, mark

EDITIONS = [pytest.param(path, id=name) for name, path in shipped()]
OWN = [
    "penalty-ordinary",
    "penalty-simple",
    "no-penalty",
    "permit",
    "seizure",
    "inspection",
    "urban-management",
]
ARTICLES = {  # how many articles each law has: nothing beyond can be cited
    "《行政处罚法》": 86,
    "《行政强制法》": 71,
    "《行政许可法》": 83,
    "《行政复议法》": 90,
    "《行政诉讼法》": 103,
    "《民事诉讼法》": 306,
    "《城乡规划法》": 70,
    "《环境保护法》": 70,
    "《行政执法机关移送涉嫌犯罪案件的规定》": 19,
}
DIGITS = {d: i for i, d in enumerate("零一二三四五六七八九")}


def shipped_edition(name: str) -> Rubric:
    return load(dict(shipped())[name])


def number(text: str) -> int:
    """第六十一条 → 61"""
    total, digit = 0, 0
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS[sign]
        else:
            total += (digit or 1) * {"十": 10, "百": 100}[sign]
            digit = 0
    return total + digit


@pytest.mark.parametrize("path", EDITIONS)
def test_every_edition_loads_round_trips_and_gives_a_clean_file_full_marks(path: Path) -> None:
    rubric, warnings = load_with_warnings(path)
    assert rubric.status is Status.PUBLISHED
    assert rubric.source
    assert load(to_yaml(rubric)) == rubric
    assert load_kept(to_yaml(rubric), rubric.hash) == rubric
    clean = score(rubric, Sheet())
    assert clean.state is ScoreState.SCORED
    expected = Decimal(10) if rubric.id == "published-sichuan-2011" else Decimal(100)
    assert clean.total == expected
    assert clean.grade == rubric.grades[0].label
    assert all("不等于 100 分" in str(w) for w in warnings)


@pytest.mark.parametrize("name", OWN)
def test_our_own_editions_name_law_documents_and_a_finding_for_every_leaf(name: str) -> None:
    rubric = shipped_edition(name)
    for leaf in rubric.criteria():
        assert leaf.legal_basis, leaf.id
        assert leaf.rules, leaf.id
        assert leaf.document_kinds or leaf.id in ("others", "daily"), leaf.id


@pytest.mark.parametrize("name", OWN)
def test_cited_articles_exist(name: str) -> None:
    for leaf in shipped_edition(name).criteria():
        for basis in leaf.legal_basis:
            match = re.fullmatch(r"(《.+?》)第([零一二三四五六七八九十百]+)条", basis)
            if match is None:
                assert basis in ("本地三书同达的规定", "国务院办公厅关于严格规范涉企行政检查的意见"), basis
            else:
                assert 1 <= number(match.group(2)) <= ARTICLES[match.group(1)], basis


@pytest.mark.parametrize("path", EDITIONS)
def test_document_kinds_are_those_the_program_recognises(path: Path) -> None:
    known: set[str] = set()
    for source in files("resources").joinpath("document-kinds").iterdir():
        if source.name.endswith(".yaml"):
            known |= set(re.findall(r"code: ([a-z_]+)", source.read_text("utf-8")))
    rubric = load(path)
    used = {k for c in rubric.criteria() for k in c.document_kinds}
    assert used <= known


def test_the_general_edition_is_as_large_and_as_varied_as_the_work_asks() -> None:
    rubric = shipped_edition("penalty-ordinary")
    assert len(rubric.criteria()) >= 60
    assert [s.title for s in rubric.sections] == ["主体", "事实与证据", "程序", "法律适用", "裁量", "文书与归档"]
    assert {c.stage for c in rubric.criteria()} == set(Stage)
    assert {c.nature for c in rubric.criteria()} == set(Nature)
    effects = {v.effect.value for c in rubric.criteria() for v in c.vetoes}
    assert {"file_zero", "grade_cap"} <= effects
    kinds = {d.kind.value for c in rubric.criteria() for d in c.deductions}
    assert {"fixed", "per_occurrence", "once_if_any", "range", "all", "free"} <= kinds
    conditional = {c.condition.name for c in rubric.criteria() if c.condition is not None}
    assert {"hearing_held", "seizure", "preservation", "discussion_due"} <= conditional


def test_every_rule_that_may_cost_points_feeds_a_criterion() -> None:
    """Every check the program knows, over the editions for penalties and permits."""
    names = ("penalty-ordinary", "penalty-simple", "permit")
    fed = {check.partition(".")[0] for name in names for c in shipped_edition(name).criteria() for check in c.checks}
    expected = (
        {f"T{i:02}" for i in range(1, 25)} | {f"O{i:02}" for i in range(1, 12)} | {f"C{i:02}" for i in range(1, 30)}
    )
    expected |= (
        {f"X{i:02}" for i in range(1, 8)} | {f"D{i:02}" for i in range(1, 6)} | {f"F{i:02}" for i in range(1, 6)}
    )
    assert expected | {"S01", "S02"} <= fed
    general = {check for c in shipped_edition("penalty-ordinary").criteria() for check in c.checks}
    assert expected | {"S01", "S02"} <= general | {"T23", "T24", "C03", "C04"}


@pytest.mark.parametrize("path", EDITIONS)
def test_what_feeds_a_criterion_is_a_rule_or_a_part_of_one(path: Path) -> None:
    named = {check for c in load(path).criteria() for check in c.checks}
    assert named - set(NAMES) == set()


@pytest.mark.parametrize(
    ("edition", "part", "criterion"),
    [
        ("no-penalty", "C15.教育", "education"),
        ("no-penalty", "C15.情形", "provision"),
        ("no-penalty", "C15.初次", "first-offence"),
        ("penalty-simple", "C04.备案", "filing"),
        ("permit", "T24.送达", "certificate"),
        ("seizure", "C24.签名", "list"),
        ("seizure", "T12.退还", "lift"),
    ],
)
def test_a_part_of_a_rule_feeds_the_one_criterion_it_is_about(edition: str, part: str, criterion: str) -> None:
    fed = criteria_of(shipped_edition(edition))
    assert fed[part] == (criterion,)
    assert part.partition(".")[0] not in fed


def test_a_hearing_that_was_not_held_leaves_the_denominator_of_the_general_edition() -> None:
    rubric = shipped_edition("penalty-ordinary")
    late = found("service-period", "late")
    with_all = score(rubric, Sheet(findings=(late,)))
    without = score(rubric, Sheet(findings=(late,), conditions={"hearing_held": False, "seizure": False}))
    assert with_all.total == Decimal("99.13")  # 114 of 115
    assert without.total == Decimal("99.09")  # 109 of 110
    assert without.trace[-2].text == "得分 = 100 × 109 ÷ 110 ≈ 99.0909。"


def test_the_published_structure_of_2024_scores_as_its_formula_says() -> None:
    rubric = shipped_edition("published-eco-2024")
    facts = {"hearing_held": False, "demanded": False, "court": False, "daily": False, "seizure": False}
    sheet = Sheet(
        findings=(found("f09", "d"), found("f04", "d")),
        marks=(mark("inspection", earned="8"), mark("closing", "missing"), mark("d02", earned="2.5")),
        conditions={**facts, "appraisal": True, "correction_elsewhere": False},
    )
    result = score(rubric, sheet)
    # applies: 100 − hearing 4 + 8 − demand 2 − court 5 = 81; earned 81 − 2 − 3 − 0.5 = 75.5
    assert result.trace[-2].text == "规范性 = 50 × 75.5 ÷ 81 − 3.5 ≈ 43.1049。"
    assert result.total == Decimal("93.10")
    unserved = Sheet(
        findings=(*sheet.findings, found("d10", "unserved")), marks=sheet.marks, conditions=sheet.conditions
    )
    assert "50 × 61 ÷ 81" in score(rubric, unserved).trace[-2].text
    grave = Finding("v", "l14", "v", remark="五日按自然日计算", regions=PAGE)
    assert score(rubric, Sheet(findings=(grave,))).total == 0


def test_the_published_structure_of_sichuan_stops_at_a_basic_standard() -> None:
    rubric = shipped_edition("published-sichuan-2011")
    stopped = score(rubric, Sheet(findings=(found("b4", "stop"),)))
    assert (stopped.state, stopped.total, stopped.grade) == (ScoreState.FAILED_UNSCORED, None, "不合格卷")
    counted = score(rubric, Sheet(findings=(found("party", "d", occurrences=3), found("facts", "p"))))
    assert counted.total == Decimal(8)


def test_the_published_lists_of_defects_come_off_a_hundred() -> None:
    beijing = shipped_edition("published-beijing-2016")
    sheet = Sheet(
        findings=(found("receipt", "late"), found("decision", "kind"), found("decision", "other", occurrences=3))
    )
    assert score(beijing, sheet).total == Decimal(82)
    xuanwu = shipped_edition("published-xuanwu-permit")
    defect = found("application", "defect", points=Decimal("0.5"))
    assert (score(xuanwu, Sheet(findings=(defect,))).total, score(xuanwu, Sheet(findings=(defect,))).grade) == (
        Decimal("99.5"),
        "优秀",
    )
    assert score(xuanwu, Sheet(findings=(defect, found("basis", "zero")))).total == 0


def test_the_urban_edition_has_a_part_for_illegal_buildings_only() -> None:
    rubric = shipped_edition("urban-management")
    lost = (Mark("three-papers", mark("x", "missing").state, "没有送达"),)
    general = score(rubric, Sheet(marks=lost))
    building = score(rubric, Sheet(marks=lost, conditions={"case_type.building": True}))
    assert (general.total, building.total) == (Decimal("96.55"), Decimal("96.83"))
    assert "planning-opinion" not in {line.ref for line in general.trace}


def test_a_kept_edition_that_was_altered_is_read_like_any_file() -> None:
    rubric = shipped_edition("published-sichuan-2011")
    text = to_yaml(rubric)
    assert load_kept(text.replace("points: 2", "points: 3"), rubric.hash).hash != rubric.hash
    with pytest.raises(RubricInvalid):
        load_kept(text.replace("points: 2", "points: 二"), rubric.hash)
    with pytest.raises(RubricInvalid):
        load_kept(text.replace("edition:", "editoin:"), rubric.hash)
