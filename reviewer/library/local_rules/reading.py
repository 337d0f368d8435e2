"""Reads an office's local rules (当地规则文件): thresholds, benchmarks, provisions, time limits.

Every error says on which line it stands.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reviewer.library.local_rules.entries import BenchmarkEntry, RulesFile
from reviewer.library.validating import ValidationError
from scoring.clock import PeriodUnit
from scoring.errors import ReviewError, reason_of
from scoring.local_rules import Benchmark, LawDates, LocalRules, PartyKind, ProvisionMeaning, Tier, TimeLimit

_HINT = "请按提示的行修改后重试；格式见程序附带的示例文件。"


def read_local_rules(source: Path | str) -> LocalRules:
    """The local rules of a file, or of a text; raises ReviewError with line and sentence where it is wrong."""
    if isinstance(source, str):
        return parse_local_rules(source)
    path = source
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ReviewError(
            f"规则文件“{path.name}”打不开：{reason_of(error)}。", "请检查文件是否存在、能否读取。"
        ) from error
    except UnicodeDecodeError as error:
        raise ReviewError(f"规则文件“{path.name}”不是 UTF-8 文本。", "请另存为 UTF-8 编码后重试。") from error
    return parse_local_rules(text, path.name)


def parse_local_rules(text: str, name: str = "规则文件") -> LocalRules:
    """The local rules in this text."""
    import yaml

    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        node = yaml.compose(text, Loader=loader)
        data = yaml.load(text, Loader=loader)  # noqa: S506  (a safe loader either way)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"第{mark.line + 1}行" if mark else ""
        raise ReviewError(f"规则文件“{name}”{line}格式有误。", "请检查缩进、冒号和引号。") from error
    except ValueError as error:  # a day that no month has
        raise ReviewError(f"规则文件“{name}”里有无效的日期，例如 2025-02-30。", _HINT) from error
    if data is None:
        return LocalRules()
    if not isinstance(data, dict):
        raise ReviewError(f"规则文件“{name}”应当由若干项目组成，例如 discretion。", _HINT)
    try:
        entry = RulesFile.model_validate(data)
    except ValidationError as error:
        raise ReviewError("\n".join(_sentences(error, node, name)), _HINT) from error
    _check_as_tables(text, name)
    return _rules(entry)


def _check_as_tables(text: str, name: str) -> None:
    """What the editor refuses is refused here too: one set of rules, whichever way they come in."""
    from reviewer.library.local_rules.problems import find_problems
    from reviewer.library.local_rules.yaml_form import read_draft

    problems = find_problems(read_draft(text, name)[0])
    if problems:
        raise ReviewError("\n".join(f"“{name}”{one.where}：{one.message}。" for one in problems), _HINT)


def _sentences(error: ValidationError, node: Any, name: str) -> Iterator[str]:
    for one in error.errors():
        line = _line_of(node, one["loc"])
        where = "．".join(str(part + 1) if isinstance(part, int) else str(part) for part in one["loc"])
        yield f"“{name}”第{line}行（{where or '整个文件'}）：{_said(one)}。"


def _said(one: Any) -> str:
    """The sentence for a pydantic error, in Chinese."""
    context = one.get("ctx") or {}
    match one["type"]:
        case "value_error":
            return str(context.get("error", one["msg"]))
        case "missing":
            return "缺少这一项"
        case "extra_forbidden":
            return "不认识的项目名称"
        case "literal_error":
            return f"只能是 {context.get('expected')}"
        case "greater_than" | "greater_than_equal":
            or_equal = "或等于" if one["type"] == "greater_than_equal" else ""
            return f"“{one['input']}”应当大于{or_equal}{context.get('gt', context.get('ge'))}"
        case "too_short" | "string_too_short":
            return "不能为空"
        case "string_pattern_mismatch":
            return f"“{one['input']}”不是规则编号，例如 T02"
        case "date_from_datetime_parsing" | "date_parsing" | "date_type":
            return f"“{one['input']}”不是有效日期"
    return f"“{str(one.get('input'))[:30]}”的写法不对"


def _line_of(node: Any, path: tuple[Any, ...]) -> int:
    """The line of the deepest part of `path` that the file has."""
    line = node.start_mark.line + 1
    for part in path:
        children = getattr(node, "value", None)
        if isinstance(part, int) and isinstance(children, list) and part < len(children):
            node = children[part]
        elif isinstance(children, list) and all(isinstance(c, tuple) for c in children):
            found = next((v for k, v in children if k.value == part), None)
            if found is None:
                return int(line)
            node = found
        else:
            return int(line)
        line = node.start_mark.line + 1
    return int(line)


def _rules(entry: RulesFile) -> LocalRules:
    thresholds = {
        PartyKind(name): amount
        for name in ("organization", "citizen", "individual_business")
        if (amount := getattr(entry.hearing_threshold, name)) is not None
    }
    return LocalRules(
        hearing_threshold=thresholds,
        hearing_includes_threshold=entry.hearing_threshold.inclusive,
        discretion=tuple(_benchmark(b) for b in entry.discretion),
        provisions=tuple(ProvisionMeaning(p.provision, p.cause) for p in entry.provisions),
        time_limits=tuple(TimeLimit(t.rule, t.days, PeriodUnit(t.unit), t.source) for t in entry.time_limits),
        laws=tuple(LawDates(e.law, e.effective, e.repealed) for e in entry.laws),
        legal_review_for=tuple(entry.legal_review_for),
        fictional=entry.fictional,
    )


def _benchmark(entry: BenchmarkEntry) -> Benchmark:
    tiers = tuple(Tier(t.name, t.low, t.below, t.upto, t.fine, t.rate) for t in entry.tiers)
    return Benchmark(
        id=entry.id,
        cause=entry.cause,
        provisions=tuple(entry.provisions),
        party=PartyKind(entry.party),
        measure=entry.measure.name if entry.measure else "",
        unit=entry.measure.unit if entry.measure else "",
        base=entry.base,
        tiers=tiers,
        statutory=entry.statutory,
    )
