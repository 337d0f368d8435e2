"""Drafts of local rules as YAML and back. What cannot be shown in the tables is said, never dropped silently."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from reviewer.library.local_rules.draft import (
    BASIC_ROWS,
    BENCHMARKS,
    EXCLUDED,
    INCLUDED,
    LAWS,
    LIMITS,
    NO,
    PARTIES,
    PERIODS,
    PROVISIONS,
    REVIEWS,
    YES,
    Cell,
    Draft,
    Place,
    Row,
    Rows,
    tidied,
)
from reviewer.library.local_rules.problems import number, provisions_in
from scoring.errors import ReviewError, reason_of

Report = list[str]
MAX_BYTES = 4 * 1024 * 1024
UNFIT = "（写法不对）"  # stands in a cell where the file had something else than a text
_HEADS = (
    *("title", "source", "fictional", "hearing_threshold"),
    *("discretion", "provisions", "time_limits", "laws", "legal_review_for"),
)
_BENCHMARK_KEYS = ("id", "cause", "provisions", "party", "measure", "base", "statutory", "tiers")
_TIER_KEYS = ("name", "from", "below", "to", "fine", "rate")


def draft_text(draft: Draft) -> str:
    """The draft as the text of a local-rules file; wrong cells are written as they were typed."""
    import yaml

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(draft_data(draft), Dumper=dumper, allow_unicode=True, sort_keys=False, width=120))


def draft_data(draft: Draft) -> dict[str, Any]:
    """The draft in the shape of a local-rules file. Numbers stay text, so that nothing is rounded."""
    data: dict[str, Any] = {"title": draft.basic("title"), "source": draft.basic("source")}
    data["fictional"] = _yes_no(draft.basic("fictional"))
    data["hearing_threshold"] = {
        name: text for name in ("organization", "citizen", "individual_business") if (text := draft.basic(name))
    } | {"inclusive": _yes_no(draft.basic("inclusive"))}
    benchmarks = draft.rows(Place(BENCHMARKS))
    data["discretion"] = [_benchmark(row, tiers) for row, tiers in zip(benchmarks, draft.tiers, strict=True)]
    data["provisions"] = [{"provision": p, "cause": c} for p, c in draft.rows(Place(PROVISIONS))]
    data["time_limits"] = [_limit(row) for row in draft.rows(Place(LIMITS))]
    data["laws"] = [_law(row) for row in draft.rows(Place(LAWS))]
    data["legal_review_for"] = [row[0] for row in draft.rows(Place(REVIEWS))]
    return data


def _yes_no(text: str) -> Any:
    return {YES: True, NO: False}.get(text, text)


def _benchmark(row: Row, tiers: Rows) -> dict[str, Any]:
    party = next((code for code, word in PARTIES.items() if word == row[3] and code), row[3])
    data: dict[str, Any] = {"id": row[0], "cause": row[1], "provisions": list(provisions_in(row[2])), "party": party}
    if row[4] or row[5]:
        data["measure"] = {"name": row[4], "unit": row[5]}
    if row[6]:
        data["base"] = row[6]
    if row[7] or row[8]:
        data["statutory"] = [row[7], row[8]]
    data["tiers"] = [_tier(tier) for tier in tiers]
    return data


def _tier(row: Row) -> dict[str, Any]:
    data: dict[str, Any] = {"name": row[0]}
    if row[1]:
        data["from"] = row[1]
    if row[2]:
        data["to" if row[3] == INCLUDED else "below"] = row[2]
    for name, low, high in (("fine", row[4], row[5]), ("rate", row[6], row[7])):
        if low or high:
            data[name] = [low, high]
    return data


def _limit(row: Row) -> dict[str, Any]:
    unit = next((code for code, word in PERIODS.items() if word == row[2]), row[2])
    value = number(row[1])
    is_whole = value is not None and value == value.to_integral_value()
    return {"rule": row[0], "days": int(value) if is_whole and value is not None else row[1], "unit": unit} | {
        "source": row[3]
    }


def _law(row: Row) -> dict[str, Any]:
    return {"law": row[0], "effective": row[1]} | ({"repealed": row[2]} if row[2] else {})


def read_draft_file(path: Path) -> tuple[Draft, tuple[str, ...]]:
    """The tables of a local-rules file, and what could not be taken over. Raises ReviewError."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReviewError(f"规则文件“{path.name}”过大。", "当地规则通常只有几百 KB，请确认选对了文件。")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ReviewError(
            f"规则文件“{path.name}”打不开：{reason_of(error)}。", "请检查文件是否存在、能否读取。"
        ) from None
    except UnicodeDecodeError:
        raise ReviewError(f"规则文件“{path.name}”不是 UTF-8 文本。", "请另存为 UTF-8 编码后重试。") from None
    return read_draft(text, path.name)


def read_draft(text: str, name: str = "规则文件") -> tuple[Draft, tuple[str, ...]]:
    """The tables of a local-rules text, and what could not be taken over. Raises ReviewError."""
    import yaml

    try:
        data = yaml.load(text, Loader=_loader())  # noqa: S506  (a safe loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f"第{mark.line + 1}行" if mark else ""
        raise ReviewError(f"规则文件“{name}”{line}格式有误。", "请检查缩进、冒号和引号。") from None
    if data is None:
        return Draft(), ()
    if not isinstance(data, Mapping):
        raise ReviewError(f"规则文件“{name}”应当由若干项目组成，例如 discretion。", "格式见程序附带的示例文件。")
    report: Report = [f"不认识的项目“{key}”，没有读入。" for key in data if key not in _HEADS]
    return _draft(data, report), tuple(report)


