from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reviewer.presenters.jobs import Job, JobRunner
from reviewer.windows.frame.places import Place
from reviewer.windows.frame.progress_strip import SHOWN_AFTER, ProgressStrip
from reviewer.windows.main_window import MainWindow
from scoring.progress import Progress


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def frame(settings: QSettings, built: list[str], entered: list[str], runner: JobRunner | None = None) -> MainWindow:
    def place(key: str, title: str) -> Place:
        def build() -> QWidget:
            built.append(key)
            return QLabel(title)

        return Place(key, title, "files", build, lambda: entered.append(key))

    places = [place("cases", "案卷"), place("desk", "评查"), place("figures", "统计"), place("bulletin", "简报")]
    return MainWindow(places, runner or JobRunner(), settings)


@pytest.fixture
def shown(qtbot: QtBot, settings: QSettings) -> tuple[MainWindow, list[str], list[str]]:
    built: list[str] = []
    entered: list[str] = []
    window = frame(settings, built, entered)
    qtbot.addWidget(window)
    window.go("cases")
    window.show()
    return window, built, entered


def test_a_place_is_built_on_its_first_visit_and_entered_on_each(
    shown: tuple[MainWindow, list[str], list[str]],
) -> None:
    window, built, entered = shown
    assert built == ["cases"]
    window.go("figures")
    window.go("cases")
    assert built == ["cases", "figures"]
    assert entered == ["cases", "figures", "cases"]


def test_what_is_said_in_passing_goes_with_the_place(shown: tuple[MainWindow, list[str], list[str]]) -> None:
    window, _built, _entered = shown

    def told() -> bool:
        return "已存为 甲.pdf" in [label.text() for label in window.findChildren(QLabel)]

    window.top_bar.show_note("已存为 甲.pdf")
    window.go("cases")  # where one is
    assert told()
    window.go("figures")
    assert not told()


def test_a_place_has_its_size_before_it_is_entered(shown: tuple[MainWindow, list[str], list[str]]) -> None:
    """Pages are asked for at the size they are shown at: a first page asked for earlier would be drawn twice."""
    window, _built, entered = shown
    window.show_place("desk")
    assert entered == ["cases"]
    before = window.place("desk").size()
    window.go("desk")
    assert window.place("desk").size() == before
    assert before.width() == window.centralWidget().width()


def test_control_and_a_number_go_to_a_place(qtbot: QtBot, shown: tuple[MainWindow, list[str], list[str]]) -> None:
    window, _built, entered = shown
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert entered[-1] == "bulletin"
    checked = [b.text() for b in window.findChildren(QToolButton) if b.isChecked()]
    assert checked == ["简报"]


def test_the_bar_says_when_the_record_was_last_written(shown: tuple[MainWindow, list[str], list[str]]) -> None:
    window, _built, _entered = shown
    window.top_bar.show_saved(datetime(2026, 11, 22, 14, 3, 22))
    assert "已保存 14:03:22" in [label.text() for label in window.findChildren(QLabel)]


def test_the_frame_remembers_its_size(qtbot: QtBot, settings: QSettings) -> None:
    first = frame(settings, [], [])
    qtbot.addWidget(first)
    first.resize(1000, 655)
    first.show()
    first.close()
    second = frame(settings, [], [])
    qtbot.addWidget(second)
    assert second.size().height() == 655


def test_a_long_job_shows_its_stage_and_can_be_cancelled(qtbot: QtBot, settings: QSettings) -> None:
    runner = JobRunner()
    window = frame(settings, [], [], runner)
    qtbot.addWidget(window)
    window.show()
    strip = window.findChild(ProgressStrip)
    assert not strip.isVisible()

    def work(progress: Progress) -> None:
        while True:
            progress.step(3, 20, "识别文字")

    job = Job(work, "导入案卷")
    runner.start(job)
    qtbot.waitUntil(lambda: any("识别文字 3/20" in label.text() for label in strip.findChildren(QLabel)))
    assert strip.findChild(QProgressBar).value() == 3
    qtbot.waitUntil(strip.isVisible)
    with qtbot.waitSignal(job.ended):
        qtbot.mouseClick(strip.findChild(QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_what_is_done_at_once_does_not_make_the_window_jump(qtbot: QtBot, settings: QSettings) -> None:
    runner = JobRunner()
    window = frame(settings, [], [], runner)
    qtbot.addWidget(window)
    window.show()
    strip = window.findChild(ProgressStrip)
    job = Job(lambda progress: progress.step(1, 1), "统计")
    with qtbot.waitSignal(job.ended):
        runner.start(job)
    qtbot.wait(SHOWN_AFTER + 50)
    assert not strip.isVisible()
