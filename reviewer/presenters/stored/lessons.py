"""The teaching view's lessons, from a workspace."""

from collections.abc import Sequence
from dataclasses import replace

from reviewer.presenters.lessons import masked, opening, slides
from reviewer.presenters.ports import Lesson, Slide
from reviewer.printing.reviews import names_in
from reviewer.storage.sessions import ReviewSession
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError
from scoring.redaction import Names


class NothingToTeach(ReviewError):
    """A case file without a submitted sheet, or one without findings."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, "请选择一份已提交、记有问题的案卷。")


class StoredLessons:
    """presenters.ports.Lessons over a workspace, for the window's thread."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def lesson(self, case_ids: Sequence[str]) -> Lesson:
        """The findings of the last submitted sheets of these case files as slides. Several follow one another, each
        with a slide that says what it came to; those without a submitted sheet are left out. Raises NothingToTeach."""
        if len(case_ids) == 1:
            return self._single(case_ids[0])
        made: list[Slide] = []
        hidden: list[Slide] = []
        for case_id in case_ids:
            closed = [session for session in self._workspace.sessions.of_case(case_id) if session.is_closed]
            if closed:
                own = self._among_others(case_id, closed[-1])
                made += own
                hidden += self._masked(case_id, own)
        if not made:
            raise NothingToTeach("所选的案卷都还没有提交的评查表，不能用于讲评。")
        count = len({slide.case_id for slide in made})
        title = f"{count} 份案卷"
        return Lesson(made[0].case_id, title, tuple(made), title, tuple(hidden))

    def _masked(self, case_id: str, made: Sequence[Slide]) -> list[Slide]:
        """The same without names."""
        content = self._workspace.readings.case_file(case_id)
        names, pages = Names(*names_in(content)), {page.number: page for page in content.pages}
        return [masked(slide, names, pages, slide.title) for slide in made]

    def _among_others(self, case_id: str, session: ReviewSession) -> list[Slide]:
        row, score = self._workspace.catalogue.case(case_id), self._workspace.sessions.score_of(session)
        own = slides(self._workspace.editions.rubric(session.rubric), session.content.sheet, score)
        title = f"{row.code} {row.title}"
        return [replace(slide, case_id=case_id, title=title) for slide in (opening(row.code, row.title, score), *own)]

    def _single(self, case_id: str) -> Lesson:
        row = self._workspace.catalogue.case(case_id)
        closed = [session for session in self._workspace.sessions.of_case(case_id) if session.is_closed]
        if not closed:
            raise NothingToTeach("这份案卷还没有提交的评查表，不能用于讲评。")
        session = closed[-1]
        rubric = self._workspace.editions.rubric(session.rubric)
        made = slides(rubric, session.content.sheet, self._workspace.sessions.score_of(session))
        if not made:
            raise NothingToTeach("这份案卷的评查表没有记录问题。")
        title = f"{row.code} {row.title}"
        named = self._masked(case_id, (replace(made[0], title=title), *made[1:]))  # its title is the lesson's
        hidden = (replace(named[0], title=""), *named[1:])
        return Lesson(case_id, title, made, named[0].title, hidden)
