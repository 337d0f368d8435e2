"""截图遮盖: every clipping is looked at before the bulletin goes out; what was not recognised is covered by hand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.printing.clipping_choices import ClippingChoices
from reviewer.printing.clippings import Clipping, Cover, Reason
from reviewer.windows import theme
from reviewer.windows.bringing import fit
from reviewer.windows.bulletin.clipping_canvas import ClippingCanvas
from reviewer.windows.icons import icon
from scoring.casefile import Box

ICON = 16  # pixels at 100 %
ASKED = (Reason.UNSURE, Reason.STRANGE)  # covered by default, a person may let them be seen


class ClippingsDialog(QDialog):
    """A list of the clippings; the chosen one large, with what can be done about it."""

    decided = Signal(object)  # ClippingChoices

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("截图遮盖"))
        self._clippings: Sequence[Clipping] = ()
        self._choices, self._waiting = ClippingChoices(), False
        self._past: list[ClippingChoices] = []  # before each step that can be taken back
        self.list, self.canvas = QListWidget(), ClippingCanvas()
        self.said, self.about, self.progress = QLabel(), QLabel(), QLabel()
        self.list.setAccessibleName(self.tr("截图"))
        self.list.setFixedWidth(theme.px(264))
        self.list.setWordWrap(True)
        self.list.setIconSize(QSize(*[theme.px(ICON)] * 2))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add = self._button("plus", self.tr("加一块遮盖（N）"), self.canvas.begin)
        self.next = self._button("chevron-right", self.tr("下一处（空格）"), self._choose_next)
        self.remove = self._button("eye", self.tr("放开或者去掉（Delete）"), self._remove)
        self.omit = QCheckBox(self.tr("不用这张图"))
        self.confirm = QPushButton(icon("check", "on_accent"), self.tr("看过了，可以发"))
        theme.set_look(self.confirm, "primary")
        self.confirm.setShortcut("Ctrl+Return")
        self.confirm.setToolTip(self.tr("Ctrl+回车"))
        self.close_button = QPushButton(self.tr("关闭"))
        for button in (self.confirm, self.close_button):
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self._show()
        self.said.setText(self.tr("正在截取……"))
        fit(self, 980, 560)

    def show_clippings(self, clippings: Sequence[Clipping], choices: ClippingChoices, finding: str = "") -> None:
        """Show these; the one chosen before stays, else the first of `finding`, else the first not yet confirmed."""
        if self._waiting and choices != self._choices:
            return  # cut before what was decided last
        self._waiting = False
        place = self._current.place if self._current else None
        self._clippings, self._choices = clippings, choices
        self.list.blockSignals(True)
        self.list.clear()
        for clipping in clippings:
            self.list.addItem(QListWidgetItem(self._icon(clipping), self._label(clipping)))
        self.list.blockSignals(False)
        wanted = [at for at, one in enumerate(clippings) if one.place == place and not finding]
        wanted += [at for at, one in enumerate(clippings) if one.finding == finding and not self._done(one)]
        wanted += [at for at, one in enumerate(clippings) if not self._done(one)]
        self.list.setCurrentRow(next(iter(wanted), 0 if clippings else -1))
        self._show()

    @property
    def _current(self) -> Clipping | None:
        row = self.list.currentRow()
        return self._clippings[row] if 0 <= row < len(self._clippings) else None

    def _lay_out(self) -> None:
        note = QLabel(
            self.tr(
                "这些截图会印进简报。请逐张看：还有没有人名、签名、印章、门牌、车牌？"
                "程序没有认出来的笔迹和图形已经先行遮盖；漏掉的地方用鼠标拖一个框盖住。黑色部分不能恢复。"
            )
        )
        note.setWordWrap(True)
        self.said.setWordWrap(True)
        theme.set_look(self.about, "muted")
        area = QScrollArea()
        area.setWidget(self.canvas)
        area.setWidgetResizable(True)
        tools = QHBoxLayout()
        for widget in (self.add, self.next, self.remove):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(self.omit)
        right = QVBoxLayout()
        right.addWidget(self.said)
        right.addWidget(area, 1)
        right.addWidget(self.about)
        right.addLayout(tools)
        middle = QHBoxLayout()
        middle.addWidget(self.list)
        middle.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.progress, 1)
        foot.addWidget(self.confirm)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(note)
        layout.addLayout(middle, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.canvas.cover_drawn.connect(self._cover)
        self.canvas.chosen.connect(self._tell_about)
        self.canvas.removal_wanted.connect(self._remove)
        self.omit.clicked.connect(self._omit)
        self.confirm.clicked.connect(self._confirm)
        self.close_button.clicked.connect(self.accept)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._undo)

    def _button(self, name: str, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(icon(name), text)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _done(self, clipping: Clipping) -> bool:
        return clipping.place in self._choices.left_out or clipping.key in self._choices.seen

    def _label(self, clipping: Clipping) -> str:
        if clipping.place in self._choices.left_out:
            return self.tr("{}　不用").format(clipping.title)
        state = self.tr("已确认") if self._done(clipping) else self.tr("待确认")
        return self.tr("{}　{}").format(clipping.title, state)

    def _icon(self, clipping: Clipping) -> QIcon:
        if clipping.place in self._choices.left_out:
            return icon("circle-slash")
        return icon("circle-check", "accent") if self._done(clipping) else icon("circle")

    @Slot()
    def _show(self, _row: int = 0) -> None:
        clipping = self._current
        is_used = clipping is not None and clipping.place not in self._choices.left_out
        self.canvas.show_clipping(clipping)
        self.canvas.setEnabled(is_used)
        for widget in (self.add, self.next):
            widget.setEnabled(is_used)
        self.omit.setEnabled(clipping is not None)
        self.omit.setChecked(clipping is not None and not is_used)
        self.confirm.setEnabled(clipping is not None and not self._done(clipping))
        self.said.setText(self._summary(clipping))
        done, every = sum(map(self._done, self._clippings)), len(self._clippings)
        left = self.tr("已看 {} 张，共 {} 张").format(done, every) if every else ""
        self.progress.setText(self.tr("{} 张都已看过，可以关闭").format(every) if every and done == every else left)

    def _summary(self, clipping: Clipping | None) -> str:
        if clipping is None:
            return self.tr("没有要印的截图。")
        strange = sum(cover.reason in ASKED and not cover.shown for cover in clipping.covers)
        names = sum(cover.reason is Reason.NAME for cover in clipping.covers)
        said = self.tr("遮盖了 {} 处人名、号码等").format(names) if names else self.tr("没有认出人名、号码")
        if not strange:
            return said + self.tr("。")
        return said + self.tr("；另有 {} 处未识别的笔迹、印章或者图形（橙色框），已先行遮盖。").format(strange)

    @Slot(object)
    def _tell_about(self, cover: Cover | None) -> None:
        self.remove.setEnabled(cover is not None and cover.reason is not Reason.NAME)
        if cover is None:
            self.about.setText(self.tr("在图上拖动鼠标即可遮盖；点选一处可以查看为什么遮盖；做错了按 Ctrl+Z 撤销。"))
        elif cover.reason is Reason.NAME:
            self.about.setText(self.tr("{}：不能放开").format(cover.reason.value))
        else:
            self.about.setText(self.tr("{}：{}").format(cover.reason.value, "已放开" if cover.shown else "已遮盖"))

    @Slot(object)
    def _cover(self, box: Box) -> None:
        if self._current is not None:
            self._decide(self._choices.covered(self._current.place, box))

    @Slot()
    def _choose_next(self) -> None:
        self.canvas.choose_next()

    @Slot()
    def _remove(self) -> None:
        clipping, cover = self._current, self.canvas.cover
        if clipping is None or cover is None:
            return
        if cover.reason is Reason.HAND:
            self._decide(self._choices.uncovered(clipping.place, cover.box))
        elif cover.reason in ASKED:
            turn = self._choices.hidden if cover.shown else self._choices.revealed
            self._decide(turn(clipping.place, cover.box))

    @Slot()
    def _omit(self) -> None:
        if self._current is not None:
            self._decide(self._choices.left(self._current.place, out=self.omit.isChecked()))

    @Slot()
    def _confirm(self) -> None:
        clipping = self._current
        if clipping is None:
            return
        self.list.setCurrentRow(-1)  # the next one that waits
        self._decide(self._choices.looked_at(clipping.key, seen=True))

    @Slot()
    def _undo(self) -> None:
        if self._past and not self._waiting:
            self._tell(self._past.pop())

    def _decide(self, choices: ClippingChoices) -> None:
        self._past.append(self._choices)
        self._tell(choices)

    def _tell(self, choices: ClippingChoices) -> None:
        """Until the pictures are cut anew nothing more can be confirmed."""
        self._choices, self._waiting = choices, True
        self.confirm.setEnabled(False)
        self.decided.emit(choices)
