"""处罚法第五十九条第一款第（一）项：决定书载明当事人。名称、证件号在各文书间应当一致；证人、代理人不是当事人。"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from scoring.casefile import CaseFile, Region
from scoring.checks.context import Context
from scoring.checks.papers import Paper
from scoring.checks.report import Report
from scoring.checks.view import View, view_of
from scoring.notation.codes import find_codes
from scoring.notation.names import Likeness, same_name
from scoring.suspicions import Suspicion

RULE = "X01"
_LABELS = (
    "当事人(?:名称|姓名)?|受送达人(?:名称|姓名)?|被检查人|被检查单位|缴款人|缴款单位|交款人|交款单位|付款人|付款单位|缴款人名称"
    "|被申请人|被处罚人|被处罚单位"
)
_CELL = re.compile(rf"(?:^|[\s\u3000])(?:{_LABELS})(?:\([^)签章]*\))?:[ \u3000]?([^\u3000,;。]+)")
_SALUTATION = re.compile(r"^([\u4e00-\u9fff()·A-Za-z0-9]{4,40}?)(?:\([^)]*\))?:$")
_REPRESENTATIVE = re.compile(
    r"(?:法定代表人|经营者)(?:\([^)]*\))?:?[ \u3000]?([\u4e00-\u9fff]{3})(?=[\s\u3000,;。)(]|$)"
)
_NO_NAME = re.compile("清单|物品|如下|事项|内容|情况|附件|事实|依据|理由|编号|文号")
_ANSWER = re.compile("(?:已|我)?(?:确认|知道|清楚|听清|明白|同意|看过|不申请|无异议|没有|不需要)")
"""当事人:已确认。: what the party answered, in a record of question and answer."""
_SKIP = ("contents", "evidence", "court", "transfer")
_LETTERS = (
    "prior_notice", "hearing_notice", "decision", "rectification", "demand", "seizure", "hearing_invitation",
    "seizure_lift", "preservation_notice", "preservation_disposal",
)  # fmt: skip
_PAID = ("payment", "on_spot_receipt", "turn_in")
"""Anyone may pay for the party."""
_SAME = (Likeness.EQUAL, Likeness.BRACKETS, Likeness.PART)


def check(case: CaseFile, context: Context) -> Iterator[Suspicion]:
    view, report = view_of(case), Report(RULE, context)
    party = _party(view)
    if not party:
        if view.decision is not None:
            yield report.unknown("当事人名称读不出，各文书是否一致无法核对。", at=(view.decision,), key="名称")
        return
    compared = wrong = 0
    for paper in view.papers:
        for name, region in _named(paper):
            compared += 1
            found = _judged(view, report, paper, party, name, region)
            if found is not None:
                wrong += 1
                yield found
    yield from _codes(view, report)
    yield from _representatives(view, report)
    if compared and not wrong:
        yield report.satisfied("各文书的当事人名称一致。", f"核对{compared}处：{party}", key="名称")


def _party(view: View) -> str:
    known = view.word("party_name")
    if known:
        return _bare(known)
    cell = next(((n, r) for n, r in _named(view.decision)), None) if view.decision else None
    return cell[0] if cell else ""


def _bare(name: str) -> str:
    bare = re.sub(r"\s|[(（][^)）]*(?:经营者|法定代表人|负责人|代|男|女|身份证|到场|在场)[^)）]*[)）]", "", name)
    return re.sub(r"(?<=[\u4e00-\u9fff]{2})(?:到场|在场|本人)$", "", bare)


def _named(paper: Paper | None) -> Iterator[tuple[str, Region]]:
    """Whom a paper names as the party: in a labelled cell, or addressed at the top of a letter."""
    if paper is None or paper.role in _SKIP:
        return
    letter = paper.role in _LETTERS
    for number, line in enumerate(paper.lines):
        for match in _CELL.finditer(line):
            if _ANSWER.match(match[1]):
                continue
            yield _bare(match[1]), paper.region_of_line(number)
        if letter and number < 6 and (head := _SALUTATION.match(line.strip())) and not _NO_NAME.search(head[1]):
            letter = False  # a letter addresses its reader once
            yield _bare(head[1]), paper.region_of_line(number)


def _judged(view: View, report: Report, paper: Paper, party: str, name: str, region: Region) -> Suspicion | None:
    likeness = same_name(party, name)
    if likeness in _SAME or not name or _is_known_person(view, name) or _is_former(view, name):
        return None
    if re.search("无$|局$|法院$|政府$|委员会$", name):
        return None
    counted, place = f"“{party}”与“{name}”", (paper, region)
    key = f"{name}"
    if likeness is Likeness.VARIANT:
        return report.unknown("当事人名称有繁简或者异体字差别，请人工核对。", counted, (place,), key=key)
    if paper.is_recognised_image:
        return report.unknown("当事人名称识别结果有出入，请核对原件。", counted, (place,), key=key)
    alike = SequenceMatcher(None, party, name).ratio()
    if max(len(name), len(party)) < 4 and not _addressed(paper, region, name):
        return report.unknown("文书所列人员与当事人姓名不同，请人工核对。", counted, (place,), key=key)
    if likeness is not Likeness.ONE_OFF and paper.role in _PAID:
        return report.unknown("缴款人与当事人不同，是否代缴请人工核对。", counted, (place,), key=key)
    if likeness is Likeness.ONE_OFF or alike >= 0.7:
        return report.violated(f"{paper.title}的当事人名称与其他文书不一致。", counted, (place, view.decision), key=key)
    if len(name) >= 4 and len(party) >= 4 and re.search("公司|店|厂|行|部|中心|合作社|馆$", name):
        return report.violated(
            f"{paper.title}的当事人与其他文书不是同一当事人。", counted, (place, view.decision), key=key
        )
    return report.unknown("文书所列当事人与决定书不同，请人工核对。", counted, (place,), key=key)


def _addressed(paper: Paper, region: Region, name: str) -> bool:
    """Whether a short name stands where only the party's can (当事人, 受送达人), not where anyone may."""
    return any(re.search(rf"(?:当事人|受送达人)[^:]{{0,4}}:\s*{re.escape(name)}", line) for line in paper.lines)


