"""`mingjuan bulletin WORKSPACE FILE`: compose the bulletin from the submitted reviews, check it, print it."""

import argparse
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.commands.output import print_json, say

if TYPE_CHECKING:
    from reviewer.storage.workspace import Workspace

SUFFIXES = (".pdf", ".docx", ".xlsx")


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "bulletin",
        help="由评查数据生成简报",
        description="由评查数据生成简报。报头等设置、看过的截图用窗口“简报”里草稿的。",
    )
    parser.add_argument("workspace", type=Path, metavar="评查库", help="评查库文件夹")
    parser.add_argument("file", type=Path, metavar="文件", help="要写的文件：.pdf 或 .docx 是简报，.xlsx 是其中的表格")
    parser.add_argument(
        "--set", action="append", default=[], metavar="项=值", help="改这一项设置，例如 number=3，可重复"
    )
    parser.add_argument("--office-fonts", action="store_true", help="优先用本机安装的公文字体")
    parser.add_argument("--json", action="store_true", help="结果以 JSON 输出")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the draft. 1 when the check finds something to put right, 2 for an unknown setting or suffix."""
    from forms.bulletin.checking import check
    from forms.bulletin.settings import BulletinSettings
    from reviewer.printing.bulletins import prepare
    from reviewer.printing.faces import faces
    from reviewer.printing.files import write_file
    from reviewer.printing.sheets import NothingSubmitted
    from reviewer.storage.workspace import open_workspace

    values = dict(pair.partition("=")[::2] for pair in options.set)
    unknown = set(values) - {field.name for field in fields(BulletinSettings)}
    if unknown:
        say(f"没有这些设置：{'、'.join(sorted(unknown))}。")
        return 2
    if options.file.suffix.lower() not in SUFFIXES:
        say(f"不能写成“{options.file.suffix}”文件，请用 {'、'.join(SUFFIXES)}。")
        return 2
    workspace = open_workspace(options.workspace)
    try:
        prepared = prepare(workspace, {**_of_draft(workspace), **values})
    finally:
        workspace.close()
    if not prepared.figures.cases:
        raise NothingSubmitted
    path = write_file(options.file, prepared.rendered(options.file.suffix, faces(options.office_fonts)))
    problems = check(prepared.text, prepared.figures, prepared.settings, faces(options.office_fonts))
    for problem in problems:
        say(problem.message)
    unseen = prepared.unseen if options.file.suffix.lower() != ".xlsx" else 0  # tables hold no clipping
    if options.json:
        told = [{"message": problem.message, "stops": problem.stops} for problem in problems]
        print_json({"file": str(path), "problems": told, "unseen_clippings": unseen})
    else:
        print(path)
    if unseen:
        say(f"有{unseen}张截图还没有人看过遮盖是否完整，图下已注明，不得外发；请在窗口的“简报”里逐张确认后签发。")
    return 1 if problems else 0


def _of_draft(workspace: "Workspace") -> Mapping[str, str]:
    """The settings of the draft in the window; none where nobody began one."""
    drafts = [bulletin for bulletin in workspace.bulletins.all() if bulletin.issued is None]
    return drafts[-1].settings if drafts else {}
