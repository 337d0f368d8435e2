"""The live fields of a bulletin: every name a template may use, with its text and what stands behind it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from forms.bulletin.settings import BulletinSettings
from forms.bulletin.text import Piece
from forms.bulletin.typical import comment, typical_cases
from scoring.figures import CampaignFigures, CommonProblem, Figure, Problem, ReviewedCase, Share, UnitFigures
from scoring.redaction import Mask, Names, redact
from scoring.rubric import Stage
from scoring.score import ScoreState
from scoring.trace import plain

MOST_NAMED = 8  # files that failed, one by one in the text
Field = tuple[Piece, ...]
Row = Mapping[str, Field]


@dataclass(frozen=True)
class Fields:
    """Everything a template can ask for. `refs` name the finding of each row of 典型案例."""

    scalars: Mapping[str, Field]
    rows: Mapping[str, tuple[Row, ...]]
    refs: tuple[str, ...] = ()


def number(name: str, figure: Figure | None, suffix: str = "") -> Field:
    """A figure as a live field; nothing where there is none."""
    if figure is None:
        return ()
    return (Piece(plain(figure.value) + suffix, name, figure.cases, figure.findings),)


def words(text: str, name: str = "") -> Field:
    """Words from settings or data that are no number."""
    return (Piece(text, name),) if text else ()


class FieldMaker:
    """Turns figures and settings into fields."""

    def __init__(self, figures: CampaignFigures, settings: BulletinSettings) -> None:
        self.figures, self.settings = figures, settings
        cases = figures.cases
        self.names = Names(
            tuple(dict.fromkeys(name for case in cases for name in case.parties)),
            tuple(dict.fromkeys(name for case in cases for name in case.persons)),
        )
        self.masks: dict[str, Mask] = {}  # what was masked so far, by what stood there
        self._aliases = {unit.unit: f"{_letter(at)}单位" for at, unit in enumerate(figures.units)}

    def fields(self) -> Fields:
        chosen = typical_cases(self.figures, self.settings)
        rows = {
            "卷种": tuple(self._share("卷种", share) for share in self.figures.kinds),
            "等次": tuple(self._share("等次", share) for share in self.figures.grades if share.count.value),
            "单位": tuple(self.unit_row(unit) for unit in self.figures.units),
            "性质": tuple(self._nature(share) for share in self.figures.by_nature),
            "阶段": tuple(self._share("阶段", share) for share in self.figures.by_stage),
            "优秀单位": tuple(self.unit_row(unit) for unit in self._best_units()),
            "优秀案卷": tuple(self._case(case) for case in self._best_cases()),
            "不合格案卷": tuple(self._failed()),
            "典型案例": tuple(self._typical(problem) for problem in chosen),
            "疑难问题": self._doubts(),
            "整改单位": tuple(self._to_mend()),
        }
        counts = {"典型案例数": _counted_rows("典型案例数", chosen), "疑难问题数": words(str(len(self.figures.doubts)))}
        return Fields({**self._given(), **self._counted(), **counts}, rows, tuple(p.id for p in chosen))

    def unit_name(self, unit: str) -> str:
        """The unit's name, or its letter where the bulletin goes outside."""
        return unit if self.settings.names_units else self._aliases.get(unit, unit)

    def redacted(self, text: str) -> str:
        found = redact(text.strip(), self.names)
        self.masks.update((mask.original, mask) for mask in found.masks)
        return found.text

    def _given(self) -> dict[str, Field]:
        s = self.settings
        given = {
            "活动名称": s.campaign or "案卷评查",
            "组织单位": s.organizer or s.publisher,
            "评查时间": s.review_time,
            "评查期": s.reviewed_period.removesuffix("办结").removesuffix("期间"),
            "抽取方式": s.drawing,
            "评查方式": s.method,
            "评查标准": "》《".join(dict.fromkeys(case.rubric.title for case in self.figures.cases)),
            "年度": str(s.year or ""),
            "期号": str(s.number or ""),
            "总期号": str(s.total_number or ""),
            "编发单位": s.publisher,
            "编发日期": s.issued_on,
            "整改时限": f"，于{s.deadline}前完成" if s.deadline else "",
            "报送要求": f"，并将整改情况报送{s.report_to}" if s.report_to else "",
            "占比口径": "占比保留两位小数，尾差已配平，合计为100.00%。"
            if s.balances
            else "占比按四舍五入保留两位小数。",
            "名次口径": "不符合评查条件的案卷不计入；平均得分相同的，按评查标准规定的顺序排列。",
        }
        return {name: words(text) for name, text in given.items()}

    def _counted(self) -> dict[str, Field]:
        f = self.figures
        all_ids = f.files.cases
        found = f.findings
        best = f.grades[0] if f.grades else None
        counts = {
            "参评单位数": Figure(Decimal(len(f.units)), all_ids),
            "案卷总数": f.files,
            "有效案卷数": f.eligible,
            "不符合条件数": f.ineligible,
            "不合格数": f.failed,
            "总页数": Figure(Decimal(sum(case.pages for case in f.cases)), all_ids),
            "评查人数": Figure(Decimal(len({case.reviewer for case in f.cases})), all_ids),
            "问题总数": found,
            "问题处数": Figure(Decimal(f.occurrences), found.cases, found.findings),
            "问题案卷数": Figure(Decimal(len(found.cases)), found.cases, found.findings),
            "未列名不合格数": f.failed if len(f.failed.cases) > MOST_NAMED else None,
            "计零分数": _files([case for case in f.cases if case.score.state is ScoreState.ZEROED]),
        }
        points = {"平均得分": f.average, "最高得分": f.best, "最低得分": f.worst}
        fields = {name: number(name, figure) for name, figure in counts.items()}
        fields |= {name: score_field(name, figure) for name, figure in points.items()}
        if f.occurrences != len(f.problems):
            fields["处数说明"] = (Piece("（"), *fields["问题处数"], Piece("处）"))
        each = Decimal(len(f.problems)) / len(f.eligible.cases) if f.eligible.cases else Decimal(0)
        per_file = Figure(each.quantize(Decimal("0.1")), found.cases, found.findings)
        fields["卷均问题"] = number("卷均问题", per_file)
        fields["最高等次"] = words(best.label if best else "优秀")
        fields["最高等次数"] = number("最高等次数", best.count if best else None)
        fields["无问题环节"] = words("、".join(self._clean_stages()))
        fields["较上次变化"] = self._change()
        return fields

    def _change(self) -> Field:
        before, now = self.settings.before, self.figures.average
        if before is None or now is None:
            return ()
        last = f"{before + 0 * now.value:f}"  # with the places of this average
        if now.value == before:
            return words(f"，与上次（{last}分）持平")
        moved = "上升" if now.value > before else "下降"
        by = Figure(abs(now.value - before), now.cases)
        return (Piece(f"，较上次（{last}分）{moved}"), *score_field("较上次变化", by), Piece("分"))

    def _clean_stages(self) -> Sequence[str]:
        """Stages the editions ask about where nothing was found."""
        if not self.figures.eligible.cases:
            return ()
        asked = {c.stage for case in self.figures.cases if case.eligible for c in case.rubric.criteria()}
        found = {share.label for share in self.figures.by_stage}
        return [stage.value for stage in Stage if stage in asked and stage.value not in found]

    def _share(self, group: str, share: Share) -> Row:
        name = f"{group}.{share.label}"
        figure = share.count
        return {
            "名称": words(share.label),
            "数量": number(f"{name}.数量", figure),
            "占比": (Piece(f"{share.percent:f}%", f"{name}.占比", figure.cases, figure.findings),),
            "卷数": number(f"{name}.卷数", Figure(Decimal(len(figure.cases)), figure.cases, figure.findings)),
        }

    def unit_row(self, unit: UnitFigures) -> Row:
        name = f"单位.{unit.unit}"
        ids = unit.files.cases
        average = None if unit.average is None else Figure(unit.average, ids)
        rank = None if unit.rank is None else Figure(Decimal(unit.rank), ids)
        return {
            "名称": words(self.unit_name(unit.unit)),
            "卷数": number(f"{name}.卷数", unit.files),
            "平均分": score_field(f"{name}.平均分", average),
            "名次": number(f"{name}.名次", rank),
            "不合格数": number(f"{name}.不合格数", Figure(Decimal(unit.result.failed), ids)),
        }

    def _best_units(self) -> Sequence[UnitFigures]:
        return [u for u in self.figures.units if u.rank == 1 and not u.result.failed][:MOST_NAMED]

    def _best_cases(self) -> Sequence[ReviewedCase]:
        top = self.figures.grades[0].label if self.figures.grades else None
        cases = [c for c in self.figures.cases if top is not None and c.eligible and c.score.grade == top]
        return sorted(cases, key=lambda c: (-(c.score.total or 0), c.code))[:5]

    def _case(self, case: ReviewedCase) -> dict[str, Field]:
        total = None if case.score.total is None else Figure(case.score.total, (case.case_id,))
        return {
            "代号": words(case.code),
            "单位": words(self.unit_name(case.unit)),
            "案由": words(self.redacted(case.cause.removesuffix("案")) or "行政执法"),
            "程序": words(case.procedure or "行政执法程序"),
            "得分": score_field(f"案卷.{case.code}.得分", total),
        }

    def _failed(self) -> Iterable[Row]:
        """Each file that failed, and what failed it; where they are many the table of units says how many."""
        if len(self.figures.failed.cases) > MOST_NAMED:
            return
        known = {case.case_id: case for case in self.figures.cases}
        for case_id in self.figures.failed.cases:
            vetoes = [p for p in self.figures.problems if p.case.case_id == case_id and p.is_veto]
            reasons = "、".join(self.redacted(p.text).rstrip("。；") for p in vetoes)
            yield {**self._case(known[case_id]), "理由": words(f"，否决情形为{reasons}" if reasons else "")}

    def _nature(self, share: Share) -> Row:
        common = [c for c in self.figures.common if c.criterion.nature.value == share.label]
        shown = common[: max(1, self.settings.common_limit // 2)]
        if len(common) == 1:
            (only,) = common
            text = f"{self.redacted(only.text).rstrip('。；')}（{listed(only.codes)}）{self._wording(only)}。"
            return {**self._share("性质", share), "主要表现": words(f"问题均为：{text}" if only.files > 1 else text)}
        pieces: list[Piece] = [Piece("主要表现为：")]
        for at, problem in enumerate(shown):
            pieces += self._manifestation(at, len(shown), problem)
        return {**self._share("性质", share), "主要表现": tuple(pieces)}

    def _manifestation(self, at: int, of: int, problem: CommonProblem) -> Iterable[Piece]:
        lead = f"{'一二三四五六七八九十'[at]}是" if of > 1 else ""
        yield Piece(f"{lead}{self.redacted(problem.text).rstrip('。；')}，涉及")
        files = Figure(Decimal(problem.files), problem.count.cases, problem.count.findings)
        yield from number(f"问题.{problem.criterion.code}.卷数", files)
        yield Piece(f"卷（{listed(problem.codes)}）{self._wording(problem)}" + ("。" if at + 1 == of else "；"))

    def _wording(self, problem: CommonProblem) -> str:
        """How a reviewer put it."""
        return f"，如“{self.redacted(problem.wordings[0]).rstrip('。')}”" if problem.wordings else ""

    def _typical(self, problem: Problem) -> Row:
        case = problem.case
        row = self._case(case)
        if case.score.state is ScoreState.FAILED_UNSCORED:
            row["得分"] = words("：命中否决情形，不予评分")
        else:
            zeroed = "（命中否决情形，整卷计0分）" if case.score.state is ScoreState.ZEROED else ""
            row["得分"] = (*row["得分"], Piece(f"分{zeroed}，等次为{case.score.grade or '未定'}"))
        remark = self.redacted(problem.finding.remark).rstrip("。")
        pages = case.cited(problem.pages)
        where = f"（见卷内{pages}）。" if pages else "。"
        return {
            **row,
            "问题": words(self.redacted(problem.text).rstrip("。；") + (f"。{remark}" if remark else "")),
            "位置": words(f"（卷内缺少{problem.finding.missing}）。" if problem.finding.missing else where),
            "评析": words(self.redacted(comment(problem))),
        }

    def _doubts(self) -> tuple[Row, ...]:
        return tuple(
            {
                "评查项": words(doubt.criterion.title if doubt.criterion else "有关问题"),
                "问题": words(self.redacted(doubt.doubt.question)),
                "代号": words(doubt.case.code),
                "结论": words(self.redacted(doubt.conclusion) or "该问题尚在研究，形成意见后另行答复。"),
            }
            for doubt in self.figures.doubts
        )

    def _to_mend(self) -> Iterable[Row]:
        for unit in self.figures.units:
            own = [p for p in self.figures.problems if p.case.unit == unit.unit]
            if own:
                codes = tuple(dict.fromkeys(p.case.code for p in own))
                figure = Figure(
                    Decimal(len(own)), tuple(dict.fromkeys(p.case.case_id for p in own)), tuple(p.id for p in own)
                )
                yield {
                    "名称": words(self.unit_name(unit.unit)),
                    "数量": number(f"整改.{unit.unit}.数量", figure),
                    "案卷代号": words(listed(codes)),
                }


def _files(cases: Sequence[ReviewedCase]) -> Figure:
    return Figure(Decimal(len(cases)), tuple(case.case_id for case in cases))


def _counted_rows(name: str, problems: Sequence[Problem]) -> Field:
    cases = tuple(dict.fromkeys(problem.case.case_id for problem in problems))
    return number(name, Figure(Decimal(len(problems)), cases, tuple(problem.id for problem in problems)))


def score_field(name: str, figure: Figure | None) -> Field:
    """Points with the places the edition rounds to (98.50, not 98.5)."""
    if figure is None:
        return ()
    return (Piece(f"{figure.value:f}", name, figure.cases, figure.findings),)


def listed(codes: Sequence[str], most: int = 8) -> str:
    """01、05、07等12卷."""
    if len(codes) <= most:
        return "、".join(codes)
    return f"{'、'.join(codes[:most])}等{len(codes)}卷"


def _letter(at: int) -> str:
    return chr(ord("A") + at) if at < 26 else f"A{at - 25}"
