import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.notation.provisions import (
    Relation,
    find_provisions,
    relation,
    same_law,
)

WRITING = "《》第条款项目之一二三十百0123（）()、，。和至本该同法例办规定甲乙以下简称“”的"


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("《甲法》第二十五条第一款第（三）项", ["《甲法》第二十五条第一款第（三）项"]),
        ("《甲法》第25条第1款第3项", ["《甲法》第二十五条第一款第（三）项"]),
        ("违反《甲法》第六十三条，依据该法第八十一条第二项", ["《甲法》第六十三条", "《甲法》第八十一条第（二）项"]),
        ("违反《甲条例》第二十一条第一款，依据第五十条", ["《甲条例》第二十一条第一款", "《甲条例》第五十条"]),
        (
            "《甲法》第一百一十一条第一款第一项、第二款",
            ["《甲法》第一百一十一条第一款第（一）项", "《甲法》第一百一十一条第二款"],
        ),
        ("《甲法》第五条第（一）、（二）项", ["《甲法》第五条第（一）项", "《甲法》第五条第（二）项"]),
        ("《甲法》第四十四条、第四十五条", ["《甲法》第四十四条", "《甲法》第四十五条"]),
        ("《甲法》第三条至第五条", ["《甲法》第三条", "《甲法》第四条", "《甲法》第五条"]),
        ("《甲法》（2021年修订）第五条", ["《甲法》第五条"]),
        ("《甲法》第二十七条之一第一款", ["《甲法》第二十七条之一第一款"]),
        ("《中华人民共和国乙法》（以下简称《乙法》）。依据《乙法》第三条", ["《中华人民共和国乙法》第三条"]),
        ("《甲法》第一条和《乙条例》第二条", ["《甲法》第一条", "《乙条例》第二条"]),
        ("双方约定第五点", []),
    ],
)
def test_provisions_of_a_sentence(text, forms):
    assert [p.normal_form for p in find_provisions(text)] == forms


def test_the_version_in_brackets_is_kept():
    assert find_provisions("《甲法》（2021年修订）第五条")[0].version == "2021年修订"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("《中华人民共和国甲法》第五条", "《甲法》第5条", Relation.SAME),
        ("《甲法》第五条第一款", "《甲法》第五条", Relation.WITHIN),
        ("《甲法》第五条", "《甲法》第五条第一款", Relation.CONTAINS),
        ("《甲法》第五条第一款", "《甲法》第五条第二款", Relation.SAME_ARTICLE),
        ("《甲法》第五条", "《甲法》第六条", Relation.SAME_LAW),
        ("《甲法》第五条", "《乙法》第五条", Relation.OTHER_LAW),
    ],
)
def test_how_one_provision_stands_to_another(first, second, expected):
    (a,), (b,) = find_provisions(first), find_provisions(second)
    assert relation(a, b) is expected


def test_a_law_is_the_same_with_and_without_the_name_of_the_state():
    assert same_law("《中华人民共和国行政处罚法》", "行政处罚法")
    assert not same_law("行政处罚法", "行政强制法")


@given(st.text(alphabet=WRITING, max_size=150) | st.text(max_size=80))
def test_reading_provisions_never_fails(text):
    for provision in find_provisions(text):
        assert 0 <= provision.start <= provision.end <= len(text)
        assert provision.normal_form


@given(st.integers(1, 999), st.none() | st.integers(1, 20), st.none() | st.integers(1, 30))
def test_the_normal_form_reads_as_itself(article, paragraph, item):
    from scoring.notation.provisions import Provision

    written = Provision("某条例", article, paragraph, item).normal_form
    (read,) = find_provisions(written)
    assert read.normal_form == written


def test_a_long_hostile_text_ends_soon():
    began = time.thread_time()
    for piece in ("第一", "《", "（一）", "第（", "第一条第", "的规定"):
        find_provisions(piece * 5000)
    assert time.thread_time() - began < 20  # of the processor's time; it takes a tenth of one
