"""The preview beside an editor: what is in view comes first."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.pdf_pictures import pictures_from
from reviewer.presenters.preview import PreviewPresenter
from tests.reviewer.places import AtOnce


def five_pages(word: str) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, invariant=True)
    for _ in range(5):
        canvas.drawString(100, 700, word * 20)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(("first", "order"), [(0, [0, 1, 2, 3, 4]), (3, [3, 4, 0, 1, 2]), (9, [4, 0, 1, 2, 3])])
def test_the_page_in_view_is_drawn_first(first: int, order: list[int]) -> None:
    assert [number for number, _count, _image in pictures_from(five_pages("x"), 200, first)] == order


def test_the_pages_in_view_are_shown_before_the_others_are_drawn(qtbot: QtBot) -> None:
    preview = PreviewPresenter(JobRunner())
    shown: list[Sequence[QImage]] = []
    preview.drawn.connect(shown.append)
    preview.show(five_pages("x"))
    qtbot.waitUntil(lambda: len(shown) == 3)
    before = shown[-1]
    preview.show(five_pages("y"), 2)
    qtbot.waitUntil(lambda: len(shown) == 6)
    first, second, whole = shown[3:]
    assert [first[n] == before[n] for n in range(5)] == [True, True, False, True, True]
    assert [second[n] == before[n] for n in range(5)] == [True, True, False, False, True]
    assert not any(whole[n] == before[n] for n in range(5))


def test_nothing_to_show_is_an_empty_preview(qtbot: QtBot) -> None:
    preview = PreviewPresenter(JobRunner(AtOnce()))
    with qtbot.waitSignal(preview.drawn) as heard:
        preview.show(b"")
    assert heard.args == [()]
