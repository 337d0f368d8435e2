"""An issue that went out turns out wrong: the next corrects it, and after a restart the old one prints as it was."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.intake.examples import supervisor
from reviewer.presenters.ports import IssuedBulletin
from reviewer.storage.record import Author
from reviewer.storage.workspace import open_workspace
from reviewer.windows.bulletin.bulletin_place import BulletinPlace
from scoring.acts import FindingWithdrawn, SessionReturned, SessionSubmitted
from tests.journeys.clippings import look_at_the_clippings
from tests.journeys.conftest import Opener
from tests.journeys.test_bulletin_before_issue import folder, issue, opened

__all__ = ["folder"]


def give_back_and_submit_without_findings(folder: Path, code: str) -> None:
    """The sheet of this case file is given back to its reviewer, who takes every finding off and submits it again."""
    workspace = open_workspace(folder)
    case = next(row.id for row in workspace.catalogue.cases() if row.code == code)
    session = workspace.sessions.of_case(case)[-1]
    workspace.sessions.act(session.id, [SessionReturned("异议成立")], supervisor(workspace))
    withdrawn = [FindingWithdrawn(finding.id, "异议成立") for finding in session.content.sheet.findings]
    assert withdrawn
    reviewer = Author(session.reviewer, "computer-2")
    workspace.sessions.act(session.id, [*withdrawn, SessionSubmitted()], reviewer)
    workspace.close()


def show(qtbot: QtBot, place: BulletinPlace, issued: IssuedBulletin) -> bytes:
    """Choose this issue in the list; its page as it is printed again."""
    shown = place.bar.shown
    shown.setCurrentIndex(next(at for at in range(shown.count()) if shown.itemData(at) == issued))
    pdf = place._presenter._source.pdf_of(issued)
    qtbot.waitUntil(lambda: place._preview.pdf == pdf)
    return pdf


def test_an_issue_is_corrected_by_the_next_one_and_prints_as_it_was_after_a_restart(
    qtbot: QtBot, start: Opener, folder: Path
) -> None:
    place = opened(qtbot, start, folder)
    look_at_the_clippings(qtbot, place)
    first = issue(qtbot, place, 1)
    pdf, docx = show(qtbot, place, first), place._presenter._source.docx_of(first)
    text = place.editor.toPlainText()
    average = text.split("平均得分")[1].split("分")[0]
    place.window().close()

    give_back_and_submit_without_findings(folder, "003")
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / "bulletin.yaml").write_text("sections:\n  - {head: 另一种写法}\n", encoding="utf-8")

    place = opened_again(qtbot, start, folder)
    (kept,) = [place.bar.shown.itemData(at) for at in range(place.bar.shown.count()) if place.bar.shown.itemData(at)]
    assert show(qtbot, place, kept) == pdf  # whatever the wording has become
    assert place._presenter._source.docx_of(kept) == docx
    assert place.editor.toPlainText() == text
    (folder / "templates" / "bulletin.yaml").unlink()

    begin_the_correction(qtbot, place, first, average)
    qtbot.waitUntil(place.bar.issue.isEnabled)
    second = issue(qtbot, place, 2)
    assert (second.total_number, second.corrects) == (2, first.bulletin_id)
    assert show(qtbot, place, kept) == pdf
    assert second.label in place.bar.state.text()

    place.bar.shown.setCurrentIndex(0)  # the bulletin after that is no correction
    qtbot.waitUntil(lambda: place._presenter.draft.settings["number"] == "3")
    qtbot.waitUntil(lambda: is_looked_through(place))
    assert place._presenter.draft.settings["corrects"] == ""
    assert "典型案例剖析" in place._presenter.draft.text


def begin_the_correction(qtbot: QtBot, place: BulletinPlace, first: IssuedBulletin, average: str) -> None:
    """With the button; what was printed of the average stands in the draft."""
    qtbot.mouseClick(place.bar.correct, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "更正内容" in place.editor.toPlainText())
    written = place.editor.toPlainText()
    assert first.label in written
    assert f"平均得分{average}分" in written.partition("原文“")[2]
    assert place.bar.shown.itemText(0) == f"更正草稿：{first.label}"
    assert not place.bar.typical.isVisible()


def is_looked_through(place: BulletinPlace) -> bool:
    """Whether the check has seen this draft with its pictures, and nothing is under way."""
    presenter = place._presenter
    is_idle = presenter._runner.is_idle and presenter._proofs.is_idle
    return is_idle and presenter.proof is not None and not presenter.proof.waits


def opened_again(qtbot: QtBot, start: Opener, folder: Path) -> BulletinPlace:
    office = start(folder)
    office.window.go("bulletin")
    place = office.bulletin_place
    assert place is not None
    qtbot.waitUntil(lambda: place.bar.shown.count() == 2)
    return place
