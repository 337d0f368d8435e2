"""Asks for the password of one encrypted file."""

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from reviewer.presenters.reading.passwords import PasswordRequest
from reviewer.windows import theme
from reviewer.windows.dialog_buttons import AGREE, dialog_buttons


class PasswordDialog(QDialog):
    """One line to type in."""

    def __init__(self, name: str, tried: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("文件密码"))
        self.setMinimumWidth(theme.px(400))
        title = QLabel(self.tr("“{}”设有打开密码").format(name))
        title.setWordWrap(True)
        theme.set_look(title, "heading")
        self.problem = QLabel(self.tr("密码不正确，请再输入一次。"))
        theme.set_look(self.problem, "doubt")
        self.problem.setVisible(tried)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(self.tr("密码"))
        note = QLabel(self.tr("密码只在本次使用中有效，不保存。取消则不读取这个文件。"))
        note.setWordWrap(True)
        theme.set_look(note, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        buttons = dialog_buttons(self, self.tr("确定"))
        for widget in (title, self.password, self.problem, note, buttons):
            layout.addWidget(widget)
        agree = buttons.button(AGREE)
        self.password.textChanged.connect(lambda words: agree.setEnabled(bool(words)))
        agree.setEnabled(False)
        self.password.setFocus()


def answer(request: PasswordRequest, parent: QWidget) -> None:
    """Asks and replies."""
    dialog = PasswordDialog(request.name, request.tried, parent)
    request.reply(dialog.password.text() if dialog.exec() else None)
