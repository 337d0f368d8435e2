"""From the teaching view to a hand-out: which slides, where to, and with the names as they are seen."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.ports import Lesson, Slide
from reviewer.presenters.teaching import TeachingPresenter
from reviewer.printing.files import FileNotWritten
from reviewer.windows.teaching.teaching_window import TeachingWindow
from tests.reviewer.places import AtOnce
from tests.reviewer.windows.test_teaching import LESSON, picture

MASKED = tuple(replace(slide, finding=f"某某：{slide.finding}") for slide in LESSON.slides)
Asked = list[tuple[Sequence[Slide], str]]


def opened(qtbot: QtBot, asked: Asked) -> TeachingWindow:
    def handout(_lesson: Lesson, slides: Sequence[Slide], suffix: str) -> bytes:
        asked.append((slides, suffix))
        return b"on paper"

    lesson = replace(LESSON, alias="某案", masked=MASKED)
    window = TeachingWindow(TeachingPresenter(lesson, picture, JobRunner(AtOnce()), handout=handout))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    return window


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "PDF (*.pdf)"))


def test_the_ticked_slides_are_written_without_names(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Asked = []
    window = opened(qtbot, asked)
    choose(monkeypatch, tmp_path / "讲义")
    qtbot.keyClick(window, Qt.Key.Key_P)
    dialog = window.handing_out.dialog
    assert dialog is not None
    assert dialog.list.count() == 2
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.accept()
    qtbot.waitUntil(lambda: (tmp_path / "讲义.pdf").exists())
    assert asked == [([MASKED[0]], ".pdf")]
    told = window.findChild(QMessageBox)
    assert told is not None
    assert "讲义.pdf" in told.text()
    told.close()


def test_names_that_are_seen_are_written_and_a_word_document_is_one(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Asked = []
    window = opened(qtbot, asked)
    choose(monkeypatch, tmp_path / "讲义.docx")
    qtbot.keyClick(window, Qt.Key.Key_N)
    qtbot.mouseClick(window.handout, Qt.MouseButton.LeftButton)
    dialog = window.handing_out.dialog
    assert dialog is not None
    dialog.accept()
    qtbot.waitUntil(lambda: (tmp_path / "讲义.docx").exists())
    assert asked == [([*LESSON.slides], ".docx")]


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened(qtbot, [])
    path = tmp_path / "讲义.pdf"
    path.mkdir()  # a folder of that name
    with qtbot.waitSignal(window._presenter.not_handed_out) as told:
        window._presenter.hand_out(path, [0])
    assert isinstance(told.args[0], FileNotWritten)
