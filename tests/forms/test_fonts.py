"""Faces by role, fallback, and the office's own fonts."""

import struct
from pathlib import Path

import pytest

from forms.fonts import FALLBACK, SHIPPED, Faces, FontFile, Role, Typeface, choose, shipped, shipped_file, ui_font_files
from forms.installed_fonts import find, folders


@pytest.mark.parametrize("role", list(Role))
def test_rare_characters_print_in_every_role(role: Role) -> None:
    for character in "镕堃喆〇㎡☑☐☒①—…“”〔〕％镞":
        found = shipped().lookup(role, character)
        assert found is not None, character
        assert found[0].covers(character)


def test_every_listed_character_is_in_some_face() -> None:
    listed = (shipped_file(Role.BODY).path.parent / "characters.txt").read_text(encoding="utf-8").rstrip("\n")
    assert len(listed) > 9000
    assert shipped().missing(listed) == ()


def test_characters_nobody_has_are_named() -> None:
    assert shipped().missing("王\U00020d47王😀") == ("\U00020d47", "😀")


def test_fallback_takes_the_glyph_from_a_face_that_has_it() -> None:
    face, width = shipped().lookup(Role.BODY, "镕") or (None, 0.0)
    assert face is not None
    assert face.file.role is not Role.BODY
    assert width == 1.0


def test_a_dash_fills_its_cell_so_that_two_join() -> None:
    for role in Role:
        found = shipped().lookup(role, "—")
        assert found is not None
        assert found[1] == 1.0


def test_settings_say_which_file_prints_what() -> None:
    used = shipped().which_used()
    assert [file.role for file in used] == list(Role)
    assert all(file.shipped and file.path.exists() for file in used)
    assert {file.path.name for file in used} == set(SHIPPED.values())
    assert set(FALLBACK) == set(Role)
    assert all(path.exists() for path in ui_font_files())


def test_the_office_s_own_face_is_preferred_and_named(tmp_path: Path) -> None:
    own = tmp_path / "simfang.ttf"
    own.write_bytes(shipped_file(Role.KAI).path.read_bytes())
    faces = choose(find([tmp_path]))
    body = next(file for file in faces.which_used() if file.role is Role.BODY)
    assert (body.path, body.shipped) == (own, False)
    found = faces.lookup(Role.BODY, "案")
    assert found is not None
    assert found[0].file.path == own
    assert faces.lookup(Role.KAI, "案") != found


def test_fonts_that_cannot_be_embedded_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "仿宋_GB2312.otf").write_bytes(b"OTTO\x00\x01" + b"\x00" * 6 + b"CFF " + b"\x00" * 12)
    (tmp_path / "simhei.ttf").write_bytes(b"no font")
    for name, flags in (("simkai", b"\x00\x02"), ("simsun", b"\x01\x04"), ("fzxbs", b"\x02\x08")):
        (tmp_path / f"{name}.ttf").write_bytes(_with_rights(flags))
    assert find([tmp_path, tmp_path / "does not exist"]) == ()


def _with_rights(flags: bytes) -> bytes:
    """A face whose maker allows this much (OS/2 fsType)."""
    restricted = bytearray(shipped_file(Role.KAI).path.read_bytes())
    tables = struct.unpack(">H", restricted[4:6])[0]
    for entry in range(12, 12 + 16 * tables, 16):
        if restricted[entry : entry + 4] == b"OS/2":
            at = struct.unpack(">I", restricted[entry + 8 : entry + 12])[0]
            restricted[at + 8 : at + 10] = flags
    return bytes(restricted)


def test_a_font_that_lists_a_glyph_and_holds_nothing_is_passed_over(tmp_path: Path) -> None:
    from fontTools.ttLib import TTFont

    hollow = TTFont(shipped_file(Role.KAI).path)
    hollow["glyf"][hollow.getBestCmap()[ord("案")]].numberOfContours = 0
    path = tmp_path / "hollow.ttf"
    hollow.save(path)
    faces = Faces({**shipped().chosen, Role.BODY: FontFile(Role.BODY, "空心", path, shipped=False)})
    own = Typeface(FontFile(Role.BODY, "空心", path, shipped=False), "hollow")
    assert not own.covers("案")
    assert own.covers("卷")
    found = faces.lookup(Role.BODY, "案")
    assert found is not None
    assert found[0].file.shipped


@pytest.mark.parametrize("role", list(SHIPPED))
@pytest.mark.parametrize(("sign", "mistaken"), [("￥", "$"), ("￥", "＄"), ("￣", "-"), ("￣", "－")])
def test_a_sign_is_never_drawn_as_another(role: Role, sign: str, mistaken: str) -> None:
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.ttLib import TTFont

    outlines = []
    for character in (sign, mistaken):
        face, _ = Faces(shipped().chosen).lookup(role, character) or pytest.fail(f"no face draws {character}")
        font, pen = TTFont(face.file.path), RecordingPen()
        font.getGlyphSet()[font.getBestCmap()[ord(character)]].draw(pen)
        left = min(x for _, points in pen.value for x, _ in points)
        outlines.append([(step, [(x - left, y) for x, y in points]) for step, points in pen.value])
    assert outlines[0] != outlines[1]


def test_each_system_keeps_fonts_in_its_own_folders() -> None:
    home = Path("/home/周")
    windows = folders("win32", {"WINDIR": r"D:\Windows", "LOCALAPPDATA": r"C:\Users\周\AppData\Local"}, home)
    assert any("Windows" in str(folder) and str(folder).endswith("Fonts") for folder in windows)
    assert len(windows) == 2
    assert Path("/Library/Fonts") in folders("darwin", {}, home)
    linux = folders("linux", {"XDG_DATA_DIRS": "/opt/apps/share:/usr/share"}, home)
    assert Path("/opt/apps/share/fonts") in linux
    assert home / ".local/share/fonts" in linux
