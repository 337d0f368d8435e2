"""What of an OFD lies over what: templates, annotations, composites; what is missing is said at its place."""

from pathlib import Path

import pytest

from tests.reviewer.documents.ofd_papers import (
    BLUE,
    GREEN,
    NS,
    RED,
    WHITE,
    B,
    G,
    R,
    box,
    colour,
    look,
    package,
    read,
    said,
    tag,
    text,
)


def test_templates_lie_under_or_over_the_page_as_they_say(tmp_path: Path) -> None:
    common = "".join(f'<ofd:TemplatePage ID="{n}" BaseLoc="Tpl_{n}.xml"/>' for n in (5, 6))
    page = '<ofd:Template TemplateID="5" ZOrder="Background"/><ofd:Template TemplateID="6" ZOrder="Foreground"/>'
    template = f"<ofd:Page {NS}><ofd:Content><ofd:Layer>%s</ofd:Layer></ofd:Content></ofd:Page>"
    parts = {"Doc_0/Tpl_5.xml": template % box(10, 10, 40, R), "Doc_0/Tpl_6.xml": template % box(40, 40, 40, G)}
    seen = look(read(package(tmp_path / "a.ofd", box(30, 30, 40, B), common=common, page=page, parts=parts)))
    assert [colour(seen, at, at) for at in (20, 35, 60, 75)] == [RED, BLUE, GREEN, GREEN]


def test_what_is_set_invisible_is_neither_drawn_nor_read(tmp_path: Path) -> None:
    hidden = 'Visible="false"'
    items = box(10, 10, 20, R, hidden) + text("密", 40, 40, attributes=hidden)
    found = read(package(tmp_path / "a.ofd", items))
    assert colour(look(found), 20, 20) == WHITE
    assert found.pages[0].lines == ()


def test_annotations_are_drawn_and_a_watermark_is_not_read(tmp_path: Path) -> None:
    annotation = '<ofd:Annot ID="4" Type="{}"><ofd:Appearance Boundary="10 10 80 80">{}</ofd:Appearance></ofd:Annot>'
    parts = {
        "Doc_0/Annots/Annotations.xml": f'<ofd:Annotations {NS}><ofd:Page PageID="1"><ofd:FileLoc>A.xml</ofd:FileLoc>'
        "</ofd:Page></ofd:Annotations>",
        "Doc_0/Annots/A.xml": f"<ofd:PageAnnot {NS}>"
        + annotation.format("Watermark", text("仅供查阅", 0, 0) + box(20, 20, 10, R))
        + annotation.format("Highlight", text("同意", 0, 60))
        + "</ofd:PageAnnot>",
    }
    document = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
    found = read(package(tmp_path / "a.ofd", "", document=document, parts=parts))
    assert colour(look(found), 35, 35) == RED
    assert [line.text for line in found.pages[0].lines] == ["同意"]


def test_a_composite_is_drawn_with_its_matrix_and_its_text_is_read(tmp_path: Path) -> None:
    inside = tag("Content", box(0, 0, 10, R) + text("合成", 0, 12))
    unit = tag("CompositeGraphicUnits", tag("CompositeGraphicUnit", inside, ID=8, Width=50, Height=50))
    item = '<ofd:CompositeObject ID="7" ResourceID="8" Boundary="20 20 70 70" CTM="2 0 0 2 0 0"/>'
    found = read(package(tmp_path / "a.ofd", item, resources=unit))
    seen = look(found)
    assert (colour(seen, 38, 38), colour(seen, 42, 42)) == (RED, WHITE)
    assert [line.text for line in found.pages[0].lines] == ["合成"]
    assert found.problems == ()


def test_a_composite_that_holds_itself_ends(tmp_path: Path) -> None:
    item = '<ofd:CompositeObject ID="7" ResourceID="8" Boundary="20 20 70 70"/>'
    unit = tag("CompositeGraphicUnits", tag("CompositeGraphicUnit", tag("Content", item * 3), ID=8))
    assert "不能显示" in said(package(tmp_path / "a.ofd", item, resources=unit))[0]


@pytest.mark.parametrize(
    ("item", "what"),
    [
        ('<ofd:CompositeObject ID="7" ResourceID="8" Boundary="20 20 30 30"/>', "组合图形"),
        ('<ofd:ImageObject ID="7" ResourceID="8" Boundary="20 20 30 30"/>', "图片"),
    ],
)
def test_what_is_missing_from_the_package_is_said_at_its_place(tmp_path: Path, item: str, what: str) -> None:
    found = read(package(tmp_path / "a.ofd", item))
    assert [p.message for p in found.problems] == [f"第1页有不能显示的内容（{what}）。"]
    assert any(colour(look(found), x / 10, 20) != WHITE for x in range(200, 500, 3))


def test_an_unknown_kind_of_object_is_said(tmp_path: Path) -> None:
    assert said(package(tmp_path / "a.ofd", '<ofd:VideoObject ID="7"/>')) == ["第1页有不能显示的内容（视频）。"]
