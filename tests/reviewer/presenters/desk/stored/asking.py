"""Asking a stored desk, and waiting for what it writes."""

from collections.abc import Callable
from queue import Queue
from typing import TypeVar

import pytest

from reviewer.presenters.desk.ports import DeskReader, OpenCase
from reviewer.presenters.desk.stored import StoredDesk
from reviewer.storage.record import Author
from reviewer.storage.steps import Steps
from reviewer.storage.workspace import Workspace
from reviewer.storage.writing import Writer
from tests.patience import PATIENCE

T = TypeVar("T")
Stored = Callable[[Author | None], StoredDesk]


def answer(store: StoredDesk, question: Callable[[DeskReader], T]) -> T:
    """Where nothing is being written."""
    answers: list[T] = []
    store.ask(question, answers.append, pytest.fail)
    return answers[0]


def read(store: StoredDesk, case: str) -> OpenCase:
    return answer(store, lambda reader: reader.open(case))


def not_kept(_steps: Steps, _author: Author) -> None:
    """Nothing that is taken back step by step."""


def committed(workspace: Workspace, writer: Writer) -> None:
    """Waits until everything handed to the writer is on the disk."""
    done: Queue[object] = Queue()
    writer.submit(lambda _: None, done.put, done.put)
    assert done.get(timeout=PATIENCE) is None
