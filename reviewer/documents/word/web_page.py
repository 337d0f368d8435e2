"""Web pages under the name of a Word file: offices' systems export .doc so, and Word saves it as MHT. In the child.

LibreOffice shows MHT as its source, and loses the first line of HTML that is called .doc; so it is given the page
alone, under a name of its own and without anything that would be fetched from elsewhere.
"""

import email
import re
from email.message import Message

from reviewer.documents.plain_text import decoded

_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_MHT = re.compile(rb"^(?:from|subject|date|mime-version|content-type|message-id|x-[\w-]+):", re.IGNORECASE)
_LOOKED_AT = 4096
_WITH_CONTENT = re.compile(r"<(script|object|iframe|svg|noscript|xml)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_ALONE = re.compile(r"<(?:img|link|base|embed|frame|script|object|iframe|input|v:\w+|meta)\b[^>]*>", re.IGNORECASE)
_FETCHED = re.compile(
    r"\b(?:src|background|href|data)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+)|url\s*\([^)]*\)", re.IGNORECASE
)
_PICTURE = re.compile(r"<(?:img|v:imagedata)\b", re.IGNORECASE)


def web_page(data: bytes) -> tuple[str, bool] | None:
    """The page as HTML that refers to nothing, and whether it had pictures; None where the data is no web page."""
    head = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \r\n\t")
    if _MHT.match(head) and b"multipart/" in data[:_LOOKED_AT].lower():
        text = _inside(email.message_from_bytes(data))
    elif _HTML.search(head.replace(b"\0", b"")):
        text = decoded(data)
    else:
        return None
    if text is None:
        return None
    bare = _FETCHED.sub("", _ALONE.sub("", _WITH_CONTENT.sub("", text)))
    return bare, bool(_PICTURE.search(text))


def _inside(message: Message) -> str | None:
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    body = part.get_payload(decode=True) if part is not None else None
    return decoded(body) if isinstance(body, bytes) else None
