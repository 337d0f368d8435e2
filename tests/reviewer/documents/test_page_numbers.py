"""Numbers at the edge of a sheet: those of the file, and those that count the sheets of each paper anew."""

from reviewer.documents.splitting import Structure
from reviewer.documents.understanding import understand
from scoring.casefile import Box, Page, Source, TextLine


def pages(*numbers: str) -> tuple[Page, ...]:
    title, foot = Box(0.3, 0.1, 0.7, 0.12), Box(0.4, 0.95, 0.6, 0.97)
    return tuple(
        Page(n, (TextLine("送达回证", n, title), TextLine(number, n, foot)), Source.TEXT)
        for n, number in enumerate(numbers, 1)
    )


def numbers(*written: str) -> list[int | None]:
    return [page.printed_number for page in understand(pages(*written), Structure()).pages]


def test_the_number_in_words_is_the_number_of_the_sheet() -> None:
    assert numbers("第 1 页 共 3 页", "第 2 页 共 3 页", "第 3 页 共 3 页") == [1, 2, 3]


def test_numbers_that_begin_anew_with_each_paper_are_not_those_of_the_file() -> None:
    assert numbers("第1页共2页", "第2页共2页", "第1页共1页", "第1页共1页") == [None] * 4
    assert numbers("第1页共1页", "第1页共1页", "第1页共1页") == [None] * 3


def test_a_sheet_that_is_missing_from_its_file_does_not_change_whose_numbers_they_are() -> None:
    assert numbers("第1页，共4页", "第2页，共4页", "第4页，共4页") == [1, 2, 4]
