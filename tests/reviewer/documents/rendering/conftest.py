"""A renderer with its child process, and how its pages look."""

from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from threading import Event

import pytest

from reviewer.documents.rendering.blocks import Rendered
from reviewer.documents.rendering.client import Renderer
from reviewer.documents.rendering.wishes import PageOrigin, Unreadable, Wish
from tests.patience import PATIENCE


class Desk:
    """A renderer and what came back from it, in order; it stands still after an answer while it may not go on."""

    def __init__(self, **options: object) -> None:
        self.answers: Queue[Rendered | Unreadable] = Queue()
        self.may_go_on = Event()
        self.may_go_on.set()
        self.renderer = Renderer(self._answer, **options)  # type: ignore[arg-type]
        self.renderer.start()

    def _answer(self, answer: Rendered | Unreadable) -> None:
        self.answers.put(answer)
        self.may_go_on.wait(PATIENCE)

    def next(self) -> Rendered | Unreadable:
        return self.answers.get(timeout=PATIENCE)

    def draw(self, wish: Wish) -> Rendered | Unreadable:
        self.renderer.ask([wish])
        return self.next()

    def drawn(self, wish: Wish) -> Rendered:
        answer = self.draw(wish)
        assert isinstance(answer, Rendered), answer
        return answer


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.renderer.close()


@pytest.fixture
def own_desk() -> Iterator[Callable[..., Desk]]:
    """Desks of one's own, closed at the end of the test."""
    desks: list[Desk] = []

    def begin(**options: object) -> Desk:
        desks.append(Desk(**options))
        return desks[-1]

    yield begin
    for each in desks:
        each.renderer.close()


def origin(path: Path, index: int = 0, rotation: int = 0) -> PageOrigin:
    return PageOrigin(path, index, 595, 842, rotation)


def pixel(page: Rendered, x: float, y: float) -> tuple[int, ...]:
    """(red, green, blue, fourth byte) at fractions of the page."""
    column, row = int(x * page.wish.width), int(y * page.wish.height)
    at = row * page.stride + column * 4
    blue, green, red, fourth = page.pixels[at : at + 4]
    return red, green, blue, fourth
