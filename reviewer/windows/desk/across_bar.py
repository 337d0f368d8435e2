"""Over the page while 横评 is going on: which item, which file of how many, the way on and out."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from reviewer.presenters.desk.across import DeskAcross
from reviewer.windows import icons, theme
from reviewer.windows.desk.actions import action, tip
from reviewer.windows.frame.elided_label import ElidedLabel

NARROW = 520  # pixels at 100 %


class AcrossBar(QFrame):
    """Shows where the way through the files stands; says which action was wanted."""

    wanted = Signal(str)

    def __init__(self, across: DeskAcross, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self._across, self._counts = across, ("", "")
        self.words, self.count = ElidedLabel(), QLabel()
        theme.set_look(self.words, "heading")
        theme.set_look(self.count, "muted")
        self.buttons: dict[str, QToolButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID, 2, theme.GRID, 2)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.count)
        for name, sign in (("file_back", "chevron-left"), ("file_on", "chevron-right"), ("leave", "x")):
            layout.addWidget(self._button(name, sign))
        across.changed.connect(self._show)
        self.hide()

    def _button(self, name: str, sign: str) -> QToolButton:
        leaves = name == "leave"
        button = QToolButton()
        button.setIcon(icons.icon(sign, "text"))
        button.setToolTip(self.tr("离开横评（Esc）") if leaves else tip(name))
        button.setAccessibleName(self.tr("离开横评") if leaves else action(name).words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.wanted.emit("across" if leaves else name))
        self.buttons[name] = button
        return button

    @Slot()
    def _show(self) -> None:
        along = self._across.along
        self.setVisible(along is not None)
        if along is None:
            return
        words = self.tr("横评　{}").format(along.item)
        self.words.setText(words)
        place = self.tr("第 {}/{} 卷").format(along.number, along.total)
        whole = self.tr("{}　看过 {}，已评 {}").format(place, along.seen, along.decided)
        self._counts = (whole, place)
        if not along.number:
            self._counts = (self.tr("本卷的标准没有这一项"), self.tr("本卷无此项"))
        self._count()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the count is told in short, the whole by its tip."""
        super().resizeEvent(event)
        self._count()

    def _count(self) -> None:
        self.count.setText(self._counts[self.width() < theme.px(NARROW)])
        self.count.setToolTip(self._counts[0])
