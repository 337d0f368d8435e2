"""What an empty workspace shows: three ways in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.windows import theme
from reviewer.windows.frame.recent_menu import RecentMenu
from reviewer.windows.icons import icon, pixmap

CARD_WIDTH = 264
Button = tuple[str, SignalInstance]


class EmptyState(QWidget):
    """No case file yet: try an example, import some, or open a workspace that is there."""

    import_files_chosen = Signal()
    import_folder_chosen = Signal()
    practice_chosen = Signal()
    examples_chosen = Signal()
    workspace_chosen = Signal()

    def __init__(self, recent: RecentMenu | None = None, parent: QWidget | None = None) -> None:
        """`recent`: the workspaces that were open before."""
        super().__init__(parent)
        self._recent = recent if recent is not None and recent.others else None
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.GRID)
        layout.addStretch(2)
        self._title = QLabel()
        theme.set_look(self._title, "title")
        layout.addWidget(self._title, alignment=Qt.AlignmentFlag.AlignCenter)
        self._ways = QWidget()
        cards = QHBoxLayout(self._ways)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(2 * theme.GRID)
        cards.addStretch(1)
        for card in self._cards():
            cards.addWidget(card)
        cards.addStretch(1)
        layout.addWidget(self._ways)
        hint = QLabel(self.tr("文件和文件夹也可以直接拖到这个窗口里。按 F1 看这一页的说明。"))
        theme.set_look(hint, "muted")
        layout.addWidget(hint, alignment=Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(3)
        self.set_busy(False)

    @Slot(bool)
    def set_busy(self, busy: bool) -> None:
        """Say that an import runs; until its first case file is there nothing else can be begun."""
        begun, empty = self.tr("正在导入案卷，读完一卷列出一卷"), self.tr("评查库里还没有案卷，从这里开始")
        self._title.setText(begun if busy else empty)
        self._ways.setEnabled(not busy)

    def _cards(self) -> tuple[QFrame, ...]:
        return (
            self._card(
                "graduation-cap",
                self.tr("用示例试评"),
                self.tr("打开一份虚构的案卷，五步走完一次评查，约五分钟。示例放在单独的评查库里，不会混进您的数据。"),
                ((self.tr("开始试评"), self.practice_chosen), (self.tr("看已评完的示例"), self.examples_chosen)),
            ),
            self._card(
                "import",
                self.tr("导入案卷"),
                self.tr(
                    "一案一个文件夹、一案一个文件，或者装着它们的 ZIP；扫描件、照片、Word、OFD 都可以。"
                    "案卷目录（XLSX、CSV）也从这里导入。"
                ),
                ((self.tr("选择文件…"), self.import_files_chosen), (self.tr("选择文件夹…"), self.import_folder_chosen)),
            ),
            self._card(
                "library",
                self.tr("打开评查库"),
                self.tr("别人交给您的评查库，或者您以前用过的评查库：选中那个文件夹，接着评。"),
                ((self.tr("打开评查库…"), self.workspace_chosen),),
            ),
        )

    def _card(self, sign: str, title: str, words: str, buttons: Sequence[Button]) -> QFrame:
        card = QFrame()
        theme.set_look(card, "card")
        card.setFixedWidth(theme.px(CARD_WIDTH))
        card.setAccessibleName(title)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        head, picture, name = QHBoxLayout(), QLabel(), QLabel(title)
        picture.setPixmap(pixmap(sign, "accent", theme.px(20), self.devicePixelRatioF()))
        theme.set_look(name, "title")
        head.addWidget(picture)
        head.addWidget(name, 1)
        text = QLabel(words)
        text.setWordWrap(True)
        theme.set_look(text, "muted")
        layout.addLayout(head)
        layout.addWidget(text)
        layout.addStretch(1)
        for number, (label, chosen) in enumerate(buttons):
            layout.addWidget(self._button(label, chosen, title, first=not number))
        if sign == "library" and self._recent is not None:
            again = QPushButton(self._recent.title())
            again.setAccessibleDescription(title)
            again.setMenu(self._recent)
            layout.addWidget(again)
        return card

    def _button(self, label: str, chosen: SignalInstance, title: str, *, first: bool) -> QPushButton:
        button = QPushButton(label)
        button.setAccessibleDescription(title)
        button.setAutoDefault(True)
        button.clicked.connect(chosen)
        if first and self.focusProxy() is None:
            theme.set_look(button, "primary")
            button.setIcon(icon("graduation-cap", "on_accent"))
            self.setFocusProxy(button)
        return button
