"""The facts of a whole case file by group, in the order in which the panel shows them."""

from collections.abc import Mapping

GROUPS: Mapping[str, Mapping[str, str]] = {
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
    "日期": {
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
    },
}
LABELS: Mapping[str, str] = {key: label for group in GROUPS.values() for key, label in group.items()}
SEVERAL = frozenset({"officers", "other_penalties"})
"""Keys with several values at once, which do not contradict each other."""
DATES = (*(key for key in GROUPS["日期"]),)
