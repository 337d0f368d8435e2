"""脱敏: names, numbers and addresses replaced by consistent aliases. Says what it masked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from scoring.identifiers import identifiers, plain_width
from scoring.masks import Mask, MaskKind
from scoring.person_names import MARKS, named_people, surname

__all__ = ["Mask", "MaskKind", "Names", "Redacted", "aliases", "leaks", "redact"]


@dataclass(frozen=True, slots=True)
class Redacted:
    text: str
    masks: tuple[Mask, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The names known from the case files: parties (also companies) and persons."""

    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


_KINDS = (
    "公司|合作社|经营部|商行|商店|超市|饭店|餐厅|酒店|宾馆|药店|诊所|医院|学校|幼儿园|"
    "工厂|厂|中心|店|馆|部|站|行|队|局|社"
)
_ORGANISATION = re.compile(rf"(?:{_KINDS})(?:（[^）]*）)?$")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_SEPARATORS = re.compile(r"[、，,；;／/\s]+")
_BETWEEN = r"[\s\u200b-\u200f\u2060\ufeff\u00ad·•.]*"  # what somebody may have put between the characters of a name
_REGION = re.compile(r"^(?:[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|省|市|县|区|镇|乡|街道))+")
_COMPANY_WORDS = f"股份|责任|有限|集团|总|分|{_KINDS}"
_COMPANY = re.compile(rf"(?:{_COMPANY_WORDS})+(?:\([^)]*\))?$")
_GENERIC = re.compile(
    "(?:城市|城乡|城建|乡镇|管理|建设|服务|环境|卫生|市政|园林|绿化|物业|工程|建筑|房地产|房产|开发|投资|发展|实业|商贸|贸易|餐饮|科技|"
    "文化|传媒|汽车|销售|清洁|保洁|环保|运输|物流|信息|技术|综合|人民|公共|交通|装饰|装修|劳务|广告|食品|建材|材料|机械|设备|纺织|洗涤|"
    "仓储|机动车|电子|置业|经营|农业|水务|燃气|供水|排水|污水|处理|垃圾|资源|再生|利用|第[一二三四五六七八九十]+|中国|全国|国家)+"
)
SHORTEST_STEM = 4  # characters of a company's own name that give it away without a word for a company behind it


def aliases(names: Names) -> Mapping[str, str]:
    """An alias for every name: 某公司 (公司甲、公司乙 where there are several), 张某 (张某甲 …)."""
    return _known(names).aliases


def redact(text: str, names: Names) -> Redacted:
    """The text without what identifies anybody."""
    found = sorted(_found(text, names), key=lambda mask: (mask.start, -len(mask.original)))
    pieces: list[str] = []
    masks: list[Mask] = []
    at = 0
    for mask in found:
        if mask.start < at:
            continue
        pieces += (text[at : mask.start], mask.alias)
        masks.append(mask)
        at = mask.start + len(mask.original)
    pieces.append(text[at:])
    return Redacted("".join(pieces), tuple(masks))


@lru_cache(maxsize=1024)
def leaks(text: str, names: Names) -> tuple[Mask, ...]:
    """What `redact` would still mask: empty for a text that may go out. Remembered: a text is checked at every key."""
    return redact(text, names).masks


def _found(text: str, names: Names) -> Iterator[Mask]:
    yield from _known(names).found(text)
    yield from named_people(text)
    yield from identifiers(text)


@dataclass(frozen=True, slots=True)
class _Known:
    """The names of a campaign with their aliases, and how each may be written, by its first character."""

    aliases: Mapping[str, str]
    written: Mapping[str, tuple[tuple[re.Pattern[str], MaskKind, str], ...]]

    def found(self, text: str) -> Iterator[Mask]:
        seen = plain_width(text)
        for at, character in enumerate(seen):
            for pattern, kind, alias in self.written.get(character, ()):
                match = pattern.match(seen, at)
                if match is not None:
                    yield Mask(kind, at, text[at : match.end()], alias)


@lru_cache(maxsize=32)
def _known(names: Names) -> _Known:
    parties = [name for name in dict.fromkeys(names.parties) if _ORGANISATION.search(name)]
    people = [*(n for n in names.parties if not _ORGANISATION.search(n))]
    people += [one for name in names.persons for one in _SEPARATORS.split(name)]
    known: dict[str, str] = {}
    known.update(_numbered({name: _kind_of(name) for name in parties}, "某{}", "{0}{1}"))
    surnames = {name: surname(name) for name in dict.fromkeys(people) if len(name) >= 2}
    known.update(_numbered(surnames, "{}某", "{0}某{1}"))
    written: dict[str, list[tuple[re.Pattern[str], MaskKind, str]]] = {}
    own = frozenset(names.parties)
    for name, alias in known.items():
        kind = MaskKind.PARTY if name in own else MaskKind.PERSON
        for way, ending in _ways(name, is_company=name in parties).items():
            written.setdefault(way[0], []).append((re.compile(_spaced(way) + ending), kind, alias))
        for first, half in _by_half(name) if name in surnames else ():
            written.setdefault(first, []).append((half, kind, alias))
    return _Known(known, {first: tuple(ways) for first, ways in written.items()})


def _ways(name: str, *, is_company: bool) -> Mapping[str, str]:
    """How a name may stand in a text, and what may end it: whole; a company's also without its region, or its own part
    with any word for a company, or none."""
    whole = plain_width(name)
    core = _REGION.sub("", whole)
    stem = _COMPANY.sub("", core)
    if not is_company or len(stem) < 2 or _GENERIC.fullmatch(stem):
        return {whole: ""}
    ending = rf"(?:{_BETWEEN}(?:{_COMPANY_WORDS}))"
    return {whole: "", core: "", stem: f"{ending}*" if len(stem) >= SHORTEST_STEM else f"{ending}+"}


def _by_half(name: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """A person's name with one of at least three characters masked, by its first character: 祝某骁 for 祝子骁."""
    whole = plain_width(name)
    for at in range(len(whole)) if len(whole) > 2 else ():
        pattern = re.compile(f"{re.escape(whole[:at])}[{MARKS}]{re.escape(whole[at + 1 :])}")
        yield from ((first, pattern) for first in (MARKS if at == 0 else whole[0]))


def _spaced(name: str) -> str:
    return _BETWEEN.join(re.escape(character) for character in name)


def _numbered(groups: Mapping[str, str], single: str, several: str) -> dict[str, str]:
    result = {}
    for label in dict.fromkeys(groups.values()):
        members = [name for name, own in groups.items() if own == label]
        for at, name in enumerate(members):
            stem = _STEMS[at % len(_STEMS)]
            result[name] = single.format(label) if len(members) == 1 else several.format(label, stem)
    return result


def _kind_of(name: str) -> str:
    match = _ORGANISATION.search(name)
    return re.sub(r"（[^）]*）$", "", match[0]) if match else "单位"
