"""Precision and recall of the checks over case files with answer keys: from the key's facts, from files, from scans.

    python -m benchmarks.check_quality FOLDER [--files] [--scans] [--no-rules]

FOLDER holds answer keys (`V01_….json`, schema case-file/1), for --files and --scans their renderings in FOLDER/files,
and may hold the local rules of a case in FOLDER/rules/V01.yaml. A
violation counts as a false alarm when its rule is neither among the defects nor among what a strict reviewer may add;
one that the key forbids in so many words (不得报T06) is counted apart.
"""

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.answer_keys import ENTERED, KEYS, answers_in, written_pages
from reviewer.library.check_context import read_context
from scoring.casefile import CaseFile, Fact
from scoring.checks import run_all
from scoring.suspicions import Result, Suspicion

RULES = Path(__file__).parent.parent / "tests" / "scoring" / "checks" / "rules"
LOCAL = dict(
    zip(
        (f"V{n:02}" for n in range(1, 9)),
        ("noise", "drainage", "dumping", "graffiti", "banners", "trees", "warehouse", "spill"),
        strict=True,
    )
)
ACCEPTABLE = (
    ("封面|备考表", "F05"), ("目录", "F02"), ("未入卷|无.*材料|没有.*入卷|无.*审批表", "F03"),
    ("再审核|法制机构", "O02 C08"),
    ("主持人", "C07 S02"), ("授权|委托|代收", "F04"), ("监护人|法定代理人", "C10"), ("两份文书不同|书写", "X05"),
    ("说理", "D04"), ("责令改正", "C11"), ("代履行", "T17"), ("音像|执法记录仪", "C23"),
)  # fmt: skip
TWINS = {"X04": "C27", "C27": "X04", "D03": "D01", "D01": "D03", "C16": "X02", "S01": "C01", "C01": "S01", "O11": "X03"}
"""Rules that see the same slip from two sides (docs/checks.md); a key names one of them. The other counts where it
reports a page of the defect."""
SCANS = ("scan", "phone", "fax", "jpg", "mixed", ".zip")


@dataclass
class Tally:
    """What one way of reading gave."""

    wanted: int = 0
    found: int = 0
    misses: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    extra: int = 0
    by_rule: dict[str, list[int]] = field(default_factory=dict)
    seconds: float = 0.0


def main() -> int:
    options = _options()
    keys = {answer["case_id"]: answer for answer in answers_in(options.folder)}
    ways = {"要素取自答案": [(k, "", _from_key(v)) for k, v in keys.items()]}
    if options.files:
        ways["文字层和 Word"] = list(_read(options.folder, keys, scans=False))
    if options.scans:
        ways["扫描和照片"] = list(_read(options.folder, keys, scans=True))
    good = True
    for way, cases in ways.items():
        tally = Tally()
        for key, name, case in cases:
            rules = None if options.no_rules else _rules(options.folder, key)
            _compare(tally, keys[key], name or key, case, rules)
        _print(way, len(cases), tally)
        target = 1.0 if way == "要素取自答案" else 0.8 if way == "扫描和照片" else 0.9
        good = good and tally.found >= target * tally.wanted and not tally.forbidden
        good = good and (way != "要素取自答案" or not tally.false)
    return 0 if good else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", action="store_true", help="files with text: PDF, Word")
    parser.add_argument("--scans", action="store_true", help="scans and photographs (slow)")
    parser.add_argument("--no-rules", action="store_true", help="without local rules")
    return parser.parse_args()


def _rules(folder: Path, case_id: str) -> Path | None:
    """The local rules of a case: beside the answer keys, else the project's own for the samples."""
    own = folder / "rules" / f"{case_id}.yaml"
    rules = own if own.is_file() else RULES / f"{LOCAL.get(case_id, '')}.yaml"
    return rules if rules.is_file() else None


def _from_key(answer: dict[str, Any]) -> CaseFile:
    documents, pages = written_pages(answer)
    known = {**KEYS, **ENTERED}
    facts = tuple(
        Fact(known[name], name, "、".join(value) if isinstance(value, list) else str(value))
        for name, value in answer["answer_key"]["facts"].items()
        if name in known
    )
    return CaseFile(answer["procedure"], tuple(documents), facts, tuple(pages))


