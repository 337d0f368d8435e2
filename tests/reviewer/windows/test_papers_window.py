"""打印与文书 over papers in memory: typed words reach the paper, ticked copies go out, what went out is locked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.outputs import Keep, Output, Outputs, Produced, Way
from reviewer.presenters.papers import PapersPresenter
from reviewer.presenters.papers_values import Drawn, FieldView, Issued, PaperChoice, PaperOrder, PapersOpened
from reviewer.presenters.preview import PreviewPresenter
from reviewer.printing.paper_data import Subject
from reviewer.printing.papers import Format, Given, Head
from reviewer.windows import theme
from reviewer.windows.papers.papers_window import PapersWindow
from reviewer.windows.papers.rows_table import RowsTable
from scoring.errors import ReviewError
from scoring.progress import Progress
from tests.reviewer.places import AtOnce, Heard
from tests.reviewer.presenters.kept_outputs import KeptInMemory

SOUTH, NORTH = Subject("南湖镇", "南湖镇（2 卷）", ("1", "2")), Subject("北山镇", "北山镇（1 卷）", ("3",))
SHEETS = PaperChoice(
    "sheets", "评查表（全部评查项）", "每卷一份", False, "", False, (Subject("1", "001　某案", ("1",)),)
)
NOTICE = PaperChoice("notice", "整改通知书", "每个单位一份", True, "案评改", True, (SOUTH, NORTH))


@dataclass
class WrittenPapers:
    """A source of one fixed page that remembers what it was asked for."""

    page: bytes
    out: list[Issued] = field(default_factory=list)
    orders: list[PaperOrder] = field(default_factory=list)
    remembered: list[tuple[str, Head, Mapping[str, str]]] = field(default_factory=list)

    def open(self, cases: Sequence[str]) -> PapersOpened:
        head = Head("霁川市司法局", year=2026, date="2026年1月20日")
        return PapersOpened((SHEETS, NOTICE), tuple(self.out), head, {"notice": {"联系人": "方工"}})

    def fields(self, kind: str, subject: Subject, given: Given) -> tuple[FieldView, ...]:
        if kind == "sheets":
            return ()
        words = {"主送": subject.id, "联系人": "", "整改期限": ""} | {
            k: v for k, v in given.items() if isinstance(v, str)
        }
        rows = given.get("问题", ({"序号": "1", "存在问题": "超期"},))
        assert not isinstance(rows, str)
        return (
            FieldView("主送", True, text=words["主送"]),
            FieldView("整改期限", True, text=words["整改期限"], common=True),
            FieldView("问题", True, ("序号", "存在问题"), rows=tuple(rows)),
            FieldView("联系人", False, text=words["联系人"], common=True),
        )

    def draw(self, order: PaperOrder) -> Drawn:
        self.orders.append(order)
        given = order.given[order.subjects[0].id]
        lacks = order.kind == "notice" and not given.get("整改期限")
        return Drawn(self.page, ("整改期限",) if lacks else ())

    def produce(self, output: Output, progress: Progress, keep: Keep) -> Produced:
        order = output.order
        self.orders.append(order)
        match output.way:
            case Way.PRINT:
                return self.page
            case Way.TOGETHER:
                Path(output.target).write_bytes(self.page)
                return output.target
            case Way.EACH:
                return output.target
            case Way.ISSUE:
                return self._issue(order)

    def _issue(self, order: PaperOrder) -> tuple[Issued, ...]:
        for number, subject in enumerate(order.subjects, 1):
            label = f"案评改〔2026〕{number}号"
            self.out.insert(0, Issued(f"p{number}", "整改通知书", label, subject.label, "2026年1月20日", "ab" * 32))
        return tuple(self.out)

    def issued_pdf(self, issued: Issued) -> bytes:
        return self.page

    def remember(self, kind: str, head: Head, common: Mapping[str, str]) -> None:
        self.remembered.append((kind, head, dict(common)))


@dataclass
class Listening:
    """Messages that agree to everything."""

    asked: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)

    def refuse(self, error: ReviewError) -> None:
        raise error

    def note(self, text: str) -> None:
        self.noted.append(text)

    def ask(self, question: str, detail: str, yes: str) -> bool:
        self.asked.append(question)
        return True


class Shown:
    def __init__(self, qtbot: QtBot, folder: Path, page: bytes) -> None:
        self.source, self.messages = WrittenPapers(page), Listening()
        self.printed: list[bytes] = []
        runner = JobRunner(AtOnce())
        settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        outputs = Outputs(lambda: self.source, KeptInMemory(), runner)
        self.presenter = PapersPresenter(self.source, outputs, runner)
        self.window = PapersWindow(
            self.presenter,
            PreviewPresenter(runner),
            self.messages,
            settings,
            folder,
            lambda pdf, _window: self.printed.append(pdf),
        )
        qtbot.addWidget(self.window)
        self.window.open((("所选 2 卷", ("1", "2")), ("列表中的 3 卷", ("1", "2", "3"))), 0)
        self.window.show()

    def notice(self) -> None:
        self.window.pane.choose_kind("notice")

    def type_into(self, qtbot: QtBot, key: str, text: str) -> None:
        box = self.window.form.fields[key]
        assert isinstance(box, QLineEdit)
        box.setText(text)
        qtbot.waitUntil(lambda: self.source.orders[-1].given[self.source.orders[-1].subjects[0].id].get(key) == text)


@pytest.fixture(scope="module")
def page() -> bytes:
    from forms.letters.layout import render_pdf
    from forms.letters.letter import Office, fill
    from forms.letters.templates import shipped_letters

    receipt = shipped_letters()["receipt"]
    return render_pdf([fill(receipt, {"活动名称": "评查", "案卷": [{"送卷单位": "南湖镇"}]}, Office())])


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path, page: bytes) -> Shown:
    return Shown(qtbot, tmp_path, page)


def test_the_first_kind_is_drawn_at_once_and_needs_no_form(shown: Shown) -> None:
    assert shown.window.paper.page_count == 1
    assert shown.window.form.isHidden()
    assert shown.window.print.isEnabled()


def test_a_letter_says_what_it_lacks_until_it_is_typed(qtbot: QtBot, shown: Shown) -> None:
    shown.notice()
    window = shown.window
    assert window.state.text() == "本份还缺：整改期限"
    assert not any(button.isEnabled() for button in (window.issue, window.print, window.save))
    shown.type_into(qtbot, "整改期限", "2026年2月28日")
    qtbot.waitUntil(lambda: window.state.text() == "")
    assert all(button.isEnabled() for button in (window.issue, window.print, window.save))


def test_common_words_stand_on_every_copy_and_own_words_on_one(qtbot: QtBot, shown: Shown) -> None:
    shown.notice()
    shown.type_into(qtbot, "整改期限", "2026年2月28日")
    shown.type_into(qtbot, "主送", "南湖镇人民政府")
    shown.presenter.print(shown.window.pane.chosen())
    given = shown.source.orders[-1].given
    assert given["南湖镇"] == {"整改期限": "2026年2月28日", "联系人": "方工", "主送": "南湖镇人民政府"}
    assert given["北山镇"] == {"整改期限": "2026年2月28日", "联系人": "方工"}
    assert shown.source.remembered[-1][2] == {"整改期限": "2026年2月28日", "联系人": "方工"}
    assert shown.printed == [shown.source.page]


def test_the_table_among_the_fields_can_be_written_in(qtbot: QtBot, shown: Shown) -> None:
    shown.notice()
    table = shown.window.form.fields["问题"]
    assert isinstance(table, RowsTable)
    table.table.item(0, 0).setText("送达超期")
    qtbot.waitUntil(lambda: shown.source.orders[-1].given["南湖镇"].get("问题") == ({"存在问题": "送达超期"},))
    table.add.click()
    table.table.item(1, 0).setText("未编页码")
    assert len(table.rows()) == 2
    table.table.setCurrentCell(0, 0)
    table.remove.click()
    assert table.rows() == ({"存在问题": "未编页码"},)


def test_long_words_among_the_rows_are_read_whole(qtbot: QtBot) -> None:
    words = "未在送达回证上写明留置的理由，也没有见证人签名，照片不能看出送达的地点。" * 2
    rows = RowsTable(("案卷", "存在问题"), ({"案卷": "001", "存在问题": words}, {"案卷": "002"}), "问题")
    qtbot.addWidget(rows)
    rows.resize(320, 240)
    rows.show()
    heights = rows.table.verticalHeader().sectionSize
    qtbot.waitUntil(lambda: heights(0) > 2 * heights(1))


def test_only_ticked_copies_are_issued_and_stay_as_they_went_out(qtbot: QtBot, shown: Shown) -> None:
    shown.notice()
    shown.type_into(qtbot, "整改期限", "2026年2月28日")
    shown.window.pane.copies.item(0).setCheckState(Qt.CheckState.Unchecked)
    shown.window.issue.click()
    assert shown.messages.asked == ["签发《整改通知书》1 份？"]
    (order,) = [order for order in shown.source.orders if order.subjects == (NORTH,)][-1:]
    assert order.head.series == "案评改"
    pane = shown.window.pane
    assert pane.issued.item(0).text() == "案评改〔2026〕1号　北山镇（1\u00a0卷）"
    pane.issued.itemClicked.emit(pane.issued.item(0))
    assert not shown.window.issue.isEnabled()
    assert shown.window.form.isHidden()
    assert not shown.window.each_docx.isEnabled()
    shown.window.print.click()
    assert shown.printed == [shown.source.page]
    pane.copies.itemClicked.emit(pane.copies.item(0))
    assert not shown.window.form.isHidden()


def test_what_was_issued_is_not_issued_again_by_a_second_click(qtbot: QtBot, shown: Shown) -> None:
    shown.notice()
    shown.type_into(qtbot, "整改期限", "2026年2月28日")
    shown.window.issue.click()
    assert shown.window.pane.chosen() == ()
    assert not shown.window.issue.isEnabled()


def test_the_number_of_a_letter_has_room_to_be_read(qtbot: QtBot, shown: Shown, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Mode.LIGHT)
    shown.notice()
    form = shown.window.form
    qtbot.waitUntil(form.number.isVisible)
    assert all(box.lineEdit().width() > box.width() // 2 for box in (form.year, form.number))


def test_another_kind_can_be_filled_in_after_looking_at_an_issued_one(qtbot: QtBot, shown: Shown) -> None:
    shown.notice()
    shown.type_into(qtbot, "整改期限", "2026年2月28日")
    shown.window.issue.click()
    shown.window.pane.issued.itemClicked.emit(shown.window.pane.issued.item(0))
    shown.window.pane.choose_kind("sheets")
    shown.window.pane.choose_kind("notice")
    assert not shown.window.form.isHidden()
    assert shown.window.form.isEnabled()


def test_nothing_ticked_nothing_goes_out(qtbot: QtBot, shown: Shown) -> None:
    shown.notice()
    shown.type_into(qtbot, "整改期限", "2026年2月28日")
    shown.window.pane.none.click()
    assert not shown.window.print.isEnabled()
    assert not shown.window.issue.isEnabled()
    shown.window.pane.all.click()
    assert shown.window.print.isEnabled()


def test_without_a_name_nothing_is_issued(shown: Shown) -> None:
    shown.window.allow_signing(False)
    assert not shown.window.issue.isEnabled()
    assert "评查人" in shown.window.issue.toolTip()
    assert shown.window.print.isEnabled()


def test_a_file_for_each_copy(shown: Shown, tmp_path: Path) -> None:
    shown.notice()
    written = Heard(shown.presenter.written)
    shown.presenter.save_each(shown.window.pane.chosen(), tmp_path, Format.DOCX)
    assert written.said == [(str(tmp_path),)]
    shown.presenter.save_together(shown.window.pane.chosen(), tmp_path / "通知.pdf")
    assert (tmp_path / "通知.pdf").read_bytes() == shown.source.page
    assert str(tmp_path) in shown.window.state.text()


def test_the_number_and_the_office_reach_the_paper(qtbot: QtBot, shown: Shown) -> None:
    shown.notice()
    shown.window.form.office.setText("霁川市依法治市办")
    shown.window.form.number.setValue(12)
    qtbot.waitUntil(
        lambda: shown.source.orders[-1].head == Head("霁川市依法治市办", "案评改", 2026, 12, "2026年1月20日")
    )
    assert shown.source.orders[-1].head.label == "案评改〔2026〕12号"


def test_another_set_of_files_keeps_the_kind(shown: Shown) -> None:
    shown.notice()
    shown.window.pane.range.setCurrentIndex(1)
    assert shown.window.pane.kind.currentData() == "notice"
