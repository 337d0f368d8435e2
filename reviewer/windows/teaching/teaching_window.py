"""讲评放映: full screen, page at the left, words at the right; arrow keys step, Esc leaves."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.presenters.ports import Slide
from reviewer.presenters.teaching import TeachingPresenter
from reviewer.windows import theme
from reviewer.windows.dressing import dress
from reviewer.windows.frame.elided_label import ElidedLabel
from reviewer.windows.teaching.handing_out import HandingOut
from reviewer.windows.teaching.marked_page import MarkedPage
from reviewer.windows.teaching.slide_text import SlideText

Key = Qt.Key
ON = {Key.Key_Right, Key.Key_PageDown, Key.Key_Space, Key.Key_Return, Key.Key_Enter}
BACK = {Key.Key_Left, Key.Key_PageUp, Key.Key_Backspace}


class TeachingWindow(QWidget):
    """One lesson on the wall. Deleted when it is closed."""

    left = Signal()

    def __init__(self, presenter: TeachingPresenter) -> None:
        super().__init__()
        dress(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("讲评放映：{}").format(presenter.title))
        theme.set_look(self, "surface")
        self._presenter = presenter
        presenter.setParent(self)
        self.page, self.words, self.foot = MarkedPage(), SlideText(), QLabel()
        self.title, self.names, self.whole = ElidedLabel(), QPushButton(), QPushButton(self.tr("Z 看整页"))
        self.handing_out = HandingOut(presenter, self)
        self.handout = QPushButton(self.tr("P 印讲义…"))
        self._lay_out()
        presenter.handing_out.connect(self._tell_handing_out)
        presenter.slide_shown.connect(self._show_slide)
        presenter.picture_shown.connect(self.page.show_page)
        presenter.picture_missing.connect(self._show_absence)
        presenter.picture_withheld.connect(self._show_withheld)
        presenter.picture_failed.connect(lambda: self.page.show_words(self.tr("这一页没有画出来，翻走再翻回来重试")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right and left step, up and down scroll long words, N shows names or not, Z the
        whole page or the place, P writes a hand-out, Esc leaves."""
        key = event.key()
        if key == Key.Key_Escape:
            self.close()
        elif key in ON:
            self._presenter.next()
        elif key in BACK:
            self._presenter.previous()
        elif key == Key.Key_Home:
            self._presenter.first()
        elif key == Key.Key_End:
            self._presenter.last()
        elif key in (Key.Key_Up, Key.Key_Down):
            self.words.scroll_by(1 if key == Key.Key_Down else -1)
        elif key == Key.Key_N:
            self._presenter.switch_names()
        elif key == Key.Key_Z:
            self._switch_whole()
        elif key == Key.Key_P:
            self.handout.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click steps on, as presenters' remotes send it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._presenter.next()
        elif event.button() == Qt.MouseButton.RightButton:
            self._presenter.previous()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page for the room there is."""
        super().resizeEvent(event)
        self._presenter.set_width(self.page.wanted_width())

    def _lay_out(self) -> None:
        halves = QHBoxLayout()
        halves.setSpacing(0)
        halves.addWidget(self.page, 11)
        halves.addWidget(self.words, 10)
        bar = QFrame()
        theme.set_look(bar, "footer")
        line = QHBoxLayout(bar)
        line.setContentsMargins(2 * theme.GRID, theme.GRID // 2, 2 * theme.GRID, theme.GRID // 2)
        line.setSpacing(theme.GRID)
        line.addWidget(self.title, 1)
        self.names.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the space bar steps on
        self.names.setToolTip(
            self.tr("讲评时认得出的姓名、单位名称和号码用代称，页面上涂黑；印章、手写的和没有认出的遮不住，请先看一遍")
        )
        self.names.clicked.connect(self._presenter.switch_names)
        theme.set_look(self.names, "chip")
        self.whole.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.whole.setToolTip(self.tr("看问题所在的地方，或者看整页；滚轮上下移动页面"))
        self.whole.clicked.connect(self._switch_whole)
        theme.set_look(self.whole, "chip")
        self.handout.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.handout.setToolTip(self.tr("把选定的问题印成讲义：题目和截图在前，参考答案另起一页"))
        self.handout.clicked.connect(self.handing_out.begin)
        theme.set_look(self.handout, "chip")
        line.addWidget(self.handout)
        line.addWidget(self.whole)
        line.addWidget(self.names)
        keys = QLabel(self.tr("← → 翻页　↑ ↓ 滚动　Esc 退出"))
        theme.set_look(keys, "muted")
        line.addWidget(keys)
        line.addSpacing(theme.GRID)
        line.addWidget(self.foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(halves, 1)
        layout.addWidget(bar)

    @Slot(object, int, int)
    def _show_slide(self, slide: Slide, number: int, count: int) -> None:
        self.words.show_slide(slide)
        self.title.setText(self._presenter.title_of(slide))
        self.page.turn_to((slide.case_id, slide.page), slide.boxes, slide.covers)
        self._tell_names()
        place = self.tr("第 {} 页　").format(slide.page) if slide.page else ""
        if slide.printed and slide.printed != slide.page:
            place = self.tr("第 {} 页（页码 {}）　").format(slide.page, slide.printed)
        self.foot.setText(f"{place}{number}/{count}")

    @Slot()
    def _switch_whole(self) -> None:
        self.page.show_whole(not self.page.is_whole)
        self.whole.setText(self.tr("Z 看问题处") if self.page.is_whole else self.tr("Z 看整页"))

    def _tell_names(self) -> None:
        """Whether an audience sees names, and the way to the other."""
        seen = self._presenter.names_people
        self.setWindowTitle(self.tr("讲评放映：{}").format(self._presenter.title))
        self.names.setText(self.tr("正在显示姓名　N 隐去") if seen else self.tr("已隐去认出的姓名　N 显示"))
        self.names.setAccessibleName(self.names.text())

    @Slot(bool)
    def _tell_handing_out(self, busy: bool) -> None:
        """Cutting the clippings takes a while."""
        self.handout.setEnabled(not busy)
        self.handout.setText(self.tr("正在做讲义…") if busy else self.tr("P 印讲义…"))

    @Slot()
    def _show_withheld(self) -> None:
        self.page.show_words(self.tr("这一页还没有识别文字，\n上面的姓名遮不住，先不放映。\n按 N 显示姓名后可以看。"))

    @Slot()
    def _show_absence(self) -> None:
        self.page.show_words(self.tr("卷内没有这份文书"))
