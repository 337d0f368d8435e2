"""An encrypted file: asked for once at import, drawn in that session, asked for again in the next."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from reviewer.storage.workspace import create_workspace
from reviewer.windows.reading.password_dialog import PasswordDialog
from tests.journeys.conftest import Opener
from tests.on_desk import put_on_desk
from tests.reviewer.documents.papers import pdf
from tests.reviewer.documents.test_reading import FILING


def type_passwords(*words: str) -> list[bool]:
    """Types these into the next password dialogs ("" cancels); whether each said that the one before was wrong."""
    said: list[bool] = []

    def type_next() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PasswordDialog):
            word = words[len(said)]
            said.append(not dialog.problem.isHidden())
            dialog.password.setText(word)
            dialog.done(QDialog.DialogCode.Accepted if word else QDialog.DialogCode.Rejected)
        if len(said) < len(words):
            QTimer.singleShot(20, type_next)

    QTimer.singleShot(0, type_next)
    return said


def test_a_password_is_asked_for_kept_in_memory_and_asked_for_again_in_the_next_session(
    qtbot: QtBot, start: Opener, tmp_path: Path
) -> None:
    folder, paper = tmp_path / "评查库", pdf(tmp_path / "加密案卷.pdf", [FILING], encrypt="geheim")
    office = start(folder)
    said = type_passwords("falsch", "geheim")
    with qtbot.waitSignal(office.cases.imported) as heard:
        office.cases.import_paths([paper])
    assert said == [False, True]
    assert heard.args[0].problems == ()
    qtbot.waitUntil(lambda: len(office.cases.rows) == 1)
    case = office.cases.rows[0].case_id
    office.identity.be("沈知远")
    put_on_desk(qtbot, office, case)
    qtbot.wait(20)
    assert QApplication.activeModalWidget() is None  # not asked twice in one session
    office.window.close()
    for kept in folder.rglob("*"):
        assert not kept.is_file() or b"geheim" not in kept.read_bytes()

    again = start(folder)
    said = type_passwords("geheim")
    put_on_desk(qtbot, again, case)
    desk = again.desk.place.desk
    qtbot.waitUntil(lambda: desk.file.origins[0].password == "geheim")  # opened anew, with the password
    assert said == [False]


def test_who_cancels_gets_a_report_about_that_file_and_the_others(qtbot: QtBot, start: Opener, tmp_path: Path) -> None:
    inbox = tmp_path / "甲案"
    inbox.mkdir()
    pdf(inbox / "01加密.pdf", [FILING], encrypt="geheim")
    pdf(inbox / "02立案.pdf", [FILING])
    office = start(tmp_path / "评查库")
    type_passwords("")
    with qtbot.waitSignal(office.cases.imported) as heard:
        office.cases.import_paths([inbox])
    (problem,) = heard.args[0].problems
    assert problem.file == "01加密.pdf"
    assert "密码" in problem.message
    qtbot.waitUntil(lambda: len(office.cases.rows) == 1)


def test_a_window_that_was_closed_asks_for_no_password(qtbot: QtBot, start: Opener, tmp_path: Path) -> None:
    create_workspace(tmp_path / "空库").close()
    office = start(tmp_path / "空库")
    office.window.place("desk")
    assert office.desk is not None
    unlocker = office.desk.unlocker
    office.window.close()
    unlocker.ask()  # as the timer does that the opening of a case file started
    assert office.runner.is_shut_down
