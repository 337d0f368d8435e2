"""`mingjuan check PATH`: the suspicions of a case file — what, computed how, by which law, on which pages."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer.commands.output import print_json
from scoring.casefile import CaseFile, Problem
from scoring.checks.context import Context
from scoring.suspicions import RESULT_WORDS, SEVERITY_WORDS, Result, Suspicion

if TYPE_CHECKING:
    from reviewer.intake.checking import OfficeRules

_EDITIONS = (
    ("不予", "no-penalty"),
    ("简易", "penalty-simple"),
    ("许可", "permit"),
    ("强制", "seizure"),
    ("检查", "inspection"),
)


def add_parser(subparsers: Any) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "check", help="检查疑点：期限、顺序、要件、一致性、裁量、归档", description="检查案卷疑点。"
    )
    parser.add_argument("path", type=Path, metavar="案卷", help="案卷文件夹、PDF、OFD、DOCX、图片，或者装着它们的 ZIP")
    parser.add_argument("--rules", type=Path, metavar="文件", help="当地规则文件（YAML）")
    parser.add_argument(
        "--workspace",
        type=Path,
        metavar="评查库",
        help="按这个评查库的当地规则、节假日安排和规则启用情况检查；同时写了 --rules 的，当地规则以它为准",
    )
    parser.add_argument("--rubric", metavar="标准", help="评查标准的编号或者文件，默认按案卷程序选用自带标准")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--no-ocr", action="store_true", help="不识别没有文字层的页面")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: nothing violated; 1: something is, or something could not be read."""
    from reviewer.commands.read import problem_as_json, read_path
    from reviewer.library.local_rules.reading import read_local_rules
    from scoring.checks import run_all

    if args.rules is not None:
        read_local_rules(args.rules)  # a wrong rules file is said before the long reading
    office = _office(args.workspace)
    found: list[tuple[str, tuple[Suspicion, ...], tuple[Problem, ...]]] = []
    for name, case in read_path(args.path, recognise=not args.no_ocr):
        found.append((name, run_all(case, _context(args, case, office)), case.problems))
    if args.json:
        values = [
            {"suspicions": [as_json(s) for s in suspicions], "problems": [problem_as_json(p) for p in problems]}
            for _, suspicions, problems in found
        ]
        print_json(values[0] if len(values) == 1 else {"cases": values})
    else:
        sys.stdout.write("\n\n".join(listing(name, suspicions) for name, suspicions, _ in found) + "\n")
    violated = any(s.result is Result.VIOLATED for _, suspicions, _ in found for s in suspicions)
    return 1 if violated or any(problems for _, _, problems in found) else 0


def _context(args: argparse.Namespace, case: CaseFile, office: "OfficeRules | None") -> Context:
    from reviewer.library.check_context import read_context
    from reviewer.library.rubrics.editions import find, load

    edition = args.rubric or next((e for word, e in _EDITIONS if word in case.procedure), "penalty-ordinary")
    plain = read_context(args.rules, load(find(edition)))
    if office is None:
        return plain
    local = plain.local if args.rules is not None else office.local
    return replace(plain, calendar=office.calendar, parameters=office.parameters(case), local=local)


def _office(folder: Path | None) -> "OfficeRules | None":
    """What the office of a workspace decided about checking; None without a workspace."""
    if folder is None:
        return None
    from reviewer.intake.checking import office_rules
    from reviewer.storage.workspace import open_workspace

    with closing(open_workspace(folder)) as workspace:
        return office_rules(workspace)


def as_json(suspicion: Suspicion) -> dict[str, Any]:
    """The documented fields."""
    return {
        "rule": suspicion.rule,
        "result": suspicion.result.value,
        "severity": suspicion.severity.value,
        "law": list(suspicion.law),
        "documents": list(suspicion.documents),
        "pages": list(suspicion.pages),
        "computation": suspicion.computation,
        "message": suspicion.message,
        "criterion": list(suspicion.criteria),
    }


def listing(name: str, suspicions: Sequence[Suspicion]) -> str:
    """For people: what is doubtful first, by severity; then what could not be checked; then what is in order."""
    lines = [f"〔{name}〕"]
    for result in (Result.VIOLATED, Result.UNKNOWN, Result.SATISFIED):
        group = [s for s in suspicions if s.result is result]
        lines.append(f"{RESULT_WORDS[result]} {len(group)}")
        for one in sorted(group, key=lambda s: "VMN".index(s.severity.value)):
            if result is Result.SATISFIED:
                continue
            pages = f"（第{'、'.join(str(p) for p in one.pages)}页）" if one.pages else ""
            lines.append(f"  {one.rule} {SEVERITY_WORDS[one.severity]}　{one.message}{pages}")
            if one.computation:
                lines.append(f"      {one.computation}")
            if one.law and result is Result.VIOLATED:
                lines.append(f"      {'；'.join(one.law)}")
    return "\n".join(lines)
