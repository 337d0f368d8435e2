"""Who the case is about: party, type, codes, representative, cause, officers, numbers."""

import re
from collections.abc import Iterator, Sequence

from reviewer.documents.facts.ballot import Ballot
from reviewer.documents.facts.fields import NAME, names_in
from reviewer.documents.facts.papers import Paper
from scoring.casefile import Fact, TextLine
from scoring.notation.codes import birth_date, find_codes, party_type_of_credit_code
from scoring.notation.dates import find_dates
from scoring.notation.text import closed

DECISIONS = ("decision", "no_penalty_decision", "on_spot_decision")
NOTICES = ("prior_notice", "hearing_notice")
ORDERS = ("demolition_order", "permit_decision", "permit_refusal", "enforcement_decision")
_ENDINGS = (
    DECISIONS,
    ("permit_decision", "permit_refusal"),
    ("demolition_order",),
    ("enforcement_decision",),
    ("transfer",),
    ("seizure_decision", "freeze_decision"),
)
_CHECKS = ("check_approval", "check_plan", "check_notice")


def ending_kinds(papers: Sequence[Paper]) -> tuple[str, ...]:
    """The kinds of document that decide this case: a penalty's decision before all, where there is none the permit,
    the order to demolish, the seizure; for a file about a check alone, the form that ordered it."""
    kinds = {paper.kind for paper in papers}
    found = next((ending for ending in _ENDINGS if kinds & set(ending)), None)
    if found is not None:
        return found
    ordered = next((kind for kind in _CHECKS if kind in kinds), None)
    penal = kinds & {"filing_approval", "prior_notice", "hearing_notice", "penalty_approval", "investigation_report"}
    return (ordered,) if ordered and not penal else DECISIONS


PARTY = (
    r"(?:被处罚人|违法行为人|违法嫌疑人|被处罚单位|当事人|被处罚当事人|行政相对人|违法主体|涉嫌违法主体|被申请人|当事人名称|当事人姓名|当事人基本情况|被检查人|"
    r"被检查单位|被检查（勘验）人|受送达人|受送达单位|检查对象|被检查对象|受检单位|申请单位|被许可人|用人单位|缴款人|缴款单位|交款单位|缴款人名称|单位名称|字号名称|名称|违法当事人|相对人|被处罚对象)"
    r"(?:（[^）]*）)?(?:姓名或名称|名称或姓名|名称|姓名)?"
)
_PARTY_WEIGHT = {"decision": 4, "no_penalty_decision": 4, "on_spot_decision": 4, "filing_approval": 3, "cover": 2,
                 "service_receipt": 1, "penalty_approval": 2, "closing_approval": 2, "payment_receipt": 1}  # fmt: skip
_ADDRESSEE = re.compile(r"(?P<name>[\u4e00-\u9fff（）()·A-Za-z0-9]{2,40})[：:]$")
_ADDRESSED = (*DECISIONS, *NOTICES, "correction_order", "stop_order", "demand", "seizure_decision", "seizure_lift",
              "preservation_notice", "preservation_disposal", "hearing_invitation", "announcement")  # fmt: skip
_NOT_PARTY = re.compile(
    r".*(?:人民法院|管理局|执法局|本机关|如下|清单|情况|法院|政府|委员会|规定|告知|理由|内容|意见|以下|附件?|证据|送达人|受送达人|地点|方式|签名|签收|日期|时间|检查结果|检查事项)$"
)
_ANSWER = re.compile(r"(?:已|我)?(?:确认|知道|清楚|听清|明白|同意|看过|不申请|无异议|没有|不需要)")
"""当事人：已确认。: what the party answered."""
_OPERATOR = re.compile(rf"经营者(?:姓名)?[：:为是]?[ \u3000]?(?P<name>{NAME})(?=[，,。、；;（）()\s\u3000]|$)")
_LEGAL = re.compile(rf"法定代表人(?:（负责人）)?[：:为是]?[ \u3000]?(?P<name>{NAME})(?=[，,。、；;（）()\s\u3000]|$)")
_NO_PERSON = re.compile(
    r"签|本人|参加|电话|身份|地址|住所|姓名|性别|委托|代理|到场|职务|负责|出具|提供|陈述|称|未|已|为|是|的|及|和|或|与"
)
_COMPANY = re.compile(r"公司|厂$|集团|合作社|学校|医院|幼儿园|研究院|协会|商会|基金会|银行|有限责任")
_OTHER = re.compile(
    r"分公司|合伙|事务所|个人独资|分店|分行|支行|业主委员会|经营部（个人独资）|项目部|办事处|分厂|工作室"
)
_NO_PERSON_IN_LAW = re.compile(r"个人独资企业|合伙企业|企业分支机构|分支机构负责人|投资人[：:]")
_SOLE = re.compile(r"个体工商户|个体户")


