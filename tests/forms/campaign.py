"""A small fictional campaign: one edition of ten items, fifteen files of five units."""

from dataclasses import replace
from decimal import Decimal

from forms.bulletin.settings import BulletinSettings
from scoring.casefile import Box, Region
from scoring.grades import Grade
from scoring.reviewed import ReviewedCase
from scoring.rubric import (
    Criterion,
    Deduction,
    DeductionKind,
    Nature,
    Rubric,
    Section,
    Stage,
    Veto,
    VetoEffect,
)
from scoring.score import score
from scoring.sheet import Doubt, Finding, ItemState, Mark, Sheet
from scoring.trace import unrated

D = Decimal
_ITEMS = (
    (
        "1",
        "执法人员资格",
        Stage.INVESTIGATION,
        Nature.SUBJECT,
        "10",
        "由两名以上具有执法资格的人员实施",
        "行政处罚法第四十二条",
    ),
    ("2", "立案审批", Stage.FILING, Nature.PROCEDURE, "10", "符合立案条件的及时立案并经审批", "行政处罚法第五十四条"),
    ("3", "询问笔录", Stage.INVESTIGATION, Nature.EVIDENCE, "10", "笔录起止时间、签名齐全", "行政处罚法第五十五条"),
    ("4", "证据来源", Stage.INVESTIGATION, Nature.EVIDENCE, "10", "证据注明出处并经核对", "行政处罚法第四十六条"),
    (
        "5",
        "告知与听证",
        Stage.NOTICE,
        Nature.PROCEDURE,
        "15",
        "告知拟处罚内容和陈述、申辩、听证权利",
        "行政处罚法第四十四条",
    ),
    ("6", "法制审核", Stage.EXAMINATION, Nature.PROCEDURE, "10", "应当审核的在决定前完成审核", "行政处罚法第五十八条"),
    ("7", "法律适用", Stage.DECISION, Nature.LAW, "10", "准确引用法律依据，具体到条、款、项", "行政处罚法第五十九条"),
    ("8", "裁量说理", Stage.DECISION, Nature.DISCRETION, "10", "说明裁量的事实和理由", "行政处罚法第三十四条"),
    ("9", "送达", Stage.SERVICE, Nature.EXECUTION, "10", "决定书在七日内送达当事人", "行政处罚法第六十一条"),
    ("10", "卷内目录与页码", Stage.ARCHIVE, Nature.FILING, "5", "目录、页码与卷内文书一致", ""),
)


def _criterion(code: str, title: str, stage: Stage, nature: Nature, points: str, text: str, law: str) -> Criterion:
    return Criterion(
        f"c{code}",
        code,
        title,
        stage,
        nature,
        D(points),
        text=text,
        legal_basis=(law,) if law else (),
        deductions=(
            Deduction(f"c{code}-a", f"{title}不符合规定", DeductionKind.FIXED, D(points)),
            Deduction(f"c{code}-b", f"{title}记载不完整", DeductionKind.PER_OCCURRENCE, D("1.5")),
        ),
        vetoes=(Veto("c1-v", "执法人员不具有执法资格", VetoEffect.FILE_ZERO),) if code == "1" else (),
    )


