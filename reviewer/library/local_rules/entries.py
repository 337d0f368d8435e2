"""What a local-rules file may hold, entry by entry; a mistake is a sentence in Chinese."""

from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Any, Literal

from reviewer.library.validating import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from scoring.checks.x07_quantities import UNITS
from scoring.notation.provisions import find_provisions

KNOWN_UNITS = frozenset(
    {
        *UNITS,
        *("米", "天", "日", "次", "人", "个", "件", "套", "倍", "分贝", "元", "万元", "升", "毫升", "平方公里", "小时"),
    }
)


def _decimal(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("应当是数字")
    try:
        return Decimal(str(value).replace(",", "").replace("，", ""))
    except InvalidOperation:
        raise ValueError(f"“{value}”不是数字") from None


Amount = Annotated[Decimal, BeforeValidator(_decimal)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class TierEntry(_Strict):
    name: str = Field(min_length=1)
    low: Amount | None = Field(default=None, alias="from")
    below: Amount | None = None
    upto: Amount | None = Field(default=None, alias="to")
    fine: tuple[Amount, Amount] | None = None
    rate: tuple[Amount, Amount] | None = None

    @model_validator(mode="after")
    def _sound(self) -> "TierEntry":
        for name, pair in (("fine", self.fine), ("rate", self.rate)):
            if pair is not None and (pair[0] < 0 or pair[1] < 0):
                raise ValueError(f"{name} 不能是负数")
            if pair is not None and pair[0] > pair[1]:
                raise ValueError(f"{name} 的下限 {pair[0]} 大于上限 {pair[1]}")
        if self.rate is not None and self.rate[1] > 1:
            raise ValueError(f"rate 应当写成小数，百分之五写作 0.05，不能写 {self.rate[1]}")
        if self.low is not None and self.low < 0:
            raise ValueError("from 不能是负数")
        top = self.below if self.below is not None else self.upto
        if self.low is not None and top is not None and top <= self.low and not (self.upto == self.low):
            raise ValueError(f"from {self.low} 不小于上界 {top}")
        if self.below is not None and self.upto is not None:
            raise ValueError("below（不含）和 to（含）只能写一个")
        if self.fine is None and self.rate is None:
            raise ValueError("fine（罚款幅度）和 rate（比例）至少写一个")
        return self


class MeasureEntry(_Strict):
    name: str = Field(min_length=1)
    unit: str = ""

    @model_validator(mode="after")
    def _known(self) -> "MeasureEntry":
        if self.unit and self.unit not in KNOWN_UNITS:
            raise ValueError(f"不认识的单位“{self.unit}”，可用：{'、'.join(sorted(KNOWN_UNITS))}")
        return self


class BenchmarkEntry(_Strict):
    id: str = Field(coerce_numbers_to_str=True)
    cause: str = Field(min_length=1)
    provisions: list[str] = []
    party: Literal["organization", "citizen", "individual_business", "any"] = "any"
    measure: MeasureEntry | None = None
    base: str = ""
    statutory: tuple[Amount, Amount] | None = None
    tiers: list[TierEntry] = Field(min_length=1)

    @model_validator(mode="after")
    def _sound(self) -> "BenchmarkEntry":
        if any(t.rate for t in self.tiers) and not self.base:
            raise ValueError("按比例（rate）的裁量基准要写明基数 base，例如 工程造价")
        measured = [t for t in self.tiers if t.low is not None or t.below is not None or t.upto is not None]
        for one, two in pairwise(measured):
            if _overlap(one, two):
                raise ValueError(f"档次“{one.name}”与“{two.name}”的范围重叠或者顺序颠倒")
        for text in self.provisions:
            _checked_provision(text)
        return self


def _overlap(one: TierEntry, two: TierEntry) -> bool:
    if one.below is None and one.upto is None:
        return True
    start = two.low if two.low is not None else Decimal("-Infinity")
    return start < one.below if one.below is not None else start <= (one.upto or Decimal(0))


class ProvisionEntry(_Strict):
    provision: str
    cause: str = Field(min_length=1)

    @model_validator(mode="after")
    def _sound(self) -> "ProvisionEntry":
        _checked_provision(self.provision)
        return self


@lru_cache(maxsize=4096)
def is_provision(text: str) -> bool:
    """A provision of a law that is named: 第三十六条 alone could be anybody's."""
    return "《" in text and bool(find_provisions(text))


def _checked_provision(text: str) -> None:
    if not is_provision(text):
        raise ValueError(f"“{text}”不是条款，应当写成《某某条例》第几条第几款")


class TimeLimitEntry(_Strict):
    rule: str = Field(pattern=r"^[TOC][0-9]{2}$")
    days: int = Field(gt=0, le=3660)
    unit: Literal["workdays", "days", "months"] = "days"
    source: str = Field(min_length=1)


class LawEntry(_Strict):
    law: str = Field(min_length=2)
    effective: date
    repealed: date | None = None


class ThresholdEntry(_Strict):
    organization: Amount | None = Field(default=None, ge=0)
    citizen: Amount | None = Field(default=None, ge=0)
    individual_business: Amount | None = Field(default=None, ge=0)
    inclusive: bool = True


class RulesFile(_Strict):
    """The whole file. `fictional` marks an example whose numbers nobody decided."""

    title: str = ""
    source: str = ""
    fictional: bool = False
    hearing_threshold: ThresholdEntry = ThresholdEntry()
    discretion: list[BenchmarkEntry] = []
    provisions: list[ProvisionEntry] = []
    time_limits: list[TimeLimitEntry] = []
    laws: list[LawEntry] = []
    legal_review_for: list[str] = []

    @model_validator(mode="after")
    def _sound(self) -> "RulesFile":
        ids = [b.id for b in self.discretion]
        if twice := next((i for i in ids if ids.count(i) > 1), None):
            raise ValueError(f"裁量基准编号“{twice}”重复")
        return self
