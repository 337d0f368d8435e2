"""The live fields of a bulletin: every name a template may use, with its text and what stands behind it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from forms.bulletin.pieces import MOST_LISTED, Field, Row, brief, codes_field, number, score_field, words
from forms.bulletin.practice import GoodPractice, best_cases, practices
from forms.bulletin.scalars import MOST_NAMED, MOST_TO_MEND, best_units, scalars, units_to_mend
from forms.bulletin.settings import BulletinSettings
from forms.bulletin.text import Piece
from forms.bulletin.typical import consequence, law, right_way, typical_cases
from scoring.figures import (
    CampaignFigures,
    CommonProblem,
    DoubtFigures,
    Figure,
    Problem,
    ReviewedCase,
    Share,
    UnitFigures,
)
from scoring.redaction import Mask, MaskKind, Names, redact
from scoring.score import ScoreState

EXAMPLE, DISSECTED = 120, 300  # characters of a reviewer's remark that are quoted
_BRACKETS = str.maketrans("〔〕", "（）")


@dataclass(frozen=True)
class Fields:
    """Everything a template can ask for. `refs` are the findings of the rows of 典型案例, `shown` their names."""

    scalars: Mapping[str, Field]
    rows: Mapping[str, tuple[Row, ...]]
    refs: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


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
        self._longest_first = sorted(self._aliases.items(), key=lambda one: -len(one[0]))

    def fields(self) -> Fields:
        chosen = typical_cases(self.figures, self.settings)
        rows = {
            "卷种": tuple(self._share("卷种", share) for share in self.figures.kinds),
            "等次": tuple(self._share("等次", share) for share in self.figures.grades if share.count.value),
            "单位": tuple(self.unit_row(unit) for unit in self.figures.units),
            "性质": tuple(self._nature(share) for share in self._natures()),
            "阶段": tuple(self._share("阶段", share) for share in self.figures.by_stage),
            "优秀单位": tuple(self.unit_row(unit) for unit in self._best_units()),
            "优秀案卷": tuple(self._case(case) for case in best_cases(self.figures)),
            "做法": tuple(self._practice(practice) for practice in practices(self.figures)),
            "不合格案卷": tuple(self._failed()),
            "典型案例": tuple(self._typical(problem) for problem in chosen),
            "疑难问题": self._doubts(),
            "整改单位": tuple(self._to_mend()),
        }
        counts = {
            "典型案例数": _counted_rows("典型案例数", chosen),
            "疑难问题数": words(str(len(rows["疑难问题"]))),
            "做法案卷数": words(str(len(rows["做法"]))),
        }
        given = {**scalars(self.figures, self.settings), **counts}
        return Fields(given, rows, tuple(p.id for p in chosen), _picture_names(chosen))

    def unit_name(self, unit: str) -> str:
        """The unit's name, or its letter where the bulletin goes outside."""
        return unit if self.settings.names_units else self._aliases.get(unit, unit)

    def redacted(self, text: str) -> str:
        """Without what identifies anybody; where units are not named, with their letters."""
        found = redact(text.strip(), self.names)
        self.masks.update((mask.original, mask) for mask in found.masks)
        said = found.text
        for unit, alias in () if self.settings.names_units else self._longest_first:
            if unit in said:
                said = said.replace(unit, alias)
                self.masks[unit] = Mask(MaskKind.UNIT, 0, unit, alias)
        return said

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
        best = best_units(self.figures)
        return best if len(best) <= MOST_NAMED else ()

    def _natures(self) -> Sequence[Share]:
        """What occurred most stands first."""
        return sorted(self.figures.by_nature, key=lambda share: -share.count.value)

    def _case(self, case: ReviewedCase) -> dict[str, Field]:
        total = None if case.score.total is None else Figure(case.score.total, (case.case_id,))
        return {
            "代号": codes_field(f"案卷.{case.code}.代号", (case.code,), Figure(Decimal(1), (case.case_id,))),
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

    def _practice(self, practice: GoodPractice) -> Row:
        return {**self._case(practice.case), "做法": words(self.redacted(practice.text))}

    def _nature(self, share: Share) -> Row:
        common = [c for c in self.figures.common if c.criterion.nature.value == share.label]
        shown = common[: max(1, self.settings.common_limit // 2)]
        row = self._share("性质", share)
        of_files = (Piece("，涉及案卷"), *row["卷数"], Piece("卷")) if share.count.value > 1 else ()
        pieces: list[Piece] = []
        if len(common) == 1:
            (only,) = common
            lead = f"{'问题均为' if share.count.value > 1 else '具体为'}：{self.redacted(only.text).rstrip('。；')}（"
            pieces += (Piece(lead), *_codes(only), Piece("）。"), *self._example(only))
        else:
            pieces.append(Piece("主要表现为："))
            for at, problem in enumerate(shown):
                pieces += self._manifestation(at, len(shown), problem)
        return {**row, "卷数说明": of_files, "主要表现": tuple(pieces)}

    def _manifestation(self, at: int, of: int, problem: CommonProblem) -> Iterable[Piece]:
        lead = f"{'一二三四五六七八九十'[at]}是" if of > 1 else ""
        yield Piece(f"{lead}{self.redacted(problem.text).rstrip('。；')}")
        if problem.files > 1:
            files = Figure(Decimal(problem.files), problem.count.cases, problem.count.findings)
            yield Piece("，涉及")
            yield from number(f"问题.{problem.criterion.code}.卷数", files)
            yield Piece("卷")
        yield Piece("（")
        yield from _codes(problem, is_counted=problem.files > 1)
        yield Piece("）。")
        yield from self._example(problem)

    def _example(self, problem: CommonProblem) -> Iterable[Piece]:
        """How a reviewer put it, as a sentence; where it stands in several files, of which one he said so."""
        if not problem.wordings:
            return
        said, ids = problem.wordings[0], set(problem.count.findings)
        if problem.files > 1:
            found = next(p for p in self.figures.problems if p.id in ids and p.finding.remark.strip() == said)
            of_file = Figure(Decimal(1), (found.case.case_id,), (found.id,))
            yield Piece("如")
            yield from codes_field(f"案卷.{found.case.code}.代号", (found.case.code,), of_file)
            yield Piece("号案卷，")
        yield Piece(_sentence(brief(self.redacted(said), EXAMPLE)))

    def _typical(self, problem: Problem) -> Row:
        case = problem.case
        row = self._case(case)
        if case.score.state is ScoreState.FAILED_UNSCORED:
            row["评查结果"] = words(f"存在否决情形，判为{case.score.grade or '不合格'}，不予评分")
        else:
            zeroed = "（存在否决情形，整卷计零分）" if case.score.state is ScoreState.ZEROED else ""
            grade = f"分{zeroed}，等次为{case.score.grade or '未定'}"
            row["评查结果"] = (Piece("评查得分"), *row["得分"], Piece(grade))
        remark = brief(self.redacted(problem.finding.remark), DISSECTED).rstrip("。")
        pages = case.cited(problem.pages)
        where = f"（见卷内{pages}）。" if pages else "。"
        return {
            **row,
            "问题": words(self.redacted(problem.text).rstrip("。；") + (f"。{remark}" if remark else "")),
            "位置": words(
                f"（卷内缺少{self.redacted(problem.finding.missing)}）。" if problem.finding.missing else where
            ),
            "法律依据": words(law(problem)),
            "正确做法": words(self.redacted(right_way(problem))),
            "评查意见": words(self.redacted(consequence(problem))),
        }

    def _doubts(self) -> tuple[Row, ...]:
        """The same question to the same conclusion once, with all its files."""
        groups: dict[tuple[str, str, str], list[DoubtFigures]] = {}
        for doubt in self.figures.doubts:
            about = doubt.criterion.id if doubt.criterion else ""
            groups.setdefault((about, doubt.doubt.question.strip(), doubt.conclusion), []).append(doubt)
        return tuple(self._doubt(group) for group in groups.values())

    def _doubt(self, group: Sequence[DoubtFigures]) -> Row:
        first, cases = group[0], tuple(dict.fromkeys(doubt.case.case_id for doubt in group))
        codes = tuple(dict.fromkeys(doubt.case.code for doubt in group))
        listed_codes = codes_field(f"疑难.{first.case.code}.代号", codes, Figure(Decimal(len(codes)), cases))
        return {
            "评查项": words(f"“{first.criterion.title}”" if first.criterion else "有关问题"),
            "问题": words(self.redacted(first.doubt.question)),
            "代号": listed_codes,
            "案卷": listed_codes if len(codes) > MOST_LISTED else (*listed_codes, Piece("号案卷")),
            "结论": words(self.redacted(first.conclusion) or "该问题尚在研究，形成意见后另行答复。"),
        }

    def _to_mend(self) -> Iterable[Row]:
        """What each unit must put right; where they are many an attachment says it."""
        units = units_to_mend(self.figures)
        return [self.mend_row(unit) for unit in units] if len(units) <= MOST_TO_MEND else []

    def mend_row(self, unit: str) -> Row:
        """How many problems a unit must put right, and in which files."""
        own = [p for p in self.figures.problems if p.case.unit == unit]
        cases = tuple(dict.fromkeys(p.case.case_id for p in own))
        figure = Figure(Decimal(len(own)), cases, tuple(p.id for p in own))
        return {
            "名称": words(self.unit_name(unit)),
            "数量": number(f"整改.{unit}.数量", figure),
            "案卷代号": codes_field(f"整改.{unit}.案卷代号", tuple(dict.fromkeys(p.case.code for p in own)), figure),
        }


def _sentence(text: str) -> str:
    """With a full stop where it has no end of its own."""
    return text if text.endswith(("？", "！", "…")) else f"{text.rstrip('。；，')}。"


def _codes(problem: CommonProblem, *, is_counted: bool = False) -> Field:
    return codes_field(f"问题.{problem.criterion.code}.案卷代号", problem.codes, problem.count, is_counted=is_counted)


def _counted_rows(name: str, problems: Sequence[Problem]) -> Field:
    cases = tuple(dict.fromkeys(problem.case.case_id for problem in problems))
    return number(name, Figure(Decimal(len(problems)), cases, tuple(problem.id for problem in problems)))


def _letter(at: int) -> str:
    return chr(ord("A") + at) if at < 26 else f"A{at - 25}"


def _picture_names(chosen: Sequence[Problem]) -> tuple[str, ...]:
    """What stands in the edited text for the clippings of each of these: the file and the item, told apart."""
    names: list[str] = []
    for problem in chosen:
        name = f"{problem.case.code}号案卷，{problem.criterion.title}".translate(_BRACKETS)
        same = sum(other.partition("·")[0] == name for other in names)
        names.append(f"{name}·{same + 1}" if same else name)
    return tuple(names)
