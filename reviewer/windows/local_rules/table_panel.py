"""A table of the local rules with its heading and the buttons for its rows."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.library.local_rules.draft import BASICS, TIERS, TITLES, Cell, Place
from reviewer.models.local_rules import PROBLEM_ROLE, LocalRulesModel
from reviewer.presenters.local_rules import LocalRulesPresenter
from reviewer.windows import theme
from reviewer.windows.icons import icon
from reviewer.windows.local_rules.rules_table import RulesTable


class TablePanel(QWidget):
    """Heading, buttons, table, and below it what is wrong at the current cell."""

    def __init__(
        self,
        presenter: LocalRulesPresenter,
        place: Place,
        widths: tuple[int, ...],
        words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.model = LocalRulesModel(presenter, place, self)
        self.table = RulesTable(self.model, TITLES[place.table], widths)
        self.heading, self.says = QLabel(TITLES[place.table]), QLabel()
        self._words = words
        self._build(words)
        self.table.moved.connect(self._tell)
        self.table.add_wanted.connect(self.add)
        self.table.remove_wanted.connect(self.remove)
        self.table.paste_wanted.connect(self.paste)
        presenter.checked.connect(self._tell)
        self._tell()

    @property
    def place(self) -> Place:
        """The table that is shown now."""
        return self.model.place

    def show_cell(self, cell: Cell, *, focus: bool = False) -> None:
        """Make a cell of this table the current one."""
        if cell.place == self.place and cell.row >= 0:
            self.table.show_cell(cell.row, cell.column, focus=focus)

    @Slot()
    def add(self) -> None:
        """One more row below the current one."""
        if self.is_open():
            row = self.table.currentIndex().row()
            self._presenter.add(self.place, row if row >= 0 else self.model.rowCount() - 1)
            self.table.setFocus()

    @Slot()
    def copy(self) -> None:
        """The current row once more."""
        self._presenter.copy(self.place, self.table.currentIndex().row())
        self.table.setFocus()

    @Slot()
    def remove(self) -> None:
        """Away with the current row."""
        if self.place.table != BASICS:
            self._presenter.remove(self.place, self.table.currentIndex().row())
            self.table.setFocus()

    @Slot(QModelIndex, str)
    def paste(self, index: QModelIndex, text: str) -> None:
        """Put in what was copied from a spreadsheet, from this cell on."""
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._presenter.paste(Cell(self.place, index.row(), index.column()), text)

    def is_open(self) -> bool:
        """Whether rows can be added: tiers need their benchmark."""
        if self.place.table == TIERS:
            return 0 <= self.place.benchmark < len(self._presenter.draft.tiers)
        return self.place.table != BASICS

    def update_buttons(self) -> None:
        """Buttons for what can be done now."""
        has_row = self.table.currentIndex().isValid()
        self._add.setEnabled(self.is_open())
        self._copy.setEnabled(has_row)
        self._remove.setEnabled(has_row)

    def _build(self, words: str) -> None:
        theme.set_look(self.heading, "heading")
        line = QHBoxLayout()
        line.setSpacing(theme.GRID)
        line.addWidget(self.heading, 1)
        self._add = self._button(self.tr("添加一行"), "plus", self.tr("在当前行下面添加（Insert）"), self.add)
        self._copy = self._button(self.tr("复制一行"), "files", self.tr("在下面照样添一行"), self.copy)
        self._remove = self._button(self.tr("删除一行"), "minus", self.tr("删除当前行（Ctrl+Delete）"), self.remove)
        for button in (self._add, self._copy, self._remove):
            button.setVisible(self.place.table != BASICS)
            line.addWidget(button)
        self.says.setMinimumHeight(theme.px(20))
        self.says.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GRID, 0, 0)
        layout.setSpacing(theme.GRID // 2)
        layout.addLayout(line)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.says)

    def _button(self, text: str, icon_name: str, tip: str, act: object) -> QPushButton:
        button = QPushButton(icon(icon_name), text)
        button.setToolTip(tip)
        button.clicked.connect(act)
        button.setAutoDefault(False)
        return button

    @Slot()
    @Slot(QModelIndex)
    def _tell(self, _index: QModelIndex | None = None) -> None:
        """What is wrong at the current cell, or what belongs there."""
        index = self.table.currentIndex()
        problem = index.data(PROBLEM_ROLE) if index.isValid() else ""
        hint = index.data(Qt.ItemDataRole.ToolTipRole) if index.isValid() else ""
        text = str(index.data() or "") if index.isValid() else ""
        self.says.setText(f"✘ {problem}" if problem else hint if hint and hint != text else self._words)
        theme.set_look(self.says, "veto" if problem else "muted")
        self.update_buttons()