def _is_known_person(view: View, name: str) -> bool:
    """The operator or representative standing for the party."""
    return any(name and name in view.word(k) for k in ("operator", "legal_representative"))


def _is_former(view: View, name: str) -> bool:
    """A name the party had before, as a paper of the file tells."""
    return len(name) >= 4 and bool(
        re.search(rf"(?:曾用名|原名称?|更名前(?:名称)?|\(原)(?:为|系|是|:)?{re.escape(name)}", view.text)
    )


def _representatives(view: View, report: Report) -> Iterator[Suspicion]:
    """One paper writes the representative's name with one sign otherwise than the others do."""
    written: dict[str, list[tuple[Paper, Region]]] = {}
    for paper in view.papers:
        for name, number in _representative_of(paper):
            written.setdefault(name, []).append((paper, paper.region_of_line(number)))
    usual = max(written, key=lambda name: len(written[name]), default="")
    for name, places in written.items():
        off = len(name) == len(usual) >= 3 and sum(a != b for a, b in zip(name, usual, strict=True))
        if off != 1 or len(places) > 1 or len(written[usual]) < 2:
            continue
        paper, counted = places[0][0], f"“{usual}”与“{name}”"
        say = report.unknown if paper.is_recognised_image else report.violated
        told = f"{paper.title}的法定代表人姓名与其他文书不一致。"
        yield say(told, counted, (places[0], written[usual][0]), key=f"代表{name}")


def _representative_of(paper: Paper) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(paper.lines):
        for match in _REPRESENTATIVE.finditer(line):
            yield match[1], number


def _codes(view: View, report: Report) -> Iterator[Suspicion]:
    yield from _one_code(view, report, "credit_code", "统一社会信用代码")
    yield from _one_code(view, report, "id_number", "身份证号")


def _one_code(view: View, report: Report, kind: str, name: str) -> Iterator[Suspicion]:
    """The party's code: other papers' codes that differ by one or two figures are slips, others are other people."""
    base = view.word(kind).upper()
    for paper in view.papers:
        for code in find_codes(paper.flat):
            if code.kind != kind:
                continue
            base = base or code.value
            off = sum(a != b for a, b in zip(base, code.value, strict=False))
            if code.value == base or len(code.value) != len(base) or off > 3:
                continue
            place, counted = (paper, paper.place(paper.find(code.value))), f"{base}与{code.value}，{off}位不同"
            if paper.is_recognised_image:
                yield report.unknown(f"{name}识别结果有出入，请核对原件。", counted, (place,), key=kind)
            else:
                yield report.violated(
                    f"{paper.title}的{name}与其他文书不一致。", counted, (place, view.decision), key=kind
                )
