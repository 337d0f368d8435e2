"""Text recognition (OCR) with RapidOCR in a child process of its own, one thread, one page at a time.

Optional: without the `ocr` extra everything else works, and `available()` says so.
"""

from collections.abc import Collection, Iterator
from importlib.util import find_spec
from pathlib import Path

from reviewer.documents.isolation import IsolatedReader
from reviewer.documents.ocr.page import RecognisedPage
from scoring.casefile import CaseFile, Document
from scoring.progress import Progress

PAGE_TIME_LIMIT = 120.0


def available() -> bool:
    """Whether the OCR extra is installed; nothing heavy is imported to find out."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


class Recogniser:
    """The recognition process. Keeps its models loaded until closed (0.5 to 0.9 GB)."""

    def __init__(self, reader: IsolatedReader | None = None) -> None:
        self.reader = reader or IsolatedReader()

    def __enter__(self) -> "Recogniser":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def recognise_page(
        self, original: Path, index: int, *, number: int, password: str | None = None, progress: Progress | None = None
    ) -> RecognisedPage:
        """Recognise page `index` (from 0) of a PDF or picture; `number` is the page's number in the case file."""
        from reviewer.documents.ocr.engine import recognise

        return self.reader.run(
            recognise,
            str(original),
            index,
            number,
            password,
            file=f"{original.name} 第 {index + 1} 页",
            progress=progress,
            time_limit=PAGE_TIME_LIMIT,
            keeps_memory=True,
        )

    def close(self) -> None:
        """End the process and free its memory."""
        self.reader.close()


def next_pages(case: CaseFile, done: Collection[int], in_view: int | None = None) -> Iterator[int]:
    """The pages still to be recognised, most wanted first: the one in view and its neighbours, then those of
    decisions, notices, records and receipts, then the rest in order. Stateless: ask again whenever anything changed."""
    waiting = [p.number for p in case.pages if p.source is None and p.number not in done]
    yield from sorted(waiting, key=lambda n: (_distance(n, in_view), _rank(case.document_on(n)), n))


def _distance(number: int, in_view: int | None) -> int:
    if in_view is None:
        return 9
    ahead = number - in_view
    return ahead if 0 <= ahead <= 2 else 3 if ahead == -1 else 9


def _rank(document: Document | None) -> int:
    """Position in the queue by kind of document; by words of the title where the kind is not known."""
    name = f"{document.kind} {document.title}" if document else ""
    for rank, words in enumerate(_WORDS):
        if any(word in name for word in words):
            return rank
    return len(_WORDS)


_WORDS = (
    ("decision", "决定书"),
    ("notice", "告知书", "通知书"),
    ("record", "笔录"),
    ("receipt", "回证"),
)
