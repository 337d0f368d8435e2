"""What an import of a folder, a PDF, a ZIP means."""

import zipfile
from pathlib import Path

import pytest

from reviewer.documents.folder_names import natural_key, order_key
from reviewer.documents.sources import list_sources
from scoring.errors import ReviewError
from tests.reviewer.documents.papers import png

PDF = b"%PDF-1.4 x"


def _write(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(2, 2) if path.suffix == ".png" else PDF if path.suffix == ".pdf" else b"text")
    return folder


def _found(path: Path, scratch: Path) -> dict[str, list[str]]:
    return {s.name: [f.name for f in s.files] for s in list_sources(path, scratch)}


def test_a_pdf_is_a_case(tmp_path: Path) -> None:
    _write(tmp_path, "甲案.pdf")
    assert _found(tmp_path / "甲案.pdf", tmp_path / "s") == {"甲案": ["甲案.pdf"]}


def test_a_folder_of_pictures_is_a_case_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    _write(tmp_path / "甲案", "10.png", "2.png", "1.png")
    assert _found(tmp_path / "甲案", tmp_path / "s") == {"甲案": ["1.png", "2.png", "10.png"]}


def test_a_folder_of_case_files_is_several_cases(tmp_path: Path) -> None:
    _write(tmp_path / "送评", "一号案.pdf", "二号/1.png", "三号/01立案审批表.pdf", "三号/02询问笔录.pdf")
    assert _found(tmp_path / "送评", tmp_path / "s") == {
        "一号案": ["一号案.pdf"],
        "二号": ["1.png"],
        "三号": ["01立案审批表.pdf", "02询问笔录.pdf"],
    }


def test_parts_of_one_case_in_subfolders_stay_together(tmp_path: Path) -> None:
    _write(tmp_path / "甲案", "扫描件.pdf", "文书/01.txt", "证据/照片1.png")
    assert _found(tmp_path / "甲案", tmp_path / "s") == {"甲案": ["扫描件.pdf", "01.txt", "照片1.png"]}


def test_a_folder_around_a_folder_adds_nothing(tmp_path: Path) -> None:
    _write(tmp_path / "外" / "甲案", "1.png")
    assert _found(tmp_path / "外", tmp_path / "s") == {"甲案": ["1.png"]}


def test_a_zip_of_one_case_has_the_name_of_the_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "甲.zip", "w") as archive:
        archive.writestr("案卷/1.png", png(2, 2))
    (source,) = list_sources(tmp_path / "甲.zip", tmp_path / "s")
    assert source.name == "甲"
    assert source.container == tmp_path / "甲.zip"
    assert [f.name for f in source.files] == ["1.png"]


def test_a_zip_of_zips_is_unpacked_once(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "inner.zip", "w") as archive:
        archive.writestr("1.png", png(2, 2))
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as archive:
        archive.write(tmp_path / "inner.zip", "甲案.zip")
        archive.write(tmp_path / "inner.zip", "乙案.zip")
    assert _found(tmp_path / "outer.zip", tmp_path / "s") == {"甲案": ["1.png"], "乙案": ["1.png"]}


def test_names_in_gbk_are_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "甲.zip", "w") as archive:
        info = zipfile.ZipInfo("立案审批表.png")
        archive.writestr(info, png(2, 2))
    data = (tmp_path / "甲.zip").read_bytes()
    for name in ("立案审批表.png",):
        utf8, gbk = name.encode(), name.encode("gbk")
        data = _renamed(data, utf8, gbk)
    (tmp_path / "乙.zip").write_bytes(data)
    (source,) = list_sources(tmp_path / "乙.zip", tmp_path / "s")
    assert [f.name for f in source.files] == ["立案审批表.png"]


def _renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    """The same archive with a member named in GBK, without the UTF-8 mark, as Windows writes it."""
    import struct

    padded = new + b"g" * 0
    out = bytearray(data)
    at = 0
    for signature, flag_at, length_at, name_at in ((b"PK\x03\x04", 6, 26, 30), (b"PK\x01\x02", 8, 28, 46)):
        at = out.find(signature)
        flags = struct.unpack_from("<H", out, at + flag_at)[0] & ~0x800
        struct.pack_into("<H", out, at + flag_at, flags)
        struct.pack_into("<H", out, at + length_at, len(padded))
        out[at + name_at : at + name_at + len(old)] = padded
    end = out.find(b"PK\x05\x06")
    start = out.find(b"PK\x01\x02")
    struct.pack_into("<II", out, end + 12, end - start, start)
    return bytes(out)


def test_a_stray_file_beside_case_files_does_not_swallow_them(tmp_path: Path) -> None:
    _write(tmp_path / "送评", "一号.pdf", "二号.pdf", "三号/1.png", "说明.txt", "台账.xlsx")
    sources = list_sources(tmp_path / "送评", tmp_path / "s")
    assert sorted(s.name for s in sources) == ["一号", "三号", "二号"]
    assert {p.file for s in sources for p in s.problems} == {"说明.txt", "台账.xlsx"}


