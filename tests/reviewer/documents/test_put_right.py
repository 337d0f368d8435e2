"""What recognition reads is put right; what was read stays, and a guess about figures costs confidence."""

import numpy as np
import pytest

from reviewer.documents.layout.placing import text_lines
from reviewer.documents.layout.ruling import Grid
from reviewer.documents.ocr.lines import FoundLine, pieces
from reviewer.documents.ocr.text import GUESSED, repaired, trust
from scoring.casefile import TextLine

CORNERS = np.array([[10, 10], [300, 10], [300, 24], [10, 24]], float)


def line(text: str) -> TextLine:
    (run,) = pieces(FoundLine(CORNERS, text, 0.96), CORNERS, ())
    return text_lines([run], Grid([]), 595, 842)[0]


@pytest.mark.parametrize("read", ["决定日期22025年9月26日", "2025.4.79时10分", "2C25年9月26日"])
def test_a_date_put_right_keeps_what_was_read_and_is_less_sure(read: str) -> None:
    kept = line(read)
    assert kept.text != read
    assert kept.original == read
    assert kept.confidence == pytest.approx(0.96 * GUESSED)


@pytest.mark.parametrize(
    "read", ["罚款人民币5，200元", "当事人:某某公司,地址:某路", "二○二五年九月", "陶瑞安 2025年3月1日"]
)
def test_signs_put_right_keep_what_was_read_and_their_confidence(read: str) -> None:
    kept = line(read)
    assert kept.original == read
    assert kept.confidence == pytest.approx(0.96)


def test_what_is_right_is_its_own_original() -> None:
    assert line("送达回证").original == "送达回证"
    assert trust("送达回证", repaired("送达回证")) == 1.0
