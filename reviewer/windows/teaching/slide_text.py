"""The right half of the teaching view: what is wrong, the law, how it should be. To be read from the back of a room."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from reviewer.presenters.ports import Slide
from reviewer.windows import theme

SMALLEST_TYPE = 28  # pixels


class SlideText(QScrollArea):
    """Shows the words of one slide, as large as the screen allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        theme.set_look(holder, "surface")
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(4 * theme.GRID, 2 * theme.GRID, 3 * theme.GRID, 2 * theme.GRID)
        layout.addWidget(self._label)
        layout.addStretch(1)
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_slide(self, slide: Slide) -> None:
        """Put this slide's words up."""
        size = max(SMALLEST_TYPE, round(self.window().height() / 32))
        parts = [self._heading(slide, size)]
        parts += self._part(self.tr("问题"), slide.finding.split("\n"), size, "veto")
        parts += self._part(self.tr("法律依据"), slide.law, size, "muted")
        right = self.tr("应当怎样做") if slide.finding else self.tr("评查结果")
        parts += self._part(right, slide.remedy.split("\n"), size, "accent")
        parts += self._part(self.tr("不扣分的情形"), slide.exceptions, size, "muted")
        self._label.setText("".join(parts))
        self._label.setAccessibleName(slide.finding)
        self.verticalScrollBar().setValue(0)

    def plain_text(self) -> str:
        """The words that are up, without their looks."""
        from PySide6.QtGui import QTextDocumentFragment

        return QTextDocumentFragment.fromHtml(self._label.text()).toPlainText()

    def scroll_by(self, steps: int) -> None:
        """Up or down by half a screen, where the words are longer than the screen."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + steps * self.viewport().height() // 2)

    def _heading(self, slide: Slide, size: int) -> str:
        points = ""
        if slide.points:
            points = f" <span style='color:{theme.roles().veto}'>{escape(_points(slide.points))}</span>"
        look = f"font-size:{round(size * 1.3)}px;font-weight:700;margin:0"
        return f"<p style='{look}'>{escape(slide.heading)}{points}</p>"

    def _part(self, title: str, lines: tuple[str, ...] | list[str], size: int, role: str) -> list[str]:
        filled = [line for line in lines if line]
        if not filled:
            return []
        colour = getattr(theme.roles(), role)
        look = f"font-size:{size}px;font-weight:700;color:{colour};margin:{size * 3 // 4}px 0 0 0"
        head = f"<p style='{look}'>{title}</p>"
        style = f"font-size:{size}px;line-height:112%;margin:{size // 4}px 0 0 0"
        return [head, *(f"<p style='{style}'>{escape(line)}</p>" for line in filled)]


def _points(words: str) -> str:
    """−2 becomes −2 分; what a veto does is a sentence already."""
    return f"{words}\N{NO-BREAK SPACE}分" if words[-1:].isdigit() else words
