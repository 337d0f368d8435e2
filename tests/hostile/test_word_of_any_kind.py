"""Word files put together without sense: each is read or refused, none breaks the reader."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.documents.content import Unreadable
from reviewer.documents.word.reading import read_word
from scoring.progress import Silent
from tests.reviewer.documents.papers import word

_HOLDERS = (
    *(
        "p",
        "r",
        "tbl",
        "tr",
        "tc",
        "tcPr",
        "trPr",
        "pPr",
        "rPr",
        "numPr",
        "sdt",
        "sdtContent",
        "ins",
        "del",
        "hyperlink",
    ),
    *("fldSimple", "txbxContent", "ruby", "rubyBase", "rt", "smartTag", "moveTo", "moveFrom", "ffData", "checkBox"),
)
_LEAVES = (
    *("fldChar", "instrText", "t", "tab", "br", "sym", "gridSpan", "vMerge", "numId", "ilvl", "pStyle", "jc", "ind"),
    *("footnoteReference", "sz", "b", "vanish", "del", "checked", "pageBreakBefore", "altChunk", "sectPr", "lvlText"),
)
_VALUE = st.sampled_from(["1", "0", "-3", "99999999", "begin", "separate", "end", "F0FE", "PAGE", "continue", "x", ""])
_KEYS = ("val", "id", "fldCharType", "char", "font", "instr", "type", "w", "firstLine", "start")


def _element(name: str, said: dict[str, str], inside: str) -> str:
    return (
        f"<w:{name}{''.join(f' w:{key}={chr(34)}{value}{chr(34)}' for key, value in said.items())}>{inside}</w:{name}>"
    )


_said = st.dictionaries(st.sampled_from(_KEYS), _VALUE, max_size=3)
_leaf = st.builds(_element, st.sampled_from(_LEAVES), _said, st.sampled_from(["", "PAGE", "甲乙", "8-9", "第一条"]))
_tree = st.recursive(
    _leaf,
    lambda inner: st.builds(_element, st.sampled_from(_HOLDERS), _said, st.lists(inner, max_size=4).map("".join)),
    max_leaves=25,
)
_part = st.lists(_tree, max_size=5).map("".join)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_part, _part, _part, _part)
def test_whatever_it_is_made_of_a_word_file_is_read(body: str, numbers: str, styles: str, notes: str) -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、%2"/></w:lvl>'
    parts = {
        "word/numbering.xml": f'<w:numbering NAMES><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{numbers}</w:num>{numbers}</w:numbering>',
        "word/styles.xml": f'<w:styles NAMES><w:style w:styleId="x">{styles}</w:style>{styles}</w:styles>',
        "word/footnotes.xml": f'<w:footnotes NAMES><w:footnote w:id="1">{notes}</w:footnote></w:footnotes>',
    }
    with TemporaryDirectory() as folder, suppress(Unreadable):
        content = read_word(word(Path(folder) / "a.docx", body, parts), Silent())
        assert content.pages
        assert content.derived is not None
        assert all(line.box is not None and line.box.right <= 1 for page in content.pages for line in page.lines)
