"""A form of the rubric editor: labelled fields under one another, with what the check says beneath each."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from reviewer.presenters.rubrics.checking import Remark
from reviewer.presenters.rubrics.editor import RubricEditor
from reviewer.presenters.rubrics.plain import Key
from reviewer.presenters.rubrics.shaping import Shaping
from reviewer.windows import theme
from reviewer.windows.desk.flow import FlowLayout
from reviewer.windows.rubrics.cards import Cards, RemarkLabel, paired
from reviewer.windows.rubrics.fields import Field, Where

LARGE = 1.25
NARROW = 480  # pixels at 100 %: no room for words before the fields
CAPTION_TOP = 5  # pixels: so words stand level with those in a box beside them


class Form(QWidget):
    """Fields of the node at `path`. Subclasses add the fields they have."""

    def __init__(self, editor: RubricEditor, shaping: Shaping) -> None:
        super().__init__()
        self.editor, self.shaping = editor, shaping
        self.path: Key = ()
        self._fields: list[tuple[Key, Field, RemarkLabel]] = []
        self._cards: list[Cards] = []
        self._order: list[Field | Cards] = []
        self._lines: list[tuple[int, QLabel, QWidget]] = []  # row of the grid, words, field
        self._is_above = theme.text_scale() >= LARGE  # the words, over their field
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
        inside.setContentsMargins(0, CAPTION_TOP if isinstance(field.widget, QLabel) else 0, 0, 0)
        inside.setSpacing(2)
        inside.addWidget(field.widget)
        remark = RemarkLabel()
        inside.addWidget(remark)
        self._place(label, holder, field.stop)
        self._fields.append((name, field, remark))
        self._order.append(field)
        return field

    def add_beside(self, label: str, *pairs: tuple[str, Field, Key]) -> None:
        """Several short fields in one row; remarks beneath them."""
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        row = FlowLayout()
        row.setSpacing(theme.GRID)
        inside.addLayout(row)
        for text, field, name in pairs:
            row.addWidget(paired(text, field.widget))
            remark = RemarkLabel()
            inside.addWidget(remark)
            self._fields.append((name, field, remark))
            self._order.append(field)
        name_before = pairs[0][0]
        self._place(label, holder, pairs[0][1].stop)
        pairs[0][1].stop.setAccessibleName(name_before or label)

    def add_cards(self, label: str, cards: "Cards") -> None:
        """A list of cards with its heading."""
        self._place(label, cards, cards.button)
        self._cards.append(cards)
        cards.built.connect(self._order_tabs)
        self._order.append(cards)

    def _place(self, label: str, holder: QWidget, buddy: QWidget) -> None:
        caption = QLabel(label)
        caption.setBuddy(buddy)
        buddy.setAccessibleName(label)
        line = (self.grid.rowCount(), caption, holder)
        self._lines.append(line)
        self._put(*line)

    def _put(self, row: int, caption: QLabel, holder: QWidget) -> None:
        caption.setContentsMargins(0, 0 if self._is_above else CAPTION_TOP, 0, 0)
        if self._is_above:
            self.grid.addWidget(caption, row, 0, 1, 2)
            self.grid.addWidget(holder, row + 1, 0, 1, 2)
        else:
            self.grid.addWidget(caption, row + 1, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self.grid.addWidget(holder, row + 1, 1)

    def suit(self, width: int) -> None:
        """Words stand before their fields where there is room, above them where there is not."""
        above = theme.text_scale() >= LARGE or width < theme.px(NARROW)
        if above == self._is_above:
            return
        self._is_above = above
        for line in self._lines:
            for widget in line[1:]:
                self.grid.removeWidget(widget)
            self._put(*line)

    def end(self) -> None:
        """Nothing follows: push everything up."""
        self.grid.setRowStretch(self.grid.rowCount(), 1)

    def show_node(self, path: Key) -> None:
        """Show the values at this place."""
        self.path = path
        for name, field, _remark in self._fields:
            field.show_value(self.editor.value((*path, *name)))
            field.freeze(self.editor.is_frozen)
        built = [cards.show_list(path) for cards in self._cards]
        if any(built):
            self._order_tabs()

    def _order_tabs(self) -> None:
        """Cards built anew would come last: put every stop where it stands."""
        stops: list[QWidget] = []
        for entry in self._order:
            stops += entry.tab_stops() if isinstance(entry, Cards) else [entry.stop]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Put what the check says about this node beneath the fields it is about, the rest on top."""
        left = list(remarks)
        for name, _field, label in self._fields:
            here = (*self.path, *name)
            own = [r for r in remarks if name and r.path[: len(here)] == here]
            label.show_remarks(own)
            left = [r for r in left if r not in own]
        for cards in self._cards:
            told = cards.show_remarks(remarks)
            left = [r for r in left if r not in told]
        self.top.show_remarks(left)

    def focus(self, path: Key) -> None:
        """Put the cursor where this path is shown."""
        inside = path[len(self.path) :]
        for name, field, _remark in self._fields:
            if name and inside[: len(name)] == name:
                field.stop.setFocus()
                return
        for cards in self._cards:
            if cards.focus_on(path):
                return
        if self._fields:
            self._fields[0][1].stop.setFocus()
