"""A table of the local rules, the buttons for its rows, and what belongs into its cells."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.library.local_rules.draft import BASICS, TIERS, TITLES, Cell, Place
from reviewer.models.local_rules import PROBLEM_ROLE, LocalRulesModel
from reviewer.presenters.local_rules import LocalRulesPresenter
from reviewer.windows import theme
from reviewer.windows.icons import icon
from reviewer.windows.local_rules.rules_table import RulesTable


class SaysLine(QLabel):
    """One line for two tables: the one whose cell was chosen last speaks."""

    speaker: "TablePanel | None" = None


class TablePanel(QWidget):
    """The table, and below it what is wrong at the current cell. Its buttons stand in `head`: over it, or, where a tab
    says what it is, beside the tabs. A table under another one speaks through the line of that one, `says`."""

    def __init__(
        self,
        presenter: LocalRulesPresenter,
        place: Place,
        widths: tuple[int, ...],
        words: str = "",
        says: "SaysLine | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.model = LocalRulesModel(presenter, place, self)
        self.table = RulesTable(self.model, TITLES[place.table], widths, self)
        self.heading, self.head, self.says = QLabel(TITLES[place.table]), QWidget(), says or SaysLine()
        self._words = words
        self._build(is_below=says is not None)
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
        none = self.tr("还没有内容。点“添加一行”填写，或者点“导入…”读入整张表。")
        self.table.none = none if self.is_open() else self.tr("先在上面选一个裁量基准。")

    def _build(self, *, is_below: bool) -> None:
        theme.set_look(self.heading, "heading")
        line = QHBoxLayout(self.head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GRID)
        if is_below:
            line.addWidget(self.heading, 1)
        self._add = self._button(self.tr("添加一行"), "plus", self.tr("在当前行下面添加（Insert）"), self.add)
        self._copy = self._button(self.tr("复制一行"), "files", self.tr("在下面照样添一行"), self.copy)
        self._remove = self._button(self.tr("删除一行"), "minus", self.tr("删除当前行（Ctrl+Delete）"), self.remove)
        for button in (self._add, self._copy, self._remove):
            line.addWidget(button)
            button.setHidden(self.place.table == BASICS)
        self.says.setMinimumHeight(theme.px(20))
        self.says.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GRID, 0, 0)
        layout.setSpacing(theme.GRID // 2)
        if is_below:
            layout.addWidget(self.head)
        layout.addWidget(self.table, 1)
        if not is_below:
            layout.addWidget(self.says)

    def _button(self, text: str, icon_name: str, tip: str, act: object) -> QPushButton:
        button = QPushButton(icon(icon_name), text)
        button.setToolTip(tip)
        button.clicked.connect(act)
        theme.set_look(button, "chip")  # no higher than the tabs beside it
        button.setAutoDefault(False)
        return button

    @Slot()
    @Slot(QModelIndex)
    def _tell(self, _index: QModelIndex | None = None) -> None:
        """What is wrong at the current cell, or what belongs there."""
        self.update_buttons()
        if self.table.hasFocus() or (_index is not None and _index.isValid()) or self.says.speaker is None:
            self.says.speaker = self
        if self.says.speaker is not self:
            return
        index = self.table.currentIndex()
        problem = index.data(PROBLEM_ROLE) if index.isValid() else ""
        hint = index.data(Qt.ItemDataRole.StatusTipRole) if index.isValid() else ""
        text = str(index.data() or "") if index.isValid() else ""
        self.says.setText(f"✘ {problem}" if problem else hint if hint and hint != text else self._words)
        theme.set_look(self.says, "veto" if problem else "muted")
