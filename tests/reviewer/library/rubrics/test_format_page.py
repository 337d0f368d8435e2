"""Every example of docs/rubric-format.md is an edition (or a record) the program reads."""

import re
from pathlib import Path

import pytest

from reviewer.library.rubrics.editions import find, load, load_with_warnings
from reviewer.library.rubrics.findings import sheet_from
from reviewer.library.rubrics.yaml_values import read_yaml
from scoring.score import refusal, score
from scoring.sheet import Sheet

PAGE = (Path(__file__).parents[4] / "docs" / "rubric-format.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
HEAD = """id: example
title: 例
edition: "1"
source: 例
in_force_from: 2026
grades: [{label: 优秀, at_least: 90}, {label: 合格, at_least: 60, below: 90}, {label: 不合格, below: 60}]
"""


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_an_edition_that_scores(example: str) -> None:
    rubric, _ = load_with_warnings(example if "\nid:" in example else HEAD + example)
    assert score(rubric, Sheet()).total is not None


def test_the_example_of_a_record_is_accepted_by_the_general_edition() -> None:
    (record,) = re.findall(r"```findings\n(.*?)```", PAGE, re.DOTALL)
    rubric = load(find("penalty-ordinary"))
    sheet = sheet_from(read_yaml(record, "评查记录"), rubric)
    assert len(sheet.findings) == 5
    assert [refusal(rubric, Sheet(), f) for f in sheet.findings] == [None] * 5
    assert score(rubric, sheet).state == "zeroed"  # the unreviewed decision
