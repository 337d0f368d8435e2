"""The life of an edition, and what a new one would change."""

from dataclasses import replace

from scoring.editions import (
    Carrier,
    carried,
    compared,
    copied,
    line_changes,
    published,
    summed,
)
from scoring.rubric import Section, Status
from scoring.score import score
from scoring.sheet import Sheet
from tests.scoring.rubric_building import D, found, leaf, mark, rubric, rule, section

BEFORE = published(
    rubric(
        section(
            "s",
            leaf("a", "10", rule("x", "fixed", "4")),
            leaf("b", "40", rule("x", "fixed", "5")),
            leaf("c", "40", rule("x", "fixed", "5")),
            leaf("gone", "10", rule("x", "fixed", "1")),
        )
    )
)


def next_year() -> Section:
    return section(
        "s",
        leaf("a2", "10", rule("x", "fixed", "8")),
        leaf("bc", "80", rule("x", "fixed", "5")),
        leaf("new", "10", rule("x", "fixed", "1")),
    )


AFTER = replace(
    copied(BEFORE, "r2", "2027"),
    sections=(next_year(),),
    mapping=(("a", "a2"), ("b", "bc"), ("c", "bc")),
)


def test_a_copy_is_a_draft_that_knows_where_it_came_from() -> None:
    copy = copied(BEFORE, "r2", "2027")
    assert (copy.status, copy.supersedes) == (Status.DRAFT, BEFORE.hash)
    assert copy.mapping[0] == ("a", "a")
    assert copy.hash != BEFORE.hash


def test_an_edition_keeps_its_hash_when_it_is_superseded() -> None:
    assert replace(BEFORE, status=Status.SUPERSEDED).hash == BEFORE.hash


def test_a_comparison_says_what_cannot_be_compared() -> None:
    result = compared(BEFORE, AFTER)
    assert [(p.before.id, p.after.id, p.is_alike) for p in result.paired] == [("a", "a2", False)]
    assert result.merged == {"bc": ("b", "c")}
    assert [c.id for c in result.dropped] == ["gone"]
    assert [c.id for c in result.added] == ["new"]
    assert result.sentence == (
        "两版可以对应的评查项 1 项，其中分值或者扣分情形有变动的 1 项；新版删去 1 项、增加 1 项，这些项不能比较。"
    )
    alike = compared(BEFORE, copied(BEFORE, "r2", "2027"))
    assert alike.sentence == (f"两版可以对应的评查项 {len(BEFORE.criteria())} 项，其中分值或者扣分情形有变动的 0 项。")
    assert all(p.is_alike for p in alike.paired)


def test_publishing_tells_what_it_would_change_and_touches_nothing() -> None:
    sheets = [
        Sheet(findings=(found("a", "x"),)),
        Sheet(findings=(found("gone", "x"),)),
        Sheet(findings=(found("a", "x"), found("b", "x"))),
        Sheet(),
    ]
    before = [score(BEFORE, s) for s in sheets]
    result = summed(map(Carrier(BEFORE, AFTER).effect, sheets))
    # 96 → 92 · 99 → 100 (left behind) · 91 → 92 (left behind) · 100 → 100
    assert (result.sessions, result.totals_changed, result.grades_changed, result.incomplete) == (4, 3, 0, 2)
    assert result.largest == D(4)
    assert "得分变动 3 份，等次变动 0 份；其中 2 份有内容在新版中没有对应" in result.sentence
    assert [score(BEFORE, s) for s in sheets] == before


def test_marks_are_carried_and_never_give_more_than_the_new_points() -> None:
    smaller = replace(AFTER, sections=(section("s", leaf("a2", "6"), leaf("bc", "94")),))
    moved = carried(Sheet(marks=(mark("a", earned="9"), mark("gone", "missing"))), BEFORE, smaller)
    assert [(m.criterion, m.earned) for m in moved.sheet.marks] == [("a2", D(6))]
    assert moved.left_behind == ("gone",)


def test_publishing_is_announced_as_so_many_of_so_many() -> None:
    sheets = [Sheet(findings=(found("a", "x"),)), Sheet()]
    assert summed(map(Carrier(BEFORE, AFTER).effect, sheets)).headline == "2 份评查中，得分变动 1 份，等次变动 0 份"


def test_two_scores_of_one_file_stand_side_by_side_criterion_by_criterion() -> None:
    carrier = Carrier(BEFORE, AFTER)
    sheet = Sheet(findings=(found("a", "x"),))
    old, new = score(BEFORE, sheet), score(AFTER, carrier.carried(sheet).sheet)
    changes = {change.label: change for change in line_changes(carrier, old, new)}
    first = next(change for change in changes.values() if change.new is not None and change.new.ref == "a2")
    assert first.old is not None
    assert (first.old.kept, first.new.kept if first.new else None) == (D(6), D(2))
    assert first.is_changed
    only_old = [change.old.ref for change in changes.values() if change.new is None and change.old is not None]
    assert only_old == ["b", "c", "gone"]
    only_new = [change.new.ref for change in changes.values() if change.old is None and change.new is not None]
    assert only_new == ["bc", "new"]
