"""What names of files and folders say: which belong to one case, and in which order. Pure."""

import re
from collections.abc import Sequence

from reviewer.documents.odd_names import readable_name
from scoring.notation.numerals import parse_numeral

_PART = re.compile(r"^[\d\s._、()（）第-]*(卷|册|正卷|副卷|上|下|扫描件?|电子卷?|案卷|附件|证据|材料|文书)")
_PAPER = re.compile(r"(表|书|笔录|清单|目录|回证|报告|记录|封面|照片|票据|凭证|收据|证明|备考|证据|材料|执照|证)$")
_FEWEST_PAPERS = 3
_NUMBER = r"[\d一二三四五六七八九十]{1,3}"
_FACE = re.compile(
    r"^[\d\s._、()（）-]*(正[卷本]|副[卷本]|[上中下][册卷部]|主卷|附卷|内卷|外卷"
    r"|(法律|执法|行政)?文书(材料|类)?|(书证|物证|证据|视听|影像|音像)(材料|资料|照片|类)?|附件|照片|图片|扫描件?"
    r"|录音录像|音视频|视频|录音|录像|(其他|其它|送达|内部|程序|案件)(材料|资料|文书)?|材料|票据|封面|目录)[\d\s()（）]*$"
)
"""A whole name that is a part of a case and never a case."""
_VOLUME = re.compile(rf"^[\s._、()（）-]*(?:第({_NUMBER})[卷册]|[卷册]({_NUMBER})|({_NUMBER})[卷册])$")
MOST_VOLUMES = 5
"""More folders called 卷一, 卷二 … are rather so many cases."""
_FIRST = {"正": "0", "副": "1", "上": "0", "中": "1", "下": "2"}


def natural_key(name: str) -> list[tuple[int, int, str]]:
    """Sorts 2 before 10."""
    return [(0, int(p), "") if p.isdigit() else (1, 0, p) for p in re.split(r"(\d+)", name.lower()) if p]


def order_key(name: str) -> list[tuple[int, int, str]]:
    """As natural_key, with 第二册 before 第三册, 正卷 before 副卷, 上册 before 下册."""
    name = readable_name(name)
    name = re.sub(r"[一二三四五六七八九十]+(?=[册卷部])|(?<=[册卷])[一二三四五六七八九十]+", _digits, name)
    return natural_key(re.sub(r"[正副](?=[卷本])|[上中下](?=[册卷部])", lambda found: _FIRST[found[0]], name))


def _digits(found: re.Match[str]) -> str:
    number = parse_numeral(found[0])
    return found[0] if number is None else str(number)


def is_part(name: str) -> bool:
    """Whether it begins as parts of a case do, beside others of it."""
    return any(pattern.match(readable_name(name)) is not None for pattern in (_PART, _FACE))


def is_paper(stem: str) -> bool:
    """Whether it is named after a paper of a case (`01立案审批表`)."""
    return bool(_PAPER.search(re.sub(r"[\s\d_（）()-]+$", "", readable_name(stem))))


def are_papers(names: Sequence[str]) -> bool:
    """Folders that are named after the papers of one case (`01_立案审批表`, `02_现场笔录`), as systems export them."""
    return len(names) >= _FEWEST_PAPERS and sum(map(is_paper, names)) >= 0.8 * len(names)


def are_parts(names: Sequence[str]) -> bool:
    """Folders that hold one case together (正卷 and 副卷, 文书 and 证据), or its volumes."""
    return all(_FACE.match(readable_name(name)) for name in names) or are_volumes(names)


def are_volumes(names: Sequence[str]) -> bool:
    """Folders 第一卷, 第二卷 … as many as a case has: most likely of one, but it may be one each."""
    found = [_VOLUME.match(readable_name(name)) for name in names]
    numbers = [parse_numeral(next(filter(None, match.groups()))) for match in found if match is not None]
    wanted = list(range(1, len(names) + 1))
    return 1 < len(names) <= MOST_VOLUMES and sorted(n or 0 for n in numbers) == wanted
