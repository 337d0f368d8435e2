"""From pages with text to documents and facts. Runs in the child process: the text is as untrusted as the file."""

from dataclasses import replace

from reviewer.documents.page_numbers import find_stamp
from reviewer.documents.splitting import Structure, split_documents
from scoring.casefile import CaseFile, Page, Problem
from scoring.progress import Progress

UNKNOWN = ("unknown", "未识别文书")


def understand(
    pages: tuple[Page, ...],
    structure: Structure,
    problems: tuple[Problem, ...] = (),
    *,
    progress: Progress | None = None,
) -> CaseFile:
    """Stamped numbers, documents, procedure and facts. Pure; called again whenever recognition has added text."""
    numbered = tuple(_stamped(page) for page in pages)
    documents = split_documents(numbered, structure, _kind_of)
    return CaseFile("", documents, (), numbered, problems)


def _stamped(page: Page) -> Page:
    found = find_stamp(page.lines)
    return page if found is None else replace(page, printed_number=found[0])


def _kind_of(title: str, text: str) -> tuple[str, str]:
    return UNKNOWN
