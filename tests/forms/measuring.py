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
    """Whether every font that the file names is inside it."""
    import re

    fonts = re.findall(rb"<<[^<>]*?/Type /Font\b[^<>]*?>>", pdf, re.DOTALL)
    inside = re.findall(rb"/FontFile2 \d+ 0 R", pdf)
    return bool(fonts) and len(fonts) == len(inside) and b"/Helvetica" not in pdf
