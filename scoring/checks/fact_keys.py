"""The facts of a case file, by key: what they are called. Those no document gives are entered by a person."""

from collections.abc import Mapping

DATES: Mapping[str, str] = {
    "act_date": "违法行为日期",
    "found_date": "发现日期",
    "filing_date": "立案日期",
    "preservation_date": "登记保存日期",
    "preservation_disposal_date": "登记保存处理日期",
    "seizure_date": "查封扣押日期",
    "seizure_period_end_date": "扣押期满日期",
    "seizure_end_date": "解除日期",
    "goods_returned_date": "物品退还日期",
    "extension_approved_date": "延长批准日期",
    "investigation_closed_date": "调查终结日期",
    "legal_review_date": "法制审核日期",
    "panel_discussion_date": "集体讨论日期",
    "notice_date": "告知日期",
    "notice_served_date": "告知送达日期",
    "hearing_notice_date": "听证告知日期",
    "hearing_request_date": "听证申请日期",
    "hearing_invitation_date": "听证通知日期",
    "hearing_date": "听证日期",
    "decision_date": "决定日期",
    "decision_served_date": "决定送达日期",
    "announcement_date": "公告日期",
    "demand_served_date": "催告送达日期",
    "enforcement_application_date": "申请执行日期",
    "collected_date": "收缴日期",
    "handed_in_date": "交至机关日期",
    "banked_date": "缴付银行日期",
    "registered_date": "备案日期",
    "paid_date": "缴款日期",
    "closed_date": "结案日期",
    "archived_date": "归档日期",
}

READ_GROUPS: Mapping[str, Mapping[str, str]] = {
    "案件": {
        "decision_number": "案号",
        "filing_number": "立案号",
        "cause": "案由",
    },
    "当事人": {
        "party_name": "当事人",
        "party_type": "当事人类型",
        "credit_code": "统一社会信用代码",
        "id_number": "身份证号",
        "legal_representative": "法定代表人",
        "operator": "经营者",
        "birth_date": "出生日期",
        "guardian": "法定监护人",
    },
    "处罚": {
        "fine_amount": "罚款金额",
        "proposed_fine_amount": "拟罚款金额",
        "project_cost": "工程造价",
        "fine_rate": "罚款比例",
        "other_penalties": "其他处罚",
    },
    "条文": {
        "violated_provision": "违法条款",
        "penalty_provision": "处罚条款",
    },
    "承办人": {"officers": "承办人"},
    "日期": DATES,
}
"""Read from the documents, in the order in which the panel of facts shows them."""

READ: Mapping[str, str] = {key: label for group in READ_GROUPS.values() for key, label in group.items()}

ENTERED_GROUPS: Mapping[str, Mapping[str, str]] = {
    "办案": {
        "act_end_date": "违法行为终了日期",
        "certificate_expiry_date": "执法证件最早到期日期",
        "appraisal_date": "鉴定检测报告日期",
        "hearing_notice_served_date": "听证告知送达日期",
        "correction_served_date": "责令改正送达日期",
        "reinspection_date": "复查日期",
        "decision_revoked_date": "决定变更或者撤销日期",
        "disclosure_withdrawn_date": "公开信息撤回日期",
    },
    "强制措施": {
        "measure_approved_date": "强制措施批准时间",
        "measure_start_date": "强制措施实施时间",
        "freeze_date": "冻结日期",
        "freeze_served_date": "冻结决定书交付日期",
        "freeze_end_date": "冻结解除或者处理日期",
    },
    "强制执行": {
        "surcharge_start_date": "加处罚款起算日期",
        "enforcement_decision_date": "强制执行决定日期",
        "substitute_performance_date": "代履行日期",
        "demolition_order_served_date": "限期拆除决定送达日期",
        "demolition_date": "强制拆除日期",
    },
    "案件移送": {
        "crime_report_date": "涉嫌犯罪报告日期",
        "transfer_decision_date": "移送决定时间",
        "transfer_date": "移送时间",
    },
    "行政许可": {
        "acceptance_date": "许可受理日期",
        "permit_decision_date": "许可决定日期",
        "permit_served_date": "许可决定送达日期",
    },
    "裁量": {
        "tier": "裁量档次",
        "measure": "裁量度量",
    },
}
"""No document gives these for the whole file: rules find them in the words of a paper, or a person enters them."""

ENTERED: Mapping[str, str] = {key: label for group in ENTERED_GROUPS.values() for key, label in group.items()}

TIMED = frozenset({"measure_start_date", "measure_approved_date", "transfer_decision_date", "transfer_date"})
"""Dates whose hour matters: `2025-03-01 14:30` may be entered."""

LOCAL_RULES = "local_rules"
"""Not a fact: what is lacking is the office's own rules."""

LABELS: Mapping[str, str] = {**READ, **ENTERED}
