"""Acts about the workspace itself: what was joined to it, what was taken out, what a case file is called. They concern
no session."""

from dataclasses import dataclass

from scoring.act import Act


@dataclass(frozen=True, slots=True)
class WorkspaceMerged(Act):
    """并入: the acts of another workspace (named as its folder was) stand in this record, before this act.

    `branches`: those of them that follow an earlier act of their author than the last one here, because the author went
    on in both workspaces; verification lets these join there.
    """

    source: str
    acts: int
    branches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseRemoved(Act):
    """移出: a case file that nobody had begun to review was taken out again. Stands in the case file's stream."""

    code: str
    title: str
    reference_number: str = ""


@dataclass(frozen=True, slots=True)
class CaseDescribed(Act):
    """更正案卷信息: what the list says of a case file from now on. Taken back, it is the same act with what the list
    said before. Stands in the case file's stream."""

    code: str
    title: str
    unit: str = ""
    cause: str = ""
    party: str = ""
    reference_number: str = ""
    procedure: str = ""
