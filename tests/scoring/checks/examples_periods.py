"""For each rule of periods (T) a file that breaks it, one that keeps it and one of which nobody can tell."""

from tests.scoring.checks.example_papers import (
    APPLY,
    DEMAND,
    DEMAND_TEXT,
    HEARING,
    KEPT,
    LIFT,
    SEIZED,
    SEIZING,
    SPOT_TEXT,
    TEXT,
    D,
    Examples,
    H,
    S,
    changed,
    file,
)

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
}
