"""What the desk's lists share: a row with a sign at the left, words, and figures at the right."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.presenters.desk.ports import ItemLook, LineLook
from reviewer.windows import icons, theme

LONGEST = 80  # characters of a sentence that stands over other things
Index = QModelIndex | QPersistentModelIndex
Sign = tuple[str, str]  # icon, role

ITEM_SIGNS: dict[ItemLook, Sign] = {
    ItemLook.UNTOUCHED: ("circle", "muted"),
    ItemLook.CLEAN: ("circle-check", "muted"),
    ItemLook.FINDING: ("circle-dot", "accent"),
    ItemLook.VETO: ("octagon-alert", "veto"),
    ItemLook.NOT_APPLICABLE: ("circle-slash", "muted"),
    ItemLook.ELSEWHERE: ("link", "muted"),
    ItemLook.MISSING: ("file-warning", "accent"),
}
LINE_SIGNS: dict[LineLook, Sign] = {
    LineLook.UNREAD: ("circle", "muted"),
    LineLook.READ: ("circle-check", "muted"),
    LineLook.FINDING: ("circle-dot", "accent"),
    LineLook.SUSPICION: ("triangle-alert", "doubt"),
    LineLook.MISSING: ("file-plus", "doubt"),
    LineLook.UNSEEN: ("file-plus", "muted"),
}


class Tail(NamedTuple):
    """Something at the right end of a row: words or a sign, in a role's colour."""

    words: str = ""
    sign: str = ""
    role: str = "muted"


class RowDelegate(QStyledItemDelegate):
    """Paints the ground of a row; its children say what stands on it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One row, growing with the text."""
        return QSize(120, theme.px(26))

    def ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Selection, hover, and a bar at the left where the keyboard is."""
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, theme.colour("accent_soft"))
            bar = QRect(option.rect.x(), option.rect.y(), 3, option.rect.height())
            painter.fillRect(bar, theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.colour("ground"))

    def heading(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, words: str) -> None:
        """A row that names those below it."""
        painter.fillRect(option.rect, theme.colour("ground"))
        draw_words(painter, rect, words, "text", bold=True)


def draw_sign(painter: QPainter, rect: QRect, sign: Sign) -> None:
    """An icon at the left of a row, half way up."""
    ratio = painter.device().devicePixelRatioF()
    picture = icons.pixmap(sign[0], sign[1], ratio=ratio)
    painter.drawPixmap(rect.x(), rect.y() + (rect.height() - icons.side()) // 2, picture)


def beside_sign(rect: QRect) -> QRect:
    """What is left of a row beside a sign at its left."""
    return rect.adjusted(icons.side() + 6, 0, 0, 0)


def draw_tails(painter: QPainter, rect: QRect, tails: list[Tail]) -> int:
    """What stands at the right end, last one outermost. How much width it took."""
    right = rect.right() - 6
    for tail in reversed(tails):
        if tail.words:
            painter.setFont(theme.font(theme.SMALL, tabular=True))
            width = painter.fontMetrics().horizontalAdvance(tail.words)
            painter.setPen(theme.colour(tail.role))
            box = QRect(right - width, rect.y(), width, rect.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, tail.words)
            right -= width + 4
        if tail.sign:
            right -= icons.side()
            draw_sign(painter, QRect(right, rect.y(), icons.side(), rect.height()), (tail.sign, tail.role))
            right -= 4
    return rect.right() - right


def draw_words(
    painter: QPainter,
    rect: QRect,
    words: str,
    role: str = "text",
    *,
    bold: bool = False,
    cut_at: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """Text in a row, cut with an ellipsis where it is too long."""
    painter.setFont(theme.font(theme.BODY, bold=bold))
    painter.setPen(QColor(theme.colour(role)))
    cut = painter.fontMetrics().elidedText(words, cut_at, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


def broken(words: str, font: QFont, width: int, most: int) -> list[str]:
    """Words over as many rows as they take, at most so many: none begins with a comma or cuts a number in two. The last
    one holds all the rest."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(words, font)
    layout.setTextOption(option)
    layout.beginLayout()
    rows: list[str] = []
    begin = 0
    while words and len(rows) < most - 1 and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        begin = line.textStart() + line.textLength()
        rows.append(words[line.textStart() : begin])
    layout.endLayout()
    return [*rows, words[begin:]] if words[begin:] else rows


def shortened(words: str) -> str:
    """A sentence that leaves room for what stands below it; the whole of it is told elsewhere."""
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def draw_rows(painter: QPainter, rect: QRect, rows: list[str], role: str = "text") -> None:
    """Rows of equal height; what does not fit into one is cut."""
    painter.setFont(theme.font(theme.BODY))
    painter.setPen(theme.colour(role))
    height = rect.height() // max(1, len(rows))
    for number, part in enumerate(rows):
        row = QRect(rect.x(), rect.y() + number * height, rect.width(), height)
        shown = painter.fontMetrics().elidedText(part, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
