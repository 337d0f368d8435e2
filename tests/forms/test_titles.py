"""Titles break by meaning."""

import pytest

from forms.typesetting.titles import title_lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("案卷评查简报", ("案卷评查简报",)),
        ("关于2026年第三次行政执法案卷评查情况的通报", ("关于2026年第三次行政执法", "案卷评查情况的通报")),
        (
            "关于2026年上半年城市管理综合行政执法案卷评查发现问题整改落实情况的通报",
            ("关于2026年上半年城市管理综合行政执法", "案卷评查发现问题整改落实情况的通报"),
        ),
        ("第一行\n第二行", ("第一行", "第二行")),
    ],
)
def test_a_title_is_broken_at_words(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title) == lines


def test_no_line_is_longer_than_the_block_and_nothing_is_lost() -> None:
    for length in range(1, 130):
        title = "行政执法案卷评查情况的通报" * 10
        lines = title_lines(title[:length])
        assert "".join(lines) == title[:length]
        assert all(len(line) <= 20 for line in lines)


def test_three_lines_make_a_diamond_or_a_trapezoid() -> None:
    lines = title_lines("霁川市城市管理局关于开展2026年第三次行政执法案卷评查暨优秀案卷评选活动有关情况的通报")
    assert len(lines) == 3
    lengths = [len(line) for line in lines]
    assert lengths[1] >= min(lengths[0], lengths[2])
    assert not any(line.startswith(("的", "和", "与")) for line in lines)


def test_a_year_in_characters_is_not_divided() -> None:
    lines = title_lines("关于霁川市城市管理系统二〇二六年第三次行政执法案卷评查活动开展情况和下一步整改工作安排的通报")
    assert any("二〇二六年" in line for line in lines)
    assert any("第三次" in line for line in lines)


LONG = (
    "霁川市全面依法治市委员会办公室霁川市司法局关于印发《霁川市2026年度乡镇人民政府街道办事处行政执法案卷集中评查工作方案》"
    "和开展第三季度交叉评查活动的通知",
    "霁川市城市管理局关于开展2026年第三次行政执法案卷评查暨优秀案卷评选活动以及典型案例征集和执法人员培训考核有关情况的通报",
    "霁川市全面依法治市委员会办公室霁川市司法局霁川市城市管理局霁川市生态环境局关于印发霁川市2026年度乡镇人民政府街道办事处"
    "行政执法案卷集中评查工作方案和开展第三季度交叉评查活动的通知",
)


@pytest.mark.parametrize("title", LONG)
def test_a_title_of_four_lines_and_more_is_broken_at_words_too(title: str) -> None:
    lines = title_lines(title)
    assert "".join(lines) == title
    assert 4 <= len(lines) <= 6
    assert all(len(line) <= 20 for line in lines)
    for word in ("霁川市", "2026年", "行政执法", "工作", "方案", "办公室", "司法局", "案卷"):
        assert sum(line.count(word) for line in lines) == title.count(word), word


def test_a_number_is_never_divided_even_where_that_takes_a_line_more() -> None:
    for pad in range(10, 24):
        title = "甲" * pad + "2026" + "乙" * 14 + "第12期"
        assert any("2026" in line for line in title_lines(title)), pad
