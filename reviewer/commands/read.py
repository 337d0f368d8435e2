"""`mingjuan read PATH`: what a case file says — its documents, and its facts with page and confidence."""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from reviewer.commands.output import print_json, say
from reviewer.commands.progress_line import ProgressLine
from scoring.casefile import CaseFile, Problem

FACT_FIELDS = ("key", "label", "value", "page", "region", "confidence", "source")


def add_parser(subparsers: Any) -> None:
    """Register the command."""
    parser = subparsers.add_parser("read", help="读取案卷：文书、要素、问题", description="读取一个或几个案卷。")
    parser.add_argument("path", type=Path, metavar="案卷", help="案卷文件夹、PDF、OFD、DOCX、图片，或者装着它们的 ZIP")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--no-ocr", action="store_true", help="不识别没有文字层的页面")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: everything was read; 1: something could not be read."""
    found = read_path(args.path, recognise=not args.no_ocr)
    if args.json:
        values = [as_json(case) for _, case in found]
        print_json(values[0] if len(values) == 1 else {"cases": values})
    else:
        sys.stdout.write("\n\n".join(listing(name, case) for name, case in found) + "\n")
    return 1 if any(case.problems for _, case in found) else 0


def read_path(path: Path, *, recognise: bool) -> list[tuple[str, CaseFile]]:
    """Every case file under the path, read."""
    from reviewer.documents.isolation import IsolatedReader
    from reviewer.documents.ocr.recognising import Recogniser
    from reviewer.documents.reading import read_case
    from reviewer.documents.sources import list_sources

    with (
        tempfile.TemporaryDirectory(prefix="mingjuan-", ignore_cleanup_errors=True) as scratch,
        IsolatedReader() as reader,
        Recogniser() as recogniser,
    ):
        sources = list_sources(path, Path(scratch))
        out = []
        for source in sources:
            say(f"读取 {source.name}……")
            reading = read_case(
                source,
                recognise=recognise,
                password_for=_ask,
                progress=ProgressLine(),
                reader=reader,
                recogniser=recogniser,
            )
            for problem in reading.case.problems:
                say(f"{problem.file}：{problem.message}")
            out.append((source.name, reading.case))
        return out


def _ask(path: Path) -> str | None:
    """The password of a file, asked at a terminal only."""
    if not sys.stdin.isatty():
        return None
    from getpass import getpass

    return getpass(f"{path.name} 的打开密码（直接回车跳过）：") or None


def as_json(case: CaseFile) -> dict[str, Any]:
    """The documented fields."""
    from reviewer.documents.facts.extraction import as_json as facts_as_json

    return {
        "procedure": case.procedure,
        "documents": [
            {
                "seq": d.seq,
                "kind": d.kind,
                "kind_label": d.kind_label,
                "title": d.title,
                "reference_number": d.reference_number,
                "first_page": d.first_page,
                "last_page": d.last_page,
                "dates": [{"label": m.label, "date": m.date, "page": m.page} for m in d.dates],
            }
            for d in case.documents
        ],
        "facts": [
            {name: value for name, value in fact.items() if name in FACT_FIELDS} for fact in facts_as_json(case.facts)
        ],
        "problems": [problem_as_json(p) for p in case.problems],
    }


def problem_as_json(problem: Problem) -> dict[str, str]:
    """What could not be read."""
    return {"file": problem.file, "message": problem.message}


def listing(name: str, case: CaseFile) -> str:
    """The case file for reading at a terminal."""
    lines = [f"案卷：{name}", f"程序：{case.procedure or '未识别'}", f"页数：{len(case.pages)}", "", "文书"]
    for d in case.documents:
        pages = f"{d.first_page}" if d.first_page == d.last_page else f"{d.first_page}-{d.last_page}"
        number = f"　{d.reference_number}" if d.reference_number else ""
        lines.append(f"  {d.seq:>3}　第{pages}页　{d.title}（{d.kind_label}）{number}")
    lines += ["", "要素"]
    lines += [
        f"  {f.label}：{f.value}" + (f"（第{f.region.page}页，把握{f.confidence:.0%}）" if f.region else "")
        for f in case.facts
    ]
    waiting = sum(1 for p in case.pages if p.source is None)
    if waiting:
        lines += ["", f"尚有{waiting}页没有文字，未识别。"]
    if case.problems:
        lines += ["", "问题", *(f"  {p.file}：{p.message}" for p in case.problems)]
    return "\n".join(lines)
