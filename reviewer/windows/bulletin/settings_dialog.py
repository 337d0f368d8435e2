"""报头与发文设置: everything on a bulletin that does not come from the case files."""

from collections.abc import Mapping

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.presenters.bulletin_values import Settings
from reviewer.windows import theme

LEFT = (
    ("报头与编号", ("masthead", "year", "number", "total_number", "publisher", "issued_on", "title", "classification")),
    ("版记", ("reported_to", "sent_to", "distributed_to", "editor", "reviewer", "signatory", "copies")),
)
RIGHT = (
    ("评查活动", ("campaign", "organizer", "reviewed_period", "review_time", "drawing", "method", "previous_average")),
    ("整改要求", ("deadline", "report_to")),
    ("口径", ("unit_names", "balance_shares", "units")),
)
YES_NO = ("unit_names", "balance_shares")
LONG = ("units",)


class SettingsDialog(QDialog):
    """One field a setting, in the office's words."""

    def __init__(self, settings: Settings, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("报头与发文设置"))
        self._before, self._labels = settings, labels
        self.fields: dict[str, QWidget] = {}
        columns = QHBoxLayout()
        for groups in (LEFT, RIGHT):
            column = QVBoxLayout()
            for title, names in groups:
                column.addWidget(self._group(title, names))
            column.addStretch(1)
            columns.addLayout(column, 1)
        holder = QWidget()
        holder.setLayout(columns)
        area = QScrollArea()
        area.setWidget(holder)
        area.setWidgetResizable(True)
        layout = QVBoxLayout(self)
        layout.addWidget(area, 1)
        layout.addWidget(self._buttons())
        self.resize(theme.px(880), theme.px(620))

    def settings(self) -> dict[str, str]:
        """What the fields say; settings without a field stay as they were."""
        return {**self._before, **{name: self._value(name) for name in self.fields}}

    def _value(self, name: str) -> str:
        field = self.fields[name]
        if isinstance(field, QCheckBox):
            return "是" if field.isChecked() else "否"
        if isinstance(field, QPlainTextEdit):
            return field.toPlainText().strip()
        assert isinstance(field, QLineEdit)
        return field.text().strip()

    def _group(self, title: str, names: tuple[str, ...]) -> QGroupBox:
        box = QGroupBox(self.tr(title))
        form = QFormLayout(box)
        form.setSpacing(theme.GRID)
        for name in names:
            self.fields[name] = self._field(name)
            form.addRow(self._labels[name], self.fields[name])
        return box

    def _field(self, name: str) -> QWidget:
        value = str(self._before.get(name, ""))
        if name in YES_NO:
            check = QCheckBox()
            check.setChecked(value == "是")
            return check
        if name in LONG:
            text = QPlainTextEdit(value)
            text.setTabChangesFocus(True)
            text.setFixedHeight(theme.px(72))
            text.setPlaceholderText(self.tr("一行一个单位，正文中只可出现这些单位"))
            return text
        return QLineEdit("" if value == "0" else value)

    def _buttons(self) -> QDialogButtonBox:
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.button(standard.Ok).setText(self.tr("确定"))
        theme.set_look(buttons.button(standard.Ok), "primary")
        buttons.button(standard.Cancel).setText(self.tr("取消"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
