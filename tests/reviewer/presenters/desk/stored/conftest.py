"""A desk over a real workspace with one case file of three pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.presenters.desk.stored import StoredDesk
from reviewer.storage.places import PagePlace
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace, create_workspace
from reviewer.storage.writing import Writer
from scoring.casefile import CaseFile, Document, Page, Source
from tests.reviewer.documents.rendering.papers import text_pdf
from tests.reviewer.presenters.desk.stored.asking import Stored
from tests.reviewer.presenters.desk_support import suspicions
from tests.reviewer.presenters.writing_here import Here
from tests.reviewer.storage.support import add_case


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = create_workspace(tmp_path / "评查库")
    yield workspace
    workspace.close()


@pytest.fixture
def writer(workspace: Workspace) -> Iterator[Writer]:
    writer = Writer(workspace)
    yield writer
    writer.close()


@pytest.fixture
def author(workspace: Workspace) -> Author:
    with workspace.store.writing():
        return Author(workspace.catalogue.add_person("沈知远").id, "computer")


@pytest.fixture
def case(workspace: Workspace, tmp_path: Path) -> str:
    from reviewer.intake.starting import current_campaign

    current_campaign(workspace)
    name = add_case(workspace)
    sha = workspace.originals.keep(text_pdf(tmp_path / "甲.pdf", 3))
    documents = (
        Document(1, "filing_approval", "立案审批表", "立案审批表", 1, 1),
        Document(2, "decision", "行政处罚决定书", "行政处罚决定书", 2, 3),
    )
    pages = tuple(Page(n, (), Source.TEXT) for n in (1, 2, 3))
    places = [PagePlace(n, sha, n - 1, 595, 842, 90 if n == 3 else 0) for n in (1, 2, 3)]
    workspace.readings.save(name, CaseFile("普通程序", documents, (), pages), places)
    workspace.readings.save_suspicions(name, suspicions())
    return name


@pytest.fixture
def stored(workspace: Workspace, writer: Writer) -> Stored:
    """The store for whoever works here."""
    return lambda who: StoredDesk(workspace, writer, lambda: who, reader=Here(workspace))


@pytest.fixture
def store(stored: Stored, author: Author) -> StoredDesk:
    return stored(author)
