"""Service receipts that list several papers, one below the other: each with its own signatures and dates."""

import re
from collections.abc import Iterator, Sequence

_ENTRY = re.compile(
    r"^\s*(?:(?:送达)?文书[（(]?[一二三四五六七八九十0-9]{1,2}[）)]?|第[一二三四五六七八九十0-9]{1,2}[件份项])"
    r"(?:名称)?\s*[：:、.．]"
)
_COLUMNS = (
    r"(?:送达|受送达)?的?(?:文书|文件|材料)(?:名称|种类)?",
    r"送达方式|方式",
    r"送达地点|地点",
    r"受送达人|收件人|签收人|代收人",
    r"送达(?:时间|日期)|(?:签收|收件|收到)(?:时间|日期)",
    r"送达人(?:员)?",
    r"件数|份数|页数",
)
_FILLING = re.compile(
    r"名称|文号|编号|字号|签名|签字|盖章|签收|日期|时间|序号|备注|代收|理由|[（）()：:、及和与或/／\s\u3000]"
)
_TITLE = re.compile(
    r"^\s*(?:[0-9]{1,2}[、.．\s\u3000]+)?《?[\u4e00-\u9fff（）()]{2,30}?(?:书|表|单|函|笔录|公告|决定|通知"
    r"|清单)》?(?![\u4e00-\u9fff](?![\u4e00-\u9fff]{0,14}[\s\u3000]*[〔\[(（](?:19|20)[0-9]{2}))"
)
_AFTER = re.compile(r"^\s*(?:备注|附注|说明|注[：:]|＼|不能送达|拒收|见证人)")


def entries(lines: Sequence[str]) -> Iterator[range]:
    """The lines of each paper the receipt lists; nothing where it serves one paper only and labels its cells."""
    starts = [n for n, line in enumerate(lines) if _ENTRY.match(line)]
    if len(starts) < 2:
        yield from _rows(lines)
        return
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield range(start, stop)


def _rows(lines: Sequence[str]) -> Iterator[range]:
    """The rows of a table under its heads: 送达文书　送达方式　收件人签名及日期　送达人."""
    head = next((n for n, line in enumerate(lines) if is_table_head(line)), None)
    if head is None:
        return
    end = next((n for n in range(head + 1, len(lines)) if _AFTER.match(lines[n])), len(lines))
    starts = [n for n in range(head + 1, end) if _TITLE.match(lines[n])]
    for start, stop in zip(starts, [*starts[1:], end], strict=False):
        yield range(start, stop)


def is_table_head(line: str) -> bool:
    """Whether this line is nothing but the heads of the columns of a receipt."""
    rest, found = line, 0
    for column in _COLUMNS:
        without = re.sub(column, "", rest, count=1)
        found += without != rest
        rest = without
    return found >= 3 and not _FILLING.sub("", rest)
