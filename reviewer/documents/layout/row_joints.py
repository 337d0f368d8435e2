"""How the cells of a table row follow one another when read: `label：value` in a form, wide spaces in a list. Pure."""

import re
from collections.abc import Sequence

BREAK, WRAP, VALUE, NEXT = "\n", "", "：", "\u3000"
_NOT_LABEL = re.compile(r"[，。；！？]|\d{3}|^\d|^[-—－/\\]+$")
HEADINGS = re.compile(
    r"序号|编号|顺序|页号|页码|页次|文号|名称|品名|数量|单位|规格|日期|备注|题名|单价|金额|特征|来源|型号|文书|文件"
)
_COLUMN = re.compile(r"(?:日期|时间|金额|单位|人|签收|签名|号|银行|经办|结果|方式|地点|情况|意见)$")
_NUMBER = re.compile(r"[\d一二三四五六七八九十]{1,3}[.、]?|")


def looks_like_label(text: str) -> bool:
    """Whether a cell's text names what stands in the next cell."""
    plain = re.sub(r"\s", "", text)
    return 0 < len(plain) <= 18 and not _NOT_LABEL.search(plain)


def names_a_column(text: str) -> bool:
    """Whether a cell reads like the head of a column."""
    return 2 <= len(text) <= 14 and (HEADINGS.search(text) is not None or _COLUMN.search(text) is not None)


def row_joint(number: int, texts: Sequence[str], listed: bool) -> str:
    """What stands before cell `number` of a row."""
    if number == 0:
        return BREAK
    if listed:
        return NEXT
    offset = len(texts) % 2
    label = texts[number - 1]
    if number < offset or (number - offset) % 2 == 0 or not looks_like_label(label):
        return NEXT
    return WRAP if label.rstrip().endswith(("：", ":")) else VALUE


def row_joints(texts: Sequence[str], listed: bool) -> list[str]:
    """The joint of the first line of each cell. An empty cell of a list leaves its wide space behind."""
    out: list[str] = []
    pending, written = "", False
    for number, text in enumerate(texts):
        joint = row_joint(number, texts, listed) if written else BREAK
        out.append(pending + joint if written else BREAK)
        if text.strip():
            pending, written = "", True
        elif listed and written:
            pending += NEXT
    return out


def is_list(rows: Sequence[Sequence[str]], number: int) -> bool:
    """Whether a row belongs to a list (contents, inventory) rather than to a form: three columns or more, as many as in
    the rows around it, headed by the names of columns or numbered. `rows` are those with the same columns."""
    own = rows[number]
    if len(own) < 3:
        return False
    alike = [row for row in rows if len(row) == len(own)]
    if len(alike) < 2:
        return False
    plain = [[re.sub(r"\s", "", text) for text in row] for row in alike]
    named = sum(1 for text in plain[0] if HEADINGS.search(text) and len(text) <= 8)
    if sum(map(names_a_column, plain[0])) > 0.6 * len(own) and any(map(re.compile("[0-9]").search, plain[1])):
        return True
    first = [row[0] for row in plain[1:]]
    numbered = sum(1 for text in first if _NUMBER.fullmatch(text))
    return (named >= 2 and named >= len(own) / 2) or (len(alike) >= 3 and numbered >= 0.7 * len(first))
