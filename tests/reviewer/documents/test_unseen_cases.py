"""Case files whose authors knew no rule of ours: what is read from their text, and what the checks say."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.answer_keys import KEYS, kinds_meant
from benchmarks.check_quality import is_twin
from benchmarks.reading_quality import count_facts
from reviewer.documents.splitting import Structure
from reviewer.documents.understanding import understand
from reviewer.library.check_context import read_context
from scoring.casefile import CaseFile, Page, Source, TextLine
from scoring.checks import run_all
from scoring.notation.text import closed, normalise
from scoring.suspicions import Result

FOLDER = Path(__file__).parents[2] / "cases" / "unseen"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))
ALSO = {
    "F05": "a strict reviewer may miss cover and closing note in all of them",
    "K02 F03": "no approval form is in the file",
    "K05 D01": "a fine above the statutory range is above the tier too",
    "H12 F03": "report and approval are not in the file",
    "H08 O10": "one head signs for two levels",
    "H08 S02": "one head signs for two levels",
    "P07 C02": "the form has no place to record that certificates were shown",
    "P08 C02": "the record gives the certificates numbers only",
    "P08 C26": "the application lists neither the party's opinion nor what is to be enforced",
}
"""What the answer keys allow besides the defects."""


@cache
def key(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return found


@cache
def read(name: str) -> CaseFile:
    """The file as the program reads it, each document a file of its own."""
    pages: list[Page] = []
    files: list[tuple[str, int]] = []
    for entry in key(name)["documents"]:
        number = len(pages) + 1
        written = [entry["title"], *entry["text"].split("\n")]
        lines = tuple(TextLine(normalise(text), number, None, text) for text in written if text.strip())
        stamped = entry["pages"][0] if entry["pages"] else None
        pages.append(Page(number, lines, Source.TEXT, stamped))
        files.append((entry["title"], number))
    return understand(tuple(pages), Structure(files=tuple(files), whole=tuple(n for _, n in files)))


@cache
def violated(name: str) -> frozenset[str]:
    """The rules that report, a twin of a defect's rule (benchmarks.check_quality) under the name of the defect's."""
    own = FOLDER / "rules" / f"{key(name)['case_id']}.yaml"
    context = read_context(own if own.is_file() else None)
    found = [s for s in run_all(read(name), context) if s.result is Result.VIOLATED]
    twins = {
        one.rule: d["rule"] for d in key(name)["answer_key"]["defects"] for one in found if is_twin(d, one, key(name))
    }
    return frozenset(twins.get(s.rule, s.rule) for s in found)


@pytest.mark.parametrize("name", NAMES)
def test_every_document_is_found_and_of_its_kind(name: str) -> None:
    wanted = [(closed(d["title"]), kinds_meant(d["doc_type"])) for d in key(name)["documents"]]
    documents = read(name).documents
    assert [closed(d.title) for d in documents] == [closed(normalise(title)) for title, _ in wanted]
    wrong = [(d.title, d.kind) for d, (_, kinds) in zip(documents, wanted, strict=True) if d.kind not in kinds]
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_of_the_answer_key_is_read(name: str) -> None:
    answers = key(name)["answer_key"]["facts"]
    counts = count_facts(read(name), answers)
    assert set(counts) == {label for label in answers if label in KEYS}
    assert [miss for count in counts.values() for miss in count.misses] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_defect_is_found(name: str) -> None:
    assert {d["rule"] for d in key(name)["answer_key"]["defects"]} <= violated(name)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_suspected(name: str) -> None:
    answers = key(name)["answer_key"]
    defects = {d["rule"] for d in answers["defects"]}
    case_id = key(name)["case_id"]
    others = {r for r in violated(name) - defects if r not in ALSO and f"{case_id} {r}" not in ALSO}
    assert others == set()
    forbidden = {rule for text in answers["must_not_flag"] for rule in re.findall("[TOCXDFS][0-9]{2}", text)}
    assert (violated(name) - defects) & forbidden == set()
