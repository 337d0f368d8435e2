"""`mingjuan check PATH`: the suspicions of a case file — what, computed how, by which law, on which pages."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reviewer.commands.output import print_json
from scoring.suspicions import RESULT_WORDS, SEVERITY_WORDS, Result, Suspicion

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
    parser.add_argument("path", type=Path, metavar="案卷", help="案卷文件夹、PDF、ZIP、图片或 DOCX")
    parser.add_argument("--rules", type=Path, metavar="文件", help="当地规则文件（YAML）")
    parser.add_argument("--rubric", metavar="标准", help="评查标准的编号或者文件，默认按案卷程序选用自带标准")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--no-ocr", action="store_true", help="不识别没有文字层的页面")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: nothing violated; 1: something is, or something could not be read."""
    from reviewer.commands.read import read_path
    from reviewer.library.local_rules import read_local_rules
    from scoring.checks import run_all

    if args.rules is not None:
        read_local_rules(args.rules)  # a wrong rules file is said before the long reading
    found: list[tuple[str, tuple[Suspicion, ...], bool]] = []
    for name, case in read_path(args.path, recognise=not args.no_ocr):
        found.append((name, run_all(case, _context(args, case.procedure)), bool(case.problems)))
    if args.json:
        values = [{"suspicions": [as_json(s) for s in suspicions]} for _, suspicions, _ in found]
        print_json(values[0] if len(values) == 1 else {"cases": values})
    else:
        sys.stdout.write("\n\n".join(listing(name, suspicions) for name, suspicions, _ in found) + "\n")
    violated = any(s.result is Result.VIOLATED for _, suspicions, _ in found for s in suspicions)
    return 1 if violated or any(problems for _, _, problems in found) else 0


def _context(args: argparse.Namespace, procedure: str) -> Any:
    from reviewer.library.check_context import read_context
    from reviewer.library.rubrics import find, load

    edition = args.rubric or next((e for word, e in _EDITIONS if word in procedure), "penalty-ordinary")
    return read_context(args.rules, load(find(edition)))


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
