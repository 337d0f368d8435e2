"""The contents with what is needed to put them right (归目): cut, join, name, kind, order."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from reviewer.presenters.reading.arranging import ArrangingPresenter
from reviewer.windows import icons, theme
from reviewer.windows.desk.actions import action, tip
from reviewer.windows.desk.contents_pane import ContentsPane
from reviewer.windows.desk.flow import FlowLayout
from reviewer.windows.reading.document_form import DocumentForm


class ContentsBox(QWidget):
    """The list, the form for one document, and a row of buttons."""

    wanted = Signal(str)  # the name of an action

    def __init__(
        self,
        contents: ContentsPane,
        listing: QWidget,
        presenter: ArrangingPresenter,
        parent: QWidget | None = None,
    ) -> None:
        """`listing` holds the contents and what stands with them."""
        super().__init__(parent)
        theme.set_look(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.presenter, self.form = presenter, DocumentForm()
        self._contents, self._seq = contents, 0
        row = FlowLayout()  # in a narrow pane the arrows go below the words
        row.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID // 2, theme.GRID // 2)
        for name, words in (("begin_here", self.tr("另起")), ("join", self.tr("并入")), ("edit", self.tr("更改"))):
            row.addWidget(self._chip(name, words))
        for name, sign in (("document_up", "chevron-up"), ("document_down", "chevron-down")):
            row.addWidget(self._arrow(name, sign))
        self.restore = self._restore_button()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(listing, 1)
        listing.show()  # it stood in another tab
        layout.addWidget(self.form)
        self._layout = layout
        layout.addWidget(self.restore)
        layout.addLayout(row)
        self.form.answered.connect(self._take)
        self.form.left.connect(self._leave)

    def _chip(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        theme.set_look(button, "narrow")
        button.setToolTip(tip(name))
        button.setAccessibleName(action(name).words)
        button.clicked.connect(lambda: self.wanted.emit(name))
        return button

    def _arrow(self, name: str, sign: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(sign, "text"))
        button.setToolTip(tip(name))
        button.setAccessibleName(action(name).words)
        button.clicked.connect(lambda: self.wanted.emit(name))
        return button

    def _restore_button(self) -> QPushButton:
        """恢复自动归目, only where a person arranged the file; taken back with 撤销 like any change."""
        button = QPushButton(icons.icon("refresh-cw", "accent"), self.tr("恢复自动归目"), self)
        theme.set_look(button, "link")
        button.setToolTip(self.tr("撤去全部人工归目，按程序读出的重新归目（可以撤销）"))
        button.clicked.connect(self._restore)
        button.setVisible(self.presenter.is_arranged)
        self.presenter.told.connect(button.setVisible)
        return button

    @Slot()
    def _restore(self) -> None:
        self._contents.setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes away and would lose the keyboard
        self.presenter.leave_to_program()

    def add_below(self, widget: QWidget) -> None:
        """Puts something between the list and the form."""
        self._layout.insertWidget(1, widget)

    def begin(self) -> None:
        """Opens the form for the document on the page looked at."""
        document = self.presenter.document
        if document is not None:
            self._seq = document.seq
            self.form.begin(document.title, document.kind, self.presenter.kinds())

    @Slot(str, str)
    def _take(self, title: str, kind: str) -> None:
        self.presenter.change(self._seq, title, kind)
        self._leave()

    @Slot()
    def _leave(self) -> None:
        self._contents.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.hide()
