"""The rules in a process of their own: the same result, and a rule that never ends costs itself only."""

import re
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from reviewer.documents.splitting import Structure
from reviewer.documents.understanding import understand
from reviewer.intake import rules_apart
from reviewer.intake.rules_apart import checked
from reviewer.library.calendars import read_calendar
from reviewer.library.check_parameters import read_parameters
from scoring.casefile import Box, CaseFile, Page, Source, TextLine
from scoring.checks import run_all
from scoring.checks.context import Context
from scoring.checks.report import Report
from scoring.errors import Cancelled
from scoring.progress import Progress
from scoring.suspicions import Result
from tests.patience import PATIENCE

ENDLESS, BROKEN, SOUND = "C01", "C02", "F01"


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A process of this test's own."""
    own = rules_apart._Kept()
    monkeypatch.setattr(rules_apart, "_KEPT", own)
    yield own
    own._sleep(None)
    own._reader.close()


def _case() -> CaseFile:
    rows = (
        "行政处罚决定书",
        "某综执罚决〔2025〕第12号",
        "当事人：某某公司",
        "罚款人民币伍仟元（5000元）",
        "2025年9月26日",
    )
    lines = tuple(
        TextLine(row, 1, Box(0.1, n * 0.1, 0.9, n * 0.1 + 0.05), row, 1.0, "\n") for n, row in enumerate(rows)
    )
    return understand((Page(1, lines, Source.TEXT),), Structure())


def _context() -> Context:
    return Context(read_calendar(None), read_parameters())


def _endless(case: CaseFile, context: Context) -> Iterator[object]:
    yield re.match(r"(a+)+$", "a" * 60 + "b")  # holds Python's lock for years


def _broken(case: CaseFile, context: Context) -> Iterator[object]:
    yield from [1 // 0]


def _sound(case: CaseFile, context: Context) -> Iterator[object]:
    yield Report(SOUND, context).violated("页码重复。")


def run_with_bad_rules(
    case: str, context: Context, without: tuple[str, ...], watched: bool, *, progress: Progress
) -> str:
    """In the child: the work with some of its rules replaced."""
    from scoring.checks import register

    for rule, check in ((ENDLESS, _endless), (BROKEN, _broken), (SOUND, _sound)):
        register.RULES[rule] = SimpleNamespace(check=check)  # type: ignore[index]
    return _real(case, context, without, watched, progress=progress)


_real = rules_apart._run


def test_the_result_is_that_of_running_here(kept: object) -> None:
    case, context = _case(), _context()
    found = checked(case, context)
    assert found == run_all(case, context)
    assert len(found) > 5


def test_a_rule_that_never_ends_says_so_and_the_others_run(
    kept: object, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(rules_apart, "_run", run_with_bad_rules)
    found = checked(_case(), _context())
    by_rule = {one.rule: one for one in found}
    for rule in (ENDLESS, BROKEN):
        assert by_rule[rule].result is Result.UNKNOWN
        assert "已停止，请人工核对" in by_rule[rule].message
    assert [r.getMessage() for r in caplog.records][1:] == [
        f"rule {r} did not come to an end" for r in (ENDLESS, BROKEN)
    ]
    caplog.clear()
    assert by_rule[SOUND].message == "页码重复。"
    assert len(by_rule) > 5


def test_rules_that_have_no_time_left_say_so_each(
    kept: object, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(rules_apart, "_run", run_with_bad_rules)
    context = _context()
    found = checked(_case(), context, seconds=0.5)
    assert {one.rule for one in found} == {rule for rule, known in context.parameters.items() if known.enabled}
    assert all(one.result is Result.UNKNOWN and "请人工核对" in one.message for one in found)
    caplog.clear()


def test_the_process_ends_when_it_has_rested(kept: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules_apart, "REST", 0.1)
    checked(_case(), _context())
    until = time.monotonic() + PATIENCE
    while kept._reader.process_id is not None and time.monotonic() < until:
        time.sleep(0.05)
    assert kept._reader.process_id is None
    assert checked(_case(), _context())  # and is started again


class _Stopped:
    """Somebody cancelled the run meanwhile."""

    def step(self, done: int, total: int, stage: str = "") -> None:
        raise Cancelled


def test_whoever_cancels_a_run_does_not_wait_for_its_rules(kept: Any) -> None:
    with pytest.raises(Cancelled):
        checked(_case(), _context(), asked=_Stopped())
    assert kept._reader.process_id is None
