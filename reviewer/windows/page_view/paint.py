"""Painting one page: paper, picture or what stands in for it, selected text."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from reviewer.presenters.pages.source import Frame
from reviewer.windows import theme


def draw_paper(painter: QPainter, rect: QRectF, frame: Frame | None, message: str, page: int) -> None:
    """The page's picture; where there is none yet, white paper with its number, or why there is none."""
    if frame is not None:
        draw_picture(painter, rect, frame.image)
    else:
        painter.fillRect(rect, QColor(theme.PAPER))
        painter.setPen(QColor(theme.LIGHT.muted))
        painter.setFont(theme.font(theme.BODY))
        words = message or f"第 {page} 页"
        inner = rect.adjusted(24, 24, -24, -24)
        inner.setHeight(min(inner.height(), 200))
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))


def draw_picture(painter: QPainter, rect: QRectF, image: QImage) -> None:
    """A picture that was drawn for this size goes pixel by pixel onto the screen: at 125 % a row would be lost here and
    there, and with it a thin line of a table. Any other is scaled."""
    ratio = painter.device().devicePixelRatioF()
    exact = image.width() == round(rect.width() * ratio)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not exact)
    if exact:
        to_device = painter.deviceTransform()
        corner, (back, _) = to_device.map(rect.topLeft()), to_device.inverted()
        rect = QRectF(back.map(QPointF(round(corner.x()), round(corner.y()))), QSizeF(image.size()) / ratio)
    painter.drawImage(rect, image)


def draw_selection(painter: QPainter, rects: Sequence[QRectF]) -> None:
    """Selected text, as with a marker pen."""
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for rect in rects:
        painter.fillRect(rect, QColor(theme.LIGHT.accent_soft))
    painter.restore()
