"""The frame: one bar with the four places, the place that is on, the progress line. It builds and connects."""

from collections.abc import Iterable

from PySide6.QtCore import QSettings, QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.progress_line import ProgressPresenter
from reviewer.windows.dressing import hold, redress
from reviewer.windows.frame.places import Place
from reviewer.windows.frame.progress_strip import ProgressStrip
from reviewer.windows.frame.top_bar import TopBar
from reviewer.windows.manual.pages import PLACES, set_help

SMALLEST = QSize(800, 480)
FIRST = QSize(1280, 760)
FRAME = QSize(8, 40)  # what the desktop draws around a window
GEOMETRY = "window/geometry"


class MainWindow(QMainWindow):
    """Holds the places; each is built when it is first visited."""

    place_shown = Signal(str)
    closing = Signal()  # places keep what is to be kept
    closed = Signal()

    def __init__(self, places: Iterable[Place], runner: JobRunner, settings: QSettings) -> None:
        super().__init__()
        self._places = {place.key: place for place in places}
        self._built: dict[str, QWidget] = {}
        self._settings, self._runner = settings, runner
        self.menu = QMenu(self)
        self.top_bar = TopBar(self.menu)
        self._stack = QStackedWidget()
        hold(self)
        hold(self._stack)
        self._build()
        for place in self._places.values():
            self.top_bar.add_place(place.key, place.title, place.icon)
        self.top_bar.chosen.connect(self.go)
        self._restore()

    def place(self, key: str) -> QWidget:
        """The widget of this place, built now where it was not yet."""
        if key not in self._built:
            self._built[key] = self._places[key].build()
            self._built[key].setWindowTitle(self._places[key].title)  # what a message over it is about
            set_help(self._built[key], PLACES.get(key, ""))
            self._stack.addWidget(self._built[key])
        return self._built[key]

    @property
    def shown(self) -> QWidget | None:
        """The place that is on, None before the first."""
        return self._stack.currentWidget()

    def show_place(self, key: str) -> None:
        """Give this place the room, and its size with it, before it is entered; what was said in passing goes with the
        place it was said at."""
        place = self.place(key)
        if self._stack.currentWidget() is not place:
            redress(place)
            self._stack.setCurrentWidget(place)
            self.top_bar.show_note("")

    def stand_in(self, widget: QWidget, key: str) -> None:
        """Shows a widget in this place's room until the place itself is shown; the widget goes with that."""
        self._stack.setCurrentIndex(self._stack.addWidget(widget))
        self.top_bar.show_place(key)
        self._stack.currentChanged.connect(widget.deleteLater)

    @Slot(str)
    def go(self, key: str) -> None:
        """Show this place."""
        self.show_place(key)
        self.top_bar.show_place(key)
        self.place_shown.emit(key)
        self._places[key].entered()

    def add_strip(self, strip: QWidget) -> None:
        """A line below the place, above what is told about running jobs."""
        self._whole.insertWidget(self._whole.count() - 1, strip)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the size, stop the jobs."""
        self._settings.setValue(GEOMETRY, self.saveGeometry())
        self.closing.emit()
        self.hide()  # nobody need watch what follows
        self._runner.shut_down()
        self.closed.emit()
        super().closeEvent(event)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("明卷"))
        self.setMinimumSize(SMALLEST)
        whole = QWidget()
        hold(whole)
        layout = self._whole = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top_bar)
        layout.addWidget(self._stack, 1)
        progress = ProgressPresenter(self._runner, parent=self)
        progress.stopped.connect(self.top_bar.show_note)
        layout.addWidget(ProgressStrip(progress))
        self.setCentralWidget(whole)

    def _restore(self) -> None:
        geometry = self._settings.value(GEOMETRY)
        if geometry is None or not self.restoreGeometry(geometry):
            room = self.screen().availableSize() - FRAME
            self.resize(FIRST.boundedTo(room).expandedTo(SMALLEST))
