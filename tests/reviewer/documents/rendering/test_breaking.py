"""A file that breaks the rendering child costs one page."""

import os
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from reviewer.documents.rendering.child import serve
from reviewer.documents.rendering.client import CRASHED, HUNG, SWOLLEN
from reviewer.documents.rendering.wishes import Unreadable, Wish
from tests.patience import PATIENCE
from tests.reviewer.documents.rendering.conftest import Desk, origin
from tests.reviewer.documents.rendering.papers import text_pdf


def moody(pipe: Connection, background: bool) -> None:
    """A child that dies, hangs or swells on files named so, and otherwise works."""
    real_recv = pipe.recv

    class Pipe:
        def recv(self) -> object:
            wish, name, gone = real_recv()
            if wish is None:  # memory for the next page
                return wish, name, gone
            if "dies" in wish.origin.path.name:
                os._exit(3)
            if "hangs" in wish.origin.path.name:
                time.sleep(60)
            if "swells" in wish.origin.path.name:
                self.fat = bytearray(os.urandom(1 << 20) * 300)
                time.sleep(60)
            return wish, name, gone

        def poll(self, timeout: float) -> bool:
            return pipe.poll(timeout)

        def send(self, answer: object) -> None:
            pipe.send(answer)

    serve(Pipe())  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "message"), [("dies.pdf", CRASHED), ("hangs.pdf", HUNG), ("swells.pdf", SWOLLEN)])
def test_a_file_that_breaks_the_child_costs_one_page(
    own_desk: Callable[..., Desk], tmp_path: Path, name: str, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    limits = {"time_limit": 4.0 if "hangs" in name else PATIENCE, "memory_limit": 250 << 20}
    desk = own_desk(child=moody, **limits)
    good = text_pdf(tmp_path / "good.pdf", 2)
    desk.drawn(Wish(origin(good), 100, 141))
    answer = desk.draw(Wish(origin(tmp_path / name), 100, 141))
    assert isinstance(answer, Unreadable)
    assert answer.message == message
    desk.drawn(Wish(origin(good, 1), 100, 141))
    caplog.clear()  # that the child died is worth a warning
