"""A draft tried on reviews of the workspace. Sessions are read, never written."""

from reviewer.presenters.rubrics.values import PastEffect, SessionChoice, Trial
from reviewer.printing.reviews import submitted
from reviewer.storage.workspace import Workspace
from scoring.editions import Carrier, line_changes
from scoring.errors import ReviewError
from scoring.progress import Progress
from scoring.rubric import Rubric
from scoring.score import Score, ScoreState, score
from scoring.sheet import Sheet


class ReviewIsGone(ReviewError):
    """The review chosen for the trial cannot be read any more."""

    def __init__(self) -> None:
        super().__init__("选中的评查找不到了。", "请另选一份。")


def tried_choices(workspace: Workspace) -> tuple[SessionChoice, ...]:
    """Every review, the latest first."""
    rows = {row.id: row for row in workspace.catalogue.cases()}
    found = []
    for session in reversed(workspace.sessions.all()):
        row = rows.get(session.case)
        if row is not None:
            count = len(session.content.sheet.findings)
            state = "已提交" if session.is_closed else "评查中"
            found.append(SessionChoice(session.id, f"{row.code} {row.title}（{state}，问题 {count} 个）"))
    return tuple(found)


def tried(workspace: Workspace, session_id: str, rubric: Rubric) -> Trial:
    """One review under its own edition and under this one."""
    try:
        session = workspace.sessions.get(session_id)
    except KeyError:
        raise ReviewIsGone from None
    row = workspace.catalogue.case(session.case)
    before = workspace.editions.rubric(session.rubric)
    carrier = Carrier(before, rubric)
    moved = carrier.carried(session.content.sheet)
    old, new = score(before, session.content.sheet), score(rubric, moved.sheet)
    return Trial(
        case=f"{row.code} {row.title}",
        old_edition=f"{before.title}（{before.edition}版）",
        old_result=result_text(old),
        new_result=result_text(new),
        old_sum=old.trace[-1].text if old.trace else "",
        new_sum=new.trace[-1].text if new.trace else "",
        changes=tuple(change for change in line_changes(carrier, old, new) if change.is_changed),
        left_behind=tuple(_left(before, session.content.sheet, name) for name in moved.left_behind),
    )


def result_text(result: Score) -> str:
    """86.5 分，合格."""
    if result.state is ScoreState.INELIGIBLE:
        return "不符合评查条件"
    points = "不予评分" if result.total is None else f"{result.total:f} 分"
    return "，".join(part for part in (points, result.grade or "") if part)


def _left(before: Rubric, sheet: Sheet, name: str) -> str:
    finding = next((f for f in sheet.findings if f.id == name), None)
    leaf = before.criterion(finding.criterion if finding else name)
    if leaf is None:
        return name
    rule = leaf.rule(finding.rule) if finding else None
    return f"{leaf.code} {leaf.title}" + (f"：{rule.text}" if rule else "")


def past_effects(workspace: Workspace, rubric: Rubric, progress: Progress) -> tuple[PastEffect, ...]:
    """The effect on the last submitted review of every case file."""
    rows = {row.id: row for row in workspace.catalogue.cases()}
    sessions = submitted(workspace)
    carriers: dict[str, Carrier] = {}
    found = []
    for done, session in enumerate(sessions):
        progress.step(done, len(sessions), "正在试算以往评查")
        if session.rubric not in carriers:
            carriers[session.rubric] = Carrier(workspace.editions.rubric(session.rubric), rubric)
        row = rows[session.case]
        effect = carriers[session.rubric].effect(session.content.sheet)
        found.append(PastEffect(row.procedure, f"{row.code} {row.title}", effect))
    progress.step(len(sessions), len(sessions), "正在试算以往评查")
    return tuple(found)
