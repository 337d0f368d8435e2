from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.ports import Lesson, Slide
from reviewer.presenters.teaching import TeachingPresenter
from reviewer.windows.teaching.marked_page import MarkedPage
from reviewer.windows.teaching.slide_text import SMALLEST_TYPE
from reviewer.windows.teaching.teaching_window import TeachingWindow
from scoring.casefile import Box
from tests.reviewer.places import AtOnce

BOX = Box(0.1, 0.1, 0.5, 0.2)
LESSON = Lesson(
    "c1",
    "001 某公司擅自处置建筑垃圾案",
    (
        Slide(
            3,
            (Box(0.1, 0.1, 0.5, 0.2),),
            "3.4 送达期限",
            "超期<送达>",
            "−2",
            ("《行政处罚法》第六十一条",),
            "七日内送达",
        ),
        Slide(0, (), "2.1 主体证明", "卷内缺少：身份证复印件", "−1", (), "附主体证明"),
    ),
)


def picture(case_id: str, page: int, width: int) -> QImage:
    image = QImage(width, round(width * 1.414), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def shown(qtbot: QtBot, lesson: Lesson = LESSON) -> TeachingWindow:
    window = TeachingWindow(TeachingPresenter(lesson, picture, JobRunner(AtOnce())))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


def test_a_slide_says_what_is_wrong_the_law_and_how_it_should_be(qtbot: QtBot) -> None:
    window = shown(qtbot)
    words = window.words.plain_text().replace("\u00a0", " ")
    for expected in ("3.4 送达期限", "超期<送达>", "《行政处罚法》第六十一条", "七日内送达", "−2 分"):
        assert expected in words


def test_type_can_be_read_from_the_back_of_a_room(qtbot: QtBot) -> None:
    assert SMALLEST_TYPE >= 28
    window = shown(qtbot)
    assert "font-size:28px" in window.words._label.text()


def test_the_region_is_marked_on_the_page(qtbot: QtBot) -> None:
    window = shown(qtbot)
    page = window.page
    page.show_whole(True)
    paper = page._paper()
    seen = page.grab().toImage()
    inside = seen.pixelColor(round(paper.x() + 0.3 * paper.width()), round(paper.y() + 0.15 * paper.height()))
    outside = seen.pixelColor(round(paper.x() + 0.3 * paper.width()), round(paper.y() + 0.5 * paper.height()))
    assert outside == QColor("white")
    assert inside != outside


def test_arrow_keys_step_and_stay_at_the_ends(qtbot: QtBot) -> None:
    window = shown(qtbot)
    qtbot.keyClick(window, Qt.Key.Key_Left)
    assert window.foot.text().endswith("1/2")
    qtbot.keyClick(window, Qt.Key.Key_Right)
    qtbot.keyClick(window, Qt.Key.Key_Right)
    assert window.foot.text() == "2/2"
    assert "身份证复印件" in window.words.plain_text()


def test_a_finding_about_something_missing_says_so_in_place_of_a_page(qtbot: QtBot) -> None:
    window = shown(qtbot)
    qtbot.keyClick(window, Qt.Key.Key_End)
    assert window.page._picture.isNull()
    assert window.page._words == "卷内没有这份文书"


def test_escape_leaves(qtbot: QtBot) -> None:
    window = shown(qtbot)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_slides_of_several_files_show_each_its_own_page_and_name(qtbot: QtBot) -> None:
    drawn: list[tuple[str, int]] = []

    def remembered(case_id: str, page: int, width: int) -> QImage:
        drawn.append((case_id, page))
        return picture(case_id, page, width)

    good = replace(LESSON.slides[0], page=1, finding="", remedy="99.5　优秀", case_id="c2", title="002 乙案")
    lesson = replace(LESSON, title="2 份案卷", slides=(LESSON.slides[0], good))
    window = TeachingWindow(TeachingPresenter(lesson, remembered, JobRunner(AtOnce())))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    assert window.title.text() == "2 份案卷"
    qtbot.keyClick(window, Qt.Key.Key_Right)
    assert window.title.text() == "002 乙案"
    assert "评查结果" in window.words.plain_text()
    assert {("c1", 3), ("c2", 1)} <= set(drawn)


def test_a_page_that_was_not_drawn_says_so_and_is_tried_again(qtbot: QtBot) -> None:
    tries: list[int] = []

    def failing(case_id: str, page: int, width: int) -> QImage:
        tries.append(page)
        return QImage()

    window = TeachingWindow(TeachingPresenter(LESSON, failing, JobRunner(AtOnce())))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    assert "没有画出来" in window.page._words
    before = len(tries)
    qtbot.keyClick(window, Qt.Key.Key_Right)
    qtbot.keyClick(window, Qt.Key.Key_Left)
    assert len(tries) > before


MASKED = replace(
    LESSON,
    title="001 汪启航擅自处置建筑垃圾案",
    alias="001 汪某擅自处置建筑垃圾案",
    slides=(replace(LESSON.slides[0], finding="汪启航拒签"), LESSON.slides[1]),
    masked=(replace(LESSON.slides[0], finding="汪某拒签", covers=(Box(0.6, 0.6, 0.9, 0.7),)), LESSON.slides[1]),
)


def said(window: TeachingWindow) -> str:
    return f"{window.words.plain_text()} {window.title.text()} {window.windowTitle()}"


def in_cover(window: TeachingWindow) -> QColor:
    paper, seen = window.page._paper(), window.page.grab().toImage()
    return seen.pixelColor(round(paper.x() + 0.75 * paper.width()), round(paper.y() + 0.65 * paper.height()))


def test_an_audience_sees_aliases_in_the_words_and_covers_on_the_page(qtbot: QtBot) -> None:
    window = shown(qtbot, MASKED)
    assert "汪启航" not in said(window)
    assert "汪某拒签" in said(window)
    qtbot.keyClick(window, Qt.Key.Key_Z)
    assert in_cover(window) == QColor("black")
    assert "已隐去认出的姓名" in window.names.text()


def test_names_are_shown_by_key_or_by_button_and_hidden_again(qtbot: QtBot) -> None:
    window = shown(qtbot, MASKED)
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert "汪启航拒签" in said(window)
    qtbot.keyClick(window, Qt.Key.Key_Z)
    assert in_cover(window) == QColor("white")
    assert "正在显示姓名" in window.names.text()
    qtbot.mouseClick(window.names, Qt.MouseButton.LeftButton)
    assert "汪启航" not in said(window)
    assert window.foot.text().endswith("1/2")


def test_a_page_without_text_is_not_shown_before_names_may_be_seen(qtbot: QtBot) -> None:
    lesson = replace(MASKED, masked=(replace(MASKED.masked[0], is_unread=True), MASKED.masked[1]))
    window = shown(qtbot, lesson)
    assert window.page._picture.isNull()
    assert "还没有识别文字" in window.page._words
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert not window.page._picture.isNull()


def test_the_marked_place_fills_the_pane_and_z_shows_the_whole_page(qtbot: QtBot) -> None:
    window = shown(qtbot, LESSON)
    page = window.page
    close = page._paper()
    assert close.width() >= page.width() * 0.95
    mark = QRectF(close.x() + BOX.left * close.width(), close.y() + BOX.top * close.height(), 0.4 * close.width(), 20)
    assert QRectF(page.rect()).contains(mark)
    qtbot.mouseClick(window.whole, Qt.MouseButton.LeftButton)
    assert QRectF(page.rect()).contains(page._paper())
    assert window.foot.text().endswith("1/2")  # the button is no click that steps on
    qtbot.keyClick(window, Qt.Key.Key_Z)
    assert page._paper() == close


def test_the_number_stamped_on_the_page_is_told_where_it_is_another(qtbot: QtBot) -> None:
    lesson = replace(LESSON, slides=(replace(LESSON.slides[0], printed=2), LESSON.slides[1]))
    assert shown(qtbot, lesson).foot.text() == "第 3 页（页码 2）　1/2"


def test_the_wheel_moves_a_page_that_is_higher_than_the_screen_as_far_as_its_edges(qtbot: QtBot) -> None:
    page = shown(qtbot, LESSON).page
    before = page._paper()
    for _ in range(200):
        turn_wheel(page, -120)
    assert page._paper().bottom() < before.bottom()
    assert page._paper().bottom() > page.height() / 2
    turn_wheel(page, 120)
    assert page._paper().y() > before.y() - before.height()


def turn_wheel(page: MarkedPage, by: int) -> None:
    at, none = QPointF(50, 50), Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(page, event)


def test_a_page_leaves_the_screen_with_its_covers_before_the_next_one_is_drawn(qtbot: QtBot) -> None:
    page = MarkedPage()
    qtbot.addWidget(page)
    page.resize(400, 600)
    page.turn_to(("c1", 1), (), (Box(0.4, 0.4, 0.6, 0.6),))
    page.show_page(picture("c1", 1, 400))
    page.show_whole(True)
    assert page.grab().toImage().pixelColor(200, 300) == QColor("black")
    page.turn_to(("c1", 1), (BOX,), (Box(0.4, 0.4, 0.6, 0.6),))
    assert page.grab().toImage().pixelColor(200, 300) == QColor("black")
    page.turn_to(("c1", 2), (), ())
    assert page.grab().toImage().pixelColor(200, 150) != QColor("white")
