"""What the scripted reviewer of window_stalls does, step by step."""

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.windows.application import Application
    from reviewer.windows.cases.cases_place import CasesPlace
    from reviewer.windows.composition import OpenWorkspace

Act = Callable[[], object]
Step = tuple[str, Act] | tuple[str, Act, Callable[[], bool]]  # and what is waited for
LISTED = 5000  # case files in the roster
FINDINGS = 60  # in the strip
LINES = 120  # of the bulletin


def journey(program: "Application", office: "OpenWorkspace") -> Iterator[Step]:
    """All steps in order. Windows are left open, so that another look has much to come to in the end."""
    cases = [row.case_id for row in office.cases.rows[:4]]
    yield from _list(office)
    yield from _desk(office, cases)
    yield from _looks(program, "")
    yield from _places(office)
    yield "window: rubrics", office.windows.show_rubrics
    yield from _rubrics(office)
    yield "window: local rules", office.windows.show_rules
    yield "window: settings", office.windows.show_settings
    yield "window: papers", lambda: office.show_papers((), cases)
    yield "window: manual", lambda: program._show_manual("")
    yield from _roster(office)
    yield from _looks(program, ", all open")


def _looks(program: "Application", where: str) -> Iterator[Step]:
    for look in ("dark", "light"):
        yield f"{look}{where}", partial(program._set_look, look)
    for percent in (125, 100):
        yield f"text at {percent} %{where}", partial(program._set_scale, percent)


def _list(office: "OpenWorkspace") -> Iterator[Step]:
    from PySide6.QtCore import Qt

    def place() -> "CasesPlace":
        assert office.cases_place is not None
        return office.cases_place

    yield "list of case files", lambda: office.window.go("cases")
    yield "a word in the filter", lambda: place().tools._filter.setText("广告")
    yield "no filter", lambda: place().tools.clear()
    yield "sorted by title", lambda: place().table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    yield "sorted by number", lambda: place().table.sortByColumn(0, Qt.SortOrder.AscendingOrder)


def _desk(office: "OpenWorkspace", cases: list[str]) -> Iterator[Step]:
    perform = partial(_perform, office)
    yield "a case file on the desk", lambda: office.review(cases[0])
    for name in ("page_next", "last_page", "first_page", "item_down", "next_unscored", "no_problem", "undo"):
        yield f"desk: {name}", partial(perform, name)
    for name in ("next_suspicion", "leave", "facts", "timeline", "thumbnails", "thumbnails", "pair", "pair"):
        yield f"desk: {name}", partial(perform, name)
    yield "another case file", lambda: office.review(cases[1])
    yield "desk: no_problem", partial(perform, "no_problem")
    for name in ("file_on", "undo", "file_back", "help", "leave", "rule_1", "leave", "trace"):
        yield f"desk: {name}", partial(perform, name)
    yield f"desk: {FINDINGS} findings in the strip", lambda: _findings(office)
    yield "search in all files", lambda: _search(office)


def _perform(office: "OpenWorkspace", name: str) -> None:
    assert office.desk is not None
    office.desk.place.acting.perform(name)


def _search(office: "OpenWorkspace") -> None:
    office.search.search()
    assert office.desk is not None
    office.desk.panes.search.words.setText("当事人")


def _findings(office: "OpenWorkspace") -> None:
    from reviewer.presenters.desk.ports import FindingLine

    words, remark = "送达回证没有受送达人签名或者盖章", "见证人只有一名，没有注明拒收的事由和日期"
    lines = [
        FindingLine(f"{n}", f"{n}", "2.1", words, f"第 {n} 页", "−1", remark, is_veto=False, on_page=n % 7 == 0)
        for n in range(FINDINGS)
    ]
    assert office.desk is not None
    office.desk.place.strip.show_lines(lines, "", locked=False)


def _places(office: "OpenWorkspace") -> Iterator[Step]:
    for key in ("figures", "bulletin"):
        yield f"place: {key}", partial(office.window.go, key)
    line = "送达回证没有受送达人签名或者盖章，执法人员没有注明拒收的事由和日期，这样的案卷今年有所减少。\n"

    def write() -> None:
        assert office.bulletin_place is not None
        office.bulletin_place.editor.replace_text(line * LINES)

    yield f"bulletin: {LINES} lines", write


def _rubrics(office: "OpenWorkspace") -> Iterator[Step]:
    from reviewer.models.rubric_editor import CONDITIONS, FORMULA

    window = office.windows.rubrics
    assert window is not None
    yield "rubrics: the editor is built", lambda: None, lambda: "editor_page" in vars(window)
    yield "rubrics: a draft", lambda: window.presenter.open(window.presenter.rows[0])
    yield "rubrics: 总分与等次", lambda: window.editor_page.tree.choose(FORMULA)
    yield "rubrics: 案情条件", lambda: window.editor_page.tree.choose(CONDITIONS)


def _roster(office: "OpenWorkspace") -> Iterator[Step]:
    from reviewer.windows.cases.draw_dialog import DrawDialog

    rosters = office.roster()
    before = rosters.dialog

    def is_read() -> bool:
        return rosters.dialog is not before and rosters.dialog is not None and rosters.dialog._roster is not None

    def is_taken() -> bool:
        return rosters.presenter.arrivals.listed >= LISTED

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "目录.csv"
        path.write_text(
            "案号,案件名称,承办机构,办案程序,立案日期,当事人\n" + "".join(map(_row, range(LISTED))), "utf-8"
        )
        yield f"roster: {LISTED} rows", lambda: rosters.begin(path), is_read
        yield "roster: taken in", lambda: rosters.dialog and rosters.dialog.accept(), is_taken
    yield "roster: window", rosters.show_window
    yield "roster: filter", lambda: rosters.window and rosters.window.words.setText("大队")
    dialog = DrawDialog(LISTED, 40, office.window)
    yield "draw dialog", dialog.open
    dialog.close()
    if rosters.window is not None:
        rosters.window.close()


def _row(number: int) -> str:
    day = number % 28 + 1
    return f"临综执罚〔2025〕{number}号,某商行{number}案,第{number % 40}大队,普通程序,2025-01-{day:02},某商行{number}\n"
