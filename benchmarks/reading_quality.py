"""How well case files are read: kinds of documents and facts against answer keys.

    python benchmarks/reading_quality.py FOLDER [--ocr] [--only V01,V02] [--facts]

FOLDER holds answer keys (`V01_….json`, format `case-file/1`) and, in it or in its subfolder `files`, the case files to
read, whose names begin with the id of their case (`V01_text.pdf`, `V02_docx/`, `V08.zip`).
Without `--ocr` only
what has a text layer of its own is counted. With `--keys-only` the text of the answer keys themselves is read: kinds
and facts alone, without any reader of files.

A fact counts as right when the preferred value of its key is the one in the answer key; as wrong when it is another; as
missing when there is none. Precision = right / (right + wrong), recall = right / (right + wrong + missing). Lists count
each of their values. Facts that the answer key does not ask for are not counted. A kind is right when the document was
found and its kind is one of those that its type in the answer key may have.
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

# Started by path, a neighbour of this script could hide a package of the same name.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from reviewer.documents.facts.extraction import extract
from reviewer.documents.facts.law import same_citation
from reviewer.documents.kinds import recognise
from scoring.casefile import CaseFile, Document, Page, Source, TextLine
from scoring.notation.references import reference_key
from scoring.notation.text import closed, normalise

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

_INSPECTION = ("inspection_record", "inquest_record", "reinspection_record")
DOC_TYPES = {
    "卷宗封面": ("cover",), "卷内目录": ("contents",), "备考表": ("archive_note",), "立案审批表": ("filing_approval",),
    "线索登记": ("clue_registration",), "现场检查笔录": _INSPECTION, "现场勘验笔录": _INSPECTION,
    "复查记录": _INSPECTION,
    "询问笔录": ("interview_record",), "责令改正通知书": ("correction_order", "stop_order"),
    "责令停止违法行为通知书": ("stop_order",), "证据材料": ("evidence",), "主体证明": ("identity_document",),
    "先行登记保存审批表": ("preservation_approval",), "先行登记保存证据通知书": ("preservation_notice",),
    "先行登记保存证据处理决定书": ("preservation_disposal",), "延期审批表": ("extension_approval",),
    "案件调查终结报告": ("investigation_report",), "行政处罚事先告知书": ("prior_notice",),
    "行政处罚告知书": ("prior_notice",), "听证告知书": ("hearing_notice",), "送达回证": ("service_receipt",),
    "放弃陈述申辩声明": ("waiver",), "行政处罚审批表": ("penalty_approval",), "行政处罚决定书": ("decision",),
    "不予行政处罚决定书": ("no_penalty_decision",), "当场处罚决定书": ("on_spot_decision",),
    "罚款缴纳凭证": ("payment_receipt",), "结案审批表": ("closing_approval",), "集体讨论记录": ("panel_discussion",),
    "听证申请书": ("hearing_request",), "听证通知书": ("hearing_invitation",), "听证笔录": ("hearing_record",),
    "听证报告": ("hearing_report",), "法制审核意见书": ("legal_review",), "强制措施审批表": ("measure_approval",),
    "查封扣押决定书": ("seizure_decision",), "扣押物品清单": ("seizure_list",), "现场笔录": ("seizure_record",),
    "解除查封扣押决定书": ("seizure_lift",), "退还物品清单": ("goods_return",), "首违核查": ("first_offence_check",),
    "鉴定意见": ("appraisal",), "送达情况记录": ("service_statement",), "公告": ("announcement",),
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


@dataclass
class Count:
    """Right, wrong and missing values."""

    right: int = 0
    wrong: int = 0
    missing: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, other: "Count") -> None:
        self.right, self.wrong, self.missing = (
            self.right + other.right,
            self.wrong + other.wrong,
            self.missing + other.missing,
        )
        self.misses += other.misses

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        asked = self.right + self.wrong + self.missing
        return self.right / asked if asked else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _same(key: str, read: str, wanted: str) -> bool:
    if key in ("decision_number", "filing_number"):
        return reference_key(normalise(read)) == reference_key(normalise(wanted))
    if key.endswith("_provision"):
        wanted = wanted.split("（决定书")[0].removeprefix("不予处罚；")
        return same_citation(read) == same_citation(wanted)
    return closed(read) == closed(wanted)


def count_facts(case: CaseFile, answers: dict[str, Any]) -> dict[str, Count]:
    """By label of the answer key."""
    counts: dict[str, Count] = {}
    for label, wanted in answers.items():
        key = KEYS.get(label)
        if key is None:
            continue
        read = [f.value for f in case.facts if f.key == key]
        if isinstance(wanted, list):
            hits = sum(1 for value in wanted if value in read)
            extra = len(set(read) - set(wanted))
            counts[label] = Count(hits, extra, len(wanted) - hits)
        elif not read:
            counts[label] = Count(missing=1)
        else:
            right = _same(key, read[0], str(wanted))
            counts[label] = Count(right=int(right), wrong=int(not right))
        if counts[label].wrong or counts[label].missing:
            counts[label].misses.append(f"{label}：应为 {wanted}，读出 {read[:3] or '无'}")
    return counts


def count_kinds(case: CaseFile, documents: list[dict[str, Any]]) -> Count:
    """Documents of the answer key, set beside the documents read by their titles in order."""
    wanted = [closed(normalise(d["title"])) for d in documents]
    read = [closed(d.title) for d in case.documents]
    pairs: dict[int, int] = {}
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, wanted, read, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and i2 - i1 == j2 - j1):
            pairs.update(zip(range(i1, i2), range(j1, j2), strict=True))
    count = Count()
    for number, document in enumerate(documents):
        if number not in pairs:
            count.missing += 1
            count.misses.append(f"文书未分出：{document['title']}")
            continue
        found = case.documents[pairs[number]]
        right = found.kind in DOC_TYPES.get(document["doc_type"], ())
        count.right, count.wrong = count.right + right, count.wrong + (not right)
        if not right:
            count.misses.append(f"种类：{document['title']} 读作 {found.kind}")
    return count


def from_key(answer: dict[str, Any], source: Source = Source.TEXT) -> CaseFile:
    """The case file as the answer key's own text states it, one page a document."""
    documents, pages = [], []
    for number, entry in enumerate(answer["documents"], 1):
        lines = tuple(TextLine(normalise(t), number, None, t) for t in entry["text"].splitlines())
        kind, label, _ = recognise(entry["title"], entry["text"])
        documents.append(
            Document(entry["seq"], kind, label, entry["title"], number, number, entry["doc_no"], (), lines)
        )
        pages.append(Page(number, lines, source))
    procedure, facts = extract(documents, pages)
    return CaseFile(procedure, tuple(documents), facts, tuple(pages))


