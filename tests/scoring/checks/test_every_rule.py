"""Every rule is registered, has its parameters with a source, cites law that exists in form, and proves itself."""

import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

import scoring.checks
from reviewer.library.calendars import read_calendar
from reviewer.library.check_parameters import FILES, parameters_from, read_parameters
from reviewer.presenters.reading.fact_groups import LABELS as PANEL
from scoring.checks.context import Context
from scoring.checks.fact_keys import ENTERED
from scoring.checks.finders import FINDERS
from scoring.checks.parameters import Verified
from scoring.checks.register import MODULES, PARTS, RULES
from scoring.checks.running import run
from scoring.clock import PeriodUnit
from scoring.errors import ReviewError
from scoring.local_rules import LocalRules, TimeLimit
from scoring.notation.provisions import find_provisions
from scoring.suspicions import Result
from tests.scoring.checks.examples import EXAMPLES

HERE = Path(scoring.checks.__file__).parent
DETAILS = {"surcharge_amount", "discretion_tier"}  # read of single documents, see docs/facts.md
NUMBERS = {"T": 24, "O": 11, "C": 29, "X": 7, "D": 5, "F": 5, "S": 2}


def test_no_rule_module_is_missing_from_the_register() -> None:
    written = {p.stem for p in HERE.glob("*.py") if re.match(r"[a-z]\d\d_", p.stem)}
    assert {m.__name__.rsplit(".", 1)[1] for m in MODULES} == written
    assert len(RULES) == len(MODULES)


def test_every_rule_of_the_table_is_there() -> None:
    assert set(RULES) == {f"{letter}{n:02}" for letter, count in NUMBERS.items() for n in range(1, count + 1)}


def test_the_register_runs_from_t_to_s() -> None:
    assert list(RULES) == sorted(RULES, key=lambda r: ("TOCXDFS".index(r[0]), r))


@pytest.mark.parametrize(("rule", "part"), [(rule, part) for rule, parts in PARTS.items() for part in parts])
def test_a_part_of_a_rule_is_what_the_rule_says_it_is_about(rule: str, part: str) -> None:
    source = Path(RULES[rule].__file__ or "").read_text(encoding="utf-8")
    assert f'key="{part}"' in source or (f'("{part}", ' in source and "key=name" in source)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_module_is_named_after_its_rule_and_says_its_law(rule: str) -> None:
    module = RULES[rule]
    assert module.__name__.rsplit(".", 1)[1].startswith(rule.lower())
    assert len(module.__doc__ or "") > 20
    assert module is import_module(module.__name__)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_has_parameters_with_source_and_wellformed_law(rule: str) -> None:
    parameters = read_parameters()[rule]
    assert len(parameters.source) > 5
    assert parameters.law
    assert [law for law in parameters.law if not is_citation(law)] == []


def is_citation(text: str) -> bool:
    """《law》第…条 and so on, read to its last character as one provision."""
    found = find_provisions(text)
    return re.fullmatch(r"《[^《》]+》第.+", text) is not None and [f.raw for f in found] == [text]


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "行政处罚法第六十条",
        "第六十条",
        "《行政处罚法》",
        "《行政处罚法》六十条",
        "《行政处罚法》第六十条等",
        "《行政处罚法》第六十条、第六十一条",
        "《行政处罚法》第六十条，《行政强制法》第九条",
    ],
)
def test_a_malformed_citation_would_be_found(wrong: str) -> None:
    assert not is_citation(wrong)


def test_a_rule_without_its_three_examples_would_be_found() -> None:
    assert set(EXAMPLES) == set(RULES)
    for rule, examples in EXAMPLES.items():
        cases = [examples.violated, examples.satisfied, examples.unknown]
        assert all(a != b for n, a in enumerate(cases) for b in cases[:n]), rule


