"""A rule on the item card: the number to press, what is wrong, what it costs."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reviewer.windows import theme

BOX, PAD = 22, 6


class RuleButton(QAbstractButton):
    """The number stands in its box; long texts break into lines."""

    def __init__(self, number: int, text: str, points: str, *, is_veto: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = str(number) if number <= 9 else ""
        self._points, self._is_veto = points, is_veto
        self.setText(text)
        self.setAccessibleName(f"{number}，{'一票否决，' if is_veto else ''}{text}，{points}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Long texts break."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as the text takes."""
        metrics = QFontMetrics(theme.font(theme.BODY))
        box = QRect(0, 0, max(60, width - self._left - self._points_width - PAD), 1000)
        height = metrics.boundingRect(
            box, Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere, self.text()
        ).height()
        return max(theme.px(BOX), height) + 2 * PAD

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        width = self.width() if self.width() > 60 else 300
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The height follows the width."""
        self.setFixedHeight(self.heightForWidth(event.size().width()))

    @property
    def _left(self) -> int:
        return PAD + theme.px(BOX) + PAD

    @property
    def _points_width(self) -> int:
        return QFontMetrics(theme.font(theme.SMALL, tabular=True)).horizontalAdvance(self._points) + PAD

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, number in its box, text, points."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = ("veto" if self._is_veto else "accent") if self.isEnabled() else "muted"
        ground = "accent_soft" if self.isEnabled() and (self.underMouse() or self.isDown()) else "raised"
        painter.setBrush(theme.colour(ground))
        painter.setPen(theme.colour(role if self.hasFocus() else "line"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        side = theme.px(BOX)
        box = QRect(PAD, PAD, side, side)
        painter.setPen(theme.colour(role))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(theme.font(theme.BODY, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._number)
        painter.setFont(theme.font(theme.SMALL, tabular=True))
        points = self.rect().adjusted(0, PAD, -PAD, -PAD)
        painter.drawText(points, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self._points)
        painter.setFont(theme.font(theme.BODY))
        painter.setPen(theme.colour("text" if role == "accent" else role))
        words = self.rect().adjusted(self._left, PAD, -self._points_width - PAD, -PAD)
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, flags, self.text())
