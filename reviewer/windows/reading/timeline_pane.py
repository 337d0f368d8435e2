"""时间线: the dates of the case one below the other, with the periods a check computed beside them."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QToolTip, QWidget

from reviewer.presenters.reading.timeline import Moment, Span, Timeline
from reviewer.windows import icons, theme
from scoring.suspicions import Result

LANE, MAX_LANES = 14, 3
_ROLES = {Result.VIOLATED: "doubt", Result.SATISFIED: "muted", Result.UNKNOWN: "muted"}
_SIGNS = {Result.VIOLATED: "triangle-alert", Result.SATISFIED: "check", Result.UNKNOWN: "circle-question-mark"}


class TimelineView(QWidget):
    """Draws the timeline; a click on a date says its page, on a period its suspicion."""

    page_chosen = Signal(int)
    suspicion_chosen = Signal(str)
    moved = Signal(int)  # how far down the current date stands

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = Timeline()
        self._lanes: list[list[Span]] = []
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("时间线"))

    def show_timeline(self, line: Timeline) -> None:
        """Shows these dates and periods."""
        self._line = line
        self._lanes = _lanes(line.spans)
        self.current = min(self.current, len(line.moments) - 1)
        self.setMinimumHeight(max(len(line.moments) * self._row + 2 * theme.GRID, theme.px(40)))
        self.updateGeometry()
        self.update()

    @property
    def _row(self) -> int:
        return theme.px(44)

    @property
    def _axis(self) -> int:
        """Where the line runs: right of the lanes with the periods."""
        return theme.GRID + theme.px(LANE) * len(self._lanes) + theme.GRID

    def sizeHint(self) -> QSize:
        """As high as the dates need."""
        return QSize(theme.px(200), self.minimumHeight())

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Axis, periods, dates."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._line.moments:
            painter.setPen(theme.colour("muted"))
            painter.setFont(theme.font(theme.SMALL))
            room = self.rect().adjusted(theme.GRID, theme.GRID, -theme.GRID, 0)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, self.tr("还没有读出日期。扫描页要先识别文字。"))
            return
        painter.setPen(QPen(theme.colour("control_line"), 1))
        painter.drawLine(self._axis, self._middle(0), self._axis, self._middle(len(self._line.moments) - 1))
        for number, lane in enumerate(self._lanes):
            for span in lane:
                self._draw_span(painter, span, theme.GRID + theme.px(LANE) * number + theme.px(LANE) // 2)
        for number, moment in enumerate(self._line.moments):
            self._draw_moment(painter, number, moment)

    def _middle(self, number: int) -> int:
        return theme.GRID + number * self._row + self._row // 2

    def _draw_span(self, painter: QPainter, span: Span, x: int) -> None:
        top, bottom = self._middle(span.first) + 3, self._middle(span.last) - 3
        role = _ROLES[span.result]
        width = 3 if span.result is Result.VIOLATED else 1.5
        style = Qt.PenStyle.DotLine if span.result is Result.UNKNOWN else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.colour(role), width, style))
        painter.drawLine(x, top, x, bottom)
        for y in (top, bottom):
            painter.drawLine(x - 3, y, x + 3, y)
        sign = icons.pixmap(_SIGNS[span.result], role, theme.px(12), self.devicePixelRatioF())
        side, middle = theme.px(12), (top + bottom) // 2
        painter.fillRect(QRect(x - side // 2, middle - side // 2 - 1, side, side + 2), theme.colour("surface"))
        painter.drawPixmap(x - side // 2, middle - side // 2, sign)

    def _draw_moment(self, painter: QPainter, number: int, moment: Moment) -> None:
        middle, left = self._middle(number), self._axis + 2 * theme.GRID
        if number == self.current:
            row = QRect(self._axis + 6, middle - self._row // 2 + 2, self.width() - self._axis - 6, self._row - 4)
            painter.fillRect(row, theme.colour("accent_soft"))
        dot = 4 if moment.is_doubtful else 5
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(theme.colour("surface" if moment.is_doubtful else "accent"))
        painter.drawEllipse(QPoint(self._axis, middle), dot, dot)
        upper = QRect(left, middle - theme.px(19), self.width() - left - 6, theme.px(19))
        lower = QRect(left, middle, self.width() - left - 6, theme.px(19))
        gap = self.tr("隔 {} 日").format(moment.gap) if moment.gap else ""
        page = self.tr("第 {} 页").format(moment.page) if moment.page else ""
        source = self.tr("人工") if moment.is_persons else self.tr("待核") if moment.is_doubtful else ""
        day, gap = self._fitted(number, upper.width(), gap)
        _draw(painter, upper, day, theme.font(theme.SMALL, tabular=True), "muted")
        _draw(painter, upper, gap, theme.font(theme.SMALL), "muted", right=True)
        _draw(painter, lower, moment.words, theme.font(theme.BODY), "text")
        _draw(painter, lower, "　".join(x for x in (source, page) if x), theme.font(theme.SMALL), "muted", right=True)

    def _fitted(self, number: int, room: int, gap: str) -> tuple[str, str]:
        """The date and the days passed. Where they do not fit beside one another the year goes, if it is that of the
        line above, else the days."""
        moments = self._line.moments
        day = str(moments[number].day)
        metrics = QFontMetrics(theme.font(theme.SMALL, tabular=True))
        if metrics.horizontalAdvance(day) + metrics.horizontalAdvance(gap) + theme.GRID <= room:
            return day, gap
        if number > 0 and moments[number - 1].day.year == moments[number].day.year:
            return day[5:], gap
        return day, ""

    # Choosing

    def _span_at(self, at: QPoint) -> Span | None:
        lane = (at.x() - theme.GRID) // theme.px(LANE)
        if not 0 <= lane < len(self._lanes):
            return None
        return next((s for s in self._lanes[lane] if self._middle(s.first) <= at.y() <= self._middle(s.last)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A date turns to its page, a period opens its suspicion."""
        span = self._span_at(event.position().toPoint())
        number = (event.position().toPoint().y() - theme.GRID) // self._row
        if span is not None:
            self.suspicion_chosen.emit(span.suspicion)
        elif 0 <= number < len(self._line.moments):
            self.choose(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A period says what it is."""
        span = self._span_at(event.position().toPoint())
        words = f"{self._line.moments[span.first].words} → {self._line.moments[span.last].words}：" if span else ""
        QToolTip.showText(event.globalPosition().toPoint(), words + span.words if span else "", self)

    def choose(self, number: int) -> None:
        """Makes a date the current one and turns to its page."""
        self.current = max(0, min(number, len(self._line.moments) - 1))
        self.update()
        if self._line.moments:
            self.setAccessibleDescription(_spoken(self._line.moments[self.current]))
            if self._line.moments[self.current].page:
                self.page_chosen.emit(self._line.moments[self.current].page)

    def event(self, event: QEvent) -> bool:
        """The arrows and Enter are the timeline's while the keyboard is in it."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.ShortcutOverride and event.key() in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move and turn the page."""
        if event.key() in _KEYS:
            self.choose(self.current + _KEYS[Qt.Key(event.key())])
            top = self._middle(max(self.current, 0))
            self.moved.emit(top)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard begins at the first date."""
        self.current = max(self.current, 0)
        self.update()
        super().focusInEvent(event)


_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 0, Qt.Key.Key_Enter: 0}


def _lanes(spans: tuple[Span, ...]) -> list[list[Span]]:
    """Periods beside each other where they overlap, what was broken first; no more than fit."""
    lanes: list[list[Span]] = []
    for span in sorted(spans, key=lambda s: (s.result is not Result.VIOLATED, s.first, s.last)):
        free = next((lane for lane in lanes if all(s.last <= span.first or s.first >= span.last for s in lane)), None)
        if free is not None:
            free.append(span)
        elif len(lanes) < MAX_LANES:
            lanes.append([span])
    return lanes


def _spoken(moment: Moment) -> str:
    return f"{moment.day}，{moment.words}，第 {moment.page} 页"


def _draw(painter: QPainter, rect: QRect, words: str, font: QFont, role: str, *, right: bool = False) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(role))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | side, words)


class TimelinePane(QScrollArea):
    """The timeline, as long as it needs to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = TimelineView()
        theme.set_look(self.view, "surface")
        self.setWidget(self.view)
        self.setWidgetResizable(True)
        self.setFocusProxy(self.view)
        self.view.moved.connect(lambda y: self.ensureVisible(0, y, 0, theme.px(44)))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
