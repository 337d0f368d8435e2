"""A rubric edition (评查标准) as values. The YAML form is read by reviewer.library.rubrics."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


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


class DeductionKind(StrEnum):
    FIXED = "fixed"
    PER_OCCURRENCE = "per_occurrence"
    ONCE_IF_ANY = "once_if_any"
    RANGE = "range"
    TIERS = "tiers"
    ALL = "all"  # 扣全分
    ZERO_PARENT = "zero_parent"
    FREE = "free"  # 其他不规范: free text, points per occurrence


@dataclass(frozen=True, slots=True)
class Deduction:
    """扣分情形. `points` per application (per occurrence where so); `low`/`high`/`step` for RANGE; `cap` its own limit."""

    id: str
    text: str
    kind: DeductionKind
    points: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal | None = None
    cap: Decimal | None = None
    reason_required: bool = False


class VetoEffect(StrEnum):
    FILE_ZERO = "file_zero"
    FAIL_AND_STOP = "fail_and_stop"
    GRADE_CAP = "grade_cap"


@dataclass(frozen=True, slots=True)
class Veto:
    """一票否决. Always wants a reason and a place. `grade` names the best grade left for GRADE_CAP."""

    id: str
    text: str
    effect: VetoEffect
    grade: str = ""
