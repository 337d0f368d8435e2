"""Which papers there are beside the 简报: what each is made for, its number series, where its wording comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from forms.letters.templates import LetterTemplate, read_letters, shipped_letters
from reviewer.printing.wording import LETTERS_FILE, own_text


class Scope(StrEnum):
    """What one copy of a paper is made for, as the window says it."""

    CASE = "每卷一份"
    UNIT = "每个单位一份"
    PERSON = "每人一份"
    MONTH = "每月一份"
    YEAR = "每年一份"
    CHOICE = "所选案卷一份"


@dataclass(frozen=True, slots=True)
class PaperKind:
    """`series` is what stands before the year in its number (案评改〔2026〕3号) until the office gives another one;
    empty where the paper has no number. `submitted`: made from submitted reviews only. `of_problems`: only for units
    where something was found."""

    id: str
    scope: Scope
    series: str = ""
    submitted: bool = True
    of_problems: bool = False


NOTICE = "rectification-notice"
SHEETS, SHEETS_OF_FINDINGS, SHEETS_OF_ENTRIES = "sheets", "sheets-findings", "sheets-entries"
LETTERS = (
    PaperKind("case-opinion", Scope.CASE, "案评卷"),
    PaperKind("unit-opinion", Scope.UNIT, "案评意"),
    PaperKind(NOTICE, Scope.UNIT, "案评改", of_problems=True),
    PaperKind("rectification-report", Scope.UNIT, of_problems=True),
    PaperKind("task-order", Scope.UNIT, "案评交"),
    PaperKind("supervision-advice", Scope.UNIT, "案评建"),
    PaperKind("objection-reply", Scope.CASE, "案评复"),
    PaperKind("adjudication-record", Scope.CASE),
    PaperKind("correction", Scope.UNIT, "案评更"),
    PaperKind("review-circular", Scope.CHOICE, "案评情"),
    PaperKind("commendation", Scope.CHOICE, "案评通"),
    PaperKind("monthly-circular", Scope.MONTH, "案评督"),
    PaperKind("yearly-ledger", Scope.YEAR),
    PaperKind("draw-record", Scope.CHOICE, submitted=False),
    PaperKind("recusal", Scope.PERSON, submitted=False),
    PaperKind("delivery-list", Scope.UNIT, submitted=False),
    PaperKind("receipt", Scope.CHOICE, submitted=False),
    PaperKind("training-certificate", Scope.PERSON, submitted=False),
)
SHEET_NAMES: Mapping[str, str] = {
    SHEETS: "评查表（全部评查项）",
    SHEETS_OF_FINDINGS: "评查表（只列问题）",
    SHEETS_OF_ENTRIES: "评查表（套打，只印填写内容）",
}
KINDS: Mapping[str, PaperKind] = {
    kind.id: kind for kind in (*(PaperKind(sheet, Scope.CASE) for sheet in SHEET_NAMES), *LETTERS)
}

# What is the same on every copy and is remembered for the next time; all else belongs to one copy.
COMMON = frozenset(
    {"整改期限", "异议期限", "反馈期限", "办理期限", "办理要求", "联系人", "联系电话", "依据", "工作要求", "抄送"}
    | {"合议时间", "合议地点", "主持人", "参加人", "记录人", "抽取时间", "抽取地点", "抽取方式"}
)
LONG = frozenset(
    {
        "发现问题",
        "交办事项",
        "办理要求",
        "总体情况",
        "问题情况",
        "工作要求",
        "合议结论",
        "复核结果",
        "防范措施",
        "备选范围",
        "评查结果",
        "讨论记录",
        "更正原因",
    }
)


def templates(folder: Path) -> Mapping[str, LetterTemplate]:
    """The wording of the letters: the office's own file in the workspace folder, over the shipped one.

    Raises ReviewError where the office's file has a mistake.
    """
    text = own_text(folder, LETTERS_FILE)
    return {**shipped_letters(), **(read_letters(text, f"文字模板“{LETTERS_FILE}”") if text is not None else {})}


def printed_name(kind: str, wording: Mapping[str, LetterTemplate]) -> str:
    """What the paper is called."""
    return SHEET_NAMES.get(kind) or wording[kind].name
