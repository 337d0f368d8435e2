"""The same case as other bureaus would write it: dates, titles, labels, brackets, ways of signing."""

import re
from collections.abc import Callable
from dataclasses import replace

from scoring.casefile import CaseFile, Document, TextLine

_DATE = re.compile(r"(20\d\d)(?:年|[-.])(\d{1,2})(?:月|[-.])(\d{1,2})日?(?!\d)")
_CN = re.compile(r"二〇(..)年(.{1,3}?)月(.{1,3}?)日")
_DIGITS = "〇一二三四五六七八九"


def _chinese(number: int) -> str:
    if number < 10:
        return _DIGITS[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def _rewritten(write: Callable[[int, int, int], str]) -> Callable[[str], str]:
    def change(text: str) -> str:
        return _DATE.sub(lambda m: write(int(m[1]), int(m[2]), int(m[3])), text)

    return change


def _replacing(*pairs: tuple[str, str]) -> Callable[[str], str]:
    def change(text: str) -> str:
        for old, new in pairs:
            text = re.sub(old, new, text, flags=re.MULTILINE)
        return text

    return change


def _chinese_date(year: int, month: int, day: int) -> str:
    return f"{''.join(_DIGITS[int(c)] for c in str(year))}年{_chinese(month)}月{_chinese(day)}日"


TEXTS: dict[str, Callable[[str], str]] = {
    "dates with 年月日": _rewritten(lambda y, m, d: f"{y}年{m}月{d}日"),
    "dates with zeros": _rewritten(lambda y, m, d: f"{y}年{m:02}月{d:02}日"),
    "dates with dots": _rewritten(lambda y, m, d: f"{y}.{m}.{d}"),
    "dates with strokes": _rewritten(lambda y, m, d: f"{y}-{m:02}-{d:02}"),
    "dates with slashes": _rewritten(lambda y, m, d: f"{y}/{m}/{d}"),
    "dates in characters": _rewritten(_chinese_date),
    "labels of another bureau": _replacing(
        ("^(?:承办人|经办人)意见", "办案人员意见"),
        ("^(?:承办机构|科室|中队|承办部门|法规股)意见", "办案机构审查意见"),
        ("^(?:负责人审批|局领导|局负责人|局长审批)意见", "行政机关负责人意见"),
        ("^(?:被检查人|当事人|到场人|在场人)签名", "当事人签字"),
        ("(?<=[^被])(?:检查人|勘验人|勘查人|勘验人员|执法人员)签名", "执法人员签字"),
        ("送达时间：", "送达日期："),
    ),
    "names with 、": _replacing(("(?<=[\u4e00-\u9fff]{2})　(?=[\u4e00-\u9fff]{2,3}　?(?:20|二〇|$))", "、")),
    "round brackets in numbers": _replacing((r"[〔\[](20\d\d)[〕\]]", r"（\1）")),
    "square brackets in numbers": _replacing((r"[〔（(](20\d\d)[〕）)](?=第?\d)", r"〔\1〕")),
}
TITLES = _replacing(
    ("立案(?:审批|呈批)表", "立案呈批表"),
    ("(?:调查)?询问笔录", "调查询问笔录"),
    ("送达回证", "送达回执"),
    ("案件调查终结报告|调查终结报告|案件处理意见书|调查报告", "案件调查终结报告书"),
    ("行政处罚(?:事先|意见)?告知书", "行政处罚先行告知书"),
    ("行政处罚(?:决定)?(?:审批|呈批)表|处罚决定审批表", "行政处罚决定呈批表"),
    ("结案(?:审批表|报告)", "结案报告书"),
)


def varied(case: CaseFile, text: Callable[[str], str], title: Callable[[str], str] = str) -> CaseFile:
    """The case with every line and title rewritten."""
    documents = tuple(_document(d, text, title) for d in case.documents)
    return replace(case, documents=documents)


def _document(document: Document, text: Callable[[str], str], title: Callable[[str], str]) -> Document:
    lines = tuple(_line(line, text) for line in document.lines)
    number = text(document.reference_number) if document.reference_number else None
    return replace(document, lines=lines, title=title(document.title), reference_number=number)


def _line(line: TextLine, text: Callable[[str], str]) -> TextLine:
    return replace(line, text=text(line.text))
