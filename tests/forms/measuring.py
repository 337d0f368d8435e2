"""Measures a PDF: where each character stands, in millimetres from the sheet's top left corner."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

MM = 25.4 / 72


@dataclass(frozen=True)
class Char:
    text: str
    left: float
    top: float
    right: float
    bottom: float
    origin_x: float
    baseline: float


def pages(pdf: bytes) -> Iterator[pypdfium2.PdfPage]:
    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        yield document[number]


def text_of(pdf: bytes) -> str:
    """All text in the order of the file, without white space."""
    return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pages(pdf))


def characters(pdf: bytes, number: int = 0) -> list[Char]:
    import ctypes

    import pypdfium2.raw as raw

    page = pypdfium2.PdfDocument(pdf)[number]
    height = page.get_height()
    text = page.get_textpage()
    found = []
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, at)
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
        left, bottom, right, top = text.get_charbox(at, loose=True)
        if chr(code).strip():
            found.append(
                Char(
                    chr(code),
                    left * MM,
                    (height - top) * MM,
                    right * MM,
                    (height - bottom) * MM,
                    x.value * MM,
                    (height - y.value) * MM,
                )
            )
    return found


def sizes(pdf: bytes, number: int = 0) -> set[float]:
    """The type sizes on a page, in points."""
    import pypdfium2.raw as raw

    text = pypdfium2.PdfDocument(pdf)[number].get_textpage()
    return {round(raw.FPDFText_GetFontSize(text.raw, at), 1) for at in range(text.count_chars())} - {1.0, 0.0}


def embedded(pdf: bytes) -> bool:
    """Whether every font that prints something is inside the file."""
    import re
    import zlib

    used: set[bytes] = set()
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            content = zlib.decompress(_ascii85(match[1]))
        except (zlib.error, ValueError):
            continue
        used.update(re.findall(rb"/(F\d+(?:\+\d+)?) [\d.]+ Tf", content))
    shown = {name for name in used if b"+" in name}
    return bool(shown) and shown == {name for name in used if name != b"F1"} and pdf.count(b"/FontFile2") >= 1


def _ascii85(data: bytes) -> bytes:
    import base64

    stripped = data.strip()
    return base64.a85decode(stripped[:-2]) if stripped.endswith(b"~>") else stripped
