"""Who handles the case, and under which numbers: 承办人, 案号, 立案号."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reviewer.documents.facts.ballot import Ballot
from reviewer.documents.facts.fields import Labelled, names_in, signed_end
from reviewer.documents.facts.papers import Paper
from reviewer.documents.facts.parties import ending_kinds
from scoring.casefile import Fact, TextLine
from scoring.notation.references import find_reference_numbers, reference_key
from scoring.notation.text import closed

HANDLER = (
    r"(?:承办人|承办人员|经办人|办案人|办案人员|执法人员|调查人员?|主办人?|协办人?|案件承办人|承办执法人员|经办人员|[\u4e00-\u9fff]{0,4}(?:监察|监督|稽查|执法)员"
    r"|(?:监察|监督|稽查|专卖管理)人员)(?:员)?"
    r"(?:意见|建议|拟办意见|处理意见)?(?:及签名|签名|签字)?(?:（[^）]*）)?"
)
INSPECTOR = (
    r"(?:现场)?(?:检查|勘验|勘查|勘察|勘测|测量|稽查|询问|调查|执法|复查|核查|送达|监督|监察|提取|收集|取证|核对)"
    r"(?:人员?|员)(?:签名|签字|（签名）)?"
)
_NOT_HANDLING = ("archive_note", "summary_filing", "cover", "contents")
_CASE_KINDS = ("filing_approval", "investigation_report", "penalty_approval", "decision", "on_spot_decision")
_RECORD_KINDS = ("inspection_record", "inquest_record", "interview_record", "seizure_record", "permit_inspection")
_BOTH = 2
_HANDLER_KINDS = ("cover", "filing_approval", "investigation_report", "penalty_approval", "closing_approval")


def officers(papers: Sequence[Paper]) -> list[Fact]:
    """The officers who handle the case, one fact each: those who sign as handlers, else those who inspect and ask."""
    handled = _named(papers, HANDLER, _HANDLER_KINDS)
    if not any(paper.kind in _CASE_KINDS for paper in papers):
        handled = _named(papers, INSPECTOR, _RECORD_KINDS) or handled
    deciding = _named(papers, rf"{HANDLER}|{INSPECTOR}", ("on_spot_decision",)) if not handled else []
    handled = handled or (deciding if len(deciding) >= _BOTH else [])
    found = handled or _named(papers, INSPECTOR, None) or _named(papers, HANDLER, None)
    found = [f for f in found if not _is_joined(f.value, found)]
    documents = Counter(fact.value for fact in found)
    most = max(documents.values(), default=0)
    first: dict[str, Fact] = {}
    for fact in found:
        if documents[fact.value] * 2 >= most:
            first.setdefault(fact.value, fact)
    return list(first.values())


def _is_joined(name: str, found: Sequence[Fact]) -> bool:
    """Two officers whose names recognition ran together."""
    others = {f.value for f in found} - {name}
    return any(name.startswith(other) and name[len(other) :] in others for other in others)


def _named(papers: Sequence[Paper], pattern: str, kinds: tuple[str, ...] | None) -> list[Fact]:
    found: list[Fact] = []
    for paper in papers:
        if paper.kind not in kinds if kinds is not None else paper.kind in _NOT_HANDLING:
            continue
        names: dict[str, Fact] = {}
        for opinion in paper.opinions if pattern is HANDLER else ():
            if re.fullmatch(HANDLER, opinion.label):
                names |= {n: paper.fact("officers", "承办人", n, opinion.line) for n in opinion.names}
        for field in paper.labelled(pattern):
            for name in _people(field):
                names.setdefault(name, paper.fact("officers", "承办人", name, field.line))
        found.extend(names.values())
    return found


def _people(field: Labelled) -> tuple[str, ...]:
    return signed_end(field).names or (() if "意见" in field.label else names_in(field.value))


def numbers(papers: Sequence[Paper], key: str) -> Ballot:
    """decision_number or filing_number: from the document itself, then from those that quote it."""
    own, label = ending_kinds(papers), "案号"
    if key == "filing_number":
        own, label = ("filing_approval", "filing_decision"), "立案号"
    ballot = Ballot(reference_key)
    for paper in papers:
        if paper.kind in own and paper.head_number and _is_last_word(paper):
            ballot.add(paper.fact(key, label, *paper.head_number), 4)
        for value, line, weight in _quoted(paper, key):
            ballot.add(paper.fact(key, label, value, line, 0.9), weight)
    return ballot


def _is_last_word(paper: Paper) -> bool:
    """Of the papers of a transfer only the letter itself ends the case here, not its approval or receipt."""
    return paper.kind != "transfer" or bool(re.search(r"移送(?:书|函)$", paper.document.title))


def _quoted(paper: Paper, key: str) -> Iterator[tuple[str, TextLine, float]]:
    """Where other documents quote the number: labels of covers, receipts, payment slips, closing reports."""
    if key == "filing_number":
        wanted, kinds = r"立案(?:编|文)?号|立案审批表?文号|立案决定书文号", None
    else:
        wanted = r"案号|文书编号|(?:处罚)?决定书?(?:文号|编号)?|对应文书|申请执行文书|文号"
        kinds = ("cover", "payment_receipt", "closing_approval", "court_paper", "on_spot_receipt")
    for field in paper.labelled(wanted) if kinds is None or paper.kind in kinds else ():
        for number in find_reference_numbers(field.value)[:1]:
            yield closed(number.raw), field.line, 1.5
    if key == "decision_number" and paper.kind == "service_receipt":
        for line in paper.lines:
            found = re.search(r"处罚决定书(?P<rest>.*)", line.text)
            for number in find_reference_numbers(found["rest"])[:1] if found else ():
                yield closed(number.raw), line, 1.0
