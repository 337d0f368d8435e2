"""检查规则: every rule with its law, parameters and state; what the office may switch, it switches here."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.models.preference_rules import RULE_ROLE, PreferenceRulesModel
from reviewer.presenters.preferences import OFF_BY_OFFICE, PreferencesPresenter, RuleRow, Switch
from reviewer.windows import theme
from reviewer.windows.desk.flow import FlowLayout
from reviewer.windows.row_tables import dress_rows

WIDTHS = (124, 264, 56, 128, 56)
ACTS = {
    Switch.OFF: "停用这条规则",
    Switch.ON: "恢复启用",
    Switch.ENTER: "填写参数并启用…",
    Switch.WITHDRAW: "停用本单位的参数",
}


class RulesPage(QWidget):
    """The table, and below it the rule that is chosen."""

    def __init__(self, presenter: PreferencesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.model, self.table = PreferenceRulesModel(self), QTableView()
        self.law, self.source, self.parameters, self.state = (_text() for _ in range(4))
        self.count, self.reason, self.act = QLabel(), QLineEdit(), QPushButton()
        self._build()
        presenter.rules_changed.connect(self.show_rules)
        self.table.selectionModel().currentRowChanged.connect(self._show)
        self.act.clicked.connect(self._act)
        self.show_rules()

    @property
    def row(self) -> RuleRow | None:
        """The rule that is chosen."""
        index = self.table.currentIndex()
        row: RuleRow | None = index.data(RULE_ROLE) if index.isValid() else None
        return row

    def choose(self, rule: str) -> None:
        """Turn to a rule."""
        for at in range(self.model.rowCount()):
            if self.model.index(at, 0).data() == rule:
                self.table.selectRow(at)
                self.table.scrollTo(self.model.index(at, 0), QAbstractItemView.ScrollHint.PositionAtCenter)

    @Slot()
    def show_rules(self) -> None:
        """Fill in what is known now."""
        rows = self._presenter.rules()
        off = [row.rule for row in rows if not row.is_on]
        said = self.tr("共 {} 条规则，停用 {} 条：{}。对照过条文（✔）的规则不能停用。")
        self.count.setText(said.format(len(rows), len(off), "、".join(off) or self.tr("无")))
        self.model.set_rows(rows)
        if not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._show()

    def _build(self) -> None:
        self.table.setModel(self.model)
        dress_rows(self.table, self.tr("检查规则"))
        self.table.setMinimumHeight(theme.px(120))
        header = self.table.horizontalHeader()
        for column, width in enumerate(WIDTHS):
            self.table.setColumnWidth(column, theme.px(width))
        header.setSectionResizeMode(len(WIDTHS), QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GRID, 0, 0)
        layout.setSpacing(theme.GRID)
        self.count.setWordWrap(True)
        layout.addWidget(self.count)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._card())

    def _card(self) -> QFrame:
        card = QFrame()
        theme.set_look(card, "card")
        form = QFormLayout(card)
        form.setContentsMargins(*[theme.GRID] * 4)
        form.setVerticalSpacing(theme.GRID // 2)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("依据"), self.law)
        form.addRow(self.tr("出处"), self.source)
        form.addRow(self.tr("参数"), self.parameters)
        self.counting = QWidget()
        self._ways = FlowLayout(self.counting)
        self.counting.setToolTip(self.tr("法律没有写明的，由本单位选定口径；改过之后，案卷会重新检查。"))
        form.addRow(self.tr("计日"), self.counting)
        self._form = form
        form.addRow(self.tr("状态"), self.state)
        line = QHBoxLayout()
        line.setSpacing(theme.GRID)
        self.reason.setPlaceholderText(self.tr("停用的理由，例如：本地另有规定"))
        self.reason.setAccessibleName(self.tr("停用的理由"))
        line.addWidget(self.reason, 1)
        line.addStretch()
        line.addWidget(self.act)
        form.addRow("", line)
        return card

    @Slot()
    @Slot(QModelIndex, QModelIndex)
    def _show(self, _now: QModelIndex | None = None, _before: QModelIndex | None = None) -> None:
        row = self.row
        if row is None:
            return
        self.law.setText(row.law)
        self.source.setText(row.source)
        self.parameters.setText(row.parameters)
        state = self.tr("启用") if row.is_on else self.tr("停用")
        self.state.setText(f"{state}：{row.reason}" if row.reason else state)
        theme.set_look(self.state, "" if row.is_on else "doubt")
        self._show_ways(row.rule)
        self.reason.setVisible(row.switch is Switch.OFF)
        self.reason.clear()
        self.act.setVisible(row.switch is not Switch.NONE)
        self.act.setText(ACTS.get(row.switch, ""))

    def _show_ways(self, rule: str) -> None:
        """A box for each convention of counting."""
        while (item := self._ways.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        ways = self._presenter.conventions(rule)
        for name, words, holds in ways:
            box = QCheckBox(words)
            box.setChecked(holds)
            box.setProperty("way", (rule, name))
            box.clicked.connect(self._count)
            self._ways.addWidget(box)
            box.show()
        self._form.setRowVisible(self.counting, bool(ways))

    @Slot(bool)
    def _count(self, holds: bool) -> None:
        rule, name = self.sender().property("way")
        self._presenter.count_so(rule, name, holds)

    @Slot()
    def _act(self) -> None:
        row = self.row
        if row is None:
            return
        if row.switch is Switch.OFF:
            self._presenter.switch_off(row.rule, self.reason.text() or OFF_BY_OFFICE)
        elif row.switch is Switch.ON:
            self._presenter.switch_on(row.rule)
        elif row.switch is Switch.WITHDRAW:
            self._presenter.withdraw_version(row.rule)
        elif row.switch is Switch.ENTER:
            from reviewer.windows.preferences.version_dialog import VersionDialog

            dialog = VersionDialog(self._presenter, row.rule, self)
            dialog.exec()
            dialog.deleteLater()


def _text() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
