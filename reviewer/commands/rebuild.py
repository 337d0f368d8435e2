"""`mingjuan rebuild WORKSPACE`: compute again everything that can be computed."""

import argparse
from pathlib import Path

from reviewer.commands.output import print_json, say
from reviewer.commands.progress_line import ProgressLine


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser("rebuild", help="由评查记录和原件重新生成其余数据")
    parser.add_argument("workspace", type=Path, metavar="评查库", help="评查库文件夹")
    parser.add_argument(
        "--reading", action="store_true", help="同时从原件重新读取全部页面（扫描件要重新识别，用时较长）"
    )
    parser.add_argument("--json", action="store_true", help="结果以 JSON 输出")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Fold the record again; with --reading read the originals again too."""
    from reviewer.intake.daily_copy import back_up_daily
    from reviewer.intake.recognition import recognise_waiting, reread
    from reviewer.intake.rereading import read_again
    from reviewer.storage.workspace import open_workspace

    workspace = open_workspace(options.workspace)
    try:
        back_up_daily(workspace)
        sessions = workspace.sessions.rebuild()
        bulletins = workspace.bulletins.rebuild()
        papers = workspace.papers.rebuild()
        workspace.rosters.rebuild()
        cases = workspace.catalogue.cases()
        for done, row in enumerate(cases):
            ProgressLine().step(done, len(cases), "重新读取")
            if options.reading:
                read_again(workspace, row.id)
            else:
                reread(workspace, row.id)
        if options.reading:
            recognise_waiting(workspace, ProgressLine())
    finally:
        workspace.close()
    if options.json:
        print_json({"sessions": sessions, "bulletins": bulletins, "papers": papers, "cases": len(cases)})
    say(f"已重新生成：评查 {sessions} 份，简报 {bulletins} 期，文书 {papers} 份，案卷 {len(cases)} 卷。")
    return 0
