"""The shape of a rubric file, validated by pydantic; each form builds the value of scoring.rubric it describes."""

from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from reviewer.library.validating import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    PydanticCustomError,
    StringConstraints,
    Tag,
    WithJsonSchema,
)
from scoring import rubric as r
from scoring.conditions import Condition, Expr, Op
from scoring.grades import Grade, GradeFrom, RoundAt, Rounding, RoundingMode

FORMAT = "mingjuan-rubric/1"
EXPR_DEPTH = 8
LARGEST = Decimal(10) ** 12

Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
Named = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Id = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[\w][\w.\-]*$", max_length=80)]
Points = Annotated[Decimal, Field(ge=0, le=100000, decimal_places=4, allow_inf_nan=False)]
Number = Annotated[Decimal, Field(ge=-100000000, le=100000000000, allow_inf_nan=False)]


def _no_floor(value: Any) -> Any:
    return None if value in ("none", "无") else value


Floor = Annotated[
    Number | None,
    BeforeValidator(_no_floor),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"const": "none"}], "description": "下限；none 表示不设下限"}),
]


def read_expr(value: Any, depth: int = 0) -> Expr:
    """A condition as written: an id, or a mapping with one of any, all, not, document, procedure, fact, condition."""
    if isinstance(value, Expr):
        return value
    if isinstance(value, str) and value:
        return Expr(Op.CONDITION, value)
    if depth > EXPR_DEPTH or not isinstance(value, dict):
        raise PydanticCustomError("condition_form", "condition")
    heads = [op for op in Op if op.value in value]
    if len(heads) != 1 or set(value) - {heads[0].value, "equals", "at_least", "below"}:
        raise PydanticCustomError("condition_form", "condition")
    op, inner = heads[0], value[heads[0].value]
    if op in (Op.ANY, Op.ALL):
        if not isinstance(inner, list) or not inner:
            raise PydanticCustomError("condition_form", "condition")
        return Expr(op, args=tuple(read_expr(v, depth + 1) for v in inner))
    if op is Op.NOT:
        return Expr(op, args=(read_expr(inner, depth + 1),))
    if not isinstance(inner, str) or (op is not Op.FACT and len(value) > 1):
        raise PydanticCustomError("condition_form", "condition")
    return Expr(
        op,
        inner,
        equals=str(value.get("equals") or ""),
        at_least=_bound(value, "at_least"),
        below=_bound(value, "below"),
    )


def _optional(value: Any) -> Any:
    return None if value is None else read_expr(value)


def _bound(value: dict[str, Any], name: str) -> Decimal | None:
    if value.get(name) is None:
        return None
    try:
        bound = Decimal(str(value[name]))
    except ArithmeticError:
        raise PydanticCustomError("condition_form", "condition") from None
    if not bound.is_finite() or abs(bound) > LARGEST or bound.as_tuple().exponent < -4:  # type: ignore[operator]
        raise PydanticCustomError("condition_form", "condition")
    return bound


Condition_ = Annotated[
    Any,
    BeforeValidator(_optional),
    WithJsonSchema(
        {"anyOf": [{"type": "string"}, {"type": "object"}], "description": "条件：条件编号，或 any/all/not"}
    ),
]