def test_an_example_is_about_the_rule_it_stands_for() -> None:
    """Each violated example shows its computation or its places; without them a reviewer has nothing to look at."""
    for rule, examples in EXAMPLES.items():
        context = Context(read_calendar(), read_parameters(), examples.local, {}, examples.like_cases)
        broken = [s for s in run({rule: RULES[rule]}, examples.violated, context) if s.result is Result.VIOLATED]
        assert all(s.computation or s.regions or s.rule in ("F03", "F05") for s in broken), rule


WITH_PERIOD = [rule for rule, p in read_parameters().items() if p.length is not None and rule in RULES]


@pytest.mark.parametrize("rule", WITH_PERIOD)
def test_a_period_of_the_offices_own_rules_takes_the_place_of_the_laws(rule: str) -> None:
    examples, known = EXAMPLES[rule], read_parameters()[rule]

    def results(limits: tuple[TimeLimit, ...]) -> list[tuple[str, str]]:
        local = replace(examples.local, time_limits=limits)
        context = Context(read_calendar(), read_parameters(), local, {}, examples.like_cases)
        return [
            (s.key, f"{s.result} {s.message}")
            for case in (examples.violated, examples.satisfied)
            for s in run({rule: RULES[rule]}, case, context)
        ]

    plain = results(())
    changed = [results((TimeLimit(rule, length, known.unit, "《某规定》第一条"),)) for length in (1, 100)]
    assert any(other != plain for other in changed)


def test_the_source_of_an_own_period_stands_in_the_arithmetic() -> None:
    local = LocalRules(time_limits=(TimeLimit("T09", 100, PeriodUnit.WORKDAYS, "《某规定》第一条"),))
    context = Context(read_calendar(), read_parameters(), local)
    (found,) = run({"T09": RULES["T09"]}, EXAMPLES["T09"].violated, context)
    assert found.result is Result.SATISFIED
    assert found.message == "公开信息在100个工作日内撤回。"
    assert found.computation.endswith("期限依据《某规定》第一条")


def test_every_fact_a_rule_asks_for_by_name_is_a_fact_that_can_be_there() -> None:
    asked = re.compile(r"""view\.(?:date|money|word|fact|entered)\(\s*"([a-z_]+)\"""")
    known = {*PANEL, *ENTERED, *FINDERS, *DETAILS}
    for path in HERE.glob("*.py"):
        assert set(asked.findall(path.read_text("utf-8"))) <= known, path.name


def test_what_is_not_verified_is_off_with_its_reason_shown() -> None:
    off = [p for p in read_parameters().values() if not p.enabled]
    assert off
    assert all(p.disabled_reason for p in off)
    assert all(p in off for p in read_parameters().values() if p.verified is Verified.UNVERIFIED)


def test_an_unverified_rule_cannot_be_switched_on_by_data() -> None:
    entry = {"title": "某期限", "severity": "M", "law": [], "source": "未核", "verified": "✘", "enabled": True}
    assert not parameters_from("T99", entry).enabled


def test_a_broken_entry_names_its_rule() -> None:
    with pytest.raises(ReviewError, match="T99"):
        parameters_from("T99", {"title": "某期限", "severity": "严重"})


def test_every_parameter_file_ships() -> None:
    from importlib.resources import files

    assert all(files("resources").joinpath("checks", f"{name}.yaml").is_file() for name in FILES)


@pytest.mark.parametrize("rule", sorted(RULES))
@pytest.mark.parametrize("result", list(Result))
def test_example(rule: str, result: Result) -> None:
    examples = EXAMPLES[rule]
    context = Context(read_calendar(), read_parameters(), examples.local, {rule: ("3.4",)}, examples.like_cases)
    found = run({rule: RULES[rule]}, getattr(examples, result.value), context)
    results = [s.result for s in found]
    assert result in results
    if result is not Result.VIOLATED:
        assert Result.VIOLATED not in results
    for one in found:
        assert one.rule == rule
        assert one.law == read_parameters()[rule].law
        assert one.criteria == ("3.4",)
        assert one.message.endswith("。")
