"""Whole case files through the child process: text, documents, stamped numbers, formats, problems."""

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.documents.isolation import IsolatedReader
from reviewer.documents.reading import Reading, read_case
from reviewer.documents.sources import CaseSource, list_sources
from reviewer.documents.understanding import understand
from scoring.casefile import Source
from tests.reviewer.documents.papers import ofd, ofd_text, paragraph, pdf, png, scan, word

FILING = ["行政处罚立案审批表", "案由|擅自倾倒垃圾", "当事人|某某环卫有限公司", "立案日期|2025年3月4日"]
MORE = ["", "经审查，当事人的行为涉嫌违法，应当立案调查，以上情况属实。"]
DECISION = ["行政处罚决定书", "某综执罚决〔2025〕第12号", "某某环卫有限公司：", "你公司擅自倾倒垃圾，决定罚款5000元。"]


@pytest.fixture(scope="module")
def reader() -> Iterator[IsolatedReader]:
    with IsolatedReader() as reader:
        yield reader


def _read(reader: IsolatedReader, *files: Path, password: str | None = None) -> Reading:
    return read_case(CaseSource("甲案", files), reader=reader, password_for=lambda _: password)


def test_a_form_is_read_as_label_and_value(reader: IsolatedReader, tmp_path: Path) -> None:
    case = _read(reader, pdf(tmp_path / "a.pdf", [FILING])).case
    (document,) = case.documents
    assert document.text.splitlines()[1:] == [
        "案由：擅自倾倒垃圾",
        "当事人：某某环卫有限公司",
        "立案日期：2025年3月4日",
    ]
    assert document.kind == "filing_approval"
    assert [d.date for d in document.dates] == ["2025-03-04"]


def test_titles_split_a_bundle_and_a_page_without_title_goes_on(reader: IsolatedReader, tmp_path: Path) -> None:
    case = _read(reader, pdf(tmp_path / "a.pdf", [FILING, MORE, DECISION])).case
    assert [(d.title, d.first_page, d.last_page) for d in case.documents] == [
        ("行政处罚立案审批表", 1, 2),
        ("行政处罚决定书", 3, 3),
    ]
    assert case.documents[1].reference_number == "某综执罚决〔2025〕第12号"
    assert [p.printed_number for p in case.pages] == [1, 2, 3]
    assert all(p.source is Source.TEXT for p in case.pages)


def test_bookmarks_split_where_pages_have_no_title(reader: IsolatedReader, tmp_path: Path) -> None:
    pages = [["", "第一份文书的正文内容。"], ["", "第二份文书的正文内容。"]]
    path = pdf(tmp_path / "a.pdf", pages, [("证据材料", 1), ("情况说明", 2)])
    case = _read(reader, path).case
    assert [(d.title, d.first_page) for d in case.documents] == [("证据材料", 1), ("情况说明", 2)]


def test_every_file_of_a_case_begins_a_document_named_after_it(reader: IsolatedReader, tmp_path: Path) -> None:
    first = pdf(tmp_path / "01照片说明.pdf", [["", "现场照片三张，均由执法人员拍摄。"]])
    second = pdf(tmp_path / "02立案审批表.pdf", [FILING])
    reading = _read(reader, first, second)
    assert [d.title for d in reading.case.documents] == ["照片说明", "行政处罚立案审批表"]
    assert [(o.file, o.index) for o in reading.page_origins] == [(0, 0), (1, 0)]


def test_a_scan_waits_for_recognition(reader: IsolatedReader, tmp_path: Path) -> None:
    picture = scan(tmp_path / "1.jpg", pdf(tmp_path / "a.pdf", [FILING]))
    reading = _read(reader, picture)
    assert [p.source for p in reading.case.pages] == [None]
    assert reading.page_origins[0].width_pt == pytest.approx(595, abs=1)
    assert reading.problems == ()


def test_a_rotated_page_and_a_shifted_box_give_upright_boxes(reader: IsolatedReader, tmp_path: Path) -> None:
    import pypdfium2 as pdfium

    plain = pdf(tmp_path / "a.pdf", [FILING])
    document = pdfium.PdfDocument(plain)
    document[0].set_rotation(90)
    document.save(tmp_path / "sideways.pdf")
    document[0].set_rotation(0)
    document[0].set_cropbox(20, 20, 595, 842)
    document.save(tmp_path / "cropped.pdf")
    document.close()
    straight = _read(reader, plain)
    sideways = _read(reader, tmp_path / "sideways.pdf")
    assert sideways.page_origins[0].rotation == 270
    assert sideways.case.documents[0].text == straight.case.documents[0].text
    assert sideways.case.pages[0].lines[0].box == straight.case.pages[0].lines[0].box
    cropped = _read(reader, tmp_path / "cropped.pdf").case.pages[0].lines[0].box
    whole = straight.case.pages[0].lines[0].box
    assert cropped is not None
    assert whole is not None
    assert cropped.left == pytest.approx((whole.left * 595 - 20) / 575, abs=0.002)


