"""`mingjuan verify WORKSPACE`: prove that neither record nor originals were altered."""

import argparse
from pathlib import Path

from reviewer.commands.output import print_json
from reviewer.commands.progress_line import ProgressLine


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser("verify", help="核对评查记录和原件有没有被改动")
    parser.add_argument("workspace", type=Path, metavar="评查库", help="评查库文件夹")
    parser.add_argument("--json", action="store_true", help="结果以 JSON 输出")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """1 when something was altered."""
    from reviewer.intake.recordings import altered_recordings
    from reviewer.storage.reading_only import opened_for_reading
    from reviewer.storage.verification import verify

    with opened_for_reading(options.workspace) as workspace:
        altered = [*verify(workspace, ProgressLine()), *altered_recordings(workspace, ProgressLine())]
        acts = sum(1 for _ in workspace.record.all())
        originals = len(workspace.originals.all())
    if options.json:
        print_json(
            {
                "acts": acts,
                "originals": originals,
                "altered": [{"what": a.what, "message": a.message} for a in altered],
            }
        )
    else:
        for alteration in altered:
            print(alteration.message)
        found = f"发现{len(altered)}处改动或缺失" if altered else "没有发现改动"
        print(f"共核对评查记录{acts}条、原件{originals}件，{found}。")
    return 1 if altered else 0
