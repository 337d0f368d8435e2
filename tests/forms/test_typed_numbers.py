"""A number that somebody typed is held against the numbers of its own kind, and of what the sentence speaks of."""

from dataclasses import replace

import pytest

from forms.bulletin.checking import Trouble, check
from forms.bulletin.compose import compose
from scoring.figures import collect
from scoring.score import score
from tests.forms.campaign import RUBRIC, SETTINGS, reviewed
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


def test_files_with_unrated_items_and_of_one_number_are_pointed_out() -> None:
    sheet = replace(reviewed(0).sheet, marks=())
    left = replace(reviewed(0), sheet=sheet, score=score(RUBRIC, sheet))
    figures = collect([left, replace(reviewed(1), reference_number=left.reference_number), reviewed(2)])
    text = compose(figures, SETTINGS)
    found = {problem.kind: problem for problem in check(text, figures, SETTINGS)}
    assert set(found) == {Trouble.UNRATED, Trouble.TWICE}
    assert "（001）" in found[Trouble.UNRATED].message
    assert found[Trouble.TWICE].message.startswith("001、002文号相同")
    assert not any(problem.stops for problem in found.values())
    assert "逐项评查" not in "".join(paragraph.text for paragraph in text.paragraphs)
