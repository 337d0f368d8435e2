"""Builds the shipped font files from their packages. Same inputs, same bytes.

    python -m resources.fonts.build --inputs FOLDER [--out FOLDER]      (from the project folder)

FOLDER holds the unpacked packages (any depth), found by file name:

    npm     @expo-google-fonts/noto-serif-sc   NotoSerifSC_400Regular.ttf, NotoSerifSC_900Black.ttf
    npm     @expo-google-fonts/noto-sans-sc    NotoSansSC_400Regular.ttf, NotoSansSC_700Bold.ttf
    Debian  texlive-lang-chinese               FandolFang-Regular.otf
    Debian  fonts-lxgw-wenkai                  LXGWWenKai-Regular.ttf
    Debian  unicode-data                       Unihan_OtherMappings.txt.bz2 (field kTGH: 通用规范汉字表)

Each face is cut down to GB2312 ∪ 通用规范汉字表 ∪ Latin ∪ punctuation and symbols; FandolFang's cubic outlines become
quadratic ones, because reportlab embeds only TrueType outlines. Every result gets a family name of its own: the licence
of LXGW WenKai reserves its names, and a cut-down font must not shadow the full one on the same machine.
"""

import argparse
import bz2
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from resources.fonts.outlines import draw_missing, to_quadratic

OFL = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
GPL = "GNU General Public License version 3, with the font embedding exception carried forward."
UNIHAN = "Unihan_OtherMappings.txt.bz2"
CHARACTERS = "characters.txt"
MODIFIED = 3_850_000_000  # seconds since 1904, fixed so that two builds are equal


@dataclass(frozen=True)
class Face:
    source: str
    target: str
    family: str
    style: str
    licence: str
    origin: str
    bar: tuple[int, int] | None = None  # how low and high — is drawn; None: leave as it is
    dropped: str = ""  # characters better taken from the next face of the chain


FACES = (
    Face(
        "FandolFang-Regular.otf",
        "MingjuanFang-Regular.ttf",
        "Mingjuan Fang",
        "Regular",
        GPL,
        "FandolFang",
        dropped="￥￣™",  # drawn as a dollar, a hyphen and a dot
    ),
    Face("LXGWWenKai-Regular.ttf", "MingjuanKai-Regular.ttf", "Mingjuan Kai", "Regular", OFL, "", None, "“”‘’·"),
    Face(
        "NotoSansSC_400Regular.ttf",
        "MingjuanHei-Regular.ttf",
        "Mingjuan Hei",
        "Regular",
        OFL,
        "Noto Sans SC",
        (350, 410),
    ),
    Face("NotoSansSC_700Bold.ttf", "MingjuanHei-Bold.ttf", "Mingjuan Hei", "Bold", OFL, "Noto Sans SC", (330, 430)),
    Face(
        "NotoSerifSC_400Regular.ttf",
        "MingjuanSong-Regular.ttf",
        "Mingjuan Song",
        "Regular",
        OFL,
        "Noto Serif SC",
        (362, 398),
    ),
    Face(
        "NotoSerifSC_900Black.ttf", "MingjuanSong-Black.ttf", "Mingjuan Song", "Black", OFL, "Noto Serif SC", (340, 420)
    ),
)

# GB2312's own symbols come with it; these are what case files, rubrics and screens use beyond.
BLOCKS = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0xFF),  # Latin-1
    (0x2010, 0x2027),  # dashes, quotation marks, ellipsis
    (0x2030, 0x203B),
    (0x2150, 0x218B),  # Ⅰ Ⅱ ⅰ ⅱ ⅓
    (0x2190, 0x2199),  # arrows
    (0x2460, 0x24FF),  # ① ⑴ ⒈ Ⓐ
    (0x25A0, 0x25EF),  # ■ □ ▲ ● ◆
    (0x3000, 0x301F),  # 、。〇〈〉《》【】〔〕
    (0x3220, 0x3243),  # ㈠
    (0x3280, 0x33DF),  # ㊀ ㎡ ㎝ ㎞ ㎏
    (0xFE30, 0xFE4F),
    (0xFF01, 0xFF5E),  # full width
    (0xFFE0, 0xFFE6),  # ￥
)
SINGLES = "€№℃℉™Ω√∞∠∥∧∨∩∪∫∴∵∶∷≈≌≒≠≡≤≥≦≧≮≯⊕⊙⊥⌒☆★☐☑☒☎♀♂✓✔✕✗✘⚠ⓘ−×÷±⑪⑳〇"


