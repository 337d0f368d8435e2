"""The values of each paper that follow from the data; what they cannot know, a person gives."""

from collections.abc import Callable, Mapping, Sequence

from forms.letters import from_review
from forms.letters.templates import Values
from reviewer.printing.paper_data import PaperData, Subject
from scoring.figures import CampaignFigures, ReviewedCase, collect
from scoring.reviewed import problems_of

ALL_UNITS = "各参评单位"


def values(kind: str, subject: Subject, data: PaperData) -> Values:
    """What the data say for this copy of a paper."""
    return _MADE[kind](subject, data)


def _case_opinion(subject: Subject, data: PaperData) -> Values:
    return from_review.case_opinion(data.review(subject.id), data.campaign.title)


def _unit_opinion(subject: Subject, data: PaperData) -> Values:
    """Of all the unit's files: its average and place are those of the whole campaign."""
    return from_review.unit_opinion(data.everything, subject.id, data.campaign.title)


def _rectification_notice(subject: Subject, data: PaperData) -> Values:
    return from_review.rectification_notice(data.chosen, subject.id, data.campaign.title, "")


def _rectification_report(subject: Subject, data: PaperData) -> Values:
    rows = [
        {"案卷代号": case.code, "案卷": from_review.known_as(case), "存在问题": text}
        for case, text in _problems(subject, data)
    ]
    told = next((label for label, cases in data.notices if set(cases) & set(subject.cases)), "")
    return {"报告单位": subject.id, "整改通知文号": told, "整改情况": _numbered(rows)}


def _task_order(subject: Subject, data: PaperData) -> Values:
    problems = _problems(subject, data)
    files = "、".join(dict.fromkeys(_cited(case) for case, _ in problems))
    task = f"{data.campaign.title}中，你单位办理的{files}发现问题{len(problems)}个，请逐项整改。" if problems else ""
    return {"承办单位": subject.id, "交办事项": task}


def _supervision_advice(subject: Subject, data: PaperData) -> Values:
    """Each fault once, with the files it was found in."""
    where: dict[str, list[str]] = {}
    for case, text in _problems(subject, data):
        where.setdefault(text.rstrip("。；"), []).append(case.reference_number or f"{case.code}号案卷")
    marks = [f"（{at}）" if len(where) > 1 else "" for at in range(1, len(where) + 1)]
    cited = (f"{text}（{'、'.join(dict.fromkeys(files))}）" for text, files in where.items())
    found = "；".join(mark + text for mark, text in zip(marks, cited, strict=True))
    return {"主送": subject.id, "发现问题": f"{found}。" if found else ""}


def _objection_reply(subject: Subject, data: PaperData) -> Values:
    case = data.review(subject.id)
    return {"主送": case.unit, "案卷代号": case.code}


def _adjudication_record(subject: Subject, data: PaperData) -> Values:
    case = data.review(subject.id)
    rows = [
        {
            "评查项": criterion.title if (criterion := case.rubric.criterion(doubt.criterion)) else "",
            "原评查意见": doubt.question,
            "合议意见": case.conclusions.get(doubt.id, ""),
        }
        for doubt in case.sheet.doubts
    ]
    return {"案卷代号": case.code, "案件名称": case.title, "分歧": _numbered(rows)}


def _correction(subject: Subject, data: PaperData) -> Values:
    return {"主送": subject.id}


def _commendation(subject: Subject, data: PaperData) -> Values:
    return from_review.commendation(data.chosen, ALL_UNITS, data.campaign.title)


def _review_circular(subject: Subject, data: PaperData) -> Values:
    """案卷评查情况通报: of the chosen files."""
    figures = data.chosen
    units = [
        {
            "单位": unit.unit,
            "案卷数": str(len(unit.files.cases)),
            "平均得分": "—" if unit.average is None else f"{unit.average:f}",
            "名次": "—" if unit.rank is None else str(unit.rank),
            "问题数": str(sum(problem.case.unit == unit.unit for problem in figures.problems)),
        }
        for unit in figures.units
    ]
    return {
        "主送": ALL_UNITS,
        "活动名称": data.campaign.title,
        "总体情况": _overall(figures),
        "单位": _numbered(units),
        "问题情况": _natures(figures),
        "问题": from_review.common_problems(figures.problems),
    }


def _monthly_circular(subject: Subject, data: PaperData) -> Values:
    figures = collect(data.review(case) for case in subject.cases)
    rows = [
        {
            "单位": unit.unit,
            "案卷数": str(len(unit.files.cases)),
            "平均得分": "—" if unit.average is None else f"{unit.average:f}",
            "问题数": str(sum(problem.case.unit == unit.unit for problem in figures.problems)),
        }
        for unit in figures.units
    ]
    return {
        "主送": ALL_UNITS,
        "月份": subject.label,
        "总体情况": _overall(figures),
        "单位": _numbered(rows),
        "问题": _numbered(_by_unit(figures)),
    }


