"""The contents with what is needed to put them right (归目): cut, join, name, kind, order."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from reviewer.presenters.reading.arranging import ArrangingPresenter
from reviewer.windows import icons, theme
from reviewer.windows.desk.actions import key_of
from reviewer.windows.desk.contents_pane import ContentsPane
from reviewer.windows.reading.document_form import DocumentForm


class ContentsBox(QWidget):
    """The list, the form for one document, and a button whose menu says in words what can be put right."""

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
        self.correct = QPushButton(icons.icon("pencil", "text"), self.tr("更正目录"))
        self.correct.setToolTip(self.tr("文书分错、名称认错、次序不对的，在这里改"))
        theme.set_look(self.correct, "chip")
        self.restore = self._restore_button()
        self._layout = self._stack(listing)
        self.correct.clicked.connect(self._show_menu)
        contents.menu_opening.connect(self.add_entries)
        self.form.answered.connect(self._take)
        self.form.left.connect(self._leave)

    def _stack(self, listing: QWidget) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID // 2, theme.GRID // 2)
        row.addWidget(self.correct)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(listing, 1)
        listing.show()  # it stood in another tab
        layout.addWidget(self.form)
        layout.addWidget(self.restore)
        layout.addLayout(row)
        return layout

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
    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.add_entries(menu)
        at = self.correct.mapToGlobal(self.correct.rect().topLeft())
        at.setY(at.y() - menu.sizeHint().height())
        menu.popup(at)

    @Slot(object)
    def add_entries(self, menu: QMenu) -> None:
        """What can be put right about the document on the page looked at, in words, each with its key."""
        document = self.presenter.document
        if document is None:
            menu.addAction(self.tr("先翻到要更正的文书")).setEnabled(False)
            return
        name = document.title or document.kind_label
        for action, words in (
            ("begin_here", self.tr("从本页（第 {} 页）起另立一份文书").format(self.presenter.page)),
            ("join", self.tr("“{}”并入上一份文书").format(name)),
            ("edit", self.tr("更改“{}”的名称、种类…").format(name)),
            ("document_up", self.tr("“{}”上移一行").format(name)),
            ("document_down", self.tr("“{}”下移一行").format(name)),
        ):
            entry = menu.addAction(f"{words}\t{key_of(action)}")
            entry.triggered.connect(lambda _=False, wanted=action: self.wanted.emit(wanted))
            entry.setEnabled(action != "begin_here" or document.first_page != self.presenter.page)

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
