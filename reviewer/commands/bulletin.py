"""`mingjuan bulletin WORKSPACE FILE`: compose the bulletin from the submitted reviews, check it, print it."""

import argparse
from dataclasses import fields
from pathlib import Path

from reviewer.commands.output import say


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser("bulletin", help="由评查数据生成简报")
    parser.add_argument("workspace", type=Path, metavar="评查库")
    parser.add_argument("file", type=Path, metavar="文件", help="要写的 PDF")
    parser.add_argument("--set", action="append", default=[], metavar="项=值", help="报头等设置，例如 number=3，可重复")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the draft as PDF. 1 when the check finds something to put right, 2 for an unknown setting."""
    from forms.bulletin.checking import check
    from forms.bulletin.settings import BulletinSettings
    from reviewer.printing.bulletins import prepare
    from reviewer.printing.files import write_file
    from reviewer.printing.sheets import NothingSubmitted
    from reviewer.storage.workspace import open_workspace

    values = dict(pair.partition("=")[::2] for pair in options.set)
    unknown = set(values) - {field.name for field in fields(BulletinSettings)}
    if unknown:
        say(f"没有这些设置：{'、'.join(sorted(unknown))}。")
        return 2
    workspace = open_workspace(options.workspace)
    try:
        prepared = prepare(workspace, values)
    finally:
        workspace.close()
    if not prepared.figures.cases:
        raise NothingSubmitted
    print(write_file(options.file, prepared.pdf()))
    problems = check(prepared.text, prepared.figures, prepared.settings)
    for problem in problems:
        say(problem.message)
    return 1 if problems else 0