RUBRIC = Rubric(
    id="sample",
    title="行政处罚案卷评查标准（普通程序）",
    edition="2026",
    source="本单位制定",
    in_force_from="2026-01-01",
    sections=(Section("s1", "一", "办案质量", tuple(_criterion(*item) for item in _ITEMS)),),
    grades=(
        Grade("优秀", at_least=D(90)),
        Grade("合格", at_least=D(60), below=D(90)),
        Grade("不合格", below=D(60)),
    ),
)
UNITS = ("城东执法大队", "城西执法大队", "开发区执法大队", "柳河镇人民政府", "云岭街道办事处")
_FINDINGS = {
    0: (),
    1: ("c3-b", "c10-b"),
    2: ("c9-a", "c7-b"),
    3: ("c5-a", "c6-a", "c3-b"),
    4: ("c1-v", "c4-b"),
    5: ("c3-b",),
    6: ("c9-a", "c10-b", "c8-a"),
    7: ("c7-b", "c7-b"),
    8: ("c5-a", "c4-a", "c9-a", "c6-a", "c8-a"),
    9: (),
    10: ("c3-b", "c4-b", "c7-b"),
    11: ("c9-a",),
    12: ("c10-b",),
    13: ("c8-a", "c3-b"),
}
_REMARKS = {
    "c3-b": "询问霁川市宏远建材有限公司王镕堃的笔录未记结束时间",
    "c9-a": "决定书于2026年3月2日作出，3月18日送达，用时12个工作日",
    "c7-b": "处罚依据未引到项",
    "c1-v": "现场检查只有一名执法人员签名，联系电话13900001111",
    "c5-a": "告知书未告知听证权利",
}
PARTIES = ("霁川市宏远建材有限公司", "临汐市百味餐饮店")
PERSONS = ("王镕堃", "陈喆")


def _finding(case: int, at: int, rule: str) -> Finding:
    region = Region(3 + at, Box(0.1, 0.2, 0.6, 0.3))
    return Finding(f"f{case:02d}-{at}", rule.split("-")[0], rule, remark=_REMARKS.get(rule, ""), regions=(region,))


def reviewed(number: int) -> ReviewedCase:
    """The file of this number, from 0."""
    rules = _FINDINGS.get(number, ())
    doubts = (
        (Doubt(f"d{number}", "c8", "从轻处罚未附当事人主动改正的证据，能否认定裁量适当？"),) if number in (3, 8) else ()
    )
    sheet = Sheet(
        findings=tuple(_finding(number, at, rule) for at, rule in enumerate(rules)),
        doubts=doubts,
        ineligible="案件尚未办结" if number == 14 else "",
    )
    if not sheet.ineligible:
        left = tuple(Mark(line.ref, ItemState.SCORED) for line in unrated(score(RUBRIC, sheet).trace))
        sheet = replace(sheet, marks=left)
    return ReviewedCase(
        case_id=f"case-{number:02d}",
        code=f"{number + 1:03d}",
        unit=UNITS[number % len(UNITS)],
        title=f"{PARTIES[number % 2]}擅自处置建筑垃圾案",
        cause="擅自处置建筑垃圾案" if number % 2 else "未取得许可占用城市道路案",
        procedure="简易程序" if number in (9, 12) else "普通程序",
        reviewer=("周律", "郑审")[number % 2],
        rubric=RUBRIC,
        sheet=sheet,
        score=score(RUBRIC, sheet),
        pages=20 + number,
        conclusions={"d3": "没有证据证明的，不得适用从轻情节；可以补充调查后重新认定。"},
        parties=(PARTIES[number % 2],),
        persons=(PERSONS[number % 2],),
        reference_number=f"霁城管罚决字〔2026〕{number + 1}号",
    )


def campaign(count: int = 15) -> tuple[ReviewedCase, ...]:
    return tuple(reviewed(number) for number in range(count))


SETTINGS = BulletinSettings(
    year=2026,
    number=3,
    total_number=27,
    publisher="霁川市城市管理局法治科",
    issued_on="2026年11月22日",
    organizer="霁川市城市管理局",
    campaign="2026年第三次行政执法案卷评查",
    reviewed_period="2026年1月1日至9月30日",
    review_time="2026年11月16日至18日",
    deadline="2026年12月31日",
    report_to="局法治科",
    previous_average="84.2",
    classification="内部资料　注意保存",
    reported_to="市政府办公室，市司法局",
    sent_to="局领导，局机关各科室",
    distributed_to="各执法大队、镇人民政府、街道办事处",
    editor="周法",
    reviewer="郑正",
    signatory="吴明",
    copies="60",
    units="\n".join(UNITS),
)
