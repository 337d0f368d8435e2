from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QDesktopServices, QTextCursor
from PySide6.QtWidgets import QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from forms.bulletin.settings import LABELS
from reviewer.presenters.bulletin import SAVE_PAUSE, BulletinPresenter
from reviewer.presenters.bulletin_values import LiveNumber, Opened, Proof, Remark, Settings, TypicalChoice
from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.ports import BulletinDraft, IssuedBulletin
from reviewer.presenters.preview import PreviewPresenter
from reviewer.windows.bulletin.bulletin_place import BulletinPlace
from reviewer.windows.bulletin.settings_dialog import SettingsDialog
from reviewer.windows.bulletin.typical_dialog import TypicalDialog
from tests.reviewer.places import AtOnce, Heard

FIRST = IssuedBulletin("b1", 2026, 1, 1, "关于评查情况的通报", "2026年3月1日", "ab" * 32)
COMPOSED = "关于评查情况的通报\n一、总体情况\n共评查7卷。\n"
SETTINGS = {"masthead": "法治工作简报", "year": "2026", "number": "2"}


@dataclass
class WrittenBulletins:
    """A source of one fixed text; the number 7 is live, and 8 in its place is an edited one."""

    pdf: bytes
    issues: list[IssuedBulletin] = field(default_factory=list)
    saved: list[BulletinDraft] = field(default_factory=list)
    proved: list[str] = field(default_factory=list)
    stops: bool = False

    def open(self) -> Opened:
        draft = self.saved[-1] if self.saved else BulletinDraft(COMPOSED, SETTINGS)
        return Opened(draft, COMPOSED, tuple(self.issues))

    def compose(self, settings: Settings) -> BulletinDraft:
        return BulletinDraft(COMPOSED, settings)

    def cut_pictures(self, settings: Settings) -> bool:
        return False

    def copy_wording(self) -> Path:
        return Path("templates")

    def proof(self, draft: BulletinDraft) -> Proof:
        self.proved.append(draft.text)
        edited = "8卷" in draft.text
        number = LiveNumber(2, 3, 1, "案卷总数", ("1", "2"), edited, "7" if edited else "")
        remarks = (Remark("文中的“8”与评查数据不一致，数据为“7”。", True, 2),) if edited or self.stops else ()
        return Proof((number,), remarks, self.pdf)

    def save(self, draft: BulletinDraft) -> None:
        self.saved.append(draft)

    def choices(self, settings: Settings) -> Sequence[TypicalChoice]:
        return [TypicalChoice("f1", "001 号案卷　超期送达", True), TypicalChoice("f2", "002 号案卷　无见证人", False)]

    def issue(self, draft: BulletinDraft) -> IssuedBulletin:
        self.issues.append(FIRST)
        return FIRST

    def pdf_of(self, issue: IssuedBulletin) -> bytes:
        return self.pdf

    def docx_of(self, issue: IssuedBulletin) -> bytes:
        return b"PK frozen"

    def numbers_of(self, issue: IssuedBulletin) -> tuple[LiveNumber, ...]:
        return (LiveNumber(0, 0, 2, "案卷总数", ("case-1",)),)

    def text_of(self, issue: IssuedBulletin) -> str:
        return "已签发的正文"


@dataclass
class Agreeing:
    """Messages that agree to everything and remember what they were asked."""

    asked: list[str] = field(default_factory=list)

    def refuse(self, error: object) -> None:
        raise AssertionError(error)

    def note(self, text: str) -> None:
        self.asked.append(text)

    def ask(self, question: str, detail: str, yes: str) -> bool:
        self.asked.append(question)
        return True


@pytest.fixture(scope="module")
def pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, invariant=True)
    for _ in range(2):
        canvas.drawString(100, 700, "x")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


