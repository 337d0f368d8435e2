"""Under the page: which page, going to one, zoom, turning."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from reviewer.windows import icons, theme
from reviewer.windows.desk.actions import action, tip
from reviewer.windows.frame.elided_label import ElidedLabel

_LEFT = (("page_previous", "chevron-left"), ("page_next", "chevron-right"), ("find", "search"))
_RIGHT = (
    ("zoom_out", "zoom-out"),
    ("zoom_in", "zoom-in"),
    ("fit_width", "move-horizontal"),
    ("fit_page", "expand"),
    ("magnify", "scan-search"),
    ("pair", "columns-2"),
    ("detach", "square-arrow-out-up-right"),
    ("rotate", "rotate-cw"),
    ("continuous", "gallery-vertical"),
    ("select_text", "scroll-text"),
)
_CHECKABLE = ("continuous", "select_text", "pair", "magnify", "detach")
_FIRST_TO_GO = (
    *("rotate", "continuous", "select_text", "detach", "magnify"),
    *("fit_page", "fit_width", "zoom_out", "zoom_in", "pair"),
)
NARROW = 460  # below this width, at 100 %, the words about the zoom do not fit beside the buttons
WORDS = 90  # what the name of the document gets at least


class PageBar(QFrame):
    """Buttons of the page view; says which action was wanted, or which page."""

    wanted = Signal(str)
    page_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self.buttons: dict[str, QToolButton] = {}
        self.number = QLineEdit()
        self.number.setFixedWidth(theme.px(48))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setAccessibleName(self.tr("页码"))
        self.number.setToolTip(tip("go_page"))
        self._allowed = QIntValidator(1, 1, self.number)
        self.number.setValidator(self._allowed)
        self.number.returnPressed.connect(self._go)
        self.number.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._count, self._document, self._zoom = QLabel(), ElidedLabel(cut_at=Qt.TextElideMode.ElideRight), QLabel()
        theme.set_look(self._document, "muted")
        theme.set_look(self._zoom, "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID, 2, theme.GRID, 2)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(self._button(*_LEFT[0]))
        layout.addWidget(self.number)
        layout.addWidget(self._count)
        layout.addWidget(self._button(*_LEFT[1]))
        layout.addWidget(self._button(*_LEFT[2]))
        layout.addWidget(self._document, 1)
        layout.addWidget(self._zoom)
        for name, sign in _RIGHT:
            layout.addWidget(self._button(name, sign))
        for name in _CHECKABLE:
            self.buttons[name].setCheckable(True)
        self.more = self._more_button()
        layout.addWidget(self.more)

    def _button(self, name: str, sign: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(sign, "text"))
        button.setToolTip(tip(name))
        button.setAccessibleName(action(name).words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.wanted.emit(name))
        self.buttons[name] = button
        return button

    def show_page(self, page: int, count: int, document: str) -> None:
        """Where the reader is."""
        with QSignalBlocker(self.number):
            self.number.setText(str(page) if page else "")
        self._allowed.setTop(max(1, count))
        self._document.setText(document)
        if self._count.text() != (words := f"/ {count}"):
            self._count.setText(words)
            self._suit_room()

    def _more_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon("ellipsis", "text"))
        button.setToolTip(self.tr("更多"))
        button.setAccessibleName(self.tr("更多"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._show_more)
        button.hide()
        return button

    def show_view(self, zoom: str, on: Mapping[str, bool]) -> None:
        """How the page is shown, and which of the switches are on."""
        for name, checked in on.items():
            self.buttons[name].setChecked(checked)
        if self._zoom.text() != zoom:
            self._zoom.setText(zoom)
            self._suit_room()

    def ask_page(self) -> None:
        """The cursor into the box, its number ready to be written over."""
        self.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.number.selectAll()

    def minimumSizeHint(self) -> QSize:
        """As narrow as it takes: buttons that do not fit move into a menu."""
        return QSize(theme.px(200), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, words give way first, then buttons move into a menu."""
        super().resizeEvent(event)
        self._suit_room()

    def _suit_room(self) -> None:
        width = self.width()
        self._zoom.setVisible(width >= theme.px(NARROW))
        side = self.buttons["zoom_in"].sizeHint().width() + theme.GRID // 2
        left = 3 * side + self.number.width() + self._count.sizeHint().width() + theme.px(WORDS) + 3 * theme.GRID
        left += 0 if self._zoom.isHidden() else self._zoom.sizeHint().width()
        room = (width - left) // side
        gone = _FIRST_TO_GO[: max(0, len(_RIGHT) - room + 1)] if room < len(_RIGHT) else ()
        for name, _sign in _RIGHT:
            self.buttons[name].setVisible(name not in gone)
        self.more.setVisible(bool(gone))

    def _show_more(self) -> None:
        """What had no room."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, sign in _RIGHT:
            button = self.buttons[name]
            if button.isHidden():
                entry = menu.addAction(icons.icon(sign, "text"), tip(name))
                entry.setCheckable(button.isCheckable())
                entry.setChecked(button.isChecked())
                entry.triggered.connect(lambda _checked=False, name=name: self.wanted.emit(name))
        menu.popup(self.more.mapToGlobal(self.more.rect().topLeft()) - QPoint(0, menu.sizeHint().height()))

    def _go(self) -> None:
        if self.number.hasAcceptableInput():
            self.page_wanted.emit(int(self.number.text()))
