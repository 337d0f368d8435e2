"""What the desk tells somebody who does not see it: the item and what can be recorded there, what was recorded, what a
suspicion says, what was refused. The page tells itself by its view's name."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractButton

from reviewer.presenters.desk import status
from reviewer.windows.desk.rule_button import ChipButton, RuleButton
from reviewer.windows.saying import say
from scoring.errors import ReviewError
from scoring.suspicions import RESULT_WORDS, SEVERITY_WORDS, Result

if TYPE_CHECKING:
    from reviewer.windows.desk.desk_place import DeskPlace

ORDER = ("refusal", "act", "file", "item", "suspicion", "choices", "hit")
SOON = 200  # milliseconds: who walks through items by holding a key hears the one he stops at


class DeskVoice(QObject):
    """Collects what one key led to and says it in one piece. Nothing is said where no screen reader runs."""

    said = Signal(str)

    def __init__(self, place: "DeskPlace") -> None:
        super().__init__(place)
        self._place = place
        self._wanted: dict[str, Callable[[], str]] = {}
        self.soon = QTimer(self, singleShot=True, interval=SOON)
        self.soon.timeout.connect(self.speak)
        desk = place.desk
        desk.opened.connect(self._tell_file)
        desk.item_chosen.connect(self._tell_item)
        desk.acted.connect(self._tell_act)
        desk.suspicion_shown.connect(self._tell_suspicion)
        desk.refused.connect(self._tell_refusal)
        desk.found.connect(self._tell_hit)
        place.entry.prompted.connect(self._tell_choices)

    def _tell(self, about: str, words: Callable[[], str]) -> None:
        """What there is to say is looked up when it is said."""
        self._wanted[about] = words
        self.soon.start()

    @Slot()
    def speak(self) -> None:
        """Says now what there is to say."""
        parts = [self._wanted[about]() for about in ORDER if about in self._wanted]
        self._wanted = {}
        whole = _joined(parts)
        self.said.emit(whole)
        say(self._place, whole, at_once=True)

    @Slot()
    def _tell_file(self) -> None:
        self._tell("file", self._file)

    @Slot(str)
    def _tell_item(self, _criterion: str) -> None:
        self._tell("item", self._item)

    @Slot(object)
    def _tell_suspicion(self, _suspicion: object) -> None:
        self._tell("suspicion", self._suspicion)

    @Slot(object)
    def _tell_choices(self, _prompt: object) -> None:
        self._tell("choices", self._choices)

    @Slot(object)
    def _tell_refusal(self, error: ReviewError) -> None:
        self._tell("refusal", lambda: f"{error.message}{error.hint}")

    @Slot(int, int)
    def _tell_hit(self, at: int, count: int) -> None:
        self._tell("hit", lambda: self.tr("第 {} 处，共 {} 处").format(at, count) if count else self.tr("没有找到"))

    @Slot(str)
    def _tell_act(self, words: str) -> None:
        """What is taken back or done again the window says itself, in passing."""
        self._tell("act", lambda: self.tr("已记录：{}").format(words))

    def _file(self) -> str:
        desk = self._place.desk
        if desk.file is None:
            return ""
        return "，".join((desk.file.number, desk.file.title, status.progress_words(desk.statuses)[1]))

    def _item(self) -> str:
        place = self._place
        item = str(place.rubric.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")
        return "；".join((item, *_names(place.card.findChildren(RuleButton))))

    def _suspicion(self) -> str:
        bar, one = self._place.suspicion_bar, self._place.desk.suspicion
        if one is None:
            return ""
        kind = SEVERITY_WORDS[one.severity] if one.result is Result.VIOLATED else RESULT_WORDS[one.result]
        return _joined((kind, bar.message.text(), *bar.steps.text().split("\n"), bar.law.text()))

    def _choices(self) -> str:
        chips = _names(self._place.form.findChildren(ChipButton))
        return self.tr("可选：{}").format("；".join(chips)) if chips else ""


def _joined(parts: Iterable[str]) -> str:
    """One sentence after the other."""
    return "。".join(part.rstrip("。") for part in parts if part)


def _names(buttons: Iterable[QAbstractButton]) -> list[str]:
    return [button.accessibleName() for button in buttons if button.isVisible()]
