"""The papers that the examples of the rules are made of, all in order, and how a file is made of them."""
# ruff: noqa: E501  (an example reads best on one line)

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from scoring.casefile import CaseFile, Fact, Source
from scoring.checks.context import LikeCase
from scoring.local_rules import Benchmark, LocalRules, Tier
from tests.scoring.checks.casebook import Paper, case_of


@dataclass(frozen=True)
class Examples:
    violated: CaseFile
    satisfied: CaseFile
    unknown: CaseFile
    local: LocalRules = field(default_factory=LocalRules)
    like_cases: tuple[LikeCase, ...] = ()


def file(*papers: tuple[str, str], procedure: str = "普通程序", source: Source = Source.TEXT, **facts: str) -> CaseFile:
    """A file of these papers (title, text) and facts."""
    made = tuple(Paper(t.split("#")[0], t.split("#")[0], "", t.split("#")[1] if "#" in t else "", x) for t, x in papers)
    return case_of(procedure, made, tuple(Fact(k, k, v) for k, v in facts.items()), source)


def scanned(case: CaseFile) -> CaseFile:
    """The same, read by recognising images."""
    return replace(case, pages=tuple(replace(p, source=Source.OCR) for p in case.pages))


PARTY = "当事人：甲县乙丙商贸有限公司\n住所：甲县新街1号\n"
REMEDY = "如不服本决定，可以在六十日内向甲县人民政府申请行政复议，或者在六个月内向甲县人民法院提起行政诉讼。\n"
FOOT = "甲县综合行政执法局（印章）\n2025年5月20日"
FACTS = "经查，你公司于2025年3月1日擅自倾倒垃圾2吨，有现场检查笔录等证据证实。\n"
LAW = "你公司的行为违反《甲市容条例》第十条第一款，依据该条例第三十条第一项，"
PAY = "自收到本决定书之日起十五日内到银行缴纳罚款。\n"
TEXT = PARTY + FACTS + LAW + "决定处罚款5000元。" + PAY + REMEDY + FOOT
D = ("行政处罚决定书", TEXT)
CLOSED = (
    "结案审批表",
    "处理：罚款5000元\n承办人意见：建议结案。　赵一　钱二　2025年6月20日\n负责人意见：同意。　孙三　2025年6月21日",
)
NOTICE_TEXT = "甲县乙丙商贸有限公司：\n经查，你公司于2025年3月1日倾倒垃圾2吨，违反《甲市容条例》第十条第一款，依据该条例第三十条第一项，拟处罚款5000元。你公司可在收到本告知书之日起五个工作日内陈述、申辩。\n甲县综合行政执法局（印章）\n2025年5月6日"
N = ("行政处罚事先告知书", NOTICE_TEXT)
H = ("行政处罚听证告知书", NOTICE_TEXT.replace("五个工作日内陈述、申辩", "五个工作日内要求听证"))
RECORD = "检查时间：2025年3月2日9时10分至9时40分\n检查人：赵一（证号11001）、钱二（证号11002）　记录人：钱二\n检查人员出示执法证件。\n情况属实，现场堆放垃圾。\n被检查人签名：李四　2025年3月2日\n检查人签名：赵一　钱二　2025年3月2日"
R = ("现场检查笔录", RECORD)
REPORT_TEXT = "事实：当事人倾倒垃圾2吨。违反《甲市容条例》第十条第一款，依据该条例第三十条第一项，建议罚款5000元。\n承办人：赵一　钱二　2025年4月20日"
REP = ("案件调查终结报告", REPORT_TEXT)
APPROVAL = (
    "行政处罚审批表",
    "案由：倾倒垃圾\n承办人意见：建议罚款5000元。　赵一　钱二　2025年5月15日\n机构意见：同意。　周五　2025年5月15日\n负责人意见：同意罚款5000元。　孙三　2025年5月16日",
)
FILED = (
    "立案审批表",
    "案由：倾倒垃圾\n承办人意见：建议立案。　赵一　钱二　2025年3月3日\n负责人意见：同意立案。　孙三　2025年3月3日",
)
SPOT_TEXT = (
    "编号：12345号\n当事人：李四　性别：男\n你于2025年5月20日在新街遗撒，违反《甲市容条例》第十五条，依据该条例第三十四条，当场决定处以罚款100元。\n如不服本决定，应当在六十日内先向甲县人民政府申请行政复议。\n执法人员签名：赵一　钱二　2025年5月20日\n"
    + FOOT
)
S = ("当场行政处罚决定书", SPOT_TEXT)
FILING_NOTE = ("当场处罚备案表", "本决定已报备案。\n2025年5月21日")
SEIZED = (
    "扣押决定书",
    "甲县乙丙商贸有限公司：\n决定自2025年4月1日起扣押清单所列物品三十日。你公司有陈述和申辩的权利。\n甲县综合行政执法局（印章）\n2025年4月1日",
)
SIGNED_LIST = (
    "扣押物品清单",
    "1　货车　1辆\n当事人（签名）：李四　2025年4月1日\n执法人员（签名）：赵一　钱二　2025年4月1日",
)
SEIZING = (
    "扣押现场笔录",
    "时间：2025年4月1日10时10分至10时40分\n执法人员：赵一、钱二\n出示证件，告知陈述、申辩的权利。\n执法人员签名：赵一　钱二　2025年4月1日",
)
LIFT = "甲县乙丙商贸有限公司：\n决定解除扣押，退还物品。\n甲县综合行政执法局（印章）\n"
HEARING_TEXT = "听证时间：2025年5月16日9时00分至10时00分\n听证主持人：郑七　记录员：王八\n案件调查人员：赵一、钱二\n当事人签名：李四　2025年5月16日\n主持人签名：郑七　2025年5月16日"
HEARING = ("听证笔录", HEARING_TEXT)
PANEL_TEXT = "讨论时间：2025年5月18日9时至10时\n参加人员：孙三、周五、吴六\n讨论结论：同意罚款。\n参加人员签名：孙三　周五　吴六　2025年5月18日"
SERVED = (
    "送达回证",
    "送达文书：行政处罚决定书\n受送达人：甲县乙丙商贸有限公司\n送达方式：直接送达\n受送达人签收：李四　2025年5月22日\n送达人：赵一　钱二　2025年5月22日",
)
DEMAND_TEXT = "甲县乙丙商贸有限公司：\n现催告你公司自收到本催告书之日起十个工作日内到银行缴纳罚款5000元、加处罚款1500元。自2025年6月10日起每日加处罚款150元，共10日，加处罚款1500元。你公司有权陈述和申辩。\n甲县综合行政执法局（印章）\n2025年6月20日"
DEMAND = ("履行行政决定催告书", DEMAND_TEXT)
APPLY_TEXT = "甲县人民法院：\n申请强制执行。\n附：处罚决定书、催告书、当事人意见、执行标的情况各一份。\n负责人签名：孙三　2025年12月20日\n甲县综合行政执法局（印章）\n2025年12月20日"
APPLY = ("强制执行申请书", APPLY_TEXT)
NO = (
    "不予行政处罚决定书",
    PARTY
    + "经查，你公司违反《甲市容条例》第十条。因初次违法且危害后果轻微并及时改正，有证据证实，依据《中华人民共和国行政处罚法》第三十三条第一款，决定不予行政处罚，已进行教育。\n"
    + REMEDY
    + FOOT,
)
PAID = (
    "罚款缴纳凭证",
    "缴款日期：2025年6月1日\n缴款人：甲县乙丙商贸有限公司\n金额大写：伍仟元整\n金额小写：5000.00\n代收银行：甲县某银行",
)
KEPT = (
    "先行登记保存证据通知书",
    "甲县乙丙商贸有限公司：\n决定先行登记保存下列物品。\n物品清单：\n1. 喇叭一只\n甲县综合行政执法局（印章）\n2025年4月1日",
)
CONTENTS = "序号　文件名称　页号\n1　立案审批表　1\n2　现场检查笔录　2\n3　案件调查终结报告　3\n4　行政处罚决定书　4"
LISTED = (
    ("立案审批表#1", FILED[1]),
    ("现场检查笔录#2", RECORD),
    ("案件调查终结报告#3", REPORT_TEXT),
    ("行政处罚决定书#4", TEXT),
)
BENCH = LocalRules(
    discretion=(
        Benchmark(
            "1",
            "倾倒垃圾",
            measure="倾倒量",
            unit="吨",
            statutory=(Decimal(1000), Decimal(20000)),
            tiers=(Tier("一般", Decimal(0), Decimal(5), None, (Decimal(4000), Decimal(6000))),),
        ),
        Benchmark("2", "占用道路", tiers=(Tier("一般", fine=(Decimal(1), Decimal(9000))),)),
    )
)
LIKE = tuple(
    LikeCase(f"甲执罚〔2025〕{n}号", "某公司", "倾倒垃圾", date(2025, 1, n), Decimal(5000)) for n in range(1, 8)
)


def without(text: str, part: str) -> str:
    assert part in text
    return text.replace(part, "")


def changed(text: str, old: str, new: str) -> str:
    assert old in text, old
    return text.replace(old, new)
