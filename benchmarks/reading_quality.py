"""How well case files are read: kinds of documents and facts against answer keys.

    python benchmarks/reading_quality.py FOLDER [--ocr] [--only V01,V02] [--facts]

FOLDER holds answer keys (`V01_….json`, format `case-file/1`) and, in it or in its subfolder `files`, the case files to
read, whose names begin with the id of their case (`V01_text.pdf`, `V02_docx/`, `V08.zip`).
Without `--ocr` only
what has a text layer of its own is counted. With `--keys-only` the text of the answer keys themselves is read: kinds
and facts alone, without any reader of files.

A fact counts as right when the preferred value of its key is the one in the answer key; as wrong when it is another; as
missing when there is none. Precision = right / (right + wrong), recall = right / (right + wrong + missing). Lists count
each of their values. Facts that the answer key does not ask for are not counted. A kind is right when the document was
found and its kind is one of those that its type in the answer key may have.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

# Started by path, a neighbour of this script could hide a package of the same name.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.answer_keys import KEYS, answers_in, kinds_meant, written_pages
from reviewer.documents.facts.extraction import extract
from reviewer.documents.facts.law import same_citation
from scoring.casefile import CaseFile, Source
from scoring.notation.references import reference_key
from scoring.notation.text import closed, normalise


@dataclass
class Count:
    """Right, wrong and missing values."""

    right: int = 0
    wrong: int = 0
    missing: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, other: "Count") -> None:
        self.right, self.wrong, self.missing = (
            self.right + other.right,
            self.wrong + other.wrong,
            self.missing + other.missing,
        )
        self.misses += other.misses

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        asked = self.right + self.wrong + self.missing
        return self.right / asked if asked else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _same(key: str, read: str, wanted: str) -> bool:
    if key in ("decision_number", "filing_number"):
        return reference_key(normalise(read)) == reference_key(normalise(wanted))
    if key.endswith("_provision"):
        wanted = wanted.split("（决定书")[0].removeprefix("不予处罚；")
        if "《" not in wanted:  # a key that leaves the law's name out
            return same_citation(read.split("》")[-1]) == same_citation(wanted)
        return same_citation(read) == same_citation(wanted)
    if key == "party_type" and wanted in ("公民", "个人"):
        wanted = "自然人"
    return closed(read) == closed(wanted)


def count_facts(case: CaseFile, answers: dict[str, Any]) -> dict[str, Count]:
    """By label of the answer key."""
    counts: dict[str, Count] = {}
    for label, wanted in answers.items():
        key = KEYS.get(label)
        if key is None:
            continue
        read = [f.value for f in case.facts if f.key == key]
        if isinstance(wanted, list):
            hits = sum(1 for value in wanted if value in read)
            extra = len(set(read) - set(wanted))
            counts[label] = Count(hits, extra, len(wanted) - hits)
        elif not read:
            counts[label] = Count(missing=1)
        else:
            right = _same(key, read[0], str(wanted))
            counts[label] = Count(right=int(right), wrong=int(not right))
        if counts[label].wrong or counts[label].missing:
            counts[label].misses.append(f"{label}：应为 {wanted}，读出 {read[:3] or '无'}")
    return counts


def count_kinds(case: CaseFile, documents: list[dict[str, Any]]) -> Count:
    """Documents of the answer key, set beside the documents read by their titles in order."""
    wanted = [closed(normalise(d["title"])) for d in documents]
    read = [closed(d.title) for d in case.documents]
    pairs: dict[int, int] = {}
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, wanted, read, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and i2 - i1 == j2 - j1):
            pairs.update(zip(range(i1, i2), range(j1, j2), strict=True))
    count = Count()
    for number, document in enumerate(documents):
        if number not in pairs:
            count.missing += 1
            count.misses.append(f"文书未分出：{document['title']}")
            continue
        found = case.documents[pairs[number]]
        right = found.kind in kinds_meant(document["doc_type"])
        count.right, count.wrong = count.right + right, count.wrong + (not right)
        if not right:
            count.misses.append(f"种类：{document['title']} 读作 {found.kind}")
    return count


def from_key(answer: dict[str, Any], source: Source = Source.TEXT) -> CaseFile:
    """The case file as the answer key's own text states it."""
    documents, pages = written_pages(answer, source)
    procedure, facts = extract(documents, pages)
    return CaseFile(procedure, tuple(documents), facts, tuple(pages))


def read_files(folder: Path, case_id: str, with_ocr: bool) -> Iterator[tuple[str, CaseFile, float]]:
    """Every rendering of a case: its form (text, scan, docx …), what was read, seconds."""
    from reviewer.documents.reading import read_case
    from reviewer.documents.sources import list_sources

    place = folder / "files" if (folder / "files").is_dir() else folder
    for path in sorted(place.iterdir()):
        if not path.name.startswith(case_id) or path.suffix == ".json":
            continue
        form = path.stem.removeprefix(case_id).strip("_") or path.suffix.strip(".")
        if not with_ocr and form not in ("text", "docx"):
            continue
        for source in list_sources(path):
            start = time.perf_counter()
            reading = read_case(source, recognise=with_ocr)
            yield form, reading.case, time.perf_counter() - start


def _line(name: str, form: str, count: Count) -> str:
    shares = f"{count.precision:9.3f}{count.recall:9.3f}{count.f1:9.3f}"
    return f"{name:<8}{form:<8}{count.right:>6}{count.wrong:>6}{count.missing:>6}{shares}"


def measure(arguments: argparse.Namespace) -> int:
    """Print the tables; 1 where nothing could be measured."""
    by_form: dict[str, tuple[Count, Count]] = defaultdict(lambda: (Count(), Count()))
    by_fact: dict[tuple[str, str], Count] = defaultdict(Count)
    print(
        f"{'case':<8}{'form':<8}{'right':>6}{'wrong':>6}{'none':>6}{'precis.':>9}{'recall':>9}{'F1':>9}  kinds  seconds"
    )
    for answer in answers_in(arguments.folder, arguments.only):
        name = answer["case_id"]
        readings = (
            [("key", from_key(answer), 0.0)]
            if arguments.keys_only
            else read_files(arguments.folder, name, arguments.ocr)
        )
        for form, case, seconds in readings:
            facts, kinds = Count(), count_kinds(case, answer["documents"])
            for label, count in count_facts(case, answer["answer_key"]["facts"]).items():
                facts.add(count)
                by_fact[label, form].add(count)
            by_form[form][0].add(facts)
            by_form[form][1].add(kinds)
            asked = kinds.right + kinds.wrong + kinds.missing
            print(f"{_line(name, form, facts)}   {kinds.right}/{asked}   {seconds:.1f}", flush=True)
            for miss in [*facts.misses, *kinds.misses]:
                print(f"        {miss}")
    print("\nby form")
    for form, (facts, kinds) in sorted(by_form.items()):
        print(f"{_line('', form, facts)}   kinds {kinds.recall:.3f}")
    if arguments.facts:
        print("\nby fact and form")
        for (label, form), count in sorted(by_fact.items()):
            print(f"{_line('', form, count)}   {label}")
    return 0 if by_form else 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ocr", action="store_true", help="also files without a text layer (slow)")
    parser.add_argument("--keys-only", action="store_true", help="read the answer keys' own text")
    parser.add_argument("--only", type=lambda text: text.split(","), default=[], help="ids of cases")
    parser.add_argument("--facts", action="store_true", help="also the table by fact")
    return measure(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())
