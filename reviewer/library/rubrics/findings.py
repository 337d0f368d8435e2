"""Reads what a reviewer found from a YAML or JSON file into a Sheet (format: docs/rubric-format.md, 评查记录)."""

from pathlib import Path
from typing import Annotated, Any

from reviewer.library.rubrics.messages import from_validation
from reviewer.library.rubrics.problems import Problem, RubricInvalid, problem
from reviewer.library.rubrics.schema import Points
from reviewer.library.rubrics.yaml_values import YamlData, read_yaml_file
from reviewer.library.validating import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from scoring.casefile import Region
from scoring.rubric import Criterion, Rubric
from scoring.sheet import Finding, ItemState, Mark, Sheet

STATES = {
    "scored": ItemState.SCORED,
    "已评": ItemState.SCORED,
    "missing": ItemState.MISSING,
    "应有而无": ItemState.MISSING,
    "not_applicable": ItemState.NOT_APPLICABLE,
    "na": ItemState.NOT_APPLICABLE,
    "不适用": ItemState.NOT_APPLICABLE,
    "elsewhere": ItemState.ELSEWHERE,
    "在他处满足": ItemState.ELSEWHERE,
}


class FindingsInvalid(RubricInvalid):
    """The record of findings cannot be read."""

    what = "评查记录"


def _listed(value: Any) -> Any:
    """One page or several, as a number, a text (3、5-7) or a list."""
    if value is None:
        return []
    items = value if isinstance(value, list) else [value]
    pages: list[Any] = []
    for item in items:
        for word in str(item).replace("、", ",").replace("，", ",").split(","):
            first, dash, last = word.strip().partition("-")
            if dash and first.isdigit() and last.isdigit() and int(last) - int(first) < 2000:
                pages.extend(range(int(first), int(last) + 1))
            elif word.strip():
                pages.append(word.strip())
    return pages


def _switched(value: Any) -> Any:
    """Conditions as a mapping, or a list of those that hold."""
    if value is None:
        return {}
    return {str(name): True for name in value} if isinstance(value, list) else value


def _named(*names: str) -> Any:
    return AliasChoices(*names)


Pages = Annotated[list[Annotated[int, Field(ge=1)]], BeforeValidator(_listed)]


class FindingForm(BaseModel):
    """One finding as written."""

    model_config = ConfigDict(extra="forbid")
    id: str = ""
    criterion: Annotated[str, Field(validation_alias=_named("criterion", "item", "评查项"))]
    rule: Annotated[str, Field(validation_alias=_named("rule", "deduction", "veto", "情形"))] = ""
    occurrences: Annotated[int, Field(ge=1, le=100_000, validation_alias=_named("occurrences", "count", "处数"))] = 1
    points: Points | None = None
    remark: Annotated[str | None, Field(validation_alias=_named("remark", "reason", "说明"))] = None
    pages: Pages = []
    page: Pages = []
    missing: str | None = None
    suspicion: str | None = None
    exemption: str | None = None


class MarkForm(BaseModel):
    """One state as written."""

    model_config = ConfigDict(extra="forbid")
    criterion: Annotated[str, Field(validation_alias=_named("criterion", "item", "评查项"))]
    state: str = "scored"
    reason: Annotated[str | None, Field(validation_alias=_named("reason", "remark", "理由"))] = None
    page: Annotated[int, Field(ge=1)] | None = None
    earned: Points | None = None


class SheetForm(BaseModel):
    """A whole record as written."""

    model_config = ConfigDict(extra="forbid")
    format: str = ""
    rubric: str = ""
    case: str = ""
    case_type: str = ""
    findings: list[FindingForm] = []
    marks: list[MarkForm] = []
    conditions: Annotated[dict[str, bool], BeforeValidator(_switched)] = {}
    ineligible: str | bool | None = None


_PARTS: dict[str, type[BaseModel]] = {"findings": FindingForm, "marks": MarkForm}


def read_findings(path: Path, rubric: Rubric) -> Sheet:
    """The sheet in this file; FindingsInvalid lists everything that cannot be read."""
    return sheet_from(read_yaml_file(path), rubric)


def sheet_from(data: YamlData, rubric: Rubric) -> Sheet:
    """The sheet in data already read. A bare list is taken as the findings."""
    value = {"findings": data.value} if isinstance(data.value, list) else data.value
    if value is None:
        value = {}
    try:
        form = SheetForm.model_validate(value)
    except ValidationError as error:
        found = from_validation(data, error.errors(include_url=False), SheetForm, _PARTS)
        raise FindingsInvalid(found) from None
    problems: list[Problem] = []
    findings = tuple(_finding(f, i, rubric, data, problems) for i, f in enumerate(form.findings))
    marks = tuple(_mark(m, i, rubric, data, problems) for i, m in enumerate(form.marks))
    by_label = {c.label: c.id for c in rubric.conditions}
    conditions = {by_label.get(name, name): value for name, value in form.conditions.items()}
    for name in conditions:
        if name not in {c.id for c in rubric.conditions} and not name.startswith("case_type."):
            listed = "、".join(f"{c.id}（{c.label}）" for c in rubric.conditions) or "（无）"
            problems.append(problem(data, ("conditions", name), f"没有条件“{name}”。", f"可用：{listed}。"))
    if form.case_type:
        conditions[f"case_type.{form.case_type}"] = True
    if problems:
        raise FindingsInvalid(problems)
    return Sheet(findings, marks, conditions=conditions, ineligible=_ineligible(form.ineligible))


