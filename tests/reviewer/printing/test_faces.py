"""Papers that are printed once more after the computer's faces changed say so; what went out stays as it was."""

import shutil
from dataclasses import replace
from pathlib import Path

from forms.fonts import Faces, FontFile, Role, choose, shipped, shipped_file
from reviewer.presenters.outputs import Output, Way
from reviewer.presenters.papers_stored import StoredPapers
from reviewer.presenters.papers_values import PaperOrder
from reviewer.storage.workspace import Workspace
from scoring.progress import Silent
from tests.reviewer.printing.conftest import AUTHOR


def own_face(folder: Path) -> Faces:
    """An office's own 仿宋, which is our 楷体 under another name."""
    path = folder / "仿宋_GB2312.ttf"
    shutil.copyfile(shipped_file(Role.KAI).path, path)
    return choose([FontFile(Role.BODY, "仿宋_GB2312", path, shipped=False)])


def test_sheets_printed_in_other_faces_than_the_last_time_say_which(workspace: Workspace, tmp_path: Path) -> None:
    faces, told = [shipped()], list[str]()
    papers = StoredPapers(workspace, lambda: faces[-1], told.append)
    opened = papers.open([])
    subject = opened.choices[0].subjects[0]
    order = Output("1", Way.PRINT, "评查表", (), PaperOrder("sheets", (subject,), opened.head, {}))

    def printed() -> bytes:
        pdf = papers.produce(order, Silent(), lambda _output: None)
        assert isinstance(pdf, bytes)
        return pdf

    first = printed()
    assert printed() == first
    assert told == []
    faces.append(own_face(tmp_path))
    printed()
    assert len(told) == 1
    assert "仿宋由“自带字体”换成“仿宋_GB2312”" in told[0]
    printed()
    assert len(told) == 1
    faces.append(shipped())
    assert printed() == first
    assert len(told) == 2


def test_what_went_out_is_printed_from_the_archive_whatever_faces_there_are_now(
    workspace: Workspace, tmp_path: Path
) -> None:
    faces, told = [own_face(tmp_path)], list[str]()
    papers = StoredPapers(workspace, lambda: faces[-1], told.append)
    papers.author = AUTHOR
    opened = papers.open([])
    notice = next(choice for choice in opened.choices if choice.id == "rectification-notice")
    unit = notice.subjects[0]
    head = replace(opened.head, office="霁川市司法局", series="案评改")
    order = PaperOrder(notice.id, (unit,), head, {unit.id: {"整改期限": "2026年3月1日"}})
    issued = papers.produce(Output("1", Way.ISSUE, notice.name, (), order), Silent(), lambda _output: None)
    assert isinstance(issued, tuple)
    kept = papers.issued_pdf(issued[0])
    (tmp_path / "仿宋_GB2312.ttf").unlink()
    faces.append(shipped())
    assert StoredPapers(workspace, lambda: faces[-1], told.append).issued_pdf(issued[0]) == kept
    assert told == []
