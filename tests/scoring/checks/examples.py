"""For every rule a file that breaks it, one that keeps it, one of which nobody can tell, side by side."""
# ruff: noqa: E501  (an example reads best on one line)

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from scoring.casefile import CaseFile, Fact, Source
from scoring.checks.context import LikeCase
from scoring.local_rules import Benchmark, LawDates, LocalRules, Party, Tier
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


EXAMPLES: dict[str, Examples] = {
    "T01": Examples(
        file(D, act_date="2021-03-01", found_date="2025-03-02"),
        file(D, act_date="2025-03-01", found_date="2025-03-02"),
        file(D, act_date="2025-03-01"),
    ),
    "T02": Examples(file(D, filing_date="2025-01-02"), file(D, filing_date="2025-03-03"), file(D)),
    "T03": Examples(file(D, decision_served_date="2025-06-30"), file(D, decision_served_date="2025-05-22"), file(D)),
    "T04": Examples(
        file(H, D, notice_served_date="2025-05-16"), file(H, D, notice_served_date="2025-05-06"), file(H, D)
    ),
    "T05": Examples(
        file(HEARING, hearing_invitation_date="2025-05-14"),
        file(HEARING, hearing_invitation_date="2025-04-30"),
        file(HEARING),
    ),
    "T06": Examples(
        file(KEPT, preservation_disposal_date="2025-04-20"),
        file(KEPT, preservation_disposal_date="2025-04-08"),
        file(KEPT),
    ),
    "T07": Examples(
        file(D, decision_served_date="2025-05-22", paid_date="2025-06-30"),
        file(D, decision_served_date="2025-05-22", paid_date="2025-06-06"),
        file(D, paid_date="2025-06-06"),
    ),
    "T08": Examples(
        file(S, collected_date="2025-05-20", handed_in_date="2025-05-26", banked_date="2025-05-27"),
        file(S, collected_date="2025-05-20", handed_in_date="2025-05-21", banked_date="2025-05-22"),
        file(S, collected_date="2025-05-20"),
    ),
    "T09": Examples(
        file(D, decision_revoked_date="2025-06-03", disclosure_withdrawn_date="2025-06-20"),
        file(D, decision_revoked_date="2025-06-03", disclosure_withdrawn_date="2025-06-05"),
        file(D, decision_revoked_date="2025-06-03"),
    ),
    "T10": Examples(
        file(D, ("催告书", changed(DEMAND_TEXT, "加处罚款1500元", "加处罚款6000元")), fine_amount="5000"),
        file(D, DEMAND, fine_amount="5000"),
        file(("行政处罚决定书", "金额见附件。\n2025年5月20日"), DEMAND),
    ),
    "T11": Examples(
        file(
            SEIZED,
            SEIZING,
            (
                "行政强制措施审批表",
                "承办人意见：建议扣押。　赵一　2025年4月2日\n负责人意见：同意。　孙三　2025年4月2日",
            ),
        ),
        file(
            SEIZED,
            SEIZING,
            (
                "行政强制措施审批表",
                "承办人意见：建议扣押。　赵一　2025年3月31日\n负责人意见：同意。　孙三　2025年3月31日",
            ),
        ),
        file(
            SEIZED,
            SEIZING,
            (
                "行政强制措施审批表",
                "承办人意见：建议扣押。　赵一　2025年4月1日\n负责人意见：同意。　孙三　2025年4月1日",
            ),
        ),
    ),
    "T12": Examples(
        file(SEIZED, ("解除扣押决定书", LIFT + "2025年6月1日")),
        file(SEIZED, ("解除扣押决定书", LIFT + "2025年4月20日")),
        file(SEIZED),
    ),
    "T13": Examples(
        file(freeze_date="2025-04-01", freeze_end_date="2025-06-01"),
        file(freeze_date="2025-04-01", freeze_end_date="2025-04-20"),
        file(freeze_date="2025-04-01"),
    ),
    "T14": Examples(
        file(APPLY, DEMAND, demand_served_date="2025-12-15"),
        file(APPLY, DEMAND, demand_served_date="2025-12-01"),
        file(APPLY, DEMAND),
    ),
    "T15": Examples(
        file(D, APPLY, decision_served_date="2025-01-22"),
        file(D, APPLY, decision_served_date="2025-05-22"),
        file(D, APPLY),
    ),
    "T16": Examples(
        file(D, DEMAND, ("行政强制执行决定书", "逾期加处罚款，决定强制执行。\n2025年6月25日")),
        file(D, DEMAND, ("行政强制执行决定书", "逾期加处罚款，决定强制执行。\n2025年7月25日")),
        file(D, ("行政强制执行决定书", "逾期加处罚款，决定强制执行。\n2025年7月25日")),
    ),
    "T17": Examples(
        file(DEMAND, substitute_performance_date="2025-06-25", demand_served_date="2025-06-23"),
        file(DEMAND, substitute_performance_date="2025-06-30", demand_served_date="2025-06-23"),
        file(substitute_performance_date="2025-06-30"),
    ),
    "T18": Examples(
        file(
            ("强制拆除公告", "限期自行拆除。\n2025年6月1日"),
            demolition_date="2025-07-01",
            decision_served_date="2025-05-22",
        ),
        file(
            ("强制拆除公告", "限期自行拆除。\n2025年6月1日"),
            demolition_date="2025-12-01",
            decision_served_date="2025-05-22",
        ),
        file(demolition_date="2025-12-01"),
    ),
    "T19": Examples(
        file(("强制拆除现场笔录", "时间：2025年10月1日9时00分至10时00分")),
        file(("强制拆除现场笔录", "时间：2025年10月10日9时00分至10时00分")),
        file(("强制拆除现场笔录", "时间不详，有照片为证，情况属实。")),
    ),
    "T20": Examples(
        file(D, ("送达公告", "现公告送达行政处罚决定书，自公告之日起满十五日即视为送达。\n2025年6月1日")),
        file(D, ("送达公告", "现公告送达行政处罚决定书，自公告之日起满三十日即视为送达。\n2025年6月1日")),
        file(D, ("送达公告", "现公告送达行政处罚决定书。\n2025年6月1日")),
    ),
    "T21": Examples(
        file(crime_report_date="2025-05-01", transfer_decision_date="2025-05-09", transfer_date="2025-05-09"),
        file(crime_report_date="2025-05-01", transfer_decision_date="2025-05-03", transfer_date="2025-05-03"),
        file(crime_report_date="2025-05-01"),
    ),
    "T22": Examples(
        file(("行政处罚决定书", changed(TEXT, "六个月内", "三个月内"))),
        file(D),
        file(("行政处罚决定书", changed(TEXT, "在六个月内", "依法"))),
    ),
    "T23": Examples(
        file(
            (
                "当场行政处罚决定书",
                changed(SPOT_TEXT, "应当在六十日内先向甲县人民政府申请行政复议", "可以直接向甲县人民法院提起行政诉讼"),
            )
        ),
        file(
            (
                "当场行政处罚决定书",
                changed(SPOT_TEXT, "申请行政复议。", "申请行政复议；对复议决定不服的，可以向人民法院提起诉讼。"),
            )
        ),
        file(("当场行政处罚决定书", changed(SPOT_TEXT, "2025年5月20日", "当日"))),
    ),
    "T24": Examples(
        file(("受理通知书", "受理。\n2025年3月3日"), acceptance_date="2025-03-03", permit_decision_date="2025-05-06"),
        file(acceptance_date="2025-03-03", permit_decision_date="2025-03-20"),
        file(acceptance_date="2025-03-03"),
    ),
    "O01": Examples(
        file(D, filing_date="2025-05-21"),
        file(D, filing_date="2025-03-03"),
        file(D, ("立案审批表", "承办人意见：建议立案。")),
    ),
    "O02": Examples(
        file(D, legal_review_date="2025-05-22"),
        file(D, legal_review_date="2025-05-18"),
        file(("行政处罚决定书", without(TEXT, "2025年5月20日"))),
    ),
    "O03": Examples(
        file(N, D, notice_served_date="2025-05-19"), file(N, D, notice_served_date="2025-05-07"), file(N, D)
    ),
    "O04": Examples(
        file(D, HEARING, ("集体讨论记录", changed(PANEL_TEXT, "2025年5月18日", "2025年5月8日"))),
        file(D, HEARING, ("集体讨论记录", PANEL_TEXT)),
        file(D, HEARING, ("集体讨论记录", "参加人员：孙三、周五\n结论：同意。")),
    ),
    "O05": Examples(file(HEARING, D, hearing_date="2025-05-21"), file(HEARING, D), file(HEARING)),
    "O06": Examples(
        file(D, paid_date="2025-06-10", closed_date="2025-06-01"),
        file(D, paid_date="2025-06-10", closed_date="2025-06-11"),
        file(("行政处罚决定书", without(TEXT, "2025年5月20日"))),
    ),
    "O07": Examples(
        file(N, ("鉴定意见", "鉴定结论已告知当事人。\n2025年5月10日")),
        file(N, ("鉴定意见", "鉴定结论已告知当事人。\n2025年4月10日")),
        file(("鉴定意见", "鉴定结论已告知当事人。\n2025年4月10日")),
    ),
    "O08": Examples(
        file(
            ("行政处罚决定书", TEXT + "按日连续处罚"),
            correction_served_date="2025-03-01",
            reinspection_date="2025-04-20",
        ),
        file(
            ("行政处罚决定书", TEXT + "按日连续处罚"),
            correction_served_date="2025-03-01",
            reinspection_date="2025-03-20",
        ),
        file(("行政处罚决定书", TEXT + "按日连续处罚")),
    ),
    "O09": Examples(
        file(("现场检查笔录", changed(RECORD, "至9时40分", "至8时40分"))),
        file(R),
        file(("现场检查笔录", changed(RECORD, "9时10分至9时40分", "上午"))),
    ),
    "O10": Examples(
        file(("立案审批表", without(FILED[1], "孙三　2025年3月3日"))),
        file(FILED),
        scanned(file(("立案审批表", without(FILED[1], "孙三　2025年3月3日")))),
    ),
    "O11": Examples(
        file(D, ("结案审批表", "决定书2025年5月19日作出\n" + CLOSED[1])),
        file(D, ("结案审批表", "决定书2025年5月20日作出\n" + CLOSED[1])),
        file(D, ("结案审批表", "决定书2025年5月19日作出\n" + CLOSED[1]), decision_date="2021-01-05"),
    ),
    "C01": Examples(
        file(("现场检查笔录", changed(changed(RECORD, "、钱二（证号11002）　记录人：钱二", ""), "赵一　钱二", "赵一"))),
        file(R),
        file(
            (
                "现场检查笔录",
                changed(RECORD, "检查人：赵一（证号11001）、钱二（证号11002）　记录人：钱二\n", "").replace(
                    "检查人签名：赵一　钱二", "检查人签名："
                ),
            )
        ),
    ),
    "C02": Examples(
        file(("现场检查笔录", without(RECORD, "检查人员出示执法证件。\n"))),
        file(R),
        scanned(file(("现场检查笔录", without(RECORD, "检查人员出示执法证件。\n")))),
    ),
    "C03": Examples(
        file(("当场行政处罚决定书", changed(SPOT_TEXT, "罚款100元", "罚款300元")), party_type="自然人"),
        file(S, party_type="自然人"),
        file(("当场行政处罚决定书", changed(SPOT_TEXT, "罚款100元", "罚款若干")), party_type="自然人"),
    ),
    "C04": Examples(
        file(S, ("卷内备考表", "立卷人：赵一")), file(S, FILING_NOTE, registered_date="2025-05-22"), file(S)
    ),
    "C05": Examples(
        file(("当场行政处罚决定书", changed(SPOT_TEXT, "罚款100元。", "罚款150元，当场收缴。"))),
        file(("当场行政处罚决定书", changed(SPOT_TEXT, "罚款100元。", "罚款100元，当场收缴。"))),
        file(("当场行政处罚决定书", changed(SPOT_TEXT, "罚款100元。", "罚款，当场收缴。"))),
    ),
    "C06": Examples(
        file(N, D, party_type="法人"),
        file(H, D),
        file(
            ("行政处罚事先告知书", changed(NOTICE_TEXT, "罚款5000元", "罚款")),
            ("行政处罚决定书", changed(TEXT, "处罚款5000元", "处罚款")),
            party_type="法人",
        ),
        LocalRules(hearing_threshold={Party.ORGANIZATION: Decimal(5000)}),
    ),
    "C07": Examples(
        file(("听证笔录", changed(HEARING_TEXT, "郑七", "赵一")), officers="赵一、钱二"),
        file(HEARING, officers="赵一、钱二"),
        file(("听证笔录", "听证时间：2025年5月16日\n内容略")),
    ),
    "C08": Examples(
        file(D, HEARING, CLOSED), file(D, HEARING, ("法制审核意见书", "审核人：吴六\n2025年5月18日")), file(D, HEARING)
    ),
    "C09": Examples(
        file(("案件调查终结报告", "建议提交集体讨论。\n" + REPORT_TEXT), D, CLOSED),
        file(D, ("集体讨论记录", PANEL_TEXT)),
        file(D, HEARING),
    ),
    "C10": Examples(
        file(("行政处罚决定书", without(TEXT, REMEDY))),
        file(D),
        scanned(file(("行政处罚决定书", without(TEXT, "住所：甲县新街1号\n")))),
    ),
    "C11": Examples(file(D, CLOSED), file(("行政处罚决定书", changed(TEXT, "决定处", "责令改正，决定处"))), file(D)),
    "C12": Examples(
        file(("行政处罚决定书", changed(TEXT, "垃圾2吨", "垃圾2吨，违法所得800元"))),
        file(
            ("行政处罚决定书", changed(TEXT, "垃圾2吨", "垃圾2吨，违法所得800元").replace("决定处", "没收违法所得，处"))
        ),
        file(("行政处罚决定书", changed(TEXT, "垃圾2吨", "垃圾2吨，违法所得800元")), decision_date="2021-01-05"),
    ),
    "C13": Examples(
        file(
            D,
            party_name="某公司",
            cause="倾倒垃圾",
            act_date="2025-01-03",
            fine_amount="5000",
            decision_number="甲执罚〔2025〕99号",
        ),
        file(
            D,
            party_name="某公司",
            cause="倾倒垃圾",
            act_date="2025-03-03",
            fine_amount="5000",
            decision_number="甲执罚〔2025〕99号",
        ),
        file(
            ("行政处罚决定书", changed(TEXT, "于2025年3月1日", "")),
            party_name="某公司",
            cause="倾倒垃圾",
            fine_amount="5000",
        ),
        like_cases=LIKE,
    ),
    "C14": Examples(
        file(D, party_type="自然人", id_number="990327201103063419", act_date="2025-03-01"),
        file(D, party_type="自然人", id_number="990327198103063419", act_date="2025-03-01"),
        file(D, party_type="自然人"),
    ),
    "C15": Examples(
        file(("不予行政处罚决定书", without(NO[1], "，已进行教育")), CLOSED, procedure="不予处罚"),
        file(NO, procedure="不予处罚"),
        file(("不予行政处罚决定书", without(NO[1], "，已进行教育")), procedure="不予处罚"),
    ),
    "C16": Examples(
        file(("行政处罚事先告知书", changed(NOTICE_TEXT, "罚款5000元", "罚款3000元")), D),
        file(N, D),
        file(("行政处罚事先告知书", changed(NOTICE_TEXT, "罚款5000元", "罚款")), D),
    ),
    "C17": Examples(
        file(D, act_date="2022-03-01"),
        file(D, act_date="2025-03-01"),
        file(("行政处罚决定书", TEXT.replace("于2025年3月1日", ""))),
        local=LocalRules(laws=(LawDates("甲市容条例", date(2022, 6, 5)),)),
    ),
    "C18": Examples(
        file(KEPT, CLOSED),
        file(
            KEPT,
            (
                "先行登记保存审批表",
                "承办人意见：建议保存。　赵一　2025年4月1日\n负责人意见：同意。　孙三　2025年4月1日",
            ),
        ),
        file(KEPT),
    ),
    "C19": Examples(
        file(("送达回证", changed(SERVED[1], "直接送达", "电子邮件送达")), CLOSED),
        file(("送达回证", changed(SERVED[1], "直接送达", "电子邮件送达")), ("电子送达确认书", "同意电子送达。")),
        file(("送达回证", changed(SERVED[1], "直接送达", "电子邮件送达"))),
    ),
    "C20": Examples(
        file(("送达回证", changed(SERVED[1], "直接送达", "留置送达"))),
        file(("送达回证", changed(SERVED[1], "直接送达", "留置送达") + "\n拒收事由：当事人拒绝签收\n见证人：冯九")),
        scanned(file(("送达回证", changed(SERVED[1], "直接送达", "留置送达")))),
    ),
    "C21": Examples(
        file(("送达回证", "送达文书：行政处罚决定书\n送达方式：邮寄送达\n寄出日期：2025年5月22日"), CLOSED),
        file(("送达回证", "送达文书：行政处罚决定书\n送达方式：邮寄送达\n回执：2025年5月25日妥投")),
        file(("送达回证", "送达文书：行政处罚决定书\n送达方式：邮寄送达\n寄出日期：2025年5月22日")),
    ),
    "C22": Examples(
        file(D, ("罚款收据", "收款人：赵一\n金额：5000元\n收款方式：现金，当面点清"), officers="赵一、钱二"),
        file(D, PAID),
        file(D, ("罚款收据", "金额：5000元\n日期：2025年6月1日\n备注：第二联附卷")),
    ),
    "C23": Examples(
        file(("行政处罚决定书", changed(TEXT, "现场检查笔录", "电子技术监控记录")), CLOSED),
        file(
            ("行政处罚决定书", changed(TEXT, "现场检查笔录", "电子技术监控记录")),
            ("审核记录", "监控记录经法制和技术审核。"),
        ),
        file(("行政处罚决定书", changed(TEXT, "现场检查笔录", "电子技术监控记录"))),
    ),
    "C24": Examples(
        file(SEIZED, SEIZING, ("扣押物品清单", "当事人（签名）：\n执法人员（签名）：\n2025年4月1日")),
        file(SEIZED, SEIZING, SIGNED_LIST),
        file(SEIZED),
    ),
    "C25": Examples(
        file(("催告书", without(DEMAND_TEXT, "你公司有权陈述和申辩。"))),
        file(DEMAND),
        scanned(file(("催告书", without(DEMAND_TEXT, "你公司有权陈述和申辩。")))),
    ),
    "C26": Examples(
        file(("强制执行申请书", without(APPLY_TEXT, "、执行标的情况"))),
        file(APPLY),
        file(("强制执行申请书", without(APPLY_TEXT, "附：处罚决定书、催告书、当事人意见、执行标的情况各一份。\n"))),
    ),
    "C27": Examples(
        file(N, ("行政处罚决定书", changed(TEXT, "第十条第一款", "第十二条"))),
        file(N, D),
        file(
            (
                "行政处罚事先告知书",
                changed(NOTICE_TEXT, "违反《甲市容条例》第十条第一款，依据该条例第三十条第一项，", ""),
            ),
            D,
        ),
    ),
    "C28": Examples(
        file(("案件调查终结报告", "该行为涉嫌污染环境罪。\n" + REPORT_TEXT), D, CLOSED),
        file(("案件调查终结报告", "该行为涉嫌污染环境罪，已移送公安机关。\n" + REPORT_TEXT), D),
        file(("案件调查终结报告", "该行为涉嫌污染环境罪。\n" + REPORT_TEXT), D),
    ),
    "C29": Examples(
        file(
            (
                "行政处罚决定书",
                "本队受甲市城市管理局委托实施处罚。\n" + changed(TEXT, "甲县综合行政执法局", "甲县执法大队"),
            )
        ),
        file(("行政处罚决定书", "本队受甲县综合行政执法局委托实施处罚。\n" + TEXT)),
        scanned(file(("行政处罚决定书", "本队受甲市城市管理局委托实施处罚。\n" + TEXT))),
    ),
    "X01": Examples(
        file(D, ("送达回证", changed(SERVED[1], "乙丙商贸", "乙柄商贸"))),
        file(D, SERVED),
        file(D, ("送达回证", changed(SERVED[1], "乙丙商贸", "乙丙商貿"))),
    ),
    "X02": Examples(
        file(("行政处罚决定书", changed(TEXT, "罚款5000元", "罚款伍仟元整（500元）"))),
        file(D, APPROVAL, PAID),
        scanned(file(("行政处罚决定书", changed(TEXT, "罚款5000元", "罚款伍仟元整（500元）")))),
    ),
    "X03": Examples(
        file(
            ("行政处罚告知书", "甲执告〔2025〕第12号\n" + NOTICE_TEXT),
            ("送达回证", "送达文书：行政处罚告知书（甲执告〔2025〕第21号）"),
        ),
        file(
            ("行政处罚告知书", "甲执告〔2025〕第12号\n" + NOTICE_TEXT),
            ("送达回证", "送达文书：行政处罚告知书（甲执告〔2025〕第12号）"),
        ),
        scanned(
            file(
                ("行政处罚告知书", "甲执告〔2025〕第12号\n" + NOTICE_TEXT),
                ("送达回证", "送达文书：行政处罚告知书（甲执告〔2025〕第21号）"),
            )
        ),
    ),
    "X04": Examples(
        file(("案件调查终结报告", changed(REPORT_TEXT, "第十条第一款", "第十一条")), N, D),
        file(REP, N, D),
        file(("案件调查终结报告", changed(REPORT_TEXT, "第十条第一款", "第十条")), N, D),
    ),
    "X05": Examples(
        file(D, ("案件调查终结报告", "2025年3月5日立案，\n" + REPORT_TEXT), filing_date="2025-03-03"),
        file(D, ("案件调查终结报告", "2025年3月3日立案，\n" + REPORT_TEXT), filing_date="2025-03-03"),
        scanned(file(D, ("案件调查终结报告", "2025年3月5日立案，\n" + REPORT_TEXT), filing_date="2025-03-03")),
    ),
    "X06": Examples(
        file(FILED, APPROVAL, ("结案审批表", "案由：无证经营早点")),
        file(FILED, APPROVAL),
        file(FILED, APPROVAL, ("结案审批表", "案由：倾倒渣土垃袋")),
    ),
    "X07": Examples(
        file(("行政处罚事先告知书", changed(NOTICE_TEXT, "2吨", "3吨")), D),
        file(N, D),
        scanned(file(("行政处罚事先告知书", changed(NOTICE_TEXT, "2吨", "3吨")), D)),
    ),
    "D01": Examples(
        file(("行政处罚决定书", changed(TEXT, "罚款5000元", "罚款9000元")), cause="倾倒垃圾"),
        file(D, cause="倾倒垃圾"),
        file(("行政处罚决定书", changed(TEXT, "2吨", "若干")), cause="倾倒垃圾"),
        BENCH,
    ),
    "D02": Examples(
        file(("行政处罚决定书", changed(TEXT, "罚款5000元", "罚款，按造价286400元的7%处罚款，计20480元"))),
        file(("行政处罚决定书", changed(TEXT, "罚款5000元", "罚款，按造价286400元的7%处罚款，计20048元"))),
        scanned(file(("行政处罚决定书", changed(TEXT, "罚款5000元", "罚款，按造价286400元的7%处罚款，计20480元")))),
    ),
    "D03": Examples(
        file(("行政处罚决定书", changed(TEXT, "罚款5000元", "罚款50000元")), cause="倾倒垃圾"),
        file(D, cause="倾倒垃圾"),
        file(D, cause="占用道路"),
        BENCH,
    ),
    "D04": Examples(
        file(("行政处罚决定书", changed(TEXT, "决定处罚款", "决定从轻处罚，处罚款"))),
        file(("行政处罚决定书", changed(TEXT, "决定处罚款", "鉴于主动改正，决定从轻处罚，处罚款"))),
        scanned(file(("行政处罚决定书", changed(TEXT, "决定处罚款", "决定从轻处罚，处罚款")))),
    ),
    "D05": Examples(
        file(D, cause="倾倒垃圾", fine_amount="50000"),
        file(D, cause="倾倒垃圾", fine_amount="5000"),
        file(D, cause="未见先例的案由", fine_amount="5000"),
        like_cases=LIKE,
    ),
    "F01": Examples(
        file(
            ("卷内目录", CONTENTS),
            ("立案审批表#1", FILED[1]),
            ("现场检查笔录#2", RECORD),
            ("案件调查终结报告#2", REPORT_TEXT),
            ("行政处罚决定书#3", TEXT),
        ),
        file(("卷内目录", CONTENTS), *LISTED),
        file(D, N),
    ),
    "F02": Examples(
        file(("卷内目录", CONTENTS + "\n5　协助函　5"), *LISTED),
        file(("卷内目录", CONTENTS), *LISTED),
        file(("卷内目录", "目录"), *LISTED),
    ),
    "F03": Examples(
        file(FILED, R, REP, D, SERVED, APPROVAL, PAID, CLOSED),
        file(FILED, R, REP, N, D, SERVED, APPROVAL, PAID, CLOSED),
        file(FILED, R, REP, D),
    ),
    "F04": Examples(
        file(("现场检查笔录", changed(RECORD, "李四　2025年3月2日", ""))),
        file(R),
        scanned(file(("现场检查笔录", changed(RECORD, "李四　2025年3月2日", "")))),
    ),
    "F05": Examples(
        file(FILED, R, REP, D),
        file(("卷宗封面", "案由"), D, ("卷内备考表", "立卷人：赵一")),
        file(("卷宗封面", "案由"), D),
    ),
    "S01": Examples(
        file(("现场检查笔录", changed(RECORD, "检查人签名：赵一　钱二", "检查人签名：赵一"))),
        file(R),
        scanned(file(("现场检查笔录", changed(RECORD, "检查人签名：赵一　钱二", "检查人签名：赵一")))),
    ),
    "S02": Examples(
        file(("法制审核意见书", "审核人：赵一\n2025年5月18日"), officers="赵一、钱二"),
        file(("法制审核意见书", "审核人：吴六\n2025年5月18日"), officers="赵一、钱二"),
        file(("法制审核意见书", "审核人：吴六\n2025年5月18日")),
    ),
}
