"""The form under the rubric that asks what must be said: chips, a remark, the number of places."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.presenters.desk.memory import DeskMemory
from reviewer.presenters.desk.ports import Prompt, PromptKind
from reviewer.windows import theme
from reviewer.windows.desk.flow import FlowLayout
from reviewer.windows.desk.remark_box import RemarkBox
from reviewer.windows.desk.remark_offers import RemarkOffers
from reviewer.windows.desk.row_painting import shortened
from reviewer.windows.desk.rule_button import ChipButton, RuleButton
from reviewer.windows.number_box import NumberBox

ROOM = 10_000  # more than any screen has
_GRAVE = (PromptKind.VETO, PromptKind.INELIGIBLE)
_ROWS = (PromptKind.ACCEPT, PromptKind.ATTACH)  # a choice, and nothing to write
_BUTTONS = {
    PromptKind.VETO: "认定",
    PromptKind.DISMISS: "排除",
    PromptKind.ACCEPT: "采纳",
    PromptKind.ATTACH: "附上",
    PromptKind.DOUBT: "记为存疑",
    PromptKind.CHANGE: "修改",
    PromptKind.RETURN: "退回",
}


class PromptForm(QFrame):
    """Enter answers, Esc leaves. Digits choose a chip while the box is empty or the cursor is not in it."""

    answered = Signal(str, str, int)
    left = Signal()
    unchosen = Signal()  # Enter, where a choice is still open
    typed = Signal()
    grown = Signal()  # it is there or gone, or takes another height

    def __init__(self, parent: QWidget | None = None, *, memory: DeskMemory | None = None) -> None:
        super().__init__(parent)
        self._prompt: Prompt | None = None
        self._memory = memory  # of what was being written when a prompt was left
        self._is_answered, self._is_fitting = False, False
        self._chips = QButtonGroup(self)
        self._chips.idClicked.connect(self._choose)
        self.remark = RemarkBox()
        self.offers = RemarkOffers((), (), ())
        self.count = NumberBox()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        self._layout.setSpacing(theme.GRID // 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def show_prompt(self, prompt: Prompt | None) -> None:
        """Asks this; None closes the form. Words that were not used are there when the same is asked again."""
        if self._is_answered and self.has_remark:
            self.remark.settle()
        self._clear()
        self._prompt = prompt
        if prompt is None:
            self.hide()
            self._take_height(0)
            return
        theme.set_look(self, "alarm" if _is_grave(prompt) else "card")
        self.setAccessibleName(prompt.title)
        self._add_words(prompt)
        self._add_chips(prompt)
        self._add_remark(prompt)
        self._add_buttons(prompt)
        self.show()
        self._take_height(self._layout.totalHeightForWidth(max(self.width(), 240)))
        if prompt.needs_chip:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._to_remark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words that break over more lines need their room."""
        if not self._is_fitting:
            self._take_height(self._layout.totalHeightForWidth(event.size().width()))

    def take_focus(self) -> None:
        """The keyboard to where the answer goes on: a choice that is still open, else the words."""
        assert self._prompt is not None
        if not self.has_remark or (self._prompt.needs_chip and not self._chosen()):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.remark.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_height(self, height: int) -> None:
        self.setMinimumHeight(max(0, height))
        self.grown.emit()

    @property
    def has_remark(self) -> bool:
        """Whether this prompt takes words."""
        return self._prompt is not None and self._prompt.kind not in _ROWS

    @property
    def is_choice(self) -> bool:
        """Whether it lists rules to choose from, each with its number."""
        return self._prompt is not None and self._prompt.kind in _ROWS

    def answer(self) -> None:
        """What was said so far is the answer."""
        if self._prompt is None:
            return
        chip = self._chosen()
        if self._prompt.needs_chip and not chip:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.unchosen.emit()
            return
        count = self.count.value() if self._prompt.counts else 1
        self._is_answered = True
        self.answered.emit(chip, self.remark.toPlainText() if self.has_remark else "", count)
        self._is_answered = False  # still here: the answer was refused

    def choose_number(self, number: int) -> bool:
        """Chooses the chip with this number; whether there is one."""
        if self._prompt is None or not 1 <= number <= min(9, len(self._prompt.chips)):
            return False
        self._chips.button(number - 1).click()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose a chip, Enter answers."""
        if self.choose_number(event.key() - Qt.Key.Key_0):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.answer()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the box Enter answers, Shift+Enter breaks the line, Alt and a digit take an earlier remark."""
        if watched is not self.remark or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.remark.insertPlainText("\n")
            else:
                self.answer()
            return True
        number = event.key() - Qt.Key.Key_0
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and 0 <= number <= 9:
            self.offers.press(number)
            return True  # nothing stands there: no digit slips into the words either
        if not event.modifiers() and not self.remark.toPlainText() and self.choose_number(number):
            return True
        if event.key() == Qt.Key.Key_Tab:
            self.remark.focusNextChild()
            return True
        return False

    def _chosen(self) -> str:
        chosen = self._chips.checkedId()
        return self._prompt.chips[chosen][0] if self._prompt and chosen >= 0 else ""

    def _choose(self, number: int) -> None:
        assert self._prompt is not None
        if self._prompt.kind in _ROWS:
            self.answer()
            return
        if self._prompt.chip_is_text:
            self._take(self._prompt.chips[number][0])
        self._to_remark()

    def _take(self, text: str) -> None:
        self.remark.setPlainText(text)
        self._to_remark()

    def _insert(self, words: str) -> None:
        """A citation where the cursor stands."""
        self.remark.insertPlainText(words)
        self.remark.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _suit_offers(self) -> None:
        self.offers.suit(self.remark.toPlainText())

    def fit_into(self, room: int) -> None:
        """What is only offered gives way where the form would be higher than this."""
        if not self.has_remark or self._is_fitting:
            return
        self._is_fitting = True
        self.offers.fit_into(ROOM)
        width, whole = max(self.width(), 240), self.offers.wanted()
        over = self._layout.totalHeightForWidth(width) - room
        if over > 0:
            self.offers.fit_into(whole - over)
        self.setMinimumHeight(max(0, self._layout.totalHeightForWidth(width)))
        self._is_fitting = False

    def _to_remark(self) -> None:
        self.remark.setFocus(Qt.FocusReason.OtherFocusReason)
        self.remark.moveCursor(self.remark.textCursor().MoveOperation.End)

    def _add_words(self, prompt: Prompt) -> None:
        look = "veto" if _is_grave(prompt) else "heading"
        self._add_line(prompt.title, look)
        self._add_line(prompt.hint, "muted")

    def _add_line(self, words: str, look: str) -> None:
        if words:
            label = QLabel(shortened(words))
            label.setToolTip(words if label.text() != words else "")
            label.setWordWrap(True)
            theme.set_look(label, look)
            self._layout.addWidget(label)

    def _add_chips(self, prompt: Prompt) -> None:
        if not prompt.chips:
            return
        in_rows = prompt.kind in _ROWS
        row = QVBoxLayout() if in_rows else FlowLayout()
        for number, (value, words) in enumerate(prompt.chips):
            button: QAbstractButton = (
                RuleButton(number + 1, words, prompt.costs.get(value, ""), is_veto=value in prompt.vetoes)
                if in_rows
                else ChipButton(number + 1, words)
            )
            button.setCheckable(not prompt.chip_is_text)
            button.setChecked(value == prompt.chosen)
            self._chips.addButton(button, number)
            row.addWidget(button)
        self._layout.addLayout(row)

    def _add_remark(self, prompt: Prompt) -> None:
        if not self.has_remark:
            return
        self.remark = RemarkBox(prompt.title, prompt.text, self._memory)
        if self.remark.is_begun:
            self._add_line(self.tr("上次没有记完的说明已填上，可以接着写；清空就不再保留。"), "muted")
        self.remark.setAccessibleName(self.tr("说明"))
        self.remark.setPlaceholderText(self.tr("说明（必填）") if prompt.needs_text else self.tr("说明（可不填）"))
        self.remark.setTabChangesFocus(True)
        self.remark.installEventFilter(self)
        self.remark.textChanged.connect(self.typed)
        self._layout.addWidget(self.remark, 10)
        changed = prompt.text if prompt.kind is PromptKind.CHANGE else ""
        self.offers = RemarkOffers(prompt.offers, prompt.others, prompt.law, changed)
        self.offers.taken.connect(self._take)
        self.offers.inserted.connect(self._insert)
        self.offers.grown.connect(self.grown)  # asks for room, and is given what there is
        self.remark.textChanged.connect(self._suit_offers)
        self._layout.addWidget(self.offers)
        self._suit_offers()

    def _add_buttons(self, prompt: Prompt) -> None:
        row = QHBoxLayout()
        if prompt.counts:
            self.count = NumberBox()
            self.count.setRange(1, 99)
            self.count.setValue(prompt.counts)
            self.count.setSuffix(self.tr(" 处"))
            self.count.setAccessibleName(self.tr("处数"))
            row.addWidget(self.count)
        row.addStretch(1)
        leave = QPushButton(self.tr("放弃 Esc"))
        leave.clicked.connect(self.left)
        record = QPushButton(self.tr("{} 回车").format(_BUTTONS.get(prompt.kind, self.tr("记录"))))
        theme.set_look(record, "veto" if _is_grave(prompt) else "primary")
        record.clicked.connect(self.answer)
        row.addWidget(record)
        row.addWidget(leave)
        self._layout.addStretch(1)  # room that nothing needs
        self._layout.addLayout(row)  # before anything is shown: a button without a parent would be a window
        record.setVisible(prompt.kind not in _ROWS or bool(prompt.chosen))  # there a chip is the answer

    def _clear(self) -> None:
        for button in self._chips.buttons():
            self._chips.removeButton(button)
        _empty(self._layout)


def _is_grave(prompt: Prompt) -> bool:
    return prompt.is_veto or prompt.kind in _GRAVE


def _empty(layout: QLayout) -> None:
    """Takes everything out of a layout and lets it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            _empty(inner)
