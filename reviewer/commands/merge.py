"""`mingjuan merge WORKSPACE OTHER…`: what was reviewed in other workspaces joins this one."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer.commands.output import print_json, say
from reviewer.commands.progress_line import ProgressLine

if TYPE_CHECKING:
    from reviewer.intake.merging import Merged


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser("merge", help="把别的评查库里的评查并入评查库")
    parser.add_argument("workspace", type=Path, metavar="评查库", help="并到这个评查库")
    parser.add_argument("others", type=Path, nargs="+", metavar="别的评查库", help="评查人交回的评查库文件夹，内容不变")
    parser.add_argument("--json", action="store_true", help="结果以 JSON 输出")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Join them one after the other. 1 when a case file has several reviews now, in one place or in two."""
    from reviewer.intake.daily_copy import back_up_daily
    from reviewer.intake.merging import in_words, merge
    from reviewer.intake.roster import SOMEBODY
    from reviewer.storage.workspace import open_workspace

    workspace = open_workspace(options.workspace)
    try:
        back_up_daily(workspace)
        done = [merge(workspace, other, SOMEBODY, ProgressLine()) for other in options.others]
    finally:
        workspace.close()
    if options.json:
        print_json({"merged": [as_json(merged) for merged in done]})
    for merged in done:
        came, *doubtful = in_words(merged)
        if not options.json:
            print(came)
        for line in doubtful:
            say(line)
    return 1 if any(merged.twice or merged.alike for merged in done) else 0


def as_json(merged: "Merged") -> dict[str, Any]:
    """The documented fields."""
    return {
        "source": merged.source,
        "acts": merged.acts,
        "cases": list(merged.cases),
        "reviews": list(merged.reviews),
        "twice": list(merged.twice),
        "alike": [list(pair) for pair in merged.alike],
    }
