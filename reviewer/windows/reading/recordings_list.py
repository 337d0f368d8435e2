"""录音录像 below the contents: shown only where the file on the desk has any."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from reviewer.presenters.reading.recordings import RecordingsPresenter, described, place_of
from reviewer.storage.recordings import KeptRecording
from reviewer.windows import theme
from reviewer.windows.desk.actions import tip
from reviewer.windows.icons import icon

SHOWN = 4


class _Names(QListWidget):
    def event(self, event: QEvent) -> bool:
        """The arrows and Enter are the list's while the keyboard is in it."""
        keys = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in keys:
            event.accept()
            return True
        return super().event(event)


class RecordingsList(QFrame):
    """A short list and the button that opens one."""

    def __init__(self, presenter: RecordingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, "footer")
        self.presenter = presenter
        self._title, self.list, self.play = QLabel(), _Names(), QPushButton(self.tr("用系统播放器打开"))
        theme.set_look(self._title, "heading")
        theme.set_look(self.play, "chip")
        self.list.setAccessibleName(self.tr("录音录像"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self.open)
        self.play.setToolTip(tip("play"))
        self.play.clicked.connect(self.open)
        presenter.looked.connect(self._mark)
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
            item.setToolTip(place_of(recording))
            item.setData(Qt.ItemDataRole.UserRole, recording)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(theme.px(28) * min(len(kept), SHOWN) + 4)
        self._title.setText(self.tr("录音录像 {}").format(len(kept)))
        self.presenter.look()

    @Slot(object)
    def _mark(self, missing: frozenset[KeptRecording]) -> None:
        """Says of those that are not in their places that they are not."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            recording = item.data(Qt.ItemDataRole.UserRole)
            gone = recording in missing
            item.setText((self.tr("不在原处　") if gone else "") + described(recording))
            item.setIcon(icon("triangle-alert", "doubt") if gone else QIcon())

    @Slot()
    def open(self) -> None:
        """Has the chosen one played."""
        item = self.list.currentItem()
        if item is not None:
            self.presenter.open(item.data(Qt.ItemDataRole.UserRole))
