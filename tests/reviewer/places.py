"""Small in-memory stand-ins for what the places of the frame need, and rows to show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool

from reviewer.presenters.ports import CaseRow, CaseState, Correction, DoubtRow, IntakeReport
from reviewer.presenters.statistics import Statistics
from scoring.errors import ReviewError
from scoring.progress import Progress
from scoring.trace import TraceLine


class AtOnce(QThreadPool):
    """A pool that runs what it is given at once, on the caller's thread."""

    def start(self, work: Callable[[], object], priority: int = 0) -> None:  # type: ignore[override]
        work()


def row(case_id: str, **changes: object) -> CaseRow:
    """A case file of the list."""
    made = CaseRow(
        case_id=case_id,
        number=f"第{case_id}号",
        title=f"某公司擅自处置建筑垃圾案{case_id}",
        unit="南湖镇综合行政执法队",
        cause="擅自处置建筑垃圾",
        procedure="普通程序",
        pages=20,
        state=CaseState.WAITING,
        score=None,
        grade="",
        suspicions=0,
        grave=0,
        reviewer="",
    )
    return made._replace(**changes)


@dataclass
class ListedCases:
    """A catalogue of these rows."""

    rows: list[CaseRow] = field(default_factory=list)
    corrections: list[tuple[str, Correction]] = field(default_factory=list)
    traces: dict[str, Sequence[TraceLine]] = field(default_factory=dict)

    def first_cases(self, count: int) -> Sequence[CaseRow]:
        return self.rows[:count]

    def reading(self) -> Callable[[], Sequence[CaseRow]]:
        return lambda: self.rows

    def trace(self, case_id: str) -> Sequence[TraceLine]:
        return self.traces.get(case_id, ())

    def correct(self, case_id: str, correction: Correction) -> None:
        self.corrections.append((case_id, correction))
        changed = correction._asdict()
        self.rows = [r._replace(**changed) if r.case_id == case_id else r for r in self.rows]


@dataclass
class ScriptedIntake:
    """An intake that reports what it was told to and remembers what it was asked for."""

    report: IntakeReport = field(default_factory=IntakeReport)
    asked: list[tuple[Path, ...]] = field(default_factory=list)
    left: tuple[Path, ...] = ()

    def take_in(self, paths: Sequence[Path], progress: Progress) -> IntakeReport:
        self.asked.append(tuple(paths))
        progress.step(1, 2, "正在读取 甲.pdf")
        return self.report

    def unfinished(self) -> tuple[Path, ...]:
        return self.left

    def forget_unfinished(self) -> None:
        self.left = ()

    def take_in_practice(self, progress: Progress) -> IntakeReport:
        return self.take_in_examples(progress)

    def take_in_examples(self, progress: Progress) -> IntakeReport:
        return self.take_in((Path("示例"),), progress)


@dataclass
class FixedStatistics:
    """Numbers that stand still; conclusions are remembered."""

    numbers: Statistics = field(default_factory=Statistics)
    conclusions: list[tuple[DoubtRow, str]] = field(default_factory=list)
    refuses: ReviewError | None = None

    def read(self, progress: Progress) -> Statistics:
        progress.step(1, 1)
        return self.numbers

    def settle(self, doubt: DoubtRow, conclusion: str) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.conclusions.append((doubt, conclusion))


class Heard(QObject):
    """Remembers what a signal said."""

    def __init__(self, *signals: object) -> None:
        super().__init__()
        self.said: list[tuple[object, ...]] = []
        for signal in signals:
            signal.connect(lambda *words: self.said.append(words))  # type: ignore[attr-defined]


POINTS = Decimal("87.5")
