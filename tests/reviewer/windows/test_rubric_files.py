"""An edition is written over another file only when somebody said so."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from reviewer.windows.rubrics.editions_page import asked_path
from tests.reviewer.windows.desk_window import HeardMessages


@pytest.mark.parametrize("agrees", [False, True])
def test_a_file_under_the_completed_name_is_asked_about(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, agrees: bool
) -> None:
    settings, heard, window = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat), HeardMessages(), QWidget()
    qtbot.addWidget(window)
    heard.yes = agrees
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "标准"), "XLSX (*.xlsx)"))
    assert asked_path(window, settings, heard, "标准") == tmp_path / "标准.xlsx"
    assert heard.questions == []
    (tmp_path / "标准.xlsx").write_bytes(b"")
    assert asked_path(window, settings, heard, "标准") == (tmp_path / "标准.xlsx" if agrees else None)
    assert "“标准.xlsx”已经存在" in heard.questions[0]
