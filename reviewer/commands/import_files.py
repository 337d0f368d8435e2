"""`mingjuan import WORKSPACE PATH…`: take case files in, and lists of cases (案卷目录)."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer.commands.output import print_json, say
from reviewer.commands.progress_line import ProgressLine
from scoring.errors import ReviewError

if TYPE_CHECKING:
    from reviewer.documents.roster.entries import Roster
    from reviewer.intake.completeness import Completeness
    from reviewer.storage.workspace import Workspace


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser("import", help="把案卷、案卷目录导入评查库")
    parser.add_argument("workspace", type=Path, metavar="评查库", help="评查库文件夹，没有时新建")
    parser.add_argument(
        "paths", type=Path, nargs="*", metavar="案卷", help="案卷文件夹、PDF、OFD、DOCX、图片，或者装着它们的 ZIP"
    )
    parser.add_argument("--roster", type=Path, metavar="目录", help="案卷目录（XLSX、CSV），用来核对送卷")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="栏目=列名",
        help="目录的某一栏取自哪一列，可写多次；不写的按列名认定",
    )
    parser.add_argument("--replace", action="store_true", help="用这份目录替换评查库中已有的目录")
    parser.add_argument("--no-ocr", action="store_true", help="不做文字识别，以后再做")
    parser.add_argument("--json", action="store_true", help="结果以 JSON 输出")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Import, recognise, report. 1 when a file could not be read or a cell is doubtful, 2 for no paths."""
    from reviewer.intake.daily_copy import back_up_daily
    from reviewer.intake.roster import standing_of
    from reviewer.storage.workspace import create_workspace

    if not options.paths and options.roster is None:
        say("没有写要导入的案卷或者案卷目录。\n用 mingjuan import --help 查看写法。")
        return 2
    if options.paths and not any(path.exists() for path in options.paths):  # no workspace for a slip of the pen
        raise ReviewError(f"“{'”“'.join(path.name for path in options.paths)}”不存在。", "请核对路径。")
    workspace = create_workspace(options.workspace)
    try:
        back_up_daily(workspace)
        roster = _take_roster(workspace, options) if options.roster is not None else None
        found, is_clean = _take_cases(workspace, options) if options.paths else ({}, True)
        if roster is not None:
            found["roster"] = _listing(roster, standing_of(workspace), in_words=not options.json)
    finally:
        workspace.close()
    if options.json:
        print_json(found)
    doubts = roster is not None and any(problem.is_doubt for problem in roster.problems)
    return 0 if is_clean and not doubts else 1


def _take_cases(workspace: "Workspace", options: argparse.Namespace) -> tuple[dict[str, Any], bool]:
    from reviewer.intake.importing import import_paths
    from reviewer.intake.recognition import recognise_waiting
    from reviewer.intake.starting import current_campaign

    report = import_paths(workspace, options.paths, current_campaign(workspace).id, ProgressLine())
    recognised = 0 if options.no_ocr else recognise_waiting(workspace, ProgressLine())
    rows = [(workspace.catalogue.case(taken.case), taken) for taken in report.taken]
    for problem in report.problems:
        say(f"{problem.file}：{problem.message}" if problem.file not in problem.message else problem.message)
    for row, taken in rows:
        if taken.same_as:
            say(f"{row.code} {row.title}：可能与 {taken.same_as} 为同一案卷（文号相同），请核对。")
        if not options.json:
            print(f"{row.code} {row.title}（{row.pages}页）{'' if taken.is_new else '：已在评查库中'}")
    taken_in = [
        {"id": r.id, "code": r.code, "title": r.title, "name": t.name, "new": t.is_new, "same_as": t.same_as}
        for r, t in rows
    ]
    problems = [{"file": p.file, "message": p.message} for p in report.problems]
    return {"taken": taken_in, "recognised_pages": recognised, "problems": problems}, not report.problems


def _take_roster(workspace: "Workspace", options: argparse.Namespace) -> "Roster":
    from reviewer.documents.roster.columns import match_columns
    from reviewer.documents.roster.entries import interpret
    from reviewer.intake.roster import read_roster, take_in_roster

    table = read_roster(options.roster, ProgressLine())
    columns = match_columns(table.headings) | _chosen_columns(options.column, table.headings)
    roster = interpret(table, columns, workspace.clock.now().date())
    take_in_roster(workspace, options.roster, roster, instead=options.replace)
    return roster


def _chosen_columns(chosen: list[str], headings: tuple[str, ...]) -> dict[str, int]:
    from reviewer.documents.roster.columns import FIELDS

    keys = {field.label: field.key for field in FIELDS}
    found = {}
    for words in chosen:
        label, _, heading = words.partition("=")
        if label not in keys:
            raise ReviewError(f"目录没有“{label}”这一栏。", f"可用的栏目：{'、'.join(keys)}。")
        if heading not in headings:
            raise ReviewError(f"目录里没有“{heading}”这一列。", f"目录的列：{'、'.join(h for h in headings if h)}。")
        found[keys[label]] = headings.index(heading)
    return found


def _listing(roster: "Roster", standing: "Completeness", *, in_words: bool) -> dict[str, Any]:
    """What is documented of a list; at a terminal also in words."""
    for problem in roster.problems:
        shown = f"“{problem.original}”" if problem.original else ""
        proposed = f"建议改为“{problem.suggestion}”。" if problem.suggestion and problem.is_doubt else ""
        say(f"第{problem.line}行 {problem.label}{shown}：{problem.message}{proposed}")
    missing = [s.line for s in standing.standings if not s.cases]
    if in_words:
        print(
            f"案卷目录{len(standing.standings)}件：已收到{standing.received}件，未收到{standing.missing}件；"
            f"不在目录的案卷{len(standing.outside)}卷。"
        )
    return {
        "listed": len(standing.standings),
        "received": standing.received,
        "missing": [
            {"line": m.line, "number": m.values.get("reference_number", ""), "unit": m.values.get("unit", "")}
            for m in missing
        ],
        "outside": [{"code": case.code, "title": case.title} for case in standing.outside],
        "differences": [{"line": s.line.line, "message": d} for s in standing.standings for d in s.differences],
        "remarks": [
            {
                "line": p.line,
                "column": p.label,
                "original": p.original,
                "message": p.message,
                "suggestion": p.suggestion,
                "doubt": p.is_doubt,
            }
            for p in roster.problems
        ],
    }
