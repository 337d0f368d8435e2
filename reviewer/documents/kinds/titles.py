"""Whether a page begins a document, and what that document is called. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from scoring.casefile import Page, TextLine

_ENDING = re.compile(
    r"(?:书|表|笔录|记录|清单|目录|回证|回执|报告|通知|公告|凭证|收据|票据|回单|存根|证明|声明|说明|照片|材料|摘要|备考表"
    r"|封面|卷宗|案卷|决定|申请|意见|登记|审批|呈批|委托|承诺|催告|裁定|鉴定|单|函|证|粘贴页|复印件|纪要|签到|封条|简介|须知)$"
)
_TAIL = re.compile(r"(?:[（(][^（）()]{1,14}[）)]|[一二三四五六七八九十\d]{1,2})$")
_SENTENCE = re.compile(r"[，。；：:！？、“”]|\d{3}")
_AGENCY = re.compile(r"(?:局|政府|委员会|办事处|大队|支队|中队|总队|厅|院|中心|公司|部|委|办)$")
_NUMBERED = re.compile(r"[〔\[（(【]\s*(?:19|20)\d{2}\s*[〕\]）)】].*号")
_TOP = 0.42
_LINES = 7


@dataclass(frozen=True, slots=True)
class Title:
    """A title at the top of a page; `is_sure` when both its wording and its setting say so."""

    text: str
    line: TextLine
    is_sure: bool


def title_of(page: Page) -> Title | None:
    """The title with which this page begins a document; None for a page that goes on."""
    lines = [line for line in page.lines if line.box is not None and line.text.strip()]
    if not lines:
        return None
    usual = median(_height(line) for line in lines)
    top = [line for line in lines if line.box is not None and line.box.top < _TOP][:_LINES]
    for number, line in enumerate(top):
        if not _is_centred(line):
            if _is_body(line):
                return None
            continue
        for text, last in _wordings(top, number):
            found = _judge(text, last, usual, len(lines))
            if found is not None:
                return found
    return None


def plain_title(text: str) -> str:
    """A title without the spaces it is spread out with."""
    return re.sub(r"[\s\u3000]+", "", text)


def _wordings(lines: Sequence[TextLine], number: int) -> list[tuple[str, TextLine]]:
    """The line alone, and with the next where a long title runs over two lines."""
    line = lines[number]
    alone = plain_title(line.text)
    out = [(alone, line)]
    if number + 1 < len(lines) and not _ENDING.search(_bare(alone)) and not _AGENCY.search(alone):
        following = lines[number + 1]
        if _is_centred(following) and abs(_height(following) - _height(line)) < 0.3 * _height(line):
            out.append((alone + plain_title(following.text), line))
    return out


def _judge(text: str, line: TextLine, usual: float, count: int) -> Title | None:
    bare = _bare(text)
    if not 2 <= len(bare) <= 34 or _SENTENCE.search(bare) or _NUMBERED.search(text):
        return None
    if not _ENDING.search(bare):
        return None
    is_large = _height(line) > 1.22 * usual or count <= 4
    if not is_large and len(bare) < 4:
        return None
    return Title(text, line, is_large)


def _bare(text: str) -> str:
    """The title without a bracketed or numbered tail: （副本）, （第二次）."""
    return _TAIL.sub("", text)


def _height(line: TextLine) -> float:
    return line.box.bottom - line.box.top if line.box else 0.0


def _is_centred(line: TextLine) -> bool:
    if line.box is None:
        return False
    width = line.box.right - line.box.left
    return abs((line.box.left + line.box.right) / 2 - 0.5) < 0.075 and 0.06 < width < 0.86


def _is_body(line: TextLine) -> bool:
    """A line of running text or of a form: what follows it is no title of the page."""
    if line.box is None:
        return False
    return line.box.left < 0.3 and (len(line.text) > 12 or "：" in line.text) and line.box.top > 0.09
