"""What is drawn over a page: findings, vetoes, suspicions, search hits, facts. Colour never stands alone: each kind has
its own line, its own pattern and its own label."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from reviewer.presenters.pages.marks import MarkKind, PageMark
from reviewer.windows import theme
from reviewer.windows.page_view.tags import Placed
from scoring.casefile import Box


@dataclass(frozen=True, slots=True)
class _Look:
    colour: str
    line: Qt.PenStyle
    width: float
    pattern: Qt.BrushStyle
    strength: int  # alpha of the pattern, 0 to 255


_LOOKS = {
    MarkKind.FINDING: _Look(theme.MARK_FINDING, Qt.PenStyle.SolidLine, 2, Qt.BrushStyle.BDiagPattern, 70),
    MarkKind.VETO: _Look(theme.MARK_VETO, Qt.PenStyle.SolidLine, 3, Qt.BrushStyle.DiagCrossPattern, 70),
    MarkKind.SUSPICION: _Look(theme.MARK_SUSPICION, Qt.PenStyle.DashLine, 2, Qt.BrushStyle.NoBrush, 0),
    MarkKind.HIT: _Look(theme.MARK_HIT, Qt.PenStyle.NoPen, 0, Qt.BrushStyle.SolidPattern, 120),
    MarkKind.HIT_SHOWN: _Look(theme.MARK_SUSPICION, Qt.PenStyle.SolidLine, 2, Qt.BrushStyle.SolidPattern, 70),
    MarkKind.FACT: _Look(theme.MARK_FINDING, Qt.PenStyle.DotLine, 1.5, Qt.BrushStyle.NoBrush, 0),
    MarkKind.DRAFT: _Look(theme.MARK_FINDING, Qt.PenStyle.DashDotLine, 2, Qt.BrushStyle.SolidPattern, 40),
}
_AROUND_TEXT = 4  # boxes hug the letters; a frame drawn on them would strike the evidence through
_HITS = (MarkKind.HIT, MarkKind.HIT_SHOWN)
_EXACT = (MarkKind.HIT, MarkKind.DRAFT)
_NOWHERE = QRectF()


def mark_rect(place: QRectF, box: Box | None) -> QRectF:
    """The rectangle of a box (already turned as the page is) on a page shown at `place`."""
    if box is None:
        return place.adjusted(5, 5, -5, -5)
    return QRectF(
        place.x() + box.left * place.width(),
        place.y() + box.top * place.height(),
        (box.right - box.left) * place.width(),
        (box.bottom - box.top) * place.height(),
    )


def draw_mark(painter: QPainter, rect: QRectF, mark: PageMark, tag: QRectF = _NOWHERE, *, strong: bool = False) -> None:
    """Draws one mark at its rectangle, and its label where that has a place."""
    look = _LOOKS[mark.kind]
    rect = frame_of(rect, mark)
    fill = QColor(look.colour)
    fill.setAlpha(look.strength)
    whole_page = mark.box is None
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush if whole_page else QBrush(fill, look.pattern))
    pen = QPen(QColor(look.colour), look.width + (1.5 if strong else 0), look.line)
    painter.setPen(pen)
    if mark.kind in _HITS:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    if not _is_word_only(mark):
        painter.drawRect(rect)
    painter.restore()
    if mark.kind is MarkKind.HIT:
        painter.setPen(QPen(QColor(theme.MARK_SUSPICION), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if not tag.isEmpty():
        _draw_label(painter, tag, mark, look)


def frame_of(rect: QRectF, mark: PageMark) -> QRectF:
    """The rectangle that is drawn for a mark there."""
    if mark.box is None or mark.kind in _EXACT:
        return rect
    return rect.adjusted(-_AROUND_TEXT, -_AROUND_TEXT, _AROUND_TEXT, _AROUND_TEXT)


def _draw_label(painter: QPainter, tag: QRectF, mark: PageMark, look: _Look) -> None:
    painter.save()
    painter.setFont(theme.font(theme.SMALL, bold=True))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.colour))
    painter.drawRect(tag)
    painter.setPen(QColor(theme.PAPER))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, mark.label)
    painter.restore()


def _is_word_only(mark: PageMark) -> bool:
    """A suspicion that knows only the page: a frame around the whole page would point at nothing."""
    return mark.kind is MarkKind.SUSPICION and mark.box is None


def holds(placed: Placed, at: QPointF) -> bool:
    """Whether a click there means this mark: in a box, on its number, on the frame or word of a page marked whole."""
    mark, rect, tag = placed
    if tag.contains(at):
        return True
    if mark.box is not None:
        return rect.adjusted(-2, -2, 2, 2).contains(at)
    framed = rect.adjusted(-6, -6, 6, 6).contains(at) and not rect.adjusted(10, 10, -10, -10).contains(at)
    return framed and not _is_word_only(mark)
