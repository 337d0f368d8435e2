"""`mingjuan demo --out DIR`: the whole main job on the shipped example files, without a display.

Import, read, check, the two reviewers' recorded findings, scores, the supervisor's conclusions, sheets and bulletin.
A clock that moves by steps stands in for the computer's, so the same input gives the same bytes.
"""

import argparse
import shutil
import stat
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from reviewer.commands.output import say
from reviewer.commands.progress_line import ProgressLine
from reviewer.storage.workspace import Workspace, create_workspace, is_workspace

WORKSPACE = "评查库"
BEGIN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
SETTINGS: Mapping[str, str] = {
    "year": "2026",
    "number": "1",
    "total_number": "1",
    "issued_on": "2026年1月20日",
    "reviewed_period": "2024年至2025年办结",
    "review_time": "2026年1月5日至16日",
    "basis": "年度行政执法监督工作安排",
    "deadline": "2026年2月28日",
    "report_to": "云岫省城市管理执法监督处",
    "drawing": "指定",
    "method": "一案一评、一卷一表",
    "reported_to": "云岫省住房和城乡建设厅，云岫省司法厅",
    "distributed_to": "各市、县城市管理部门",
    "copies": "30",
}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser("demo", help="在示例案卷上走完全程：导入、核对、评查、评查表、简报")
    parser.add_argument("--out", type=Path, default=Path("demo-output"), metavar="文件夹", help="结果放在这里")
    parser.add_argument("--no-ocr", action="store_true", help="扫描件不做文字识别")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do the job and say where the results lie. 1 when a file could not be read or the record does not verify."""
    folder = options.out / WORKSPACE
    if is_workspace(folder):
        for original in (folder / "files").rglob("*.*"):
            original.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows deletes nothing that is read-only
        shutil.rmtree(folder)
    from reviewer.storage.clock import SteppedClock

    workspace = create_workspace(folder, SteppedClock(BEGIN))
    try:
        failed = _review(workspace, recognise=not options.no_ocr)
        written = [_print_sheets(workspace, options.out), *_print_bulletin(workspace, options.out)]
        altered = _verified(workspace)
        _show(workspace)
    finally:
        workspace.close()
    say("结果：")
    for path in (folder, *written):
        say(f"  {path}")
    return 1 if failed or altered else 0


def _review(workspace: Workspace, *, recognise: bool) -> bool:
    from reviewer.documents.ocr.recognising import available
    from reviewer.intake.examples import record_reviews, take_in_examples
    from reviewer.intake.recognition import recognise_waiting

    say("导入示例案卷……")
    report = take_in_examples(workspace, ProgressLine())
    for problem in report.problems:
        say(f"{problem.file}：{problem.message}")
    if recognise and available():
        say("识别扫描件……")
        recognise_waiting(workspace, ProgressLine())
    elif recognise:
        say("没有安装文字识别组件，扫描件只看页面，不核对文字。")
    reviews = record_reviews(workspace, report.taken)
    say(f"导入案卷{len(report.taken)}卷，录入评查{reviews}份。")
    return bool(report.problems)


def _print_sheets(workspace: Workspace, out: Path) -> Path:
    from reviewer.printing.files import write_file
    from reviewer.printing.sheets import score_sheets

    return write_file(out / "评查表.pdf", score_sheets(workspace))


def _print_bulletin(workspace: Workspace, out: Path) -> list[Path]:
    from forms.bulletin.checking import check
    from forms.bulletin.text import to_editable
    from reviewer.intake.examples import supervisor
    from reviewer.printing.bulletins import prepare
    from reviewer.printing.files import write_file
    from scoring.bulletin_acts import BulletinIssued

    prepared = prepare(workspace, SETTINGS)
    for problem in check(prepared.text, prepared.figures, prepared.settings):
        say(f"简报核对：{problem.message}")
    pdf = prepared.pdf()
    path = write_file(out / "法治工作简报.pdf", pdf)
    author = supervisor(workspace)
    draft = workspace.bulletins.draft(to_editable(prepared.text), prepared.settings.to_mapping(), author)
    sessions = tuple(session.id for session in workspace.sessions.all() if session.is_closed)
    sha256 = workspace.originals.keep(path)
    words = write_file(out / "法治工作简报.docx", prepared.rendered(".docx"))
    docx_sha256 = workspace.originals.keep(words)
    issued = BulletinIssued(2026, 1, 1, prepared.text.title, SETTINGS["issued_on"], sha256, sessions, docx_sha256)
    workspace.bulletins.issue(draft.id, issued, author)
    return [path, words]


def _verified(workspace: Workspace) -> bool:
    from reviewer.storage.verification import verify

    altered = verify(workspace, ProgressLine())
    for alteration in altered:
        say(alteration.message)
    return bool(altered)


def _show(workspace: Workspace) -> None:
    for row in workspace.catalogue.cases():
        print(f"{row.code}  {row.total:>6}  {row.grade}  {row.unit}  {row.title}")
