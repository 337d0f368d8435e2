"""要素: what can be entered stands by heading; what is typed is checked; the form opens from a result that lacks it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.ports import OpenCase
from reviewer.presenters.reading.facts import FactLine
from reviewer.presenters.reading.ports import Done, Failed
from reviewer.presenters.reading.reading import ReadingPresenter
from reviewer.storage.steps import Kept
from reviewer.windows.reading.facts_pane import FactsPane
from scoring.acts import Act, FactCorrected
from scoring.casefile import Fact, Region
from tests.reviewer.presenters.desk_support import ListStore


class FrozenStore(ListStore):
    """A case file with a freeze of which the end is not known."""

    def open(self, case_id: str) -> OpenCase:
        opened = super().open(case_id)
        lacking = tuple(replace(s, missing=("freeze_end_date", "act_date")) for s in opened.suspicions[2:])
        case = replace(opened.case, facts=(Fact("act_date", "违法行为日期", "2025-03-01", Region(1)),))
        return replace(opened, suspicions=(*opened.suspicions[:2], *lacking), case=case)


class KeptActs:
    """A ReadingStore that keeps what it is told."""

    def __init__(self) -> None:
        self.acts: list[Act] = []

    def record(self, case_id: str, act: Act, kept: Kept, on_done: Done, on_failed: Failed) -> None:
        self.acts.append(act)

    def search(self, words: str, here: str, on_done: Done, on_failed: Failed) -> None:
        on_done(())


@pytest.fixture
def kept() -> KeptActs:
    return KeptActs()


@pytest.fixture
def pane(qtbot: QtBot, kept: KeptActs) -> FactsPane:
    desk = DeskPresenter(FrozenStore())
    desk.open_case("a")
    desk.see_page(6)
    pane = FactsPane(ReadingPresenter(desk, kept))
    desk.setParent(pane)
    qtbot.addWidget(pane)
    pane.show()
    return pane


def entries(menu: QMenu) -> dict[str, list[str]]:
    """What a menu offers, by heading; the first level under ""."""
    found: dict[str, list[str]] = {"": []}
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found[action.text()] = [a.text() for a in inner.actions()]
            found |= {f"{action.text()}/{k}": v for k, v in entries(inner).items() if k}
        elif not action.isSeparator():
            found[""].append(action.text())
    return found


def test_what_the_checks_lack_is_offered_first_and_the_rest_by_heading(pane: FactsPane) -> None:
    offered = entries(pane.missing_menu())
    assert offered[""] == ["无法核对的事项所缺：", "冻结解除或者处理日期"]
    assert "决定日期" in offered["日期"]
    assert "违法行为日期" not in offered["日期"]
    assert "冻结日期" in offered["手工补录/强制措施"]
    assert "涉嫌犯罪报告日期" in offered["手工补录/案件移送"]
    assert "决定变更或者撤销日期" in offered["手工补录/办案"]


def test_a_fact_is_entered_on_the_page_looked_at_once_it_is_a_date(pane: FactsPane, kept: KeptActs) -> None:
    pane.add_fact("freeze_end_date")
    assert pane.form.isVisible()
    pane.form.answered.emit("下个月")
    assert pane.form.isVisible()
    assert kept.acts == []
    pane.form.answered.emit("2025-02-30")
    assert kept.acts == []
    pane.form.answered.emit("2025年4月8日")
    assert not pane.form.isVisible()
    assert kept.acts == [FactCorrected("freeze_end_date", "冻结解除或者处理日期", "2025-04-08", 6)]


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("transfer_date", "2025-04-08 14:30", "2025-04-08T14:30"),
        ("transfer_date", "2025年4月8日", "2025-04-08"),
        ("measure", "264 平方米", "264平方米"),
        ("tier", "一般", "一般"),
        ("project_cost", "1.5万元", "15000"),
    ],
)
def test_each_fact_is_typed_in_its_own_kind(pane: FactsPane, kept: KeptActs, key: str, typed: str, value: str) -> None:
    pane.add_fact(key)
    pane.form.answered.emit(typed)
    (act,) = kept.acts
    assert isinstance(act, FactCorrected)
    assert (act.key, act.value) == (key, value)


@pytest.mark.parametrize(("key", "typed"), [("measure", "很多"), ("transfer_date", "上午"), ("project_cost", "很贵")])
def test_what_is_of_another_kind_is_refused_in_words(pane: FactsPane, kept: KeptActs, key: str, typed: str) -> None:
    pane.add_fact(key)
    pane.form.answered.emit(typed)
    assert kept.acts == []
    assert pane.form._problem.isVisible()
    assert "这里要填" in pane.form._problem.text()


def test_an_unknown_key_opens_nothing(pane: FactsPane) -> None:
    pane.add_fact("nonsense")
    assert not pane.form.isVisible()


def test_entered_by_key_the_list_is_on_its_first_fact_and_f2_corrects_it(qtbot: QtBot, pane: FactsPane) -> None:
    pane.add.setFocus()
    pane.refresh()
    assert pane.list.line() is None
    pane.activateWindow()
    pane.list.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(lambda: pane.list.line() is not None)
    assert pane.list.line().label == "违法行为日期"
    pane.begin()
    assert pane.form.isVisible()
    assert pane.form.words.text() == "2025-03-01"


def _fact(key: str, value: str, document: int | None = None) -> FactLine:
    return FactLine(fact=Fact(key, key, value, document=document), label=key, value=value)


def test_the_keyboard_stays_on_its_fact_wherever_that_stands_now(pane: FactsPane) -> None:
    heading, cause, number = FactLine(heading="案件"), _fact("cause", "未取得许可"), _fact("case_number", "52号")
    pane.list.set_lines((heading, cause))
    pane.list.setCurrentIndex(pane.list.lines.index(1))
    pane.list.set_lines((heading, number, cause))  # recognition found one more
    assert pane.list.line() == cause
    corrected = _fact("cause", "未取得规划许可")
    pane.list.set_lines((heading, number, corrected, FactLine(heading="当事人")))
    assert pane.list.line() == corrected
    pane.list.set_lines(())  # another page, for a moment
    assert pane.list.line() is None
    pane.list.set_lines((heading, number, cause))
    assert pane.list.line() == cause


def test_of_facts_of_one_name_the_keyboard_stays_on_its_own(pane: FactsPane) -> None:
    one, other = _fact("cause", "甲", 2), _fact("cause", "乙", 2)
    pane.list.set_lines((one, other))
    pane.list.setCurrentIndex(pane.list.lines.index(1))
    pane.list.set_lines((_fact("case_number", "52号"), one, other))
    assert pane.list.line() == other


def test_what_is_typed_for_one_fact_never_becomes_another_one_pointed_at_meanwhile(
    pane: FactsPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    corrected: list[FactLine] = []

    def correct(line: FactLine, _text: str) -> str:
        corrected.append(line)
        return ""

    monkeypatch.setattr(pane.presenter, "correct", correct)
    cause, party = _fact("cause", "无证排水"), _fact("party", "甲公司")
    pane.list.set_lines((cause, party))
    pane.list.setCurrentIndex(pane.list.lines.index(0))
    pane.begin()
    pane.list.setCurrentIndex(pane.list.lines.index(1))
    pane.form.answered.emit("无照经营")
    assert corrected == [cause]
