"""A hand-out made from a workspace names nobody, in words or pictures."""

import io
import re
import zipfile

import pypdfium2
import pytest

from forms.fonts import shipped
from reviewer.presenters.ports import Lesson
from reviewer.presenters.stored.lessons import StoredLessons
from reviewer.printing.reviews import names_in
from reviewer.storage.workspace import Workspace
from scoring.casefile import Box

PEOPLE = re.compile(r"[、，,\s]+")


@pytest.fixture
def lesson(workspace: Workspace) -> Lesson:
    return StoredLessons(workspace).lesson([row.id for row in workspace.catalogue.cases()][:3])


def _names(workspace: Workspace) -> set[str]:
    found: set[str] = set()
    for row in workspace.catalogue.cases():
        parties, persons = names_in(workspace.readings.case_file(row.id))
        found |= {*parties, *(one for name in persons for one in PEOPLE.split(name)), row.unit}
    return {name for name in found if len(name) > 1}


def test_a_hand_out_names_nobody(workspace: Workspace, lesson: Lesson) -> None:
    slides = [slide for slide in lesson.masked if slide.finding][:4]
    names = _names(workspace)
    assert len(names) > 10
    pdf = pypdfium2.PdfDocument(StoredLessons(workspace).handout(lesson, slides, ".pdf", shipped()))
    said = "".join(page.get_textpage().get_text_bounded() for page in pdf) + "".join(pdf.get_metadata_dict().values())
    assert "参考答案" in said
    plain = re.sub(r"\s", "", said)
    assert [name for name in names if name in plain] == []
    archive = zipfile.ZipFile(io.BytesIO(StoredLessons(workspace).handout(lesson, slides, ".docx", shipped())))
    parts = [re.sub(r"<[^>]+>|\s", "", archive.read(part).decode()) for part in archive.namelist() if "xml" in part]
    assert [name for name in names if any(name in part for part in parts)] == []


def test_no_paper_of_the_file_gives_the_office_away_by_its_number(workspace: Workspace) -> None:
    case = next(row for row in workspace.catalogue.cases() if row.reference_number.startswith("临城管罚决"))
    lesson = StoredLessons(workspace).lesson((case.id,))
    pages = {page.number: page for page in workspace.readings.case_file(case.id).pages}
    seen = 0
    for slide in lesson.masked:
        for line in pages[slide.page].lines if slide.page else ():
            if "临城管" in line.text and line.box is not None:
                seen += 1
                assert any(_overlap(cover, line.box) for cover in slide.covers), line.text
    assert seen


def _overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
