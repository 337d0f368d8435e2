"""Fines of like cases drawn as a strip with a box, this case's place marked. Pointing at a dot names its case."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reviewer.presenters.likes import LikesShape
from reviewer.windows import theme

MARGIN, DOT, NEAR = 14, 3.0, 6


class LikesPlot(QWidget):
    """Hidden where there is nothing to compare with. Its text alternative is the accessible description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shape_shown: LikesShape | None = None
        self.setAccessibleName(self.tr("类案罚款分布"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shape(self, shape: LikesShape | None) -> None:
        """Draws this; None hides the plot."""
        self.shape_shown = shape
        self.setVisible(shape is not None)
        self.setAccessibleDescription(shape.words if shape else "")
        self.update()

    def sizeHint(self) -> QSize:
        """A line of dots with words above and below it."""
        return QSize(240, theme.px(58))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box and median, dots, the diamond of this case, the sums at the ends."""
        shape = self.shape_shown
        if shape is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        self._draw_box(painter, shape, middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("muted"))
        for at in self._dots(shape):
            painter.drawEllipse(at, DOT, DOT)
        self._draw_own(painter, shape, middle)
        painter.setFont(theme.font(theme.SMALL, tabular=True))
        painter.setPen(theme.colour("muted"))
        below = QRectF(4, self.height() - theme.px(18), self.width() - 8, theme.px(18))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shape.low)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shape.high)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """The case under the mouse, else the whole in words."""
        if isinstance(event, QHelpEvent) and self.shape_shown is not None:
            QToolTip.showText(event.globalPos(), self.words_at(event.pos().x()), self)
            return True
        return super().event(event)

    def words_at(self, x: int) -> str:
        """What stands at this x: the cases there, else the whole in words."""
        shape = self.shape_shown
        if shape is None:
            return ""
        near = [words for at, words in shape.others if abs(self._x(at) - x) <= NEAR]
        if abs(self._x(shape.own) - x) <= NEAR:
            near.insert(0, shape.own_words)
        return "\n".join([*near[:8], "…"] if len(near) > 8 else near) or shape.words

    def _x(self, at: float) -> float:
        return MARGIN + at * (self.width() - 2 * MARGIN)

    def _dots(self, shape: LikesShape) -> list[QPointF]:
        """Dots that would lie on one another are set apart, up and down in turn."""
        dots: list[QPointF] = []
        stacked, before = 0, -100.0
        for at, _ in shape.others:
            x = self._x(at)
            stacked = stacked + 1 if x - before < 2 * DOT else 0
            before = before if stacked else x
            step = (stacked + 1) // 2 * (1 if stacked % 2 else -1)
            dots.append(QPointF(x, self.height() / 2 + max(-3, min(3, step)) * 2 * DOT))
        return dots

    def _draw_box(self, painter: QPainter, shape: LikesShape, middle: float) -> None:
        painter.setPen(QPen(theme.colour("control_line"), 1))
        painter.drawLine(QPointF(self._x(0), middle), QPointF(self._x(1), middle))
        left, centre, right = (self._x(at) for at in shape.box)
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRect(QRectF(left, middle - 8, max(2.0, right - left), 16))
        painter.setPen(QPen(theme.colour("text"), 2))
        painter.drawLine(QPointF(centre, middle - 8), QPointF(centre, middle + 8))

    def _draw_own(self, painter: QPainter, shape: LikesShape, middle: float) -> None:
        x, size = self._x(shape.own), 7.0
        corners = ((x, middle - size), (x + size, middle), (x, middle + size), (x - size, middle))
        painter.setPen(QPen(theme.colour("surface"), 1))
        painter.setBrush(theme.colour("accent"))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        painter.setFont(theme.font(theme.SMALL, bold=True, tabular=True))
        painter.setPen(theme.colour("accent"))
        width = painter.fontMetrics().horizontalAdvance(shape.own_words) + 4
        left = min(max(4.0, x - width / 2), self.width() - width - 4)
        painter.drawText(QRectF(left, 0, width, theme.px(17)), Qt.AlignmentFlag.AlignCenter, shape.own_words)
