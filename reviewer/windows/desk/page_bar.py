"""Under the page: which page, going to one, zoom, turning."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from reviewer.windows import icons, theme
from reviewer.windows.desk.actions import action, tip

_LEFT = (("page_previous", "chevron-left"), ("page_next", "chevron-right"), ("find", "search"))
_RIGHT = (
    ("zoom_out", "zoom-out"),
    ("zoom_in", "zoom-in"),
    ("fit_width", "move-horizontal"),
    ("fit_page", "expand"),
    ("rotate", "rotate-cw"),
    ("continuous", "gallery-vertical"),
    ("select_text", "scroll-text"),
)
NARROW = 460  # below this width, at 100 %, the words about the zoom do not fit beside the buttons


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
        self.number.returnPressed.connect(self._go)
        self.number.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._count, self._document, self._zoom = QLabel(), QLabel(), QLabel()
        theme.set_look(self._document, "muted")
        theme.set_look(self._zoom, "muted")
        self._document.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
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
        for name in ("continuous", "select_text"):
            self.buttons[name].setCheckable(True)

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
        self.number.setValidator(QIntValidator(1, max(1, count), self.number))
        self._count.setText(f"/ {count}")
        self._document.setText(document)
        self._document.setToolTip(document)

    def show_view(self, zoom: str, *, continuous: bool, selects_text: bool) -> None:
        """How the page is shown."""
        self._zoom.setText(zoom)
        self.buttons["continuous"].setChecked(continuous)
        self.buttons["select_text"].setChecked(selects_text)

    def ask_page(self) -> None:
        """The cursor into the box, its number ready to be written over."""
        self.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.number.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the words give way to the number and the buttons."""
        super().resizeEvent(event)
        self._zoom.setVisible(event.size().width() >= theme.px(NARROW))

    def _go(self) -> None:
        if self.number.hasAcceptableInput():
            self.page_wanted.emit(int(self.number.text()))
