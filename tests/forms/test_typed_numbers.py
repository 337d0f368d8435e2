"""A number that somebody typed is held against the numbers of its own kind, and of what the sentence speaks of."""

import pytest

from forms.bulletin.checking import Trouble
from tests.forms.test_bulletin_text import EDITABLE, problems

NEXT = "四、主要问题"


def said_of(words: str) -> list[tuple[Trouble, str]]:
    return [(p.kind, p.message) for p in problems(EDITABLE.replace(NEXT, f"{words}\n{NEXT}"))]


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("本次评查案卷27卷。", "评查数据中没有这个数"),  # 27 problems, not files
        ("共发现15个问题。", "评查数据中没有这个数"),  # 15 files, not problems
        ("城东执法大队参评5卷，平均82.18分。", "“城东执法大队”的评查数据为"),
        ("程序方面问题占29.63%。", "“程序方面”的评查数据为14.81"),
        ("优秀7卷。", "“优秀”的评查数据为8"),
        ("003号案卷得73.50分。", "“003号案卷”的评查数据为88.50"),
    ],
)
def test_a_number_of_something_else_is_pointed_out(words: str, known: str) -> None:
    found = said_of(words)
    assert found
    assert all(kind is Trouble.NUMBER for kind, _ in found)
    assert known in found[0][1]


@pytest.mark.parametrize(
    "words",
    [
        "本次评查案卷15卷，发现27个问题。",
        "城东执法大队平均98分。",
        "程序方面问题占14.81%，共4个。",
        "优秀8卷、合格4卷、不合格2卷。",
        "004号案卷得73.5分。",
        "满分为100分。",
    ],
)
def test_a_number_of_its_own_passes(words: str) -> None:
    assert said_of(words) == []
