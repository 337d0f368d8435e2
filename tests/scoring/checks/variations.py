"""The same case as other bureaus would write it: dates, titles, labels, brackets, ways of signing."""

import re
from collections.abc import Callable
from dataclasses import replace

from scoring.casefile import CaseFile, Document, TextLine
from scoring.notation.text import normalise

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
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})时(\d{1,2})分")


def _half_of_day(match: re.Match[str]) -> str:
    hour = int(match[1])
    return f"上午{hour}时{match[2]}分" if hour < 12 else f"下午{hour - 12 or 12}时{match[2]}分"


_UNIT = r"^(?:承办机构|科室|中队|承办部门|大队|支队|机构|部门)意见"
_HEAD = r"^(?:负责人审批|局领导|局负责人|局长审批|机关负责人|负责人)意见"
_HANDLER = "^(?:承办人|经办人)意见"
_ITEM = "第(?!（)([一二三四五六七八九十]{1,3})项"
_SUM = r"人民币([壹贰叁肆伍陆柒捌玖拾佰仟万]+元)整（¥([\d,]+)\.00）"

TEXTS |= {
    "dates with spaces": _rewritten(lambda y, m, d: f"{y} 年 {m} 月 {d} 日"),
    "dates with some spaces": _rewritten(lambda y, m, d: f"{y}年 {m}月 {d}日"),
    "dates with slashes and zeros": _rewritten(lambda y, m, d: f"{y}/{m:02}/{d:02}"),
    "dates in characters with a round zero": lambda text: _rewritten(_chinese_date)(text).replace("〇", "○"),
    "figures of full width": lambda text: text.translate(_FULL_WIDTH),
    "times with colons": lambda text: _CLOCK.sub(lambda m: f"{int(m[1]):02}:{int(m[2]):02}", text),
    "times in 点": lambda text: _CLOCK.sub(r"\1点\2分", text),
    "times before and after noon": lambda text: _CLOCK.sub(_half_of_day, text),
    "narrow colons": lambda text: text.replace("：", ":"),
    "narrow signs": lambda text: text.replace("：", ":").replace("（", "(").replace("）", ")").replace("，", ","),
    "spread labels": _replacing(
        ("^当事人：", "当 事 人："),
        ("^案由：", "案　　由："),
        ("^送达方式：", "送 达 方 式："),
        ("^送达人：", "送 达 人："),
        ("^受送达人：", "受 送 达 人："),
    ),
    "receipts of another bureau": _replacing(
        ("送达文书：", "送达文书名称及文号："),
        ("^受送达人：", "被送达人："),
        ("送达地点：", "送达地址："),
        ("收件人：", "受送达人签收："),
        ("收件人签名：", "受送达人（签名）："),
    ),
    "receipts of a third bureau": _replacing(
        ("送达文书：", "文书名称："),
        ("收件人：", "签收人："),
        ("^送达人：", "送达人（签字）："),
        ("直接送达", "直接送达（当面送达）"),
    ),
    "forms of a third bureau": _replacing(
        (_HANDLER, "承办人处理意见"), (_UNIT, "承办部门负责人意见"), (_HEAD, "机关负责人审批意见")
    ),
    "forms of a fourth bureau": _replacing(
        (_HANDLER, "办案人员意见"), (_UNIT, "办案机构负责人意见"), (_HEAD, "局长意见")
    ),
    "forms of a fifth bureau": _replacing(
        (_HANDLER, "主办人员意见"), (_UNIT, "科室审核意见"), (_HEAD, "分管领导审批意见")
    ),
    "signatures in brackets": _replacing(("签名：", "（签名）：")),
    "signatures or seals": _replacing(("签名：", "签名或盖章：")),
    "no word for the seal": _replacing(("（印章）", "")),
    "short names of laws": _replacing(("《中华人民共和国", "《")),
    "items in brackets": _replacing((_ITEM, r"第（\1）项")),
    "sums of another bureau": _replacing((_SUM, r"人民币\2元（大写：\1整）")),
    "sums without a currency": lambda text: text.replace("¥", "￥").replace("人民币", ""),
    "paragraphs set in": lambda text: "\n".join("　　" + t if len(t) > 40 else t for t in text.split("\n")),
    "thick brackets in numbers": _replacing((r"[〔\[（(](20\d\d)[〕\]）)](?=第?\d)", r"【\1】")),
    "numbers with 第": _replacing((r"([〔\[（(]20\d\d[〕\]）)])(\d+号)", r"\1第\2")),
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
    number = normalise(text(document.reference_number)) if document.reference_number else None
    return replace(document, lines=lines, title=title(document.title), reference_number=number)


def _line(line: TextLine, text: Callable[[str], str]) -> TextLine:
    return replace(line, text=normalise(text(line.text)))
