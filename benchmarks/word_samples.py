"""Long bulletins and letters of random data, to compare the page breaks of DOCX and PDF on: each seed another paper."""

import random
from dataclasses import replace

from forms.letters.letter import Letter, Office, fill
from forms.letters.templates import LetterTemplate, Values, shipped_letters
from scoring.reviewed import ReviewedCase
from tests.forms.campaign import reviewed

# fmt: off
_WORDS = (
    "案卷", "执法人员", "询问笔录", "现场检查", "起止时间", "送达回证", "告知书", "听证权利", "法制审核", "裁量基准",
    "决定书", "当事人", "证据", "签名", "日期", "复制件", "核对", "说明理由", "法律依据", "条款", "目录", "页码",
    "归档", "集体讨论", "立案审批", "调查终结", "整改", "报送", "补正", "的", "了", "和", "与", "在", "未", "已",
    "应当", "不得", "按照", "有关规定", "逐项", "落实", "责任", "期限", "事实清楚", "程序合法", "文书", "制作",
    "规范", "完整", "准确",
)
# fmt: on
_MARKS = "，，，，。。；：、"
_FIGURES = (
    "3",
    "12",
    "2026",
    "98.50",
    "15%",
    "002",
    "017、021、134",
    "2026年3月18日",
    "〔2026〕15号",
    "3.5分",
    "“普通程序”",
)
_PARENTHESES = (
    "（第五十七条第一款）",
    "（002、017、045、118等32卷）",
    "（见卷内第3、14页）",
    "《行政处罚法》",
    "（2份）",
)
_PLACES = "霁川临汐柳河云岭青原白石长宁永安东湖南浦西屏北苑"
_KINDS = (
    "市城市管理综合行政执法大队",
    "区市场监督管理局",
    "镇人民政府",
    "街道办事处",
    "经济技术开发区综合行政执法局（生态环境保护综合行政执法大队）",
    "市交通运输综合行政执法支队第二大队",
)
LETTERS = (
    "case-opinion",
    "unit-opinion",
    "rectification-notice",
    "supervision-advice",
    "objection-reply",
    "adjudication-record",
    "rectification-report",
    "review-circular",
    "monthly-circular",
    "delivery-list",
)


def words(chance: random.Random, length: int) -> str:
    """A paragraph of about so many characters as such papers have them: marks, brackets, numbers, codes."""
    text = ""
    while len(text) < length:
        text += "".join(chance.choice(_WORDS) for _ in range(chance.randint(1, 5)))
        if chance.random() < 0.4:
            text += chance.choice(_FIGURES)
        if chance.random() < 0.2:
            text += chance.choice(_PARENTHESES)
        text += chance.choice(_MARKS)
    return text[:-1] + "。"


def unit(chance: random.Random) -> str:
    """The name of a unit, of up to 60 characters."""
    place = "".join(chance.sample(_PLACES, 2))
    return place + "".join(chance.sample(_KINDS, 2 if chance.random() < 0.1 else 1))


def files(chance: random.Random) -> list[ReviewedCase]:
    """The case files of a campaign: 20 to 200 of up to 40 units."""
    units = [unit(chance) for _ in range(chance.randint(3, 40))]
    count = chance.randint(20, 200)
    return [_file(chance, at, chance.choice(units)) for at in range(count)]


def _file(chance: random.Random, at: int, of: str) -> ReviewedCase:
    case = reviewed(chance.randint(0, 13))
    findings = tuple(
        replace(
            finding,
            id=f"{finding.id}-{at}",
            remark=words(chance, chance.randint(8, 90)) if chance.random() < 0.5 else finding.remark,
        )
        for finding in case.sheet.findings
    )
    return replace(
        case, case_id=f"case-{at}", code=f"{at + 1:03d}", unit=of, sheet=replace(case.sheet, findings=findings)
    )


def letter(chance: random.Random) -> Letter:
    """One of the longer letters, filled with random words; some things are left empty."""
    template = shipped_letters()[chance.choice(LETTERS)]
    office = Office(unit(chance), "霁城管评〔2026〕9号", "2026年11月23日")
    return fill(template, _values(chance, template), office)


def _values(chance: random.Random, template: LetterTemplate) -> Values:
    values: dict[str, object] = {}
    for spec in template.fields:
        if spec.rows:
            values[spec.key] = [_row(chance, spec.rows, at) for at in range(1, chance.randint(2, 45))]
        elif spec.required or chance.random() < 0.8:
            values[spec.key] = _value(chance, spec.key)
    return values  # type: ignore[return-value]


def _value(chance: random.Random, key: str) -> str:
    if key.endswith(("期限", "日期", "时间")):
        return f"2026年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
    if key in ("主送", "报告单位", "送卷单位"):
        return unit(chance)
    if key in ("活动名称", "案件名称", "月份", "案卷代号", "编号", "处罚文号", "评查标准"):
        return words(chance, chance.randint(4, 14))[:-1]
    return words(chance, chance.choice((12, 60, 300, 900)))[:-1]


def _row(chance: random.Random, columns: tuple[str, ...], at: int) -> dict[str, str]:
    return {column: str(at) if column == "序号" else _cell(chance, column) for column in columns}


def _cell(chance: random.Random, column: str) -> str:
    if column.endswith(("数", "分", "名次", "页码", "得分")):
        return str(chance.randint(1, 120))
    if column in ("案卷", "案卷代号", "文号"):
        return "、".join(f"{chance.randint(1, 200):03d}" for _ in range(chance.randint(1, 9)))
    if column == "单位":
        return unit(chance)
    return words(chance, chance.choice((4, 12, 30, 60, 90)))[:-1]
