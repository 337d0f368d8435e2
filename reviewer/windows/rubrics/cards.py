"""Cards: the entries of a list (deductions, grades …), each with its fields and what the check says of it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.presenters.rubrics.checking import Remark
from reviewer.presenters.rubrics.editor import RubricEditor
from reviewer.presenters.rubrics.plain import Key
from reviewer.presenters.rubrics.shaping import Shaping
from reviewer.presenters.rubrics.words import FIELDS
from reviewer.windows import theme
from reviewer.windows.desk.flow import FlowLayout
from reviewer.windows.icons import icon
from reviewer.windows.in_turns import InTurns
from reviewer.windows.rubrics.fields import Field, Where

FEW = 5  # cards that are built at once; what follows stands below what is seen first


class RemarkLabel(QLabel):
    """What the check says about the field above; hidden while it says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.hide()

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Say these."""
        text = "\n".join(f"{'须改' if remark.stops else '提示'}：{remark.message}" for remark in remarks)
        self.setText(text)
        theme.set_look(self, "veto" if any(remark.stops for remark in remarks) else "doubt")
        self.setVisible(bool(text))


def paired(text: str, widget: QWidget) -> QWidget:
    """A field with its words before it, as one thing that does not break."""
    if not text:
        return widget
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.GRID // 2)
    caption = QLabel(text)
    caption.setBuddy(widget)
    theme.set_look(caption, "muted")
    widget.setAccessibleName(text)
    row.addWidget(caption)
    row.addWidget(widget, 1)
    return holder


class Card(QFrame):
    """One entry of a list. Subclasses add fields with `add_row`."""

    def __init__(self, editor: RubricEditor, path: Key) -> None:
        super().__init__()
        theme.set_look(self, "card")
        self.editor, self.path = editor, path
        self._fields: list[tuple[Key, Field]] = []
        self.remark = RemarkLabel()
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(*[theme.GRID] * 4)
        self.inside.setSpacing(theme.GRID // 2)
        self.head = FlowLayout()
        self.head.setSpacing(theme.GRID)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(theme.GRID // 2)
        self.tools.addLayout(self.head, 1)
        self.inside.addLayout(self.tools)
        self.inside.addWidget(self.remark)

    def at(self, *name: str | int) -> Where:
        """The place of a field of this entry."""
        return lambda: (*self.path, *name)

    def add_row(self, *fields: tuple[str, Field, Key]) -> None:
        """Short fields side by side, breaking where there is no room; or one long field."""
        if len(fields) > 1:
            row = FlowLayout()
            row.setSpacing(theme.GRID)
            self.fill(row, *fields)
            self.inside.addLayout(row)
            return
        ((text, field, name),) = fields
        field.stop.setAccessibleName(text or FIELDS.get(str(name[-1]), ""))
        self.inside.addWidget(paired(text, field.widget))
        self._fields.append((name, field))

    def fill(self, row: FlowLayout, *fields: tuple[str, Field, Key]) -> None:
        """Put labelled fields into a row."""
        for text, field, name in fields:
            field.stop.setAccessibleName(text or FIELDS.get(str(name[-1]), ""))
            row.addWidget(paired(text, field.widget))
            self._fields.append((name, field))

    def finish(self) -> None:
        """All fields are there: show the values."""
        self.show_entry()

    def show_entry(self) -> None:
        """Show the values of the entry."""
        for name, field in self._fields:
            field.show_value(self.editor.value((*self.path, *name)))
            field.freeze(self.editor.is_frozen)

    def focus_on(self, path: Key) -> None:
        """Put the cursor into the field of this path."""
        inside = path[len(self.path) :]
        named = (field for name, field in self._fields if name == inside[: len(name)])
        first = next(named, None) or next((field for _, field in self._fields), None)
        if first is not None:
            first.stop.setFocus()


class Cards(QWidget):
    """The entries of a list as cards, with buttons to move and delete them and one to add. Of many the last are built
    while the first are looked at."""

    built = Signal()  # the last of many

    def __init__(
        self,
        shaping: Shaping,
        name: Key,
        noun: str,
        build: Callable[[Key, Any], Card],
        fresh: Callable[[], Any],
        kind: Callable[[Any], object] = lambda _entry: None,
    ) -> None:
        super().__init__()
        self._shaping, self._name, self._noun = shaping, name, noun
        self._build, self._fresh, self._kind = build, fresh, kind
        self._editor: RubricEditor = shaping.parent()  # type: ignore[assignment]
        self._path: Key = name
        self._shape: tuple[object, ...] = ()
        self.cards: list[Card] = []
        self._waiting: list[Any] = []  # entries whose cards are to be built
        self._turns: InTurns | None = None
        self._remarks: Sequence[Remark] = ()
        self.button = QPushButton(icon("plus"), f"增加{noun}")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.GRID // 2)
        self._layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._add)

    def show_list(self, path: Key) -> bool:
        """Show the list under this place; cards are built anew (True) only where the list has another shape."""
        self._path = (*path, *self._name)
        entries = self._editor.value(self._path)
        entries = entries if isinstance(entries, list) else []
        shape = (self._path, self._editor.is_frozen, *(self._kind(entry) for entry in entries))
        self.button.setVisible(not self._editor.is_frozen)
        if shape == self._shape:
            for card in self.cards:
                card.show_entry()
            return False
        self._shape = shape
        for card in self.cards:
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards, self._waiting, self._remarks = [], list(entries), ()
        if self._turns is not None:
            self._turns.stop()
            self._turns.deleteLater()
            self._turns = None
        self._build_cards(FEW)
        if self._waiting:
            self._turns = InTurns(self._build_rest(), self)
        return True

    def _build_cards(self, count: int) -> None:
        """So many of them in all."""
        while self._waiting and len(self.cards) < count:
            card = self._made(len(self.cards), self._waiting.pop(0))
            self._layout.insertWidget(len(self.cards), card)
            self.cards.append(card)
            self._tell_remarks(card)

    def _build_rest(self) -> Iterator[None]:
        while self._waiting:
            self._build_cards(len(self.cards) + 1)
            yield
        self.built.emit()

    def tab_stops(self) -> list[QWidget]:
        """Everything the Tab key stops at, in order."""
        return [*(stop for card in self.cards for stop in _stops(card)), self.button]

    def show_remarks(self, remarks: Sequence[Remark]) -> list[Remark]:
        """Put what the check says into the cards it is about; returns what was shown."""
        self._remarks = [r for r in remarks if self._is_about_card(r.path)]
        for card in self.cards:
            self._tell_remarks(card)
        return self._remarks

    def _is_about_card(self, path: Key) -> bool:
        here = len(self._path)
        place = path[here] if path[:here] == self._path and len(path) > here else None
        return isinstance(place, int) and 0 <= place < len(self.cards) + len(self._waiting)

    def _tell_remarks(self, card: Card) -> None:
        card.remark.show_remarks([r for r in self._remarks if r.path[: len(card.path)] == card.path])

    def focus_on(self, path: Key) -> bool:
        """Put the cursor into the card of this path; False where it is none of ours."""
        if path[: len(self._path)] != self._path:
            return False
        place = path[len(self._path)] if len(path) > len(self._path) else -1
        if isinstance(place, int):
            self._build_cards(place + 1)
        if isinstance(place, int) and 0 <= place < len(self.cards):
            self.cards[place].focus_on(path)
        else:
            self.button.setFocus()
        return True

    def _made(self, place: int, entry: Any) -> Card:
        path = (*self._path, place)
        card = self._build(path, entry)
        if not self._editor.is_frozen:
            for name, words, act in (
                ("chevron-up", "上移", lambda: self._shaping.shift_entry(path, -1, f"移动{self._noun}")),
                ("chevron-down", "下移", lambda: self._shaping.shift_entry(path, 1, f"移动{self._noun}")),
                ("trash-2", "删除", lambda: self._shaping.drop_entry(path, f"删除{self._noun}")),
            ):
                button = QToolButton()
                button.setIcon(icon(name))
                button.setToolTip(f"{words}{self._noun}")
                button.setAccessibleName(f"{words}第 {place + 1} 条{self._noun}")
                theme.set_look(button, "flat")
                button.clicked.connect(act)
                card.tools.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        card.finish()
        return card

    def _add(self) -> None:
        entries = self._editor.value(self._path)
        place = len(entries) if isinstance(entries, list) else 0
        self._shaping.add_entry(self._path, self._fresh(), f"增加{self._noun}")
        self.focus_on((*self._path, place))


def _stops(card: Card) -> list[QWidget]:
    kinds = (QComboBox, QLineEdit, QPlainTextEdit, QAbstractButton)
    found = [child for child in card.findChildren(QWidget) if isinstance(child, kinds)]
    return [child for child in found if not isinstance(child.parentWidget(), QComboBox)]
