"""Labels of forms that stand in cells of their own, or above their values, written as `label：value`. Pure.

Forms without colons, drawn without lines or in lines that reading could not see, say the same as those with them. The
rules of facts and of checks know one way of writing only: it is made here, once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from reviewer.documents.layout.row_joints import names_a_column
from reviewer.library.form_labels import shipped_aliases, shipped_labels
from scoring.casefile import TextLine
from scoring.notation.dates import find_dates
from scoring.notation.receipts import is_table_head
from scoring.notation.text import closed

_NEXT = "\u3000"
_LONGEST_LABEL = 16
_SIGNS = str.maketrans("()", "（）")
_PARTY = re.compile(
    r"^(?P<party>当事人|被处罚人|行政相对人|违法(?:嫌疑)?人|涉嫌违法(?:主体|当事人))(?:基本情况|信息)?[：:]\s*"
    r"(?:(?:公民|个人|自然人|单位|法人|法人(?:或者?|、)(?:其他|非法人)组织|个体工商户)[：:\u3000 ]+)?"
    r"(?:姓名或名称|姓名|字号名称|单位名称|企业名称|名称|字号)[：:\u3000 ]\s*(?=[^\s：:])"
)
_SPREAD = re.compile(r"(?<=\u3000)(?:[\u4e00-\u9fff] ){1,7}[\u4e00-\u9fff] ?(?=[：:])")
_LABELLED = re.compile(r"(?:^|(?<=\u3000))(?P<label>[\u4e00-\u9fff（）()、]{4,16})[：:]")
_PEOPLE = re.compile(r"(?:[\u4e00-\u9fff·]{2,6}(?:（[^（）]{0,40}）)?[\u3000 、，]*){1,4}")
_TELLS = re.compile(r"(?:简要|基本|主要|违法)?(?:案情|案情[\u4e00-\u9fff]{0,8}|违法事实|案件事实|检查情况|现场情况)：")
"""Labels with their colon above a paragraph that tells what happened."""
_SECTION = re.compile(r"[（(]?[一二三四五六七八九十0-9]{1,2}[）)]?[、.．]|[（(][一二三四五六七八九十0-9]{1,2}[）)]")
_SIGNED = re.compile(
    r"^(?P<label>[^：:。，]{0,14}(?:人|人员|员|签名|签字|签收|签章|盖章)(?:（[^（）]{0,20}）)?)[：:]"
    r"(?P<who>[^：:。，；]{2,60})$"
)


def with_colons(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines of a document, each label followed by a colon and its value on the same line."""
    out: list[TextLine] = []
    texts = [line.text for line in lines]
    for number, line in enumerate(lines):
        text = _under_heads(texts, number) or _written(line.text)
        if out and (joined := _joined(out[-1].text, text)) is not None:
            out[-1] = replace(out[-1], text=joined)
        elif text != line.text:
            out.append(replace(line, text=text, original=line.original or line.text))
        else:
            out.append(line)
    return tuple(out)


def is_label(text: str) -> bool:
    """Whether a cell holds nothing but the name of what stands beside or below it."""
    return 2 <= len(text) <= _LONGEST_LABEL + 8 and _is_label(closed(text).translate(_SIGNS))


@lru_cache(maxsize=4096)
def _is_label(text: str) -> bool:
    bare = re.sub(r"（[^（）]*）", "", text)
    return 2 <= len(bare) <= _LONGEST_LABEL and shipped_labels().fullmatch(bare) is not None


def _written(text: str) -> str:
    """One line, its labels with colons."""
    if _NEXT in text and len(text) <= 400:
        text = _cells(text)
    if "：" in text or ":" in text:
        text = _LABELLED.sub(_known, _SPREAD.sub(lambda m: closed(m.group()), text))
    return _PARTY.sub(lambda m: f"{m['party']}：", text)


def _known(match: re.Match[str]) -> str:
    """The label under the name that the rules know it by."""
    label = closed(match["label"]).translate(_SIGNS)
    name = shipped_aliases().get(label)
    return f"{name}：" if name else match.group()


def _cells(text: str) -> str:
    cells = text.split(_NEXT)
    filled = [c for c in cells if c.strip()]
    named = [is_label(c) for c in filled]
    if all(named) or _are_heads(filled) or not any(_pairs(filled, named)):
        return text
    written = ""
    for at, (cell, label) in enumerate(zip(filled, named, strict=True)):
        after_value = not at or not named[at - 1] or label
        written += (_NEXT if at and after_value else "") + cell + ("：" if label else "")
    return written


def _under_heads(texts: Sequence[str], number: int) -> str:
    """The one row of a table under its heads, as labels with their values; "" for any other line."""
    if not number or _NEXT not in texts[number] or len(texts[number]) > 200:
        return ""
    heads, cells = texts[number - 1].split(_NEXT), texts[number].split(_NEXT)
    if len(heads) != len(cells) or len(heads) < 3 or not _are_heads(heads) or _are_heads(cells):
        return ""
    if is_table_head(texts[number - 1]) or re.match(r"序号|编号|顺序|项次", heads[0]):
        return ""
    following = texts[number + 1].split(_NEXT) if number + 1 < len(texts) else []
    if len(following) == len(cells) and not _are_heads(following):
        return ""  # a list of several rows
    return _NEXT.join(f"{head}：{cell}" for head, cell in zip(heads, cells, strict=True))


def _are_heads(cells: Sequence[str]) -> bool:
    """Whether these are nothing but the names of columns."""
    if any(not 2 <= len(closed(c)) <= 14 or re.search(r"[0-9：:。，]", c) for c in cells):
        return False
    found = sum(is_label(c) or names_a_column(closed(c)) for c in cells)
    return len(cells) >= 3 and (found == len(cells) or (found >= 3 and found == len(cells) - 1))


def _pairs(cells: Sequence[str], named: Sequence[bool]) -> Iterator[bool]:
    """Of each label, whether a value stands after it. Of a row of headings none has one."""
    for at, label in enumerate(named[:-1]):
        yield label and not named[at + 1] and "：" not in cells[at + 1][:_LONGEST_LABEL]


def _joined(before: str, text: str) -> str | None:
    """A label on a line of its own with the value below it; a signature with the date below it."""
    if not text or len(before) > 90:
        return None
    dates = find_dates(text) if len(text) <= 24 else []
    dated = bool(dates) and not (text[: dates[0].start] + text[dates[-1].end :]).strip(" \u3000。")
    if dated:
        signed = _SIGNED.match(before)
        if signed and _PEOPLE.fullmatch(signed["who"].strip()) and not find_dates(before):
            return f"{before}{_NEXT}{text}"
    if _TELLS.fullmatch(before) and not (is_label(text.split("：")[0]) or _SECTION.match(text)):
        return before + text
    if not is_label(before) or "：" in text[: _LONGEST_LABEL + 1] or ":" in text[: _LONGEST_LABEL + 1]:
        return None
    if is_label(text.split(_NEXT)[0]) or (dated and not re.search(r"日期|时间|签收|期限", before)):
        return None
    return f"{before}：{text}"