class Shown:
    """The place over a written bulletin."""

    def __init__(self, qtbot: QtBot, folder: Path, pdf: bytes) -> None:
        self.source = WrittenBulletins(pdf)
        self.presenter = BulletinPresenter(self.source, JobRunner(AtOnce()))
        self.preview = PreviewPresenter(JobRunner(AtOnce()))
        self.messages = Agreeing()
        self.printed: list[bytes] = []
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        self.place = BulletinPlace(
            self.presenter,
            self.preview,
            LABELS,
            self.messages,
            settings,
            lambda data, _window: self.printed.append(data),
        )
        qtbot.addWidget(self.place)
        self.place.resize(1366, 700)
        self.place.show()
        self.place.enter()

    def retype(self, old: str, new: str) -> None:
        cursor = self.place.editor.document().find(old)
        cursor.insertText(new)


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path, pdf: bytes) -> Shown:
    return Shown(qtbot, tmp_path, pdf)


def test_the_text_stands_at_the_left_and_its_pages_at_the_right(shown: Shown) -> None:
    assert shown.place.editor.toPlainText() == COMPOSED
    assert shown.place.paper.page_count == 2


def test_live_numbers_are_tinted_where_they_stand(shown: Shown) -> None:
    marked = [s.cursor.selectedText() for s in shown.place.editor.extraSelections()]
    assert marked == ["7"]


def test_a_number_changed_by_hand_is_marked_and_stops_the_issue(qtbot: QtBot, shown: Shown) -> None:
    assert shown.place.bar.issue.isEnabled()
    shown.retype("7卷", "8卷")
    qtbot.waitUntil(lambda: not shown.place.bar.issue.isEnabled())
    assert shown.place.remarks.view.model().index(0, 0).data().startswith("须改：文中的“8”")
    assert "已手工改动，数据为 7" in shown.place.editor.explain(shown.presenter.proof.numbers[0])


def test_the_page_is_drawn_again_once_typing_pauses(qtbot: QtBot, shown: Shown) -> None:
    before = len(shown.source.proved)
    for letter in "逐卷":
        shown.place.editor.moveCursor(QTextCursor.MoveOperation.End)
        shown.place.editor.insertPlainText(letter)
    qtbot.waitUntil(lambda: len(shown.source.proved) > before)
    assert shown.source.proved[before:] == [COMPOSED + "逐卷"]


def test_what_was_typed_is_kept_without_a_save_button(qtbot: QtBot, shown: Shown) -> None:
    with qtbot.waitSignal(shown.presenter.saved):
        shown.retype("7卷", "七卷")
    assert "七卷" in shown.source.saved[-1].text


def test_leaving_keeps_the_last_words_at_once(shown: Shown) -> None:
    shown.retype("共评查", "一共评查")
    shown.place.leave()
    assert "一共评查" in shown.source.saved[-1].text


def test_rewriting_from_the_data_can_be_undone(qtbot: QtBot, shown: Shown) -> None:
    shown.retype("共评查", "一共评查")
    shown.place.bar.recompose.click()
    assert shown.messages.asked == ["按现有数据重写正文？"]
    assert shown.place.editor.toPlainText() == COMPOSED
    shown.place.editor.undo()
    assert "一共评查" in shown.place.editor.toPlainText()


def test_undoing_all_the_way_ends_at_the_composed_text(shown: Shown) -> None:
    editor = shown.place.editor
    composed = editor.toPlainText()
    assert composed
    editor.insertPlainText("改")
    for _ in range(5):
        editor.undo()
    assert editor.toPlainText() == composed


def test_settings_are_changed_in_the_words_of_the_office(qtbot: QtBot, shown: Shown) -> None:
    shown.place.bar.settings.click()
    dialog = shown.place.findChild(SettingsDialog)
    assert set(dialog.fields) <= set(LABELS)
    dialog.fields["publisher"].setText("某市司法局")
    dialog.fields["balance_shares"].setChecked(True)
    qtbot.mouseClick(
        dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton
    )
    assert shown.presenter.draft.settings["publisher"] == "某市司法局"
    assert shown.presenter.draft.settings["balance_shares"] == "是"
    assert shown.presenter.draft.settings["masthead"] == "法治工作简报"


def test_the_wording_can_be_edited_from_the_settings(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    shown.place.bar.settings.click()
    dialog = shown.place.findChild(SettingsDialog)
    assert dialog is not None
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "改文字模板…")
    button.click()
    assert opened == ["templates"]
    assert dialog.said.isVisible()
    assert dialog.said.text().startswith("文字模板在 templates：")


