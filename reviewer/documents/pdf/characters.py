"""The characters of a page as pdfium counts them, and as text. Runs in the child process."""

import ctypes
import re
from typing import Any

_HALVES = re.compile("[\ud800-\udfff]")
"""pdfium gives a character beyond the first 65,536, as rare ones in names are, as two."""


def characters(text_page: Any, count: int) -> str:
    """The characters of the page, exactly one for each of pdfium's."""
    import pypdfium2.raw as raw

    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text_page, 0, count, buffer)
    if written == count + 1:
        return "".join(map(chr, buffer[:count]))
    return "".join(chr(_scalar(raw.FPDFText_GetUnicode(text_page, i))) for i in range(count))


def joined(text: str) -> str:
    """The text with halves of characters put together; a half alone becomes the sign for "not to be read"."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if _HALVES.search(text) else text


def _scalar(code: int) -> int:
    return code if 0 < code < 0x110000 else 0xFFFD if code else 0x20
