"""Parameters of rules in the words of the office."""

from decimal import Decimal

from reviewer.library.rule_choices import OwnVersion
from scoring.checks.parameters import RuleParameters
from scoring.clock import UNIT_WORDS

NUMBERS = {
    "safety_years": "涉及安全的追责年数（没有的填 0）",
    "officers": "执法人员最少人数",
    "longest_extension": "最长延长（日）",
    "daily_rate": "每日加处比例",
    "hours": "小时",
    "extension": "延长（日）",
    "return_days": "退还（日）",
    "delivery_workdays": "交付（工作日）",
    "suit_months": "起诉期（月）",
    "announcement_days": "公告（日）",
    "night_from": "夜间起（时）",
    "night_until": "夜间止（时）",
    "reconsideration_days": "复议申请期（日）",
    "delivery": "送达（日）",
    "correction": "补正告知（日）",
    "citizen": "公民（元）",
    "organization": "单位（元）",
    "limit": "限额（元）",
    "agents": "代理人人数",
    "exempt_below": "不予处罚的年龄（不满）",
    "lenient_below": "从轻减轻的年龄（不满）",
    "tolerance": "容许相差（元）",
    "fewest": "最少同类案件",
    "times": "偏离倍数",
}

CONVENTIONS = {
    "first_day_counts": "始日计入",
    "rolls": "末日遇节假日顺延",
    "both_ends_excluded": "首尾两日都不计",
}
"""Where the law is silent, either way of counting can be chosen."""


def parameters_in_words(rule: RuleParameters) -> str:
    """90日；最长延长（日）60；末日遇节假日顺延."""
    parts = []
    if rule.length is not None:
        parts.append(f"期限 {rule.length}{UNIT_WORDS[rule.unit]}")
        parts.append(_counted(rule))
    parts.extend(_number(name, value) for name, value in rule.numbers.items())
    if rule.valid_from:
        parts.append(f"自 {rule.valid_from} 起施行")
    if rule.valid_until:
        parts.append(f"施行至 {rule.valid_until}")
    return "；".join(parts) or "无参数"


def _counted(rule: RuleParameters) -> str:
    if rule.both_ends_excluded is not None:
        return "首尾两日都不计" if rule.both_ends_excluded else "只不计通知日"
    first = "始日计入" if rule.first_day_counts else "始日不计入"
    return f"{first}；末日遇节假日顺延" if rule.rolls else first


def version_in_words(version: OwnVersion) -> str:
    """The same for an office's own version."""
    parts = [f"期限 {version.length}{UNIT_WORDS[version.unit]}"] if version.length else []
    parts.extend(_number(name, value) for name, value in version.numbers.items())
    if version.valid_from:
        parts.append(f"自 {version.valid_from} 起")
    if version.valid_until:
        parts.append(f"至 {version.valid_until} 止")
    return "；".join(parts)


def number_label(name: str) -> str:
    """What a parameter is called."""
    return NUMBERS.get(name, name)


def _number(name: str, value: Decimal) -> str:
    return f"{number_label(name)} {value:f}"
