"""Files as people really send them: each bad one costs one clear line, the good one beside it is taken in."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.intake.importing import ImportReport, import_paths
from reviewer.intake.starting import current_campaign
from reviewer.storage.workspace import Workspace, create_workspace
from scoring.errors import Cancelled
from scoring.progress import Silent


def _pdf(text: str, password: str = "") -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, encrypt=password or None)
    canvas.drawString(72, 700, text)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = create_workspace(tmp_path / "评查库")
    yield workspace
    workspace.close()


def _import(workspace: Workspace, *paths: Path) -> ImportReport:
    return import_paths(workspace, paths, current_campaign(workspace).id, Silent())


def test_every_bad_file_gets_one_line_and_the_good_one_is_taken_in(workspace: Workspace, tmp_path: Path) -> None:
    inbox = tmp_path / "送来的 案卷"
    inbox.mkdir()
    (inbox / "好.pdf").write_bytes(_pdf("good"))
    (inbox / "文字.pdf").write_text("this is a text file", encoding="utf-8")
    (inbox / "加密.pdf").write_bytes(_pdf("secret", password="geheim"))
    (inbox / "截断.pdf").write_bytes(_pdf("cut")[:200])
    report = _import(workspace, inbox)
    assert [taken.name for taken in report.taken] == ["好"]
    by_file = {Path(problem.file).stem: problem.message for problem in report.problems}
    assert set(by_file) == {"文字", "加密", "截断"}
    assert "密码" in by_file["加密"]
    for message in by_file.values():
        assert "Traceback" not in message
        assert "Error" not in message
        assert any("一" <= c <= "鿿" for c in message)


def test_an_empty_folder_says_that_nothing_is_in_it(workspace: Workspace, tmp_path: Path) -> None:
    empty = tmp_path / "空"
    empty.mkdir()
    report = _import(workspace, empty)
    assert report.taken == ()
    assert len(report.problems) == 1
    assert "没有" in report.problems[0].message


def test_a_zip_that_points_outside_writes_nothing_there(workspace: Workspace, tmp_path: Path) -> None:
    archive = tmp_path / "坏.zip"
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr("../../逃出.pdf", _pdf("outside"))
        out.writestr("好.pdf", _pdf("inside"))
    report = _import(workspace, archive)
    assert not list(tmp_path.rglob("逃出*"))
    assert not (tmp_path.parent / "逃出.pdf").exists()
    assert len(report.taken) == 1
    assert any("坏" in p.file or "逃出" in p.message or "逃出" in p.file for p in report.problems)


def test_the_same_file_twice_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "甲.pdf").write_bytes(_pdf("a"))
    (tmp_path / "乙.pdf").write_bytes(_pdf("a"))
    first = _import(workspace, tmp_path / "甲.pdf")
    second = _import(workspace, tmp_path / "甲.pdf", tmp_path / "乙.pdf")
    assert [t.is_new for t in first.taken] == [True]
    assert [t.is_new for t in second.taken] == [False, False]
    assert len(workspace.catalogue.cases()) == 1
    assert len(workspace.originals.all()) == 1


def test_a_cancelled_import_keeps_the_files_that_were_finished(workspace: Workspace, tmp_path: Path) -> None:
    names = list("甲乙丙丁戊己庚")  # more than are read ahead: what was read already is kept
    paths = [tmp_path / f"{name}.pdf" for name in names]
    for path in paths:
        path.write_bytes(_pdf(path.stem.encode().hex()))

    class StopAfterTwo:
        def step(self, done: int, total: int, stage: str = "") -> None:
            if done == 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        import_paths(workspace, paths, current_campaign(workspace).id, StopAfterTwo())
    kept = [row.title for row in workspace.catalogue.cases()]
    assert kept == names[: len(kept)]
    assert 2 <= len(kept) < len(names)
    _import(workspace, *paths)
    assert sorted(row.title for row in workspace.catalogue.cases()) == sorted(names)


def test_a_missing_path_is_named(workspace: Workspace, tmp_path: Path) -> None:
    report = _import(workspace, tmp_path / "没有.pdf")
    assert len(report.problems) == 1
    assert "不存在" in report.problems[0].message
