"""What the case is about: 案由, from labels and from the sentences that name it."""

import re
from collections.abc import Sequence

from reviewer.documents.facts.ballot import Ballot
from reviewer.documents.facts.papers import Paper
from reviewer.documents.facts.parties import DECISIONS, NOTICES
from scoring.notation.text import closed

_SUFFIX = re.compile(r"(?:一|(?<![备立结归档方草预答提图教]))案(?:件)?$")
_YOU = r"你(?:单位|公司|店|户|厂)?"
_CAUSES = (
    (re.compile(rf"{_YOU}(?:涉嫌)?(?P<c>[^，。；“”]{{4,40}}?)一案"), 0.4),
    (re.compile(r"实施了(?P<c>[^，。；“”]{4,40}?)的(?:违法)?行为"), 0.2),
    (re.compile(rf"(?:{_YOU}|当事人|其)(?P<c>[^，。；“”、的]{{4,30}})的行为，?(?:已)?违反"), 0.2),
)
"""Where a decision or notice names the cause without a label, and how much that counts."""


def causes(papers: Sequence[Paper], party: str) -> Ballot:
    """案由, without 涉嫌 in front and 案 behind."""
    ballot = Ballot()
    for paper in papers:
        weight = {
            "decision": 3,
            "penalty_approval": 3,
            "filing_approval": 2,
            "cover": 2,
            "closing_approval": 2,
            "transfer": 3,
        }.get(paper.kind, 1)
        for field in paper.labelled(r"案由|违法行为|案件性质|立案案由"):
            ballot.add(paper.fact("cause", "案由", bare_cause(field.value, party), field.line), weight)
        for field in paper.labelled(r"案件名称|案卷题名|案名|题名|案件题名"):
            ballot.add(paper.fact("cause", "案由", bare_cause(field.value, party), field.line, 0.85), weight * 0.4)
        for line in paper.body if paper.kind in (*DECISIONS, *NOTICES) else ():
            for pattern, share in _CAUSES:
                found = pattern.search(line.text)
                if found:
                    cause = bare_cause(found["c"], party)
                    ballot.add(paper.fact("cause", "案由", cause, line, 0.8), share)
    return ballot


def bare_cause(text: str, party: str) -> str:
    """A cause without 涉嫌, the party's name, 案 at its end."""
    text = closed(text).strip("。；，")
    if party and text.startswith(party):
        text = text[len(party) :]
    text = re.sub(r"^(?:（[^）]*）)?(?:涉嫌|关于)?", "", text)
    text = _SUFFIX.sub("", text)
    return text if 2 <= len(text) <= 60 else ""
