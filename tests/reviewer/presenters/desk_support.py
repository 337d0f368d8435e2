"""A small edition, a small case file, and a store that keeps acts in a list."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from reviewer.documents.rendering.wishes import PageOrigin
from reviewer.presenters.desk.entry import DeskEntry
from reviewer.presenters.desk.ports import DeskReader, Fitting, OpenCase, Prompt
from reviewer.storage.memory import Remembered
from reviewer.storage.steps import Kept, Step
from scoring.acts import Act, SessionOpened
from scoring.casefile import Box, CaseFile, Document, Page, Region, Source, TextLine
from scoring.conditions import Condition, Expr, Op
from scoring.errors import ReviewError
from scoring.folding import fold
from scoring.grades import Grade
from scoring.rubric import Criterion, Deduction, DeductionKind, Nature, Rubric, Section, Stage, Tier, Veto, VetoEffect
from scoring.suspicions import Result, Severity, Suspicion

T = TypeVar("T")


def leaf(name: str, title: str, *rules: Deduction | Veto, points: int = 10, **more: object) -> Criterion:
    return Criterion(
        name,
        name,
        title,
        Stage.NOTICE,
        Nature.PROCEDURE,
        Decimal(points),
        deductions=tuple(r for r in rules if isinstance(r, Deduction)),
        vetoes=tuple(r for r in rules if isinstance(r, Veto)),
        **more,  # type: ignore[arg-type]
    )


def _investigation() -> Section:
    fixed = Deduction("1.1.1", "立案审批表缺少审批意见", DeductionKind.FIXED, Decimal(2))
    each = Deduction("1.1.2", "签名或者日期不全", DeductionKind.PER_OCCURRENCE, Decimal(1))
    low, high, step = Decimal("0.5"), Decimal("2"), Decimal("0.5")
    span = Deduction("1.2.1", "询问笔录内容不完整", DeductionKind.RANGE, low=low, high=high, step=step)
    tiers = Deduction(
        "1.2.2", "证据缺少来源说明", DeductionKind.TIERS, tiers=(Tier(Decimal(1), "一份"), Tier(Decimal(3), "多份"))
    )
    filing = leaf("1.1", "立案审批", fixed, each, document_kinds=("filing_approval",))
    evidence = leaf(
        "1.2",
        "调查取证",
        span,
        tiers,
        document_kinds=("interview_record", "inspection_record"),
        text="询问应当个别进行，笔录由被询问人核对后签名。",
        common_mistakes=("笔录没有结束时间",),
        notes=("当事人拒绝签名并已注明的，不扣分。",),
        legal_basis=("《行政处罚法》第五十五条",),
    )
    return Section("1", "一", "立案与调查", (filing, evidence))


def _service() -> Section:
    late = Deduction("2.1.1", "送达超过法定期限", DeductionKind.FIXED, Decimal(2))
    absent = Deduction("2.1.2", "没有送达回证", DeductionKind.ALL)
    free = Deduction("2.2.1", "其他不规范", DeductionKind.FREE, Decimal(1))
    veto = Veto("2.2.9", "未告知听证权利", VetoEffect.FILE_ZERO)
    served = leaf("2.1", "送达", late, absent, document_kinds=("service_receipt",), checks=("T02",))
    condition = Expr(Op.CONDITION, "hearing")
    told = leaf("2.2", "听证告知", free, veto, document_kinds=("hearing_notice",), condition=condition)
    return Section("2", "二", "告知与送达", (served, told))


def rubric() -> Rubric:
    grades = (Grade("合格", at_least=Decimal(60)), Grade("不合格", below=Decimal(60)))
    hearing = Condition("hearing", "较大数额罚款", Expr(Op.FACT, "fine_amount", at_least=Decimal(5000)), True)
    sections = (_investigation(), _service())
    return Rubric("test", "测试评查标准", "2025", "", "2025-01-01", sections, grades, conditions=(hearing,))


def case_file() -> CaseFile:
    kinds = [
        ("filing_approval", "立案审批表", 1, 2),
        ("interview_record", "询问笔录", 3, 5),
        ("decision", "行政处罚决定书", 6, 7),
        ("service_receipt", "送达回证", 8, 8),
    ]
    documents = tuple(
        Document(seq, kind, label, label, first, last) for seq, (kind, label, first, last) in enumerate(kinds, 1)
    )
    line = TextLine("送达日期：2025年3月20日", 8, Box(0.1, 0.3, 0.6, 0.33))
    pages = tuple(Page(n, (line,) if n == 8 else (), Source.TEXT) for n in range(1, 9))
    return CaseFile("普通程序", documents, (), pages)


def suspicions() -> tuple[Suspicion, ...]:
    late = Suspicion(
        "T02:8",
        "T02",
        Result.VIOLATED,
        Severity.MEDIUM,
        ("《行政处罚法》第六十一条",),
        (4,),
        (Region(8, Box(0.1, 0.3, 0.6, 0.33)), Region(6)),
        "3 月 10 日宣告后 7 个工作日届满于 3 月 19 日，3 月 20 日送达，超过 1 个工作日。",
        "处罚决定书送达超过七个工作日",
        ("2.1",),
    )
    grave = Suspicion(
        "O02:1", "O02", Result.VIOLATED, Severity.GRAVE, (), (3,), (Region(6),), "", "未经法制审核", ("1.2",)
    )
    unknown = Suspicion(
        "T09:1", "T09", Result.UNKNOWN, Severity.NOTE, (), (), (), "", "缺少告知日期，无法核对", ("2.2",)
    )
    return late, grave, unknown


class ListStore:
    """A DeskStore that keeps acts in lists and answers at once."""

    def __init__(self, origins: Sequence[PageOrigin] = ()) -> None:
        self.acts: dict[str, list[Act]] = {}
        self.origins = tuple(origins)
        self.error: Exception | None = None
        self.used: dict[str, list[tuple[str, int]]] = {}
        self.locked = ""
        self.without: dict[str, Sequence[str]] = {}  # item → files whose edition has it not
        self.raised = suspicions()  # what the checks say now
        self.fitting: Fitting | None = None
        self.remembered: dict[str, Remembered] = {}
        self._count = 0
        self._edition = rubric()

    def open(self, case_id: str) -> OpenCase:
        if case_id == "gone":
            raise ReviewError("找不到这份案卷。", "请刷新案卷列表。")
        acts = self.acts.get(case_id, [])
        labels = {"hearing_notice": "听证告知书", "service_receipt": "送达回证"}
        return OpenCase(
            case_id,
            f"案卷 {case_id}",
            case_file(),
            self.origins or tuple(origin(n) for n in range(8)),
            self._edition,
            suspicions=self.raised,
            content=fold(acts or [SessionOpened(case_id, "c", "", self._edition.hash)]),
            session="s" if acts else "",
            locked=self.locked,
            kind_labels=labels,
            fitting=self.fitting,
            remembered=self.remembered.get(case_id, Remembered()),
        )

    def ask(
        self,
        question: Callable[[DeskReader], T],
        on_answer: Callable[[T], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        try:
            answer = question(self)
        except ReviewError as error:
            on_failed(error)
        else:
            on_answer(answer)

    def commit(
        self,
        file: OpenCase,
        acts: Sequence[Act],
        kept: Kept,
        on_committed: Callable[[datetime], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        if self.error is not None:
            on_failed(self.error)
            return
        done = self.acts.setdefault(file.case_id, [])
        if not done:
            done.append(SessionOpened(file.case_id, "c", "r", self._edition.hash))
        done.extend(acts)
        on_committed(datetime(2026, 3, 2, 14, 3, 22, tzinfo=UTC) + timedelta(seconds=len(done)))

    def new_id(self) -> str:
        self._count += 1
        return f"f{self._count}"

    def next_case(self, after: str) -> str:
        return {"a": "b", "b": "a"}.get(after, "")

    def cases(self) -> Sequence[str]:
        return ("a", "b", "c")

    def cases_with(self, criterion: str) -> Sequence[str]:
        return [case for case in self.cases() if case not in self.without.get(criterion, ())]

    def steps(self) -> Sequence[Step]:
        return ()

    def remarks(self) -> Mapping[str, Sequence[tuple[str, int]]]:
        return self.used


def origin(index: int) -> PageOrigin:
    return PageOrigin(Path("nowhere.docx"), index, 595, 842)


def asked(entry: DeskEntry) -> Prompt:
    """What the desk asks just now."""
    assert entry.prompt is not None
    return entry.prompt
