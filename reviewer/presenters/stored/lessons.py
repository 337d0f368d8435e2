"""The teaching view's lessons, from a workspace."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from forms.bulletin.handout import Model, Question
from forms.fonts import Faces
from reviewer.presenters.lessons import masked, opening, slides
from reviewer.presenters.ports import Lesson, Slide
from reviewer.printing.clippings import Wanted
from reviewer.printing.handouts import Asked, handout
from reviewer.printing.reviews import names_in
from reviewer.storage.sessions import ReviewSession
from reviewer.storage.workspace import Workspace
from scoring.casefile import CaseFile, Region
from scoring.company_names import places_in
from scoring.errors import ReviewError
from scoring.notation.references import find_reference_numbers
from scoring.person_names import is_name
from scoring.redaction import Names
from scoring.score import Score


class NothingToTeach(ReviewError):
    """A case file without a submitted sheet, or one without findings."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, "请选择一份已提交、记有问题的案卷。")


_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}")
HANDOUT = "案卷讲评讲义"
COMMONLY = 3  # characters of a name
SHARED = 2  # characters at least of an office's abbreviation
_NOBODY = frozenset(
    ("空白", "拒签", "拒收", "本人", "同上", "签名", "签字", "盖章", "无人", "没有", "他人", "亲属", "家属")
)
_SIGNED = re.compile(
    r"opinion_.*_by|signatory|.*witness|recorder|in(?:spector|quirer)|asked_person|person_on_site|"
    r"received_by|service_officer|payer|(?:hearing|panel)_(?:chair|member|recorder|attendee|observer|investigator|signatory)"
)


def _signed(content: CaseFile) -> tuple[str, ...]:
    """Whoever signed a paper or is written down as having been there: an audience need not know them either."""
    found = (fact.value for fact in content.facts if _SIGNED.fullmatch(fact.key))
    parts = (part for value in found for part in re.split(r"[、，,；;\s]+", value))
    return tuple(dict.fromkeys(part for part in parts if _may_be_name(part)))


def _may_be_name(word: str) -> bool:
    """Where a signature stands, a rare surname counts as well."""
    return _HAN.fullmatch(word) is not None and word not in _NOBODY and (len(word) <= COMMONLY or is_name(word))


def _numbers_like(own: str, content: CaseFile) -> Iterator[str]:
    """The numbers of the file's other papers, which begin with the same office's abbreviation."""
    for page in content.pages if own else ():
        for line in page.lines:
            for number in find_reference_numbers(line.text):
                written = line.text[number.start : number.end]
                if written.startswith(own[:SHARED]):
                    yield written


class StoredLessons:
    """Lessons from the submitted sheets of a workspace, for the window's thread."""

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
        names, units = self._hidden(case_id, content)
        pages = {page.number: page for page in content.pages}
        return [masked(slide, names, pages, slide.title, units) for slide in made]

    def _hidden(self, case_id: str, content: CaseFile) -> tuple[Names, tuple[str, ...]]:
        """Who is not to be known, and what else leads to the file: who handled it, of which town, its number."""
        row, (parties, persons) = self._workspace.catalogue.case(case_id), names_in(content)
        known = (row.unit, row.reference_number, *sorted(places_in((row.unit,))))
        units = tuple(dict.fromkeys(filter(None, (*known, *_numbers_like(row.reference_number, content)))))
        return Names(parties, (*persons, *_signed(content))), units

    def handout(self, lesson: Lesson, chosen: Sequence[Slide], suffix: str, faces: Faces) -> bytes:
        """These slides of the lesson on paper: questions, then their answers. On clippings names stay covered."""
        groups: dict[tuple[str, str, str], list[Slide]] = {}
        models: list[Model] = []
        for slide in chosen:
            if slide.finding:
                groups.setdefault((slide.case_id or lesson.case_id, slide.heading, slide.finding), []).append(slide)
            elif slide.is_model:
                models.append(Model(slide.heading, slide.remedy))
        asked = [self._asked(str(at), case, slides) for at, ((case, _, _), slides) in enumerate(groups.items())]
        return handout(self._workspace, HANDOUT, asked, models, suffix, faces)

    def _asked(self, key: str, case_id: str, of_finding: Sequence[Slide]) -> Asked:
        """A finding as a question; it has a slide for each page it shows on."""
        first, row = of_finding[0], self._workspace.catalogue.case(case_id)
        names, units = self._hidden(case_id, self._workspace.readings.case_file(case_id))
        shown = [slide for slide in of_finding if slide.page and slide.boxes and not slide.is_unread]
        place = "、".join(dict.fromkeys(str(slide.printed or slide.page) for slide in of_finding if slide.page))
        question = Question(
            key,
            f"{row.code}号案卷",
            f"卷内第{place}页" if place else "",
            first.heading,
            first.finding,
            f"{first.points}分" if first.points[-1:].isdigit() else first.points,
            first.law,
            first.remedy,
            first.exceptions,
        )
        regions = tuple(Region(slide.page, box) for slide in shown for box in slide.boxes)
        return Asked(question, Wanted(key, case_id, regions, names, units) if regions else None)

    def _among_others(self, case_id: str, session: ReviewSession) -> list[Slide]:
        row, score = self._workspace.catalogue.case(case_id), self._workspace.sessions.score_of(session)
        own = self._slides(case_id, session, score)
        title = f"{row.code} {row.title}"
        shown = (opening(row.code, row.title, score), *self._numbered(case_id, own))
        return [replace(slide, case_id=case_id, title=title) for slide in shown]

    def _slides(self, case_id: str, session: ReviewSession, score: Score) -> tuple[Slide, ...]:
        provisions = {one.key: one.law for one in self._workspace.readings.suspicions(case_id)}
        return slides(self._workspace.editions.rubric(session.rubric), session.content.sheet, score, provisions)

    def _numbered(self, case_id: str, made: Sequence[Slide]) -> tuple[Slide, ...]:
        """With the numbers stamped on their pages, by which papers cite them."""
        stamped = self._workspace.readings.printed_numbers(case_id)
        return tuple(replace(slide, printed=stamped.get(slide.page, 0)) for slide in made)

    def _single(self, case_id: str) -> Lesson:
        row = self._workspace.catalogue.case(case_id)
        closed = [session for session in self._workspace.sessions.of_case(case_id) if session.is_closed]
        if not closed:
            raise NothingToTeach("这份案卷还没有提交的评查表，不能用于讲评。")
        session = closed[-1]
        made = self._numbered(case_id, self._slides(case_id, session, self._workspace.sessions.score_of(session)))
        if not made:
            raise NothingToTeach("这份案卷的评查表没有记录问题。")
        title = f"{row.code} {row.title}"
        named = self._masked(case_id, (replace(made[0], title=title), *made[1:]))  # its title is the lesson's
        hidden = (replace(named[0], title=""), *named[1:])
        return Lesson(case_id, title, made, named[0].title, hidden)