def _read(folder: Path, keys: dict[str, Any], *, scans: bool) -> Iterator[tuple[str, str, CaseFile]]:
    from reviewer.documents.isolation import IsolatedReader
    from reviewer.documents.reading import read_case
    from reviewer.documents.sources import list_sources

    with tempfile.TemporaryDirectory() as scratch, IsolatedReader() as reader:
        for path in sorted((folder / "files").iterdir()):
            if path.name[:3] not in keys or any(word in path.name for word in SCANS) is not scans:
                continue
            for source in list_sources(path, Path(scratch)):
                print(f"读取 {path.name}", file=sys.stderr)
                yield path.name[:3], path.name, read_case(source, recognise=scans, reader=reader).case


def _compare(tally: Tally, key: dict[str, Any], name: str, case: CaseFile, rules: Path | None) -> None:
    answers = key["answer_key"]
    context = read_context(rules)
    start = time.perf_counter()
    found = [s for s in run_all(case, context) if s.result is Result.VIOLATED]
    tally.seconds += time.perf_counter() - start
    wanted = [d["rule"] for d in answers["defects"]]
    twins = {d["rule"]: one for d in answers["defects"] for one in found if is_twin(d, one, key)}
    tally.wanted += len(wanted)
    reported = [s.rule for s in found]
    for defect in answers["defects"]:
        rule = defect["rule"]
        count = tally.by_rule.setdefault(rule, [0, 0, 0])
        count[0] += 1
        if rule in reported or rule in twins:
            count[1] += 1
            tally.found += 1
        else:
            tally.misses.append(f"{name} {rule} {defect['title'][:40]}（第{'、'.join(map(str, defect['pages']))}页）")
    for one in found:
        if one not in twins.values():
            _judge(tally, name, one, wanted, answers)


def is_twin(defect: dict[str, Any], one: Suspicion, key: dict[str, Any]) -> bool:
    """Whether another rule's report is this defect: its twin, on a document that stands on a page of the defect."""
    if TWINS.get(defect["rule"]) != one.rule:
        return False
    entries = [d for d in key["documents"] if d["pages"]]
    meant = {d["seq"] for d in entries for page in defect["pages"] if d["pages"][0] <= page <= d["pages"][1]}
    return bool(meant & set(one.documents))


def _judge(tally: Tally, name: str, one: Suspicion, wanted: list[str], answers: dict[str, Any]) -> None:
    if one.rule in wanted:
        return
    said = f"{name} {one.rule} {one.message}（第{'、'.join(map(str, one.pages))}页）{one.computation[:60]}"
    if any(one.rule in re.findall("[TOCXDFS][0-9]{2}", text) for text in answers["must_not_flag"]):
        tally.forbidden.append(said)
    named = any(one.rule in re.findall("[TOCXDFS][0-9]{2}", text) for text in answers["acceptable_extra"])
    if named or any(
        one.rule in rules.split() and re.search(words, text)
        for words, rules in ACCEPTABLE
        for text in answers["acceptable_extra"]
    ):
        tally.extra += 1
        return
    tally.by_rule.setdefault(one.rule, [0, 0, 0])[2] += 1
    tally.false.append(said)


def _print(way: str, cases: int, tally: Tally) -> None:
    raised = tally.found + len(tally.false)
    precision = tally.found / raised if raised else 1.0
    recall = tally.found / tally.wanted if tally.wanted else 1.0
    print(f"\n== {way}：{cases}份，查全率 {recall:.2f}（{tally.found}/{tally.wanted}），准确率 {precision:.2f}")
    counts = f"误报 {len(tally.false)}，禁报 {len(tally.forbidden)}，可加报 {tally.extra}"
    print(f"   {counts}，检查用时 {tally.seconds * 1000:.0f} 毫秒")
    for rule, (there, hit, wrong) in sorted(tally.by_rule.items()):
        print(f"   {rule}  应报 {there}  报出 {hit}  误报 {wrong}")
    for title, lines in (("漏报", tally.misses), ("误报", tally.false), ("禁报", tally.forbidden)):
        for line in lines:
            print(f"   {title}：{line}")


if __name__ == "__main__":
    sys.exit(main())
