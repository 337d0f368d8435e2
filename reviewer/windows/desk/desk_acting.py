"""What each action of the desk does. Every name of the table in actions.py has its line here."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QApplication

from reviewer.windows.desk.actions import READING_ACTIONS, key_of
from reviewer.windows.desk.file_acting import FileActing
from reviewer.windows.desk.keymap import KeyMap
from reviewer.windows.desk.keys import DeskKeys, retell
from reviewer.windows.desk.no_effect import NoEffect
from reviewer.windows.desk.page_acting import PageActing
from reviewer.windows.desk.suspicion_acting import SuspicionActing
from reviewer.windows.messages import Messages
from scoring.errors import ReviewError
from scoring.index import RubricIndex
from scoring.standing import Known

if TYPE_CHECKING:
    from reviewer.windows.desk.desk_place import DeskPlace

_ACTS = """no_problem rest_clean not_applicable missing elsewhere doubt attach change withdraw keep undo redo
accept dismiss reopen"""
ACTS = frozenset(_ACTS.split())  # none is done behind a form in which something else was begun


class DeskActing(QObject):
    """Actions by name, and the keys that call them."""

    trace_shown = Signal()

    def __init__(self, place: "DeskPlace", messages: Messages) -> None:
        super().__init__(place)
        self._place, self._messages = place, messages
        self._desk, self._entry = place.desk, place.entry
        self._only_relevant = False
        self.pages = PageActing(place, messages)
        self.files = FileActing(place, messages)
        self.suspicions = SuspicionActing(place, messages)
        self.no_effect = NoEffect(place)
        self.slots = self._table()
        self.keymap = KeyMap(place.settings, self)
        performing = {name: partial(self.perform, name) for name in self.slots}
        self.keys = DeskKeys(place, performing)
        self._window_keys: list[DeskKeys] = []  # of windows beside the desk's own
        place.panes.page.made.connect(lambda window: self._window_keys.append(DeskKeys(window, performing)))
        self.keymap.changed.connect(self._rebind)
        place.rubric.rest_wanted.connect(self._entry.rest_clean)
        self._entry.rest_marked.connect(self._tell_rest)
        self._entry.fewer_counted.connect(self._tell_count)
        self._entry.repeated.connect(self._tell_repeated)
        self._entry.attached.connect(messages.note)
        self._entry.quote_used.connect(lambda: messages.note(""))
        self._desk.taken_back.connect(lambda words: messages.note(self.tr("撤销：{}").format(words)))
        self._desk.too_early.connect(lambda: messages.note(self.tr("案卷正在打开，刚才按的没有记录，请再按一次。")))
        self._desk.done_again.connect(lambda words: messages.note(self.tr("重做：{}").format(words)))
        self._desk.no_step.connect(messages.note)
        self._desk.frames_dropped.connect(lambda: messages.note(self.tr("上一项的框选已放弃")))

    @Slot(str)
    def perform(self, name: str) -> None:
        """Does the action of this name."""
        self._place.shown.finish()
        if name in ACTS and self.files.refuse_while_writing(self.tr("没有记录")):
            return
        if (reason := self.no_effect.reason(name)) is not None:
            self._desk.refused.emit(reason)
        elif self._desk.file is not None or name in ("help", "keys", "leave"):
            self.slots[name]()

    def _table(self) -> Mapping[str, Callable[[], object]]:
        reading = {a.name: partial(self._read, a.name) for a in READING_ACTIONS}
        return {**self._scoring(), **self.suspicions.table(), **self.pages.table(), **self._going(), **reading}

    def _scoring(self) -> dict[str, Callable[[], object]]:
        desk, entry, place = self._desk, self._entry, self._place
        return {
            **{f"rule_{n}": partial(self._apply, n) for n in range(1, 10)},
            "no_problem": entry.no_problem,
            "rest_clean": entry.rest_clean,
            "not_applicable": entry.not_applicable,
            "missing": entry.missing,
            "elsewhere": entry.elsewhere,
            "doubt": entry.doubt,
            "item_up": lambda: desk.step_item(-1),
            "item_down": lambda: desk.step_item(1),
            "next_unscored": self._next_unscored,
            "next_doubtful": desk.next_doubtful,
            "only_relevant": self._switch_relevant,
            "attach": entry.attach,
            "whole_file": self._whole_file,
            "change": lambda: entry.change(place.strip.current()),
            "withdraw": lambda: self.withdraw(place.strip.current()),
            "undo": desk.undo,
            "redo": desk.redo,
        }

    def _going(self) -> dict[str, Callable[[], object]]:
        return {
            **self.files.table(),
            "trace": self._show_trace,
            "conditions": self._show_conditions,
            "next_pane": self._next_pane,
            "help": self._show_help,
            "keys": self._show_keys,
            "leave": self._leave,
        }

    def _read(self, name: str) -> None:
        slot = self._place.reading.get(name)
        if slot is not None:
            slot()

    # Items and findings

    def _apply(self, number: int) -> None:
        """A digit means the form's chip while it asks for one, else the item's rule."""
        form = self._place.form
        if form.isVisible() and form.choose_number(number):
            return
        if not self.files.refuse_while_writing(self.tr("没有记录")):
            self._entry.apply(number)

    @Slot(str, int)
    def _tell_rest(self, words: str, left: int) -> None:
        more = self.tr("；有疑点、存疑的 {} 项请逐项认定").format(left) if left else ""
        self._messages.note(words + more)

    @Slot(int, int)
    def _tell_count(self, places: int, counted: int) -> None:
        words = self.tr("已附上：共 {} 处，扣分仍按 {} 处算；按 {} 改处数。")
        self._messages.note(words.format(places, counted, key_of("change")))

    @Slot()
    def tell_unchosen(self) -> None:
        """Enter, where a choice is still open."""
        self._desk.refused.emit(ReviewError(self.tr("还没有选定，没有记录。"), self.tr("请先按数字选一项。")))

    @Slot(str)
    def _tell_repeated(self, before: str) -> None:
        self._messages.note(self.tr("同一情形在{}，又记了一次；记重了按 {} 撤销。").format(before, key_of("undo")))

    def _whole_file(self) -> None:
        self._desk.whole_file, self._desk.missing = not self._desk.whole_file, ""
        self._desk.looked.emit()

    @Slot(str)
    def withdraw(self, finding: str) -> None:
        """Takes a finding back, and says which: it may stand on another page."""
        before = self._desk.stack.index()
        self._entry.withdraw(finding)
        if self._desk.stack.index() != before:
            self._messages.note(self.tr("已{}；按 {} 恢复。").format(self._desk.stack.undoText(), key_of("undo")))

    def _switch_relevant(self) -> None:
        self._only_relevant = not self._only_relevant
        self._place.rubric.set_only_relevant(self._only_relevant)
        only = self.tr("只列出与本文书有关的评查项，再按 {} 列出全部。").format(key_of("only_relevant"))
        self._messages.note(only if self._only_relevant else self.tr("已列出全部评查项。"))

    def _next_unscored(self) -> None:
        """Also the way out of the list of suspicions."""
        self._place.showing.leave_list()
        self._desk.next_unscored()

    @Slot(str)
    def open_mark(self, key: str) -> None:
        """A mark on the page was clicked."""
        if self._desk.file and any(s.key == key for s in self._desk.file.suspicions):
            self._place.left.setCurrentWidget(self._place.suspicions)
            self._desk.show_suspicion(key)
        else:
            self._desk.choose_finding(key)

    @Slot(str)
    def quote(self, text: str) -> None:
        """Text selected on the page waits for the next remark."""
        self._entry.take_quote(text.replace("\n", ""), self._place.view.selected_region())
        self._desk.looked.emit()
        if text:
            words = self.tr("已选文字，将写入下一条问题的说明，并框为依据；{} 复制，{} 不用。")
            self._messages.note(words.format(key_of("copy"), key_of("leave")))

    # The whole sheet

    def _show_trace(self) -> None:
        from reviewer.presenters.reasons import provisional
        from reviewer.windows.desk.trace_popup import TracePopup

        score = self._desk.score
        if score is not None:
            waits = self._desk.is_provisional
            popup = TracePopup(provisional(score.trace, score.grade or "") if waits else score.trace, self._place)
            popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            popup.chosen.connect(self._desk.choose_item)
            popup.open()
            self.trace_shown.emit()

    def _show_conditions(self) -> None:
        index: RubricIndex = self._desk.rubric.index
        known: Known = index.known(self._desk.sheet.conditions)
        button = self._place.head.buttons["conditions"]
        self._place.conditions.show_conditions(
            self._desk.rubric,
            known,
            ineligible=bool(self._desk.sheet.ineligible),
            at=button.mapToGlobal(button.rect().bottomLeft()),
        )

    def _next_pane(self) -> None:
        place = self._place
        lists = [v for v in place.left.currentWidget().findChildren(QAbstractItemView) if v.isVisible()]
        about = lists[:1]  # contents, suspicions, facts …
        panes = [*place.area.views(), place.rubric, place.form, place.strip.list, *about]
        panes = [pane for pane in panes if pane.isVisible()]
        focus = QApplication.focusWidget()
        now = next((n for n, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)), -1)
        now = next((n for n, pane in enumerate(panes) if pane is focus), now)
        following = panes[(now + 1) % len(panes)]
        following.activateWindow()  # it may be the page's own
        if following is place.form:
            place.form.take_focus()
        else:
            following.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave(self) -> None:
        """Esc: the overlay, the form, the box, what waits; always something, never the file."""
        place, page = self._place, self._place.panes.page
        if place.help.isVisible():
            place.help.hide()
        elif self._entry.prompt is not None:
            self._entry.leave()
        elif place.find_bar.isVisible():
            place.find_bar.hide()
            self._desk.look_for("")
            page.take_focus()
        elif self._desk.suspicion is not None and place.suspicions.list.hasFocus():
            place.showing.leave()
        elif not place.view.hasFocus() and (page.has_focus or not page.is_out):
            page.take_focus()
        elif self.pages.magnifies:
            self.pages.magnify(False)
        elif self._entry.quote:
            self._entry.take_quote("", None)
            self._desk.looked.emit()
        elif self._desk.let_go():
            return
        elif place.across.is_on:
            place.across.leave()
        elif place.area.is_pair:
            place.area.close_pair()
        elif page.has_focus:
            page.attach()
        elif place.panes.is_full:
            place.panes.switch_full()

    def _show_help(self) -> None:
        """The overlay lies over the window one is in; where the page's covers the desk's, over that."""
        page = self._place.panes.page
        if page.has_focus and not page.covers:
            self._place.activateWindow()
        self._place.help.toggle(page.window if page.covers else None)

    def _show_keys(self) -> None:
        from reviewer.windows.desk.keys_dialog import KeysDialog

        self._place.help.hide()
        dialog = KeysDialog(self.keymap, self._messages, self._place)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot(object)
    def _rebind(self, before: Mapping[str, str]) -> None:
        """Other keys: bound at once, and told wherever a tip tells them."""
        for keys in (self.keys, *self._window_keys):
            keys.bind()
        for window in (self._place, self._place.panes.page.window):
            if window is not None:
                retell(window, before)
        self._place.card.show_item(self._desk.leaf, self._entry.rules())
        if self._desk.file is not None:
            self._desk.looked.emit()
