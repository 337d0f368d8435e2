"""报头与发文设置: everything on a bulletin that does not come from the case files."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.presenters.bulletin_values import Settings
from reviewer.windows import theme
from reviewer.windows.bringing import fit
from reviewer.windows.dialog_buttons import dialog_buttons

LEFT = (
    ("报头与编号", ("masthead", "year", "number", "total_number", "publisher", "issued_on", "title", "classification")),
    ("版记", ("reported_to", "sent_to", "distributed_to", "editor", "reviewer", "signatory", "copies")),
)
RIGHT = (
    (
        "评查活动",
        ("campaign", "organizer", "basis", "reviewed_period", "review_time", "drawing", "method", "previous_average"),
    ),
    ("整改要求", ("deadline", "report_to")),
    ("口径", ("unit_names", "balance_shares", "units")),
)
YES_NO = {
    "unit_names": "不勾选的，以A单位、B单位代替",
    "balance_shares": "合计调平为100.00%，并在注中说明",
}
LONG = ("units",)
HINTS = {  # what belongs into an empty field, and what is printed without it
    "title": "不填的，按活动名称拟写",
    "classification": "例如：内部资料　注意保存",
    "reported_to": "不填的，版记中没有这一行",
    "sent_to": "不填的，版记中没有这一行",
    "distributed_to": "不填的，版记中没有这一行",
    "copies": "只填份数，例如：30",
    "campaign": "例如：2026年第一次行政执法案卷评查",
    "organizer": "不填的，以编发单位代替",
    "basis": "例如：《××评查办法》；不填的，不写",
    "publisher": "印在报头和版记",
    "reviewed_period": "例如：2026年1月至6月",
    "review_time": "例如：2026年7月6日至8日",
    "drawing": "例如：随机抽取；不填的，正文不写",
    "method": "例如：交叉互评；不填的，正文不写",
    "previous_average": "自动取自上一次评查，没有的不写",
    "deadline": "例如：8月31日；不填的，不写期限",
    "report_to": "例如：局法制科；不填的，正文不写",
    "units": "参评单位以外可以写到的单位，一行一个",
}
LABEL_WIDTH = 116  # pixels at 100 %: the fields of one column begin at one line


class SettingsDialog(QDialog):
    """One field a setting, in the office's words."""

    wording_wanted = Signal()

    def __init__(self, settings: Settings, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("报头与发文设置"))
        self._before, self._labels = settings, labels
        self.fields: dict[str, QWidget] = {}
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, 2 * theme.GRID, 0)
        columns.setSpacing(4 * theme.GRID)
        for groups in (LEFT, RIGHT):
            column = QVBoxLayout()
            column.setSpacing(2 * theme.GRID)
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
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(area, 1)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said.hide()
        layout.addWidget(self.said)
        buttons = dialog_buttons(self, self.tr("确定"))
        wording = buttons.addButton(self.tr("改文字模板…"), QDialogButtonBox.ButtonRole.ResetRole)
        wording.setToolTip(self.tr("打开存放简报和文书文字模板的文件夹"))
        wording.setAutoDefault(False)
        wording.clicked.connect(self.wording_wanted)
        layout.addWidget(buttons)
        fit(self, 960, 720)

    def settings(self) -> dict[str, str]:
        """What the fields say; settings without a field stay as they were."""
        return {**self._before, **{name: self._value(name) for name in self.fields}}

    def say(self, text: str) -> None:
        """Tell something above the buttons."""
        self.said.setText(text)
        self.said.show()

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
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(theme.GRID)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name in names:
            self.fields[name] = self._field(name)
            label = QLabel(self._labels[name])
            label.setMinimumWidth(theme.px(LABEL_WIDTH))
            label.setBuddy(self.fields[name])
            form.addRow(label, self.fields[name])
        return box

    def _field(self, name: str) -> QWidget:
        value, hint = str(self._before.get(name, "")), self.tr(HINTS.get(name, ""))
        if name in YES_NO:
            check = QCheckBox(self.tr(YES_NO[name]))
            check.setAccessibleName(self._labels[name])
            check.setChecked(value == "是")
            return check
        if name in LONG:
            text = QPlainTextEdit(value)
            text.setTabChangesFocus(True)
            text.setFixedHeight(theme.px(72))
            text.setPlaceholderText(hint)
            return text
        line = QLineEdit("" if value == "0" else value)
        line.setPlaceholderText(hint)
        return line
