"""What part a document plays for the checks: by its kind where it was recognised, otherwise by its title."""

import re
from functools import lru_cache

from scoring.casefile import Document

_TITLES: tuple[tuple[str, str], ...] = (
    ("contents", r"目录$(?<!证据目录)"),
    ("cover", r"卷宗$|案卷$|封面|卷宗封面|案件卷宗"),
    ("backup", r"备考表"),
    ("filing_approval", r"立案.*(?:审批|呈批|登记|报告)|^立案(?:决定)?(?:书|表)?$"),
    ("closing", r"结案"),
    (
        "penalty_approval",
        r"处罚(?:决定|意见)?(?:审批|呈批)表|处罚.{0,4}(?:审批|呈批)|决定审批表|处理决定?审批表|案件处理审批表",
    ),
    ("extension", r"^(?!.*(?:强制措施|查封|扣押|冻结|缴)).*(?:延长|延期).*(?:办案|审批|期限|处理)"),
    ("preservation_approval", r"(?:登记)?保存.*(?:审批|呈批)"),
    ("preservation_disposal", r"保存.*(?:处理|解除)|解除.*保存"),
    ("preservation_notice", r"先行登记保存|证据保存"),
    ("measure_approval", r"(?:强制措施|查封|扣押|冻结|强制拆除|强制执行|代履行).*(?:审批|呈批)"),
    ("seizure_extension", r"(?:延长|延期).*(?:查封|扣押|强制措施)|(?:查封|扣押|强制措施).*(?:延长|延期)"),
    ("goods_return", r"(?:退还|返还|发还|领取).*(?:单|清单|凭证|记录)|(?:查封|扣押).*(?:退还|返还|发还)"),
    ("seizure_lift", r"解除.*(?:查封|扣押|强制措施)"),
    ("seizure_list", r"(?:查封|扣押).*清单|(?:物品|财物|场所).*清单"),
    ("seizure_record", r"(?:查封|扣押|强制措施).*笔录"),
    ("seizure", r"(?:查封|扣押|强制措施).*决定书"),
    ("freeze", r"冻结.*(?:决定|通知)书"),
    ("hearing_waiver", r"(?:放弃|撤回).*听证|听证.*(?:放弃|撤回)"),
    ("waiver", r"放弃.*(?:陈述|申辩)|(?:陈述|申辩).*放弃"),
    ("hearing_request", r"听证.*(?:申请|要求)"),
    ("hearing_invitation", r"听证.*通知"),
    ("hearing_record", r"听证.*笔录|听证会记录"),
    ("hearing_report", r"听证.*(?:报告|意见)"),
    ("hearing_notice", r"听证.*告知|告知.*听证"),
    ("statement_review", r"(?:陈述|申辩|申辩意见).*(?:复核|审核|采纳)"),
    ("statement", r"(?:陈述|申辩)(?!.*告知)"),
    ("appraisal_notice", r"(?:鉴定|检测|检验|检疫|评估).*(?:告知|通知)书"),
    ("permit_supplement", r"补正.*(?:告知|通知)书|一次性告知"),
    ("permit_decision", r"(?<!不予)(?:行政)?许可决定书|准予.{0,12}许可.*书"),
    ("permit_acceptance", r"许可.*受理.*(?:通知|决定)书|^受理(?:通知|决定)书"),
    ("permit_application", r"许可.*申请(?:书|表)"),
    ("permit_approval", r"许可.*(?:审查|审批|审核|呈批).*(?:表|书)"),
    ("permit_inspection", r"踏勘|许可.*(?:核查|勘查)"),
    ("prior_notice", r"(?:处罚|处理).*告知(?:书|笔录)|告知书|告知单|^违法行为通知书"),
    ("legal_review", r"(?:法制|法核|合法性)(?:审核|审查)|^案件审核|审核(?:意见)?(?:书|表)$"),
    ("panel", r"集体讨论|集体审议|会审(?:记录|纪要)|案审[会委]|案件审[理议]委员会|重大案件.*(?:讨论|审议)"),
    ("filing_of_on_spot", r"备案"),
    ("no_penalty_decision", r"不予.{0,4}处罚决定书|不予.{0,4}处罚决定$|不予处罚.*书"),
    ("on_spot_decision", r"(?:当场|简易).*处罚.*决定书|当场处罚决定"),
    ("enforcement_application", r"强制执行申请|申请.*强制执行"),
    ("enforcement_decision", r"强制执行决定|强制拆除决定|代履行决定|加处罚款决定"),
    ("enforcement_record", r"(?:强制拆除|强制执行|代履行|强拆).*(?:笔录|记录)"),
    ("demand", r"催告"),
    ("decision", r"处罚决定书|处罚决定$|^决定书$"),
    ("announcement", r"公告(?!.*(?:照片|张贴|情况|记录))"),
    ("announcement_record", r"公告"),
    ("service_record", r"送达.*(?:情况|说明|经过)"),
    ("electronic_consent", r"(?:电子送达|送达地址|送达方式).*确认"),
    ("service", r"送达(?:回证|回执|证)|邮寄送达凭证"),
    ("report", r"调查终结|调查报告|处理意见书|终结报告|案件处理意见|调查处理报告"),
    ("rectification", r"责令.*(?:改正|停止|整改|限期|拆除|侵害).*|限期.*(?:改正|拆除|整改)"),
    ("interview", r"询问笔录|讯问笔录|调查笔录|谈话笔录"),
    ("re_inspection", r"复查"),
    ("inspection", r"(?:检查|勘验|勘查|勘察|勘测|现场|测量).*(?:笔录|记录)"),
    ("sampling", r"(?:抽样|采样|取样)"),
    ("appraisal", r"鉴定|认定书|评估报告|检测报告|检验报告|监测报告|检验结果"),
    ("turn_in", r"(?:上缴|交款|缴库).*(?:登记|表|单)"),
    ("on_spot_receipt", r"当场收缴"),
    ("payment", r"(?:缴款|缴纳|罚款|罚没|代收|收入).*(?:凭证|收据|回单|票据|通知)|缴款书|收据$|回单$|票据"),
    ("officer_certificate", r"执法(?:人员)?(?:执法|资格)?证|执法人员.*证件|执法资格"),
    ("identity", r"身份证明|主体(?:资格|证明)|身份证|营业执照"),
    ("clue", r"线索|举报登记|案件来源"),
    ("transfer", r"移送"),
    ("court", r"法院|裁定"),
    ("entrustment", r"委托书"),
    ("evidence", r"证据"),
)
_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _TITLES)

