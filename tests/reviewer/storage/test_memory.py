"""What was begun at the desk and what was looked at is remembered for whoever did so, on that computer."""

from reviewer.storage.memory import Remembered
from reviewer.storage.record import Author
from reviewer.storage.removal import remove_cases
from reviewer.storage.workspace import Workspace
from tests.reviewer.storage.conftest import AUTHOR
from tests.reviewer.storage.support import add_case

BEGUN = Remembered({"存疑：1.1 立案审批": "见证人是否适格"}, frozenset({1, 7, 8}))


def test_it_comes_back_as_it_was_and_only_for_the_same_person_on_the_same_computer(workspace: Workspace) -> None:
    case = add_case(workspace)
    workspace.memory.keep(AUTHOR, case, BEGUN)
    assert workspace.memory.of(AUTHOR, case) == BEGUN
    assert workspace.memory.of(Author("person-2", AUTHOR.device), case) == Remembered()
    assert workspace.memory.of(Author(AUTHOR.id, "device-2"), case) == Remembered()


def test_what_is_kept_later_takes_the_place_of_what_was(workspace: Workspace) -> None:
    case = add_case(workspace)
    workspace.memory.keep(AUTHOR, case, BEGUN)
    workspace.memory.keep(AUTHOR, case, Remembered(pages=frozenset({2})))
    assert workspace.memory.of(AUTHOR, case) == Remembered(pages=frozenset({2}))


def test_it_goes_with_its_case_file_and_is_no_part_of_the_record(workspace: Workspace) -> None:
    case = add_case(workspace)
    events = len(workspace.record.of_stream(case))
    workspace.memory.keep(AUTHOR, case, BEGUN)
    assert len(workspace.record.of_stream(case)) == events
    remove_cases(workspace, [case], AUTHOR)
    workspace.memory.keep(AUTHOR, case, BEGUN)
    assert workspace.store.query("SELECT count(*) FROM desk_memory")[0][0] == 0
