"""How long all rules take: one case at a time, and a thousand cases on two processes.

python -m benchmarks.check_speed [COUNT]
"""

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from statistics import median

from scoring.casefile import CaseFile
from scoring.checks import run_all
from scoring.checks.context import Context
from tests.scoring.checks.casebook import CASES, build, context

AIM_ONE, AIM_ALL = 0.050, 30.0


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    slowest = 0.0
    for name in CASES:
        case, rules = build(name), context(name)
        times = [_timed(replace(case), rules) for _ in range(15)][5:]
        slowest = max(slowest, median(times))
        print(
            f"{name:10} 中位 {median(times) * 1000:5.1f} 毫秒，最长 {max(times) * 1000:5.1f} 毫秒，{len(case.pages)} 页"
        )
    start = time.perf_counter()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        total = sum(pool.map(_batch, [count // 2, count - count // 2]))
    seconds = time.perf_counter() - start
    print(f"{count} 份案卷，两个进程：{seconds:.1f} 秒，疑点结果 {total} 条")
    return 0 if slowest <= AIM_ONE and seconds <= AIM_ALL * count / 1000 else 1


def _timed(case: CaseFile, rules: Context) -> float:
    start = time.process_time()  # of this process alone, whatever else the machine is doing
    run_all(case, rules)
    return time.process_time() - start


def _batch(count: int) -> int:
    cases = [(build(name), context(name)) for name in CASES]
    return sum(len(run_all(replace(case), rules)) for case, rules in (cases[n % len(cases)] for n in range(count)))


if __name__ == "__main__":
    sys.exit(main())