def common_standard(unihan: Path) -> set[int]:
    """通用规范汉字表 (2013): the 8,105 numbered characters of Unihan's field kTGH."""
    text = bz2.decompress(unihan.read_bytes()).decode("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if "\tkTGH\t" in line and not line.startswith("#"))
    return {int(row[0][2:], 16) for row in rows}


def gb2312() -> set[int]:
    """Every character of GB/T 2312—1980."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return found


def wanted_characters(unihan: Path) -> set[int]:
    wanted = gb2312() | common_standard(unihan) | {ord(c) for c in SINGLES}
    for first, last in BLOCKS:
        wanted |= set(range(first, last + 1))
    return wanted


def cut_down(font: TTFont, characters: Iterable[int]) -> None:
    """Only these characters; no layout features, no hints, no vertical metrics."""
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = []
    options.drop_tables += ["BASE", "GPOS", "GSUB", "GDEF", "STAT", "VORG", "vhea", "vmtx", "prep", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def rename(font: TTFont, face: Face, copyright_notice: str) -> None:
    """The font's own family name; who made the original; that it was modified."""
    table = font["name"]
    table.names = []
    postscript = face.target.removesuffix(".ttf")
    after = f"; subset of {face.origin}" if face.origin else "; subset"
    for name_id, text in {
        0: copyright_notice,
        1: face.family if face.style in ("Regular", "Bold") else f"{face.family} {face.style}",
        2: face.style if face.style in ("Regular", "Bold") else "Regular",
        3: f"1.0;{postscript}",
        4: f"{face.family} {face.style}",
        5: f"Version 1.0{after}",
        6: postscript,
        13: face.licence,
    }.items():
        table.setName(text, name_id, 3, 1, 0x409)


def build(face: Face, source: Path, characters: set[int], out: Path) -> Path:
    font = TTFont(source, recalcTimestamp=False, lazy=False)
    notice = font["name"].getDebugName(0) or ""
    cut_down(font, characters - {ord(c) for c in face.dropped})
    if "CFF " in font:
        to_quadratic(font)
    if face.bar is not None:
        draw_missing(font, face.bar)
    rename(font, face, notice)
    font["head"].created = font["head"].modified = MODIFIED
    font["OS/2"].fsType = 0
    target = out / face.target
    font.save(target, reorderTables=True)
    return target


HALF_CLOSING = "，。、；：！？）〕］｝》〉」』】〗”’"
HALF_OPENING = "（〔［｛《〈「『【〖“‘"


def build_half(face: Face, full: Path, out: Path) -> Path:
    """The face's full-width marks once more in half a cell, for lines that squeeze them.

    Drawing the full mark and stepping back half a cell looks the same, but readers of the text layer then see two
    characters on top of each other.
    """
    font = TTFont(full, recalcTimestamp=False, lazy=False)
    wide = {ord(c) for c in HALF_CLOSING + HALF_OPENING if _advance(font, ord(c)) >= 900}
    cut_down(font, wide)
    cmap, glyf = font.getBestCmap(), font["glyf"]
    for code in sorted(wide):
        glyph = glyf[cmap[code]]
        ink = glyph.xMax - glyph.xMin
        free = max((500 - ink) // 2, 0)
        wished = glyph.xMin if chr(code) in HALF_CLOSING else glyph.xMin - 500
        left = min(max(wished, min(20, free)), max(500 - ink - min(20, free), 0))
        glyph.coordinates.translate((left - glyph.xMin, 0))
        glyph.recalcBounds(glyf)
        font["hmtx"][cmap[code]] = (500, glyph.xMin)
    notice = font["name"].getDebugName(0) or TTFont(full)["name"].getDebugName(0) or ""
    half = replace(face, target=face.target.replace(".ttf", "Half.ttf"), family=f"{face.family} Half")
    rename(font, half, notice)
    font["head"].created = font["head"].modified = MODIFIED
    target = out / half.target
    font.save(target, reorderTables=True)
    return target


def _advance(font: TTFont, code: int) -> int:
    name = font.getBestCmap().get(code)
    return 0 if name is None else int(font["hmtx"][name][0])


def find(folder: Path, name: str) -> Path:
    found = sorted(folder.rglob(name))
    if not found:
        raise SystemExit(f"not found below {folder}: {name}")
    return found[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--inputs", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    chosen = parser.parse_args()
    characters = wanted_characters(find(chosen.inputs, UNIHAN))
    reach: set[int] = set()
    for face in FACES:
        target = build(face, find(chosen.inputs, face.source), characters, chosen.out)
        reach |= set(TTFont(target).getBestCmap())
        for made in (target, build_half(face, target, chosen.out)):
            print(hashlib.sha256(made.read_bytes()).hexdigest()[:16], f"{made.stat().st_size:>9,}", made.name)
    printable = "".join(chr(c) for c in sorted(characters & reach))
    (chosen.out / CHARACTERS).write_text(printable + "\n", encoding="utf-8")
    print(f"{len(characters & reach)} of {len(characters)} characters wanted are in at least one face")


if __name__ == "__main__":
    main()
