"""Characters beyond the first 65,536 in a PDF: rare ones in names, signs of mathematics; and halves of such."""

from pathlib import Path

import pytest

from reviewer.documents.content import FileContent
from reviewer.documents.opening import read_file_packed
from reviewer.documents.pdf.characters import joined
from reviewer.documents.transport import unpacked
from scoring.casefile import Source
from scoring.progress import Silent

_PLAIN = "当事人王某住本市"


def _pdf(path: Path, text: str, title: bytes = b"FEFF0041") -> Path:
    """A PDF without a font file whose map says which characters its codes stand for, and with one bookmark."""
    raw, signs, at = text.encode("utf-16-be", "surrogatepass"), [], 0
    while at < len(raw):
        is_pair = 0xD8 <= raw[at] < 0xDC and 0xDC <= (raw[at + 2 :] or b"\0")[0] < 0xE0
        signs.append(raw[at : at + (4 if is_pair else 2)])
        at += len(signs[-1])
    mapped = "".join(f"<{code:02X}> <{sign.hex()}>\n" for code, sign in enumerate(signs, 0x21))
    head = f"begincmap\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{len(signs)} beginbfchar\n"
    chars = f"{head}{mapped}endbfchar\nendcmap"
    shown = "BT /F 12 Tf 100 700 Td <" + "".join(f"{code:02X}" for code in range(0x21, 0x21 + len(signs))) + "> Tj ET"
    widths = " ".join(["1000"] * len(signs))
    objects = [
        "<</Type/Catalog/Pages 2 0 R/Outlines 7 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(shown)}>>stream\n{shown}\nendstream",
        f"<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 33/LastChar {32 + len(signs)}/Widths[{widths}]"
        "/ToUnicode 6 0 R>>",
        f"<</Length {len(chars)}>>stream\n{chars}\nendstream",
        "<</First 8 0 R/Last 8 0 R/Count 1>>",
        f"<</Title<{title.decode()}>/Parent 7 0 R/Dest[3 0 R/Fit]>>",
    ]
    body = "%PDF-1.4\n" + "".join(f"{n} 0 obj\n{text}\nendobj\n" for n, text in enumerate(objects, 1))
    path.write_bytes((body + "trailer<</Root 1 0 R>>").encode())
    return path


def _read(path: Path) -> FileContent:
    return unpacked(read_file_packed(str(path), None, progress=Silent()), FileContent)


@pytest.mark.parametrize("rare", ["𠮷", "𣲘", "𝑝"])
def test_a_rare_character_stands_in_the_text_as_one(tmp_path: Path, rare: str) -> None:
    (page,) = _read(_pdf(tmp_path / "甲.pdf", f"{_PLAIN}{rare}路三号院内居住")).pages
    assert page.source is Source.TEXT
    assert [line.text for line in page.lines] == [f"{_PLAIN}{rare}路三号院内居住"]


def test_half_a_character_costs_itself_only(tmp_path: Path) -> None:
    content = _read(_pdf(tmp_path / "甲.pdf", f"{_PLAIN}\ud842路三号院内居住", b"FEFFD842"))
    assert [line.text for line in content.pages[0].lines] == [f"{_PLAIN}\ufffd路三号院内居住"]
    assert [mark.title.replace("\ufffd", "") for mark in content.bookmarks] in ([], [""])


def test_halves_are_put_together_where_they_are_neighbours() -> None:
    assert joined("a\ud842\udfb7b") == "a𠮷b"
    assert joined("\udfb7\ud842") == "\ufffd\ufffd"
    assert joined("案卷") == "案卷"
