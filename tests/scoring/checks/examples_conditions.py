"""For each rule of conditions (C) a file that breaks it, one that keeps it and one of which nobody can tell."""

from datetime import date
from decimal import Decimal

from scoring.local_rules import LawDates, LocalRules, PartyKind
from tests.scoring.checks.example_papers import (
    APPLY,
    APPLY_TEXT,
    CLOSED,
    DEMAND,
    DEMAND_TEXT,
    FILING_NOTE,
    HEARING,
    HEARING_TEXT,
    KEPT,
    LIKE,
    NO,
    NOTICE_TEXT,
    PAID,
    PANEL_TEXT,
    RECORD,
    REMEDY,
    REPORT_TEXT,
    SEIZED,
    SEIZING,
    SERVED,
    SIGNED_LIST,
    SPOT_TEXT,
    TEXT,
    D,
    Examples,
    H,
    N,
    R,
    S,
    changed,
    file,
    scanned,
    without,
)

EXAMPLES: dict[str, Examples] = {
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
        LocalRules(hearing_threshold={PartyKind.ORGANIZATION: Decimal(5000)}),
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
    "C11": Examples(
        file(("行政处罚决定书", changed(TEXT, "垃圾2吨", "垃圾2吨，至今未清除")), CLOSED),
        file(("行政处罚决定书", changed(TEXT, "决定处", "责令改正，决定处"))),
        file(D, CLOSED),
    ),
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
}
