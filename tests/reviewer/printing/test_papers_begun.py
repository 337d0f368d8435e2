"""What the papers begin with, where nobody wrote one yet."""

from reviewer.presenters.papers_stored import StoredPapers
from reviewer.storage.workspace import Workspace
from tests.reviewer.printing.conftest import AUTHOR

SETTINGS = {"publisher": "霁川市行政执法监督办公室", "deadline": "2026年12月31日"}


def test_papers_go_out_under_the_office_and_by_the_deadline_of_the_bulletin(workspace: Workspace) -> None:
    workspace.bulletins.draft("", SETTINGS, AUTHOR)
    opened = StoredPapers(workspace).open([])
    assert opened.head.office == SETTINGS["publisher"]
    assert opened.remembered["rectification-notice"]["整改期限"] == SETTINGS["deadline"]


def test_what_was_given_for_the_papers_themselves_comes_first(workspace: Workspace) -> None:
    workspace.bulletins.draft("", SETTINGS, AUTHOR)
    papers = StoredPapers(workspace)
    head = papers.open([]).head
    papers.remember("rectification-notice", head, {"整改期限": "2027年1月15日"})
    assert papers.open([]).remembered["rectification-notice"] == {"整改期限": "2027年1月15日"}
