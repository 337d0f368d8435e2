"""What the check remarked, under the editor. A click goes to the line."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.models.remarks import REMARK_ROLE, RemarksModel
from reviewer.presenters.bulletin_values import Remark
from reviewer.windows import theme
from reviewer.windows.icons import icon
from reviewer.windows.row_tables import PADDING_OF_LINES, WrappingDelegate, wrap_lines

ICON, LEAST = 16, 86  # pixels at 100 %: three lines of the list


class RemarksList(QFrame):
    """A headline and the remarks."""

    opened = Signal(int)  # the line of the text
    clippings_wanted = Signal(str)  # the finding they show; empty: any

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self._headline = QLabel()
        self._model = RemarksModel(self)
        self.view = QListView()
        self.view.setModel(self._model)
        wrap_lines(self.view)
        self.view.setItemDelegate(_RemarkDelegate(self))
        self.view.setAccessibleName(self.tr("核对提示"))
        self.view.setMinimumHeight(theme.px(LEAST))
        self.view.setIconSize(QSize(*[theme.px(ICON)] * 2))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        layout.setSpacing(theme.GRID // 2)
        self.masked = QPushButton(icon("eye", "accent"), self.tr("脱敏清单…"))
        theme.set_look(self.masked, "link")
        self.masked.setToolTip(self.tr("正文和截图中遮盖了哪些姓名、号码"))
        self.clippings = QPushButton(icon("scan-search", "accent"), self.tr("截图遮盖…"))
        theme.set_look(self.clippings, "link")
        self.clippings.setToolTip(self.tr("逐张看要印的截图，遮盖漏掉的姓名、签名和印章"))
        self.clippings.clicked.connect(lambda: self.clippings_wanted.emit(""))
        head = QHBoxLayout()
        head.addWidget(self._headline, 1)
        head.addWidget(self.clippings)
        head.addWidget(self.masked)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        self.view.activated.connect(self._open)
        self.view.clicked.connect(self._open)
        self._headline.setText(self.tr("核对：正在核对…"))
        theme.set_look(self._headline, "heading")
        self.view.hide()

    def show_remarks(self, remarks: Sequence[Remark], *, waits: bool = False) -> None:
        """Show what the check remarked now; it `waits` where it has not seen the clippings yet."""
        self._model.set_remarks(remarks)
        stopping = sum(remark.stops for remark in remarks)
        if stopping:
            text = self.tr("核对：{} 处须改，改好后才能签发").format(stopping)
        elif waits:
            text = self.tr("核对：正在截取典型案例的截图…")
        elif remarks:
            text = self.tr("核对：可以签发，另有 {} 处提示").format(len(remarks))
        else:
            text = self.tr("核对：未发现问题，可以签发")
        self._headline.setText(text)
        theme.set_look(self._headline, "veto" if stopping else "heading")
        self.view.setVisible(bool(remarks))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        remark = index.data(REMARK_ROLE)
        if isinstance(remark, Remark) and remark.line >= 0:
            self.opened.emit(remark.line)
        if isinstance(remark, Remark) and remark.clippings_of:
            self.clippings_wanted.emit(remark.clippings_of)


class _RemarkDelegate(WrappingDelegate):
    """Puts a mark before each remark."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, PADDING_OF_LINES)
        self._stop, self._hint = icon("octagon-alert", "veto"), icon("info")

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Qt's own drawing, with our icon."""
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.icon = self._stop if index.data(REMARK_ROLE).stops else self._hint
        option.decorationSize = option.icon.actualSize(option.decorationSize)
