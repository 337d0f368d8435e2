"""What the program does with a word that is no command, and where there is no screen."""

import sys
from pathlib import Path

import pytest

from reviewer.__main__ import main


def test_a_word_that_is_neither_command_nor_folder_is_wrong_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["imprt"]) == 2
    out, err = capsys.readouterr()
    assert (out, "没有“imprt”这条命令" in err) == ("", True)
    assert not (tmp_path / "imprt").exists()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these always have a screen")
def test_without_a_screen_the_window_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert "没有图形显示" in capsys.readouterr().err


def test_a_file_that_is_missing_is_told_in_chinese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "penalty-simple", str(tmp_path / "没有.yaml")]) == 1
    assert "文件不存在" in capsys.readouterr().err