_WIDE = str.maketrans("()", "（）")
_REMARK = re.compile(
    r"（(?:经营者|法定代表人|负责人|公民|公章|盖章|个体|男|女|身份证|统一社会|字号|以下|下称|签|[0-9A-Z]{15,18}"
    r"|到场|在场|曾用名|原(?:名|.{4,}$)|.{0,6}(?:代缴|代签|代收)).*$"
)


def bare_name(text: str) -> str:
    """A party's name as written, without what stands after it in brackets or beside it."""
    written = re.split(r"[\u3000\s，,；;。]", text.strip("、：: \u3000"), maxsplit=1)[0]
    bare = written[: len(_REMARK.sub("", written.translate(_WIDE)))].strip("、：:")
    return re.sub(r"(?<=[\u4e00-\u9fff]{2})(?:到场|在场|本人|[（(][^（()）]*)$", "", bare)


def same_written(name: str) -> str:
    """A name for comparison within one file: brackets of one kind."""
    return name.translate(_WIDE)


def party_names(papers: Sequence[Paper]) -> Ballot:
    """The party's name by all documents that name one."""
    ballot = Ballot(same_written)
    for paper in papers:
        weight = _PARTY_WEIGHT.get(paper.kind, 0.5)
        for field in paper.labelled(PARTY):
            if field.label in ("名称", "单位名称", "字号名称") and paper.kind not in (
                *DECISIONS,
                "filing_approval",
                "identity_document",
            ):
                continue
            if not _is_name(name := bare_name(field.value)):
                continue
            direct = field.label.startswith(("当事人", "被处罚", "行政相对人"))
            ballot.add(paper.fact("party_name", "当事人", name, field.line), weight if direct else weight * 0.6)
        for line in paper.lines[:7] if paper.kind in _ADDRESSED else ():
            found = _ADDRESSEE.match(line.text)
            if found and _is_name(name := bare_name(found["name"])):
                ballot.add(paper.fact("party_name", "当事人", name, line, 0.9), 1.5)
    return ballot


_SHORTEST_SHORT_FORM = 5


def full_name_first(names: list[Fact]) -> list[Fact]:
    """The names with the full one before its short form (a list of results names the 培训学校 without its town)."""
    first = names[0].value if names else ""
    full = next((f for f in names[1:] if first in f.value[1:] and "（" not in f.value), None)
    if full is None or len(first) < _SHORTEST_SHORT_FORM:
        return names
    return [full, *(f for f in names if f is not full)]


def _is_name(name: str) -> bool:
    if not 2 <= len(name) <= 40 or _ANSWER.match(name) or _NOT_PARTY.fullmatch(name) or find_dates(name):
        return False
    return bool(re.fullmatch(r"[\u4e00-\u9fff（）()·A-Za-z0-9\-]+", name)) and bool(
        re.search(r"[\u4e00-\u9fff]{2}", name)
    )


def party_type(papers: Sequence[Paper], name: Fact | None, code: Fact | None) -> Fact | None:
    """法人, 其他组织, 个体工商户 or 自然人: as stated, else by the credit code, else by the name."""
    for paper in papers:
        for field in paper.labelled(r"(?:当事人)?(?:类型|类别|性质|主体类型)"):
            known = re.match(r"法人(?!或|、|/)|其他组织|非法人组织|个体工商户|自然人|公民|个人|企业", field.value)
            if known:
                value = {"公民": "自然人", "个人": "自然人", "企业": "法人", "非法人组织": "其他组织"}.get(
                    known[0], known[0]
                )
                return paper.fact("party_type", "当事人类型", value, field.line)
    if name is None:
        return None
    stated = _stated_beside_name(papers, name.value)
    if stated:
        return stated
    return _type_by_name(papers, name, code)


def _type_by_name(papers: Sequence[Paper], name: Fact, code: Fact | None) -> Fact | None:
    if re.fullmatch(NAME, name.value) and not (code and code.value.startswith("92")):
        return Fact("party_type", "当事人类型", "自然人", name.region, name.document, 0.9, name.source)
    value = "其他组织" if _OTHER.search(name.value) else (code and party_type_of_credit_code(code.value)) or ""
    if not value and _COMPANY.search(name.value):
        value = "法人"
    if not value and any(p.labelled("经营者(?:姓名)?") for p in papers):
        value = "个体工商户"
    return Fact("party_type", "当事人类型", value, name.region, name.document, 0.85, name.source) if value else None


