"""`mingjuan export WORKSPACE DIR`: print what follows from the submitted reviews: sheets, opinions, notices, ledger."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.commands.output import print_json, say
from reviewer.commands.progress_line import ProgressLine

if TYPE_CHECKING:
    from forms.fonts import Faces
    from reviewer.printing.paper_data import PaperData
    from reviewer.printing.papers import Given, Head
    from reviewer.storage.workspace import Workspace


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser("export", help="打印评查表、评查意见书、整改通知书、年度台账")
    parser.add_argument("workspace", type=Path, metavar="评查库", help="评查库文件夹")
    parser.add_argument("folder", type=Path, metavar="文件夹", help="输出到哪个文件夹，没有时新建")
    what = parser.add_argument_group("输出什么（可以同时选几项；都不选时只输出评查表）")
    what.add_argument("--sheets", action="store_true", help="评查表，合成一个 PDF，按列表顺序加书签")
    what.add_argument("--opinions", action="store_true", help="评查意见书，每卷一份、每个单位一份")
    what.add_argument("--notices", action="store_true", help="整改通知书，每个单位一份，要用 --deadline 给出整改期限")
    what.add_argument("--ledger", action="store_true", help="年度台账（XLSX）")
    parser.add_argument("--docx", action="store_true", help="输出 Word 文档，每份一个文件")
    parser.add_argument("--only-findings", action="store_true", help="评查表只印有问题的评查项")
    parser.add_argument(
        "--entries-only", action="store_true", help="评查表套打：只印填写的内容，不印表格线、栏目和标题"
    )
    parser.add_argument("--cases", default="", metavar="代号", help="只输出这些案卷，例如 001,003")
    parser.add_argument("--deadline", default="", metavar="日期", help="整改期限，例如 2026年2月28日")
    parser.add_argument("--office", default="", metavar="名称", help="落款和版头的单位名称，默认是评查活动的组织单位")
    parser.add_argument("--date", default="", metavar="日期", help="落款日期，例如 2026年1月20日，默认是今天")
    parser.add_argument("--office-fonts", action="store_true", help="优先用本机安装的公文字体")
    parser.add_argument("--json", action="store_true", help="结果以 JSON 输出")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write what was asked for. 1 where nothing was submitted, 2 for a case file that is not there."""
    from reviewer.printing.faces import faces
    from reviewer.printing.paper_data import read
    from reviewer.printing.sheets import NothingSubmitted
    from reviewer.storage.workspace import open_workspace

    if options.notices and not options.deadline:
        say("整改通知书要有整改期限，请加上 --deadline，例如 --deadline 2026年2月28日。")
        return 2
    if options.entries_only and (options.docx or options.only_findings):
        say("套打（--entries-only）的版面要与整张评查表一致，只能输出 PDF，不能同时用 --docx 或 --only-findings。")
        return 2
    workspace = open_workspace(options.workspace)
    try:
        cases = _cases(workspace, options.cases)
        if cases is None:
            return 2
        data = read(workspace, cases)
        if not data.reviewed:
            raise NothingSubmitted
        written = []
        for path in _written(options, data, faces(options.office_fonts)):
            written.append(str(path))
            if not options.json:
                print(path)
    finally:
        workspace.close()
    if options.json:
        print_json({"files": written})
    return 0


def _cases(workspace: "Workspace", wanted: str) -> list[str] | None:
    """The ids of these case codes; None (and a message) where one is unknown."""
    known = {row.code: row.id for row in workspace.catalogue.cases()}
    codes = [code for code in wanted.replace("，", ",").replace("、", ",").replace(" ", "").split(",") if code]
    unknown = [code for code in codes if code not in known]
    if unknown:
        say(f"没有这些案卷：{'、'.join(unknown)}。现有：{'、'.join(known)}。")
        return None
    return [known[code] for code in codes]


def _written(options: argparse.Namespace, data: "PaperData", faces: "Faces") -> Iterator[Path]:
    from reviewer.printing.files import write_file
    from reviewer.printing.paper_kinds import SHEETS_OF_ENTRIES
    from reviewer.printing.papers import Format, copies_of, is_sheet, pdf, write_each

    head, given = _head(options, data), _given(options)
    kinds = list(_kinds(options))
    for kind in kinds:
        copies = copies_of(kind, data, head, given)
        if kind == "yearly-ledger":
            yield from write_each(copies, data, options.folder, Format.XLSX, ProgressLine(), faces)
        elif options.docx:
            yield from write_each(copies, data, options.folder, Format.DOCX, ProgressLine(), faces)
        elif is_sheet(kind):
            name = "评查表（套打）.pdf" if kind == SHEETS_OF_ENTRIES else "评查表.pdf"
            yield write_file(options.folder / name, pdf(copies, data, faces))
        else:
            yield from write_each(copies, data, options.folder, Format.PDF, ProgressLine(), faces)


def _kinds(options: argparse.Namespace) -> Sequence[str]:
    from reviewer.printing.paper_kinds import SHEETS, SHEETS_OF_ENTRIES, SHEETS_OF_FINDINGS

    sheets = SHEETS_OF_FINDINGS if options.only_findings else SHEETS
    sheets = SHEETS_OF_ENTRIES if options.entries_only else sheets
    wanted = (
        (options.sheets, (sheets,)),
        (options.opinions, ("case-opinion", "unit-opinion")),
        (options.notices, ("rectification-notice",)),
        (options.ledger, ("yearly-ledger",)),
    )
    return [kind for chosen, kinds in wanted if chosen for kind in kinds] or [sheets]


def _head(options: argparse.Namespace, data: "PaperData") -> "Head":
    from reviewer.printing.papers import Head
    from reviewer.printing.reviews import day_as_printed

    return Head(options.office or data.campaign.organizer, date=options.date or day_as_printed(data.today))


def _given(options: argparse.Namespace) -> "Given":
    return {"整改期限": options.deadline} if options.deadline else {}
