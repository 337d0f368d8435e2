"""Names of offices in a text that are not on the list of units: misspelt ones, and those nobody meant to name."""

import re
from collections.abc import Iterator, Sequence

_UNIT_END = re.compile(
    "(?:执法大队|大队|支队|中队|分队|执法队|分局|管理局|执法局|城管局|管理所|监管所|城管所|街道办事处|街道办|街道|"
    "镇人民政府|乡人民政府|镇(?!区|域|级|街)|监察大队)"
)
_GENERIC = re.compile(
    r"(?:各|本|我|该|有关|相关|参评|全部|全|所属|基层|派驻|以|主要|沿|条|个|一|两|老|古|特色|市|区|县|省|乡|城|村|集|建制|中心|小|上级|同级|下级|原|新|局|处|科|队|所|人民政府|城市|当地|相应|具体|专门|部分|个别|少数|多数|某|某些|其他|另外|另|外|几|三|四|五|六|七|八|九|十|报|送|"
    r"综合|行政|执法|管理|街道|镇|、|和|及)+$"
)
_SPACES = re.compile(r"[\s\u200b\u2060]+")
_BEFORE = re.compile(r"[\u4e00-\u9fff]{0,10}$")
# Words that stand before a name and are no part of it; where a place may begin with one, only together with others.
_LEAD = re.compile(
    "^.*?(?:其中|分别为|单位为|包括|以及|移送|移交|转交|交由|划转|划归|转给|报请|报送|抄送|函告|送达|通知|责令|要求|配合|协助|会同|联合|"
    "是否|能否|应当|应由|可以|可由|必须|没有|未经|未由|并由|经由|经过|依据|按照|根据|关于|属于|归属|隶属|作为|成为|当地|所在|"
    "由|为|对|和|与|及|是|在|向|请|的|从|将|把|至|已|到|被|该|且|但|还|权|案|否|给|、)"
)


def strange_units(spaced: str, units: Sequence[str]) -> Iterator[str]:
    """Names of offices that are not among `units`, also with spaces inside."""
    text, at = _SPACES.sub("", spaced), 0
    for match in _UNIT_END.finditer(text):
        if match.start() < at:
            continue
        at = match.end()
        if any(_covers(text, unit, match.start(), match.end()) for unit in units):
            continue
        before = _BEFORE.search(text[: match.start()])
        own = _LEAD.sub("", before[0] if before else "")
        while _LEAD.match(own):
            own = _LEAD.sub("", own, count=1)
        name = own + match[0]
        if own and not _GENERIC.fullmatch(own) and not any(name in unit for unit in units):
            yield name


def _covers(text: str, unit: str, start: int, end: int) -> bool:
    """Whether an occurrence of the unit's name spans these characters."""
    at = text.find(unit)
    while at >= 0:
        if at <= start and end <= at + len(unit):
            return True
        at = text.find(unit, at + 1)
    return False
