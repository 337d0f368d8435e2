"""Where the panes of the desk stand, and that their sizes are remembered."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from reviewer.windows import theme
from reviewer.windows.desk.edition_bar import EditionBar
from reviewer.windows.desk.page_window import PageHolding
from reviewer.windows.dressing import dress
from reviewer.windows.panes import Panes

if TYPE_CHECKING:
    from reviewer.windows.desk.desk_place import DeskPlace

LAYOUT = "desk/panes"
STRIP, OWN, OWN_RIGHT = f"{LAYOUT}/strip", f"{LAYOUT}/own", f"{LAYOUT}/own-right"
THUMBNAILS = "desk/thumbnails"
WIDTHS, HEIGHTS, RIGHT, LEFT = (216, 720, 344), (640, 113), (300, 340), (260, 320)
SLIM = (168, 324)  # contents and rubric in a narrow window, until somebody moves them: the room is the page's
FEW = 4 * 26 + 2  # four items of the rubric in a low window, until somebody moves them: the room is the card's
LOW, NARROW = 560, 1100  # below this height or width of the desk, at 100 %, panes give way
CARD, HEAD = 420, 56  # what the item's card needs to be of use, and its head alone
HANDLE, LEAST = 3, (160, 320, 280)  # how narrow panes may become at 100 %; the page is as large in any text
MOST = 16_777_215  # Qt's own for "no limit"


class DeskPanes:
    """Contents, page, rubric from left to right; findings below them."""

    def __init__(self, place: "DeskPlace", settings: QSettings) -> None:
        self._place, self._settings = place, settings
        self.edition_bar = EditionBar(place.desk)
        items, self.listing = QSplitter(Qt.Orientation.Vertical), QSplitter(Qt.Orientation.Vertical)
        across, down = Panes(Qt.Orientation.Horizontal), Panes(Qt.Orientation.Vertical)
        self.splitters: dict[str, QSplitter] = {"across": across, "down": down, "items": items, "listing": self.listing}
        middle = self._lay_out(across, down)
        for splitter, sizes in zip(self.splitters.values(), (WIDTHS, HEIGHTS, RIGHT, LEFT), strict=True):
            splitter.setHandleWidth(HANDLE)
            splitter.setChildrenCollapsible(False)
            splitter.setSizes([_grown(size) for size in sizes])
        across.setStretchFactor(1, 1)
        down.setStretchFactor(0, 1)
        self.is_full = False  # only page and rubric
        self._right = items
        self._strip_height = place.strip.height_of(2)  # while it lists something
        place.strip.folded.connect(self._fold_strip)
        down.splitterMoved.connect(self._note_strip)
        self._is_own = False  # the widths are somebody's own
        across.splitterMoved.connect(self._keep_widths)
        self._is_own_right = False  # so are the heights of rubric and card
        items.splitterMoved.connect(self._keep_right)
        self.page = PageHolding(place, middle, across, settings)
        for changed in (place.area.pair_changed, self.page.moved, place.suspicion_bar.shown):
            changed.connect(self.give_room)
        for grown in (place.form.grown, place.refusal.grown):
            grown.connect(self.give_form_room)

    def _lay_out(self, across: QSplitter, down: QSplitter) -> QFrame:
        """The frame in the middle. From the outside in: what gets another parent is asked for its style once more, with
        all that it holds by then."""
        place, items = self._place, self.splitters["items"]
        middle, right, answers = QFrame(), QFrame(), QFrame()
        _stack(place, place.head, self.edition_bar, down, stretch=down)
        dress(place.head)
        dress(self.edition_bar)
        _fill(down, across, place.strip)
        _fill(across, place.left, middle, right)
        place.left.setDocumentMode(True)
        place.left.addTab(self.listing, place.tr("目录"))
        place.left.addTab(place.suspicions, place.tr("疑点"))
        _fill(self.listing, place.contents, place.thumbnails)
        bars = (place.suspicion_bar, place.find_bar, place.page_bar)
        _stack(middle, place.across_bar, place.area, *bars, stretch=place.area)
        _stack(right, items, place.refusal, place.score, stretch=items)
        _fill(items, place.rubric, answers)
        _stack(answers, place.card, place.form, stretch=place.card)
        for frame in (middle, right, answers):
            theme.set_look(frame, "surface")
        place.rubric.setMinimumHeight(theme.px(56))
        self._columns = place.left, middle, right
        self._bound_widths(MOST)
        return middle

    def _bound_widths(self, room: int) -> None:
        """How narrow contents, page and rubric may become; each less where there is no room for all three."""
        least = theme.px(LEAST[0]), LEAST[1], theme.px(LEAST[2])
        share = min(1.0, room / sum(least))
        for column, width in zip(self._columns, least, strict=True):
            column.setMinimumWidth(int(width * share))

    def restore(self) -> None:
        """The sizes of the last time."""
        was_kept = self._settings.contains(f"{LAYOUT}/across")
        self._is_own = bool(self._settings.value(OWN, was_kept, type=bool))
        self._is_own_right = bool(self._settings.value(OWN_RIGHT, False, type=bool))
        for name, splitter in self.splitters.items():
            state = self._settings.value(f"{LAYOUT}/{name}")
            if state is not None:
                splitter.restoreState(state)
        self._strip_height = int(str(self._settings.value(STRIP, self._strip_height)))
        self._fold_strip(self._place.strip.is_folded)
        self._place.thumbnails.setVisible(bool(self._settings.value(THUMBNAILS, False, type=bool)))

    def keep(self) -> None:
        """Remembers the sizes."""
        self.page.put_away()
        for name, splitter in self.splitters.items():
            self._settings.setValue(f"{LAYOUT}/{name}", splitter.saveState())
        self._settings.setValue(STRIP, self._strip_height)
        self._settings.setValue(OWN, self._is_own)
        self._settings.setValue(OWN_RIGHT, self._is_own_right)
        self._settings.setValue(THUMBNAILS, not self._place.thumbnails.isHidden())

    def switch_full(self) -> None:
        """Only page and rubric, or everything again."""
        self.is_full = not self.is_full
        self.give_room()

    @property
    def _is_low(self) -> bool:
        return self._place.height() < theme.px(LOW)

    def give_room(self) -> None:
        """Where the window is small, two pages side by side get the room of the contents, and pages looked at with a
        suspicion that of the findings."""
        place = self._place
        is_pair = place.area.is_pair and not self.page.is_out
        looks = not place.suspicion_bar.isHidden() and not self.page.is_out
        is_narrow = place.width() < theme.px(NARROW)
        self._bound_widths(min(place.width(), place.window().width()) - 2 * HANDLE)  # a window may be narrower than it
        if not self._is_own and not self.page.is_out:
            self._share_width(is_narrow=is_narrow)
        place.left.setVisible(not self.is_full and not (is_pair and is_narrow and not looks))
        place.strip.setVisible(not self.is_full and not (self._is_low and (is_pair or looks)))
        self._fold_strip(place.strip.is_folded)
        self.give_form_room()

    def _share_width(self, *, is_narrow: bool) -> None:
        """Contents and rubric as wide as suits the window; the page takes the rest."""
        left, right = _grown(WIDTHS[0]), _grown(WIDTHS[2])
        if is_narrow:
            left, right = min(theme.px(SLIM[0]), left), min(theme.px(SLIM[1]), right)
        across = self.splitters["across"]
        across.setSizes([left, max(1, across.width() - left - right), right])

    def _share_right(self) -> None:
        """Rubric and card as high as they were before a form took room; in a low window the card has more of it, for
        what is pressed most: its rules and marks."""
        whole = sum(self._right.sizes())
        upper = whole * RIGHT[0] // sum(RIGHT)
        upper = min(upper, theme.px(FEW)) if self._is_low else upper
        self._right.setSizes([upper, whole - upper])

    def _keep_widths(self) -> None:
        self._is_own = True

    def _keep_right(self) -> None:
        self._is_own_right = True

    def give_form_room(self) -> None:
        """Where there is no room for both, the form that asks something stands in place of the card."""
        form, card = self._place.form, self._place.card
        form.fit_into(self._right.height() - self._place.rubric.minimumHeight() - 2 * theme.GRID)
        asks, height = form.isVisibleTo(self._right), self._right.height()
        least = self._place.rubric.minimumHeight() + form.minimumHeight()
        card.setHidden(asks and height < least + theme.px(HEAD))
        is_short = asks and (form.is_choice or height < least + theme.px(CARD)) and card.head_height > 0
        card.setMaximumHeight(card.head_height if is_short else MOST)  # the name and the place, and no half of a rule
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if is_short else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        card.setVerticalScrollBarPolicy(bar)
        card.setMinimumHeight(min(card.answers_height, theme.px(CARD)) if asks and not is_short else 0)
        if not asks and not self._is_own_right:
            self._share_right()

    def _note_strip(self) -> None:
        if self._is_low:
            return
        if not self._place.strip.is_folded:
            self._strip_height = self.splitters["down"].sizes()[1]

    def _fold_strip(self, folded: bool) -> None:
        """An empty strip is one line; with something in it, it is as high as it was made."""
        down = self.splitters["down"]
        height = self._place.strip.minimumHeight() if folded or self._is_low else self._strip_height
        down.setSizes([max(1, sum(down.sizes()) - height), height])


def _grown(size: int) -> int:
    """Panes grow half as much as the text."""
    return round(size * (1 + theme.text_scale()) / 2)


def _fill(splitter: QSplitter, *widgets: QWidget) -> None:
    for widget in widgets:
        splitter.addWidget(widget)


def _stack(frame: QWidget, *widgets: QWidget, stretch: QWidget) -> None:
    """Widgets below one another without gaps; one of them takes the room."""
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget, 1 if widget is stretch else 0)
