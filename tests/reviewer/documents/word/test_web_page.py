"""Web pages under the name of a Word file: the page alone goes to LibreOffice, and nothing it would fetch."""

import pytest

from reviewer.documents.word.web_page import web_page

PAGE = "<html><head><title>t</title></head><body><p>行政处罚决定书</p>{}</body></html>"
MHT = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
    'Content-Type: text/html; charset="{0}"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
)


def mht(charset: str) -> bytes:
    """A page as Word saves it."""
    return MHT.format(charset).encode() + PAGE.format("").encode(charset) + b"\r\n--x--\r\n"


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_the_page_in_an_mht_is_found(charset: str) -> None:
    found = web_page(mht(charset))
    assert found is not None
    assert found[0].strip() == PAGE.format("")
    assert not found[1]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_page_is_known_in_every_encoding(charset: str) -> None:
    found = web_page(PAGE.format("").encode(charset))
    assert found is not None
    assert "行政处罚决定书" in found[0]


@pytest.mark.parametrize(
    "inner",
    [
        '<img src="http://example.org/a.png">',
        "<IMG SRC='file:///etc/passwd'/>",
        '<link rel=stylesheet href="//example.org/a.css">',
        '<base href="http://example.org/">',
        '<meta http-equiv="refresh" content="0;url=http://example.org">',
        '<iframe src="http://example.org"></iframe>',
        "<object data=http://example.org/a></object>",
        "<script>fetch('http://example.org')</script>",
        '<td background="http://example.org/a.png">',
        '<p style="background: url(http://example.org/a.png)">',
        "<a href=http://example.org>",
        "<v:imagedata src='http://example.org/a.png'/>",
    ],
)
def test_nothing_is_left_that_would_be_fetched(inner: str) -> None:
    found = web_page(PAGE.format(inner).encode())
    assert found is not None
    assert "example.org" not in found[0]
    assert "passwd" not in found[0]
    assert found[1] == ("img" in inner.lower() or "imagedata" in inner)


@pytest.mark.parametrize("data", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", rb"{\rtf1}", "决定书".encode(), b"Date: x"])
def test_other_files_are_no_web_pages(data: bytes) -> None:
    assert web_page(data) is None
