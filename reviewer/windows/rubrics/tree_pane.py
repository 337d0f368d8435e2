"""The draft as a tree, with the buttons that add, move and delete; everything also by keys and by dragging."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reviewer.models.rubric_editor import PATH_ROLE, POINTS_ROLE, REMARK_ROLE, WHOLE, RubricEditorModel
from reviewer.presenters.rubrics.checking import line_of
from reviewer.presenters.rubrics.drafting import codes
from reviewer.presenters.rubrics.editor import RubricEditor
from reviewer.presenters.rubrics.plain import Key, is_node, is_section
from reviewer.presenters.rubrics.shaping import Shaping
from reviewer.windows import theme
from reviewer.windows.icons import icon

Index = QModelIndex | QPersistentModelIndex
ADDED = ("leaf", "section", "group")  # offered in a menu


class TreePane(QWidget):
    """Shows the tree and asks `shaping` for changes of its shape."""

    chosen = Signal(tuple)  # the line of the tree that is on

    def __init__(self, editor: RubricEditor, shaping: Shaping) -> None:
        super().__init__()
        self._editor, self._shaping = editor, shaping
        self._current: Key = WHOLE
        self._open: set[str] = set()
        self.model = RubricEditorModel(self)
        self.model.may_move = shaping.can_move
        self.view = QTreeView()
        self._set_up_view()
        self.actions_of_pane: dict[str, QAction] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._tools = self._built_tools()
        layout.addWidget(self._tools)
        layout.addWidget(self.view, 1)
        self.model.move_wanted.connect(shaping.move)
        shaping.shaped.connect(self.choose)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.view.expanded.connect(lambda index: self._open.add(self._name(index)))
        self.view.collapsed.connect(lambda index: self._open.discard(self._name(index)))

    @property
    def current(self) -> Key:
        """The line that is on."""
        return self._current

    def open_tree(self) -> None:
        """Another edition: everything closed but its sections."""
        self._current, self._open = WHOLE, {str(s.get("id")) for s in self._editor.tree.get("sections", [])}
        self.model.is_movable = not self._editor.is_frozen
        self.show_tree()
        self._tools.setVisible(not self._editor.is_frozen)
        for action in self.actions_of_pane.values():
            action.setVisible(not self._editor.is_frozen)

    @Slot()
    def show_tree(self) -> None:
        """Show the draft as it is now; what was open stays open."""
        position, is_open = self.view.verticalScrollBar().value(), set(self._open)
        self.view.selectionModel().blockSignals(True)
        self.model.set_tree(self._editor.tree, codes(self._editor.tree))
        self._open = is_open
        self._expand(QModelIndex())
        index = self.model.index_of(self._current)
        if not index.isValid():
            self._current = WHOLE
            index = self.model.index_of(WHOLE)
        self.view.setCurrentIndex(index)
        self.view.selectionModel().blockSignals(False)
        self.view.verticalScrollBar().setValue(position)
        self.view.viewport().update()
        self._enable()

    @Slot(tuple)
    def choose(self, path: Key) -> None:
        """Go to the line that shows this path."""
        index = self.model.index_of(line_of(path))
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def show_remarks(self) -> None:
        """Mark the lines that the check remarked on, and those above them."""
        found: dict[Key, str] = {}
        for remark in self._editor.remarks:
            line = line_of(remark.path)
            kind = "stop" if remark.stops else "odd"
            for path in (line[:end] for end in range(len(line), 0, -2)):
                if found.get(path) != "stop" and (path == line or kind == "stop"):
                    found[path] = kind
        self.model.set_remarks(found)

    def _expand(self, parent: QModelIndex) -> None:
        for row in range(self.model.rowCount(parent)):
            index = self.model.index(row, 0, parent)
            if self._name(index) in self._open:
                self.view.setExpanded(index, True)
                self._expand(index)

    def _name(self, index: Index) -> str:
        node = self._editor.value(index.data(PATH_ROLE))
        return str(node.get("id")) if isinstance(node, dict) else ""

    def _set_up_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setHeaderHidden(True)
        view.setAccessibleName(self.tr("评查标准的部分和评查项"))
        view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        view.setDefaultDropAction(Qt.DropAction.MoveAction)
        view.setDropIndicatorShown(True)
        view.setItemDelegate(_LineDelegate(view))
        view.setIndentation(2 * theme.GRID)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)

    def _built_tools(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(*[theme.GRID // 2] * 4)
        row.setSpacing(theme.GRID // 2)
        shaping = self._shaping
        self.adding = QPushButton(icon("plus"), self.tr("增加"))
        row.addWidget(self.adding)
        for key, name, words, shortcut, act in (
            ("leaf", "plus", self.tr("增加评查项"), "Ctrl+Return", shaping.add_leaf),
            ("section", "file-plus", self.tr("增加部分"), "Ctrl+Shift+Return", shaping.add_section),
            ("group", "gallery-vertical", self.tr("增加项目（下有几个评查项）"), "", shaping.add_group),
            ("copy", "files", self.tr("复制"), "Ctrl+D", shaping.duplicate),
            ("up", "chevron-up", self.tr("上移"), "Alt+Up", lambda path: shaping.shift(path, -1)),
            ("down", "chevron-down", self.tr("下移"), "Alt+Down", lambda path: shaping.shift(path, 1)),
            ("delete", "trash-2", self.tr("删除"), "Del", shaping.delete),
        ):
            action = self._action(key, name, words, shortcut, act)
            if key not in ADDED:
                row.addWidget(_tool(action, words))
        row.addStretch(1)
        self._offer_additions()
        return holder

    def _offer_additions(self) -> None:
        """What can be added, in words: signs alone would not tell one from the other."""
        menu = QMenu(self.adding)
        menu.addActions([self.actions_of_pane[key] for key in ADDED])
        self.adding.setMenu(menu)
        self.adding.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.set_look(self.adding, "chip")

    def _action(self, key: str, name: str, words: str, shortcut: str, act: Callable[[Key], object]) -> QAction:
        action = QAction(icon(name), words, self)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            context = Qt.ShortcutContext.WidgetShortcut if key == "delete" else Qt.ShortcutContext.WindowShortcut
            action.setShortcutContext(context)
            action.setToolTip(f"{words}（{QKeySequence(shortcut).toString()}）")
        action.triggered.connect(lambda: act(self._current))
        self.view.addAction(action)
        self.actions_of_pane[key] = action
        return action

    @Slot()
    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.addActions([action for action in self.actions_of_pane.values() if action.isVisible()])
        if menu.actions():
            menu.popup(self.view.viewport().mapToGlobal(self.view.visualRect(self.view.currentIndex()).bottomLeft()))

    @Slot(QModelIndex)
    def _tell(self, index: QModelIndex) -> None:
        path = index.data(PATH_ROLE)
        if path is not None and tuple(path) != self._current:
            self._current = tuple(path)
            self._enable()
            self._editor.end_typing()
            self.chosen.emit(self._current)

    def _enable(self) -> None:
        actions, node = self.actions_of_pane, is_node(self._current)
        for key in ("copy", "up", "down", "delete"):
            actions[key].setEnabled(node)
        has_sections = bool(self._editor.tree.get("sections"))
        actions["leaf"].setEnabled(has_sections)
        actions["group"].setEnabled(has_sections)
        actions["copy"].setText(
            self.tr("复制部分") if is_section(self._editor.value(self._current)) else self.tr("复制评查项")
        )


def _tool(action: QAction, words: str) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(words)
    theme.set_look(button, "flat")
    return button


class _LineDelegate(QStyledItemDelegate):
    """Words at the left, points at the right, a mark where the check remarked."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Sections in bold; the points are painted apart."""
        super().initStyleOption(option, index)
        if len(index.data(PATH_ROLE)) <= 2:
            option.font = theme.font(bold=True)
        option.textElideMode = Qt.TextElideMode.ElideRight
        kind = index.data(REMARK_ROLE)
        if kind:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.icon = icon("octagon-alert", "veto") if kind == "stop" else icon("triangle-alert", "doubt")
            option.decorationSize = QSize(2 * theme.GRID, 2 * theme.GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The line without its right end, then the points there."""
        points = str(index.data(POINTS_ROLE) or "")
        shown = QStyleOptionViewItem(option)
        font = theme.font(theme.SMALL, tabular=True)
        room = QFontMetrics(font).horizontalAdvance(points) + theme.GRID if points else 0
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(option.rect, theme.colour("accent_soft"))
        shown.rect = option.rect.adjusted(0, 0, -room, 0)
        super().paint(painter, shown, index)
        if points:
            painter.save()
            painter.setFont(font)
            painter.setPen(theme.colour("muted"))
            edge = QRect(option.rect.right() - room, option.rect.top(), room - theme.GRID // 2, option.rect.height())
            painter.drawText(edge, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, points)
            painter.restore()
