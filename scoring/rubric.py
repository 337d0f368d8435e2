"""A rubric edition (评查标准) as values. reviewer.library.rubrics reads the YAML form (docs/rubric-format.md)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from scoring.conditions import Condition, Expr
from scoring.deductions import Deduction, DeductionKind, Reach, Tier, Veto, VetoEffect
from scoring.grades import Grade, Rounding

if TYPE_CHECKING:
    from scoring.index import RubricIndex


__all__ = [
    "CaseType",
    "Criterion",
    "Deduction",
    "DeductionKind",
    "Mode",
    "Nature",
    "Part",
    "Reach",
    "Rubric",
    "Section",
    "Stage",
    "Status",
    "Term",
    "TermKind",
    "TieBreak",
    "Tier",
    "UnitRule",
    "Veto",
    "VetoEffect",
    "WhenEmpty",
]


class Stage(StrEnum):
    FILING = "立案"
    INVESTIGATION = "调查"
    EXAMINATION = "审查"
    NOTICE = "告知听证"
    DECISION = "决定"
    SERVICE = "送达执行"
    ARCHIVE = "归档"


class Nature(StrEnum):
    SUBJECT = "主体"
    EVIDENCE = "事实证据"
    LAW = "法律适用"
    PROCEDURE = "程序"
    DISCRETION = "裁量"
    DOCUMENTS = "文书"
    FILING = "归档"
    EXECUTION = "执行"


@dataclass(frozen=True, slots=True)
class Criterion:
    """评查项, a leaf of the rubric. `points` None: a list of defects without points of its own.

    `notes` are the safe harbours (注意事项), `exemptions` the bases on which a finding may cost nothing,
    `checks` the ids of the rules that feed it, `step` that of points typed in. A `bonus` leaf adds its points
    and stays out of the denominator. `floor` None lets it go below nothing.
    """

    id: str
    code: str
    title: str
    stage: Stage
    nature: Nature
    points: Decimal | None = None
    text: str = ""
    document_kinds: tuple[str, ...] = ()
    common_mistakes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    deductions: tuple[Deduction, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    checks: tuple[str, ...] = ()
    condition: Expr | None = None
    exclusive_with: tuple[str, ...] = ()
    exemptions: tuple[str, ...] = ()
    bonus: bool = False
    step: Decimal | None = None
    floor: Decimal | None = Decimal(0)

    @property
    def rules(self) -> tuple[Deduction | Veto, ...]:
        """Everything a finding may name: vetoes first."""
        return (*self.vetoes, *self.deductions)

    def rule(self, rule_id: str) -> Deduction | Veto | None:
        """The deduction or veto with this id."""
        for rule in self.vetoes:
            if rule.id == rule_id:
                return rule
        return next((d for d in self.deductions if d.id == rule_id), None)


class Mode(StrEnum):
    EARN = "earn"  # 得分制: what its leaves earn adds up
    DEDUCT = "deduct"  # 扣分制: starts at its points, every loss comes off
    GATE = "gate"  # 全有或全无: its points, or nothing once anything is found


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the rubric, or an item made of several leaves. `points` may be left out where leaves add up to it.

    `floor` None lets its losses run on into the file. `keeps_not_applicable`: leaves that do not apply keep their
    points (in place of leaving the denominator). `case_types` restricts it to these kinds of case.
    """

    id: str
    code: str
    title: str
    items: tuple["Section | Criterion", ...] = ()
    mode: Mode = Mode.EARN
    points: Decimal | None = None
    floor: Decimal | None = Decimal(0)
    condition: Expr | None = None
    case_types: tuple[str, ...] = ()
    keeps_not_applicable: bool = False
    text: str = ""

    @property
    def heading(self) -> str:
        """Its number and title as they are written: 一、主体."""
        return f"{self.code}{'' if not self.code else ' ' if self.code[-1].isascii() else '、'}{self.title}"

    def leaves(self) -> Iterator[Criterion]:
        """The criteria below, in order."""
        for item in self.items:
            if isinstance(item, Section):
                yield from item.leaves()
            else:
                yield item

    @property
    def full(self) -> Decimal:
        """What it is worth: as stated, else what its leaves add up to without bonus."""
        if self.points is not None:
            return self.points
        parts = (i.full if isinstance(i, Section) else _worth(i) for i in self.items)
        return sum(parts, Decimal(0))


