"""录音录像: listed with length and size, compared with their hash before the player opens them."""

import wave
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from reviewer.presenters.reading.recordings import described
from reviewer.storage.recordings import KeptRecording
from tests.journeys.conftest import Opener
from tests.on_desk import put_on_desk
from tests.reviewer.documents.papers import pdf
from tests.reviewer.documents.test_reading import FILING
from tests.reviewer.places import Heard


def test_a_recording_is_listed_and_opened_only_while_it_is_the_same(
    qtbot: QtBot, start: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: played.append(url.toLocalFile()) or True)
    inbox = tmp_path / "甲案"
    inbox.mkdir()
    pdf(inbox / "01立案.pdf", [FILING])
    sound = inbox / "执法记录仪.wav"
    with wave.open(str(sound), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(8000)
        out.writeframes(bytes(8000 * 65))
    office = start(tmp_path / "评查库")
    office.identity.be("沈知远")
    with qtbot.waitSignal(office.cases.imported):
        office.cases.import_paths([inbox])
    qtbot.waitUntil(lambda: len(office.cases.rows) == 1)
    put_on_desk(qtbot, office, office.cases.rows[0].case_id)
    shown = office.desk.panes.recordings
    assert [shown.list.item(n).text() for n in range(shown.list.count())] == ["执法记录仪.wav　1分05秒　0.5 MB"]
    assert shown.isVisible()
    qtbot.keyClick(office.desk.place.view, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: played == [str(sound)])

    shown.presenter.refused.disconnect()
    heard = Heard(shown.presenter.refused)
    sound.write_bytes(sound.read_bytes()[:-1] + b"x")
    shown.play.click()
    qtbot.waitUntil(lambda: len(heard.said) == 1)
    assert "不一样" in heard.said[0][0].message
    assert len(played) == 1


def test_a_length_that_is_not_known_is_left_out() -> None:
    assert described(KeptRecording("/media/a.amr", 2048, "")) == "a.amr　2 KB"
