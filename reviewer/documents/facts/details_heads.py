"""Heads and feet of documents: number, date, party, codes, cause, sums, who signed; entries of the list of contents."""

import re
from collections.abc import Iterator, Sequence

from reviewer.documents.facts.causes import bare_cause
from reviewer.documents.facts.fields import names_in, signed_end
from reviewer.documents.facts.money import fines_in, text_of
from reviewer.documents.facts.papers import Paper
from reviewer.documents.facts.parties import PARTY, bare_name
from scoring.casefile import Fact, Page
from scoring.notation.codes import find_codes
from scoring.notation.dates import find_dates, find_invalid_dates
from scoring.notation.references import find_reference_numbers
from scoring.notation.text import closed

_CODES = {"credit_code": ("doc_credit_code", "统一社会信用代码"), "id_number": ("doc_id_number", "身份证号")}


def heads(paper: Paper) -> Iterator[Fact]:
    """文号, 落款日期, 当事人, 案由, codes and fines as this document states them."""
    if paper.kind == "contents":
        return
    if paper.head_number:
        yield paper.fact("doc_reference_number", "文号", *paper.head_number)
    if paper.foot_date:
        mention, line = paper.foot_date
        yield paper.fact("doc_date", "落款日期", mention.value.isoformat(), line)
    for field in paper.labelled(PARTY):
        if field.label.startswith(("当事人", "被处罚", "受送达", "被检查", "缴款", "交款", "行政相对")):
            yield paper.fact("doc_party", field.label, bare_name(field.value), field.line)
    for field in paper.labelled(r"案由|案件名称"):
        yield paper.fact("doc_cause", "案由", bare_cause(field.value, ""), field.line)
    for line in paper.lines:
        for code in find_codes(line.text):
            if code.kind in _CODES:
                yield paper.fact(*_CODES[code.kind], code.value, line, 0.98 if code.is_valid else 0.6)
        for amount in fines_in(line.text):
            yield paper.fact("doc_fine", "罚款", text_of(amount.value), line)
            if amount.capital is not None:
                yield paper.fact("doc_fine_capital", "罚款大写", text_of(amount.capital), line)
        for invalid in find_invalid_dates(line.text):
            yield paper.fact("invalid_date", "不存在的日期", invalid.raw, line, 0.9)
        for number in find_reference_numbers(line.text):
            if not paper.head_number or closed(number.raw) != paper.head_number[0]:
                yield paper.fact("quoted_number", "引用文号", closed(number.raw), line, 0.9)


def contents_entries(paper: Paper) -> Iterator[Fact]:
    """One fact a row of the list of contents: name | number | date | pages, cells left empty where the row has none."""
    if paper.kind != "contents":
        return
    for line in paper.lines:
        row = re.match(r"^(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[ \u3000.、]+(?P<rest>.+)$", line.text)
        cells = [c for c in re.split(r"\u3000+| {2,}", row["rest"]) if c.strip()] if row else []
        if len(cells) < 2:
            continue
        name, number, date, pages = closed(cells[0]), "", "", ""
        for cell in cells[1:]:
            mentions = find_dates(cell)
            if mentions:
                date = mentions[0].value.isoformat()
            elif find_reference_numbers(cell):
                number = closed(cell)
            elif re.fullmatch(r"[0-9]{1,4}(?:[-—~～至][0-9]{1,4})?|附卷|卷末.*|附后", closed(cell)):
                pages = closed(cell)
        yield paper.fact("contents_entry", "目录", "|".join((name, number, date, pages)), line)


_SIGNATURE = re.compile(
    r".*(?:签名|签字|签收|签章|盖章|收件人|送达人|声明人|申请人|提供人|收集人|记录人|核查人|登记人|领取人|经办人|承办人|立卷人|检查人|见证人"
    r"|收款人|交款人|接收人)）?(?:（.*）)?"
)


def signatures(paper: Paper) -> Iterator[Fact]:
    """Who signed as what (`label` is the role), and when."""
    for field in paper.fields:
        if not _SIGNATURE.fullmatch(field.label) or "意见" in field.label:
            continue
        end = signed_end(field)
        role = re.sub(r"(?:签名|签字|签章|盖章|或|（.*）|[（）])+$", "", field.label) or field.label
        for name in end.names:
            yield paper.fact("signatory", role, name, field.line, 0.9)
        if end.date:
            yield paper.fact("signature_date", role, end.date.value.isoformat(), field.line, 0.95)
    for field in paper.fields:
        if not field.value and _SIGNATURE.fullmatch(field.label):
            yield paper.fact("unsigned", field.label, "空白", field.line, 0.6)
    for line in paper.lines:
        for found in re.finditer(
            r"(?P<name>[\u4e00-\u9fff·]{2,6})（(?:[^（）]{0,10}证(?:件)?号?[：:]?)?(?P<no>[A-Za-z\u4e00-\u9fff]{0,4}(?=[^（）]*(?:[0-9]{5}|-))[0-9A-Z][0-9A-Z\-—]{3,18})）",
            line.text,
        ):
            for name in names_in(found["name"]):
                yield paper.fact("certificate_number", name, found["no"], line, 0.9)


def pages_stamped(paper: Paper, pages: Sequence[Page]) -> Iterator[Fact]:
    """The page numbers stamped on this document's sheets, as far as they were read."""
    document = paper.document
    numbers = [
        p.printed_number for p in pages if document.first_page <= p.number <= document.last_page and p.printed_number
    ]
    if numbers and paper.lines:
        value = str(numbers[0]) if len(set(numbers)) == 1 else f"{numbers[0]}-{numbers[-1]}"
        yield paper.fact("printed_pages", "页码", value, paper.lines[0], 0.9)
