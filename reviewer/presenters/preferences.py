"""设置: known years, rules on and off, backup, text recognition."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from reviewer.library.calendars import Years
from reviewer.library.rule_choices import (
    OwnVersion,
    RuleChoices,
    base_of,
    checked_version,
    conventions_of,
    counted_so,
)
from reviewer.presenters.jobs import Job, JobRunner
from reviewer.presenters.kept_change import KeptChange
from reviewer.presenters.preferences_words import CONVENTIONS, parameters_in_words, version_in_words
from reviewer.presenters.rechecking import Rechecker
from scoring.checks.parameters import RuleParameters, Verified
from scoring.errors import ReviewError, reason_of
from scoring.progress import Progress
from scoring.suspicions import SEVERITY_WORDS

OFF_BY_OFFICE = "本单位停用"


class Switch(StrEnum):
    """What the office may do about a rule."""

    NONE = "none"
    OFF = "off"
    ON = "on"  # it was switched off here
    ENTER = "enter"  # needs parameters and a source first
    WITHDRAW = "withdraw"  # the office's own version is in use


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule as the settings show it."""

    rule: str
    title: str
    severity: str
    verified: str
    is_on: bool
    reason: str  # why it is off, or whose version is in use
    law: str
    source: str
    parameters: str
    switch: Switch


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year whose holiday arrangement is known."""

    year: int
    is_own: bool
    holidays: tuple[date, ...]
    makeup_days: tuple[date, ...]


class PreferenceStore(Protocol):
    """As much of a workspace as the settings need."""

    def parameters(self) -> Sequence[RuleParameters]:
        """Every rule as it is shipped."""
        ...

    def choices(self) -> RuleChoices:
        """What the office chose. Raises ReviewError."""
        ...

    def keep_choices(self, choices: RuleChoices) -> None:
        """Keep what the office chose; the case files are due to be checked again."""

    def shipped_years(self) -> Years:
        """The years that come with the program."""
        ...

    def own_years(self) -> Years:
        """The years the office entered. Raises ReviewError."""
        ...

    def keep_own_years(self, years: Years) -> None:
        """Keep the office's years; the case files are due to be checked again."""

    def backups(self) -> Sequence[Path]:
        """The dated copies, newest first."""
        ...

    def back_up(self, progress: Progress) -> Path | None:
        """Make a dated copy, on a worker thread. Raises ReviewError."""
        ...

    def can_recognise(self) -> bool:
        """Whether text recognition is installed."""
        ...


