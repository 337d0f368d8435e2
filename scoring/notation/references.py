"""Reference numbers of official documents (文号): 霁综执罚决〔2024〕第215号."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_OPEN, _CLOSE = "〔\\[【（({［〖「", "〕\\]】）)}］〗」"
# A place in front, a line of work in the middle: （沪）城管罚字, 远农（渔）罚.
_PLACE = r"[（(][\u4e00-\u9fff]{1,3}[）)]"
_PREFIX = rf"(?:{_PLACE})?[\u4e00-\u9fff](?:[\u4e00-\u9fffA-Za-z]|{_PLACE}){{0,23}}"
_NUMBER = re.compile(
    rf"(?P<prefix>{_PREFIX})[ ]?[{_OPEN}][ ]?(?P<year>(?:19|20)[0-9]{{2}})[ ]?年?[{_CLOSE}][ ]?"
    r"(?P<ord>第)?[ ]?(?P<number>(?:(?!第)[\u4e00-\u9fff]{1,4}[-—－]?)?[0-9]{1,7}(?:[-—－][0-9]{1,4})?"
    r"|[A-Z][-]?[0-9]{1,7})(?:[ ]?号|(?<=[0-9]{3})(?![ ]?[0-9年月日时点条款项目次页个名元件份种起家户]|[-—－./][0-9]))"
)
_YEAR_FIRST = re.compile(
    rf"[{_OPEN}](?P<year>(?:19|20)[0-9]{{2}})[{_CLOSE}][ ]?(?P<prefix>[\u4e00-\u9fff]{{2,16}}字?)"
    r"第(?P<number>[0-9]{1,7})号"
)
# Words that end before the agency's abbreviation begins: 你公司作出的|桐园罚, 贵局|临城管听告, 以|霁综执存.
_LEAD = re.compile(
    r".*(?:[的以为据按照由与和及对附见即于是]|[你我贵本该][市县区]?局|机关|[文案编字证书]号|决定书|告知书|通知书|审批表|笔录|文书|回证|编号|收到|作出|送达|"
    r"当事人|申请人|执行|罚款|撤销|变更|依据|根据)"
)
_WHOLE = str.maketrans(dict.fromkeys("[【（({［〖「", "〔") | dict.fromkeys("]】）)}］〗」", "〕") | {"第": None})
_DASHES = str.maketrans("—－–", "---")


@dataclass(frozen=True, slots=True)
class ReferenceNumber:
    """A reference number: the agency's and document's abbreviation, the year, the serial number."""

    prefix: str
    year: int
    number: str
    start: int
    end: int
    raw: str

    @property
    def key(self) -> str:
        """The form for comparison, as `reference_key`."""
        return f"{self.prefix}〔{self.year}〕{self.number.translate(_DASHES)}号"


def reference_key(text: str) -> str:
    """`text` for comparison with another reference number: no spaces, one kind of bracket, no 第, no leading zeros.

    The brackets of a place in front, as in （沪）城管罚字, become the same kind too: the key is for comparison only.
    """
    text = re.sub(r"\s+", "", text).translate(_WHOLE).translate(_DASHES)
    return re.sub(r"(?<=〕)0+(?=[0-9])", "", text)


def _trim(prefix: str) -> str:
    """The abbreviation alone, without the running text before it."""
    lead = _LEAD.match(prefix)
    rest = prefix[lead.end() :] if lead else prefix
    return rest if len(rest) >= 2 else prefix


def find_reference_numbers(text: str, known: Iterable[str] = ()) -> list[ReferenceNumber]:
    """Every reference number of `text`, in order. `known` are abbreviations already seen on their own (from the heads
    of documents): they settle where an abbreviation begins in running text."""
    return list(_read(text, frozenset(known)))


@lru_cache(maxsize=512)
def _read(text: str, known: frozenset[str]) -> tuple[ReferenceNumber, ...]:
    found = [*_NUMBER.finditer(text), *_YEAR_FIRST.finditer(text)]
    settled = _settled(known) if found else []
    out: list[ReferenceNumber] = []
    for m in sorted(found, key=lambda m: m.start()):
        if out and m.start() < out[-1].end:
            continue
        written = re.sub(r"\s+", "", m["prefix"])
        prefix = (
            written
            if m.re is _YEAR_FIRST
            else next((written[-len(k) :] for k in settled if reference_key(written).endswith(k)), "") or _trim(written)
        )
        start = m.start() if m.re is _YEAR_FIRST else m.start() + max(0, len(m["prefix"]) - len(prefix))
        out.append(
            ReferenceNumber(
                prefix, int(m["year"]), m["number"].lstrip("0") or "0", start, m.end(), text[start : m.end()]
            )
        )
    return tuple(out)


@lru_cache(maxsize=16)
def _settled(known: frozenset[str]) -> list[str]:
    """The abbreviations alone, longest first."""
    return sorted({reference_key(k).rpartition("〔")[0] for k in known} - {""}, key=lambda k: (-len(k), k))


def same_reference(first: str, second: str) -> bool:
    """Whether two written reference numbers are the same number (brackets, 第 and spaces apart)."""
    return reference_key(first) == reference_key(second)