def test_typical_cases_are_chosen_from_findings(qtbot: QtBot, shown: Shown) -> None:
    shown.place.bar.typical.click()
    dialog = shown.place.findChild(TypicalDialog)
    assert dialog.chosen() == ("f1",)
    dialog.list.item(1).setCheckState(Qt.CheckState.Checked)
    dialog.accept()
    assert shown.presenter.draft.settings["typical"] == "f1\nf2"


def test_an_issued_bulletin_is_locked_and_prints_what_was_frozen(shown: Shown, pdf: bytes) -> None:
    shown.place.bar.issue.click()
    assert shown.messages.asked[0] == "签发《法治工作简报》2026年第2期？"
    assert shown.place.bar.shown.currentText() == "已签发：2026年第1期（总第1期）"
    editor = shown.place.editor
    assert (editor.isReadOnly(), editor.toPlainText()) == (True, "已签发的正文")
    assert [mark.cursor.selectedText() for mark in editor.extraSelections()] == ["已签"]  # leads to its files
    assert shown.place.bar.issue.isHidden()
    shown.place.bar.print.click()
    assert shown.printed == [pdf]
    shown.place.bar.shown.setCurrentIndex(0)
    assert (editor.isReadOnly(), editor.toPlainText()) == (False, COMPOSED)


def test_a_number_opens_the_files_behind_it(shown: Shown) -> None:
    wanted = Heard(shown.presenter.cases_wanted)
    shown.place.editor.number_opened.emit(shown.presenter.proof.numbers[0])
    assert wanted.said == [(("1", "2"), "简报“案卷总数”")]


def test_the_word_document_of_an_issue_is_the_one_kept_with_it(shown: Shown, tmp_path: Path) -> None:
    written = Heard(shown.presenter.written)
    shown.presenter.export_issue(tmp_path / "简报.docx", FIRST)
    assert (tmp_path / "简报.docx").read_bytes() == b"PK frozen"
    assert written.said == [(str(tmp_path / "简报.docx"),)]


def test_a_file_that_cannot_be_written_is_told(shown: Shown, tmp_path: Path, pdf: bytes) -> None:
    refused, written = Heard(shown.presenter.refused), Heard(shown.presenter.written)
    (tmp_path / "文件").write_bytes(b"")
    shown.presenter.export(tmp_path / "文件" / "简报.pdf", pdf)
    shown.presenter.export(tmp_path / "简报.pdf", pdf)
    assert "“简报.pdf”没有写成" in str(refused.said[0][0])
    assert written.said == [(str(tmp_path / "简报.pdf"),)]
    assert (tmp_path / "简报.pdf").read_bytes() == pdf
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".part"] == []


def test_a_click_on_a_remark_goes_to_its_line(qtbot: QtBot, shown: Shown) -> None:
    shown.retype("7卷", "8卷")
    qtbot.waitUntil(lambda: not shown.place.bar.issue.isEnabled())
    shown.place.remarks.view.clicked.emit(shown.place.remarks.view.model().index(0, 0))
    assert shown.place.editor.textCursor().blockNumber() == 2


def test_without_a_name_the_draft_is_read_not_changed(shown: Shown) -> None:
    shown.place.allow_editing(False)
    assert shown.place.editor.isReadOnly()
    assert not shown.place.bar.issue.isEnabled()
    assert shown.place.bar.who.isVisible()
    assert shown.place.bar.print.isEnabled()
    shown.place.allow_editing(True)
    assert not shown.place.editor.isReadOnly()
    assert shown.place.bar.issue.isEnabled()
    assert not shown.place.bar.who.isVisible()


def test_what_was_typed_just_before_the_issue_does_not_become_the_next_draft(qtbot: QtBot, shown: Shown) -> None:
    shown.retype("共评查", "一共评查")
    shown.place.bar.issue.click()
    qtbot.wait(SAVE_PAUSE + 200)
    shown.place.leave()
    assert shown.source.saved == []
