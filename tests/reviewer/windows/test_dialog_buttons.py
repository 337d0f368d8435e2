"""Dialogs of a form: no empty band under the buttons; agreeing stands left of leaving, in every window."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reviewer.presenters.desk.ports import Prompt, PromptKind
from reviewer.windows import theme
from reviewer.windows.desk.prompt_form import PromptForm
from reviewer.windows.messages import message_box
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


def test_agreeing_stands_left_of_leaving_in_dialogs_questions_and_forms_of_the_desk(
    qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.Mode.LIGHT)
    parent = QWidget()
    dialog, form = NamingDialog("复制为新的版本", "行政处罚案卷评查标准", "2027", NOTE, parent), PromptForm(parent)
    question = message_box("circle-question-mark", "accent", "移出", "移出这份案卷？", parent)
    question.addButton("移出", QMessageBox.ButtonRole.AcceptRole)
    question.addButton("取消", QMessageBox.ButtonRole.RejectRole)
    form.show_prompt(Prompt(PromptKind.DOUBT, "存疑", needs_text=True))
    qtbot.addWidget(parent)
    parent.show()
    for window, agree, leave in (
        (dialog, "开始编辑", "取消"),
        (question, "移出", "取消"),
        (form, "记为存疑 回车", "放弃 Esc"),
    ):
        window.show()
        buttons = {button.text(): button for button in window.findChildren(QPushButton)}
        left, right = (buttons[text].mapToGlobal(QPoint()).x() for text in (agree, leave))
        assert left < right
        window.hide()
    assert dialog.findChildren(QPushButton)
    assert [b.text() for b in dialog.findChildren(QPushButton) if b.isDefault()] == ["开始编辑"]


def test_buttons_of_dialogs_have_words_and_no_pictures_of_the_style(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Mode.LIGHT)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = NamingDialog("复制为新的版本", "行政处罚案卷评查标准", "2027", NOTE, parent)
    dialog.show()
    assert [button.text() for button in dialog.findChildren(QPushButton) if not button.icon().isNull()] == []
