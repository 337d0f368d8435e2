"""Answer keys of case files (format `case-file/1`): names of facts and documents, and the case that they state."""

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from reviewer.documents.kinds.recognising import recognise
from scoring.casefile import Document, Page, Source, TextLine
from scoring.notation.text import normalise

KEYS = {
    "案号": "decision_number",
    "立案号": "filing_number",
    "当事人": "party_name",
    "当事人类型": "party_type",
    "统一社会信用代码": "credit_code",
    "身份证号": "id_number",
    "法定代表人": "legal_representative",
    "经营者": "operator",
    "案由": "cause",
    "违法条款": "violated_provision",
    "处罚条款": "penalty_provision",
    "承办人": "officers",
    "违法行为日期": "act_date",
    "发现日期": "found_date",
    "立案日期": "filing_date",
    "登记保存日期": "preservation_date",
    "登记保存处理日期": "preservation_disposal_date",
    "查封扣押日期": "seizure_date",
    "扣押日期": "seizure_date",
    "解除日期": "seizure_end_date",
    "解除扣押日期": "seizure_end_date",
    "调查终结日期": "investigation_closed_date",
    "法制审核日期": "legal_review_date",
    "集体讨论日期": "panel_discussion_date",
    "告知日期": "notice_date",
    "告知送达日期": "notice_served_date",
    "听证告知日期": "hearing_notice_date",
    "听证申请日期": "hearing_request_date",
    "听证通知日期": "hearing_invitation_date",
    "听证日期": "hearing_date",
    "决定日期": "decision_date",
    "决定送达日期": "decision_served_date",
    "收缴日期": "collected_date",
    "交至机关日期": "handed_in_date",
    "缴付银行日期": "banked_date",
    "备案日期": "registered_date",
    "缴款日期": "paid_date",
    "结案日期": "closed_date",
    "归档日期": "archived_date",
    "罚款金额": "fine_amount",
    "拟罚款金额": "proposed_fine_amount",
    "工程造价": "project_cost",
    "扣押期满日期": "seizure_period_end_date",
    "物品退还日期": "goods_returned_date",
    "延长批准日期": "extension_approved_date",
    "出生日期": "birth_date",
    "法定监护人": "guardian",
    "公告日期": "announcement_date",
    "催告送达日期": "demand_served_date",
    "申请执行日期": "enforcement_application_date",
    "罚款比例": "fine_rate",
}
"""What a key calls a fact → the fact's own key."""
ENTERED = {
    "受理日期": "acceptance_date",
    "发证日期": "permit_served_date",
    "强制拆除日期": "demolition_date",
}
"""Facts that no document gives for the whole file: a person enters them."""

