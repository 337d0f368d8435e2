"""The dates of approval forms: when the head of the authority decided, when the legal office agreed."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from reviewer.documents.facts.fields import Signed
from reviewer.documents.facts.moments_readers import Voice
from reviewer.documents.facts.papers import Paper
from scoring.notation.dates import DateMention, days_between, find_dates
from scoring.notation.text import closed

HEAD = r".*(?:负责人|领导|局长|首长|主要负责|分管|主管|机关|批准|局).*(?:审批|意见|批示|签批).*|审批意见|负责人|批准人"


def approved(paper: Paper) -> Iterator[Voice]:
    """The date of the head's opinion; failing a date there, nothing (an undated approval has no date)."""
    heads = [o for o in paper.opinions if re.fullmatch(HEAD, o.label)]
    heads = _heads(paper, [h for h in heads if not re.search(r"承办|经办|法制|法规", h.label)])
    for head in reversed(heads):
        if head.date:
            doubtful = _is_doubtful(paper, head)
            better = _guessed(head.line.text, _others(paper, head)) if doubtful else None
            if better:
                yield better, head.line, 0.4
            yield head.date, head.line, 0.25 if doubtful else 1.0
            return
    if heads and paper.is_recognised(heads[-1].line):
        guessed = _guessed(heads[-1].line.text, [o.date.value for o in paper.opinions if o.date])
        if guessed:
            yield guessed, heads[-1].line, 0.4
    if not heads:
        dated = [o for o in paper.opinions if o.date]
        if dated and dated[-1].date:
            yield dated[-1].date, dated[-1].line, 0.6


def reviewed(paper: Paper) -> Iterator[Voice]:
    """The date of the legal office's opinion on another form."""
    for opinion in paper.opinions:
        if opinion.date and re.search(r"法制|法规|合法性", opinion.label):
            yield opinion.date, opinion.line, 1.0
            return


def _heads(paper: Paper, asked: list[Signed]) -> list[Signed]:
    """Those who head the authority; where none is named so, the unit's head whose opinion is the form's last
    (market supervision calls the head of the authority 部门负责人)."""
    heads = [h for h in asked if not re.search(r"机构|中队|科室|部门|大队|支队", h.label)]
    if heads or not asked or asked[-1].label != paper.opinions[-1].label:
        return heads
    return asked[-1:]


_SHORT_YEAR = re.compile(r"(?<![0-9A-Za-z])2[0OCQD]?(?P<y>[0-9])[-./年](?P<m>[0-9]{1,2})[-./月](?P<d>[0-9]{1,2})日?$")
_SHORT_MONTH = re.compile(r"(?P<y>20[0-9]{2})年(?P<m>1?)月(?P<d>[0-9]{1,2})日$")
"""A date whose month recognition lost, or of whose two figures it lost one (11月 read as 1月)."""
_LONGEST_WAIT, _LESS_THAN_A_MONTH = 45, 20


def _guessed(text: str, others: Sequence[date]) -> DateMention | None:
    """A date whose year lost a figure in recognition (2C5-09-05), where it soon follows the other opinions."""
    found = _SHORT_YEAR.search(closed(text))
    lost = _SHORT_MONTH.search(closed(text))
    if not others or not (found or lost):
        return None
    if found:
        tried = [f"202{found['y']}-{found['m']}-{found['d']}"]
    else:
        assert lost
        tried = [f"{lost['y']}-{m}-{lost['d']}" for m in range(1, 13) if lost["m"] in ("", str(m)[:1])]
    mentions = [m for text in tried for m in find_dates(text)]
    longest = _LONGEST_WAIT if found else _LESS_THAN_A_MONTH
    near = [m for m in mentions if 0 <= days_between(max(others), m.value) <= longest]
    return near[0] if len(near) == 1 else None


def _is_doubtful(paper: Paper, head: Signed) -> bool:
    """A recognised date before the other opinions of the form is rather misread than so written."""
    assert head.date
    return paper.is_recognised(head.line) and any(head.date.value < other for other in _others(paper, head))


def _others(paper: Paper, head: Signed) -> list[date]:
    """The dates of the form's other opinions."""
    return [o.date.value for o in paper.opinions if o.date and o is not head]


def lost_month(paper: Paper, known: Sequence[date]) -> Iterator[Voice]:
    """The date at the foot of a recognised paper whose month was lost, as the one known date of its year and day."""
    if paper.foot_date is not None:
        return
    for line in paper.lines[-6:]:
        lost = _SHORT_MONTH.fullmatch(closed(line.text))
        if lost is None or lost["m"] or not paper.is_recognised(line):
            continue
        same = {day for day in known if (str(day.year), day.day) == (lost["y"], int(lost["d"]))}
        if len(same) == 1:
            yield find_dates(same.pop().isoformat())[0], line, 0.4
        return
