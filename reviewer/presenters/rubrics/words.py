"""What the editor calls things: fields, kinds of deduction, ways of counting; in the words of an office."""

from collections.abc import Mapping

Choice = tuple[str, str]  # what stands in the edition, what stands on the screen

DEDUCTIONS: tuple[Choice, ...] = (
    ("fixed", "固定扣分"),
    ("per_occurrence", "每处扣分"),
    ("once_if_any", "一次性扣分"),
    ("range", "区间扣分"),
    ("tiers", "分档扣分"),
    ("all", "扣全分"),
    ("zero_parent", "所属项目计零分"),
    ("free", "其他不规范"),
)
VETOES: tuple[Choice, ...] = (
    ("file_zero", "整卷计 0 分"),
    ("fail_and_stop", "判不合格，不再打分"),
    ("grade_cap", "等次封顶"),
    ("points", "扣分，不受本项限制"),
)
REACHES: tuple[Choice, ...] = (("item", "本项扣完为止"), ("section", "扣到本部分"), ("file", "扣到全卷"))
MODES: tuple[Choice, ...] = (("earn", "得分制"), ("deduct", "扣分制"), ("gate", "全有或全无"))
TERMS: tuple[Choice, ...] = (
    ("points", "所列部分的得分"),
    ("ratio", "按得分率折算"),
    ("minus", "减去所列部分的扣分"),
    ("fixed", "固定分"),
)
ROUNDINGS: tuple[Choice, ...] = (
    ("half_up", "四舍五入"),
    ("half_even", "四舍六入五成双"),
    ("down", "舍去"),
    ("up", "进一"),
)
FACT_KINDS: tuple[Choice, ...] = (
    ("condition", "案情条件"),
    ("document", "卷内有文书"),
    ("procedure", "案件程序为"),
    ("fact", "要素"),
)

# Case facts an office asks for. Others that an edition names stay as they are and are shown by their key's words here.
FACTS: Mapping[str, str] = {
    "fine_amount": "罚款金额",
    "proposed_fine_amount": "拟罚款金额",
    "party_type": "当事人类型",
    "cause": "案由",
    "collected_date": "收缴日期",
    "paid_date": "缴款日期",
    "hearing_request_date": "听证申请日期",
    "hearing_date": "听证日期",
    "preservation_date": "登记保存日期",
    "seizure_date": "查封扣押日期",
    "legal_review_date": "法制审核日期",
    "panel_discussion_date": "集体讨论日期",
    "announcement_date": "公告日期",
    "demand_served_date": "催告送达日期",
    "enforcement_application_date": "申请执行日期",
    "project_cost": "工程造价",
    "other_penalties": "其他处罚",
    "party_absent": "当事人不在场",
    "refused_to_sign": "拒绝签收",
    "suspected_crime": "涉嫌犯罪",
    "hearing_due": "应当告知听证",
    "legal_review_due": "应当法制审核",
    "panel_discussion_due": "应当集体讨论",
    "illegal_gains": "违法所得",
    "stated": "当事人陈述申辩",
    "delegated": "委托执法",
    "township": "乡镇（街道）执法",
    "electronic_monitoring": "电子技术监控",
    "daily_penalty": "按日连续处罚",
    "first_offence": "初次违法",
    "minor_harm": "危害后果轻微",
    "no_fault": "没有主观过错",
    "age_exempt": "不满责任年龄",
    "problem_found": "检查发现问题",
    "charged": "收费",
    "certificate_due": "应当发证",
    "disclosure_due": "应当公示",
    "credit_affected": "涉及信用",
    "interested_parties": "有利害关系人",
    "limited_number": "有数量限制",
    "site_inspection_due": "应当实地核查",
    "third_party_custody": "委托第三人保管",
    "urgent_measure": "情况紧急",
    "correction_in_decision": "决定中一并责令改正",
}

PROCEDURES = ("普通程序", "简易程序", "普通程序（不予处罚）", "行政许可", "行政强制", "行政检查")

FIELDS: Mapping[str, str] = {
    "id": "内部编号",
    "code": "序号",
    "title": "名称",
    "edition": "版本",
    "source": "制定机关或来源",
    "in_force_from": "施行日期",
    "procedure": "程序",
    "remarks": "说明",
    "points": "分值",
    "stage": "阶段",
    "nature": "性质",
    "text": "内容",
    "document_kinds": "涉及文书",
    "common_mistakes": "常见错误",
    "notes": "注意事项",
    "legal_basis": "法律依据",
    "exemptions": "豁免依据",
    "deductions": "扣分情形",
    "vetoes": "一票否决",
    "checks": "疑点规则",
    "condition": "适用条件",
    "conditions": "案情条件",
    "exclusive_with": "互斥",
    "bonus": "加分项",
    "step": "评分间隔",
    "floor": "下限",
    "cap": "上限",
    "low": "最低扣分",
    "high": "最高扣分",
    "tiers": "档次",
    "from_count": "起始处数",
    "kind": "扣分方式",
    "effect": "否决效果",
    "grade": "最高等次",
    "grades": "等次",
    "reach": "扣分范围",
    "reason_required": "须写理由",
    "mode": "计分方式",
    "gate": "全有或全无",
    "items": "评查项",
    "sections": "部分",
    "total": "总分算式",
    "terms": "算式各项",
    "label": "名称",
    "of": "折算满分",
    "suggest": "自动判断",
    "default": "未知时",
    "at_least": "不低于",
    "above": "高于",
    "at_most": "不高于",
    "below": "低于",
    "rounding": "取整",
    "places": "小数位数",
    "case_types": "案件类型",
    "mapping": "与旧版对应",
    "keeps_not_applicable": "不适用保留分值",
    "unit": "单位评分",
    "supersedes": "上一版",
}


def word(choices: tuple[Choice, ...], value: object) -> str:
    """What stands on the screen for a value."""
    return next((text for kept, text in choices if kept == value), str(value or ""))
