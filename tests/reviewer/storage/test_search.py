"""Search from one character on. SQLite's trigram index finds nothing for two characters: ours must."""

from hypothesis import given
from hypothesis import strategies as st

from reviewer.presenters.stored.reading import found_pages
from reviewer.storage.places import PagePlace
from reviewer.storage.search import grams, match_expression
from reviewer.storage.workspace import Workspace
from scoring.casefile import CaseFile, Page, Source, TextLine
from tests.reviewer.storage.support import add_case


def _read(workspace: Workspace, *texts: str) -> str:
    case = add_case(workspace)
    pages = tuple(
        Page(n, tuple(TextLine(line, n) for line in text.split("\n")), Source.TEXT) for n, text in enumerate(texts, 1)
    )
    places = [PagePlace(n, "0" * 64, n - 1, 595, 842) for n in range(1, len(texts) + 1)]
    workspace.readings.save(case, CaseFile("普通程序", pages=pages), places)
    return case


def test_one_two_and_more_characters_are_found_as_a_phrase(workspace: Workspace) -> None:
    case = _read(workspace, "当事人要求听\n证", "送达回证", "夜间施工噪声超标")
    assert [h.page for h in workspace.readings.search("听证")] == [1]
    assert [h.page for h in workspace.readings.search("证")] == [1, 2]
    assert [h.page for h in workspace.readings.search("噪声超标")] == [3]
    assert [h.page for h in workspace.readings.search("送达", case)] == [2]
    assert workspace.readings.search("听达") == []
    assert workspace.readings.search("“”") == []


def test_reading_again_replaces_the_index(workspace: Workspace) -> None:
    case = _read(workspace, "旧文字")
    workspace.readings.save_page(case, Page(1, (TextLine("新文字", 1),), Source.OCR))
    assert workspace.readings.search("旧") == []
    assert [h.page for h in workspace.readings.search("新文")] == [1]


def test_two_characters_are_found_where_a_trigram_index_finds_nothing(workspace: Workspace) -> None:
    """The trap: SQLite's trigram tokenizer holds no word of two characters, and says so with an empty answer."""
    import sqlite3

    text = "夜间施工噪声超标"
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE trap USING fts5(body, tokenize='trigram')")
    db.execute("INSERT INTO trap VALUES (?)", (text,))
    assert db.execute("SELECT 1 FROM trap WHERE trap MATCH '噪声'").fetchall() == []
    _read(workspace, text)
    assert all(workspace.readings.search(text[i : i + 2]) for i in range(len(text) - 1))
    assert all(workspace.readings.search(character) for character in text)


def test_one_common_character_is_found_on_the_first_pages_and_one_rare_on_the_last(workspace: Workspace) -> None:
    case = _read(workspace, *["的的"] * 500, "夔")
    other = _read(workspace, "的，夔")
    assert [h.page for h in workspace.readings.search("的")] == list(range(1, 201))
    assert [(h.case, h.page) for h in workspace.readings.search("夔")] == [(case, 501), (other, 1)]
    assert [(h.case, h.page) for h in workspace.readings.search("的", other)] == [(other, 1)]


def test_the_first_hits_are_those_of_the_case_file_on_the_desk(workspace: Workspace) -> None:
    _read(workspace, *["送达回证"] * 300)
    here = _read(workspace, "没有", "送达回证")
    found = found_pages(workspace, "送达", here)
    assert len(found) == 200
    assert (found[0].case_id, found[0].page) == (here, 2)
    assert [page.page for page in found[1:]] == list(range(1, 200))


@given(st.text("听证送达a1 ，", max_size=20), st.text("听证送达a1 ，", max_size=6))
def test_a_phrase_is_found_exactly_where_it_stands(text: str, query: str) -> None:
    import sqlite3

    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE i USING fts5(grams)")
    db.execute("INSERT INTO i VALUES (?)", (grams(text),))
    expression = match_expression(query)
    letters = "".join(c for c in query if c.isalnum())
    expected = bool(letters) and letters in "".join(c for c in text if c.isalnum())
    found = bool(expression) and bool(db.execute("SELECT 1 FROM i WHERE i MATCH ?", (expression,)).fetchall())
    assert found == expected