_INSPECTION = ("inspection_record", "inquest_record", "reinspection_record")
DOC_TYPES = {
    "卷宗封面": ("cover",), "卷内目录": ("contents",), "备考表": ("archive_note",), "立案审批表": ("filing_approval",),
    "线索登记": ("clue_registration",), "现场检查笔录": _INSPECTION, "现场勘验笔录": _INSPECTION,
    "复查记录": _INSPECTION, "复查笔录": _INSPECTION, "价格核定表": ("appraisal", "evidence"),
    "延期审批表": ("extension_approval", "seizure_extension"), "巡航记录": ("work_note",),
    "立案告知": ("transfer", "court_paper"),
    "费用决定": ("service_fee_list",),
    "邮寄退回材料": ("service_statement",), "罚款上缴登记": ("on_spot_handover",),
    "罚款收据": ("on_spot_receipt", "payment_receipt"),
    "物品移交单": ("goods_disposal", "transfer", "goods_custody"),
    "延期批复": ("extension_approval",), "结果公示": ("check_publication",),
    "责令停止通知书": ("stop_order",), "归档审批表": ("closing_approval", "document_approval"),
    "询问笔录": ("interview_record",), "责令改正通知书": ("correction_order", "stop_order"),
    "责令停止违法行为通知书": ("stop_order",), "证据材料": ("evidence", "identity_document", "power_of_attorney"),
    "主体证明": ("identity_document",),
    "先行登记保存审批表": ("preservation_approval",), "先行登记保存证据通知书": ("preservation_notice",),
    "先行登记保存证据处理决定书": ("preservation_disposal",),
    "案件调查终结报告": ("investigation_report",), "行政处罚事先告知书": ("prior_notice",),
    "行政处罚告知书": ("prior_notice",), "听证告知书": ("hearing_notice",), "送达回证": ("service_receipt",),
    "放弃陈述申辩声明": ("waiver", "hearing_waiver"), "行政处罚审批表": ("penalty_approval",),
    "行政处罚决定书": ("decision", "demolition_order"), "函": ("assistance_letter",),
    "公告": ("announcement", "enforcement_announcement"),
    "不予行政处罚决定书": ("no_penalty_decision",), "当场处罚决定书": ("on_spot_decision",),
    "罚款缴纳凭证": ("payment_receipt",), "结案审批表": ("closing_approval",), "集体讨论记录": ("panel_discussion",),
    "听证申请书": ("hearing_request",), "听证通知书": ("hearing_invitation",), "听证笔录": ("hearing_record",),
    "听证报告": ("hearing_report",), "法制审核意见书": ("legal_review",), "强制措施审批表": ("measure_approval",),
    "查封扣押决定书": ("seizure_decision",), "扣押物品清单": ("seizure_list",),
    "现场笔录": ("seizure_record", "inspection_record"),
    "解除查封扣押决定书": ("seizure_lift",), "退还物品清单": ("goods_return",), "首违核查": ("first_offence_check",),
    "鉴定意见": ("appraisal",), "送达情况记录": ("service_statement",),
    "公告照片": ("announcement_record",), "催告书": ("demand",), "强制执行申请书": ("enforcement_application",),
    "先行登记保存通知书": ("preservation_notice",), "先行登记保存处理决定书": ("preservation_disposal",),
    "检验报告": ("appraisal", "appraisal_notice"), "检测告知": ("appraisal_notice",),
    "授权委托书": ("power_of_attorney",), "承办人员变更": ("officer_assignment",),
    "委托书": ("power_of_attorney",), "询问通知书": ("interview_notice",),
    "送达地址确认": ("service_address",), "陈述申辩": ("statement",), "陈述申辩复核": ("statement_review",),
    "放弃听证声明": ("hearing_waiver", "waiver"), "补正通知书": ("decision_correction",),
    "分期缴纳审批表": ("instalment_approval",), "责令限期拆除决定书": ("demolition_order",),
    "强制执行决定书": ("enforcement_decision",), "强制执行笔录": ("enforcement_record",),
    "强制拆除公告": ("enforcement_announcement",), "备案登记": ("summary_filing",),
    "许可申请书": ("permit_application",), "收件凭证": ("permit_material_receipt",),
    "补正告知": ("permit_supplement",), "补正材料": ("permit_material_receipt", "permit_supplement"),
    "受理通知书": ("permit_acceptance",), "现场核查记录": ("permit_inspection",), "审查意见": ("permit_approval",),
    "行政许可决定书": ("permit_decision",), "许可证": ("permit_certificate",),
    "公示": ("publication_record", "permit_publication"), "检查方案": ("check_plan", "check_approval"),
    "检查通知书": ("check_notice",), "检查结果": ("check_result", "check_publication"),
    "执法证件": ("officer_certificate", "identity_document"),
    "法院文书": ("court_paper",), "监测报告": ("appraisal",), "登记保存清单": ("preservation_list",),
    "陈述申辩笔录": ("statement", "statement_review"),
    "教育记录": ("check_guidance",), "法院受理通知书": ("court_paper",), "送达地址确认书": ("service_address",),
    "延期缴款审批表": ("instalment_approval",), "举报登记表": ("clue_registration",), "罚款票据": ("on_spot_receipt",),
    "罚款交接单": ("on_spot_handover",), "罚款缴库凭证": ("payment_receipt",), "备案表": ("summary_filing",),
    "当场收缴票据": ("on_spot_receipt",), "当场收缴上缴登记": ("on_spot_handover",),
}  # fmt: skip


def answers_in(folder: Path, only: Collection[str] = ()) -> Iterator[dict[str, Any]]:
    """The answer keys in a folder, in order; `only` these cases."""
    for path in sorted(folder.glob("*.json")):
        answer: dict[str, Any] = json.loads(path.read_text("utf-8"))
        if answer.get("schema") == "case-file/1" and (not only or answer["case_id"] in only):
            yield answer


def kinds_meant(doc_type: str) -> tuple[str, ...]:
    """The kinds that a document of this type may be; a type no list names is what its name says."""
    return DOC_TYPES.get(doc_type) or (recognise(doc_type)[0],)


def written_pages(answer: dict[str, Any], source: Source = Source.TEXT) -> tuple[list[Document], list[Page]]:
    """The case file as the key's own text states it: each document with its kind, on the sheets the key names."""
    documents: list[Document] = []
    pages: list[Page] = []
    for entry in answer["documents"]:
        first_stamp, last_stamp = entry["pages"] or (0, 0)
        first, count = len(pages) + 1, last_stamp - first_stamp + 1
        texts = entry["text"].splitlines()
        share = max(1, -(-len(texts) // count))
        lines = tuple(TextLine(normalise(t), first + min(n // share, count - 1), None, t) for n, t in enumerate(texts))
        for offset in range(count):
            own = tuple(x for x in lines if x.page == first + offset)
            pages.append(Page(first + offset, own, source, first_stamp + offset if entry["pages"] else None))
        kind, label, _ = recognise(entry["title"], entry["text"])
        title, number = normalise(entry["title"]), entry["doc_no"]
        documents.append(Document(entry["seq"], kind, label, title, first, len(pages), number, (), lines))
    return documents, pages
