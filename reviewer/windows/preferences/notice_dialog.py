"""Reads a year's holidays out of the pasted notice, and shows what it understood before anything is kept."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reviewer.library.calendars import Years
from reviewer.library.holiday_notice import HINT, read_notice, without_days, year_of_notice
from reviewer.windows import theme
from reviewer.windows.bringing import fit
from reviewer.windows.dialog_buttons import AGREE, dialog_buttons
from reviewer.windows.number_box import NumberBox
from scoring.errors import ReviewError


class NoticeDialog(QDialog):
    """The year, the words, and what they mean."""

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("添加年度节假日安排"))
        fit(self, 640, 460)
        self.years: Years = {}
        self.year, self.words, self.understood = NumberBox(), QPlainTextEdit(), QLabel()
        self.year.setRange(2000, 2199)
        self.year.setValue(year)
        self.words.setPlaceholderText(self.tr("粘贴国务院办公厅《关于某年部分节假日安排的通知》"))
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(self.tr("通知正文"))
        self.understood.setWordWrap(True)
        form = QFormLayout()
        form.addRow(self.tr("年度(&Y)"), self.year)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        layout.addLayout(form)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.understood)
        buttons = dialog_buttons(self, self.tr("添加"))
        self._agree = buttons.button(AGREE)
        layout.addWidget(buttons)
        self.words.textChanged.connect(self._take_year)
        self.year.valueChanged.connect(self._read)
        self.words.setFocus()
        self._read()

    @Slot()
    def _take_year(self) -> None:
        """The notice's own title says which year it is about."""
        named = year_of_notice(self.words.toPlainText())
        if named is not None:
            self.year.setValue(named)
        self._read()

    @Slot()
    def _read(self) -> None:
        self.years = {}
        text = self.words.toPlainText().strip()
        if not text:
            self._say(HINT, "muted")
            return
        try:
            self.years = read_notice(text, self.year.value())
        except ReviewError as error:
            self._say(f"✘ {error}", "veto")
            return
        off, worked = self.years[self.year.value()]
        said = self.tr("读出：放假的周一至周五 {} 天（{}）；调休上班 {} 天（{}）。请与通知核对。")
        listed = ["、".join(f"{d.month}月{d.day}日" for d in sorted(days)) or self.tr("无") for days in (off, worked)]
        missing = "、".join(without_days(text))
        half = self.tr("⚠ 没有读出{}的放假日期，通知可能没有粘贴完整。\n").format(missing) if missing else ""
        self._say(half + said.format(len(off), listed[0], len(worked), listed[1]), "doubt" if missing else "")

    def _say(self, text: str, look: str) -> None:
        self.understood.setText(text)
        theme.set_look(self.understood, look)
        self._agree.setEnabled(bool(self.years))
