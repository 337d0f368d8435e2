"""Signs of an OFD set downwards, leftwards or on their side are read as the words they are."""

from pathlib import Path

import pytest

from reviewer.documents.ofd.reading import read_ofd
from scoring.progress import Silent
from tests.reviewer.documents.papers import ofd, ofd_text

TEXT = (
    '<ofd:TextObject ID="3" Boundary="{} 20 120 200" Font="1" Size="6" {}>'
    "<ofd:TextCode {}>{}</ofd:TextCode></ofd:TextObject>"
)
DOWN = 'ReadDirection="90"'


def _lines(folder: Path, content: str) -> list[str]:
    (page,) = read_ofd(ofd(folder / "a.ofd", content), Silent()).pages
    return [line.text for line in page.lines]


@pytest.mark.parametrize(
    ("direction", "steps"),
    [
        (DOWN, 'X="0" Y="6"'),
        ("", 'X="0" Y="6" DeltaY="g 6 7"'),
        ('ReadDirection="180"', 'X="60" Y="6"'),
        ('ReadDirection="270"', 'X="0" Y="80"'),
        ('ReadDirection="90" CharDirection="90"', 'X="0" Y="6"'),
        ('ReadDirection="180" CharDirection="180"', 'X="80" Y="6"'),
    ],
)
def test_words_are_read_in_the_direction_in_which_they_are_set(tmp_path: Path, direction: str, steps: str) -> None:
    assert _lines(tmp_path, TEXT.format(40, direction, steps, "行政处罚决定书")) == ["行政处罚决定书"]


def test_columns_are_read_from_the_right_before_what_stands_below(tmp_path: Path) -> None:
    columns = TEXT.format(140, DOWN, 'X="0" Y="6"', "现场照片") + TEXT.format(160, DOWN, 'X="0" Y="6"', "证据材料")
    assert _lines(tmp_path, columns + ofd_text("拍摄于现场", 20, 250)) == ["证据材料", "现场照片", "拍摄于现场"]


def test_a_watermark_set_askew_is_drawn_and_not_read(tmp_path: Path) -> None:
    askew = TEXT.format(40, 'CTM="0.7 0.7 -0.7 0.7 0 0"', 'X="0" Y="6" DeltaX="6"', "仅供查看")
    assert _lines(tmp_path, askew + ofd_text("决定书正文", 20, 250)) == ["决定书正文"]


def test_lines_of_one_object_stay_lines(tmp_path: Path) -> None:
    codes = "".join(
        f'<ofd:TextCode X="0" Y="{y}" DeltaX="g 3 6">第{n}行字</ofd:TextCode>' for n, y in ((1, 6), (2, 16))
    )
    item = f'<ofd:TextObject ID="3" Boundary="40 20 120 40" Font="1" Size="6">{codes}</ofd:TextObject>'
    assert "".join(_lines(tmp_path, item)) == "第1行字第2行字"
