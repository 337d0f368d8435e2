"""Whatever is not done is told at one place, over the score where the work is, and nowhere else."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.reading.reading import ReadingPresenter
from reviewer.presenters.reading.recordings import RecordingsPresenter
from reviewer.presenters.reading.searching import SearchPresenter
from reviewer.storage.workspace import create_workspace
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.reading.reading_panes import ReadingPanes
from reviewer.windows.reading.recordings_list import RecordingsList
from tests.reviewer.places import AtOnce
from tests.reviewer.windows.desk_window import HeardMessages, heard, pages, paper, place, press, store
from tests.reviewer.windows.test_facts_pane import KeptActs

__all__ = ["heard", "pages", "paper", "place", "store"]
Key = Qt.Key


def _refused(place: DeskPlace, heard: HeardMessages) -> str:
    """What is said over the score; nothing is said in passing."""
    assert place.refusal.isVisible()
    assert heard.notes == []
    return place.refusal.words.text()


def _veto(qtbot: QtBot, place: DeskPlace) -> None:
    place.desk.choose_item("2.2")
    press(qtbot, place, Key.Key_2)
    assert place.form.isVisible()


def test_a_veto_that_is_being_written_is_finished_before_submitting(
    qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    _veto(qtbot, place)
    qtbot.mouseClick(place.score.submit, Qt.MouseButton.LeftButton)
    told = _refused(place, heard)
    assert told == "正在填写的内容还没有完成，没有提交。请先记录或者放弃它。"
    assert heard.questions == []
    assert place.form.isVisible()


def test_and_before_the_next_file(qtbot: QtBot, place: DeskPlace, heard: HeardMessages) -> None:
    _veto(qtbot, place)
    place.acting.perform("next_file")
    assert "没有换卷" in _refused(place, heard)
    assert place.desk.file is not None
    assert place.desk.file.case_id == "a"


@pytest.mark.parametrize("name", ["no_problem", "not_applicable", "doubt", "undo", "file_on", "rule_9"])
def test_nothing_is_recorded_or_thrown_away_behind_a_form(
    name: str, qtbot: QtBot, place: DeskPlace, heard: HeardMessages
) -> None:
    _veto(qtbot, place)
    kind, sheet = place.entry.prompt, place.desk.sheet
    place.form.remark.clearFocus()
    place.acting.perform(name)
    assert "正在填写的内容还没有完成" in _refused(place, heard)
    assert (place.entry.prompt, place.desk.sheet) == (kind, sheet)


def test_what_is_about_two_places_says_how_to_open_them(qtbot: QtBot, place: DeskPlace, heard: HeardMessages) -> None:
    place.acting.perform("pair_swap")
    assert "F8" in _refused(place, heard)


def test_documents_that_cannot_be_arranged_so(place: DeskPlace, heard: HeardMessages, tmp_path: Path) -> None:
    desk, workspace = place.desk, create_workspace(tmp_path / "评查库")
    reading, searching = ReadingPresenter(desk, KeptActs(), place), SearchPresenter(desk, KeptActs(), place)
    reading.noted.connect(heard.note)
    recordings = RecordingsPresenter(desk, workspace, JobRunner(AtOnce()), place)
    panes = ReadingPanes(place, reading, searching, RecordingsList(recordings))
    place.add_reading(lambda: panes.slots)
    place.acting.perform("begin_here")  # on the first page of a document
    assert "首页" in _refused(place, heard)
    workspace.close()
