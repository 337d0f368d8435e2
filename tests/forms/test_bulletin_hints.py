"""What the check points out about the text as a whole: settings it does not say, remarks longer than are quoted."""

from dataclasses import replace

from forms.bulletin.checking import NOWHERE, CheckProblem, Trouble, check
from forms.bulletin.compose import compose
from forms.bulletin.editing import from_editable
from forms.bulletin.pieces import brief
from forms.bulletin.text import to_editable
from scoring.figures import collect
from tests.forms.campaign import SETTINGS, campaign

CASES = campaign()
FIGURES = collect(CASES)
COMPOSED = compose(FIGURES, SETTINGS)
EDITABLE = to_editable(COMPOSED)


def hints(edited: str) -> list[CheckProblem]:
    found = check(from_editable(edited, COMPOSED), FIGURES, SETTINGS, composed=COMPOSED)
    return [problem for problem in found if problem.kind is Trouble.UNSAID]


def test_what_the_settings_give_and_the_text_does_not_say_is_pointed_out() -> None:
    assert hints(EDITABLE) == []
    (hint,) = hints(EDITABLE.replace(SETTINGS.organizer, "").replace(SETTINGS.deadline, ""))
    assert SETTINGS.organizer in hint.message
    assert SETTINGS.deadline in hint.message
    assert (hint.stops, hint.section) == (False, NOWHERE)


def test_a_remark_longer_than_is_quoted_is_cut_at_a_sentence_and_pointed_out() -> None:
    long = "".join(f"第{at}次询问没有告知权利，也没有签名。" for at in range(100))
    problem = next(p for p in FIGURES.problems if p.case.code == "004")
    findings = tuple(replace(f, remark=long) if f.id == problem.id else f for f in problem.case.sheet.findings)
    case = replace(problem.case, sheet=replace(problem.case.sheet, findings=findings))
    figures = collect(tuple(case if one.case_id == case.case_id else one for one in CASES))
    text = compose(figures, SETTINGS)
    assert max(len(paragraph.text) for paragraph in text.paragraphs) < 700
    assert any(p.kind is Trouble.LONG and "004" in p.message for p in check(text, figures, SETTINGS))


def test_what_is_quoted_ends_with_a_sentence_or_says_that_it_goes_on() -> None:
    assert brief("短。", 10) == "短。"
    assert brief("第一句话。第二句话很长很长。", 8) == "第一句话。"
    assert brief("没有句号，只有逗号，一直写下去", 12) == "没有句号，只有逗号……"
    assert brief("一直写下去没有任何标点符号", 6) == "一直写下去没……"


def test_a_problem_of_the_title_belongs_to_its_line_and_one_of_the_files_to_none() -> None:
    edited = EDITABLE.replace(COMPOSED.title, "联系电话13912345678的通报", 1)
    found = check(from_editable(edited, COMPOSED), FIGURES, replace(SETTINGS, publisher=""))
    assert [(p.section, p.paragraph) for p in found if p.kind is Trouble.PERSON] == [(-1, -1)]
    assert [p.section for p in found if p.kind is Trouble.HEAD] == [NOWHERE]
