"""What a digit chooses: the number to press in its box, then what it stands for."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from reviewer.windows import theme
from reviewer.windows.desk.row_painting import broken, draw_rows

BOX, PAD, MOST_ROWS = 22, 6, 12
CHIP_BOX = 18


class RuleButton(QAbstractButton):
    """A rule on the item card: what is wrong, what it costs. Long texts break into lines."""

    def __init__(self, number: int, text: str, points: str, *, is_veto: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = str(number) if number <= 9 else ""
        self._cost = self._points = points
        self._is_veto, self._is_recorded = is_veto, False
        self._broken: dict[tuple[int, int], list[str]] = {}  # by room and size of text: a layout asks again and again
        self._point_widths: dict[tuple[int, str], int] = {}
        self.setText(text)
        self._called = f"{number}，{'一票否决，' if is_veto else ''}{text}，{points}"
        self.setAccessibleName(self._called)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_recorded(self, places: int) -> None:
        """In how many places of this file it was recorded: 0 for not at all. Its box is filled; the words stay where
        they are."""
        self._is_recorded = bool(places)
        self._points = f"×{places}　{self._cost}" if places > 1 else self._cost
        self.setAccessibleName(f"{self._called}，已记 {places} 处" if places else self._called)
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Long texts break."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as the text takes."""
        height = len(self._rows(width)) * QFontMetrics(theme.font(theme.BODY)).lineSpacing()
        return max(theme.px(BOX), height) + 2 * PAD

    def _rows(self, width: int) -> list[str]:
        room = max(60, width - self._left - self._points_width - PAD)
        key = (room, theme.px(theme.BODY))
        if key not in self._broken:
            self._broken[key] = broken(self.text(), theme.font(theme.BODY), room, MOST_ROWS)
        return self._broken[key]

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
        key = (theme.px(theme.SMALL), self._points)
        if key not in self._point_widths:
            face = theme.font(theme.SMALL, tabular=True)
            self._point_widths[key] = QFontMetrics(face).horizontalAdvance(self._points) + PAD
        return self._point_widths[key]

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
        _draw_key(painter, QRect(PAD, PAD, side, side), self._number, role, is_filled=self._is_recorded)
        painter.setFont(theme.font(theme.SMALL, tabular=True))
        painter.setPen(theme.colour(role))
        points = QRect(0, PAD, self.width() - PAD, side)  # level with the number
        painter.drawText(points, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._points)
        words = self.rect().adjusted(self._left, PAD, -self._points_width - PAD, -PAD)
        draw_rows(painter, words, self._rows(self.width()), "text" if role == "accent" else role)


class ChipButton(QPushButton):
    """A choice in few words, among others in one row. Its key is no part of the words: “2” beside “−1.5” was pressed
    for −2."""

    def __init__(self, number: int, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._number = str(number) if number <= 9 else ""
        self.setAccessibleName(f"{self._number}，{words}" if self._number else words)
        theme.set_look(self, "chip")

    @property
    def _key_width(self) -> int:
        return theme.px(CHIP_BOX) + PAD if self._number else 0

    def sizeHint(self) -> QSize:
        """With room for the key."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._key_width, max(hint.height(), theme.px(CHIP_BOX) + PAD))

    def minimumSizeHint(self) -> QSize:
        """Nothing of it is cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chip as it is styled, the key in its box, the words beside it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        option.rect = self.rect().adjusted(self._key_width, 0, 0, 0)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonLabel, option, painter, self)
        if self._number:
            side = theme.px(CHIP_BOX)
            box = QRect(PAD, (self.height() - side) // 2, side, side)
            _draw_key(painter, box, self._number, "accent" if self.isEnabled() else "muted")


def _draw_key(painter: QPainter, box: QRect, number: str, role: str, *, is_filled: bool = False) -> None:
    """The number to press, in its box."""
    painter.setPen(theme.colour(role))
    painter.setBrush(theme.colour(role) if is_filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(theme.colour("raised" if is_filled else role))
    painter.setFont(theme.font(theme.BODY if box.height() >= theme.px(BOX) else theme.SMALL, bold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)
