import re

import pytest

from reviewer.__main__ import COMMANDS, main

ENGLISH = re.compile(r"[A-Za-z]{3,}")
NAMES = re.compile(
    r"--?[\w-]+|mingjuan( \w+)?|\.\w+|\b(PDF|OFD|ZIP|DOCX|XLSX|CSV|YAML|JSON|Word|Excel|UTF-8|SHA-256)\b"
    r"|\w+=|\b(check|show|export|import|list|schema|penalty|ordinary)\b"
)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_chinese_but_for_names_of_commands_options_and_formats(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([*([command] if command else []), "--help"])
    said = capsys.readouterr().out
    assert "用法：" in said
    commands = re.compile(rf"\b({'|'.join(COMMANDS)})\b")
    assert ENGLISH.findall(commands.sub("", NAMES.sub("", said))) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read"], "缺少参数"),
        (["verify", "评查库", "--nonsense"], "没有这个参数：--nonsense"),
        (["read", "案卷", "--no-ocr=1"], "后面不能写"),
        (["check", "案卷", "--rules"], "后面要写一个值"),
        (["rubric", "dance"], "不能是 'dance'"),
    ],
)
def test_wrong_use_is_told_in_chinese(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert words in capsys.readouterr().err
