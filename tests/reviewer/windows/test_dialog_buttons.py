"""Dialogs of a form: no empty band under the buttons."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer.windows import theme
from reviewer.windows.rubrics.dialogs import NamingDialog

NOTE = "从“行政处罚案卷评查标准（普通程序）”（2026.1版）复制。原来的版本不变。"


@pytest.mark.parametrize("note", [NOTE, NOTE * 3])
def test_a_dialog_is_as_high_as_its_words_need_at_its_width(qtbot: QtBot, qapp: QApplication, note: str) -> None:
    theme.apply(qapp, theme.Mode.LIGHT)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = NamingDialog("复制为新的版本", "行政处罚案卷评查标准", "2027", note, parent)
    with qtbot.waitExposed(dialog):
        dialog.show()
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() == layout.totalHeightForWidth(dialog.width())
    dialog.close()
