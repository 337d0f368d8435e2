"""What a paper needs beside the data: who sends it, its number, and the fields of its template."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
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

from forms.letters.templates import CORRESPONDENCE, PLAIN
from reviewer.presenters.papers_values import FieldView
from reviewer.printing.papers import Head
from reviewer.windows import theme
from reviewer.windows.number_box import NumberBox
from reviewer.windows.papers.rows_table import RowsTable

LONG_HEIGHT = 92  # pixels at 100 %: four lines without a bar


class PaperForm(QScrollArea):
    """Shows fields and says what was typed into them."""

    edited = Signal(str, object)  # field, words or rows
    head_edited = Signal(str, object)  # part of the head, its value

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fields: dict[str, QWidget] = {}
        self._holder = QWidget()
        self._layout = QVBoxLayout(self._holder)
        self._layout.setContentsMargins(*[theme.GRID] * 4)
        self._layout.setSpacing(theme.GRID)
        self.head = self._head_group()
        self._layout.addWidget(self.head)
        self._note = QLabel(self.tr("带 * 的必须填写。期限、联系人等各份相同，下次自动带出。"))
        self._note.setWordWrap(True)
        theme.set_look(self._note, "muted")
        self._body: QWidget | None = None
        self._layout.addWidget(self._note)
        self._layout.addStretch(1)
        self.setWidget(self._holder)
        self.setMinimumWidth(theme.px(320))

    def show_head(self, head: Head, *, is_letter: bool, numbered: bool, has_forms: bool = False) -> None:
        """Show who sends it and its number. A 评查表 has neither."""
        for box, text in ((self.office, head.office), (self.series, head.series), (self.date, head.date)):
            _set_text(box, text)
        for spin, number in ((self.year, head.year), (self.number, head.number)):
            spin.blockSignals(True)
            spin.setValue(number)
            spin.blockSignals(False)
        self.head.setVisible(is_letter)
        self._note.setVisible(is_letter)
        self._rows.setRowVisible(self._number_line, numbered)
        self.form.blockSignals(True)
        self.form.setCurrentIndex(max(self.form.findData(head.form), 0))
        self.form.blockSignals(False)
        self._rows.setRowVisible(self.form, has_forms)

    def show_fields(self, fields: Sequence[FieldView]) -> None:
        """Show these fields in place of those before; what has the focus keeps it."""
        focused = next((key for key, box in self.fields.items() if box.hasFocus()), "")
        if self._body is not None:
            self._layout.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self.fields = {}
        self._body = QWidget()
        form = QVBoxLayout(self._body)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(theme.GRID // 2)
        for view in fields:
            label = QLabel(f"{view.key} *" if view.required else view.key)
            box = self.fields[view.key] = self._field(view)
            label.setBuddy(box)
            form.addWidget(label)
            form.addWidget(box)
        self._layout.insertWidget(2, self._body)
        if focused in self.fields:
            self.fields[focused].setFocus()

    def _field(self, view: FieldView) -> QWidget:
        def tell(value: object) -> None:
            self.edited.emit(view.key, value)

        if view.columns:
            table = RowsTable(view.columns, view.rows, view.key)
            table.edited.connect(tell)
            return table
        if view.long:
            text = QPlainTextEdit(view.text)
            text.setTabChangesFocus(True)
            text.setFixedHeight(theme.px(LONG_HEIGHT))
            text.setAccessibleName(view.key)
            text.textChanged.connect(lambda: tell(text.toPlainText().strip()))
            return text
        line = QLineEdit(view.text)
        line.setAccessibleName(view.key)
        line.setCursorPosition(0)
        line.setToolTip(view.text)  # it may be longer than the box
        line.textChanged.connect(line.setToolTip)
        if view.common:
            line.setPlaceholderText(self.tr("各份相同，下次自动带出"))
        line.textChanged.connect(lambda value: tell(value.strip()))
        return line

    def _head_group(self) -> QGroupBox:
        group = QGroupBox(self.tr("发文"))
        self._rows = QFormLayout(group)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.GRID)
        self.office, self.series, self.date = QLineEdit(), QLineEdit(), QLineEdit()
        self.year, self.number = NumberBox(), NumberBox()
        self.year.setRange(0, 2999)
        self.number.setRange(0, 99_999)
        self.number.setSpecialValueText(self.tr("自动"))
        self.series.setMinimumWidth(theme.px(72))
        for spin in (self.year, self.number):
            spin.setMinimumWidth(theme.px(64))
        self._number_line = QWidget()
        line = QHBoxLayout(self._number_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GRID // 2)
        for widget in (self.series, QLabel("〔"), self.year, QLabel("〕"), self.number, QLabel("号")):
            line.addWidget(widget, 1 if widget is self.series else 0)
        self._rows.addRow(self.tr("单位"), self.office)
        self._rows.addRow(self.tr("文号"), self._number_line)
        self._rows.addRow(self.tr("日期"), self.date)
        self._add_form()
        for name, box in (("office", self.office), ("series", self.series), ("date", self.date)):
            box.setAccessibleName({"office": "发文单位", "series": "发文代字", "date": "落款日期"}[name])
            box.textChanged.connect(lambda value, part=name: self.head_edited.emit(part, value.strip()))
        self.year.setAccessibleName(self.tr("发文年份"))
        self.number.setAccessibleName(self.tr("发文顺序号"))
        self.year.valueChanged.connect(lambda value: self.head_edited.emit("year", value))
        self.number.valueChanged.connect(lambda value: self.head_edited.emit("number", value))
        return group

    def _add_form(self) -> None:
        """信函格式 or another head, for all letters of the office."""
        self.form = QComboBox()
        self.form.addItem(self.tr("按文书模板"), "")
        self.form.addItem(self.tr("信函格式（红色双线）"), CORRESPONDENCE)
        self.form.addItem(self.tr("普通版头（单线）"), PLAIN)
        self.form.setAccessibleName(self.tr("版头格式"))
        self.form.currentIndexChanged.connect(lambda at: self.head_edited.emit("form", self.form.itemData(at)))
        self._rows.addRow(self.tr("版头"), self.form)


def _set_text(box: QLineEdit, text: str) -> None:
    box.blockSignals(True)
    box.setText(text)
    box.setCursorPosition(0)
    box.blockSignals(False)
