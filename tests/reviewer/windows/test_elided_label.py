"""Lines that give way where there is no room: what of them stays whole."""

from pytestqt.qtbot import QtBot

from reviewer.windows.frame.elided_label import ClausesLabel, ElidedLabel

COUNTED, CHOSEN = "显示 3 卷，共 8 卷；已提交 3，评查中 0", "；选中 2"


def _width(label: ElidedLabel, words: str) -> int:
    return label.fontMetrics().horizontalAdvance(words)


def test_a_name_without_room_is_cut_and_the_number_behind_it_is_not(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("导入案卷：正在读取 某某市城市管理综合行政执法局的案卷 59/400，约剩 17 秒", " 59/400")
    shown = label.cut_to(_width(label, label.text()) * 2 // 3)
    assert shown.endswith(" 59/400，约剩 17 秒")
    assert shown != label.text()
    assert label.toolTip() == label.text()
    label.setText("统计", " 0/0")
    assert label.cut_to(1000) == "统计"


def test_a_summary_leaves_out_whole_clauses_and_never_how_many_are_chosen(qtbot: QtBot) -> None:
    label = ClausesLabel()
    qtbot.addWidget(label)
    label.setText(COUNTED + CHOSEN)
    assert label.cut_to(_width(label, COUNTED + CHOSEN)) == COUNTED + CHOSEN
    assert label.cut_to(_width(label, COUNTED + CHOSEN) - 1) == "显示 3 卷，共 8 卷；选中 2"
    assert label.cut_to(_width(label, "选中 2")) == "选中 2"
    label.setText(COUNTED)
    assert label.cut_to(_width(label, COUNTED) - 1) == "显示 3 卷，共 8 卷"
    assert label.accessibleName() == COUNTED