def test_a_fax_of_several_pages_is_a_case_among_others(tmp_path: Path) -> None:
    from PIL import Image

    _write(tmp_path / "送评", "一号.pdf", "二号/1.png")
    frame = Image.new("1", (20, 20), 1)
    frame.save(tmp_path / "送评" / "三号.tif", save_all=True, append_images=[frame])
    assert set(_found(tmp_path / "送评", tmp_path / "s")) == {"一号", "二号", "三号"}


def test_recordings_are_evidence_and_tables_are_not_read(tmp_path: Path) -> None:
    _write(tmp_path / "甲案", "1.png", "执法记录仪.mp4", "台账.xlsx", "说明.rar")
    (source,) = list_sources(tmp_path / "甲案", tmp_path / "s")
    assert [m.name for m in source.media] == ["执法记录仪.mp4"]
    assert {p.file for p in source.problems} == {"台账.xlsx", "说明.rar"}


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    (source,) = list_sources(tmp_path / "空")
    assert source.files == ()
    assert "没有" in source.problems[0].message


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReviewError, match="不存在"):
        list_sources(tmp_path / "没有")


def test_numbers_in_names_count_as_numbers() -> None:
    assert sorted(["p10", "p9", "p1"], key=natural_key) == ["p1", "p9", "p10"]


def test_folders_named_after_papers_are_one_case(tmp_path: Path) -> None:
    for number, name in enumerate(("立案审批表", "现场勘验笔录", "行政处罚决定书", "送达回证"), 1):
        own = tmp_path / "某案" / f"{number:02}_{name}"
        own.mkdir(parents=True)
        (own / f"IMG_{number:02}.jpg").write_bytes(b"\xff\xd8\xff")
    (found,) = list_sources(tmp_path / "某案")
    assert len(found.files) == 4
    cases = tmp_path / "全部"
    for name in ("甲占道案", "乙噪声案", "丙倾倒案"):
        (cases / name).mkdir(parents=True)
        (cases / name / "IMG_1.jpg").write_bytes(b"\xff\xd8\xff")
    assert len(list_sources(cases)) == 3


@pytest.mark.parametrize(
    ("folders", "order"),
    [
        (("正卷", "副卷"), ["正卷", "副卷"]),
        (("1证据", "2文书"), ["1证据", "2文书"]),
        (("上册", "中册", "下册"), ["上册", "中册", "下册"]),
        (("文书", "证据材料", "录音录像", "照片"), None),
        (("第一册", "第二册", "第三册"), ["第一册", "第二册", "第三册"]),
        (("卷一", "卷二"), ["卷一", "卷二"]),
    ],
)
def test_folders_that_are_parts_of_a_case_are_one_case(
    tmp_path: Path, folders: tuple[str, ...], order: list[str] | None
) -> None:
    root = _write(tmp_path / "大队", *(f"张三案/{folder}/0{n}.png" for folder in folders for n in (1, 2)))
    _write(root, "李四案/1.png")
    found = {source.name: source for source in list_sources(root)}
    assert set(found) == {"张三案", "李四案"}
    places = [file.parent.name for file in found["张三案"].files]
    assert len(places) == 2 * len(folders)
    assert order is None or list(dict.fromkeys(places)) == order
    told = [problem.message for problem in found["张三案"].problems]
    assert [("各是一案" in message) for message in told] == [True] * (folders[0] in ("第一册", "卷一"))


@pytest.mark.parametrize(
    "folders",
    [
        ("卷1", "卷2", "卷3", "卷4", "卷5", "卷6"),
        ("第3卷", "第7卷"),
        ("张三案", "正卷"),
        ("案卷一", "案卷二"),
        ("证据不足案", "文书案"),
    ],
)
def test_folders_that_may_be_cases_stay_cases(tmp_path: Path, folders: tuple[str, ...]) -> None:
    root = _write(tmp_path / "大队", *(f"{folder}/{n}.png" for folder in folders for n in (1, 2)))
    assert {source.name for source in list_sources(root)} == set(folders)


def test_volumes_stand_in_the_order_of_their_numbers() -> None:
    names = ["第十一册", "第三册", "第二册", "第一册", "副卷", "正卷", "下册", "上册", "卷三", "卷二"]
    assert sorted(names[:4], key=order_key) == ["第一册", "第二册", "第三册", "第十一册"]
    assert sorted(names[4:6], key=order_key) == ["正卷", "副卷"]
    assert sorted(names[6:8], key=order_key) == ["上册", "下册"]
    assert sorted(names[8:], key=order_key) == ["卷二", "卷三"]