def test_a_locked_pdf_opens_with_its_password(reader: IsolatedReader, tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", [FILING], encrypt="geheim")
    assert "密码" in _read(reader, path).problems[0].message
    assert "密码不正确" in _read(reader, path, password="falsch").problems[0].message
    assert len(_read(reader, path, password="geheim").case.documents) == 1


def test_a_word_file_keeps_tables_text_boxes_notes_and_order(reader: IsolatedReader, tmp_path: Path) -> None:
    table = (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>案由</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>擅自倾倒垃圾</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    box = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"{paragraph('框中文字')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><w:txbxContent>{paragraph('框中文字')}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    note = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    body = paragraph("立案审批表") + table + paragraph("正文", note) + f"<w:p><w:r>{box}</w:r></w:p>"
    notes = (
        "<w:footnotes NAMES><w:footnote w:id='2'><w:p><w:r><w:t>脚注内容</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    reading = _read(reader, word(tmp_path / "01立案审批表.docx", body, {"word/footnotes.xml": notes}))
    (document,) = reading.case.documents
    assert document.text.splitlines() == [
        "立案审批表",
        "案由：擅自倾倒垃圾",
        "正文［注1］",
        "框中文字",
        "［注1］脚注内容",
    ]
    assert reading.derived[0].pdf.startswith(b"%PDF")
    assert all(line.box is not None for line in reading.case.pages[0].lines)


def test_text_of_a_derived_pdf_stands_where_its_boxes_say(reader: IsolatedReader, tmp_path: Path) -> None:
    reading = _read(reader, word(tmp_path / "a.docx", paragraph("当事人某某公司")))
    (tmp_path / "d.pdf").write_bytes(reading.derived[0].pdf)
    again = _read(reader, tmp_path / "d.pdf").case.pages[0].lines[0]
    first = reading.case.pages[0].lines[0]
    assert again.text == first.text
    assert again.box is not None
    assert first.box is not None
    assert again.box.left == pytest.approx(first.box.left, abs=0.01)
    assert again.box.top == pytest.approx(first.box.top, abs=0.01)


def test_an_ofd_is_read_and_what_it_cannot_show_is_said(reader: IsolatedReader, tmp_path: Path) -> None:
    content = ofd_text("行政处罚决定书", 85, 30, 6) + ofd_text("某综执罚决〔2025〕第12号", 30, 60)
    composite = '<ofd:CompositeObject ID="7" Boundary="0 0 10 10" ResourceID="4"/>'
    good = _read(reader, ofd(tmp_path / "a.ofd", content))
    assert good.case.documents[0].title == "行政处罚决定书"
    assert good.case.documents[0].reference_number == "某综执罚决〔2025〕第12号"
    assert good.problems == ()
    partly = _read(reader, ofd(tmp_path / "b.ofd", content + composite))
    assert "不能显示" in partly.problems[0].message
    image = '<ofd:ImageObject ID="5" Boundary="10 10 100 100" ResourceID="9"/>'
    pictured = _read(reader, ofd(tmp_path / "c.ofd", image, {"Doc_0/Res/a.png": png(40, 40)}))
    assert pictured.problems == ()
    assert pictured.case.pages[0].source is None


def test_text_files_in_both_encodings(reader: IsolatedReader, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("情况说明\n属实。".encode("gb18030"))
    (tmp_path / "b.txt").write_bytes("情况说明\n属实。".encode())
    for name in ("a.txt", "b.txt"):
        assert _read(reader, tmp_path / name).case.documents[0].text == "情况说明\n属实。"


def test_the_good_files_are_read_beside_the_bad_ones(reader: IsolatedReader, tmp_path: Path) -> None:
    good = pdf(tmp_path / "立案审批表.pdf", [FILING])
    (tmp_path / "空.pdf").write_bytes(b"")
    (tmp_path / "文字.pdf").write_text("not a pdf")
    (tmp_path / "截断.pdf").write_bytes(b"%PDF-1.4\n1 0 obj")
    (tmp_path / "坏.jpg").write_bytes(b"\xff\xd8\xff" + b"\x00" * 50)
    cut = scan(tmp_path / "半.jpg", good).read_bytes()
    (tmp_path / "半.jpg").write_bytes(cut[: len(cut) // 3])
    (tmp_path / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    names = ("空.pdf", "文字.pdf", "截断.pdf", "坏.jpg", "半.jpg", "旧.doc")
    reading = _read(reader, *(tmp_path / n for n in names), good)
    assert [d.title for d in reading.case.documents] == ["行政处罚立案审批表"]
    assert [p.file for p in reading.problems] == list(names)
    for problem in reading.problems:
        assert "Error" not in problem.message
        assert "\n" not in problem.message


def test_a_broken_text_layer_counts_as_no_text(reader: IsolatedReader, tmp_path: Path) -> None:
    from reviewer.documents.text_quality import is_broken

    assert is_broken("\ue001\ue002\ue003" * 10)
    assert is_broken("ÐÐÕþ´¦·£¾ö¶¨ÊéÐÐÕþ´¦·£¾ö¶¨Êé")
    assert is_broken("行政处罚决定书由本机关依法作出并送达当事人".encode().decode("gbk", "ignore"))
    assert not is_broken("行政处罚决定书由本机关依法作出并送达当事人")
    assert not is_broken("⾏政处罚决定书（2025）第12号，罚款¥5000.00元")
    assert not is_broken("3")


def test_text_that_a_scanner_laid_under_its_picture_counts_as_recognised(
    reader: IsolatedReader, tmp_path: Path
) -> None:
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfgen.canvas import Canvas

    registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(tmp_path / "a.pdf"))
    text = canvas.beginText(72, 700)
    text.setFont("STSong-Light", 12)
    text.setTextRenderMode(3)
    text.textLine("经审查当事人的行为涉嫌违法应当立案调查")
    canvas.drawText(text)
    canvas.save()
    (page,) = _read(reader, tmp_path / "a.pdf").case.pages
    assert page.source is Source.OCR
    assert [line.confidence for line in page.lines] == [0.8]


def test_understanding_again_gives_the_same(reader: IsolatedReader, tmp_path: Path) -> None:
    reading = _read(reader, pdf(tmp_path / "a.pdf", [FILING, MORE, DECISION]))
    assert understand(reading.case.pages, reading.structure) == reading.case


def test_a_scan_beside_its_word_files_counts_once(reader: IsolatedReader, tmp_path: Path) -> None:
    body = [
        "本机关于2025年3月4日对该公司擅自倾倒垃圾一案立案调查，情况属实。",
        "执法人员当场制作笔录并拍照取证，当事人签字确认。",
    ]
    bundle = pdf(tmp_path / "扫描件.pdf", [["现场检查笔录", *body], ["询问笔录", *body]])
    copies = [
        word(tmp_path / f"0{n}{title}.docx", paragraph(title) + "".join(map(paragraph, body)))
        for n, title in ((1, "现场检查笔录"), (2, "询问笔录"))
    ]
    case = _read(reader, bundle, *copies).case
    assert [d.title for d in case.documents] == ["现场检查笔录", "询问笔录", "电子文稿（与扫描件相同）"]
    assert (case.documents[2].first_page, case.documents[2].last_page) == (3, 4)


def test_recordings_are_listed_with_hash_size_and_length(reader: IsolatedReader, tmp_path: Path) -> None:
    import wave

    folder = tmp_path / "甲案"
    folder.mkdir()
    pdf(folder / "立案审批表.pdf", [FILING])
    with wave.open(str(folder / "录音.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x80" * 16000)
    (source,) = list_sources(folder)
    (recording,) = read_case(source, reader=reader).recordings
    assert (recording.path.name, recording.seconds) == ("录音.wav", 2.0)
    assert recording.sha256 == hashlib.sha256((folder / "录音.wav").read_bytes()).hexdigest()


def test_a_multipage_fax_has_a_page_for_each_frame(reader: IsolatedReader, tmp_path: Path) -> None:
    from PIL import Image

    frames = [Image.new("1", (400, 560), 1) for _ in range(3)]
    frames[0].save(tmp_path / "a.tif", compression="group4", save_all=True, append_images=frames[1:], dpi=(200, 200))
    reading = _read(reader, tmp_path / "a.tif")
    assert [(o.file, o.index) for o in reading.page_origins] == [(0, 0), (0, 1), (0, 2)]
    assert reading.page_origins[0].width_pt == pytest.approx(144)


def test_a_zip_is_read_like_the_folder_in_it(reader: IsolatedReader, tmp_path: Path) -> None:
    bundle = pdf(tmp_path / "甲案.pdf", [FILING, DECISION])
    with zipfile.ZipFile(tmp_path / "甲.zip", "w") as archive:
        archive.write(bundle, "案卷/甲案.pdf")
    (source,) = list_sources(tmp_path / "甲.zip", tmp_path / "s")
    assert len(read_case(source, reader=reader).case.documents) == 2
