"""录音录像 below the contents: shown only where the file on the desk has any."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from reviewer.presenters.reading.recordings import RecordingsPresenter, described
from reviewer.windows import theme

SHOWN = 4


class RecordingsList(QFrame):
    """A short list and the button that opens one."""

    def __init__(self, presenter: RecordingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self.presenter = presenter
        self._title, self.list, self.play = QLabel(), QListWidget(), QPushButton(self.tr("用系统播放器打开"))
        theme.set_look(self._title, "heading")
        theme.set_look(self.play, "chip")
        self.list.setAccessibleName(self.tr("录音录像"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemDoubleClicked.connect(self._open)
        self.play.clicked.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(self._title)
        layout.addWidget(self.list)
        layout.addWidget(self.play, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    @Slot()
    def refresh(self) -> None:
        """The recordings of the file on the desk."""
        kept = self.presenter.recordings()
        self.setVisible(bool(kept))
        self.list.clear()
        for recording in kept:
            item = QListWidgetItem(described(recording))
            item.setToolTip(recording.path)
            item.setData(Qt.ItemDataRole.UserRole, recording)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(theme.px(28) * min(len(kept), SHOWN) + 4)
        self._title.setText(self.tr("录音录像 {}").format(len(kept)))

    @Slot()
    def _open(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.presenter.open(item.data(Qt.ItemDataRole.UserRole))
