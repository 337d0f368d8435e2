"""A case file is read again from its kept originals."""

from pathlib import Path

import pytest

from reviewer.intake.importing import import_paths
from reviewer.intake.rereading import read_again
from reviewer.intake.starting import current_campaign
from reviewer.storage.workspace import create_workspace
from scoring.progress import Silent
from tests.reviewer.documents.papers import pdf


@pytest.mark.parametrize("name", ["../../outside/立案.pdf", "{outside}/立案.pdf"])
def test_a_name_out_of_another_computers_record_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    workspace = create_workspace(tmp_path / "评查库")
    import_paths(
        workspace,
        [pdf(tmp_path / "立案.pdf", [["立案审批表", "案由|擅自倾倒垃圾"]])],
        current_campaign(workspace).id,
        Silent(),
    )
    (row,) = workspace.catalogue.cases()
    with workspace.store.writing():
        workspace.store.execute("UPDATE case_original SET name=?", (name.format(outside=outside),))
    read_again(workspace, row.id)
    assert [document.title for document in workspace.readings.case_file(row.id).documents] == ["立案审批表"]
    assert not outside.exists()
    workspace.close()
