"""The dates of a case: from filing to archive, each from the document that makes it and those that repeat it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.documents.facts.ballot import Ballot
from reviewer.documents.facts.moments_approvals import approved, lost_month, reviewed
from reviewer.documents.facts.moments_readers import (
    DECIDED,
    DEMANDED,
    NOTIFIED,
    ORDERED,
    Reader,
    acted,
    after,
    before,
    foot,
    found_on,
    labelled,
    last_labelled,
    listed,
    mentions_of,
    seen,
    served,
    signed,
)
from reviewer.documents.facts.papers import Paper
from reviewer.documents.facts.parties import DECISIONS, NOTICES, ORDERS, ending_kinds
from scoring.casefile import Fact, TextLine
from scoring.checks.fact_keys import DATES
from scoring.notation.dates import DateMention


@dataclass(frozen=True, slots=True)
class _Rule:
    """Where a date is read: on which kinds of document, how, and how much it weighs."""

    key: str
    kinds: tuple[str, ...]
    read: Reader
    weight: float


_RULES = (
    _Rule("act_date", DECISIONS, acted, 3),
    _Rule("act_date", NOTICES, acted, 2),
    _Rule("act_date", ("investigation_report",), acted, 1.5),
    _Rule(
        "found_date",
        ("clue_registration",),
        labelled(r"登记(?:日期|时间)|受理(?:日期|时间)|举报时间|发现时间|接报时间"),
        3,
    ),
    _Rule("found_date", ("clue_registration",), seen, 3.5),
    _Rule("found_date", ("filing_approval",), labelled(r"(?:发现|发案)(?:日期|时间)|案发(?:日期|时间)"), 4),
    _Rule("found_date", ("filing_approval",), labelled(r"(?:受案|案源登记)(?:日期|时间)"), 1.5),
    _Rule("found_date", ("filing_approval",), found_on, 2),
    _Rule(
        "found_date",
        ("inspection_record", "inquest_record"),
        labelled(r"(?:检查|勘验|勘查|起始|起止|开始|现场)*时间"),
        1,
    ),
    _Rule("filing_date", ("filing_approval", "filing_decision"), approved, 5),
    _Rule("filing_date", ("filing_approval",), labelled(r"(?:批准)?立案(?:批准)?(?:日期|时间)|批准(?:日期|时间)"), 3),
    _Rule("filing_date", ("filing_decision",), foot, 4),
    _Rule("filing_date", ("cover", "extension_approval", "closing_approval"), labelled(r"立案(?:日期|时间)"), 2),
    _Rule("filing_date", ("investigation_report",), before(r"[^，。；]{0,10}(?:批准)?立案"), 1),
    _Rule("filing_date", DECISIONS, before(r"[^，。；]{0,40}立案(?:调查|查处)?"), 1),
    _Rule("preservation_date", ("preservation_notice",), foot, 3),
    _Rule("preservation_date", ("preservation_notice",), after(r"(?:决定)?自(?P<d>)"), 2),
    _Rule("preservation_date", ("preservation_disposal",), after(r"于(?P<d>)"), 1),
    _Rule("preservation_disposal_date", ("preservation_disposal",), foot, 3),
    _Rule("seizure_date", ("seizure_decision", "freeze_decision"), foot, 3),
    _Rule("seizure_date", ("seizure_decision",), labelled(r".*期限"), 2),
    _Rule("seizure_date", ("seizure_lift",), after(r"(?:本机关)?于(?P<d>)"), 1),
    _Rule("seizure_end_date", ("seizure_lift",), after(r"自(?P<d>)"), 3),
    _Rule("seizure_end_date", ("seizure_lift",), foot, 2.5),
    _Rule(
        "goods_returned_date",
        ("goods_return",),
        labelled(r"(?:领取|退还|返还|发还|领回)(?:时间|日期)|领取人.*|当事人.*签.*"),
        3,
    ),
    _Rule("goods_returned_date", ("goods_return",), foot, 1),
    _Rule("extension_approved_date", ("extension_approval",), approved, 3),
    _Rule("investigation_closed_date", ("investigation_report",), signed, 3),
    _Rule("legal_review_date", ("legal_review",), signed, 3),
    _Rule("legal_review_date", ("investigation_report", "penalty_approval"), reviewed, 0.5),
    _Rule(
        "panel_discussion_date",
        ("panel_discussion",),
        labelled(r"(?:集体)?(?:讨论|会议|审议|开会|会审|审理|评议|议案)?(?:时间|日期)|(?:讨论|会审|审议)时间、?地点"),
        3,
    ),
    _Rule("panel_discussion_date", ("panel_discussion",), foot, 0.5),
    _Rule("notice_date", ("prior_notice",), foot, 4),
    _Rule("notice_date", ("hearing_notice",), foot, 2),
    _Rule("notice_served_date", ("service_receipt", "service_statement"), served(NOTIFIED), 3),
    _Rule("notice_served_date", NOTICES, labelled(r"(?!送达人).*(?:签收|收件人|受送达人|被告知人|当事人签).*"), 2),
    _Rule("notice_served_date", NOTICES, labelled(r"告知(?:时间|日期)"), 1),
    _Rule("notice_served_date", DECISIONS, before(r"[^，。；]{0,20}送达[^，。；]{0,14}告知书"), 1.5),
    _Rule("notice_served_date", ("penalty_approval",), labelled(r"告知(?:情况|送达)"), 1),
    _Rule("hearing_notice_date", ("hearing_notice",), foot, 4),
    _Rule("hearing_request_date", ("hearing_request",), foot, 4),
    _Rule("hearing_request_date", ("hearing_invitation",), before(r"[^，。；]{0,8}(?:提出|申请)"), 1),
    _Rule("hearing_request_date", DECISIONS, before(r"[^，。；]{0,6}申请[^，。；]{0,6}听证"), 1),
    _Rule("hearing_invitation_date", ("hearing_invitation",), foot, 4),
    _Rule("hearing_date", ("hearing_record",), labelled(r"(?:听证)?(?:时间|日期)|听证时间、?地点"), 4),
    _Rule("hearing_date", ("hearing_report",), labelled(r"听证(?:时间|日期).*"), 2),
    _Rule("hearing_date", DECISIONS, before(r"[^，。；]{0,6}(?:举行|组织|召开)[^，。；]{0,6}听证"), 1),
    _Rule("hearing_date", ("hearing_invitation",), after(r"定于(?P<d>)"), 1),
    _Rule("decision_date", DECISIONS, foot, 5),
    _Rule("decision_date", ("contents",), listed(r"处罚决定书(?!.{0,4}(?:送达|审批|呈批|催告|公告))(?<!催告)"), 1),
    _Rule("decision_date", ("cover",), labelled(r"(?:处罚)?决定(?:日期|时间)|作出决定日期"), 2),
    _Rule("decision_date", ("closing_approval",), before(r"作出"), 1.5),
    _Rule("decision_date", ("announcement",), before(r"作出的?.{0,6}处罚决定"), 1.5),
    _Rule("decision_served_date", ("service_receipt", "service_statement"), served(DECIDED), 3),
    _Rule(
        "decision_served_date",
        ("on_spot_decision",),
        labelled(r".*(?:签收|受送达人|(?:当事人|被处罚人|被检查人|行政相对人|违法行为人)(?:（?签)).*"),
        4,
    ),
    _Rule(
        "decision_served_date",
        DECISIONS[:2],
        labelled(r"(?!送达人|见证).*(?:签收|收件人|受送达人|(?:当事人|被处罚人|被处罚单位)（?签).*"),
        2,
    ),
    _Rule("decision_served_date", ("announcement_record",), after(r"视为送达(?:日期|之日)?(?:为|是)?(?P<d>)", 0.5), 1),
    _Rule(
        "decision_served_date",
        ("announcement_record", "service_statement"),
        before(r"(?:期|届)满[^。；]{0,4}视为送达"),
        1,
    ),
    _Rule("decision_served_date", ("demand",), before(r"(?:公告)?送达"), 0.5),
    _Rule("decision_served_date", ("enforcement_application",), before(r"[^，。；]{0,4}(?:公告)?送达"), 0.5),
    _Rule("decision_served_date", ("closing_approval",), before(r"(?:视为)?送达"), 0.5),
    _Rule("announcement_date", ("announcement",), foot, 3),
    _Rule("announcement_date", ("announcement_record",), labelled(r"张贴(?:时间|日期)|发布(?:时间|日期)|网站发布"), 2),
    _Rule("demand_served_date", ("service_receipt",), served(DEMANDED), 3),
    _Rule("demand_served_date", ("demand",), labelled(r".*(?:签收|收件人).*"), 2),
    _Rule("enforcement_application_date", ("enforcement_application",), foot, 3),
    _Rule("collected_date", ("on_spot_handover",), labelled(r"收缴(?:日期|时间)|收款(?:日期|时间)"), 3),
    _Rule("collected_date", ("on_spot_receipt",), labelled(r"(?:开具|开票|收款|收缴)?(?:时间|日期)"), 2),
    _Rule("collected_date", ("on_spot_receipt",), labelled(r"收款人|收缴人|开票人"), 1),
    _Rule(
        "handed_in_date",
        ("on_spot_handover",),
        labelled(
            r".*交(?:至|到|给|回)?(?:本|所属|行政)?(?:机关|局|单位|中队|大队|街道|镇|乡|财务|财政).*(?:日期|时间)"
            r"|(?:交款|上缴|上交)(?:日期|时间)|.*(?:人员|收缴人|收款人)交(?:至|到|给)?(?:本|所属)?(?:机关|局|单位|街道|镇|乡|财务|财政).{0,4}"
        ),
        3,
    ),
    _Rule("handed_in_date", ("on_spot_handover",), labelled(r"交款人|财务接收人|接收人"), 1),
    _Rule(
        "banked_date",
        ("on_spot_handover",),
        labelled(
            r".*(?:缴付|缴存|存入|缴入|解缴|缴至)(?:指定|代收)?(?:银行|国库|财政).*(?:日期|时间)|(?:缴库|入库|缴存)(?:日期|时间)"
            r"|.{0,8}(?:缴付|缴存|存入|缴入|解缴|缴至)(?:指定|代收)?(?:银行|国库)"
        ),
        3,
    ),
    _Rule("registered_date", ("summary_filing",), labelled(r"(?:备案|登记|报送|报备|上报)(?:日期|时间)"), 3),
    _Rule("registered_date", ("summary_filing",), foot, 1),
    _Rule(
        "registered_date",
        ("on_spot_decision", "on_spot_handover", "closing_approval", "cover"),
        labelled(r"(?:报送?)?备案(?:日期|时间)|报备(?:日期|时间)"),
        2,
    ),
    _Rule(
        "paid_date",
        ("payment_receipt",),
        last_labelled(
            r"(?!.*(?:限|截止|最迟|应缴|到期)).*(?:缴款|缴费|缴纳|付款|支付|转账|开票|收款|交款|交易|开具|填制|到账|记账|入账)(?:日期|时间)|日期|时间"
        ),
        4,
    ),
    _Rule("paid_date", ("payment_receipt",), foot, 1),
    _Rule(
        "paid_date",
        ("closing_approval",),
        before(r"[^，。；]{0,6}(?:足额|全部|全额|已|一次性)?(?:缴清|缴纳|缴款|缴完|到账|履行)"),
        1,
    ),
    _Rule("paid_date", ("court_paper",), before(r"[^，。；]{0,4}(?:到账|执行到位)"), 1),
    _Rule("closed_date", ("closing_approval",), approved, 5),
    _Rule("closed_date", ("closing_approval",), labelled(r"结案(?:日期|时间)"), 2),
    _Rule("closed_date", ("cover",), labelled(r"结案(?:日期|时间)|办结(?:日期|时间)"), 2),
    _Rule("archived_date", ("cover",), labelled(r"(?:归档|立卷|装订)(?:日期|时间)"), 3),
    _Rule("archived_date", ("archive_note",), labelled(r"(?:归档|立卷)(?:日期|时间)"), 2),
)


def date_fact(paper: Paper, key: str, mention: DateMention, line: TextLine, sure: float = 0.95) -> Fact:
    """A date as a fact."""
    return paper.fact(key, DATES.get(key, key), mention.value.isoformat(), line, sure)


def dates(papers: Sequence[Paper]) -> dict[str, Ballot]:
    """Every date of the case, by key."""
    found: dict[str, Ballot] = {}
    for rule in (*_RULES, *_instead(papers)):
        ballot = found.setdefault(rule.key, Ballot())
        for paper in papers:
            if paper.kind in rule.kinds:
                for mention, line, weight in rule.read(paper):
                    sure = 0.97 if weight >= 1 else 0.8
                    ballot.add(date_fact(paper, rule.key, mention, line, sure), rule.weight * weight)
    _decided_on(papers, found["decision_date"])
    _period_end(papers, found.setdefault("seizure_period_end_date", Ballot()))
    return found


def _instead(papers: Sequence[Paper]) -> tuple[_Rule, ...]:
    """Where no penalty is decided: the dates of what ends the case instead, an order to demolish or a permit."""
    own = ending_kinds(papers)
    if own == DECISIONS or not set(own) <= set(ORDERS):
        return ()
    return (
        _Rule("decision_date", own, foot, 5),
        _Rule("decision_served_date", ("service_receipt",), served(ORDERED), 3),
        _Rule("decision_served_date", own, labelled(r".*(?:签收|收件人|受送达人签).*"), 2),
        _Rule("announcement_date", ("enforcement_announcement",), foot, 3),
    )


def _decided_on(papers: Sequence[Paper], ballot: Ballot) -> None:
    """The decision's date where recognition lost its month: the approval's, of the same year and day."""
    approvals = [m.value for p in papers if p.kind == "penalty_approval" for m, _, _ in approved(p)]
    for paper in papers if not ballot else ():
        if paper.kind in DECISIONS:
            for mention, line, weight in lost_month(paper, approvals):
                ballot.add(date_fact(paper, "decision_date", mention, line, 0.6), weight)


def _period_end(papers: Sequence[Paper], ballot: Ballot) -> None:
    """The day a seizure's stated period ends: the second date of its 期限."""
    for paper in papers:
        if paper.kind not in ("seizure_decision", "measure_approval"):
            continue
        for line in paper.lines:
            mentions = mentions_of(line)
            if (
                "期限" in line.text
                and len(mentions) >= 2
                and re.fullmatch(r".{0,4}(?:至|到|[-—~～]).{0,2}", line.text[mentions[0].end : mentions[1].start])
            ):
                ballot.add(date_fact(paper, "seizure_period_end_date", mentions[1], line), 1)
