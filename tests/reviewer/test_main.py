"""What the program does with a word that is no command, and where there is no screen."""

import sys
from pathlib import Path

import pytest

from reviewer.__main__ import COMMANDS, main


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


def test_the_help_tells_how_the_window_is_opened_and_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert "[评查库] [--open 代号]" in said
    assert all(f"  {command} " in said for command in COMMANDS)


def test_the_help_of_a_command_names_that_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["read", "--help"])
    assert capsys.readouterr().out.startswith("用法：mingjuan read ")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("明卷 ")
