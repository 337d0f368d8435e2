"""Recognition: two small pages through the real engine, and the order of the queue."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reviewer.documents.ocr import recognising as ocr
from reviewer.documents.ocr.levelling import levelling
from reviewer.documents.ocr.recognising import Recogniser, next_pages
from reviewer.documents.ocr.text import repaired
from reviewer.documents.reading import read_case
from reviewer.documents.sources import CaseSource
from scoring.casefile import CaseFile, Document, Page, Source
from tests.reviewer.documents.papers import pdf, scan

FORM = ["立案审批表", "案由|擅自倾倒垃圾", "当事人|某某环卫有限公司"]
needs_ocr = pytest.mark.skipif(not ocr.available(), reason="the ocr extra is not installed")


@pytest.fixture
def engine() -> Iterator[Any]:
    """The engine in this process; its memory is given back."""
    from reviewer.documents.ocr.rapid import _engine

    yield _engine()
    _engine.cache_clear()


@pytest.fixture(scope="module")
def recogniser() -> Iterator[Recogniser]:
    with Recogniser() as recogniser:
        yield recogniser


@needs_ocr
def test_a_sideways_scan_is_turned_upright_and_its_form_understood(recogniser: Recogniser, tmp_path: Path) -> None:
    source = pdf(tmp_path / "a.pdf", [FORM])
    page = recogniser.recognise_page(scan(tmp_path / "1.jpg", source, turned=90, dpi=110), 0, number=4)
    assert page.rotation == 270
    assert page.width_pt < page.height_pt
    joined = "".join(line.joint + line.text for line in page.lines).strip()
    assert joined.splitlines() == ["立案审批表", "案由：擅自倾倒垃圾", "当事人：某某环卫有限公司", "1"]
    title = page.lines[0]
    assert title.page == 4
    assert title.confidence > 0.8
    assert title.box is not None
    assert (title.box.left + title.box.right) / 2 == pytest.approx(0.5, abs=0.05)
    assert title.box.top < 0.15


@needs_ocr
def test_a_scanned_pdf_is_read_when_recognition_is_wanted(tmp_path: Path) -> None:
    from PIL import Image

    scan(tmp_path / "1.jpg", pdf(tmp_path / "a.pdf", [FORM]), dpi=110)
    Image.open(tmp_path / "1.jpg").save(tmp_path / "扫描.pdf", resolution=110)
    reading = read_case(CaseSource("甲案", (tmp_path / "扫描.pdf",)), recognise=True)
    assert [d.title for d in reading.case.documents] == ["立案审批表"]
    assert reading.case.pages[0].source is Source.OCR
    assert reading.case.fact("party_name") is not None


@needs_ocr
def test_a_scan_pasted_into_word_is_recognised_from_its_derived_pdf(recogniser: Recogniser, tmp_path: Path) -> None:
    from docx import Document as WordDocument
    from docx.shared import Cm

    document = WordDocument()
    picture = scan(tmp_path / "1.png", pdf(tmp_path / "a.pdf", [FORM]), dpi=110, kind="PNG")
    document.add_picture(str(picture), width=Cm(15))
    document.save(str(tmp_path / "01扫描.docx"))
    reading = read_case(CaseSource("甲案", (tmp_path / "01扫描.docx",)), recognise=True, recogniser=recogniser)
    assert reading.case.pages[0].source is Source.OCR
    assert "案由：擅自倾倒垃圾" in reading.case.documents[0].text


def test_without_the_extra_everything_else_works_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "find_spec", lambda _name: None)
    assert not ocr.available()
    picture = scan(tmp_path / "1.jpg", pdf(tmp_path / "a.pdf", [FORM]), dpi=60)
    reading = read_case(CaseSource("甲案", (picture,)), recognise=True)
    assert len(reading.case.pages) == 1
    assert "未安装文字识别" in reading.problems[0].message


def _case() -> CaseFile:
    kinds = [("取证照片", "photo"), ("送达回证", "service_receipt"), ("询问笔录", "interview_record")]
    kinds += [("事先告知书", "prior_notice"), ("处罚决定书", "decision")]
    documents = tuple(Document(n, kind, title, title, n, n) for n, (title, kind) in enumerate(kinds, 1))
    return CaseFile("", documents, (), tuple(Page(n) for n in range(1, 6)))


def test_the_queue_takes_the_page_in_view_then_decision_notices_records_receipts() -> None:
    assert list(next_pages(_case(), ())) == [5, 4, 3, 2, 1]
    assert list(next_pages(_case(), (), in_view=1)) == [1, 2, 3, 5, 4]
    assert list(next_pages(_case(), (5, 3))) == [4, 2, 1]


def test_pages_that_have_text_are_not_queued() -> None:
    case = _case()
    pages = (Page(1, (), Source.TEXT), Page(2, (), Source.OCR), *case.pages[2:])
    assert list(next_pages(CaseFile("", case.documents, (), pages), ())) == [5, 4, 3]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("检查地点:某市某区(一楼)", "检查地点：某市某区（一楼）"),
        ("高振宇 林小满 2024年9月5日", "高振宇\u3000林小满\u30002024年9月5日"),
        ("承办人签名：向阳22025-06-19", "承办人签名：向阳\u30002025-06-19"),
        ("勘查时间：2025.4.79时10分", "勘查时间：2025.4.7 9时10分"),
        ("勘查时间：2025.4.1112时10分", "勘查时间：2025.4.11 12时10分"),
        ("罚款60，000元", "罚款60,000元"),
        ("二○二五年五月", "二〇二五年五月"),
        ("同意。康世明2C25-06-16", "同意。康世明2025-06-16"),
        ("Model (A) 12:30", "Model (A) 12:30"),
    ],
)
def test_what_recognition_regularly_gets_wrong_is_put_right(read: str, meant: str) -> None:
    assert repaired(read) == meant


def test_a_page_without_lines_is_level() -> None:
    level = levelling([], 100, 100)
    assert level.corners([[10.0, 20.0]]).tolist() == [[10.0, 20.0]]


@needs_ocr
def test_the_picture_becomes_the_same_numbers_as_in_the_engine(engine: Any) -> None:
    import numpy as np

    pixels = np.random.default_rng(1).integers(0, 255, (740, 900, 3), np.uint8)
    detector = engine.text_det
    engines_own = super(type(detector), detector).get_preprocess()(pixels)
    assert np.abs(detector.get_preprocess()(pixels) - engines_own).max() < 1e-6


@needs_ocr
@pytest.mark.usefixtures("engine")
def test_signs_stand_along_the_line_where_the_engine_sees_them() -> None:
    import cv2
    import numpy as np

    from reviewer.documents.ocr.rapid import read

    sheet = np.full((400, 1200, 3), 255, np.uint8)
    cv2.putText(sheet, "12345", (100, 200), cv2.FONT_HERSHEY_DUPLEX, 3, (0, 0, 0), 6)
    line = max(read(sheet), key=lambda found: found.score)
    assert line.text == "12345"
    middles = [(start + end) / 2 for start, end in line.signs]
    assert middles == pytest.approx([0.1, 0.3, 0.5, 0.7, 0.9], abs=0.08)
