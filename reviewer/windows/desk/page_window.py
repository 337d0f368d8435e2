"""The page in a window of its own, for a second monitor or for reading alone on the whole screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSettings, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from reviewer.windows import theme
from reviewer.windows.dressing import hold

if TYPE_CHECKING:
    from reviewer.windows.desk.desk_place import DeskPlace

GEOMETRY, OUT = "desk/page_window/geometry", "desk/page_window/out"
PLACE = 1  # of the page among the panes
TITLE = 32  # pixels for the window's title above what it holds
READABLE = 480  # pixels at 100 %: narrower than this no page is read beside the program


class PageWindow(QWidget):
    """Holds the page while it is away from the desk."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()  # no parent: a desktop keeps a child window above the desk, which it may cover
        hold(self)
        self.setWindowTitle(self.tr("页面 — 明卷"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The page goes back to the desk."""
        event.ignore()
        self.closing.emit()


class PageHolding(QObject):
    """Moves the page out of the desk and back. `middle` stands in `panes` while it is there."""

    moved = Signal()
    made = Signal(object)  # the window, once there is one

    def __init__(self, place: "DeskPlace", middle: QWidget, panes: QSplitter, settings: QSettings) -> None:
        super().__init__(place)
        self._place, self._middle, self._panes, self._settings = place, middle, panes, settings
        self.window: PageWindow | None = None
        self._sizes: list[int] = []
        self._alone = False  # out only for the while of reading on the whole screen
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._leave_screen)
        application.focusWindowChanged.connect(self._stay_above)

    @property
    def is_out(self) -> bool:
        """Whether the page is in its own window."""
        return self.window is not None and self.window.isVisible()

    @property
    def has_focus(self) -> bool:
        """Whether the reader is in that window."""
        return self.is_out and QApplication.activeWindow() is self.window

    @property
    def covers(self) -> bool:
        """Whether that window lies over the desk's."""
        main = self._place.window()
        return self.window is not None and self.is_out and self.window.geometry().intersects(main.frameGeometry())

    @Slot()
    def _stay_above(self) -> None:
        """Some desktops put it behind the desk it lies over when a dialog of the desk is closed. Takes nothing of the
        signal's: a window may be half gone already."""
        if self.covers and self.window is not None and QApplication.activeWindow() is self._place.window():
            self.window.raise_()

    def switch(self) -> None:
        """Out, or back where it is out."""
        if self.is_out:
            self.attach()
        else:
            self.detach()

    def detach(self) -> None:
        """The page into its own window, where that was last, else on the other monitor."""
        window = self._take_out()
        window.setWindowState(Qt.WindowState.WindowNoState)  # it may have been read in on the whole screen before
        geometry = self._settings.value(GEOMETRY)
        if geometry is None or not window.restoreGeometry(geometry):
            window.setGeometry(self._find_room())
        self._stand_beside(window)
        window.show()
        self._settings.setValue(OUT, True)
        self.take_focus()
        self.moved.emit()

    def read_alone(self) -> None:
        """Nothing but the page on the whole screen, or back from there."""
        if self.is_out and self.window is not None:
            if self._alone:
                self.attach()
            else:
                self.window.setWindowState(self.window.windowState() ^ Qt.WindowState.WindowFullScreen)
            return
        window = self._take_out()
        self._alone = True
        left, page, right = self._sizes
        self._panes.setSizes([left, page + right])
        window.setGeometry(self._place.window().geometry())
        window.showFullScreen()
        self.take_focus()
        self.moved.emit()

    def attach(self) -> None:
        """The page back to the desk."""
        if not self.is_out or self.window is None:
            return
        self._keep_geometry()
        self._panes.insertWidget(PLACE, self._middle)
        self._middle.show()
        self._panes.setSizes(self._sizes)
        self.window.hide()
        self._alone = False
        self._settings.setValue(OUT, False)
        self.take_focus()
        self.moved.emit()

    @Slot(QScreen)
    def _leave_screen(self, gone: QScreen) -> None:
        """The monitor with the page is gone: the page is back at the desk, where it can be seen."""
        if self.is_out and self.window is not None and self.window.screen() == gone:
            was_out = not self._alone
            self.attach()
            self._settings.setValue(OUT, was_out)  # the next start finds the monitor there again, or not

    def put_away(self) -> None:
        """The program closes: the window is remembered as it is, and the panes keep their sizes."""
        if self.is_out and self.window is not None:
            was_out = not self._alone
            self.attach()
            self._settings.setValue(OUT, was_out)

    def come_back(self) -> None:
        """At the start: out again where it was, if the other monitor is still there."""
        out = self._settings.value(OUT, False, type=bool)
        if out and not self.is_out and len(QGuiApplication.screens()) > 1:
            self.detach()

    def take_focus(self) -> None:
        """The keyboard to the page, wherever it is."""
        window = self._middle.window()
        if QApplication.activeWindow() is not window:
            window.activateWindow()
        self._place.area.take_focus()

    def _take_out(self) -> PageWindow:
        if self.window is None:
            self.window = PageWindow()
            self._place.destroyed.connect(self.window.deleteLater)
            self.window.closing.connect(self.attach)
            self.made.emit(self.window)
        self._sizes = self._panes.sizes()
        layout = self.window.layout()
        assert layout is not None
        layout.addWidget(self._middle)
        self._middle.show()
        return self.window

    def _stand_beside(self, window: QWidget) -> None:
        """Over the desk it stays on top and the rubric where it is; elsewhere the rubric takes the room."""
        main = self._place.window()
        covers = window.geometry().intersects(main.frameGeometry())
        window.winId()  # it has a handle from now on
        window.windowHandle().setTransientParent(main.windowHandle() if covers else None)  # type: ignore[arg-type]
        left, page, right = self._sizes
        self._panes.setSizes([left + page, right] if covers else [left, page + right])

    def _find_room(self) -> QRect:
        """The other monitor, else what the program leaves free of this one, else the room of contents and page."""
        main = self._place.window()
        other = next((s for s in QGuiApplication.screens() if s is not main.screen()), None)
        if other is not None:
            return other.availableGeometry().adjusted(0, TITLE, 0, 0)
        screen, frame = main.screen().availableGeometry(), main.frameGeometry()
        beside = (screen.adjusted(frame.right() + 1 - screen.left(), TITLE, 0, 0), QRect(screen))
        beside[1].adjust(0, TITLE, frame.left() - screen.right() - 1, 0)
        widest = max(beside, key=lambda room: room.width())
        if widest.width() >= theme.px(READABLE):
            return widest
        corner = self._panes.mapToGlobal(QPoint(0, TITLE))
        left, page, _right = self._sizes
        return QRect(corner, QSize(left + page, self._panes.height() - TITLE))

    def _keep_geometry(self) -> None:
        if self.window is not None and not self._alone:
            self._settings.setValue(GEOMETRY, self.window.saveGeometry())
