"""The contrast of every word on a screen: in which colour it is really written, on what really lies behind it."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QRegion, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from reviewer.windows.theme import contrast

ENOUGH = 4.5
SVG = "{http://www.w3.org/2000/svg}"
NEAR = 24  # how far a pixel may be from a colour, in each of red, green and blue, and still show it
SHOWN = 0.01  # the share of the pixels behind words that show their colour, where they are seen at all


class Word(NamedTuple):
    """Words as they are drawn in one go."""

    text: str
    ink: QColor
    where: QRect


class Read(NamedTuple):
    """Words with the ground they are read on."""

    text: str
    ink: str
    ground: str
    ratio: float


def faint(root: QWidget, enough: float = ENOUGH) -> list[str]:
    """Words of a window that are hard to read, and in what colours they stand."""
    found = (f"“{r.text}” {r.ink} on {r.ground}: {r.ratio:.2f}" for r in read(root) if r.ratio < enough)
    return list(dict.fromkeys(found))


def read(root: QWidget) -> Iterator[Read]:
    """Every word that is seen on a window."""
    picture = root.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ratio = picture.devicePixelRatio()
    for widget in (root, *(child for child in root.findChildren(QWidget) if child.window() is root.window())):
        corner = widget.mapTo(root, QPoint(0, 0)) if widget is not root else QPoint(0, 0)
        seen = widget.visibleRegion() if widget.isVisible() else QRegion()
        for word in drawn(widget) if not seen.isEmpty() else ():
            if not seen.contains(word.where.center()) or _is_covered(root, widget, word.where.center() + corner):
                continue  # scrolled away, or below something else
            box = QRectF(word.where.translated(corner))
            pixels = _pixels(picture, QRectF(box.topLeft() * ratio, box.size() * ratio))
            inked = sum(count for pixel, count in pixels.items() if _is_near(pixel, word.ink.rgb()))
            if inked > SHOWN * pixels.total():  # else they are drawn once more, as chosen
                ink, ground = word.ink.name(), QColor(pixels.most_common(1)[0][0]).name()
                yield Read(word.text, ink, ground, contrast(ink, ground))


def _is_covered(root: QWidget, widget: QWidget, spot: QPoint) -> bool:
    """Whether another widget lies over this one here."""
    top = root.childAt(spot)
    return top is not None and top is not widget and not widget.isAncestorOf(top)


def drawn(widget: QWidget) -> Iterator[Word]:
    """Every word that a widget itself draws, as the drawing of it in a file of vectors tells."""
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(file)
    generator.setSize(widget.size())
    generator.setViewBox(widget.rect())
    widget.render(generator, QPoint(), QRegion(), QWidget.RenderFlag(0))  # without its children
    del generator  # the file is complete
    for group in ElementTree.fromstring(bytes(file.data().data())).iter(f"{SVG}g"):
        moved = _transform(group.get("transform", ""))
        for element in group.findall(f"{SVG}text"):
            if (element.text or "").strip():
                yield _word(element, moved)


def _word(element: ElementTree.Element, moved: QTransform) -> Word:
    text = (element.text or "").strip("\n")
    font = QFont(element.get("font-family", "").split(",")[0])
    font.setPixelSize(round(float(element.get("font-size", "14"))))
    font.setWeight(QFont.Weight(int(element.get("font-weight", "400"))))
    metrics = QFontMetricsF(font)
    corner_x, base_y = float(element.get("x", "0")), float(element.get("y", "0"))
    box = QRectF(corner_x, base_y - metrics.ascent(), metrics.horizontalAdvance(text), metrics.height())
    ink = QColor(element.get("fill", "#000000"))
    return Word(text, ink, moved.mapRect(box).toAlignedRect())


def _transform(text: str) -> QTransform:
    if not text.startswith("matrix("):
        return QTransform()
    m11, m12, m21, m22, dx, dy = (float(part) for part in text[len("matrix(") : -1].split(","))
    return QTransform(m11, m12, m21, m22, dx, dy)


def _pixels(picture: QImage, box: QRectF) -> Counter[int]:
    area = picture.rect() & box.toAlignedRect()
    return Counter(
        picture.pixel(x, y) for y in range(area.top(), area.bottom() + 1) for x in range(area.left(), area.right() + 1)
    )


def _is_near(one: int, other: int) -> bool:
    return all(abs((one >> shift & 255) - (other >> shift & 255)) <= NEAR for shift in (0, 8, 16))
