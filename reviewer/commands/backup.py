"""`mingjuan backup WORKSPACE`: a dated copy of the database."""

import argparse
from pathlib import Path

from reviewer.commands.output import print_json


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser("backup", help="备份评查库的数据库")
    parser.add_argument("workspace", type=Path, metavar="评查库", help="评查库文件夹")
    parser.add_argument("--json", action="store_true", help="结果以 JSON 输出")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the copy and say where it lies."""
    from reviewer.storage.workspace import open_workspace

    workspace = open_workspace(options.workspace)
    try:
        path = workspace.back_up()
    finally:
        workspace.close()
    if options.json:
        print_json({"file": str(path)})
    else:
        print(path)
    return 0
