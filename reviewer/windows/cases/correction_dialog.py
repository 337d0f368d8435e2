"""更正案卷信息: what the machine guessed wrong about a case file."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLabel, QLineEdit, QWidget

from reviewer.presenters.cases import CasesPresenter
from reviewer.presenters.ports import CaseRow, Correction
from reviewer.windows import theme
from reviewer.windows.dialog_buttons import dialog_buttons
from reviewer.windows.name_box import NameBox

PROCEDURES = ("普通程序", "简易程序", "不予处罚")


class CorrectionDialog(QDialog):
    """Edits the catalogue data of one case file."""

    def __init__(self, row: CaseRow, units: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("更正案卷信息"))
        self.setMinimumWidth(theme.px(560))
        self.number = QLineEdit(row.number)
        self.title, self.cause, self.party = QLineEdit(row.title), QLineEdit(row.cause), QLineEdit(row.party)
        self.reference_number = QLineEdit(row.reference_number)
        self.unit = self._choice(row.unit, units)
        self.procedure = self._choice(row.procedure, PROCEDURES)
        form = QFormLayout(self)
        form.setContentsMargins(*[2 * theme.GRID] * 4)
        form.setSpacing(theme.GRID)
        note = QLabel(self.tr("这些内容由程序从卷内文书读出，有误时在此更正。"))
        theme.set_look(note, "muted")
        form.addRow(note)
        for label, field in (
            (self.tr("案卷代号(&B)"), self.number),
            (self.tr("案件名称(&M)"), self.title),
            (self.tr("承办机构(&J)"), self.unit),
            (self.tr("案由(&Y)"), self.cause),
            (self.tr("当事人(&D)"), self.party),
            (self.tr("文号(&W)"), self.reference_number),
            (self.tr("程序(&C)"), self.procedure),
        ):
            form.addRow(label, field)
        form.addRow(dialog_buttons(self, self.tr("更正")))
        self.title.setFocus()
        for line in (self.title, self.cause, self.party, self.reference_number):
            line.setSelection(len(line.text()), -len(line.text()))  # its beginning is in sight

    def correction(self) -> Correction:
        """What the fields say."""
        return Correction(
            self.number.text(),
            self.title.text(),
            self.unit.currentText(),
            self.cause.text(),
            self.party.text(),
            self.reference_number.text(),
            self.procedure.currentText(),
        )

    def _choice(self, value: str, known: Sequence[str]) -> QComboBox:
        box = NameBox()
        box.addItems(list(known))
        box.begin_with(value)
        if (line := box.lineEdit()) is not None:
            line.setCursorPosition(0)
        return box


def correct(row: CaseRow, presenter: CasesPresenter, parent: QWidget) -> None:
    """Ask what is right about this case file."""
    dialog = CorrectionDialog(row, presenter.units(), parent)
    dialog.accepted.connect(lambda: presenter.correct(row.case_id, dialog.correction()))
    dialog.open()
