"""The facts of a whole case file by group, in the order in which the panel shows them."""

from collections.abc import Mapping

from reviewer.documents.facts.moments import LABELS as DATE_LABELS
from scoring.checks.fact_keys import ENTERED

ENTERED_BY_HAND = "手工补录"
"""The group of facts that no document gives: rules need them, a person enters them."""
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
    "日期": DATE_LABELS,
    ENTERED_BY_HAND: ENTERED,
}
LABELS: Mapping[str, str] = {key: label for group in GROUPS.values() for key, label in group.items()}
SEVERAL = frozenset({"officers", "other_penalties"})
"""Keys with several values at once, which do not contradict each other."""
DATES = (*GROUPS["日期"], *(key for key in ENTERED if key.endswith("_date")))
