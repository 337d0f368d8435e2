"""Word files: what stands on their sheets is read, in the order in which it is read, and nothing else."""

import zipfile
from pathlib import Path

import pytest

from reviewer.documents.filetypes import FileType, file_type
from reviewer.documents.word import reading as word_reader
from reviewer.documents.word.reading import read_word
from scoring.progress import Silent
from tests.reviewer.documents.papers import paragraph, png, word

LINKS = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{}</Relationships>"
LINK = "<Relationship Id='{}' Type='x/{}' Target='{}'/>"
FOOTER = "<w:sectPr><w:footerReference w:type='default' r:id='f'/>{}</w:sectPr>"
PAGE_FIELD = (
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>8</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
)


def _lines(path: Path) -> list[str]:
    return [line.text for page in read_word(path, Silent()).pages for line in page.lines]


def _with_footer(path: Path, footer: str, section: str = "", more: dict[str, str] | None = None) -> Path:
    parts = {
        "word/_rels/document.xml.rels": LINKS.format(LINK.format("f", "footer", "footer1.xml")),
        "word/footer1.xml": f"<w:ftr NAMES>{footer}</w:ftr>",
        **(more or {}),
    }
    return word(path, paragraph("询问笔录") + FOOTER.format(section), parts)


def test_a_footer_of_several_numbers_is_that_of_the_page(tmp_path: Path) -> None:
    content = read_word(_with_footer(tmp_path / "a.docx", paragraph("8-9")), Silent())
    assert content.stamped == (8, 9)
    assert [line.text for line in content.pages[0].lines] == ["询问笔录"]
    assert "8-9" in _text_of(content.derived)


def _text_of(pdf: bytes | None) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.mark.parametrize(
    "footer",
    [
        f"<w:p>{PAGE_FIELD}</w:p>",
        f"<w:p><w:r><w:t>第</w:t></w:r>{PAGE_FIELD}<w:r><w:t>页 共</w:t></w:r><w:fldSimple w:instr='NUMPAGES'>"
        "<w:r><w:t>9</w:t></w:r></w:fldSimple><w:r><w:t>页</w:t></w:r></w:p>",
        "<w:p><w:fldSimple w:instr=' PAGE \\* MERGEFORMAT '><w:r><w:t>8</w:t></w:r></w:fldSimple></w:p>",
    ],
)
def test_word_s_own_page_count_is_no_stamp_of_the_file(tmp_path: Path, footer: str) -> None:
    content = read_word(_with_footer(tmp_path / "a.docx", footer), Silent())
    assert content.stamped == ()
    assert [line.text for line in content.pages[0].lines] == ["询问笔录"]


def test_page_numbers_that_were_set_to_begin_elsewhere_are_stamps(tmp_path: Path) -> None:
    said = {"docProps/app.xml": "<Properties xmlns='x'><Pages>2</Pages></Properties>"}
    start = "<w:pgNumType w:start='20'/>"
    assert read_word(_with_footer(tmp_path / "a.docx", f"<w:p>{PAGE_FIELD}</w:p>", start, said), Silent()).stamped == (
        20,
        21,
    )


def test_words_beside_the_page_number_stay(tmp_path: Path) -> None:
    footer = f"<w:p><w:r><w:t>某某局办案系统 第</w:t></w:r>{PAGE_FIELD}<w:r><w:t>页</w:t></w:r></w:p>"
    assert _lines(_with_footer(tmp_path / "a.docx", footer)) == ["询问笔录", "某某局办案系统"]


def test_a_field_in_the_text_shows_what_word_showed_last(tmp_path: Path) -> None:
    body = f"<w:p><w:r><w:t>本卷共</w:t></w:r>{PAGE_FIELD}<w:r><w:t>页</w:t></w:r></w:p>"
    assert _lines(word(tmp_path / "a.docx", body)) == ["本卷共8页"]


def test_a_field_that_never_ends_swallows_its_paragraph_only(tmp_path: Path) -> None:
    body = "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:t>甲</w:t></w:r></w:p>" + paragraph("当事人：某甲")
    assert _lines(word(tmp_path / "a.docx", body)) == ["当事人：某甲"]


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    row = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    body = (
        "<w:p><w:r><w:t>罚款</w:t></w:r><w:del><w:r><w:delText>三千</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>五千</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>元</w:t></w:r></w:moveTo></w:p><w:tbl>"
        + row.format("", "留下的行")
        + row.format("<w:trPr><w:del/></w:trPr>", "删去的行")
        + "</w:tbl>"
    )
    assert _lines(word(tmp_path / "a.docx", body)) == ["罚款五千元", "留下的行"]


def test_hidden_text_and_readings_above_signs_are_left_out(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr>"
        "<w:t>明</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>juàn</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>卷</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
    )
    assert _lines(word(tmp_path / "a.docx", body)) == ["明卷"]


