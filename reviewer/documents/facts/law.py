"""Which provisions a document says were violated, and which it punishes by."""

import re
from collections.abc import Sequence
from itertools import groupby

from reviewer.documents.facts.ballot import Ballot
from reviewer.documents.facts.papers import Paper
from scoring.casefile import TextLine
from scoring.notation.provisions import Provision, bare_law, find_provisions
from scoring.notation.text import closed

_TRIGGER = re.compile(
    r"(?P<violated>违反|违背|触犯|不符合)|(?P<basis>依据|根据|按照|依照|适用|参照|援引|依(?=该|本|《))|(?P<other>符合|属于|有|按|结合)(?=《|第|该|了?《)"
)
_PROCEDURAL = re.compile(
    r"^行政(?:处罚|强制|复议|诉讼|许可)法$|程序规定$|.*(?:裁量|基准|听证规定|清单|价值表)|民法典|民事诉讼法"
)
_WEIGHT = {"decision": 2, "no_penalty_decision": 2, "on_spot_decision": 3, "prior_notice": 1.5, "hearing_notice": 1.5,
           "investigation_report": 1.5, "filing_approval": 0.6, "legal_review": 0.5, "panel_discussion": 0.5,
           "hearing_record": 0.3, "penalty_approval": 0.8, "correction_order": 0.6, "stop_order": 0.6}  # fmt: skip
_BASIS_KINDS = (
    "decision",
    "no_penalty_decision",
    "on_spot_decision",
    "prior_notice",
    "hearing_notice",
    "investigation_report",
)


def as_written(provisions: Sequence[Provision]) -> str:
    """《…法》第二十五条第一款第一项、第二款: the law in full, then its parts as the document writes them."""
    parts = []
    for law, group in groupby(provisions, key=lambda p: p.law):
        pieces = [
            closed(re.sub(r"^.*?(?=第[0-9〇零一二三四五六七八九十百千两]+条)|^《.*》(?:（.*?）)?", "", p.raw))
            for p in group
        ]
        parts.append((f"《{law}》" if law else "") + "、".join(pieces))
    return "、".join(parts)


def same_citation(value: str) -> str:
    """A citation for comparison: whatever the brackets and numerals, the same provisions compare equal."""
    return "、".join(f"{bare_law(p.law)}{p.normal_form.split('》')[-1]}" for p in find_provisions(value)) or value


def _spans(text: str) -> list[tuple[str, int, int]]:
    """Which stretch of the text belongs to 违反, which to 依据, which to neither."""
    marks = [(m.lastgroup or "other", m.start()) for m in _TRIGGER.finditer(text)]
    ends = [*(start for _, start in marks[1:]), len(text)][: len(marks)]
    return [(kind, start, end) for (kind, start), end in zip(marks, ends, strict=True)]


def cited(text: str, wanted: str) -> list[list[Provision]]:
    """The groups of provisions after each 违反 (`violated`) or 依据 (`basis`) of a text."""
    everything = find_provisions(text)
    groups = []
    for kind, start, end in _spans(text):
        stop = min((p for p in (text.find("。", start), text.find("；", start)) if p >= 0), default=len(text))
        if kind == wanted:
            here = [p for p in everything if start <= p.start and p.end <= min(end, stop) + 1]
            if here:
                groups.append(here)
    return groups


def _substantive(group: Sequence[Provision]) -> list[Provision]:
    return [p for p in group if p.law and not _PROCEDURAL.search(bare_law(p.law))]


def violated(papers: Sequence[Paper]) -> Ballot:
    """违法条款."""
    ballot = Ballot(same_citation)
    for paper in papers:
        weight = _WEIGHT.get(paper.kind, 0)
        for line in paper.passages if weight else ():
            for group in cited(_with_law(paper, line), "violated"):
                laws = _substantive(group)
                if laws:
                    value = as_written(laws)
                    ballot.add(paper.fact("violated_provision", "违法条款", value, line), weight)
    return ballot


def punished(papers: Sequence[Paper]) -> Ballot:
    """处罚条款: what the penalty is based on, procedure and discretion rules left out."""
    ballot = Ballot(same_citation)
    for paper in papers:
        if paper.kind not in _BASIS_KINDS:
            continue
        weight = _WEIGHT[paper.kind]
        for number, line in enumerate(paper.passages):
            if paper.kind == "no_penalty_decision":
                _add_no_penalty(ballot, paper, line)
                continue
            text = _with_law(paper, line)
            for group in cited(text, "basis"):
                laws = _substantive(group)
                if laws and _is_penalty(text + _list_below(paper, number), group[0].start):
                    ballot.add(paper.fact("penalty_provision", "处罚条款", as_written(laws), line), weight)
    return ballot


def _list_below(paper: Paper, number: int) -> str:
    """What follows a line that announces it: 决定予以：/ ☑警告　☑罚款."""
    below = paper.passages[number + 1 : number + 3] if paper.passages[number].text.endswith("：") else ()
    return "".join(line.text for line in below)


def _is_penalty(text: str, at: int) -> bool:
    """Whether the sentence from `at` speaks of a penalty, not only of putting right."""
    sentence = text[at : at + 260].split("。")[0]
    return bool(re.search(r"罚|处以|给予|警告|没收|吊销|暂扣|可以并处|责令停产|拆除", sentence))


def _add_no_penalty(ballot: Ballot, paper: Paper, line: TextLine) -> None:
    found = [
        p for p in find_provisions(line.text) if bare_law(p.law) == "行政处罚法" and p.article in (30, 31, 33, 36, 57)
    ]
    if found and "不予" in line.text:
        unique = list({p.normal_form: p for p in found}.values())
        ballot.add(paper.fact("penalty_provision", "处罚条款", as_written(unique), line, 0.9), 3)


def _with_law(paper: Paper, line: TextLine) -> str:
    """The line; where it cites a bare 第…条 first, the law named last before it in the document stands in front."""
    text = line.text
    first = re.search(r"《|第[一二三四五六七八九十百零0-9]{1,9}条", text)
    if first is None or first.group() == "《":
        return text
    for before in reversed(paper.passages[: paper.passages.index(line)]):
        titles = re.findall(r"《([^《》]{4,50}(?:法|条例|办法|规定|细则))》第", before.text)
        if titles:
            laws = [t for t in titles if not _PROCEDURAL.search(bare_law(t))]
            return _insert(text, first.start(), (laws or titles)[-1])
    return text


def _insert(text: str, at: int, law: str) -> str:
    for back in ("该法", "该条例", "该办法", "该规定", "本法"):
        if text[:at].endswith(back):
            return text[: at - len(back)] + f"《{law}》" + text[at:]
    return text[:at] + f"《{law}》" + text[at:]