KINDS: dict[str, str] = {
    "archive_note": "backup", "clue_registration": "clue", "filing_decision": "filing_approval",
    "inspection_record": "inspection", "inquest_record": "inspection", "reinspection_record": "re_inspection",
    "interview_record": "interview", "identity_document": "identity", "sampling_record": "sampling",
    "correction_order": "rectification", "stop_order": "rectification", "demolition_order": "rectification",
    "extension_approval": "extension", "investigation_report": "report", "panel_discussion": "panel",
    "service_receipt": "service", "service_address": "electronic_consent", "service_statement": "service_record",
    "payment_receipt": "payment", "on_spot_handover": "turn_in", "summary_filing": "filing_of_on_spot",
    "surcharge_decision": "enforcement_decision", "court_paper": "court", "closing_approval": "closing",
    "seizure_decision": "seizure", "freeze_decision": "freeze", "permit_approval": "permit_approval",
}  # fmt: skip
"""Codes of document kinds (resources/document-kinds) whose name differs from the role's."""

DECISIONS = ("decision", "no_penalty_decision", "on_spot_decision")
NOTICES = ("prior_notice", "hearing_notice")
RECORDS = ("inspection", "re_inspection", "interview", "seizure_record", "hearing_record")


_AMONG_OFFICERS = re.compile(r"合议(?!.*(?:集体|委员会))")
"""合议: those who handle the case weigh it among themselves (public health); it is no 集体讨论 of the heads."""


def role_of(document: Document) -> str:
    """The role of this document, "" where neither kind nor title says."""
    if document.kind == "panel_discussion" and _AMONG_OFFICERS.search(document.title):
        return "deliberation"
    if document.kind not in ("", "unknown"):
        return KINDS.get(document.kind, document.kind)
    return role_of_title(document.title or document.kind_label)


@lru_cache(maxsize=1024)
def role_of_title(title: str) -> str:
    """The role that a title by itself suggests, "" where it does not."""
    if "听证" in title and "告知" in title and "书" in title:
        return "hearing_notice"  # also where it stands in brackets: 行政处罚事先（听证）告知书
    bare = re.sub(r"[\s\u3000《》]|[(（].*?[)）]", "", title)
    return next((role for role, pattern in _PATTERNS if pattern.search(bare)), "")
