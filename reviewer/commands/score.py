"""`mingjuan score RUBRIC FINDINGS`: total, grade and trace of one record of findings."""

import argparse
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.commands.output import print_json, say

if TYPE_CHECKING:
    from scoring.rubric import Rubric
    from scoring.score import Score
    from scoring.sheet import Sheet
    from scoring.trace import TraceLine


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser("score", help="按评查标准和评查记录计算得分、等次，并列出算式")
    parser.add_argument("rubric", metavar="标准", help="评查标准文件，或自带标准的编号（如 penalty-ordinary）")
    parser.add_argument("findings", metavar="评查记录", type=Path, help="YAML 或 JSON 文件")
    parser.add_argument("--facts", metavar="要素", type=Path, help="mingjuan read --json 的输出，用来判断哪些项不适用")
    parser.add_argument("--json", action="store_true", help="结果以 JSON 输出")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """1 when a finding could not be counted; wrong input raises ReviewError."""
    from reviewer.library.rubrics.editions import find, load_with_warnings
    from reviewer.library.rubrics.findings import conditions_from_facts, read_findings
    from scoring.score import mark_refusal, refusal, score

    rubric, warnings = load_with_warnings(find(options.rubric))
    for warning in warnings:
        say(f"提示：{warning}")
    sheet = read_findings(options.findings, rubric)
    if options.facts is not None:
        suggested = conditions_from_facts(options.facts, rubric)
        sheet = replace(sheet, conditions={**suggested, **sheet.conditions})
    wrong: dict[str, str] = {}
    for finding in sheet.findings:
        before = replace(sheet, findings=sheet.findings[: sheet.findings.index(finding)])
        error = refusal(rubric, before, finding)
        if error is not None and not sheet.ineligible:
            wrong[finding.id] = str(error)
    bad_marks = [(m, e) for m in sheet.marks if (e := mark_refusal(rubric, sheet, m)) is not None]
    kept = tuple(f for f in sheet.findings if f.id not in wrong)
    marks = tuple(m for m in sheet.marks if m not in [b for b, _ in bad_marks])
    result = score(rubric, replace(sheet, findings=kept, marks=marks))
    refused = [*wrong.items(), *((m.criterion, str(e)) for m, e in bad_marks)]
    for name, message in refused:
        say(f"未计入 {name}：{message}")
    if options.json:
        print_json(as_json(result, refused))
    else:
        _print(result)
        _say_what_was_not_rated(result, sheet, rubric)
    return 1 if refused else 0


def _say_what_was_not_rated(result: "Score", sheet: "Sheet", rubric: "Rubric") -> None:
    """A record that lists problems only is whole to whoever wrote it; that the rest was not rated has to be said."""
    from scoring.trace import Role

    settled = {mark.criterion for mark in sheet.marks} | {leaf.id for leaf in rubric.criteria() if leaf.bonus}
    leaves = [line for line in result.trace if line.role is Role.LEAF and line.state == "scored"]
    unrated = [line for line in leaves if not line.findings and line.ref not in settled]
    if unrated:
        say(f"评查记录里没有写的 {len(unrated)} 项按无问题计分；都评过的，总分和等次才是结果。")


def as_json(result: "Score", refused: list[tuple[str, str]]) -> dict[str, object]:
    """The documented fields: state, total, grade, trace; refused beside them."""
    return {
        "state": str(result.state),
        "total": _number(result.total),
        "grade": result.grade,
        "trace": [_line(line) for line in result.trace],
        "refused": [{"id": name, "message": message} for name, message in refused],
    }


def _number(value: Decimal | None) -> str | None:
    from scoring.trace import plain

    return None if value is None else plain(value if value.as_tuple().exponent == 0 else round(value, 10))


def _line(line: "TraceLine") -> dict[str, object]:
    return {
        "ref": line.ref,
        "label": line.label,
        "role": str(line.role),
        "depth": line.depth,
        "full": _number(line.full),
        "claimed": _number(line.claimed),
        "capped": _number(line.capped),
        "kept": _number(line.kept),
        "prorated": _number(line.prorated),
        "state": str(line.state),
        "findings": list(line.findings),
        "text": line.text,
    }


def _print(result: "Score") -> None:
    """The lines that say something: all but criteria without a finding."""
    from scoring.trace import Role

    for line in result.trace:
        if line.role is not Role.LEAF or line.findings or line.state != "scored":
            print("  " * line.depth + line.text)
