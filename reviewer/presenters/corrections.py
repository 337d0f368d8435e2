"""更正案卷信息: what a person says of a case file in the list. Each change can be taken back and made again; the record
keeps all of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.ports import CaseRow, Catalogue, Correction

LABELS = ("案卷代号", "案件名称", "承办机构", "案由", "当事人", "文号", "程序")  # of a Correction's fields


class Change(NamedTuple):
    """What a person changed of one case file: the values of a few fields."""

    case_id: str
    before: Correction
    now: Correction

    @property
    def fields(self) -> tuple[int, ...]:
        """Which of them are others now."""
        return tuple(n for n, (old, new) in enumerate(zip(self.before, self.now, strict=True)) if old != new)

    @property
    def words(self) -> str:
        """更正 003 的案件名称、案由."""
        return f"更正 {self.now.number} 的{'、'.join(LABELS[n] for n in self.fields)}"

    def told(self, given: Correction, of: str, none: str) -> str:
        """The fields with the values that they had, or have again."""
        named = ((LABELS[n], given[n]) for n in self.fields)
        return "、".join(f"{label}（{f'{of}“{value}”' if value else none}）" for label, value in named)


class CorrectionsPresenter(QObject):
    """While one is on its way to the record, none is taken back or made again."""

    done = Signal(str, object)  # case_id, the Correction: the list is to be read again
    told = Signal(str)  # what was done, and what was there before
    saved = Signal(object)  # datetime
    history_changed = Signal()

    def __init__(
        self,
        catalogue: Catalogue,
        runner: JobRunner,
        rows: Callable[[], Sequence[CaseRow]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._catalogue, self._runner, self._rows = catalogue, runner, rows
        self.is_known: Callable[[], bool] = lambda: True  # whether the record can say who did it; may ask
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self._is_busy = False

    @property
    def undo_words(self) -> str:
        """What would be taken back; empty where there is nothing."""
        return self._done[-1].words if self._done else ""

    @property
    def redo_words(self) -> str:
        """What would be made again."""
        return self._undone[-1].words if self._undone else ""

    def do(self, case_id: str, now: Correction) -> None:
        """Make a change, if it is one."""
        before = self._listed(case_id)
        if before is None or before == now or not self.is_known():
            return
        change = Change(case_id, before, now)

        def keep() -> None:
            self._done.append(change)
            self._undone.clear()

        told = self.tr("已更正 {} 的{}；按 Ctrl+Z 撤销").format(now.number, change.told(before, "原为", "原来空着"))
        self._write(case_id, now, told, keep)

    def undo(self) -> None:
        """Take the last change back; what else was changed since stays."""
        self._move(self._done, self._undone, back=True)

    def redo(self) -> None:
        """Make again what was taken back last."""
        self._move(self._undone, self._done, back=False)

    def _move(self, source: list[Change], target: list[Change], *, back: bool) -> None:
        while source and self._listed(source[-1].case_id) is None:
            source.pop()  # taken out of the workspace meanwhile
        if not source or self._is_busy:
            self.history_changed.emit()
            return
        change = source[-1]
        given, listed = change.before if back else change.now, self._listed(change.case_id)
        assert listed is not None
        wanted = Correction(*(given[n] if n in change.fields else listed[n] for n in range(len(LABELS))))
        words = self.tr("撤销：更正 {} 的{}") if back else self.tr("重做：更正 {} 的{}")
        told = words.format(
            wanted.number, change.told(given, "恢复为" if back else "改为", "恢复为空" if back else "改为空")
        )

        def keep() -> None:
            if change in source:  # one made meanwhile leaves nothing to make again
                source.remove(change)
                target.append(change)

        self._write(change.case_id, wanted, told, keep)

    def _write(self, case_id: str, now: Correction, told: str, keep: Callable[[], object]) -> None:
        job = Job(lambda _progress: self._catalogue.correct(case_id, now))
        job.succeeded.connect(lambda _nothing: self._tell(case_id, now, told, keep))
        job.ended.connect(self._end)
        self._is_busy = True
        self._runner.start(job)

    def _tell(self, case_id: str, now: Correction, told: str, keep: Callable[[], object]) -> None:
        keep()
        self.saved.emit(datetime.now().astimezone())
        self.told.emit(told)
        self.done.emit(case_id, now)

    def _end(self, _job: Job) -> None:
        self._is_busy = False
        self.history_changed.emit()

    def _listed(self, case_id: str) -> Correction | None:
        """What the list says of a case file now."""
        row = next((row for row in self._rows() if row.case_id == case_id), None)
        if row is None:
            return None
        return Correction(row.number, row.title, row.unit, row.cause, row.party, row.reference_number, row.procedure)
