"""字体、备份与识别: what paper is set in, copies of the database, whether scans can be read."""

from PySide6.QtCore import QSettings, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.presenters.preferences import PreferencesPresenter
from reviewer.windows import theme
from reviewer.windows.copies_dialog import moment
from reviewer.windows.settings import PREFER_OFFICE_FONTS, chosen_faces, prefers_office_fonts

SHOWN_BACKUPS = 3


class UpkeepPage(QWidget):
    """Three groups, one below the other."""

    restore_wanted = Signal()

    def __init__(self, presenter: PreferencesPresenter, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._settings = presenter, settings
        self.prefer = QCheckBox(self.tr("本机装有方正小标宋、仿宋_GB2312 等字体的，打印时优先使用本机字体(&F)"))
        self.prefer.setChecked(prefers_office_fonts(settings))
        self.fonts, self.copies, self.recognition = QGridLayout(), QLabel(), QLabel()
        self.back_up = QPushButton(self.tr("现在备份(&B)"))
        self.show_folder = QPushButton(self.tr("打开备份文件夹(&O)"))
        self.restore = QPushButton(self.tr("用备份恢复(&R)…"))
        for button in (self.back_up, self.show_folder, self.restore):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GRID, 0, 0)
        layout.setSpacing(2 * theme.GRID)
        for group in (self._font_group(), self._backup_group(), self._recognition_group()):
            layout.addWidget(group)
        layout.addStretch(1)
        self.prefer.toggled.connect(self._prefer)
        self.back_up.clicked.connect(presenter.back_up)
        self.show_folder.clicked.connect(self._show_folder)
        self.restore.clicked.connect(self.restore_wanted)
        presenter.backed_up.connect(self._show_copies)
        self._show_fonts()
        self._show_copies()

    def _font_group(self) -> QGroupBox:
        group = QGroupBox(self.tr("打印字体"))
        layout = QVBoxLayout(group)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.prefer)
        self.fonts.setColumnStretch(2, 1)
        self.fonts.setHorizontalSpacing(3 * theme.GRID)
        layout.addLayout(self.fonts)
        return group

    def _backup_group(self) -> QGroupBox:
        group = QGroupBox(self.tr("备份"))
        line = QHBoxLayout(group)
        line.setContentsMargins(0, 0, 0, 0)
        self.copies.setWordWrap(True)
        self.copies.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.addWidget(self.copies, 1)
        line.addWidget(self.restore)
        line.addWidget(self.show_folder)
        line.addWidget(self.back_up)
        return group

    def _recognition_group(self) -> QGroupBox:
        group = QGroupBox(self.tr("文字识别"))
        if self._presenter.store.can_recognise():
            text = self.tr("可以识别扫描件的文字，在本机进行，不联网。")
        else:
            text = self.tr("没有安装文字识别组件：扫描件只能看图，其中的期限、金额等一律“无法核对”。")
        self.recognition.setText(text)
        self.recognition.setWordWrap(True)
        layout = QVBoxLayout(group)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.recognition)
        return group

    @Slot(bool)
    def _prefer(self, wanted: bool) -> None:
        self._settings.setValue(PREFER_OFFICE_FONTS, wanted)
        self._show_fonts()

    def _show_fonts(self) -> None:
        while (item := self.fonts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for row, file in enumerate(chosen_faces(self._settings).which_used()):
            role = file.role.value
            name, where = (f"明卷{role}", self.tr("程序自带")) if file.shipped else (file.name, str(file.path))
            for column, text in enumerate((role, name, where)):
                label = QLabel(text)
                if column != 1:
                    theme.set_look(label, "muted")
                label.setToolTip(text)
                self.fonts.addWidget(label, row, column)

    @Slot()
    def _show_folder(self) -> None:
        copies = self._presenter.store.backups()
        if copies:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(copies[0].parent)))

    @Slot()
    @Slot(str)
    def _show_copies(self, _path: str = "") -> None:
        copies = self._presenter.store.backups()
        for button in (self.show_folder, self.restore):
            button.setVisible(bool(copies))
        if not copies:
            self.copies.setText(self.tr("还没有备份。每次打开评查库都会自动备份一次。"))
            return
        moments = "、".join(moment(path).replace(" ", "\u00a0") for path in copies[:SHOWN_BACKUPS])  # not broken in two
        said = self.tr("共 {} 份，最近的：{}。\n存放在 {}")
        self.copies.setText(said.format(len(copies), moments, copies[0].parent))
