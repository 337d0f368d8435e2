"""Why a case file has its score and grade, in the few sentences a tip has room for."""

from collections.abc import Sequence
from dataclasses import replace

from scoring.trace import Role, TraceLine

MOST = 8  # items named
OPEN_ENDED = "。以上为暂计：未评的项按无问题计分，提交后才有等次。"


def provisional(trace: Sequence[TraceLine], grade: str) -> tuple[TraceLine, ...]:
    """The arithmetic of a review that is not finished: its last line says so, and names no grade."""
    named = f"，等次：{grade}。"
    return tuple(
        replace(line, text=line.text.removesuffix(named).removesuffix("。") + OPEN_ENDED)
        if line.role is Role.TOTAL
        else line
        for line in trace
    )


def reasons(trace: Sequence[TraceLine]) -> str:
    """The last line of the arithmetic, the vetoes, what was taken off, and how the points were scaled."""
    of_role = {role: [line.text for line in trace if line.role is role] for role in Role}
    lost = [line.text for line in trace if line.role in (Role.LEAF, Role.BEYOND) and line.capped]
    more = [f"另有 {len(lost) - MOST} 项扣分。"] if len(lost) > MOST else []
    return "\n".join((*of_role[Role.TOTAL], *of_role[Role.VETO], *lost[:MOST], *more, *of_role[Role.PART]))
