"""Where a date or sum stands in the papers, for when no fact gives it."""

import re
from collections.abc import Callable
from decimal import Decimal

from scoring.checks.binder import Binder
from scoring.checks.papers import Moment, Paper
from scoring.checks.people import opinions, signatures
from scoring.notation.amounts import Amount, find_amounts
from scoring.notation.dates import find_dates
from scoring.notation.receipts import entries

Finder = Callable[[Binder], Moment | None]
_RECEIVER = r"^(?:受送达|收件|签收|当事人|代收|被送达|收到|接收|签字|签名|受送达人签|收件人|被处罚)"


def approved(paper: Paper | None) -> Moment | None:
    """When the head of the authority signed an approval form (its last dated opinion of the highest level)."""
    if paper is None:
        return None
    dated = [o for o in opinions(paper) if o.moment]
    if not dated:
        return None
    top = max(o.level for o in dated)
    return [o for o in dated if o.level == top][-1].moment


def receipt_date(paper: Paper, words: str = "") -> Moment | None:
    """When a service receipt says the paper was received; of several papers on it, the first of these words."""
    listed = [own for own in entries(paper.lines) if re.search(words, paper.lines[own[0]])]
    if listed and (moment := _entry_date(paper, listed[0])) is not None:
        return moment
    served = paper.dated(r"送达(?:时间|日期)")
    if served:
        return served
    for signature in signatures(paper):
        if signature.moment and re.match(_RECEIVER, signature.label):
            return signature.moment
    return paper.dated(r"(?:签收|收件|收到|接收|送交)(?:时间|日期)|(?:受送达|收件|签收)[^:]{0,8}")


def _entry_date(paper: Paper, own: range) -> Moment | None:
    """When one of several papers on a receipt was received: delivered by post, served, or signed for."""
    dated = [(number, mention) for number in own for mention in find_dates(paper.lines[number])]
    posted = [(n, m) for n, m in dated if re.match(r"[^,。;]{0,4}(?:妥投|投妥)", paper.lines[n][m.end :])]
    signed = [(n, m) for n, m in dated if re.match(_RECEIVER + r"|^送达(?:时间|日期)", paper.lines[n].strip())]
    for number, mention in (posted or signed or dated[-1:])[:1]:
        return Moment(mention.value, mention.time, paper.region_of_line(number), paper.seq, paper.title)
    return None


def receipts_for(view: Binder, words: str) -> tuple[Paper, ...]:
    """Service receipts whose 送达文书 is one of these."""
    out = []
    for paper in view.all("service"):
        named = paper.value(r"送达(?:文书|文件|的文书)(?:名称)?[^:]{0,6}|文书名称")
        listed = "\n".join(paper.lines[own[0]] for own in entries(paper.lines))
        text = listed or (named[0] if named else paper.flat[:160])
        if re.search(words, re.sub(r"\s", "", text)):
            out.append(paper)
    return tuple(out)


def signed_receipt(paper: Paper) -> Moment | None:
    """When the receiver signed on the paper itself."""
    for signature in signatures(paper):
        if signature.moment and re.match(_RECEIVER + "|^声明", signature.label):
            return signature.moment
    return None


def served(view: Binder, words: str, *roles: str) -> Moment | None:
    """When a paper was served: by its receipt, or signed for on the paper itself."""
    for receipt in receipts_for(view, words):
        if (moment := receipt_date(receipt, words)) is not None:
            return moment
    for paper in view.all(*roles):
        if (moment := signed_receipt(paper)) is not None:
            return moment
    return None


def fine_in(paper: Paper) -> Decimal | None:
    """The fine a decision or notice sets: the sum after the last 罚款 that decides."""
    text = paper.flat
    stop = re.search(r"(?:逾期|到期)(?:不|未)(?:缴|履行)|加处罚款", text)
    text = text[: stop.start()] if stop else text
    found: Decimal | None = None
    for match in re.finditer(
        r"(?:处以?|给予|并处|合计|按)[^。;]{0,60}?罚款|罚款(?=人民币|¥|[0-9壹贰叁肆伍陆柒捌玖一二三四五六七八九])", text
    ):
        rest = re.split("[。;]", text[match.end() : match.end() + 120])[0]
        amounts = [a for a in find_amounts(rest) if not a.bound]
        if amounts and amounts[0].start <= 14:
            found = _total(rest, amounts)
    return found


def _total(text: str, amounts: list[Amount]) -> Decimal:
    """The first sum, or what several add up to where it is only what one costs: 150元/平方米 …合计180600元."""
    if not re.match("[/每]", text[amounts[0].end :]):
        return amounts[0].value
    totals = [a for a in amounts if re.search("(?:合计|共计|总计)(?:人民币)?$", text[: a.start])]
    return (totals or amounts)[-1].value


def _foot(*roles: str) -> Finder:
    def find(view: Binder) -> Moment | None:
        paper = view.first(*roles)
        return paper.signed_off if paper else None

    return find


def _last_foot(*roles: str) -> Finder:
    def find(view: Binder) -> Moment | None:
        paper = view.last(*roles)
        return paper.signed_off if paper else None

    return find


