"""`mingjuan export WORKSPACE DIR`: print the score sheets of all submitted reviews."""

import argparse
from pathlib import Path


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser("export", help="打印已提交的评查表")
    parser.add_argument("workspace", type=Path, metavar="评查库")
    parser.add_argument("folder", type=Path, metavar="文件夹")
    parser.add_argument("--only-findings", action="store_true", help="只印有问题的评查项")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """One PDF with a bookmark a sheet."""
    from reviewer.printing.files import write_file
    from reviewer.printing.sheets import score_sheets
    from reviewer.storage.workspace import open_workspace

    workspace = open_workspace(options.workspace)
    try:
        pdf = score_sheets(workspace, only_findings=options.only_findings)
    finally:
        workspace.close()
    print(write_file(options.folder / "评查表.pdf", pdf))
    return 0
