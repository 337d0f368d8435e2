"""Fuzz of all that draws an OFD: whatever stands in it, there is a page, a PDF that opens, or one plain refusal."""

import math
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from reviewer.documents.content import Unreadable
from reviewer.documents.ofd.paths import MAX_STEPS, steps
from reviewer.documents.ofd.pictures import jbig2, ready, seal_ready
from reviewer.documents.ofd.reading import read_ofd
from reviewer.documents.ofd.seals import seal_picture
from reviewer.documents.ofd.text import deltas
from reviewer.documents.ofd.values import area, join, matrix
from scoring.progress import Silent
from tests.reviewer.documents.ofd_papers import SIGNED, look, package, png, seal, stamped, tag

_words = st.text(alphabet="g MSLQBAC-+.0123456789eE,x#/\\一", max_size=60)
_number = st.one_of(
    st.integers(-300, 300).map(str),
    st.floats(-1e9, 1e9).map("{:g}".format),
    st.sampled_from(["nan", "1e400", "-0", ""]),
)
_numbers = st.lists(_number, max_size=7).map(" ".join)
_path = st.lists(st.one_of(st.sampled_from("SMLQBAC"), _number), max_size=40).map(" ".join)


@given(_path)
def test_paths_have_finite_points(data: str) -> None:
    found = steps(data)
    assert len(found) <= MAX_STEPS + 8
    assert not found or found[0].name == "M"  # the PDF writer insists
    assert all(math.isfinite(part) for step in found for point in step.points for part in point)


@given(_words, st.integers(0, 50))
def test_values_of_any_kind(text: str, count: int) -> None:
    assert len(deltas(text, count)) <= count
    assert len(matrix(text)) == 6
    assert area(text) is None or len(area(text) or ()) == 4
    assert not join("Doc_0", text).startswith(("/", "../"))


@given(st.binary(max_size=200), st.integers(0, 150), st.binary(max_size=6))
def test_seals_of_any_kind(data: bytes, place: int, change: bytes) -> None:
    good = seal(b"png", b"picture")
    for mixed in (data, good[:place] + change + good[place + len(change) :], good[:place]):
        assert seal_picture(mixed) is None or isinstance(seal_picture(mixed), bytes)


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=120),
    st.sampled_from([b"", b"\x97JB2\r\n\x1a\n\x01\0\0\0\x01", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"]),
)
def test_pictures_of_any_kind(data: bytes, head: bytes) -> None:
    ready(head + data)
    seal_ready(head + data)
    assert jbig2(head + data) is None or isinstance(jbig2(head + data), Image.Image)


_colour = st.builds(
    lambda value, alpha, inner: tag("FillColor", inner, Value=value, Alpha=alpha),
    _numbers,
    _number,
    st.one_of(
        st.just(""),
        st.builds(
            lambda name, start, end, more: tag(
                name,
                tag("Segment", tag("Color", Value="255 0 0"), Position=more) + tag("Segment", tag("Color", Value="0")),
                StartPoint=start,
                EndPoint=end,
                EndRadius=more,
                MapType="Repeat",
                MapUnit=more,
                Extend="3",
            ),
            st.sampled_from(["AxialShd", "RadialShd", "GouraudShd"]),
            _numbers,
            _numbers,
            _number,
        ),
        st.builds(
            lambda wide, high: tag(
                "Pattern", tag("CellContent", '<ofd:PathObject Boundary="0 0 9 9"/>'), Width=wide, Height=high
            ),
            _number,
            _number,
        ),
    ),
)
_common = st.fixed_dictionaries(
    {"Boundary": _numbers, "CTM": _numbers},
    optional={
        "Alpha": _number,
        "LineWidth": _number,
        "DashPattern": _numbers,
        "MiterLimit": _number,
        "Rule": st.just("Even-Odd"),
    },
)
_unit = st.one_of(
    st.builds(
        lambda said, data, colour: tag("PathObject", colour + tag("AbbreviatedData", data), Fill="true", **said),
        _common,
        _path,
        _colour,
    ),
    st.builds(
        lambda said, text, across, size, turn, colour: tag(
            "TextObject",
            colour + tag("TextCode", text, X="1", Y="2", DeltaX=across),
            Size=size,
            CharDirection=turn,
            ReadDirection=turn,
            **said,
        ),
        _common,
        st.text("行政a1 \n", max_size=9),
        _words.map(lambda w: w.replace("\\", "")),
        _number,
        _number,
        _colour,
    ),
    st.builds(lambda said: tag("ImageObject", ResourceID=9, **said), _common),
    st.builds(
        lambda said, data: tag(
            "PathObject",
            tag("Clips", tag("Clip", tag("Area", tag("Path", tag("AbbreviatedData", data)))))
            + tag("AbbreviatedData", "M 0 0 L 9 9"),
            **said,
        ),
        _common,
        _path,
    ),
    st.builds(lambda said: tag("CompositeObject", ResourceID=8, **said), _common),
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_unit, max_size=5), _numbers, _numbers)
def test_whatever_is_drawn_the_pdf_opens(units: list[str], box: str, stamp: str) -> None:
    media = tag("MultiMedias", tag("MultiMedia", tag("MediaFile", "a.png"), ID=9))
    unit = tag("CompositeGraphicUnits", tag("CompositeGraphicUnit", tag("Content", "".join(units[:2])), ID=8))
    parts = stamped(tag("StampAnnot", PageRef=1, Boundary=stamp, Clip=box), seal(b"png", png(Image.new("L", (3, 3)))))
    parts["Doc_0/Res/a.png"] = png(Image.new("RGBA", (4, 4)))
    page = tag("Area", tag("PhysicalBox", box))
    with TemporaryDirectory() as folder:
        path = package(
            Path(folder) / "a.ofd", "".join(units), page=page, resources=media + unit, body=SIGNED, parts=parts
        )
        found = read_ofd(path, Silent())
    assert len(found.pages) == 1
    if max(found.pages[0].width_pt, found.pages[0].height_pt) < 1500:
        look(found)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_package_is_read_or_refused(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path = package(Path(folder) / "a.ofd", tag("TextObject", tag("TextCode", "文"), Boundary="1 1 9 9"))
        whole = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 12))):
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
        path.write_bytes(BytesIO(whole).getvalue())
        with suppress(Unreadable):
            assert read_ofd(path, Silent()).pages
