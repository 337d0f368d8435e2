import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from reviewer.intake.starting import current_campaign
from reviewer.presenters.cases import SCREENFUL
from reviewer.storage.catalogue import CaseDescription
from reviewer.storage.workspace import create_workspace, open_workspace
from reviewer.windows import application, theme
from reviewer.windows.application import Application
from reviewer.windows.settings import LAST_WORKSPACE
from scoring.errors import ReviewError
from tests.patience import PATIENCE
from tests.reviewer.windows.dressed import all_are_dressed


@pytest.fixture
def program(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Application, list[ReviewError]]]:
    refused: list[ReviewError] = []
    monkeypatch.setattr(Application, "_refuse", lambda _self, error: refused.append(error))
    made = Application(qapp, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    yield made, refused
    if made.open is not None:
        made.open.window.close()


Program = tuple[Application, list[ReviewError]]


def test_a_new_folder_becomes_a_workspace_and_is_remembered(program: Program, tmp_path: Path) -> None:
    application, _refused = program
    assert application.begin(tmp_path / "新 评查库")
    assert application.open is not None
    assert application.open.window.isVisible()
    assert application.open.cases.rows == []
    assert application.settings.value(LAST_WORKSPACE) == str((tmp_path / "新 评查库").resolve())


def test_another_workspace_takes_the_place_of_the_first_and_lets_go_of_it(program: Program, tmp_path: Path) -> None:
    application, _refused = program
    application.begin(tmp_path / "一")
    assert application.show(tmp_path / "二", create=True)
    assert application.open is not None
    assert application.open.workspace.folder == tmp_path / "二"
    open_workspace(tmp_path / "一").close()


def entries(program: Application) -> list[str]:
    assert program.open is not None
    program.open.menu.recent.fill()
    return [entry.text().split("\t")[0] for entry in program.open.menu.recent.actions() if entry.isEnabled()]


def test_workspaces_that_were_open_are_offered_again_the_newest_first(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    application, _refused = program
    application.begin(tmp_path / "一")
    assert entries(application) == []
    for name in ("二", "三 & 四", "一"):
        application.show(tmp_path / name, create=True)
    assert entries(application) == ["三 && 四", "二"]
    assert application.open is not None
    application.open.menu.recent.actions()[1].trigger()
    qtbot.waitUntil(lambda: application.open is not None and application.open.workspace.folder.name == "二")
    assert entries(application) == ["一", "三 && 四"]


def test_a_workspace_that_is_gone_is_told_and_can_be_taken_off_the_list(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    application, refused = program
    application.begin(tmp_path / "一")
    application.show(tmp_path / "二", create=True)
    (tmp_path / "一").rename(tmp_path / "别处")
    assert application.open is not None
    asked: list[str] = []
    for yes in (False, True):
        monkeypatch.setattr(
            application.open.messages, "ask", lambda question, *_, yes=yes: asked.append(question) or yes
        )
        assert entries(application) == ["一"]
        application.open.menu.recent.actions()[0].trigger()
    assert asked == ["找不到评查库“一”，要从列表中移除吗？"] * 2
    assert entries(application) == []
    assert refused == []
    assert not (tmp_path / "一").exists()


def test_a_workspace_whose_disk_is_missing_is_not_begun_anew(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    application, refused = program
    application.settings.setValue(LAST_WORKSPACE, str(tmp_path / "优盘" / "评查库"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    assert not application.begin(None)
    assert "找不到" in refused[0].message
    assert not (tmp_path / "优盘").exists()


def test_a_new_workspace_is_made_under_the_name_that_is_written_and_never_among_other_files(
    program: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    application, refused = program
    application.begin(tmp_path / "一")
    (tmp_path / "文稿").mkdir()
    (tmp_path / "文稿" / "信.docx").write_bytes(b"x")
    for taken, said in (("文稿", "不是空的"), ("一", "已有评查库")):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, to=taken, **__: (str(tmp_path / to), ""))
        application._create_workspace()
        assert said in refused[-1].message
    assert [path.name for path in (tmp_path / "文稿").iterdir()] == ["信.docx"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "二〇二六年"), ""))
    application._create_workspace()
    wanted = tmp_path / "二〇二六年"
    qtbot.waitUntil(lambda: application.open is not None and application.open.workspace.folder == wanted)


def test_a_workspace_in_use_is_refused_and_the_open_one_stays(program: Program, tmp_path: Path) -> None:
    application, refused = program
    application.begin(tmp_path / "一")
    other = create_workspace(tmp_path / "二")
    try:
        assert not application.show(tmp_path / "二")
    finally:
        other.close()
    assert refused[0].hint
    assert application.open is not None
    assert application.open.workspace.folder == tmp_path / "一"


def test_a_folder_without_a_workspace_is_refused(program: Program, tmp_path: Path) -> None:
    application, refused = program
    application.begin(tmp_path / "一")
    (tmp_path / "空").mkdir()
    assert not application.show(tmp_path / "空")
    assert len(refused) == 1


def test_look_and_size_of_text_follow_the_choice(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    application, _refused = program
    application.begin(tmp_path / "一")
    application._set_look("dark")
    application._set_scale(125)
    qtbot.waitUntil(lambda: all_are_dressed(application.open.window))
    assert theme.is_dark()
    assert theme.text_scale() == 1.25
    application._set_look("light")
    application._set_scale(100)
    qtbot.waitUntil(lambda: all_are_dressed(application.open.window))
    assert not theme.is_dark()


def test_qt_itself_speaks_chinese(program: Program) -> None:
    assert QApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_a_mistake_of_ours_is_shown_though_the_program_has_no_standard_error(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(application, "show_bug", shown.append)
    monkeypatch.setattr(sys, "stderr", None)  # as Windows starts programs with a window
    application._report_bug(ValueError, ValueError("一"), None)
    assert [text.strip() for text in shown] == ["ValueError: 一"]
    caplog.clear()


def test_nothing_heavy_is_imported_for_the_list_of_case_files(tmp_path: Path) -> None:
    import subprocess
    import sys

    create_workspace(tmp_path / "一").close()
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QSettings\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from reviewer.windows.application import Application\n"
        "app = QApplication([])\n"
        "program = Application(app, QSettings(sys.argv[2], QSettings.Format.IniFormat))\n"
        "program.begin(Path(sys.argv[1]))\n"
        "program.open.window.grab()\n"
        "heavy = {'reportlab', 'pypdfium2', 'pydantic', 'sqlite_utils', 'docx', 'openpyxl', 'PIL', 'yaml', 'numpy'}\n"
        "heavy |= {'msgspec', 'scoring.acts', 'scoring.rubric', 'reviewer.storage.sessions'}\n"
        "print(sorted(heavy & set(sys.modules)), program.open.figures_place, program.open.bulletin_place)\n"
        "program.open.window.close()\n"
    )
    arguments = [sys.executable, "-c", script, str(tmp_path / "一"), str(tmp_path / "s.ini")]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=PATIENCE)
    assert done.stdout.strip() == "[] None None"


def _with_cases(folder: Path, count: int) -> Path:
    workspace = create_workspace(folder)
    campaign = current_campaign(workspace).id
    with workspace.store.writing():
        for number in range(count):
            described = CaseDescription(title=f"临岑市第{number}商行擅自设置广告案", unit="一大队")
            workspace.catalogue.add_case(campaign, described, f"{number}.pdf", f"hash-{number}", [], 0)
    workspace.close()
    return folder


def test_the_case_file_asked_for_is_put_on_the_desk_and_the_list_comes_when_there_is_time(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    application, _refused = program
    application.begin(_with_cases(tmp_path / "库", 3), number="002")
    office = application.open
    assert office is not None
    assert office.window.isVisible()
    qtbot.waitUntil(lambda: office.desk is not None and office.desk.place.desk.file is not None)
    assert office.desk is not None
    assert office.desk.place.desk.file is not None
    assert office.desk.place.desk.file.number == "002"
    assert office.window.shown is office.desk.place
    qtbot.waitUntil(lambda: office.cases_place is not None)
    office.window.go("cases")
    assert [row.number for row in office.cases.rows] == ["001", "002", "003"]


def test_a_number_nobody_has_is_told_and_the_list_is_shown(program: Program, tmp_path: Path) -> None:
    application, _refused = program
    application.begin(_with_cases(tmp_path / "库", 1), number="999")
    assert application.open is not None
    assert application.open.window.shown is application.open.cases_place
    assert "999" in application.open.window.top_bar._note.text()


def test_a_long_list_shows_its_first_rows_at_once_and_the_rest_once_these_are_painted(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    application, _refused = program
    application.begin(_with_cases(tmp_path / "库", SCREENFUL + 5))
    office = application.open
    assert office is not None
    assert len(office.cases.rows) == SCREENFUL
    assert office.cases.summary(office.cases.rows) == ""
    qtbot.waitUntil(lambda: len(office.cases.rows) == SCREENFUL + 5)
    assert office.cases_place is not None
    assert len(office.cases_place.model.shown) == SCREENFUL + 5
    assert f"共 {SCREENFUL + 5} 卷" in office.cases.summary(office.cases.rows)
