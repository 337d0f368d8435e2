"""检索: words in all case files, with the line in which they stand; a click turns to the page."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLabel, QLineEdit, QStyleOptionViewItem, QVBoxLayout, QWidget

from reviewer.models.reading_lines import LINE_ROLE
from reviewer.presenters.reading.ports import FOUND_AT_MOST
from reviewer.presenters.reading.searching import HitLine, SearchPresenter
from reviewer.windows import theme
from reviewer.windows.desk.actions import key_of
from reviewer.windows.desk.row_painting import Index, RowDelegate, Tail, draw_tails, draw_words
from reviewer.windows.icons import let_clear
from reviewer.windows.reading.lines_list import LinesList


class SearchPane(QWidget):
    """A line to type in, the hits below."""

    def __init__(self, presenter: SearchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        theme.set_look(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words, self._count, self.list = QLineEdit(), QLabel(), LinesList(self.tr("检索结果"))
        self.words.setPlaceholderText(self.tr("在全部案卷中检索"))
        self.words.setAccessibleName(self.tr("在全部案卷中检索"))
        let_clear(self.words)
        self.words.installEventFilter(self)
        self._count.setWordWrap(True)
        theme.set_look(self._count, "muted")
        self.list.setItemDelegate(_HitDelegate(self.list))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GRID // 2, 0, 0)
        layout.setSpacing(theme.GRID // 2)
        head = QVBoxLayout()
        head.setContentsMargins(theme.GRID, 0, theme.GRID, 0)
        for widget in (self.words, self._count):
            head.addWidget(widget)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        self.words.textChanged.connect(presenter.look_for)
        self.list.chosen.connect(presenter.choose)
        presenter.found.connect(self._show)
        self._show()

    def begin(self, words: str = "") -> None:
        """The line, its words ready to be written over."""
        if words:
            self.words.setText(words)
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    @Slot()
    def _show(self) -> None:
        presenter = self.presenter
        self.list.set_lines(presenter.lines)
        if presenter.current >= 0:
            self.list.setCurrentIndex(self.list.lines.index(presenter.current))
        if not presenter.words:
            hint = self.tr("输入一个字就开始检索。{} 下一处，{} 上一处。")
            self._count.setText(hint.format(key_of("hit_next"), key_of("hit_previous")))
        elif not presenter.count:
            self._count.setText(self.tr("没有找到。还没有识别文字的扫描页不在检索范围内。"))
        elif presenter.count >= FOUND_AT_MOST:
            self._count.setText(self.tr("前 {} 页有这些字；请多写几个字。").format(presenter.count))
        else:
            self._count.setText(self.tr("{} 页有这些字").format(presenter.count))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter turns to the next hit, the down arrow goes into the list."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
        if isinstance(event, QKeyEvent) and event.key() in keys:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.presenter.step(-1 if back else 1)
                if event.key() == Qt.Key.Key_Down:
                    self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)


class _HitDelegate(RowDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The name of a case file, or the text round the words and the page."""
        line: HitLine = index.data(LINE_ROLE)
        rect = option.rect.adjusted(8, 0, -2, 0)
        if line.heading:
            self.heading(painter, option, rect, line.heading)
            return
        self.ground(painter, option)
        taken = draw_tails(painter, rect, [Tail(f"第 {line.page} 页")])
        draw_words(painter, QRect(rect.x(), rect.y(), rect.width() - taken - 4, rect.height()), line.text)