def _worth(leaf: Criterion) -> Decimal:
    return Decimal(0) if leaf.bonus or leaf.points is None else leaf.points


class TermKind(StrEnum):
    FIXED = "fixed"  # `of` points
    POINTS = "points"  # what the sections keep
    RATIO = "ratio"  # `of` × earned ÷ what applies
    MINUS = "minus"  # what the sections lost, taken off


class WhenEmpty(StrEnum):
    """What a ratio is worth when nothing in it applies."""

    FULL = "full"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the formula over top-level sections; `cap` limits it."""

    kind: TermKind
    sections: tuple[str, ...] = ()
    of: Decimal | None = None
    cap: Decimal | None = None
    when_empty: WhenEmpty = WhenEmpty.FULL


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of the total (规范性 …): its terms added up, kept between `floor` and `cap`."""

    id: str
    label: str
    terms: tuple[Term, ...]
    floor: Decimal | None = None
    cap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CaseType:
    """A kind of case with its own sections beside the common ones (一般处罚、按日连续 …)."""

    id: str
    label: str


class TieBreak(StrEnum):
    """By what units with equal averages are ordered."""

    TOTAL_POINTS = "total_points"  # the sum of their files' totals
    BEST_FILE = "best_file"
    WORST_FILE = "worst_file"
    FEWER_FAILED = "fewer_failed"
    MORE_FILES = "more_files"


@dataclass(frozen=True, slots=True)
class UnitRule:
    """How files make a unit's result: which states enter the average (scored, zeroed …), its grades, the tie-break."""

    average_over: tuple[str, ...] = ("scored", "zeroed")
    grades: tuple[Grade, ...] = ()  # none: those of the file
    tie_break: tuple[TieBreak, ...] = (TieBreak.TOTAL_POINTS,)
    unscored_counts_as: Decimal | None = None  # a number for files that failed without a score; None: left out


class Status(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"


AS_USUAL = Rounding()
UNIT_AVERAGE = UnitRule()


@dataclass(frozen=True)
class Rubric:
    """One edition. Published editions never change; a session names its edition by `hash`.

    `total` empty: the points of all sections added up. `floor`/`cap` bound the file. `supersedes` is the hash or id
    of the edition before, `mapping` says which of its criteria became which of ours.
    """

    id: str
    title: str
    edition: str
    source: str
    in_force_from: str
    sections: tuple[Section, ...]
    grades: tuple[Grade, ...]
    total: tuple[Part, ...] = ()
    procedure: str = ""
    rounding: Rounding = AS_USUAL
    conditions: tuple[Condition, ...] = ()
    case_types: tuple[CaseType, ...] = ()
    floor: Decimal | None = Decimal(0)
    cap: Decimal | None = None
    unit: UnitRule = UNIT_AVERAGE
    status: Status = Status.DRAFT
    supersedes: str = ""
    mapping: tuple[tuple[str, str], ...] = ()  # (criterion of the edition before, criterion here)
    remarks: str = ""

    @cached_property
    def index(self) -> "RubricIndex":
        """Look-ups worked out once for each edition."""
        from scoring.index import RubricIndex

        return RubricIndex(self)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the canonical form; two spellings of one edition share it, its status is no part of it."""
        from scoring.canonical import digest

        return digest(self)

    def criteria(self) -> tuple[Criterion, ...]:
        """Every leaf, in order."""
        return self.index.criteria

    def criterion(self, criterion_id: str) -> Criterion | None:
        """The leaf with this id."""
        return self.index.by_id.get(criterion_id)

    @property
    def full(self) -> Decimal:
        """What its sections add up to (100, but also 109 or 120)."""
        return sum((s.full for s in self.sections), Decimal(0))

    def for_case_type(self, case_type: str) -> "Rubric":
        """The edition as it stands for one kind of case: the common sections and its own."""
        kept = tuple(s for s in self.sections if not s.case_types or case_type in s.case_types)
        label = next((c.label for c in self.case_types if c.id == case_type), case_type)
        return replace(
            self, id=f"{self.id}/{case_type}", title=f"{self.title}（{label}）", sections=kept, case_types=()
        )