def _opening(*roles: str) -> Finder:
    """The first full date of a record (its 时间 line)."""

    def find(view: Binder) -> Moment | None:
        for paper in view.all(*roles):
            labelled = paper.dated(r"[^:]{0,6}(?:时间|日期)")
            if labelled or paper.moments:
                return labelled or paper.moments[0]
        return None

    return find


def _approval(*roles: str) -> Finder:
    return lambda view: approved(view.first(*roles))


def _filing(view: Binder) -> Moment | None:
    paper = view.first("filing_approval")
    if paper is None:
        return None
    return approved(paper) or paper.dated("立案(?:日期|时间)") or paper.signed_off


def _legal_review(view: Binder) -> Moment | None:
    for paper in view.all("legal_review"):
        for signature in reversed(signatures(paper)):
            if signature.moment and re.search("审核|审查", signature.label):
                return signature.moment
        if paper.signed_off:
            return paper.signed_off
        said = next((o.moment for o in opinions(paper) if o.moment and re.search("审核|审查", o.label)), None)
        if said:
            return said
    for paper in view.all("penalty_approval"):
        for opinion in opinions(paper):
            if opinion.level == 3 and opinion.moment:
                return opinion.moment
    return None


def _decision(view: Binder) -> Moment | None:
    return view.decision.signed_off if view.decision else None


def _notice_served(view: Binder) -> Moment | None:
    return served(view, "告知|违法行为通知", "prior_notice", "hearing_notice")


def _hearing_notice_served(view: Binder) -> Moment | None:
    if not view.all("hearing_notice"):
        return None
    return served(view, "听证告知|告知", "hearing_notice")


def _decision_served(view: Binder) -> Moment | None:
    found = served(view, r"(?:处罚)?决定书", "on_spot_decision")
    if found is None and view.decision is not None:
        return signed_receipt(view.decision)
    return found


def _act(view: Binder) -> Moment | None:
    """The first date of the facts the decision establishes."""
    paper = view.decision
    match = (
        paper.find(r"(?:查明|经查|查实)[^0-9二。]{0,40}(?=[0-9二])|(?:你|当事人)[^0-9二。,]{0,12}[于自](?=[0-9二])")
        if paper
        else None
    )
    if paper is None or match is None:
        return None
    dates = find_dates(paper.flat[match.end() : match.end() + 16])
    if not dates or dates[0].start != 0:
        return None
    return Moment(dates[0].value, None, paper.place(match), paper.seq, paper.title)


def _labelled(label: str, *roles: str) -> Finder:
    def find(view: Binder) -> Moment | None:
        for paper in view.all(*roles):
            if (found := paper.dated(label)) is not None:
                return found
        return None

    return find


def _seizure_end(view: Binder) -> Moment | None:
    paper = view.first("seizure_lift")
    if paper is None:
        return None
    match = paper.find(r"自(?=[0-9二])")
    if match:
        for moment in paper.moments:
            if moment.region == paper.place(match) and moment.day >= paper.moments[0].day:
                later = [m for m in paper.moments if m.region == moment.region]
                return later[-1]
    return paper.signed_off


FINDERS: dict[str, Finder] = {
    "act_date": _act,
    "filing_date": _filing,
    "investigation_closed_date": _last_foot("report"),
    "legal_review_date": _legal_review,
    "panel_discussion_date": _opening("panel"),
    "notice_date": _foot("prior_notice", "hearing_notice"),
    "notice_served_date": _notice_served,
    "hearing_notice_date": _foot("hearing_notice"),
    "hearing_notice_served_date": _hearing_notice_served,
    "hearing_request_date": _foot("hearing_request"),
    "hearing_invitation_date": lambda v: served(v, "听证通知", "hearing_invitation") or _foot("hearing_invitation")(v),
    "hearing_date": _opening("hearing_record"),
    "decision_date": _decision,
    "approval_date": _approval("penalty_approval"),
    "decision_served_date": _decision_served,
    "preservation_date": _foot("preservation_notice"),
    "preservation_disposal_date": _foot("preservation_disposal"),
    "seizure_date": _foot("seizure"),
    "seizure_end_date": _seizure_end,
    "goods_returned_date": _labelled("(?:领取|退还|返还|发还)(?:时间|日期)|领取人", "goods_return"),
    "paid_date": _labelled("(?:缴款|缴纳|开票|收款|交款|填制|日期|时间|开具)(?:日期|时间)?", "payment"),
    "collected_date": _labelled("收缴(?:日期|时间)|开具时间", "turn_in", "on_spot_receipt"),
    "handed_in_date": _labelled("[^:]{0,8}交(?:至|到)?本?(?:行政)?机关(?:日期|时间)", "turn_in"),
    "banked_date": _labelled(
        "[^:]{0,8}(?:缴付|缴至|交至|存入|缴存)[^:]{0,6}银行(?:日期|时间)|缴库(?:日期|时间)", "turn_in"
    ),
    "closed_date": _approval("closing"),
    "archived_date": _labelled("归档(?:日期|时间)", "cover", "backup"),
    "demand_served_date": lambda v: served(v, "催告", "demand"),
    "enforcement_application_date": _foot("enforcement_application"),
    "announcement_date": _foot("announcement"),
    "sampling_date": _opening("sampling"),
    "appraisal_date": _foot("appraisal"),
}
