"""The one icon family (Lucide), drawn in the colour of a role of the theme that is on when it is painted."""

from functools import cache, lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtWidgets import QLineEdit, QToolButton

from reviewer.windows import theme

SIZE = 2 * theme.GRID  # at 100 %
BESIDE = 20  # what the stylesheet asks for in a button with words: the icon at its left, and a gap at its right


def icon(name: str, role: str = "muted") -> QIcon:
    """The icon resources/icons/`name`.svg in a role's colour; it follows the theme without being set again."""
    return QIcon(_Engine(name, role))


def let_clear(line: QLineEdit) -> None:
    """A cross at the end of a line that empties it; Qt would take its own, of another family."""
    line.setClearButtonEnabled(True)
    for button in line.findChildren(QToolButton):  # not its action: any change of that shows it beside an empty line
        button.setIcon(icon("x"))
        button.setAccessibleName(line.tr("清空"))


def side() -> int:
    """How wide and high an icon beside text is now: it grows with the text."""
    return theme.px(SIZE)


def pixmap(name: str, role: str = "muted", size: int = 0, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` logical pixels (beside text where none is given), for painters."""
    return _drawn(name, getattr(theme.roles(), role), size or side(), ratio)


class _Engine(QIconEngine):
    """Paints the icon afresh, so that a change of theme or of screen needs nobody's help."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def clone(self) -> QIconEngine:
        copy = _Engine(self._name, self._role)
        _clones.append(copy)  # WORKAROUND: PySide drops the Python half of a clone that only C++ holds
        return copy

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
        picture = _drawn(self._name, self._colour(mode), side, ratio)
        corner = QPoint(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2)
        painter.drawPixmap(corner, picture)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Qt leaves hardly a gap between a button's icon and its words; so a wider picture, and the gap is in it."""
        if size != QSize(theme.px(BESIDE), theme.px(BESIDE)):
            return self.pixmap(size * scale, mode, state)
        picture = QPixmap(size * scale)
        picture.fill(Qt.GlobalColor.transparent)
        own = _drawn(self._name, self._colour(mode), round(side() * scale), 1.0)
        painter = QPainter(picture)
        painter.drawPixmap(0, (picture.height() - own.height()) // 2, own)
        painter.end()
        return picture

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _drawn(self._name, self._colour(mode), min(size.width(), size.height()), 1.0)

    def _colour(self, mode: QIcon.Mode) -> str:
        table = theme.roles()
        return table.control_line if mode == QIcon.Mode.Disabled else str(getattr(table, self._role))


_clones: list[QIconEngine] = []


_folder = cache(lambda: files("resources") / "icons")  # looking for it takes longer than reading an icon


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (_folder() / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    side = max(1, round(size * ratio))
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
