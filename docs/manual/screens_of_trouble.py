"""The pictures of what goes wrong, lasts long or is too long: refusals, copies to go back to, strips at the bottom."""

import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

from album import Album
from screens_of_cases import LONG_NUMBER, LONG_TITLE, LONG_UNIT

from scoring.casefile import Problem
from scoring.errors import ReviewError

NAME = (LONG_TITLE * 5)[:200]  # of a case file
FILE = f"{(LONG_TITLE * 5)[:76]}.pdf"  # as long as most file systems allow
PLACE = Path("/", *(f"{number}级文件夹（{LONG_UNIT[:24]}）" for number in range(1, 9)), "某某市二〇二五年度评查库")
TRACE = "Traceback (most recent call last):\n" + "  File “某处.py”, line 1, in 某步\n" * 40 + "ValueError: 1"


def take_trouble(album: Album) -> None:
    office = album.office
    office.window.go("cases")
    _take_refusals(album)
    _take_copies(album)
    _take_questions(album)
    _take_long_fields(album)
    _take_import(album)
    _take_strips(album)


def _take_refusals(album: Album) -> None:
    from reviewer.printing.files import FileNotWritten
    from reviewer.storage import errors
    from reviewer.storage.merging import OriginalWasAltered, RecordWasAltered
    from reviewer.storage.restoring import NotABackup
    from reviewer.windows.application import _is_gone
    from reviewer.windows.messages import show_bug

    folder = Path(PLACE.name)
    refusals: dict[str, ReviewError] = {
        "full": errors.DiskIsFull(),
        "read-only": errors.WorkspaceNotWritable(folder, "所在磁盘只能读取"),
        "in-use": errors.WorkspaceInUse(folder),
        "damaged": errors.WorkspaceIsDamaged(folder),
        "newer": errors.WorkspaceIsNewer(folder),
        "no-workspace": errors.NotAWorkspace(folder),
        "no-backup": NotABackup(folder / "review-20260302-091500.db"),
        "altered": RecordWasAltered(PLACE.name),
        "original-altered": OriginalWasAltered(PLACE.name),
        "not-written": FileNotWritten(PLACE / FILE, "磁盘空间不足"),
        "gone": _is_gone(PLACE),
    }
    for name, error in refusals.items():
        album.modal(f"trouble-{name}", lambda error=error: album.office.messages.refuse(error))
    album.modal("trouble-bug", lambda: show_bug(TRACE, album.office.window))


def _take_copies(album: Album) -> None:
    from reviewer.windows.restoring import Restoring, _waited

    restoring = Restoring(album.program)
    album.office.workspace.back_up()
    album.modal("trouble-copies", restoring.choose)
    album.modal("trouble-copies-offered", lambda: restoring.offer(album.office.workspace.folder))
    over = threading.Event()
    threading.Timer(1.5, over.set).start()
    album.modal("trouble-restoring", lambda: _waited("正在恢复备份…", lambda _progress: over.wait(), None))


def _take_questions(album: Album) -> None:
    from reviewer.windows.frame import recent_menu

    office, program = album.office, album.program
    rows = [row._replace(title=NAME) for row in office.cases.rows[-1:]]
    album.modal("trouble-remove", lambda: office.housekeeping().remove(rows))
    album.modal("trouble-remove-begun", lambda: office.housekeeping().remove(office.cases.rows[:1]))
    album.modal("trouble-forget", lambda: program._open_recent(PLACE))
    workspace = office.workspace
    office.workspace = SimpleNamespace(folder=PLACE)
    album.modal("trouble-about", program._about)
    office.workspace = workspace
    lines = (
        "并入“律师甲”：评查 12 份，新案卷 3 份。",
        *(f"{n:03} 号案卷两个人都评了，请负责人认定。" for n in range(1, 9)),
    )
    album.dialog("trouble-merged", lambda: office.housekeeping()._tell_merged(lines))
    for number in range(3):
        recent_menu.remember(program.settings, PLACE.with_name(f"{PLACE.name}{number}"))
    office.menu.recent.fill()
    album.menu("trouble-recent", office.menu.recent)


def _take_long_fields(album: Album) -> None:
    from reviewer.storage.catalogue import Person
    from reviewer.windows.cases.correction_dialog import CorrectionDialog
    from reviewer.windows.frame.person_dialog import PersonDialog
    from reviewer.windows.reading.password_dialog import PasswordDialog

    office = album.office
    row = office.cases.rows[0]._replace(title=NAME, unit=LONG_UNIT, reference_number=LONG_NUMBER, cause=NAME[:80])
    for name, dialog in (
        ("correction", CorrectionDialog(row, [LONG_UNIT], office.window)),
        ("person", PersonDialog([], Person("", "买买提·阿卜杜热依木·吐尔逊", LONG_UNIT), office.window)),
        ("password", PasswordDialog(FILE, True, office.window)),
    ):
        album.modal(f"trouble-{name}", dialog.exec)
    office.messages.note(f"已存为 {PLACE / FILE}")
    album.wait(0.3)
    album.shoot("trouble-note", office.window)


def _take_import(album: Album) -> None:
    from reviewer.presenters.ports import IntakeReport

    told = "文件超过 3000 页，只读了前 3000 页。请把它分成几册，每册不超过 3000 页，再导入其余各册。"
    problems = tuple(Problem(FILE if n % 2 else f"{n}.pdf", told) for n in range(12))
    report = album.office.cases_place.report
    same = {NAME: "001、002"}
    report.show_report(
        IntakeReport(
            (NAME, "甲案"), ("乙案",), problems, same, stopped=True, rosters=(Path(FILE).with_suffix(".xlsx"),)
        )
    )
    album.wait(0.3)
    album.shoot("trouble-import", album.office.window)
    report.hide()


def _take_strips(album: Album) -> None:
    from reviewer.presenters.jobs import Job
    from reviewer.windows.frame.unfinished_strip import Offer
    from scoring.progress import Progress

    office, over = album.office, threading.Event()

    def work(stage: str) -> Callable[[Progress], object]:
        def step(progress: Progress) -> None:
            number = 0
            while not over.wait(0.05):
                number += 1
                progress.step(min(number, 399), 400, stage)

        return step

    for title, stage in (("备份", ""), ("打印评查表", "正在排版"), ("导入案卷", f"正在读取 {NAME[:60]}")):
        office.runner.start(Job(work(stage), title))
    album.wait(3.0)
    album.shoot("trouble-three-jobs", office.window)
    for told, yes in (
        ("上次签发“整改通知书”（共 12 份）没有完成；已签发的不会重复编号。", "接着签发"),
        (f"上次打印“{NAME[:60]}”（共 3 份）没有完成。", "接着打印"),
    ):
        office.putting_out()._ask(Offer(told, yes, lambda: None, lambda: None))
    album.wait(0.3)
    album.shoot("trouble-unfinished", office.window)
    office.putting_out().strip.drop.click()
    album.shoot("trouble-unfinished-long", office.window)
    office.putting_out().strip.drop.click()
    over.set()
    album.idle()
