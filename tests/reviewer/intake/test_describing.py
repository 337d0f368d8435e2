"""What a person says of a case file in the list stays, whatever is read or joined afterwards."""

from pathlib import Path

import pytest

from reviewer.intake.describing import describe_anew
from reviewer.intake.importing import import_paths
from reviewer.intake.merging import merge
from reviewer.intake.starting import current_campaign
from reviewer.storage.descriptions import describe_case
from reviewer.storage.verification import verify
from reviewer.storage.workspace import Workspace, create_workspace, open_workspace
from scoring.casefile import CaseFile, Fact, Source
from scoring.errors import ReviewError
from scoring.progress import Silent
from scoring.workspace_acts import CaseDescribed
from tests.reviewer.intake.test_merging import ME, OTHER, copied, review

READ = CaseFile(
    "普通程序", (), (Fact("party_name", "当事人", "乙公司", Source.OCR), Fact("cause", "案由", "占道", Source.OCR))
)
SAID = CaseDescribed("001", "人工写的案名", "城东大队")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    from PIL import Image

    path = tmp_path / "案0.pdf"
    Image.new("L", (200, 280), 255).save(path)
    return path


@pytest.fixture
def workspace(tmp_path: Path, paper: Path) -> Workspace:
    made = create_workspace(tmp_path / "评查库")
    import_paths(made, [paper], current_campaign(made).id, Silent())
    return made


def only(workspace: Workspace) -> str:
    return workspace.catalogue.case_ids()[0]


def title(workspace: Workspace) -> str:
    return workspace.catalogue.cases()[0].title


def test_what_recognition_reads_names_a_case_file_that_nobody_named(workspace: Workspace) -> None:
    with workspace.store.writing():
        describe_anew(workspace, only(workspace), READ)
    assert title(workspace) == "乙公司占道案"


def test_what_recognition_reads_never_takes_the_place_of_what_a_person_wrote(workspace: Workspace) -> None:
    describe_case(workspace, only(workspace), SAID, ME)
    with workspace.store.writing():
        describe_anew(workspace, only(workspace), READ)
    assert title(workspace) == "人工写的案名"


def test_a_description_that_is_refused_leaves_no_trace(workspace: Workspace, tmp_path: Path) -> None:
    from PIL import Image

    other = tmp_path / "案1.pdf"
    Image.new("L", (210, 280), 255).save(other)
    import_paths(workspace, [other], current_campaign(workspace).id, Silent())
    with pytest.raises(ReviewError, match="已经用于另一份案卷"):
        describe_case(workspace, workspace.catalogue.case_numbered("002"), SAID, ME)
    assert [row.code for row in workspace.catalogue.cases()] == ["001", "002"]
    assert not workspace.record.of_stream(workspace.catalogue.case_numbered("002"))


def test_what_was_put_right_in_a_copy_comes_home_and_the_last_word_counts(workspace: Workspace) -> None:
    theirs = copied(workspace, "律师甲")
    describe_case(theirs, only(theirs), SAID, OTHER)
    theirs.close()
    merge(workspace, theirs.folder, ME, Silent())
    assert (title(workspace), workspace.catalogue.cases()[0].unit) == ("人工写的案名", "城东大队")
    theirs = open_workspace(theirs.folder)
    describe_case(theirs, only(theirs), CaseDescribed("007", "他们后来写的"), OTHER)
    theirs.close()
    merge(workspace, theirs.folder, ME, Silent())
    assert [(row.code, row.title) for row in workspace.catalogue.cases()] == [("007", "他们后来写的")]
    assert verify(workspace, Silent()) == []


def test_a_file_described_here_and_reviewed_there_is_one_case_under_the_name_given_here(
    workspace: Workspace, tmp_path: Path, paper: Path
) -> None:
    describe_case(workspace, only(workspace), SAID, ME)
    apart = create_workspace(tmp_path / "律师乙")
    import_paths(apart, [paper], current_campaign(apart).id, Silent())
    review(apart, only(apart), OTHER)
    apart.close()
    merge(workspace, apart.folder, ME, Silent())
    assert [(row.code, row.title, row.state) for row in workspace.catalogue.cases()] == [
        ("001", "人工写的案名", "submitted")
    ]
