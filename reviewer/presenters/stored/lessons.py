"""The teaching view's lessons, from a workspace."""

from reviewer.presenters.lessons import slides
from reviewer.presenters.ports import Lesson
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError


class NothingToTeach(ReviewError):
    """A case file without a submitted sheet, or one without findings."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, "请选择一份已提交、记有问题的案卷。")


class StoredLessons:
    """presenters.ports.Lessons over a workspace, for the window's thread."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def lesson(self, case_id: str) -> Lesson:
        """The findings of the last submitted sheet of this case file as slides. Raises NothingToTeach."""
        row = self._workspace.catalogue.case(case_id)
        closed = [session for session in self._workspace.sessions.of_case(case_id) if session.is_closed]
        if not closed:
            raise NothingToTeach("这份案卷还没有提交的评查表，不能用于讲评。")
        session = closed[-1]
        rubric = self._workspace.editions.rubric(session.rubric)
        made = slides(rubric, session.content.sheet, self._workspace.sessions.score_of(session))
        if not made:
            raise NothingToTeach("这份案卷的评查表没有记录问题。")
        return Lesson(case_id, f"{row.code} {row.title}", made)
