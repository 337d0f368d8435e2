"""A legal officer makes next year's edition in the real window; new reviews go by it, the old ones do not change."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from reviewer.presenters.rubrics.plain import Key
from reviewer.storage.verification import verify
from reviewer.windows.composition import OpenWorkspace
from reviewer.windows.rubrics.dialogs import NamingDialog, PublishDialog
from reviewer.windows.rubrics.editor_page import EditorPage
from reviewer.windows.rubrics.rubrics_window import RubricsWindow
from scoring.acts import FindingAdded, SessionSubmitted
from scoring.progress import Silent
from scoring.sheet import Finding
from tests.journeys.conftest import Opener
from tests.journeys.test_from_case_file_to_bulletin import EXAMPLE, taken_in
from tests.on_desk import put_on_desk

Keys = Qt.Key
LEAF: Key = ("sections", 0, "items", 0)
SECOND = EXAMPLE.with_name("02 无证排水案.pdf")


def opened(qtbot: QtBot, office: OpenWorkspace) -> None:
    """评查标准 from the menu, with the list read."""
    next(a for a in office.window.menu.actions() if a.text() == "评查标准…").trigger()
    assert office.windows.rubrics is not None
    office.windows.rubrics.resize(1366, 768)
    qtbot.waitUntil(lambda: office.windows.rubrics is not None and len(office.windows.rubrics.presenter.rows) > 5)


def submitted(qtbot: QtBot, office: OpenWorkspace, case: str) -> str:
    """A review by the edition of today, with one finding, closed."""
    put_on_desk(qtbot, office, case)
    assert office.desk is not None
    rubric = office.desk.place.desk.file.rubric
    leaf = rubric.criteria()[0]
    finding = Finding("f1", leaf.id, leaf.deductions[0].id, remark="落款与印章不一致")
    author = office.identity.author
    assert author is not None
    campaign = office.workspace.catalogue.campaigns()[-1]
    session = office.workspace.sessions.open(case, campaign.id, rubric.hash, author)
    office.workspace.sessions.act(session.id, [FindingAdded(finding), SessionSubmitted()], author)
    return session.id


def test_copied_edited_previewed_published_and_used_by_the_next_review(
    qtbot: QtBot, start: Opener, tmp_path: Path
) -> None:
    office = start(tmp_path / "评查库 标准")
    case = taken_in(qtbot, office)
    session = submitted(qtbot, office, case)
    before = office.workspace.sessions.get(session)
    score = office.workspace.sessions.score_of(before)

    opened(qtbot, office)
    window = office.windows.rubrics
    assert window is not None
    copied(qtbot, window)
    edited(qtbot, window.editor_page)
    previewed(qtbot, window.editor_page)
    published(qtbot, window)
    qtbot.waitUntil(lambda: office.workspace.catalogue.setting("edition:普通程序") != "")
    new = office.workspace.catalogue.setting("edition:普通程序")

    assert office.workspace.sessions.get(session) == before
    assert office.workspace.sessions.score_of(before) == score
    assert new != before.rubric
    the_next_review_goes_by_it(qtbot, office, new)
    put_on_desk(qtbot, office, case)
    assert office.desk.place.desk.file.rubric.hash == before.rubric
    assert verify(office.workspace, Silent()) == []


def copied(qtbot: QtBot, window: RubricsWindow) -> None:
    qtbot.mouseClick(window.list_page.copy_button, Qt.MouseButton.LeftButton)
    naming = QApplication.activeModalWidget()
    assert isinstance(naming, NamingDialog)
    naming.edition.selectAll()
    qtbot.keyClicks(naming.edition, "2027")
    qtbot.keyClick(naming.edition, Keys.Key_Return)
    qtbot.waitUntil(window.editor_page.isVisible)


def edited(qtbot: QtBot, page: EditorPage) -> None:
    page.tree.choose(LEAF)
    points = next(field.widget for path, field, _ in page.form._fields if path == ("points",))
    assert isinstance(points, QLineEdit)
    points.selectAll()
    qtbot.keyClicks(points, "30")


def previewed(qtbot: QtBot, page: EditorPage) -> None:
    """As the printed sheet, then tried on the reviews there are."""
    page.side.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.side.sheet.paper.page_count > 0)
    page.side.setCurrentIndex(2)
    qtbot.waitUntil(lambda: page.side.trial.start.isEnabled())
    page.side.trial.start.click()
    qtbot.waitUntil(page.side.trial.both.isVisible)
    assert page.side.trial.old.text() != page.side.trial.new.text()


def published(qtbot: QtBot, window: RubricsWindow) -> None:
    qtbot.waitUntil(window.editor_page.publish_button.isEnabled)
    window.editor_page.publish_button.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PublishDialog))
    dialog = window.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.agree.isEnabled)
    assert "1 份评查中，得分变动 1 份" in dialog.headline.text()
    assert dialog.findChild(QDialogButtonBox) is not None
    dialog.agree.click()


def the_next_review_goes_by_it(qtbot: QtBot, office: OpenWorkspace, edition: str) -> None:
    known = {row.case_id for row in office.cases.rows}
    with qtbot.waitSignal(office.cases.imported):
        office.cases.import_paths([SECOND])
    qtbot.waitUntil(lambda: len(office.cases.rows) == 2)
    (second,) = {row.case_id for row in office.cases.rows} - known
    put_on_desk(qtbot, office, second)
    assert office.desk is not None
    assert office.desk.place.desk.file is not None
    assert office.desk.place.desk.file.rubric.hash == edition
    assert office.desk.place.desk.file.rubric.criteria()[0].points == 30


def test_a_draft_typed_and_never_closed_is_there_when_the_program_starts_again(
    qtbot: QtBot, start: Opener, tmp_path: Path
) -> None:
    folder = tmp_path / "评查库 草稿"
    office = start(folder)
    office.identity.be("沈知远")
    opened(qtbot, office)
    window = office.windows.rubrics
    assert window is not None
    window.presenter.begin("某局标准", "2027")
    qtbot.waitUntil(window.editor_page.isVisible)
    window.editor.type(("source",), "某局法制科")
    with qtbot.waitSignal(window.editor.saved):
        pass  # kept as it is typed, though it makes no edition yet
    kept = office.workspace.editions.drafts()[0]
    office.window.close()

    again = start(folder)
    assert again.workspace.editions.drafts() == [kept]
    opened(qtbot, again)
    assert again.windows.rubrics is not None
    assert again.windows.rubrics.presenter.rows[0].title == "某局标准"