class Form(BaseModel):
    """Unknown names are errors; `makes` is the value it builds."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    makes: ClassVar[type | None] = None

    def build(self) -> Any:
        """The value of the core."""
        assert self.makes is not None
        return self.makes(**{name: _built(getattr(self, name)) for name in type(self).model_fields})


def _built(value: Any) -> Any:
    if isinstance(value, Form):
        return value.build()
    if isinstance(value, list | tuple):
        return tuple(_built(v) for v in value)
    return value


class TierForm(Form):
    makes = r.Tier
    points: Points
    text: Text = ""
    from_count: Annotated[int, Field(ge=1)] | None = None


class DeductionForm(Form):
    makes = r.Deduction
    id: Id
    text: Named
    kind: r.DeductionKind
    points: Points | None = None
    low: Points | None = None
    high: Points | None = None
    step: Annotated[Points, Field(gt=0)] | None = None
    cap: Points | None = None
    reason_required: bool = False
    tiers: list[TierForm] = []
    reach: r.Reach = r.Reach.ITEM
    exclusive_with: list[Id] = []


class VetoForm(Form):
    makes = r.Veto
    id: Id
    text: Named
    effect: r.VetoEffect
    grade: Text = ""
    points: Points | None = None
    reach: r.Reach = r.Reach.FILE


class CriterionForm(Form):
    makes = r.Criterion
    id: Id
    code: Text = ""
    title: Named
    stage: r.Stage
    nature: r.Nature
    points: Points | None = None
    text: Text = ""
    document_kinds: list[Id] = []
    common_mistakes: list[Named] = []
    notes: list[Named] = []
    legal_basis: list[Named] = []
    deductions: list[DeductionForm] = []
    vetoes: list[VetoForm] = []
    checks: list[Id] = []
    condition: Condition_ = None
    exclusive_with: list[Id] = []
    exemptions: list[Named] = []
    bonus: bool = False
    step: Annotated[Points, Field(gt=0)] | None = None
    floor: Floor = Decimal(0)


def _kind_of_item(value: Any) -> str:
    has_items = "items" in value if isinstance(value, dict) else hasattr(value, "items")
    return "section" if has_items else "criterion"


Item = Annotated[
    Annotated["SectionForm", Tag("section")] | Annotated[CriterionForm, Tag("criterion")],
    Discriminator(_kind_of_item),
]


class SectionForm(Form):
    makes = r.Section
    id: Id
    code: Text = ""
    title: Named
    items: list[Item] = []
    mode: r.Mode = r.Mode.EARN
    points: Points | None = None
    floor: Floor = Decimal(0)
    condition: Condition_ = None
    case_types: list[Id] = []
    keeps_not_applicable: bool = False
    text: Text = ""


class TermForm(Form):
    makes = r.Term
    kind: r.TermKind
    sections: list[Id] = []
    of: Points | None = None
    cap: Points | None = None
    when_empty: r.WhenEmpty = r.WhenEmpty.FULL


class PartForm(Form):
    makes = r.Part
    id: Id
    label: Named
    terms: Annotated[list[TermForm], Field(min_length=1)]
    floor: Number | None = None
    cap: Number | None = None


class GradeForm(Form):
    makes = Grade
    label: Named
    at_least: Number | None = None
    above: Number | None = None
    at_most: Number | None = None
    below: Number | None = None


class RoundingForm(Form):
    makes = Rounding
    places: Annotated[int, Field(ge=0, le=6)] = 2
    mode: RoundingMode = RoundingMode.HALF_UP
    at: RoundAt = RoundAt.END
    grade_from: GradeFrom = GradeFrom.ROUNDED


class ConditionForm(Form):
    makes = Condition
    id: Id
    label: Named
    suggest: Condition_ = None
    default: bool | None = None


class CaseTypeForm(Form):
    makes = r.CaseType
    id: Id
    label: Named


State = Literal["scored", "zeroed"]


class UnitForm(Form):
    makes = r.UnitRule
    average_over: list[State] = ["scored", "zeroed"]
    grades: list[GradeForm] = []
    tie_break: list[r.TieBreak] = [r.TieBreak.TOTAL_POINTS]
    unscored_counts_as: Points | None = None


class RubricForm(Form):
    makes = r.Rubric
    id: Id
    title: Named
    edition: Named
    source: Named
    in_force_from: Annotated[str, StringConstraints(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?|不详)$")]
    sections: Annotated[list[SectionForm], Field(min_length=1)]
    grades: Annotated[list[GradeForm], Field(min_length=1)]
    total: list[PartForm] = []
    procedure: Text = ""
    rounding: RoundingForm = RoundingForm()
    conditions: list[ConditionForm] = []
    case_types: list[CaseTypeForm] = []
    floor: Floor = Decimal(0)
    cap: Points | None = None
    unit: UnitForm = UnitForm()
    status: r.Status = r.Status.DRAFT
    supersedes: Text = ""
    mapping: list[tuple[Id, Id]] = []
    remarks: Text = ""


FORMS: dict[str, type[Form]] = {
    "sections": SectionForm,
    "section": SectionForm,
    "criterion": CriterionForm,
    "deductions": DeductionForm,
    "vetoes": VetoForm,
    "tiers": TierForm,
    "total": PartForm,
    "terms": TermForm,
    "grades": GradeForm,
    "rounding": RoundingForm,
    "conditions": ConditionForm,
    "case_types": CaseTypeForm,
    "unit": UnitForm,
}  # the name in a path → the form it stands for
