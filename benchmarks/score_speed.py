"""How long scoring takes: one session of 120 criteria and 60 findings, and 10,000 of them; median and ratio.

The reference of the same run is a bare loop that only groups the findings and adds their points as Decimal.
"""

import argparse
import json
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

if Path(sys.path[0]).resolve() == Path(__file__).resolve().parent:
    # Started by path, this file would hide the package of the same name.
    sys.path[0] = str(Path(__file__).resolve().parent.parent)
    sys.modules.pop("scoring", None)

from scoring.casefile import Region
from scoring.grades import Grade
from scoring.rubric import (
    Criterion,
    Deduction,
    DeductionKind,
    Nature,
    Part,
    Rubric,
    Section,
    Stage,
    Term,
    TermKind,
)
from scoring.score import score
from scoring.sheet import Finding, ItemState, Mark, Sheet

LEAVES, FINDINGS = 120, 60


def edition() -> Rubric:
    """Six sections of twenty criteria, each with three ways to lose points."""
    half = Decimal("0.5")
    rules = (
        Deduction("each", "缺一处", DeductionKind.PER_OCCURRENCE, half),
        Deduction("once", "缺该要素", DeductionKind.ONCE_IF_ANY, half),
        Deduction("range", "视情况", DeductionKind.RANGE, low=half, high=Decimal(2), step=half),
    )
    sections = tuple(
        Section(
            f"s{i}",
            str(i),
            f"部分{i}",
            tuple(
                Criterion(
                    f"{i}.{j}",
                    f"{i}.{j}",
                    f"评查项{j}",
                    Stage.DECISION,
                    Nature.PROCEDURE,
                    Decimal(2),
                    deductions=rules,
                )
                for j in range(LEAVES // 6)
            ),
        )
        for i in range(6)
    )
    formula = (Part("p", "得分", (Term(TermKind.RATIO, tuple(s.id for s in sections), Decimal(100)),)),)
    grades = (Grade("优秀", at_least=Decimal(90)), Grade("其余", below=Decimal(90)))
    return Rubric("b", "试", "1", "自拟", "2026", sections, grades, formula)


def sheet(rubric: Rubric, seed: int) -> Sheet:
    """Sixty findings spread over the criteria, and eight criteria that do not apply."""
    leaves = rubric.criteria()
    rules = ("each", "once", "range")
    findings = tuple(
        Finding(
            f"f{k}",
            leaves[(k * 7 + seed) % LEAVES].id,
            rules[k % 3],
            1 + k % 3,
            Decimal(1) if k % 3 == 2 else None,
            "说明",
            (Region(k + 1),),
        )
        for k in range(FINDINGS)
    )
    out = tuple(Mark(leaves[(k * 13 + seed) % LEAVES].id, ItemState.NOT_APPLICABLE, "按案情") for k in range(8))
    return Sheet(findings, out)


def bare(one: Sheet) -> Decimal:
    """The reference: nothing but grouping and adding."""
    lost: dict[str, Decimal] = defaultdict(Decimal)
    for finding in one.findings:
        lost[finding.criterion] += (finding.points or Decimal("0.5")) * finding.occurrences
    return Decimal(100) - sum(min(Decimal(2), v) for v in lost.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rubric = edition()
    sheets = [sheet(rubric, seed) for seed in range(options.sessions)]
    score(rubric, sheets[0])
    took: list[float] = []
    started, cpu = perf_counter(), process_time()
    for one in sheets:
        at = perf_counter()
        score(rubric, one)
        took.append(perf_counter() - at)
    all_took, cpu = perf_counter() - started, process_time() - cpu
    started = perf_counter()
    for one in sheets:
        bare(one)
    reference = (perf_counter() - started) / len(sheets)
    result = {
        "leaves": LEAVES,
        "findings": FINDINGS,
        "sessions": len(sheets),
        "median_ms": round(median(took) * 1000, 3),
        "p99_ms": round(sorted(took)[int(len(took) * 0.99)] * 1000, 3),
        "total_s": round(all_took, 2),
        "cpu_s": round(cpu, 2),
        "reference_ms": round(reference * 1000, 3),
        "ratio": round(median(took) / reference, 1),
    }
    print(json.dumps(result) if options.json else "\n".join(f"{k}: {v}" for k, v in result.items()))


if __name__ == "__main__":
    main()
