from pathlib import Path

import pytest

from reviewer.documents.arranging import arranged_documents
from reviewer.documents.splitting import Structure
from reviewer.documents.understanding import understand
from reviewer.library.document_kinds import load_kinds
from scoring.acts import Arranged
from scoring.casefile import Box, Page, Source, TextLine


def page(number: int, title: str = "", body: str = "此处为正文，写明有关情况。") -> Page:
    lines = [TextLine(title, number, Box(0.35, 0.08, 0.65, 0.11))] if title else []
    lines += [TextLine(body, number, Box(0.12, 0.2 + n / 20, 0.88, 0.22 + n / 20)) for n in range(6)]
    return Page(number, tuple(lines), Source.TEXT)


PAGES = (page(1, "立案审批表"), page(2), page(3, "送达回证"), page(4))


def test_documents_lie_as_they_were_arranged_in_that_order() -> None:
    first, second, third = Arranged(1, 1, "立案审批表"), Arranged(5, 2, "情况说明"), Arranged(2, 3, "")
    made = arranged_documents(PAGES, (third, first, second))
    assert [(d.seq, d.title, d.first_page, d.last_page) for d in made] == [
        (2, "送达回证", 3, 4),
        (1, "立案审批表", 1, 1),
        (5, "情况说明", 2, 2),
    ]
    assert made[0].kind == "service_receipt"


def test_a_chosen_kind_holds_whatever_the_title_says() -> None:
    (made,) = arranged_documents(PAGES, (Arranged(1, 1, "立案审批表", "decision"),))
    assert (made.kind, made.title, made.last_page) == ("decision", "立案审批表", 4)


def test_pages_before_the_first_document_belong_to_it_and_pages_that_are_gone_to_none() -> None:
    made = arranged_documents(PAGES, (Arranged(1, 2, "甲"), Arranged(2, 9, "乙")))
    assert [(d.title, d.first_page, d.last_page) for d in made] == [("甲", 1, 4)]


@pytest.mark.parametrize("arranged", [False, True])
def test_an_offices_own_kinds_are_recognised(tmp_path: Path, arranged: bool) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "format: document-kinds/1\nmatter: 行政处罚\nkinds:\n"
        "  - {code: river_patrol, label: 巡河日志, stage: 调查, titles: [巡河日志]}\n",
        "utf-8",
    )
    kinds = load_kinds([own])
    arrangement = (Arranged(1, 1, "巡河日志"),) if arranged else ()
    read = understand((page(1, "巡河日志"),), Structure(), (), arrangement, kinds)
    assert [d.kind for d in read.documents] == ["river_patrol"]
    assert understand((page(1, "巡河日志"),), Structure()).documents[0].kind != "river_patrol"
