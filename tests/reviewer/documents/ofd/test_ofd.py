"""The OFD as a whole: outline, attachments, encryption, the same bytes each time."""

from pathlib import Path

import pytest

from reviewer.documents.content import Unreadable
from tests.reviewer.documents.ofd_papers import NS, R, box, package, read, said, tag, text


def test_the_outline_becomes_bookmarks(tmp_path: Path) -> None:
    def entry(title: str, page: int) -> str:
        action = tag("Action", tag("Goto", tag("Dest", Type="XYZ", PageID=page)), Event="CLICK")
        return tag("OutlineElem", tag("Actions", action), Title=title)

    outline = tag("Outlines", entry("立案审批表", 1) + entry("没有这一页", 77))
    found = read(package(tmp_path / "a.ofd", text("立案审批表", 10, 10), document=outline))
    assert [(mark.title, mark.page) for mark in found.bookmarks] == [("立案审批表", 1)]


def test_attachments_are_named(tmp_path: Path) -> None:
    attached = tag("Attachment", ID=1, Name="现场照片") + tag("Attachment", ID=2, Name="x", Visible="false")
    parts = {"Doc_0/At.xml": f"<ofd:Attachments {NS}>{attached}</ofd:Attachments>"}
    document = "<ofd:Attachments>At.xml</ofd:Attachments>"
    (sentence,) = said(package(tmp_path / "a.ofd", "", document=document, parts=parts))
    assert "1个附件（现场照片）" in sentence


def test_an_encrypted_ofd_is_refused_in_plain_words(tmp_path: Path) -> None:
    path = package(tmp_path / "a.ofd", "", parts={"Encryptions.xml": "<x/>"})
    with pytest.raises(Unreadable, match="已加密"):
        read(path)


def test_the_same_file_gives_the_same_pdf(tmp_path: Path) -> None:
    path = package(tmp_path / "a.ofd", text("立案审批表", 10, 10) + box(50, 50, 10, R))
    assert read(path).derived == read(path).derived
