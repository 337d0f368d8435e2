"""Every rule is registered, has its parameters with a source, cites law that exists in form, and proves itself."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import scoring.checks
from reviewer.library.calendars import read_calendar
from reviewer.library.check_parameters import FILES, parameters_from, read_parameters, switched_off
from scoring.checks.context import Context
from scoring.checks.parameters import Verified
from scoring.checks.register import MODULES, RULES
from scoring.checks.running import run
from scoring.errors import ReviewError
from scoring.notation.provisions import find_provisions
from scoring.suspicions import Result
from tests.scoring.checks.examples import EXAMPLES

HERE = Path(scoring.checks.__file__).parent
NUMBERS = {"T": 24, "O": 11, "C": 29, "X": 7, "D": 5, "F": 5, "S": 2}


def test_no_rule_module_is_missing_from_the_register() -> None:
    written = {p.stem for p in HERE.glob("*.py") if re.match(r"[a-z]\d\d_", p.stem)}
    assert {m.__name__.rsplit(".", 1)[1] for m in MODULES} == written
    assert len(RULES) == len(MODULES)


def test_every_rule_of_the_table_is_there() -> None:
    assert set(RULES) == {f"{letter}{n:02}" for letter, count in NUMBERS.items() for n in range(1, count + 1)}


def test_the_register_runs_from_t_to_s() -> None:
    assert list(RULES) == sorted(RULES, key=lambda r: ("TOCXDFS".index(r[0]), r))


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
    for citation in parameters.law:
        assert re.fullmatch(r"《[^《》]+》第.+", citation), citation
        (cited,) = find_provisions(citation)
        assert cited.raw == citation


def test_what_is_not_verified_is_off_with_its_reason_shown() -> None:
    off = switched_off(read_parameters().values())
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
