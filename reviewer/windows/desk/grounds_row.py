"""Over the findings: one whose suspicion no longer holds since a fact was put right, and what can be done about it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from reviewer.presenters.desk.ports import FindingLine
from reviewer.windows import icons, theme
from reviewer.windows.desk.actions import key_of, tip
from reviewer.windows.frame.elided_label import ElidedLabel


class GroundsRow(QFrame):
    """Tells one at a time: the one chosen, else the first. Hidden while every finding stands on what it stood on."""

    chosen = Signal(str)
    withdrawn = Signal(str)
    kept = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "notice")
        self._finding = ""
        self._sign, self.words = QLabel(), ElidedLabel()
        theme.set_look(self.words, "doubt")
        self.look, self.withdraw, self.keep = (QPushButton() for _ in range(3))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID, 2, theme.GRID, 2)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._sign)
        layout.addWidget(self.words, 1)
        for button, signal in ((self.look, self.chosen), (self.withdraw, self.withdrawn), (self.keep, self.kept)):
            theme.set_look(button, "chip")
            button.clicked.connect(lambda _=False, s=signal: s.emit(self._finding))
            layout.addWidget(button)
        self.look.setText(self.tr("看这一条"))
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """The sign is drawn in the ink of the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._finding:
            self._draw_sign()

    def _draw_sign(self) -> None:
        self._sign.setPixmap(icons.pixmap("triangle-alert", "doubt", ratio=self.devicePixelRatioF()))

    def show_lines(self, lines: Sequence[FindingLine], chosen: str, *, locked: bool) -> None:
        """The findings as they stand."""
        shaken = [line for line in lines if line.grounds]
        self.setHidden(not shaken)
        if not shaken:
            return
        line = next((x for x in shaken if x.finding == chosen), shaken[0])
        self._finding = line.finding
        self._draw_sign()
        more = self.tr("（另有 {} 条）").format(len(shaken) - 1) if len(shaken) > 1 else ""
        words = self.tr("问题 {}（{} {}）的依据已更正，{}。{}").format(
            line.number, line.code, line.text, line.grounds, more
        )
        self.words.setText(words + (self.tr("要改动，请先把评查表退回。") if locked else ""))
        self.look.setToolTip(self.tr("翻到这一条问题；按 {} 逐条看").format(key_of("next_doubtful")))
        self.withdraw.setText(self.tr("撤回 {}").format(key_of("withdraw")))
        self.withdraw.setToolTip(self.tr("撤回这一条问题，可以撤销"))
        renews = self.tr("按新推算改 {}") if line.can_renew else self.tr("保留 {}")
        self.keep.setText(renews.format(key_of("keep")))
        self.keep.setToolTip(tip("keep"))
        self.look.setHidden(line.finding == chosen)
        for button in (self.withdraw, self.keep):
            button.setHidden(locked)
