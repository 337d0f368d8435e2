"""Text no official would write (bank statements run together, brackets that never close): every rule ends soon."""

import random
import re
import time
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.documents.splitting import Structure
from reviewer.documents.understanding import understand
from reviewer.library.calendars import read_calendar
from reviewer.library.check_parameters import read_parameters
from scoring.casefile import Box, CaseFile, Page, Source, TextLine
from scoring.checks import run_all
from scoring.checks.context import Context
from scoring.notation.text import normalise

SIGNS = 30_000
SECONDS = 20.0
"""Of the processor's time, for all rules on eight papers of 30,000 signs; it takes about one, and minutes where a rule
tries everything against everything."""
TITLES = (
    "行政处罚立案审批表",
    "询问笔录",
    "现场检查笔录",
    "行政处罚事先告知书",
    "行政处罚决定书",
    "送达回证",
    "行政处罚案件调查终结报告",
    "听证告知书",
)
WORDS = (
    *re.split(
        " ",
        "罚款 人民币 元 整 万 百分之 倍 当事人 问 答 执法人员 某 公司 送达 签名 壹 贰 佰 拾 零 依据 于 时 至 共计 的",
    ),
    *"年月日第条款项号字0125,.，。（）()〔〕《》：:；、%×№㎡\u2f00\ue001\x00😀",
    "二〇二五",
    "2025年9月26日",
)


@cache
def _context() -> Context:
    return Context(read_calendar(None), read_parameters())


def _page(number: int, rows: list[str]) -> Page:
    high = 1 / (len(rows) + 1)
    lines = (
        TextLine(normalise(row), number, Box(0.1, at * high, 0.9, (at + 0.8) * high), row, 1.0, "\n" if at < 2 else "")
        for at, row in enumerate(rows)
    )
    return Page(number, tuple(lines), Source.TEXT, None)


def _understood(body: str, width: int = 60) -> CaseFile:
    rows = [body[at : at + width] for at in range(0, len(body), width)]
    return understand(tuple(_page(n, [title, *rows]) for n, title in enumerate(TITLES, 1)), Structure())


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "0123456789",
        "1,",
        "1.",
        "罚款1元",
        "某",
        "一二三",
        "二〇二五年",
        "壹佰",
        "（",
        "《某",
        "第一条第二款",
        "第一",
        *("当事人：", "2025年9月", "aA1", "91320404MA22FHG7XX", "张三、", "〔", "某〔2025〕", "1%", "。", "\u3000"),
    ],
)
def test_every_rule_ends_soon_on_the_same_again_and_again(piece: str) -> None:
    started = time.thread_time()
    case = _understood(piece * (SIGNS // len(piece)))
    run_all(case, _context())
    assert time.thread_time() - started < SECONDS
    assert [document.title for document in case.documents if document.title] == list(TITLES)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_rule_ends_soon_on_words_without_sense(seed: int) -> None:
    started = time.thread_time()
    run_all(_understood("".join(random.Random(seed).choices(WORDS, k=SIGNS // 2))), _context())
    assert time.thread_time() - started < SECONDS


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map("".join), max_size=14), st.sampled_from(TITLES))
def test_facts_and_rules_take_any_words(rows: list[str], title: str) -> None:
    case = understand((_page(1, [title, *rows]), _page(2, ["行政处罚决定书", *rows])), Structure())
    assert all(1 <= document.first_page <= document.last_page <= 2 for document in case.documents)
    assert all(fact.region is None or fact.region.page in (1, 2) for fact in case.facts)
    run_all(case, _context())


@given(st.text(max_size=300))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