def _by_unit(figures: CampaignFigures) -> list[Mapping[str, str]]:
    """Each fault of each unit once, with the files it was found in."""
    where: dict[tuple[str, str], list[str]] = {}
    for unit in figures.units:
        for problem in figures.problems:
            if problem.case.unit == unit.unit:
                where.setdefault((unit.unit, problem.text), []).append(problem.case.code)
    return [
        {"单位": unit, "存在问题": text, "案卷代号": "、".join(dict.fromkeys(codes))}
        for (unit, text), codes in where.items()
    ]


def _natures(figures: CampaignFigures) -> str:
    """How the problems are spread, the most frequent nature first."""
    if not figures.problems:
        return ""
    shares = sorted(figures.by_nature, key=lambda share: -share.count.value)
    spread = "、".join(f"{share.label}方面{share.count.value}个（占{share.percent}%）" for share in shares)
    files = len(figures.findings.cases)
    return f"共发现问题{len(figures.problems)}个，涉及案卷{files}卷。按性质分：{spread}。具体情形和案卷代号如下："


def _overall(figures: CampaignFigures) -> str:
    average = "" if figures.average is None else f"，平均得分{figures.average.value:f}分"
    grades = "、".join(f"{share.label}{share.count.value}卷" for share in figures.grades if share.count.value)
    return (
        f"共评查{len(figures.units)}个单位的案卷{figures.files.value}卷{average}"
        f"{f'，其中{grades}' if grades else ''}；发现问题{len(figures.problems)}个。"
    )


def _yearly_ledger(subject: Subject, data: PaperData) -> Values:
    figures = collect(data.review(case) for case in subject.cases)
    return from_review.yearly_ledger(subject.id, [(data.campaign.title, figures)])


def _draw_record(subject: Subject, data: PaperData) -> Values:
    rows = [{"单位": row.unit, "案卷": f"{row.code}　{row.reference_number or row.title}"} for row in data.rows]
    return {"活动名称": data.campaign.title, "抽取结果": _numbered(rows)}


def _recusal(subject: Subject, data: PaperData) -> Values:
    person = next((person for person in data.persons if person.id == subject.id), None)
    return {
        "活动名称": data.campaign.title,
        "声明人": person.name if person else "",
        "所在单位": person.unit if person else "",
        "回避事项": [],
    }


def _delivery_list(subject: Subject, data: PaperData) -> Values:
    rows = [
        {"案件名称": row.title, "文号": row.reference_number, "册数": "1", "页数": str(row.pages)}
        for row in map(data.row, subject.cases)
    ]
    total = f"{len(rows)}卷、{len(rows)}册、{sum(data.row(case).pages for case in subject.cases)}页"
    return {"送卷单位": subject.id, "活动名称": data.campaign.title, "案卷": _numbered(rows), "合计": total}


def _receipt(subject: Subject, data: PaperData) -> Values:
    rows = [{"送卷单位": row.unit, "案件名称": row.title} for row in data.rows]
    return {"活动名称": data.campaign.title, "案卷": _numbered(rows)}


def _training_certificate(subject: Subject, data: PaperData) -> Values:
    person = next((person for person in data.persons if person.id == subject.id), None)
    name, unit = (person.name, person.unit) if person else ("", "")
    return {"姓名": name, "单位": unit, "年度": data.today[:4], "明细": []}


def _problems(subject: Subject, data: PaperData) -> list[tuple[ReviewedCase, str]]:
    """File and wording of every finding in these files that counts."""
    reviewed = [data.review(case) for case in subject.cases]
    return [(case, problem.text) for case in reviewed if case.eligible for problem in problems_of(case)]


def _cited(case: ReviewedCase) -> str:
    """A file in a sentence: 002号案卷（临城管罚决[2025]49号）."""
    return f"{case.code}号案卷" + (f"（{case.reference_number}）" if case.reference_number else "")


def _numbered(rows: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    return [{"序号": str(at), **row} for at, row in enumerate(rows, 1)]


_MADE: Mapping[str, Callable[[Subject, PaperData], Values]] = {
    "case-opinion": _case_opinion,
    "unit-opinion": _unit_opinion,
    "rectification-notice": _rectification_notice,
    "rectification-report": _rectification_report,
    "task-order": _task_order,
    "supervision-advice": _supervision_advice,
    "objection-reply": _objection_reply,
    "adjudication-record": _adjudication_record,
    "correction": _correction,
    "commendation": _commendation,
    "review-circular": _review_circular,
    "monthly-circular": _monthly_circular,
    "yearly-ledger": _yearly_ledger,
    "draw-record": _draw_record,
    "recusal": _recusal,
    "delivery-list": _delivery_list,
    "receipt": _receipt,
    "training-certificate": _training_certificate,
}
