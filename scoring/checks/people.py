"""Who stands in a document: officers named at its head, signatures at its foot, opinions in an approval form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scoring.casefile import Region
from scoring.checks.papers import Moment, Paper
from scoring.notation.dates import find_dates

_LONGEST_FOOT = 200
NAME = r"[\u4e00-\u9fff]{1,4}(?:·[\u4e00-\u9fff]{1,6})?[\u4e00-\u9fff]"
OFFICER = (
    r"(?:(?!被|受|当事|陪同|在场|协助|邀请|申请)[\u4e00-\u9fff]{2,6}?)??(?:检查|勘验|勘查|勘察|勘测|测量|稽查|询问|调查|执法|经办|办案|复查|核查|调查询问|调查取证"
    r"|(?:检查|勘验)、?(?:勘验|检查)|监督|监督检查|监察|执行|谈话|取证|抽样|采样)"
    r"(?:\([^)]*\))?(?:人员|人|员)"
)
_OFFICERS = rf"{OFFICER}|送达人"
_HEAD = re.compile(
    rf"(?:^|[\s\u3000])(?P<label>{OFFICER})(?:及[^:]{{2,10}}|\((?![^)]*[签章])[^)]{{1,10}}\))?:(?P<rest>.*)$"
)
_NEXT_CELL = re.compile(r"[\u3000\s]+[\u4e00-\u9fff]{2,10}(?:\([^)]*\))?:")
_SIGNATURE = re.compile(
    r"^(?P<label>[^:。,]{0,22}?)(?P<mark>签名或盖章|签名|签字|签章|签收|盖章|签收人)?"
    r"(?P<note>(?:\((?P<inside>[^)]*)\))?):(?P<rest>.*)$"
)
_NOT_NAMES = re.compile(
    r"^(?:无|同意.*|属实|见证|拒签|拒绝.*|父亲|母亲|年|月|日|备注|收讫|公章|印章|盖章|签名|签字|以下空白|情况属实|"
    r"第.*|时间|地点|日期|职务|电话|性别|联系电话"
    r"|(?:记录|承办|经办|主办|协办|审核|审批|审查|批准|复核|负责|签发|签名|签收|送达)人员?)$"
)
_OPINION = re.compile(
    r"^(?P<label>[\u4e00-\u9fff]{2,12}(?:意见|审批|审批意见)|[\u4e00-\u9fff]{0,6}(?:负责人|领导|局长|主任|科长|站长|所长|队长)"
    r"(?=:(?:拟|不)?同意|:批准|:准予)"
    r"|(?:承办|经办|主办|办案)(?:人|人员|部门|机构|单位|科室)(?=:(?:拟|不)?同意|:建议|:拟)"
    r"|(?:法制|法规|合法性)(?:审核|审查|机构|部门|科)?(?=:(?:拟|不)?同意)|(?:审核|审查)(?:人|部门|机构)(?=:(?:拟|不)?同意))(?:\([^)]*\))?:(?P<rest>.*)$"
)
_LABEL = re.compile(r"^[\u4e00-\u9fff()]{2,14}:")
_SIGNING = re.compile(
    r"^[\u4e00-\u9fff]{0,8}(?:签名|签字|签章|日期|时间|审批人|审核人|负责人|承办人|经办人|领导)(?:\([^)]*\))?:"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature line: whose it is for, who signed, when. No names: left blank as far as the text shows."""

    label: str
    names: tuple[str, ...]
    moment: Moment | None
    region: Region
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """One box of an approval form."""

    label: str
    text: str
    names: tuple[str, ...]
    moment: Moment | None
    region: Region

    @property
    def level(self) -> int:
        """1 handling officer, 2 unit, 3 legal office, 4 head of the authority; 0 where the label does not say."""
        if re.search(r"法制|法规|合法性", self.label):
            return 3
        if re.search(
            r"承办人|经办人|办案人|执法人员|调查人|主办人|协办人|经办|监察员|监督员|稽查员|执法员|检查员|检查人|专管员",
            self.label,
        ):
            return 1
        if re.search(
            r"机构|部门|科室|中队|大队|支队|股|科|处室|队|所(?:领导|长|负责人|意见|审)|站(?:长|意见|审)", self.label
        ):
            return 2
        if re.search(r"领导|负责人|局长|主任|首长|机关|主管|分管|局意见|^(?:审批|批准|批示|签批)", self.label):
            return 4
        return 2 if re.match(r"(?:审核|审查|复核)意见$", self.label) else 0