def _stated_beside_name(papers: Sequence[Paper], name: str) -> Fact | None:
    """个体工商户 or another form of business in the same line as the name."""
    for value, pattern in (("个体工商户", _SOLE), ("其他组织", _NO_PERSON_IN_LAW)):
        for paper in papers:
            for line in paper.lines:
                if name in line.text and pattern.search(line.text):
                    return paper.fact("party_type", "当事人类型", value, line)
    return None


def credit_codes(papers: Sequence[Paper]) -> Ballot:
    """The party's credit code; codes that fail their check digit follow those that pass."""
    ballot = Ballot()
    for paper in papers:
        for line in paper.lines:
            for code in find_codes(closed(line.text) if "信用代码" in line.text else line.text):
                if code.kind == "credit_code" and (code.is_valid or "信用代码" in line.text):
                    weight = _PARTY_WEIGHT.get(paper.kind, 0.5) * (5 if code.is_valid else 1)
                    sure = 0.98 if code.is_valid else 0.6
                    ballot.add(paper.fact("credit_code", "统一社会信用代码", code.value, line, sure), weight)
    return ballot


def id_numbers(papers: Sequence[Paper], person: str) -> list[Fact]:
    """The identity number of the party, or of the person who stands for it; those of others are left out."""
    ballot, beside = Ballot(), set[str]()
    for paper in papers:
        for line in paper.lines:
            text = closed(line.text) if re.search(r"身份证|身份号码|证件号", line.text) else line.text
            codes = [c for c in find_codes(text) if c.kind == "id_number"]
            for code in codes:
                near = person and (person in line.text or any(person in x.text for x in _before(paper, line)))
                if near:
                    beside.add(code.value)
                weight = _PARTY_WEIGHT.get(paper.kind, 0.5) * (5 if code.is_valid else 1) * (3 if near else 1)
                fact = paper.fact("id_number", "身份证号", code.value, line, 0.98 if code.is_valid else 0.6)
                ballot.add(fact, weight)
    found = ballot.ranked()
    return [f for f in found if f.value in beside] if beside else found[:1]


def _before(paper: Paper, line: TextLine) -> Sequence[TextLine]:
    at = paper.lines.index(line)
    return paper.lines[max(0, at - 1) : at]


def representatives(papers: Sequence[Paper], key: str) -> Ballot:
    """legal_representative or operator, from labels and running text."""
    label, pattern, inline = (
        (
            "法定代表人",
            r"法定代表人(?:[（(][^）)]*[）)]|[/、或]?(?:主要)?负责人|[/、或]?经营者)*(?:姓名)?|负责人[（(]法定代表人[）)]|单位负责人",
            _LEGAL,
        )
        if key == "legal_representative"
        else ("经营者", r"经营者(?:[（(]负责人[）)])?(?:姓名)?|业主(?:姓名)?|个体工商户经营者", _OPERATOR)
    )
    ballot = Ballot()
    for paper in papers:
        weight = _PARTY_WEIGHT.get(paper.kind, 0.5)
        if paper.kind in ("court_paper", "appraisal", "power_of_attorney"):
            continue
        for field in paper.labelled(pattern):
            names = names_in(field.value)
            if names:
                ballot.add(paper.fact(key, label, names[0], field.line), weight * 2)
        for line in paper.lines:
            for found in inline.finditer(line.text):
                if _NO_PERSON.search(found["name"]):
                    continue
                ballot.add(paper.fact(key, label, found["name"], line, 0.9), weight)
    return ballot


def birth_and_guardian(papers: Sequence[Paper], id_number: Fact | None) -> Iterator[Fact]:
    """出生日期 from the identity number, and the guardian where one is named (父亲, 母亲, 监护人)."""
    born = birth_date(id_number.value) if id_number else None
    if id_number and born:
        yield Fact(
            "birth_date",
            "出生日期",
            born.isoformat(),
            id_number.region,
            id_number.document,
            id_number.confidence,
            id_number.source,
        )
    ballot = Ballot()
    for paper in papers:
        for field in paper.labelled(r"(?:法定)?(?:监护人|代理人)(?:姓名)?|户主|到场家属"):
            for name in names_in(field.value)[:1]:
                ballot.add(
                    paper.fact("guardian", "法定监护人", name, field.line, 0.8), 3 if "监护" in field.label else 1
                )
        for line in paper.lines:
            for found in re.finditer(rf"(?P<name>{NAME})（[^（）]*(?:父亲|母亲|监护人)[^（）]*）", line.text):
                ballot.add(paper.fact("guardian", "法定监护人", found["name"], line, 0.85), 1)
    if ballot:
        yield ballot.ranked()[0]
