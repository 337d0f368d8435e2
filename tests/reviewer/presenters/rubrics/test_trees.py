"""Drafts as plain trees: changed without touching the one before, numbered by their order, whole after a round trip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.library.rubrics.editions import find, load, shipped
from reviewer.presenters.rubrics.checking import checked
from reviewer.presenters.rubrics.drafting import codes, drafted, edition_id, from_body, is_fit, to_body
from reviewer.presenters.rubrics.plain import (
    Key,
    Plain,
    at,
    inserted,
    is_node,
    moved,
    node_of,
    number,
    parsed,
    put,
    removed,
    renamed,
    walk,
    with_new_ids,
    worth,
)

TREE: Plain = {
    "sections": [
        {"id": "a", "items": [{"id": "a1"}, {"id": "a2", "points": "3"}]},
        {"id": "b", "items": [{"id": "g", "items": [{"id": "g1"}]}]},
    ]
}
A1: Key = ("sections", 0, "items", 0)


@pytest.mark.parametrize("name", [name for name, _ in shipped()])
def test_an_edition_comes_back_from_its_draft_with_the_same_hash(name: str) -> None:
    rubric = load(find(name))
    result = checked(from_body(to_body(drafted(rubric))))
    assert result.rubric is not None
    assert result.rubric.hash == rubric.hash


def test_a_change_leaves_the_tree_before_as_it_was_and_shares_the_rest() -> None:
    after = put(TREE, (*A1, "title"), "x")
    assert at(TREE, (*A1, "title")) is None
    assert at(after, (*A1, "title")) == "x"
    assert after["sections"][1] is TREE["sections"][1]


def test_an_emptied_value_leaves_no_name_behind_but_a_section_keeps_its_items() -> None:
    assert at(put(TREE, ("sections", 0, "items", 1, "points"), ""), ("sections", 0, "items", 1)) == {"id": "a2"}
    emptied = removed(TREE, ("sections", 1, "items", 0))
    assert at(emptied, ("sections", 1)) == {"id": "b", "items": []}


@pytest.mark.parametrize(
    ("source", "target", "order", "now"),
    [
        (A1, ("sections", 0, "items", 2), "b:a a2 a1 b g g1", ("sections", 0, "items", 1)),
        (A1, ("sections", 1, "items", 0), "b:a a2 b a1 g g1", ("sections", 1, "items", 0)),
        (("sections", 0), ("sections", 2), "b:b g g1 a a1 a2", ("sections", 1)),
        (("sections", 1, "items", 0, "items", 0), A1, "b:a g1 a1 a2 b g", A1),
        (("sections", 0), ("sections", 1, "items", 0), "b:b a a1 a2 g g1", ("sections", 0, "items", 0)),
    ],
)
def test_a_node_moves_and_says_where_it_went(source: Key, target: Key, order: str, now: Key) -> None:
    tree, place = moved(TREE, source, target)
    assert " ".join(node["id"] for _, node in walk(tree)) == order.removeprefix("b:")
    assert place == now
    assert at(tree, place) == at(TREE, source)


@given(st.integers(0, 4), st.integers(0, 4))
def test_moving_never_loses_or_doubles_a_node(first: int, second: int) -> None:
    paths = [path for path, _ in walk(TREE)]
    source, target = paths[first], paths[second]
    if target[: len(source)] == source:
        return
    tree, _ = moved(TREE, source, target)
    assert sorted(node["id"] for _, node in walk(tree)) == sorted(node["id"] for _, node in walk(TREE))


def test_numbers_follow_the_order() -> None:
    numbers = {at(TREE, path)["id"]: code for path, code in codes(TREE).items()}
    assert numbers == {"a": "一", "a1": "1.1", "a2": "1.2", "b": "二", "g": "2.1", "g1": "2.1.1"}


def test_an_entry_goes_into_a_list_that_was_not_there() -> None:
    tree = inserted(TREE, (*A1, "deductions", 0), {"id": "r"})
    assert at(tree, (*A1, "deductions", 0, "id")) == "r"


def test_a_copy_has_ids_of_its_own_at_every_depth() -> None:
    taken = {node["id"] for _, node in walk(TREE)}
    copy = with_new_ids(at(TREE, ("sections", 1)), set(taken))
    assert {node["id"] for _, node in walk({"sections": [copy]})}.isdisjoint(taken)


def test_a_spoken_path_is_read_and_leads_to_its_node() -> None:
    path = parsed("sections[0].items[3].deductions[1].points")
    assert path == ("sections", 0, "items", 3, "deductions", 1, "points")
    assert node_of(path) == ("sections", 0, "items", 3)
    assert is_node(node_of(path))
    assert node_of(("grades", 0, "label")) == ()


def test_the_next_edition_is_named_after_the_one_before() -> None:
    assert edition_id("penalty-ordinary", "2026.1", "2027") == "penalty-ordinary-2027"
    assert edition_id("penalty-ordinary-2027", "2027", "2028 试行") == "penalty-ordinary-2028-试行"


def test_what_names_a_node_follows_its_new_id_unless_that_is_taken() -> None:
    tree = {
        **TREE,
        "mapping": [["old", "a1"], ["older", "a2"]],
        "total": [{"id": "t", "terms": [{"kind": "points", "sections": ["a", "b"]}]}],
    }
    assert renamed(tree, A1, "neu")["mapping"] == [["old", "neu"], ["older", "a2"]]
    assert at(renamed(tree, ("sections", 0), "z"), ("total", 0, "terms", 0, "sections")) == ["z", "b"]
    assert renamed(tree, A1, "a2")["mapping"] == tree["mapping"]


@pytest.mark.parametrize("text", ["1e999999999", "NaN", "Infinity", "-", "两", "", None, [], "1" * 40])
def test_what_is_no_number_of_points_counts_nothing(text: object) -> None:
    assert number(text) is None
    assert worth({"points": text}) == 0


@pytest.mark.parametrize(
    "odd",
    [
        [],
        {"sections": "x"},
        {"sections": [3]},
        {"sections": [{"items": [{"title": []}]}]},
        {"sections": [{"items": [{"points": ["3"]}]}]},
        {"sections": [], "grades": ["x"]},
        {"sections": [], "mapping": [["a"]]},
    ],
)
def test_what_cannot_be_shown_as_a_tree_is_not_taken_for_one(odd: object) -> None:
    assert not is_fit(odd)
