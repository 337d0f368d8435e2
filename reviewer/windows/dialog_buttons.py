"""The two buttons under a dialog."""

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
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