def test_ticked_boxes_show_whether_they_are_ticked(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>直接送达</w:t>"
        "<w:sym w:font='Wingdings' w:char='F0A8'/><w:t>留置送达</w:t><w:fldChar w:fldCharType='begin'><w:ffData>"
        "<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>邮寄送达</w:t></w:r></w:p>"
    )
    assert _lines(word(tmp_path / "a.docx", body)) == ["☑直接送达□留置送达☑邮寄送达"]


NUMBERING = (
    "<w:numbering NAMES><w:abstractNum w:abstractNumId='0'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='（%2）'/></w:lvl>"
    "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2.%3'/></w:lvl>"
    "</w:abstractNum><w:num w:numId='5'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='6'><w:abstractNumId"
    " w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='11'/></w:lvlOverride></w:num></w:numbering>"
)


def _numbered(text: str, level: int, number: int = 5) -> str:
    own = f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>"
    return f"<w:p><w:pPr>{own}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_numbers_that_word_sets_itself_are_read(tmp_path: Path) -> None:
    body = (
        _numbered("违法事实", 0)
        + _numbered("甲", 1)
        + _numbered("乙", 1)
        + _numbered("处罚依据", 0)
        + _numbered("丙", 1)
    )
    body += _numbered("丁", 2) + _numbered("另起", 0, 6) + _numbered("不编号", 0, 0)
    assert _lines(word(tmp_path / "a.docx", body, {"word/numbering.xml": NUMBERING})) == [
        *("一、违法事实", "（1）甲", "（2）乙", "二、处罚依据", "（1）丙", "二.1.1 丁", "十一、另起", "不编号"),
    ]


def test_numbers_come_from_the_style_where_the_paragraph_has_none(tmp_path: Path) -> None:
    styles = (
        "<w:styles NAMES><w:style w:styleId='父'><w:pPr><w:numPr><w:numId w:val='5'/></w:numPr></w:pPr></w:style>"
        "<w:style w:styleId='子'><w:basedOn w:val='父'/></w:style></w:styles>"
    )
    body = "<w:p><w:pPr><w:pStyle w:val='子'/></w:pPr><w:r><w:t>违法事实</w:t></w:r></w:p>" * 2
    parts = {"word/numbering.xml": NUMBERING, "word/styles.xml": styles}
    assert _lines(word(tmp_path / "a.docx", body, parts)) == ["一、违法事实", "二、违法事实"]


def test_what_cannot_be_shown_is_said_where_it_stands(tmp_path: Path) -> None:
    blip = "<a:blip xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' r:embed='{}'/>"
    chart = "<c:chart xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'/>"
    body = f"<w:p><w:r>{blip.format('weg')}</w:r></w:p><w:p><w:r><w:drawing>{chart}</w:drawing></w:r></w:p>"
    body += "<w:altChunk r:id='x'/>"
    content = read_word(word(tmp_path / "a.docx", body), Silent())
    shown = [line.text for line in content.pages[0].lines]
    assert shown == ["［此处的图片无法显示］", "［此处的图片无法显示］", "［此处嵌有另一个文件，未读取］"]
    assert len(content.problems) == 3
    assert all("另存为 PDF" in problem.message for problem in content.problems)


def test_pictures_beyond_the_limit_are_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_reader, "MAX_PICTURES", 2)
    blip = "<a:blip xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' r:embed='i'/>"
    links = {"word/_rels/document.xml.rels": LINKS.format(LINK.format("i", "image", "i.png"))}
    path = word(tmp_path / "a.docx", f"<w:p><w:r>{blip * 5}</w:r></w:p>", links)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/i.png", png(20, 20))
    (problem,) = read_word(path, Silent()).problems
    assert "超过2幅" in problem.message


def test_files_as_the_web_edition_and_the_strict_standard_write_them(tmp_path: Path) -> None:
    good = zipfile.ZipFile(word(tmp_path / "a.docx", paragraph("情况说明"))).read("word/document.xml").decode()
    root = LINKS.format("<Relationship Id='r' Type='x/officeDocument' Target='/word/document2.xml'/>")
    with zipfile.ZipFile(tmp_path / "web.docx", "w") as archive:
        archive.writestr("_rels/.rels", root)
        archive.writestr("word/document2.xml", good)
    strict = good.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006", "http://purl.oclc.org/ooxml/wordprocessingml"
    )
    with zipfile.ZipFile(tmp_path / "strict.docx", "w") as archive:
        archive.writestr("word/document.xml", strict)
    for name in ("web.docx", "strict.docx"):
        assert file_type(tmp_path / name) is FileType.WORD
        assert _lines(tmp_path / name) == ["情况说明"]


def test_a_word_file_with_a_password_says_what_to_do(tmp_path: Path) -> None:
    from reviewer.documents.content import Unreadable
    from reviewer.documents.word.office import read_old_word

    path = tmp_path / "a.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(Unreadable, match="打开密码") as refused:
        read_old_word(path, Silent())
    assert "取消密码" in refused.value.hint
