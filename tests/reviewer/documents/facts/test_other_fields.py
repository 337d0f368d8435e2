"""Whole files of market supervision and work safety: titles, numbers and labels of other fields are read as well."""

from dataclasses import replace
from functools import cache

import pytest

from reviewer.documents.facts.extraction import extract
from reviewer.documents.kinds.recognising import recognise
from scoring.casefile import CaseFile
from tests.scoring.checks.casebook import build, context, violated

WANTED = {
    "socket": {
        "decision_number": "沧市监处罚〔2025〕103号",
        "filing_number": "沧市监立案〔2025〕88号",
        "party_name": "瀛川禾润电器有限公司",
        "filing_date": "2025-08-21",
        "seizure_date": "2025-08-21",
        "seizure_end_date": "2025-10-15",
        "investigation_closed_date": "2025-10-20",
        "notice_served_date": "2025-10-28",
        "decision_served_date": "2025-11-14",
        "closed_date": "2025-12-05",
        "proposed_fine_amount": "18900",
        "fine_amount": "12600",
    },
    "training": {
        "decision_number": "（砚）应急罚〔2025〕执法-12号",
        "filing_number": "（砚）应急立〔2025〕执法-12号",
        "party_name": "砚城市恒晟化工仓储有限公司",
        "filing_date": "2025-03-20",
        "hearing_request_date": "2025-04-25",
        "hearing_invitation_date": "2025-04-27",
        "hearing_date": "2025-05-13",
        "panel_discussion_date": "2025-05-20",
        "decision_served_date": "2025-05-26",
        "proposed_fine_amount": "60000",
        "fine_amount": "50000",
    },
}
KINDS = {
    "socket": {
        "场所、设施、财物清单": {"seizure_list"},
        "行政处罚案件有关事项审批表": {"measure_approval", "seizure_extension"},
        "现场笔录": {"inspection_record", "seizure_record"},
        "延长行政强制措施期限决定书": {"seizure_extension"},
    },
    "training": {
        "文书送达回执": {"service_receipt"},
        "行政处罚听证会通知书": {"hearing_invitation"},
        "听证会报告书": {"hearing_report"},
    },
}


@cache
def read(name: str) -> CaseFile:
    """The case with the kinds and facts that reading finds."""
    case = build(name)
    documents = tuple(
        replace(d, kind=kind, kind_label=label)
        for d in case.documents
        for kind, label, _ in [recognise(d.title, "\n".join(line.text for line in d.lines))]
    )
    return replace(case, documents=documents, facts=extract(documents, case.pages)[1])


@pytest.mark.parametrize("name", WANTED)
def test_the_facts_of_the_file_are_read(name: str) -> None:
    case = read(name)
    found = {key: fact.value if (fact := case.fact(key)) else None for key in WANTED[name]}
    assert found == WANTED[name]


@pytest.mark.parametrize("name", KINDS)
def test_kinds_that_share_a_title_are_told_apart_by_their_text(name: str) -> None:
    found = {title: {d.kind for d in read(name).documents if d.title == title} for title in KINDS[name]}
    assert found == KINDS[name]


@pytest.mark.parametrize("name", WANTED)
def test_no_rule_suspects_the_file_once_its_facts_are_read(name: str) -> None:
    assert violated(read(name), context(name)) == set()


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("违法行为通知书", "prior_notice"),
        ("行政处罚告知笔录", "prior_notice"),
        ("责令停止水事违法行为通知书", "stop_order"),
        ("案件审议委员会会议记录", "panel_discussion"),
        ("撤回听证申请书", "hearing_waiver"),
        ("邮寄送达凭证", "service_receipt"),
        ("分期（延期）缴纳罚款通知书", "instalment_approval"),
        ("代收罚款收据（第2期）", "payment_receipt"),
        ("权利告知及陈述申辩记录", "statement"),
        ("特种设备安全监察指令书", "correction_order"),
        ("登记通知书（更名）", "identity_document"),
    ],
)
def test_titles_of_other_fields_are_known(title: str, kind: str) -> None:
    assert recognise(title)[0] == kind
