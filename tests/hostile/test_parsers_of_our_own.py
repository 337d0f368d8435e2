"""Fuzz of what we parse ourselves: whatever comes in, a value comes out."""

from xml.etree.ElementTree import Element, SubElement

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.documents.layout.lines import arrange
from reviewer.documents.layout.ruling import Grid, Rule
from reviewer.documents.layout.runs import Run
from reviewer.documents.ocr.text import repaired
from reviewer.documents.ofd.text import placed_glyphs, stretches
from reviewer.documents.ofd.values import IDENTITY, numbers
from reviewer.documents.text_quality import is_broken

_words = st.text(alphabet="g MSLQBAC-+.0123456789eE,x一", max_size=80)
_places = st.floats(-50, 900, allow_nan=False)


@given(_words)
def test_numbers_are_finite(text: str) -> None:
    assert all(abs(n) < 1e7 for n in numbers(text))


@settings(max_examples=150)
@given(_words, _words, _words, _words, st.text(max_size=40))
def test_a_text_object_gives_its_signs_at_most_once(
    boundary: str, matrix: str, across: str, down: str, text: str
) -> None:
    item = Element("TextObject", Boundary=boundary, CTM=matrix, Size="4")
    code = SubElement(item, "TextCode", X="0", Y="1", DeltaX=across, DeltaY=down)
    code.text = text
    glyphs = list(placed_glyphs(item, IDENTITY))
    assert [g.sign for g in glyphs] == [c for c in text.strip("\r\n") if not c.isspace()]
    assert [g for group in stretches(glyphs) for g in group] == glyphs


_runs = st.lists(
    st.builds(
        lambda text, x, y, w, h: Run(text, x, y, x + w, y + h),
        st.text(alphabet="案由：当事人1234。，", min_size=1, max_size=12),
        _places,
        _places,
        st.floats(1, 300),
        st.floats(1, 30),
    ),
    max_size=25,
)
_rules = st.lists(st.builds(Rule, _places, _places, _places, _places), max_size=25)


@settings(max_examples=200, deadline=None)
@given(_runs, _rules)
def test_no_text_is_lost_or_doubled_by_the_layout(runs: list[Run], rules: list[Rule]) -> None:
    signs = sorted("".join(r.text for r in runs).replace("：", ""))
    out = "".join(line.text for line in arrange(runs, Grid(rules)))
    assert sorted(out.replace("：", "").replace("\u3000", "").replace(" ", "")) == signs


@given(st.text(max_size=200))
def test_quality_and_repair_take_any_text(text: str) -> None:
    assert is_broken(text) in (True, False)
    assert isinstance(repaired(text), str)


@given(st.from_regex(r"[A-Za-z0-9.,:; ()-]{0,40}", fullmatch=True))
def test_repair_leaves_balanced_latin_text_alone(text: str) -> None:
    if text.count("(") == text.count(")") and "202" not in text:
        assert repaired(text) == text


def test_signs_without_width_are_arranged() -> None:
    assert [line.text for line in arrange([Run("1", 3, 5, 3, 5)], Grid([]))] == ["1"]
