"""What can be taken back at the desk outlives the program."""

from decimal import Decimal

from reviewer.storage import steps
from reviewer.storage.record import Author
from reviewer.storage.steps import Step
from reviewer.storage.workspace import Workspace
from scoring.acts import FindingAdded, FindingWithdrawn
from scoring.casefile import Box, Region
from scoring.sheet import Finding
from tests.reviewer.storage.conftest import AUTHOR
from tests.reviewer.storage.support import add_case

OTHER = Author("person-2", AUTHOR.device)


def step(case: str, name: str = "f1") -> Step:
    frame = Region(3, Box(0.1, 0.2, 0.3, 0.4))
    finding = Finding(name, "2.1", "2.1.1", points=Decimal("0.5"), regions=(frame,), remark="迟延一日")
    return Step(f"送达超期 {name}", case, (FindingAdded(finding),), (FindingWithdrawn(name, "撤销"),))


def kept(workspace: Workspace, author: Author = AUTHOR) -> list[tuple[str, bool]]:
    return [(known.words[-2:], known.is_taken_back) for known in workspace.steps.of(author)]


def test_a_step_comes_back_as_it_was(workspace: Workspace) -> None:
    done = step(add_case(workspace))
    with workspace.store.writing():
        workspace.steps.add(AUTHOR, done)
    assert workspace.steps.of(AUTHOR) == (done,)
    assert workspace.steps.of(OTHER) == ()


def test_what_is_done_after_something_was_taken_back_leaves_nothing_to_do_again(workspace: Workspace) -> None:
    case = add_case(workspace)
    with workspace.store.writing():
        for name in ("f1", "f2", "f3"):
            workspace.steps.add(AUTHOR, step(case, name))
        workspace.steps.take_back(AUTHOR, step(case, "f3"))
        workspace.steps.take_back(AUTHOR, step(case, "f2"))
    assert kept(workspace) == [("f1", False), ("f2", True), ("f3", True)]
    with workspace.store.writing():
        workspace.steps.do_again(AUTHOR, step(case, "f2"))
    assert kept(workspace) == [("f1", False), ("f2", False), ("f3", True)]
    with workspace.store.writing():
        workspace.steps.add(AUTHOR, step(case, "f4"))
    assert kept(workspace) == [("f1", False), ("f2", False), ("f4", False)]


def test_only_the_newest_are_kept_and_nobody_elses_go(workspace: Workspace) -> None:
    case = add_case(workspace)
    with workspace.store.writing():
        workspace.steps.add(OTHER, step(case, "f0"))
        for number in range(steps.KEPT + 5):
            workspace.steps.add(AUTHOR, step(case, f"{number:02}"))
    assert len(kept(workspace)) == steps.KEPT
    assert kept(workspace)[0] == ("05", False)
    assert kept(workspace, OTHER) == [("f0", False)]


def test_what_a_later_version_did_and_all_before_it_is_not_offered(workspace: Workspace) -> None:
    case = add_case(workspace)
    with workspace.store.writing():
        for name in ("f1", "f2", "f3"):
            workspace.steps.add(AUTHOR, step(case, name))
        workspace.store.execute("""UPDATE undo_step SET acts='[["of_tomorrow","{}"]]' WHERE seq=2""")
    assert kept(workspace) == [("f3", False)]


def test_nor_what_can_be_done_again_only_behind_it(workspace: Workspace) -> None:
    case = add_case(workspace)
    with workspace.store.writing():
        for name in ("f1", "f2", "f3"):
            workspace.steps.add(AUTHOR, step(case, name))
        for name in ("f3", "f2"):
            workspace.steps.take_back(AUTHOR, step(case, name))
        workspace.store.execute("""UPDATE undo_step SET acts='[["of_tomorrow","{}"]]' WHERE seq=2""")
    assert kept(workspace) == [("f1", False)]


def test_a_step_that_was_never_kept_leaves_those_before_it_as_they_are(workspace: Workspace) -> None:
    case = add_case(workspace)
    with workspace.store.writing():
        workspace.steps.add(AUTHOR, step(case, "f1"))
        workspace.steps.take_back(AUTHOR, step(case, "f2"))
    assert kept(workspace) == [("f1", False)]
    with workspace.store.writing():
        workspace.steps.take_back(AUTHOR, step(case, "f1"))
        workspace.steps.do_again(AUTHOR, step(case, "f2"))
    assert kept(workspace) == [("f1", True)]
