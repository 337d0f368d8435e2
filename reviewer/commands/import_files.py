"""`mingjuan import WORKSPACE PATH…`: take case files in."""

import argparse
from pathlib import Path

from reviewer.commands.output import print_json, say
from reviewer.commands.progress_line import ProgressLine


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser("import", help="把案卷导入评查库")
    parser.add_argument("workspace", type=Path, metavar="评查库", help="评查库文件夹，没有时新建")
    parser.add_argument("paths", type=Path, nargs="+", metavar="案卷", help="案卷文件夹、PDF、图片或 ZIP")
    parser.add_argument("--no-ocr", action="store_true", help="不做文字识别，以后再做")
    parser.add_argument("--json", action="store_true", help="结果以 JSON 输出")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Import, recognise, report. 1 when a file could not be read."""
    from reviewer.intake.importing import import_paths
    from reviewer.intake.recognition import recognise_waiting
    from reviewer.intake.starting import current_campaign
    from reviewer.storage.workspace import create_workspace

    workspace = create_workspace(options.workspace)
    try:
        report = import_paths(workspace, options.paths, current_campaign(workspace).id, ProgressLine())
        recognised = 0 if options.no_ocr else recognise_waiting(workspace, ProgressLine())
        rows = [(workspace.catalogue.case(taken.case), taken) for taken in report.taken]
    finally:
        workspace.close()
    for problem in report.problems:
        say(f"{problem.file}：{problem.message}" if problem.file not in problem.message else problem.message)
    if options.json:
        print_json(
            {
                "taken": [
                    {"id": r.id, "code": r.code, "title": r.title, "name": t.name, "new": t.is_new} for r, t in rows
                ],
                "recognised_pages": recognised,
                "problems": [{"file": p.file, "message": p.message} for p in report.problems],
            }
        )
    else:
        for row, taken in rows:
            print(f"{row.code} {row.title}（{row.pages}页）{'' if taken.is_new else '：已在评查库中'}")
    return 1 if report.problems else 0
