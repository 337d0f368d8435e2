"""Which type face prints what: by role, shipped or the office's own, with a fallback for each glyph."""

import threading
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any


class Role(StrEnum):
    """What a face is for. The names are those an office uses."""

    BODY = "仿宋"
    KAI = "楷体"
    HEI = "黑体"
    HEI_BOLD = "黑体加粗"
    TITLE = "小标宋"
    SONG = "宋体"


SHIPPED: Mapping[Role, str] = {
    Role.BODY: "MingjuanFang-Regular.ttf",
    Role.KAI: "MingjuanKai-Regular.ttf",
    Role.HEI: "MingjuanHei-Regular.ttf",
    Role.HEI_BOLD: "MingjuanHei-Bold.ttf",
    Role.TITLE: "MingjuanSong-Black.ttf",
    Role.SONG: "MingjuanSong-Regular.ttf",
}

# Where a role's face has no glyph, the next nearest in colour and style; the last two hold every character we ship.
FALLBACK: Mapping[Role, tuple[Role, ...]] = {
    Role.BODY: (Role.KAI, Role.SONG, Role.HEI),
    Role.KAI: (Role.BODY, Role.SONG, Role.HEI),
    Role.HEI: (Role.SONG, Role.KAI, Role.BODY),
    Role.HEI_BOLD: (Role.HEI, Role.TITLE, Role.KAI, Role.BODY),
    Role.TITLE: (Role.HEI_BOLD, Role.SONG, Role.KAI, Role.BODY),
    Role.SONG: (Role.HEI, Role.KAI, Role.BODY),
}
# Names under which Word and WPS know the faces (w:eastAsia in DOCX).
OFFICE_NAMES: Mapping[Role, str] = {
    Role.BODY: "仿宋_GB2312",
    Role.KAI: "楷体_GB2312",
    Role.HEI: "黑体",
    Role.HEI_BOLD: "黑体",
    Role.TITLE: "方正小标宋简体",
    Role.SONG: "宋体",
}
_loading = threading.Lock()  # one face, one registration: another under its name would end the documents drawn with it
BLANK = frozenset(" \u00a0\u2002\u2003\u3000")


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file that serves a role. `shipped` files come with the program, others belong to the office."""

    role: Role
    name: str
    path: Path
    shipped: bool = True
    index: int = 0  # in a collection (.ttc)


def _remembered(cut: Callable[[Sequence[int]], bytes]) -> Callable[[Sequence[int]], bytes]:
    """Cutting a face down, with the last results kept: from one key to the next the same characters are printed."""
    kept = lru_cache(maxsize=4)(cut)
    return lambda characters: kept(tuple(characters))


@dataclass(frozen=True)
class Typeface:
    """One loaded font file: what it can draw and how wide."""

    file: FontFile
    key: str

    @cached_property
    def _face(self) -> Any:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        with _loading:
            if self.key in pdfmetrics.getRegisteredFontNames():
                known: Any = pdfmetrics.getFont(self.key)
                return known.face
            font = TTFont(self.key, str(self.file.path), subfontIndex=self.file.index, asciiReadable=0)
            if not self.file.shipped:
                font.face.name += b"-" + self.file.role.name.encode()  # an office's file may be called as one of ours
            face: Any = font.face
            face.makeSubset = _remembered(face.makeSubset)
            pdfmetrics.registerFont(font)
            return face

    def covers(self, character: str) -> bool:
        """Whether the face really has an outline for it: a font may list a character and hold nothing."""
        face = self._face
        glyph = face.charToGlyph.get(ord(character))
        if not glyph:
            return False
        if character in BLANK:
            return True
        positions = face.glyphPos
        return bool(glyph + 1 < len(positions) and positions[glyph] != positions[glyph + 1])

    def registered(self) -> str:
        """The name under which reportlab draws with it."""
        self._face  # noqa: B018  # loads and registers it
        return self.key

    @cached_property
    def half(self) -> "Typeface | None":
        """The same face's punctuation in half a cell, where we ship it."""
        path = self.file.path.with_name(f"{self.file.path.stem}Half.ttf")
        if not self.file.shipped or not path.exists():
            return None
        return _typeface(FontFile(self.file.role, f"{self.file.name} 半角标点", path))

    def width(self, character: str) -> float:
        """Advance in em."""
        face = self._face
        return float(face.charWidths.get(ord(character), face.defaultWidth)) / 1000


@dataclass(frozen=True)
class Faces:
    """The faces a document is set in. `lookup` gives the face and the advance for one character of one role."""

    chosen: Mapping[Role, FontFile]
    _found: dict[tuple[Role, str], tuple[Typeface, float] | None] = field(default_factory=dict, repr=False)
    memory: dict[Hashable, object] = field(default_factory=dict, repr=False, compare=False)
    """Whatever typesetting may keep that depends on nothing but these faces."""
    memory_of_paragraphs: dict[Hashable, object] = field(default_factory=dict, repr=False, compare=False)
    """The same for long texts, of which few are kept."""

    @cached_property
    def _chains(self) -> Mapping[Role, tuple[Typeface, ...]]:
        own = {role: _typeface(file) for role, file in self.chosen.items()}
        shipped = {role: _typeface(shipped_file(role)) for role in Role}
        return {
            role: tuple(dict.fromkeys((own[role], shipped[role], *(shipped[other] for other in FALLBACK[role]))))
            for role in Role
        }

    def lookup(self, role: Role, character: str) -> tuple[Typeface, float] | None:
        """The first face of the chain that has the character, and its advance in em; None where no face has it."""
        try:
            return self._found[role, character]
        except KeyError:
            pass
        face = next((f for f in self._chains[role] if f.covers(character)), None)
        found = None if face is None else (face, face.width(character))
        self._found[role, character] = found
        return found

    def missing(self, text: str) -> tuple[str, ...]:
        """Characters of the text that no face can print, each once."""
        return tuple(c for c in dict.fromkeys(text) if c not in "\n\t" and self.lookup(Role.SONG, c) is None)

    def which_used(self) -> tuple[FontFile, ...]:
        """The file each role is printed with, in the order of Role: for the settings page."""
        return tuple(self.chosen[role] for role in Role)


@lru_cache(maxsize=64)
def _typeface(file: FontFile) -> Typeface:
    where = "" if file.shipped else sha256(str(file.path).encode()).hexdigest()[:8]  # two folders, one file name
    return Typeface(file, f"{file.role.name}-{file.path.stem}-{file.index}{where}")


def shipped_file(role: Role) -> FontFile:
    """The file shipped for a role."""
    name = SHIPPED[role]
    return FontFile(role, name.split("-")[0].replace("Mingjuan", "明卷 "), _folder() / name)


@lru_cache(maxsize=1)
def _folder() -> Path:
    return Path(str(files("resources") / "fonts"))


@lru_cache(maxsize=1)
def shipped() -> Faces:
    """The shipped faces, whatever the machine has: equal results everywhere."""
    return Faces({role: shipped_file(role) for role in Role})


def choose(installed: Iterable[FontFile]) -> Faces:
    """The office's own faces where it has them (see forms.installed_fonts.find), the shipped ones otherwise."""
    own = {file.role: file for file in installed}
    return Faces({role: own.get(role, shipped_file(role)) for role in Role})


def ui_font_files() -> tuple[Path, ...]:
    """The files to hand to Qt, so that screens look the same on every machine (families: 明卷黑体 …)."""
    return tuple(_ui_files())


def _ui_files() -> Iterator[Path]:
    for role in (Role.HEI, Role.HEI_BOLD, Role.BODY, Role.KAI, Role.SONG, Role.TITLE):
        yield shipped_file(role).path
