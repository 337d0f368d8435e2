"""The rules of checking run in a process of their own: whatever a paper holds, a rule that does not come to an end
costs itself only, and the window never waits for it.

One process serves all, is started when it is first needed and ends when it has rested for a while.
"""

import logging
import threading
from collections.abc import Sequence
from contextlib import suppress

from reviewer.documents.isolation import START_LIMIT, IsolatedReader, ReaderFailed
from reviewer.storage.codec import from_json, to_json
from scoring.casefile import CaseFile
from scoring.checks.context import Context
from scoring.progress import Progress, Silent
from scoring.suspicions import Suspicion

log = logging.getLogger(__name__)
RULE_LIMIT, PAGE_LIMIT = 2.5, 0.004
"""Seconds of work for one rule on a case file, and more for each page; usual are 0.02 for all rules together."""
CASE_LIMIT = 12.0
"""Seconds of work for all of them, those that are given up among them."""
REST = 60.0
"""Seconds without work after which the process ends."""
NOT_ENDED = "这项核对用时过长，已停止，请人工核对。"


def checked(
    case: CaseFile, context: Context, seconds: float = CASE_LIMIT, asked: Progress | None = None
) -> tuple[Suspicion, ...]:
    """What `scoring.checks.run_all` says. A rule that takes too long, or breaks, says so itself, and the others still
    run, as long as all together take no more than so many `seconds` of work. `asked` is asked whether to go on."""
    stopped: list[str] = []
    text, each = to_json(case), RULE_LIMIT + PAGE_LIMIT * len(case.pages)
    with suppress(ReaderFailed):
        return _KEPT.run(text, context, None, _Last(asked), min(each, seconds), seconds)
    log.warning("the rules did not come to an end; each is watched now")
    while (seconds := seconds - _KEPT.worked) > 0:
        last = _Last(asked)
        try:
            return (*_KEPT.run(text, context, stopped, last, each, seconds), *_not_ended(stopped, context))
        except ReaderFailed:
            if not last.rule or last.rule in stopped:  # it is none of the rules: nothing can be said of this file
                break
            log.warning("rule %s did not come to an end", last.rule)
            stopped.append(last.rule)
    log.warning("the case file cannot be checked")
    return _not_ended([rule for rule, known in context.parameters.items() if known.enabled], context)


def _not_ended(rules: Sequence[str], context: Context) -> tuple[Suspicion, ...]:
    from scoring.checks.report import Report

    return tuple(Report(rule, context).unknown(NOT_ENDED, key="用时过长") for rule in rules)


class _Last:
    """Remembers which rule was begun last."""

    def __init__(self, asked: Progress | None) -> None:
        self.rule, self._asked = "", asked or Silent()

    def step(self, done: int, total: int, stage: str = "") -> None:
        self.rule = stage or self.rule
        self._asked.step(done, total, stage)


class _Kept:
    """The process, kept while it is used."""

    def __init__(self) -> None:
        self._reader = IsolatedReader()
        self._rest: threading.Timer | None = None
        self._lock = threading.Lock()

    @property
    def worked(self) -> float:
        """Seconds of work of the last run."""
        return self._reader.worked

    def run(
        self, case: str, context: Context, without: Sequence[str] | None, last: _Last, each: float, together: float
    ) -> tuple[Suspicion, ...]:
        """`without`: rules left out, each of the others being named as it is begun; None: all, and none is. `each`:
        seconds that one may take, or all that are not named."""
        arguments = (case, context, tuple(without or ()), without is not None)
        self._sleep(None)
        try:
            if self._reader.process_id is None:
                self._reader.run(_load, file="核对", progress=last, time_limit=START_LIMIT)
            found = self._reader.run(
                _run, *arguments, file="核对", progress=last, time_limit=each, total_limit=together
            )
        finally:
            self._sleep(REST)
        return from_json(found, tuple[Suspicion, ...])

    def _sleep(self, after: float | None) -> None:
        with self._lock:
            if self._rest is not None:
                self._rest.cancel()
            self._rest = None
            if after is not None:
                self._rest = threading.Timer(after, self._reader.close)
                self._rest.daemon = True
                self._rest.start()


_KEPT = _Kept()


def _load(*, progress: Progress) -> None:
    """In the child: the rules, whose patterns take longer to make ready than to use."""
    from scoring.checks import register

    assert register


def _run(case: str, context: Context, without: tuple[str, ...], watched: bool, *, progress: Progress) -> str:
    """In the child. The case file comes as text: that takes a fifth of the time that sending objects takes."""
    from scoring.checks import run_all

    content = from_json(case, CaseFile)
    return to_json(run_all(content, context, without=without, progress=progress if watched else None))
