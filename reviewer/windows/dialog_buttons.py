"""The two buttons under a dialog."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox

from reviewer.windows import theme

AGREE, CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel


def dialog_buttons(dialog: QDialog, yes: str) -> QDialogButtonBox:
    """Agree, which Enter presses, and cancel; `buttons.button(AGREE)` is the first of them."""
    buttons = QDialogButtonBox(AGREE | CANCEL)
    agree = buttons.button(AGREE)
    agree.setText(yes)
    agree.setDefault(True)
    theme.set_look(agree, "primary")
    buttons.button(CANCEL).setText("取消")
    without_pictures(buttons)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    dialog.installEventFilter(_Snug(dialog))
    return buttons


def without_pictures(buttons: QDialogButtonBox) -> None:
    """Words alone: the style's own signs are of another family. They are given before a dialog has its style sheet."""
    for button in buttons.buttons():
        button.setIcon(QIcon())


class _Snug(QObject):
    """Takes the height that its words need at its width: Qt reckons with them broken into more lines."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            layout = watched.layout()
            is_ours = not watched.testAttribute(Qt.WidgetAttribute.WA_Resized)  # nobody has said how large it is
            if is_ours and layout is not None and layout.hasHeightForWidth():
                watched.resize(watched.width(), layout.totalHeightForWidth(watched.width()))
        return False
