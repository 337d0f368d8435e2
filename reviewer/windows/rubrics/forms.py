"""A form of the rubric editor: labelled fields under one another, with what the check says beneath each."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from reviewer.presenters.rubrics.checking import Remark
from reviewer.presenters.rubrics.editor import RubricEditor
from reviewer.presenters.rubrics.plain import Key
from reviewer.presenters.rubrics.shaping import Shaping
from reviewer.windows import theme
from reviewer.windows.icons import icon
from reviewer.windows.rubrics.fields import Field, Where


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


class Form(QWidget):
    """Fields of the node at `path`. Subclasses add the fields they have."""

    def __init__(self, editor: RubricEditor, shaping: Shaping) -> None:
        super().__init__()
        self.editor, self.shaping = editor, shaping
        self.path: Key = ()
        self._fields: list[tuple[Key, Field, RemarkLabel]] = []
        self._cards: list[Cards] = []
        self.top = RemarkLabel()  # what is about the node and about none of its fields
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(*[2 * theme.GRID] * 4)
        self.grid.setHorizontalSpacing(theme.GRID)
        self.grid.setVerticalSpacing(theme.GRID)
        self.grid.setColumnStretch(1, 1)
        self.grid.addWidget(self.top, 0, 0, 1, 2)

    def where(self, *name: str | int) -> Where:
        """The place of a field under the node shown."""
        return lambda: (*self.path, *name)

    def add(self, label: str, field: Field, *name: str | int) -> Field:
        """One labelled field with its remark."""
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        inside.addWidget(field.widget)
        remark = RemarkLabel()
        inside.addWidget(remark)
        self._place(label, holder, field.widget)
        self._fields.append((name, field, remark))
        return field

    def add_beside(self, label: str, *pairs: tuple[str, Field, Key]) -> None:
        """Several short fields in one row; remarks beneath them."""
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        inside.addLayout(row)
        for text, field, name in pairs:
            if text:
                caption = QLabel(text)
                caption.setBuddy(field.widget)
                row.addWidget(caption)
            row.addWidget(field.widget)
            field.widget.setAccessibleName(text or label)
            remark = RemarkLabel()
            inside.addWidget(remark)
            self._fields.append((name, field, remark))
        row.addStretch(1)
        self._place(label, holder, pairs[0][1].widget)

    def add_cards(self, label: str, cards: "Cards") -> None:
        """A list of cards with its heading."""
        self._place(label, cards, cards.button)
        self._cards.append(cards)

    def add_heading(self, text: str) -> None:
        """A line between groups of fields."""
        heading = QLabel(text)
        theme.set_look(heading, "heading")
        self.grid.addWidget(heading, self.grid.rowCount(), 0, 1, 2)

    def _place(self, label: str, holder: QWidget, buddy: QWidget) -> None:
        row = self.grid.rowCount()
        caption = QLabel(label)
        caption.setBuddy(buddy)
        buddy.setAccessibleName(label)
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        caption.setContentsMargins(0, 5, 0, 0)
        self.grid.addWidget(caption, row, 0, top)
        self.grid.addWidget(holder, row, 1)

    def end(self) -> None:
        """Nothing follows: push everything up."""
        self.grid.setRowStretch(self.grid.rowCount(), 1)

    def show_node(self, path: Key) -> None:
        """Show the values at this place."""
        self.path = path
        for name, field, _remark in self._fields:
            field.show_value(self.editor.value((*path, *name)))
            field.freeze(self.editor.is_frozen)
        for cards in self._cards:
            cards.show_list(path)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Put what the check says about this node beneath the fields it is about, the rest on top."""
        left = list(remarks)
        for name, _field, label in self._fields:
            here = (*self.path, *name)
            own = [r for r in remarks if name and r.path[: len(here)] == here]
            label.show_remarks(own)
            left = [r for r in left if r not in own]
        for cards in self._cards:
            left = [r for r in left if r not in cards.show_remarks(remarks)]
        self.top.show_remarks(left)

    def focus(self, path: Key) -> None:
        """Put the cursor where this path is shown."""
        inside = path[len(self.path) :]
        for name, field, _remark in self._fields:
            if name and inside[: len(name)] == name:
                field.widget.setFocus()
                return
        for cards in self._cards:
            if cards.focus_on(path):
                return
        if self._fields:
            self._fields[0][1].widget.setFocus()


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
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.GRID // 2)
        self.inside.addLayout(self.head)

    def at(self, *name: str | int) -> Where:
        """The place of a field of this entry."""
        return lambda: (*self.path, *name)

    def add_row(self, *fields: tuple[str, Field, Key]) -> None:
        """Fields side by side."""
        row = QHBoxLayout()
        row.setSpacing(theme.GRID // 2)
        self.fill(row, *fields)
        if not any(
            field.widget.sizePolicy().expandingDirections() & Qt.Orientation.Horizontal for _, field, _ in fields
        ):
            row.addStretch(1)
        self.inside.addLayout(row)

    def fill(self, row: QHBoxLayout, *fields: tuple[str, Field, Key]) -> None:
        """Put labelled fields into a row."""
        for text, field, name in fields:
            if text:
                caption = QLabel(text)
                caption.setBuddy(field.widget)
                theme.set_look(caption, "muted")
                row.addWidget(caption)
                field.widget.setAccessibleName(text)
            row.addWidget(field.widget)
            self._fields.append((name, field))

    def finish(self) -> None:
        """The remark comes last."""
        self.inside.addWidget(self.remark)
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
            first.widget.setFocus()


class Cards(QWidget):
    """The entries of a list as cards, with buttons to move and delete them and one to add."""

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
        self.button = QPushButton(icon("plus"), f"增加{noun}")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.GRID // 2)
        self._layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._add)

    def show_list(self, path: Key) -> None:
        """Show the list under this place; cards are built anew only where the list has another shape."""
        self._path = (*path, *self._name)
        entries = self._editor.value(self._path)
        entries = entries if isinstance(entries, list) else []
        shape = (self._path, self._editor.is_frozen, *(self._kind(entry) for entry in entries))
        self.button.setVisible(not self._editor.is_frozen)
        if shape == self._shape:
            for card in self.cards:
                card.show_entry()
            return
        self._shape = shape
        for card in self.cards:
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._made(place, entry) for place, entry in enumerate(entries)]
        for place, card in enumerate(self.cards):
            self._layout.insertWidget(place, card)

    def show_remarks(self, remarks: Sequence[Remark]) -> list[Remark]:
        """Put what the check says into the cards it is about; returns what was shown."""
        shown: list[Remark] = []
        for card in self.cards:
            own = [r for r in remarks if r.path[: len(card.path)] == card.path]
            card.remark.show_remarks(own)
            shown += own
        return shown

    def focus_on(self, path: Key) -> bool:
        """Put the cursor into the card of this path; False where it is none of ours."""
        if path[: len(self._path)] != self._path:
            return False
        place = path[len(self._path)] if len(path) > len(self._path) else -1
        if isinstance(place, int) and 0 <= place < len(self.cards):
            self.cards[place].focus_on(path)
        else:
            self.button.setFocus()
        return True

    def _made(self, place: int, entry: Any) -> Card:
        path = (*self._path, place)
        card = self._build(path, entry)
        if not self._editor.is_frozen:
            card.head.addStretch(1)
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
                card.head.addWidget(button)
        card.finish()
        return card

    def _add(self) -> None:
        entries = self._editor.value(self._path)
        place = len(entries) if isinstance(entries, list) else 0
        self._shaping.add_entry(self._path, self._fresh(), f"增加{self._noun}")
        self.focus_on((*self._path, place))