class PreferencesPresenter(QObject):
    """Everything is kept as it is changed; checking again is asked for when the settings are left."""

    rules_changed = Signal()
    years_changed = Signal()
    backed_up = Signal(str)
    refused = Signal(ReviewError)

    def __init__(
        self, store: PreferenceStore, rechecker: Rechecker, runner: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.store, self.rechecker, self._runner = store, rechecker, runner
        self.parameters = {p.rule: p for p in store.parameters()}
        self.choices = RuleChoices()
        self._own: Years = {}
        self.undo_stack = QUndoStack(self)
        self._read()

    def _read(self) -> None:
        try:
            self.choices = self.store.choices()
            self._own = self.store.own_years()
        except ReviewError as error:
            self.refused.emit(error)

    # Rules

    def rules(self) -> tuple[RuleRow, ...]:
        """Every rule, in the order of the files."""
        return tuple(self._row(p) for p in self.parameters.values())

    def _row(self, rule: RuleParameters) -> RuleRow:
        version = self.choices.version(rule.rule)
        off = self.choices.off.get(rule.rule)
        law = "；".join(rule.law) or "（未列条款）"
        counting = self.choices.counting.get(rule.rule, {})
        words = parameters_in_words(counted_so(rule, counting))
        is_on, reason, switch = rule.enabled, rule.disabled_reason, Switch.NONE
        if version is not None:
            law, words = version.law, version_in_words(version)
            is_on, reason, switch = True, f"按本单位核对的参数启用，出处：{version.source}", Switch.WITHDRAW
        elif rule.verified is Verified.UNVERIFIED:
            if base_of(rule.rule):
                switch = Switch.ENTER
            else:
                reason += "；程序里没有它的算法，不能启用"
        elif rule.verified is Verified.DERIVED:
            switch = Switch.OFF if off is None else Switch.ON
            if off is not None:
                is_on, reason = False, off
        if counting and not reason:
            reason = "期间按本单位选定的口径计算"
        severity = SEVERITY_WORDS[rule.severity]
        row = (rule.rule, rule.title, severity, rule.verified.value, is_on, reason, law, rule.source, words, switch)
        return RuleRow(*row)

    def conventions(self, rule: str) -> tuple[tuple[str, str, bool], ...]:
        """How the period of a rule is counted: name, words, whether it is so now."""
        known = self.parameters[rule]
        if not known.enabled:
            return ()
        now = conventions_of(counted_so(known, self.choices.counting.get(rule, {})))
        return tuple((name, CONVENTIONS[name], value) for name, value in now.items())

    def count_so(self, rule: str, name: str, holds: bool) -> None:
        """Count the period of a rule by this convention or without it."""
        shipped = conventions_of(self.parameters[rule])
        chosen = {**self.choices.counting.get(rule, {}), name: holds}
        kept = {k: v for k, v in chosen.items() if shipped.get(k) is not v}
        counting = {r: values for r, values in self.choices.counting.items() if r != rule}
        words = self.tr("{} 的计日口径").format(rule)
        self._choose(words, replace(self.choices, counting={**counting, rule: kept} if kept else counting))

    def switch_off(self, rule: str, reason: str) -> None:
        """No longer run a rule that is our reading of the law."""
        if self.parameters[rule].verified is not Verified.DERIVED:
            self.refused.emit(ReviewError(f"规则 {rule} 是法律原文的规定，不能停用。"))
            return
        off = {**self.choices.off, rule: " ".join(reason.split()) or OFF_BY_OFFICE}
        self._choose(self.tr("停用 {}").format(rule), replace(self.choices, off=off))

    def switch_on(self, rule: str) -> None:
        """Run a rule again that was switched off here."""
        off = {name: reason for name, reason in self.choices.off.items() if name != rule}
        self._choose(self.tr("恢复启用 {}").format(rule), replace(self.choices, off=off))

    def enter_version(self, version: OwnVersion) -> None:
        """Use the office's own version of an unverified rule. Raises ReviewError where it lacks something."""
        checked_version(version, self.parameters, self.choices)
        others = tuple(v for v in self.choices.own if v.rule != version.rule)
        words = self.tr("启用 {}（本单位的参数）").format(version.rule)
        self._choose(words, replace(self.choices, own=(*others, version)))

    def withdraw_version(self, rule: str) -> None:
        """No longer use the office's own version."""
        words = self.tr("停用 {}（本单位的参数）").format(rule)
        self._choose(words, replace(self.choices, own=tuple(v for v in self.choices.own if v.rule != rule)))

    def _choose(self, words: str, choices: RuleChoices) -> None:
        before = self.choices
        if choices != before and self._keep_choices(choices):
            keep = self._keep_choices
            self.undo_stack.push(KeptChange(words, lambda: keep(before), lambda: keep(choices)))

    def _keep_choices(self, choices: RuleChoices) -> bool:
        if is_kept := self._kept(lambda: self.store.keep_choices(choices)):
            self.choices = choices
            self.rules_changed.emit()
        return is_kept

    # Years

    def years(self) -> tuple[YearRow, ...]:
        """Every known year, newest first."""
        known = self.store.shipped_years() | self._own
        return tuple(
            YearRow(year, year in self._own, tuple(sorted(known[year][0])), tuple(sorted(known[year][1])))
            for year in sorted(known, reverse=True)
        )

    def add_years(self, years: Years) -> None:
        """Enter years; they stand in for shipped ones of the same number."""
        self._change_years(self.tr("添加 {} 年").format("、".join(map(str, sorted(years)))), self._own | years)

    def import_years(self, path: Path) -> tuple[int, ...]:
        """Enter the years of a calendar file. Which ones."""
        from reviewer.library.calendars import parse_years

        try:
            years = parse_years(path.read_text(encoding="utf-8-sig"), path.name)
            if not years or not all(off for off, _ in years.values()):
                raise ReviewError(f"“{path.name}”里没有放假的日期。", "格式见使用手册“当地规则与设置”。")
        except (OSError, UnicodeDecodeError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else "不是 UTF-8 文本"
            self.refused.emit(ReviewError(f"“{path.name}”打不开：{reason}。", "请检查文件是否存在、能否读取。"))
            return ()
        except ReviewError as error:
            self.refused.emit(error)
            return ()
        self.add_years(years)
        return tuple(sorted(years))

    def remove_year(self, year: int) -> None:
        """Forget a year the office entered."""
        rest = {number: days for number, days in self._own.items() if number != year}
        self._change_years(self.tr("删除 {} 年").format(year), rest)

    def _change_years(self, words: str, years: Years) -> None:
        before = self._own
        if years != before and self._keep_years(years):
            keep = self._keep_years
            self.undo_stack.push(KeptChange(words, lambda: keep(before), lambda: keep(years)))

    def _keep_years(self, years: Years) -> bool:
        if is_kept := self._kept(lambda: self.store.keep_own_years(years)):
            self._own = years
            self.years_changed.emit()
        return is_kept

    # Backup

    @Slot()
    def back_up(self) -> None:
        """Make a dated copy of the database now."""
        job = Job(self.store.back_up, self.tr("备份"), kept=self.tr("没有留下副本，以前的备份都在。"))
        job.succeeded.connect(self._tell_backed_up)
        self._runner.start(job)

    @Slot(object)
    def _tell_backed_up(self, path: Path | None) -> None:
        self.backed_up.emit(str(path) if path else "")

    def _kept(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except ReviewError as error:
            self.refused.emit(error)
            return False
        return True
