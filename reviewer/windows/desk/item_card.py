"""The card of the current item: its numbered rules, its marks, then what helps to decide."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.presenters.desk.ports import ItemLook, ItemStatus
from reviewer.presenters.desk.status import points_text
from reviewer.windows import icons, theme
from reviewer.windows.desk.actions import action, key_of, tip
from reviewer.windows.desk.flow import FlowLayout
from reviewer.windows.desk.focus import leave_keyboard
from reviewer.windows.desk.rule_button import RuleButton
from scoring.rubric import Criterion, Deduction, Veto
from scoring.trace import shown

MARKS = ("no_problem", "not_applicable", "missing", "elsewhere", "doubt")
_LOOK_OF = {
    "no_problem": ItemLook.CLEAN,
    "not_applicable": ItemLook.NOT_APPLICABLE,
    "missing": ItemLook.MISSING,
    "elsewhere": ItemLook.ELSEWHERE,
}
_MARK_WORDS = {
    "no_problem": "无问题",
    "not_applicable": "不适用",
    "missing": "应有而无",
    "elsewhere": "他处满足",
    "doubt": "存疑",
}


class ItemCard(QScrollArea):
    """Shows one criterion; says which rule or mark was chosen."""

    rule_chosen = Signal(int)
    mark_chosen = Signal(str)  # the action's name
    frames_unwanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("当前评查项"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._marks: dict[str, QPushButton] = {}
        self._rules: list[RuleButton] = []
        self._names: list[str] = []  # of the rules
        self._next = QPushButton()
        self._reason, self._conclusion = QLabel(), QLabel()
        self._place, self._drop = QLabel(), QToolButton()

    def show_item(self, leaf: Criterion | None, rules: Sequence[Deduction | Veto]) -> None:
        """Another criterion."""
        inside = QWidget()
        self._rules, self._names = [], [rule.id for rule in rules]
        theme.set_look(inside, "surface")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        layout.setSpacing(theme.GRID // 2)
        if leaf is not None:
            self._add_head(layout, leaf)
            self._conclusion = _hidden_words("doubt")
            layout.addWidget(self._conclusion)
            for number, rule in enumerate(rules, 1):
                button = RuleButton(number, rule.text, points_text(rule), is_veto=isinstance(rule, Veto))
                button.clicked.connect(lambda _=False, n=number: self.rule_chosen.emit(n))
                layout.addWidget(button)
                self._rules.append(button)
            layout.addLayout(self._mark_row())
            self._reason = _hidden_words("muted")
            layout.addWidget(self._reason)
            for title, texts in _helps(leaf):
                self._add_help(layout, title, texts)
        layout.addStretch(1)
        leave_keyboard(inside)
        self.setWidget(inside)

    @property
    def head_height(self) -> int:
        """What the item's name and the place of the next finding take."""
        inside = self.widget()
        rule = self._rules[0] if self._rules else None
        first = self._conclusion if rule is not None and not self._conclusion.isHidden() else rule
        return first.y() if inside is not None and first is not None and first.y() > 0 else 0

    @property
    def answers_height(self) -> int:
        """What the numbered rules and the marks take, with the head over them."""
        inside = self.widget()
        return self._next.geometry().bottom() + theme.GRID if inside is not None and self.head_height else 0

    def show_status(self, status: ItemStatus | None, reason: str, place: str, *, locked: bool) -> None:
        """How the item stands, why, and where the next finding will be put."""
        for name, button in self._marks.items():
            on = status is not None and (bool(status.doubts) if name == "doubt" else status.look is _LOOK_OF[name])
            button.setChecked(on)
            button.setEnabled(not locked)
        for rule in self._rules:
            rule.setEnabled(not locked)
        self._next.setEnabled(not locked)
        is_settled = status is not None and status.settled > 0  # what was concluded comes before the rules
        for label, is_its_place in ((self._conclusion, is_settled), (self._reason, not is_settled)):
            label.setText(reason if is_its_place else "")
            label.setVisible(bool(label.text()))
        self._place.setText("" if locked else place)
        self._place.setHidden(locked)

    def show_recorded(self, places: Mapping[str, int]) -> None:
        """In how many places each of the rules was recorded."""
        for name, rule in zip(self._names, self._rules, strict=False):
            rule.show_recorded(places.get(name, 0))

    def show_frames(self, *, drawn: bool, away: bool) -> None:
        """Whether frames wait for a finding, and stand on a page that is not looked at: said loudly."""
        self._drop.setVisible(drawn)
        theme.set_look(self._place, "doubt" if away else "muted")

    def _add_head(self, layout: QVBoxLayout, leaf: Criterion) -> None:
        head = QLabel(f"{leaf.code} {leaf.title}")
        theme.set_look(head, "heading")
        head.setWordWrap(True)
        points = QLabel(self.tr("{} 分").format(shown(leaf.points)) if leaf.points is not None else "")
        theme.set_look(points, "muted")
        row = QHBoxLayout()
        row.addWidget(head, 1)
        row.addWidget(points, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(row)
        self._place = QLabel()
        self._place.setWordWrap(True)
        theme.set_look(self._place, "muted")
        self._place.setToolTip(
            self.tr("下一条问题记在这里。拖动鼠标可框选证据；按 {} 记在全卷；点目录中“缺”可记缺失的文书。").format(
                key_of("whole_file")
            )
        )
        self._drop = QToolButton()
        self._drop.setIcon(icons.icon("x", "text"))
        self._drop.setToolTip(self.tr("放弃框选（Esc）"))
        self._drop.setAccessibleName(self.tr("放弃框选"))
        self._drop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._drop.clicked.connect(self.frames_unwanted)
        line = QHBoxLayout()
        line.addWidget(self._place, 1)
        line.addWidget(self._drop, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(line)
        self._drop.hide()

    def _mark_row(self) -> FlowLayout:
        row = FlowLayout()
        self._marks = {}
        for name in MARKS:
            button = QPushButton(f"{key_of(name)}  {_MARK_WORDS[name]}")
            button.setCheckable(True)
            button.setToolTip(tip(name))
            button.setAccessibleName(action(name).words)
            theme.set_look(button, "chip")
            button.clicked.connect(lambda _=False, n=name: self.mark_chosen.emit(n))
            row.addWidget(button)
            self._marks[name] = button
        row.addWidget(self._next_button())
        return row

    def _next_button(self) -> QPushButton:
        """The way on for the mouse, where the mouse is; and the key for it, in sight."""
        button = QPushButton(self.tr("{}  下一未评项").format(key_of("next_unscored")))
        button.setToolTip(tip("next_unscored"))
        theme.set_look(button, "link")
        button.clicked.connect(lambda: self.mark_chosen.emit("next_unscored"))
        self._next = button
        return button

    def _add_help(self, layout: QVBoxLayout, title: str, texts: Sequence[str]) -> None:
        if not texts:
            return
        line = QFrame()
        line.setFixedHeight(theme.GRID // 2)
        layout.addWidget(line)
        head = QLabel(title)
        theme.set_look(head, "muted")
        layout.addWidget(head)
        for text in texts:
            label = QLabel(text if len(texts) == 1 else f"· {text}")
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            layout.addWidget(label)


def _hidden_words(look: str) -> QLabel:
    """For words that are there only sometimes."""
    label = QLabel()
    label.setWordWrap(True)
    theme.set_look(label, look)
    label.hide()
    return label


def _helps(leaf: Criterion) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("评查要求", (leaf.text,) if leaf.text else ()),
        ("常见错误", leaf.common_mistakes),
        ("注意事项（不扣分的情形）", leaf.notes),
        ("依据", leaf.legal_basis),
    )