def read_files(folder: Path, case_id: str, with_ocr: bool) -> Iterator[tuple[str, CaseFile, float]]:
    """Every rendering of a case: its form (text, scan, docx …), what was read, seconds."""
    from reviewer.documents.reading import read_case
    from reviewer.documents.sources import list_sources

    place = folder / "files" if (folder / "files").is_dir() else folder
    for path in sorted(place.iterdir()):
        if not path.name.startswith(case_id) or path.suffix == ".json":
            continue
        form = path.stem.removeprefix(case_id).strip("_") or path.suffix.strip(".")
        if not with_ocr and form not in ("text", "docx"):
            continue
        for source in list_sources(path):
            start = time.perf_counter()
            reading = read_case(source, recognise=with_ocr)
            yield form, reading.case, time.perf_counter() - start


def _line(name: str, form: str, count: Count) -> str:
    shares = f"{count.precision:9.3f}{count.recall:9.3f}{count.f1:9.3f}"
    return f"{name:<8}{form:<8}{count.right:>6}{count.wrong:>6}{count.missing:>6}{shares}"


def measure(arguments: argparse.Namespace) -> int:
    """Print the tables; 1 where nothing could be measured."""
    by_form: dict[str, tuple[Count, Count]] = defaultdict(lambda: (Count(), Count()))
    by_fact: dict[tuple[str, str], Count] = defaultdict(Count)
    print(
        f"{'case':<8}{'form':<8}{'right':>6}{'wrong':>6}{'none':>6}{'precis.':>9}{'recall':>9}{'F1':>9}  kinds  seconds"
    )
    for path in sorted(arguments.folder.glob("*.json")):
        answer = json.loads(path.read_text("utf-8"))
        if answer.get("schema") != "case-file/1" or (arguments.only and answer["case_id"] not in arguments.only):
            continue
        name = answer["case_id"]
        readings = (
            [("key", from_key(answer), 0.0)]
            if arguments.keys_only
            else read_files(arguments.folder, name, arguments.ocr)
        )
        for form, case, seconds in readings:
            facts, kinds = Count(), count_kinds(case, answer["documents"])
            for label, count in count_facts(case, answer["answer_key"]["facts"]).items():
                facts.add(count)
                by_fact[label, form].add(count)
            by_form[form][0].add(facts)
            by_form[form][1].add(kinds)
            asked = kinds.right + kinds.wrong + kinds.missing
            print(f"{_line(name, form, facts)}   {kinds.right}/{asked}   {seconds:.1f}", flush=True)
            for miss in [*facts.misses, *kinds.misses]:
                print(f"        {miss}")
    print("\nby form")
    for form, (facts, kinds) in sorted(by_form.items()):
        print(f"{_line('', form, facts)}   kinds {kinds.recall:.3f}")
    if arguments.facts:
        print("\nby fact and form")
        for (label, form), count in sorted(by_fact.items()):
            print(f"{_line('', form, count)}   {label}")
    return 0 if by_form else 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ocr", action="store_true", help="also files without a text layer (slow)")
    parser.add_argument("--keys-only", action="store_true", help="read the answer keys' own text")
    parser.add_argument("--only", type=lambda text: text.split(","), default=[], help="ids of cases")
    parser.add_argument("--facts", action="store_true", help="also the table by fact")
    return measure(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())
