"""要素: what was read, group by group, with page, source and a cue where it is doubtful. A person puts it right."""

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStyleOptionViewItem, QVBoxLayout, QWidget

from reviewer.models.reading_lines import LINE_ROLE
from reviewer.presenters.reading.fact_groups import LABELS
from reviewer.presenters.reading.facts import LACKED, FactLine
from reviewer.presenters.reading.reading import ReadingPresenter
from reviewer.windows import theme
from reviewer.windows.desk.actions import tip
from reviewer.windows.desk.row_painting import Index, RowDelegate, Tail, draw_tails, draw_words
from reviewer.windows.reading.lines_list import LinesList
from reviewer.windows.reading.value_form import ValueForm


class FactsPane(QWidget):
    """The facts of the file on the desk."""

    left = Signal()  # the form was closed: the keyboard goes back to the list

    def __init__(self, presenter: ReadingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.list, self.form = LinesList(self.tr("要素")), ValueForm()
        self.list.setItemDelegate(_FactDelegate(self.list))
        self._empty = QLabel(self.tr("还没有读出要素。扫描页要先识别文字。"))
        self._empty.setWordWrap(True)
        self._empty.setMargin(theme.GRID)
        theme.set_look(self._empty, "muted")
        self.edit, self.restore, self.add = QPushButton(self.tr("更正")), QPushButton(self.tr("恢复")), QPushButton()
        self.add.setText(self.tr("补录"))
        self._adding, self._page = "", 0  # what is entered anew, and on which page
        self._begun: FactLine | None = None  # what is put right
        self._build()
        self._connect()

    def _build(self) -> None:
        theme.set_look(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.edit.setToolTip(tip("edit"))
        self.restore.setToolTip(self.tr("收回人工填写的内容，恢复读到的内容"))
        self.add.setToolTip(self.tr("补录没有读出的要素，记在当前页"))
        row = QHBoxLayout()
        row.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        row.setSpacing(theme.GRID // 2)
        for button in (self.edit, self.restore, self.add):
            theme.set_look(button, "chip")
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.form)
        layout.addLayout(row)

    def _connect(self) -> None:
        self.list.chosen.connect(self.presenter.look_at)
        self.list.selectionModel().currentChanged.connect(self._show_buttons)
        self.list.lines.modelReset.connect(self._show_buttons)
        self.edit.clicked.connect(self.begin)
        self.restore.clicked.connect(self._restore)
        self.add.clicked.connect(self._choose_missing)
        self.form.answered.connect(self._take)
        self.form.left.connect(self._leave)

    def refresh(self) -> None:
        """Shows the facts as they are now."""
        lines = self.presenter.lines()
        self._empty.setVisible(not lines)
        self.list.set_lines(lines)
        self._show_buttons()

    @Slot()
    def begin(self) -> None:
        """Opens the form for the fact the keyboard is on."""
        line = self.list.line()
        if line is None or line.fact is None:
            self._choose_missing()
            return
        self._adding, self._begun = "", line
        self.form.begin(line.label, line.fact.value)

    @Slot()
    def _choose_missing(self) -> None:
        menu = self.missing_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.triggered.connect(lambda chosen: self.begin_adding(chosen.data(), chosen.text()))
        menu.popup(self.add.mapToGlobal(self.add.rect().topLeft()))

    def missing_menu(self) -> QMenu:
        """What can be entered: at once what the checks lack, the rest by heading."""
        menu = QMenu(self)
        parts: dict[str, QMenu] = {}
        for heading, pairs in self.presenter.missing_groups():
            if heading == LACKED:
                menu.addAction(self.tr("{}：").format(heading)).setEnabled(False)
                part = menu
            else:
                whole, _, inner = heading.partition("／")
                part = parts.get(whole) or parts.setdefault(whole, menu.addMenu(whole))
                part = part.addMenu(inner) if inner else part
            for key, label in pairs:
                part.addAction(label).setData(key)
            if heading == LACKED:
                menu.addSeparator()
        return menu

    @Slot(str)
    def add_fact(self, key: str) -> None:
        """Opens the form for the fact of this key, which nobody read."""
        label = LABELS.get(key, "")
        if label:
            self.refresh()
            self.begin_adding(key, label)

    def begin_adding(self, key: str, label: str) -> None:
        """Opens the form for a fact nobody read."""
        self._adding, self._page = key, self.presenter.desk.page
        self.form.begin(self.tr("补录{}（第 {} 页）").format(label, self._page), "")

    @Slot(str)
    def _take(self, text: str) -> None:
        line = self._begun  # not the one the keyboard is on by now
        if self._adding:
            problem = self.presenter.add(self._adding, text, self._page)
        else:
            problem = self.presenter.correct(line, text) if line is not None else ""
        if problem:
            self.form.complain(problem)
        else:
            self._leave()

    @Slot()
    def _restore(self) -> None:
        line = self.list.line()
        if line is not None:
            self.presenter.restore(line)

    @Slot()
    def _leave(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.hide()

    @Slot()
    def _show_buttons(self) -> None:
        line = self.list.line()
        self.edit.setEnabled(line is not None and line.fact is not None)
        self.restore.setEnabled(line is not None and line.is_persons)
        self.add.setEnabled(bool(self.presenter.case_id))


class _FactDelegate(RowDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A heading in one row, a fact in two."""
        return QSize(120, theme.px(26 if index.data(LINE_ROLE).heading else 42))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Label, source and page above, the value below."""
        line: FactLine = index.data(LINE_ROLE)
        rect = option.rect.adjusted(8, 0, -2, 0)
        if line.heading:
            self.heading(painter, option, rect, line.heading)
            return
        self.ground(painter, option)
        half = rect.height() // 2
        upper = QRect(rect.x(), rect.y() + 2, rect.width(), half)
        lower = QRect(rect.x(), rect.y() + half, rect.width() - 6, half)
        taken = draw_tails(painter, upper, _tails(line))
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour("muted"))
        room = upper.width() - taken - 4
        label = painter.fontMetrics().elidedText(line.label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
        role = "doubt" if line.disagrees or line.is_doubtful else "text"
        is_number = line.value.endswith("号")  # its last figures tell it from others
        cut_at = Qt.TextElideMode.ElideMiddle if is_number else Qt.TextElideMode.ElideRight
        draw_words(painter, lower, line.value, role, cut_at=cut_at)


def _tails(line: FactLine) -> list[Tail]:
    """A sign for what is odd, where it comes from, the page."""
    tails = []
    if line.disagrees:
        tails.append(Tail(sign="triangle-alert", role="doubt"))
    if line.is_doubtful:
        tails.append(Tail(sign="circle-question-mark", role="doubt"))
    if line.is_persons:
        tails.append(Tail(sign="pencil", role="accent"))
    tails.append(Tail(line.source))
    return [*tails, Tail(f"第 {line.page} 页")] if line.page else tails