def _ineligible(value: str | bool | None) -> str:
    if value in (None, False, "", "false", "否"):
        return ""
    return "未写明原因" if value in (True, "true", "是") else str(value)


def _leaf(name: str, rubric: Rubric) -> Criterion | None:
    """By id, else by the displayed number (3.4), else by title."""
    found = rubric.criterion(name)
    if found is None:
        named = [c for c in rubric.criteria() if name in (c.code, c.title)]
        found = named[0] if len(named) == 1 else None
    return found


def _finding(form: FindingForm, i: int, rubric: Rubric, data: YamlData, problems: list[Problem]) -> Finding:
    leaf = _leaf(form.criterion, rubric)
    path = ("findings", i) if isinstance(data.value, dict) else (i,)
    rule = form.rule
    if leaf is None:
        problems.append(
            problem(data, (*path, "criterion"), f"没有评查项“{form.criterion}”。", "请写编号、序号或名称。")
        )
    elif not rule and len(leaf.rules) == 1:
        rule = leaf.rules[0].id
    elif leaf.rule(rule) is None:
        rule = next((r.id for r in leaf.rules if r.text == rule), rule)
        if leaf.rule(rule) is None:
            listed = "、".join(f"{r.id}（{r.text}）" for r in leaf.rules) or "（无）"
            problems.append(problem(data, (*path, "rule"), f"没有扣分情形“{rule}”。", f"可用：{listed}。"))
    return Finding(
        id=form.id or f"f{i + 1:04d}",
        criterion=leaf.id if leaf else form.criterion,
        rule=rule,
        occurrences=form.occurrences,
        points=form.points,
        remark=form.remark or "",
        regions=tuple(Region(p) for p in (*form.pages, *form.page)),
        missing=form.missing or "",
        suspicion=form.suspicion or "",
        exemption=form.exemption or "",
    )


def _mark(form: MarkForm, i: int, rubric: Rubric, data: YamlData, problems: list[Problem]) -> Mark:
    leaf = _leaf(form.criterion, rubric)
    name = leaf.id if leaf else form.criterion
    if leaf is None and name not in rubric.index.nodes:
        problems.append(
            problem(data, ("marks", i, "criterion"), f"没有评查项“{form.criterion}”。", "请写编号、序号或名称。")
        )
    if form.state not in STATES:
        listed = "、".join(STATES)
        problems.append(problem(data, ("marks", i, "state"), f"没有状态“{form.state}”。", f"允许：{listed}。"))
    state = STATES.get(form.state, ItemState.SCORED)
    place = Region(form.page) if form.page else None
    return Mark(name, state, form.reason or "", place, form.earned)


def conditions_from_facts(path: Path, rubric: Rubric) -> dict[str, bool]:
    """What `mingjuan read --json` said of a file, as values of the edition's conditions.

    The file may also hold plain `conditions` (id: true/false), which come first.
    """
    from scoring.conditions import suggested

    data = read_yaml_file(path)
    if not isinstance(data.value, dict):
        raise FindingsInvalid([problem(data, (), "不是案情要素文件。", "应为 mingjuan read --json 的输出。")])
    try:
        case = _case(data.value)
        plain = SheetForm.model_validate({"conditions": data.value.get("conditions") or {}}).conditions
    except (KeyError, TypeError, ValueError, AttributeError):
        raise FindingsInvalid(
            [problem(data, (), "案情要素文件的内容不完整。", "应为 mingjuan read --json 的输出。")]
        ) from None
    return {**suggested(rubric.conditions, case), **plain}


def _case(value: dict[str, Any]) -> Any:
    from scoring.casefile import CaseFile, Document, Fact

    documents = tuple(
        Document(
            int(d.get("seq") or i),
            str(d["kind"]),
            str(d.get("kind_label") or ""),
            str(d.get("title") or ""),
            int(d.get("first_page") or 1),
            int(d.get("last_page") or 1),
        )
        for i, d in enumerate(value.get("documents") or [], 1)
    )
    given = value.get("facts") or []
    pairs = given.items() if isinstance(given, dict) else [(f["key"], f["value"]) for f in given]
    facts = tuple(Fact(str(k), str(k), str(v)) for k, v in pairs if v is not None)
    return CaseFile(str(value.get("procedure") or ""), documents, facts)
