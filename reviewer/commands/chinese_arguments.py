"""The words of argparse in Chinese. It asks gettext for them by their English text, and finds no catalogue there."""

import argparse
from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "usage: ": "用法：",
    "options": "选项",
    "positional arguments": "参数",
    "show this help message and exit": "显示这份说明",
    "show program's version number and exit": "显示版本号",
    "%(prog)s: error: %(message)s\n": "%(prog)s：%(message)s\n",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s：%(message)s",
    "the following arguments are required: %s": "缺少参数：%s",
    "one of the arguments %s is required": "以下参数要写一个：%s",
    "unrecognized arguments: %s": "没有这个参数：%s",
    "not allowed with argument %s": "不能和参数 %s 同时用",
    "ambiguous option: %(option)s could match %(matches)s": "参数 %(option)s 不明确，可能是：%(matches)s",
    "ignored explicit argument %r": "后面不能写 %r",
    "expected one argument": "后面要写一个值",
    "expected at most one argument": "后面最多写一个值",
    "expected at least one argument": "后面至少写一个值",
    "invalid choice: %(value)r (choose from %(choices)s)": "不能是 %(value)r，可以是：%(choices)s",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "不能是 %(value)r，是否要写 %(closest)r？可以是：%(choices)s"
    ),
    "invalid %(type)s value: %(value)r": "%(value)r 的写法不对",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "没有 %(parser_name)r 这个命令，可以是：%(choices)s",
    "can't open '%(filename)s': %(error)s": "打不开“%(filename)s”：%(error)s",
    " (default: %(default)s)": "（不写时为 %(default)s）",
}


def speak_chinese() -> None:
    """From now on argparse speaks Chinese, as the commands' own words do."""
    argparse._ = lambda text: WORDS.get(text, text)  # type: ignore[attr-defined]
    argparse.ngettext = _counted  # type: ignore[attr-defined]


def _counted(one: str, many: str, count: int) -> str:
    return "后面要写 %s 个值" if one == "expected %s argument" else (one if count == 1 else many)
