"""Which column of a list of cases is which: a proposal the user can change. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RosterField:
    """A field of a case list, its name on screen and the headings offices give it."""

    key: str
    label: str
    headings: tuple[str, ...]


FIELDS = (
    RosterField("sequence", "序号", ("序号", "编号", "顺序号", "序")),
    RosterField(
        "reference_number",
        "案号",
        ("案号", "文号", "决定书文号", "处罚决定书文号", "行政处罚决定书文号", "案卷编号", "案件编号"),
    ),
    RosterField("cause", "案由", ("案由", "案件名称", "违法行为", "案卷名称", "违法事实")),
    RosterField(
        "party_name", "当事人", ("当事人", "当事人名称", "被处罚人", "行政相对人", "相对人名称", "行政相对人名称")
    ),
    RosterField(
        "unit", "承办机构", ("承办机构", "承办单位", "办案单位", "执法单位", "办案机构", "中队", "大队", "单位", "部门")
    ),
    RosterField("officers", "承办人", ("承办人", "办案人员", "执法人员", "主办人", "经办人", "承办人员")),
    RosterField("procedure", "程序", ("程序", "适用程序", "案件类型", "程序类型", "办案程序")),
    RosterField("penalty_kinds", "处罚种类", ("处罚种类", "处罚类别", "处罚类型", "处罚结果", "处理结果")),
    RosterField("fine_amount", "罚款金额", ("罚款金额", "罚款数额", "罚款", "处罚金额", "罚没金额", "金额")),
    RosterField("filing_date", "立案日期", ("立案日期", "立案时间")),
    RosterField(
        "decision_date",
        "决定日期",
        ("决定日期", "处罚决定日期", "决定时间", "作出日期", "处罚日期", "作出处罚决定日期"),
    ),
    RosterField("closed_date", "结案日期", ("结案日期", "结案时间", "办结日期")),
    RosterField("hearing", "是否听证", ("是否听证", "听证", "听证情况")),
    RosterField("remark", "备注", ("备注", "说明")),
)
BY_KEY = {field.key: field for field in FIELDS}


def plain_heading(text: str) -> str:
    """A heading without spaces, brackets and units: 罚款金额（元） → 罚款金额."""
    return re.sub(r"[\s\u3000*：:]|[（(【\[][^）)】\]]*[）)】\]]", "", text)


def match_columns(headings: Sequence[str]) -> dict[str, int]:
    """Field → column. An exact heading comes before a similar one; every column serves one field."""
    plain = [plain_heading(h) for h in headings]
    found: dict[str, int] = {}
    for field in FIELDS:
        for name in field.headings:
            if name in plain and plain.index(name) not in found.values():
                found[field.key] = plain.index(name)
                break
    for field in FIELDS:
        if field.key in found:
            continue
        rest = [n for n, text in enumerate(plain) if n not in found.values() and _is_like(text, field)]
        if rest:
            found[field.key] = rest[0]
    return found


def _is_like(text: str, field: RosterField) -> bool:
    return len(text) >= 3 and any(len(name) >= 3 and (name in text or text in name) for name in field.headings)


def heading_row(rows: Sequence[Sequence[str]]) -> int | None:
    """The row that looks most like headings; None where none does."""
    scores = [len(match_columns(row)) for row in rows]
    if not scores or max(scores) < 2:
        return None
    return scores.index(max(scores))


def unmatched(headings: Sequence[str], columns: Mapping[str, int]) -> tuple[str, ...]:
    """The headings that no field uses; their columns are kept as they are."""
    used = set(columns.values())
    return tuple(h for n, h in enumerate(headings) if n not in used and h.strip())
