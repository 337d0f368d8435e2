"""A title as it stands on the sheet → the wordings under which the library of kinds may know it."""

import re

from scoring.notation.text import closed, normalise

_BRACKETS = str.maketrans("()[]【】〔〕", "（）（）（）（）")
_EDGES = "《》“”\"'·—-_:：.。、,，*＊●★ "
_NUMBERING = re.compile(r"^(?:[0-9]{1,3}[._、\-）)]+|[（(]?[一二三四五六七八九十]{1,3}[）)]?、)")
_NOTE = re.compile(r"（[^（）]{0,30}）$")
_TURNING_NOTE = re.compile(r"（[^（）]*(?:当场|简易|复查|回访|(?<!非)听证)[^（）]*）$")
_NOTED_FORM = re.compile(r"^.{0,30}(?:审批|呈批|报批)(?:表|单|书)（(?P<note>[^（）]{2,12})）$")
"""A form used for several steps, the step in brackets: 案件处理呈批表（立案）, 有关事项审批表（延长办案期限）."""
_AGENCY = re.compile(
    r"^.{2,30}(?:局|委员会|管委会|人民政府|政府|总队|支队|大队|中队|厅|办事处|办公室|执法队|中心|服务站|监督所|林场)"
)
_ABOUT = re.compile(r"^关于.{2,80}?(?:一?案(?:件)?)的?")
_ABOUT_ANY = re.compile(r"^关于.{2,60}的")
_TAIL = re.compile(
    r"(?:[0-9]{1,2}|[（][一二三四五六七八九十0-9]{1,3}[）]|（第[一二三四五六七八九十0-9]{1,2}次）|（续页?）)$"
)
_PASTED = re.compile(r"(?:复印件)?粘贴(?:页|单|纸|表|联)$")
"""The sheet on which a receipt or a certificate is pasted."""
_EXTENSION = re.compile(r"\.(?:pdf|docx?|wps|ofd|jpe?g|png|tiff?|bmp|txt)$", re.IGNORECASE)


def clean_title(text: str) -> str:
    """The title without spaces, 《》, numbering in front and a file's extension."""
    title = _EXTENSION.sub("", closed(normalise(text))).translate(_BRACKETS).strip(_EDGES)
    return _NUMBERING.sub("", title).strip(_EDGES)


def wordings(text: str) -> tuple[str, ...]:
    """The cleaned title, then ever barer forms: without its note in brackets, its agency, its 关于…案的."""
    title = clean_title(text)
    found = [title]
    noted = _NOTED_FORM.match(title)
    if noted:
        found.append(f"{noted['note'].removesuffix('审批')}审批表")
    strips = (_AGENCY,) if _TURNING_NOTE.search(title) else (_NOTE, _TAIL, _PASTED, _AGENCY, _ABOUT, _ABOUT_ANY)
    for strip in strips:
        for known in tuple(found):
            bare = strip.sub("", known).strip(_EDGES)
            if len(bare) >= 2 and bare not in found:
                found.append(bare)
    return tuple(found)


def least_width(pattern: str) -> int:
    """How many characters a pattern of the library asks for at least: the more, the more it says. An estimate over
    literal characters, groups of alternatives, `.*` and `?`, which is all that the library's patterns use."""
    pattern = re.sub(r"\(\?[!=<][^()]*(?:\([^()]*\)[^()]*)*\)", "", pattern)
    previous = ""
    while previous != pattern:
        previous = pattern
        pattern = re.sub(r"\((?:\?:)?([^()]*)\)([?*+]?)", _least_alternative, pattern)
    return min(len(_plain(part)) for part in pattern.split("|"))


def _least_alternative(match: re.Match[str]) -> str:
    if match[2] in ("?", "*"):
        return ""
    return "字" * min(len(_plain(part)) for part in match[1].split("|"))


def _plain(pattern: str) -> str:
    return re.sub(r"\[[^\]]*\][?*]|.[?*]", "", re.sub(r"\[[^\]]*\](?![?*])", "字", pattern))
