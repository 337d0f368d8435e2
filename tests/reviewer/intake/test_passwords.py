"""Passwords of encrypted files: asked for once, tried on the other files, kept in memory only."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.intake.importing import import_paths
from reviewer.intake.passwords import closed_originals, try_password
from reviewer.intake.starting import current_campaign
from reviewer.storage.workspace import Workspace, create_workspace
from scoring.progress import Silent
from tests.reviewer.documents.papers import pdf
from tests.reviewer.documents.test_reading import FILING


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = create_workspace(tmp_path / "评查库")
    yield workspace
    workspace.close()


class Somebody:
    """Answers with these words, one after the other."""

    def __init__(self, *words: str | None) -> None:
        self._words = list(words)
        self.asked: list[tuple[str, bool]] = []

    def __call__(self, name: str, tried: bool) -> str | None:
        self.asked.append((name, tried))
        return self._words.pop(0) if self._words else None


def _locked(folder: Path, *words: str) -> Path:
    """A case file of several parts, each locked with its word."""
    inbox = folder / "甲案"
    inbox.mkdir()
    for number, word in enumerate(words, 1):
        pdf(inbox / f"{number:02d}立案审批表.pdf", [(FILING[0], *FILING[1:], str(number))], encrypt=word)
    return inbox


def _taken(workspace: Workspace, path: Path, somebody: Somebody) -> list[str]:
    report = import_paths(workspace, [path], current_campaign(workspace).id, Silent(), somebody)
    return [f"{problem.file}：{problem.message}" for problem in report.problems]


def test_files_with_one_password_are_asked_for_once(workspace: Workspace, tmp_path: Path) -> None:
    somebody = Somebody("geheim")
    assert _taken(workspace, _locked(tmp_path, "geheim", "geheim", "geheim"), somebody) == []
    assert somebody.asked == [("01立案审批表.pdf", False)]
    assert workspace.catalogue.cases()[0].pages == 3


def test_a_file_with_another_password_is_asked_for_and_not_called_wrong_at_first(
    workspace: Workspace, tmp_path: Path
) -> None:
    somebody = Somebody("falsch", "geheim", "anders")
    assert _taken(workspace, _locked(tmp_path, "geheim", "anders", "geheim"), somebody) == []
    assert somebody.asked == [("01立案审批表.pdf", False), ("01立案审批表.pdf", True), ("02立案审批表.pdf", False)]


def test_who_never_knows_is_asked_three_times_and_the_file_is_named(workspace: Workspace, tmp_path: Path) -> None:
    somebody = Somebody("1", "2", "3", "4")
    (problem,) = _taken(workspace, _locked(tmp_path, "geheim"), somebody)
    assert len(somebody.asked) == 3
    assert problem.startswith("01立案审批表.pdf：密码不正确")
    assert "承办机构" in problem


def test_one_password_opens_all_that_it_fits_in_the_next_session(workspace: Workspace, tmp_path: Path) -> None:
    _taken(workspace, _locked(tmp_path, "geheim", "anders", "geheim"), Somebody("geheim", "anders"))
    workspace.passwords.clear()
    closed = sorted(closed_originals(workspace))
    assert len(closed) == 3
    assert not try_password(workspace, closed[0], "falsch", Silent())
    assert closed_originals(workspace) == frozenset(closed)
    opened = [sha for sha in closed if try_password(workspace, sha, "geheim", Silent())]
    assert len(opened) == 2
    assert len(closed_originals(workspace)) == 1


def test_a_password_is_nowhere_in_the_workspace(
    workspace: Workspace, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    _taken(workspace, _locked(tmp_path, "geheim-x"), Somebody("falsch-x", "geheim-x"))
    workspace.back_up()
    for kept in (tmp_path / "评查库").rglob("*"):
        assert not kept.is_file() or not any(word in kept.read_bytes() for word in (b"geheim-x", b"falsch-x"))
    assert "geheim-x" not in caplog.text
    assert "falsch-x" not in caplog.text


def test_case_files_that_are_read_at_the_same_time_ask_for_their_one_password_once(
    workspace: Workspace, tmp_path: Path
) -> None:
    inbox = tmp_path / "收件"
    inbox.mkdir()
    for name in ("甲案", "乙案", "丙案"):
        pdf(inbox / f"{name}.pdf", [(FILING[0], *FILING[1:], name)], encrypt="geheim")
    somebody = Somebody("geheim")
    assert _taken(workspace, inbox, somebody) == []
    assert len(somebody.asked) == 1
    assert len(workspace.catalogue.cases()) == 3
