"""Finding words in a file: over the end of a line, whatever the spaces and the punctuation."""

import time

import pytest

from reviewer.presenters.desk.search import find
from scoring.casefile import Box, Page, TextLine


def page(number: int, *texts: str) -> Page:
    boxes = (Box(0.1, 0.1 * n, 0.1 + 0.04 * len(t), 0.1 * n + 0.03) for n, t in enumerate(texts, 1))
    return Page(number, tuple(TextLine(t, number, box) for t, box in zip(texts, boxes, strict=True)))


PAGES = (
    page(1, "本机关认定，当事人未取得排", "水许可证，向城镇排水设施排放污水。"),
    page(2, "编号[2025]12号", "（ 盖 章 ）"),
)


def test_words_that_run_over_the_end_of_a_line_are_marked_on_both_lines() -> None:
    (hit,) = find(PAGES, "未取得排水许可证")
    first, second = hit.regions
    assert hit.page == 1
    assert first.box is not None
    assert second.box is not None
    assert (first.box.left, first.box.right) == pytest.approx((0.1 + 0.04 * 9, 0.1 + 0.04 * 13))
    assert (second.box.left, second.box.right) == pytest.approx((0.1, 0.1 + 0.04 * 4))
    assert first.box.top < second.box.top


@pytest.mark.parametrize("foot", [(), ("- 1 -",), ("第 1 页",), ("1",)])
def test_words_that_run_over_the_end_of_a_page_are_marked_on_both_pages(foot: tuple[str, ...]) -> None:
    pages = (page(1, "当事人未取得排水许", *foot), page(2, "可证，排放污水。"))
    (hit,) = find(pages, "排水许可证")
    assert [region.page for region in hit.regions] == [1, 2]
    assert len(find(pages, "排水许")) == 1


def test_a_number_that_stands_last_on_a_page_is_found_too() -> None:
    assert len(find((page(1, "立方米", "38"), page(2, "元")), "38")) == 1


def test_words_inside_a_line_are_one_region() -> None:
    hits = find(PAGES, "排水")
    assert [len(hit.regions) for hit in hits] == [2, 1]


@pytest.mark.parametrize("words", ["盖章", "盖 章", "〔2025〕12", "2025 12号", "认定当事人"])
def test_spaces_brackets_and_punctuation_do_not_hide_words(words: str) -> None:
    assert len(find(PAGES, words)) == 1


def test_punctuation_counts_where_it_finds_something() -> None:
    assert len(find((page(1, "一，二", "一二"),), "一二")) == 1
    assert len(find((page(1, "一，二", "一二"),), "一，二")) == 1


def test_nothing_and_words_that_are_not_there_find_nothing() -> None:
    assert find(PAGES, "  ") == ()
    assert find(PAGES, "，") != ()
    assert find(PAGES, "不存在的话") == ()


def test_a_file_of_five_hundred_pages_is_searched_while_one_types() -> None:
    text = "经查明，当事人于二〇二五年三月在城市道路上擅自设置广告设施，违反规定。"
    pages = tuple(page(n, *[text] * 25) for n in range(1, 501))
    began = time.thread_time()
    assert find(pages, "没有的词") == ()
    assert time.thread_time() - began < 0.25  # of the processor's time