@cache
def _loader() -> Any:
    """A safe loader that leaves numbers and dates as they are written: 0.10 stays 0.10."""
    import yaml

    class AsText(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        pass

    left = ("tag:yaml.org,2002:float", "tag:yaml.org,2002:int", "tag:yaml.org,2002:timestamp")
    AsText.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in left]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return AsText


def _draft(data: Mapping[str, Any], report: Report) -> Draft:
    basics = _basics(data, report)
    benchmarks = list(_entries(data, "discretion", _BENCHMARK_KEYS, report))
    lists = {
        BENCHMARKS: tuple(_benchmark_row(at, entry, report) for at, entry in benchmarks),
        PROVISIONS: tuple(
            (_cell(e.get("provision")), _cell(e.get("cause")))
            for _, e in _entries(data, "provisions", ("provision", "cause"), report)
        ),
        LIMITS: tuple(_limit_row(e) for _, e in _entries(data, "time_limits", _LIMIT_KEYS, report)),
        LAWS: tuple(
            (_cell(e.get("law")), _cell(e.get("effective")), _cell(e.get("repealed")))
            for _, e in _entries(data, "laws", ("law", "effective", "repealed"), report)
        ),
        REVIEWS: tuple((_cell(text),) for text in _listed(data.get("legal_review_for"), "legal_review_for", report)),
    }
    return Draft(basics, lists, tuple(_tier_rows(at, entry, report) for at, entry in benchmarks))


def _basics(data: Mapping[str, Any], report: Report) -> dict[str, str]:
    thresholds = data.get("hearing_threshold") or {}
    if not isinstance(thresholds, Mapping):
        report.append("“hearing_threshold”的写法不对，没有读入。")
        thresholds = {}
    known = {name for name, *_ in BASIC_ROWS}
    report.extend(f"不认识的项目“hearing_threshold．{key}”，没有读入。" for key in thresholds if key not in known)
    given = {**{k: data.get(k) for k in ("title", "source", "fictional")}, **thresholds}
    cells = {name: _cell(value) for name, value in given.items() if name in known}
    return {"inclusive": YES, "fictional": NO} | {name: text for name, text in cells.items() if text}


_LIMIT_KEYS = ("rule", "days", "unit", "source")


def _listed(value: Any, where: str, report: Report) -> list[Any]:
    if isinstance(value, list):
        return value
    if value is not None:
        report.append(f"“{where}”应当是一列，没有读入。")
    return []


def _entries(
    data: Mapping[str, Any], name: str, keys: tuple[str, ...], report: Report, where: str = ""
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number_, entry in enumerate(_listed(data.get(name), where + name, report), 1):
        at = f"{where}{name} 第 {number_} 项"
        if not isinstance(entry, Mapping):
            report.append(f"{at}的写法不对，没有读入。")
            continue
        report.extend(f"{at}有不认识的项目“{key}”，没有读入。" for key in entry if key not in keys)
        yield at, entry


def _benchmark_row(at: str, entry: Mapping[str, Any], report: Report) -> Row:
    measure = entry.get("measure") or {}
    if not isinstance(measure, Mapping):
        report.append(f"{at}的“measure”写法不对，没有读入。")
        measure = {}
    provisions = _listed(entry.get("provisions"), f"{at} provisions", report)
    party = _cell(entry.get("party"))
    low, high = _pair(entry.get("statutory"), f"{at} statutory", report)
    texts = (_cell(entry.get("id")), _cell(entry.get("cause")), "；".join(map(_cell, provisions)))
    measured = (_cell(measure.get("name")), _cell(measure.get("unit")), _cell(entry.get("base")))
    return (*texts, PARTIES.get(party, party), *measured, low, high)


def _tier_rows(at: str, entry: Mapping[str, Any], report: Report) -> Rows:
    return tuple(_tier_row(t, e, report) for t, e in _entries(entry, "tiers", _TIER_KEYS, report, f"{at} "))


def _tier_row(at: str, entry: Mapping[str, Any], report: Report) -> Row:
    below, upto = _cell(entry.get("below")), _cell(entry.get("to"))
    if below and upto:
        report.append(f"{at}同时写了 below 和 to，只读入 below。")
    fine = _pair(entry.get("fine"), f"{at} fine", report)
    rate = _pair(entry.get("rate"), f"{at} rate", report)
    end = (below or upto, INCLUDED if upto and not below else EXCLUDED)
    return (_cell(entry.get("name")), _amount(entry.get("from")), _amount(end[0]), end[1], *fine, *rate)


def _limit_row(entry: Mapping[str, Any]) -> Row:
    unit = _cell(entry.get("unit")) or "days"
    return (_cell(entry.get("rule")), _amount(entry.get("days")), PERIODS.get(unit, unit), _cell(entry.get("source")))


def _pair(value: Any, where: str, report: Report) -> tuple[str, str]:
    if value is None:
        return "", ""
    if isinstance(value, list) and len(value) == 2:
        return _amount(value[0]), _amount(value[1])
    report.append(f"{where} 应当写成两个数 [下限, 上限]，没有读入。")
    return "", ""


def _amount(value: Any) -> str:
    return tidied(Cell(Place(LIMITS), 0, 1), _cell(value))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Mapping | list):
        return UNFIT
    return " ".join(str(value).split())
