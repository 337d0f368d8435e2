"""Asks for what an unverified rule needs before it can be used: law, source, period or sums, from when to when."""

from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLabel, QLineEdit, QWidget

from reviewer.library.local_rules.problems import day
from reviewer.library.rule_choices import UNIT_FIXED, OwnVersion, base_of
from reviewer.presenters.preferences import PreferencesPresenter
from reviewer.presenters.preferences_words import number_label
from reviewer.windows import theme
from reviewer.windows.dialog_buttons import dialog_buttons
from reviewer.windows.number_box import NumberBox
from scoring.clock import PeriodUnit
from scoring.errors import ReviewError

PERIODS = (
    (PeriodUnit.WORKDAYS, "工作日"),
    (PeriodUnit.DAYS, "日"),
    (PeriodUnit.MONTHS, "月"),
    (PeriodUnit.YEARS, "年"),
)


class VersionDialog(QDialog):
    """Agrees only to what the presenter takes."""

    def __init__(self, presenter: PreferencesPresenter, rule: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._rule = presenter, rule
        self._base = presenter.parameters[base_of(rule)]
        self.law, self.source = QLineEdit(), QLineEdit()
        self.length, self.unit = NumberBox(), QComboBox()
        self.numbers = {name: QLineEdit() for name in self._base.numbers}
        self.valid_from, self.valid_until = QLineEdit(), QLineEdit()
        self.problem = QLabel()
        self.setWindowTitle(self.tr("启用 {}").format(presenter.parameters[rule].title))
        self.setMinimumWidth(theme.px(560))
        self._build()

    def version(self) -> OwnVersion:
        """What the fields say. Raises ReviewError."""
        numbers = {name: _amount(number_label(name), field.text()) for name, field in self.numbers.items()}
        return OwnVersion(
            self._rule,
            " ".join(self.law.text().split()),
            " ".join(self.source.text().split()),
            (self.length.value() or None) if self._base.length is not None else None,
            PERIODS[self.unit.currentIndex()][0] if self._base.length is not None else PeriodUnit.DAYS,
            {name: value for name, value in numbers.items() if value is not None},
            _day(self.tr("适用起日"), self.valid_from.text()),
            _day(self.tr("适用止日"), self.valid_until.text()),
        )

    @Slot()
    def accept(self) -> None:
        """Close where everything is there; say what is missing where not."""
        try:
            self._presenter.enter_version(self.version())
        except ReviewError as error:
            self.problem.setText(f"✘ {error}")
            self.problem.show()
        else:
            super().accept()

    def _build(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(*[2 * theme.GRID] * 4)
        form.setSpacing(theme.GRID)
        note = QLabel(self.tr("程序没有核对过这条规定。对照正文填写之后才能启用；所填内容由本单位负责。"))
        theme.set_look(note, "doubt")
        theme.set_look(self.problem, "veto")
        for label in (note, self.problem):
            label.setWordWrap(True)
        self.law.setPlaceholderText(self.tr("《某某规定》第几条第几款"))
        self.source.setPlaceholderText(self.tr("在哪里核对的正文"))
        form.addRow(note)
        form.addRow(self.tr("依据条款(&L)"), self.law)
        form.addRow(self.tr("出处(&S)"), self.source)
        if self._base.length is not None:
            self.length.setRange(0, 3660)
            self.length.setSpecialValueText(" ")
            self.unit.addItems([word for _, word in PERIODS])
            self.unit.setCurrentIndex([unit for unit, _ in PERIODS].index(self._base.unit))
            self.unit.setEnabled(self._base.rule not in UNIT_FIXED)
            form.addRow(self.tr("期限(&D)"), self.length)
            form.addRow(self.tr("期限单位(&U)"), self.unit)
        for name, field in self.numbers.items():
            if self._base.length is not None:
                field.setPlaceholderText(f"{self._base.numbers[name]:f}")
            form.addRow(number_label(name), field)
        self.valid_from.setPlaceholderText(self.tr("例如：2015-01-01，没有的留空"))
        if self._rule.endswith("旧") and self._base.valid_from is not None:
            self.valid_until.setText((self._base.valid_from - timedelta(days=1)).isoformat())
        form.addRow(self.tr("适用起日(&F)"), self.valid_from)
        form.addRow(self.tr("适用止日(&T)"), self.valid_until)
        self.problem.hide()
        form.addRow(self.problem)
        form.addRow(dialog_buttons(self, self.tr("启用")))


def _amount(label: str, text: str) -> Decimal | None:
    if not text.strip():
        return None
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        raise ReviewError(f"{label}：“{text}”不是数字。") from None
    if not value.is_finite():
        raise ReviewError(f"{label}：“{text}”不是数字。")
    return value


def _day(label: str, text: str) -> date | None:
    if not text.strip():
        return None
    found = day(text.strip())
    if found is None:
        raise ReviewError(f"{label}：“{text}”不是有效日期。", "写成 2015-01-01。")
    return found
