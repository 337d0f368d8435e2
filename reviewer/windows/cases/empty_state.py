"""What an empty workspace shows: three ways in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.windows import theme
from reviewer.windows.icons import icon


class EmptyState(QWidget):
    """No case file yet: import some, look at the examples, or open another workspace."""

    import_files_chosen = Signal()
    import_folder_chosen = Signal()
    examples_chosen = Signal()
    workspace_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.setSpacing(2 * theme.GRID)
        title = QLabel(self.tr("评查库里还没有案卷"))
        theme.set_look(title, "title")
        hint = QLabel(
            self.tr("一案一个文件夹、一案一个 PDF，或者装着它们的 ZIP 都可以。\n把它们拖到这里，或者从下面开始：")
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.set_look(hint, "muted")
        layout.addWidget(title, alignment=Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(hint, alignment=Qt.AlignmentFlag.AlignCenter)
        layout.addLayout(self._ways())

    def _ways(self) -> QHBoxLayout:
        ways = QHBoxLayout()
        ways.setSpacing(theme.GRID)
        ways.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for text, name, chosen in (
            (self.tr("导入案卷文件…"), "file-plus", self.import_files_chosen),
            (self.tr("导入案卷文件夹…"), "folder-open", self.import_folder_chosen),
            (self.tr("先看示例案卷"), "graduation-cap", self.examples_chosen),
            (self.tr("打开其他评查库…"), "library", self.workspace_chosen),
        ):
            button = QPushButton(icon(name, "on_accent" if not ways.count() else "muted"), text)
            button.clicked.connect(chosen)
            button.setAutoDefault(True)
            theme.set_look(button, "primary" if not ways.count() else "")
            if not ways.count():
                self.setFocusProxy(button)
            ways.addWidget(button)
        return ways
