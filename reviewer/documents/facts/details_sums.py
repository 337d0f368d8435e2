"""Payments, seized goods, stated periods, surcharges."""

import re
from collections.abc import Iterator

from reviewer.documents.facts.details_times import DAYS
from reviewer.documents.facts.money import paid, text_of
from reviewer.documents.facts.papers import Paper
from scoring.casefile import Fact
from scoring.notation.amounts import find_amounts
from scoring.notation.dates import find_dates
from scoring.notation.numerals import parse_numeral

_RECEIPTS = ("payment_receipt", "on_spot_receipt", "on_spot_handover")
_RECEIPT_NO = r"(?:票据|收据|缴款|流水|凭证|回单)?(?:号码?|编号|码|号)|流水(?:号)?|缴款(?:码|书号)|票据号码?"


def payment(paper: Paper) -> Iterator[Fact]:
    """What was paid (digits and words), by whom, to whom, on which receipt."""
    if paper.kind not in _RECEIPTS:
        return
    for fact, in_words in paid(paper):
        yield fact
        if in_words:
            yield Fact(
                "paid_amount_capital",
                "缴款金额大写",
                fact.value,
                fact.region,
                fact.document,
                fact.confidence,
                fact.source,
            )
    for field in paper.labelled(_RECEIPT_NO):
        found = re.match(r"[0-9A-Za-z][0-9A-Za-z\-]{3,30}", field.value)
        if found:
            yield paper.fact("receipt_number", "票据号", found.group(), field.line)
    for field in paper.labelled(r"(?:缴款|交款)(?:人|单位)(?:名称)?"):
        yield paper.fact("payer", "缴款人", field.value, field.line)
    for field in paper.labelled(r"收款(?:人|单位|方式|银行)|代收银行|执收单位|财务接收人"):
        yield paper.fact("payee", field.label, field.value, field.line)
    for field in paper.labelled(r"票据监制|监制.*|票据种类"):
        yield paper.fact("receipt_issuer", "票据监制", field.value, field.line)


def goods(paper: Paper) -> Iterator[Fact]:
    """Each thing preserved, seized or returned: one line of the list a fact."""
    if paper.kind not in (
        "seizure_list",
        "preservation_list",
        "preservation_notice",
        "goods_return",
        "seizure_decision",
    ):
        return
    for line in paper.lines:
        row = re.match(r"^[0-9]{1,2}[.、 \u3000]+(?P<item>\S.{1,80})$", line.text)
        if row and not find_dates(row["item"]):
            yield paper.fact("item", "物品", row["item"].strip("；;。 \u3000"), line, 0.9)
    for field in paper.labelled(r"退还物品|扣押物品|保存物品|拟保存物品|物品"):
        for piece in re.split(r"[、；;]", field.value):
            yield paper.fact("item", "物品", piece.strip("。 \u3000"), field.line, 0.85)


def periods(paper: Paper) -> Iterator[Fact]:
    """Periods a document sets: 期限 with its first and last day, 三十日."""
    for field in paper.labelled(r".*(?:期限|限期)"):
        if paper.kind in ("cover", "permit_certificate"):
            continue
        mentions = [m for m in find_dates(field.value) if not m.inferred]
        if mentions:
            yield paper.fact("period_from", field.label, mentions[0].value.isoformat(), field.line, 0.9)
        if len(mentions) > 1:
            yield paper.fact("period_to", field.label, mentions[1].value.isoformat(), field.line, 0.9)
        days = DAYS.search(re.sub(r"[0-9]{4}[^，。（]{2,24}?日?(?=至|（|$)", "", field.value))
        if days and (count := parse_numeral(days["n"])):
            yield paper.fact("period_days", field.label, f"{count}{days['unit'].removeprefix('自然')}", field.line, 0.9)


def surcharge(paper: Paper) -> Iterator[Fact]:
    """加处罚款: from which day, until when, how much a day and in all."""
    if paper.kind not in ("demand", "surcharge_decision", "enforcement_application", "enforcement_decision"):
        return
    for line in paper.lines:
        at = line.text.find("加处罚款")
        if at < 0:
            continue
        amounts = [
            a
            for a in find_amounts(line.text)
            if a.start > at and "加处罚款" in line.text[max(0, a.start - 8) : a.start]
        ]
        for amount in amounts:
            daily = "每日" in line.text[max(0, amount.start - 24) : amount.start]
            key, label = ("surcharge_daily", "每日加处数额") if daily else ("surcharge_amount", "加处罚款数额")
            yield paper.fact(key, label, text_of(amount.value), line, 0.9)
        mentions = find_dates(line.text)
        if mentions and re.search(r"自$", line.text[: mentions[0].start]):
            yield paper.fact("surcharge_from", "加处起算日", mentions[0].value.isoformat(), line, 0.9)
        if len(mentions) > 1 and re.search(r"(?:至|到)$", line.text[: mentions[1].start]):
            yield paper.fact("surcharge_to", "加处截止日", mentions[1].value.isoformat(), line, 0.9)
        days = re.search(r"共(?:计)?(?P<n>[0-9]{1,4}|[一二三四五六七八九十百]{1,6})[日天]", line.text)
        if days and (count := parse_numeral(days["n"])):
            yield paper.fact("surcharge_days", "加处天数", str(count), line, 0.9)