def names_in(text: str) -> tuple[str, ...]:
    """Personal names standing by themselves in a stretch of text (dates, brackets and numbers left out)."""
    for mention in reversed(find_dates(text)):
        text = text[: mention.start] + "\u3000" + text[mention.end :]
    text = re.sub(r"\([^)]*\)|(?:行政)?(?:执法)?证件?(?:编号|号码?)|[0-9A-Za-z:.\-]+", "\u3000", text)
    parts = re.split(r"[\s\u3000、,;。/]+", text)
    return tuple(p for p in parts if re.fullmatch(NAME, p) and not _NOT_NAMES.match(p))


def named_officers(paper: Paper) -> tuple[str, ...]:
    """The officers a record names at its head, in order, each once."""
    return paper.once(_named_officers)


def _named_officers(paper: Paper) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, names in _heads(paper) for name in names))


def _heads(paper: Paper) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The lines that name officers, by number."""
    for number, line in enumerate(paper.lines):
        match = _HEAD.search(line)
        if not match or "签" in match["label"]:
            continue
        rest = _NEXT_CELL.split(match["rest"])[0]
        if not find_dates(rest):
            yield number, names_in(rest)


def place_of_officers(paper: Paper) -> Region:
    """The line at its head on which a record names its officers."""
    return next((paper.region_of_line(n) for n, names in _heads(paper) if names), paper.whole)


def named_at_foot(paper: Paper) -> tuple[str, ...]:
    """Officers named on a line of their own in the paper's second half, as forms print the place to sign."""
    half = paper.lines[len(paper.lines) // 2 :]
    return tuple(n for line in half if (m := _HEAD.match(line)) for n in names_in(m["rest"]))


def signatures(paper: Paper) -> tuple[Signature, ...]:
    """Every line that is a place to sign."""
    return paper.once(_signatures)


def _signatures(paper: Paper) -> tuple[Signature, ...]:
    out: list[Signature] = []
    for number, place, is_last in _places(paper):
        match = _SIGNATURE.match(place)
        if match is None:
            continue
        rest = match["rest"] if match["rest"].strip() or not is_last else _wrapped(paper, number)
        if rest and re.match(_OFFICERS, match["label"]) and _ends_line(paper.lines[number], place):
            rest += _below(paper, number)
        marked = match["mark"] or (match["inside"] and re.search(r"签|章", match["inside"]))
        dated = find_dates(rest)
        if not marked and not (dated and re.search(r"(?:人|人员|员|长)$", match["label"])):
            continue
        moment = None
        if dated:
            moment = Moment(dated[-1].value, dated[-1].time, paper.region_of_line(number), paper.seq, paper.title)
        label = match["label"].strip() or match["mark"] or ""
        out.append(Signature(label, names_in(rest), moment, paper.region_of_line(number), rest))
    return tuple(out)


_NAME_AND_NUMBER = r"(?!执法|行政|检查|监督)[\u4e00-\u9fff]{2,4}(?:行政)?(?:执法)?证件?(?:编号|号码?):"
"""A name that the form's next label is set against: 王舞执法证号."""
_BESIDE = re.compile(rf"[\u3000 ]+(?=[\u4e00-\u9fff]{{2,10}}(?:\([^)]{{1,8}}\))?:)(?!{_NAME_AND_NUMBER})")


def _places(paper: Paper) -> Iterator[tuple[int, str, bool]]:
    """Every place with a label of its own: the number of its line, its text, whether it is the last of its line."""
    for number, line in enumerate(paper.lines):
        places = _BESIDE.split(line.strip()) if len(line) <= _LONGEST_FOOT else [line.strip()]
        for at, place in enumerate(places):
            yield number, place, at == len(places) - 1


def _wrapped(paper: Paper, number: int) -> str:
    """The line below a bare label, where it holds nothing but names and perhaps a date."""
    below = paper.lines[number + 1].strip() if number + 1 < len(paper.lines) else ""
    bare = below
    for mention in reversed(find_dates(below)):
        bare = f"{bare[: mention.start]}\u3000{bare[mention.end :]}"
    parts = [p for p in re.split(r"[\s\u3000、]+", bare) if p]
    names = [p for p in parts if re.fullmatch(r"[\u4e00-\u9fff·]{2,6}", p) and not _NOT_NAMES.match(p)]
    return below if parts and names == parts else ""


_BELOW = re.compile(
    rf"(?:{NAME})(?:[\s\u3000、]+(?:{NAME}))?(?:[\s\u3000]*(?:\(?执法)?(?:证件?|证件)?(?:号码?|编号):?[0-9A-Z]+\)?)?"
)


def _ends_line(line: str, place: str) -> bool:
    """Whether nothing but certificate numbers and dates follow this place to sign on its line."""
    return not re.search(r"[\u4e00-\u9fff](?<![证号])(?<!日期)(?<!时间)(?:\([^)]*\))?:", line.split(place, 1)[-1])


def _below(paper: Paper, number: int) -> str:
    """The officers who signed on the lines below the first, each perhaps with his certificate's number."""
    found = ""
    for line in paper.lines[number + 1 : number + 4]:
        own = line.strip()
        for mention in reversed(find_dates(own)):
            own = f"{own[: mention.start]}\u3000{own[mention.end :]}"
        if not _BELOW.fullmatch(own.strip()) or not names_in(own):
            break
        found += f"\u3000{line.strip()}"
    return found


def recorders(paper: Paper) -> tuple[str, ...]:
    """Who took the record down, at its head or foot: often the second of the two officers, unless an auxiliary."""
    found = (m for line in paper.lines for m in _RECORDER.finditer(line))
    names = dict.fromkeys(name for m in found for name in names_in(m["names"])[:1])
    return tuple(n for n in names if not paper.has(f"{n}[(,]?(?:系|是|为)?{_AUXILIARY}|{_AUXILIARY}{n}"))


_AUXILIARY = "(?:城管|交通|执法)?(?:协管|辅助|辅警|协勤|临聘)(?:人员|员)?"
_RECORDER = re.compile(
    r"(?:^|[\s\u3000])(?:记录|笔录)(?:人员?|员)?(?:签名|签字)?(?:\([^)]{0,8}\))?:(?P<names>[^:。]{2,30})"
)


def officer_signatures(paper: Paper) -> tuple[Signature, ...]:
    """Signature lines meant for officers (on a receipt, for those who served it), not for those they examined."""
    meant = _OFFICERS if paper.role == "service" else OFFICER
    return tuple(s for s in signatures(paper) if re.match(meant, s.label) and not s.label.startswith("被"))


def opinions(paper: Paper) -> tuple[Opinion, ...]:
    """The opinion boxes of an approval form in order."""
    return paper.once(_opinions)


_PLACE_TO_SIGN = re.compile(r"(?:签名|签字|签章)\)?:[\s\u3000年月日]*$")


def is_unsigned(box: Opinion) -> bool:
    """Whether a box that prints its place to sign (审核人(签名): 年 月 日) was left without name and date."""
    return not box.names and box.moment is None and bool(_PLACE_TO_SIGN.search(box.text))


def _opinions(paper: Paper) -> tuple[Opinion, ...]:
    out: list[Opinion] = []
    starts = [(n, m) for n, line in enumerate(paper.lines) if (m := _OPINION.match(line.strip()))]
    for place, (number, match) in enumerate(starts):
        stop = starts[place + 1][0] if place + 1 < len(starts) else len(paper.lines)
        body = [match["rest"]]
        for line in paper.lines[number + 1 : stop]:
            if _LABEL.match(line.strip()) and not _SIGNING.match(line.strip()):
                break
            body.append(line)
        out.append(_opinion(paper, number, match["label"], "\u3000".join(body)))
    return tuple(out)


def _opinion(paper: Paper, number: int, label: str, text: str) -> Opinion:
    dated = [m for m in find_dates(text) if not m.inferred]
    tail_start = max(text.rfind(c) for c in "。;!")
    last = dated[-1] if dated and dated[-1].start > tail_start else None
    moment = None
    if last:
        moment = Moment(last.value, last.time, paper.region_of_line(number), paper.seq, f"{paper.title}{label}")
    return Opinion(label, text, names_in(text[tail_start + 1 :]), moment, paper.region_of_line(number))
