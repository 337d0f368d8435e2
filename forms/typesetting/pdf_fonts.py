"""Embeds the used part of a type face: two-byte codes, every code with its character and its width."""

import threading
from hashlib import sha256

from forms.fonts import Typeface
from forms.typesetting.pdf_objects import PdfFile

_one_at_a_time = threading.Lock()  # a face keeps a reading position while it is cut down


class UsedFace:
    """One face of one document: the characters drawn with it, numbered from 1 in the order they came."""

    def __init__(self, face: Typeface, resource: str, number: int) -> None:
        self.face, self.resource, self.number = face, resource, number
        self._codes: dict[str, str] = {}

    def encoded(self, text: str) -> str:
        """The text as the digits of a hexadecimal string."""
        codes = self._codes
        try:
            return "".join([codes[character] for character in text])
        except KeyError:
            for character in text:
                if character not in codes:
                    codes[character] = f"{len(codes) + 1:04X}"
            return self.encoded(text)

    def write(self, file: PdfFile) -> None:
        """The font with all that belongs to it."""
        characters = tuple(self._codes)
        name = self._name(characters)
        with _one_at_a_time:
            program = self.face.subset(characters)
        data = file.stream(b"/Length1 %d" % len(program.data), program.data)
        descriptor = file.add(_descriptor(self.face, name, data))
        glyphs = b"\0\0" + b"".join(glyph.to_bytes(2, "big") for glyph in program.glyphs)
        mapping = file.stream(b"", glyphs)
        widths = " ".join(f"{round(self.face.width(character) * 1000, 3):g}" for character in characters)
        descendant = file.add(
            b"<</Type /Font /Subtype /CIDFontType2 /BaseFont /%b /FontDescriptor %d 0 R /CIDToGIDMap %d 0 R"
            b" /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /DW 1000 /W [1 [%b]]>>"
            % (name, descriptor, mapping, widths.encode())
        )
        unicode_ = file.stream(b"", _to_unicode(characters))
        file.write(
            self.number,
            b"<</Type /Font /Subtype /Type0 /BaseFont /%b /Encoding /Identity-H /DescendantFonts [%d 0 R]"
            b" /ToUnicode %d 0 R>>" % (name, descendant, unicode_),
        )

    def _name(self, characters: tuple[str, ...]) -> bytes:
        """Six letters that tell one cut from another, and the face's own name."""
        digest = sha256("".join(characters).encode()).digest()
        return bytes(65 + byte % 26 for byte in digest[:6]) + b"+" + self.face.details.name


def _descriptor(face: Typeface, name: bytes, program: int) -> bytes:
    details = face.details
    box = " ".join(str(value) for value in details.box).encode()
    return (
        b"<</Type /FontDescriptor /FontName /%b /Flags 4 /FontBBox [%b] /ItalicAngle 0 /Ascent %d /Descent %d"
        b" /CapHeight %d /StemV %d /FontFile2 %d 0 R>>"
        % (name, box, details.ascent, details.descent, details.capital, details.stem, program)
    )


def _to_unicode(characters: tuple[str, ...]) -> bytes:
    lines = [f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>" for code, character in _coded(characters)]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    ranges = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{ranges}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()


def _coded(characters: tuple[str, ...]) -> list[tuple[int, str]]:
    return list(enumerate(characters, 1))
