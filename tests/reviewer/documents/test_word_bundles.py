"""A Word file is one document, unless it holds a whole case with each paper on a page of its own."""

from reviewer.documents.splitting import Structure, split_documents
from scoring.casefile import Page, Source, TextLine

STRUCTURE = Structure(files=(("案卷", 1),), whole=(1,))


def pages(*texts: str) -> list[Page]:
    out = []
    for number, text in enumerate(texts, 1):
        lines = tuple(TextLine(line, number) for line in text.split("\n"))
        out.append(Page(number, lines, Source.TEXT))
    return out


def test_a_file_with_many_papers_is_split_at_their_titles() -> None:
    found = split_documents(
        pages(
            "立案审批表\n案由：店外经营",
            "现场检查笔录\n检查人：张山",
            "（续页）检查情况",
            "行政处罚决定书\n当事人：李思",
        ),
        STRUCTURE,
    )
    assert [(d.kind, d.first_page, d.last_page) for d in found] == [
        ("filing_approval", 1, 1),
        ("inspection_record", 2, 3),
        ("decision", 4, 4),
    ]


def test_a_paper_with_its_list_behind_stays_one() -> None:
    found = split_documents(pages("行政处罚决定书\n当事人：李思", "证据清单\n1\u3000照片"), STRUCTURE)
    assert [(d.first_page, d.last_page) for d in found] == [(1, 2)]
