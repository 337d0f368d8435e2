"""Review sessions: one reviewer, one case file. The record is the truth; the session table is its projection."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reviewer.storage.catalogue import CaseState
from reviewer.storage.clock import Clock
from reviewer.storage.codec import from_json, to_json
from reviewer.storage.database import Store
from reviewer.storage.editions import Editions
from reviewer.storage.record import Author, Event, Record
from scoring.acts import Act, DoubtSettled, SessionOpened, SessionReturned
from scoring.errors import ReviewError
from scoring.folding import SessionContent, applied
from scoring.score import Score, score


class SessionIsClosed(ReviewError):
    """A submitted sheet takes no further act but a settlement, or its return."""

    def __init__(self) -> None:
        super().__init__("这份评查表已经提交，不能再改。", "确需更正的，点“退回…”写明理由，改后再提交。")


class NotSubmitted(ReviewError):
    """Only a submitted sheet can be given back."""

    def __init__(self) -> None:
        super().__init__("这份评查表没有提交，不用退回。", "评查人可以直接修改。")


class NotYourSession(ReviewError):
    """Two people never write the same sheet."""

    def __init__(self) -> None:
        super().__init__("这份评查表由其他评查人填写，没有记录。", "您可以查看；需要另行评查时，请由负责人安排。")


@dataclass(frozen=True, slots=True)
class ReviewSession:
    """One reviewer's review of one case file, as the record has it now."""

    id: str
    case: str
    campaign: str
    reviewer: str
    rubric: str
    opened_at: str
    submitted_at: str
    content: SessionContent

    @property
    def is_closed(self) -> bool:
        """Whether the sheet was submitted."""
        return self.content.submitted


class Sessions:
    """The sessions of one workspace, over one connection."""

    def __init__(self, store: Store, record: Record, editions: Editions, clock: Clock) -> None:
        self._store = store
        self._record = record
        self._editions = editions
        self._clock = clock

    def open(self, case: str, campaign: str, rubric: str, author: Author) -> ReviewSession:
        """Begin a session. The author is its reviewer."""
        session = self._clock.new_id()
        self.act(session, [SessionOpened(case, campaign, author.id, rubric)], author)
        return self.get(session)

    def act(self, session: str, acts: Sequence[Act], author: Author) -> ReviewSession:
        """Commit acts to a session, all or none. Settling doubts and giving a sheet back is not only its reviewer's.

        Raises NotYourSession, SessionIsClosed, NotSubmitted, DiskIsFull, WorkspaceNotWritable.
        """
        with self._store.writing():
            before = self._find(session)
            if before is not None:
                _check_allowed(before, acts, author)
            events = self._record.append(session, acts, author)
            after = projected(before, session, events)
            self._save(after)
        return after

    def get(self, session: str) -> ReviewSession:
        """The session of this id. Raises KeyError."""
        found = self._find(session)
        if found is None:
            raise KeyError(session)
        return found

    def as_it_was(self, session: str, moment: str) -> ReviewSession:
        """The session of this id as the record had it at this moment (ISO). Raises KeyError."""
        end = datetime.fromisoformat(moment)
        events = self._record.of_stream(session)
        before = [n for n, event in enumerate(events, 1) if datetime.fromisoformat(event.at) <= end]
        if not before:
            raise KeyError(session)
        return projected(None, session, events[: before[-1]])  # in their order: a clock may have been put back

    def of_case(self, case: str) -> list[ReviewSession]:
        """The sessions of a case file, oldest first."""
        return self._sessions("WHERE case_file=? ORDER BY id", (case,))

    def all(self) -> list[ReviewSession]:
        """Every session, oldest first."""
        return self._sessions("ORDER BY id", ())

    def editions(self) -> dict[str, str]:
        """Case file → hash of the edition that its last review goes by."""
        rows = self._store.query("SELECT case_file, rubric FROM session ORDER BY id")
        return {row[0]: row[1] for row in rows}

    def cases_with_several_reviewers(self) -> frozenset[str]:
        """Case files that more than one person has begun to review."""
        rows = self._store.query("SELECT case_file FROM session GROUP BY case_file HAVING count(DISTINCT reviewer) > 1")
        return frozenset(row[0] for row in rows)

    def score_of(self, session: ReviewSession) -> Score:
        """The score of a session by the edition it names."""
        return score(self._editions.rubric(session.rubric), session.content.sheet)

    def rebuild(self) -> int:
        """Throw the projections away and fold the record again. Returns the number of sessions."""
        sessions: dict[str, ReviewSession] = {}
        with self._store.writing():
            self._store.execute("DELETE FROM session")
            self._store.execute("DELETE FROM decision")
            for event in self._record.all():
                if event.stream in sessions or event.kind == "session_opened":
                    sessions[event.stream] = projected(sessions.get(event.stream), event.stream, [event])
            for session in sessions.values():
                self._save(session)
        return len(sessions)

    def refold(self, streams: Iterable[str]) -> None:
        """Fold those of these streams anew that are sessions; inside the caller's transaction."""
        for stream in streams:
            events = self._record.of_stream(stream)
            if events and events[0].kind == "session_opened":
                self._save(projected(None, stream, events))

    def _find(self, session: str) -> ReviewSession | None:
        found = self._sessions("WHERE id=?", (session,))
        return found[0] if found else None

    def _sessions(self, where: str, parameters: tuple[object, ...]) -> list[ReviewSession]:
        rows = self._store.query(
            "SELECT id, case_file, campaign, reviewer, rubric, opened_at, submitted_at, content FROM session " + where,
            parameters,
        )
        return [_session(row) for row in rows]

    def _save(self, session: ReviewSession) -> None:
        result = self.score_of(session)
        sheet, is_blank = session.content.sheet, session.content.is_blank
        self._store.execute(
            "INSERT OR REPLACE INTO session (id, case_file, campaign, reviewer, rubric, state, opened_at, submitted_at,"
            " content, score_state, total, grade, findings, doubts) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                session.id,
                session.case,
                session.campaign,
                session.reviewer,
                session.rubric,
                CaseState.SUBMITTED if session.is_closed else CaseState.NEW if is_blank else CaseState.OPEN,
                session.opened_at,
                session.submitted_at,
                to_json(session.content),
                result.state,
                "" if is_blank or result.total is None else str(result.total),
                "" if is_blank else result.grade or "",
                len(sheet.findings),
                len(sheet.doubts),
            ),
        )
        self._save_decisions(session)

    def _save_decisions(self, session: ReviewSession) -> None:
        self._store.execute("DELETE FROM decision WHERE session=?", (session.id,))
        self._store.connection.executemany(
            "INSERT INTO decision (session, case_file, suspicion, rule, accepted, reason) VALUES (?,?,?,?,?,?)",
            [
                (session.id, session.case, d.suspicion, d.suspicion.split(":")[0], int(bool(d.finding)), d.reason)
                for d in session.content.decisions
            ],
        )


def _check_allowed(session: ReviewSession, acts: Sequence[Act], author: Author) -> None:
    if all(isinstance(act, DoubtSettled) for act in acts):
        return
    if all(isinstance(act, SessionReturned) for act in acts):
        if not session.is_closed:
            raise NotSubmitted
        return
    if session.reviewer != author.id:
        raise NotYourSession
    if session.is_closed:
        raise SessionIsClosed


def projected(before: ReviewSession | None, session: str, events: Iterable[Event]) -> ReviewSession:
    """The session after these further events. Raises ValueError when the first event of a session is no opening."""
    for event in events:
        act = event.act
        if isinstance(act, SessionOpened):
            content = applied(act, SessionContent())
            before = ReviewSession(session, act.case, act.campaign, act.reviewer, act.rubric, event.at, "", content)
        elif before is None:
            raise ValueError(f"session {session} begins with {event.kind}")
        elif act is not None:
            content = applied(act, before.content)
            first = event.at if not before.submitted_at else before.submitted_at
            rubric = content.opened.rubric if content.opened else before.rubric
            before = replace(before, rubric=rubric, submitted_at=first if content.submitted else "", content=content)
    if before is None:
        raise ValueError(f"session {session} has no event")
    return before


def _session(row: sqlite3.Row) -> ReviewSession:
    session, case, campaign, reviewer, rubric, opened_at, submitted_at, content = row
    folded = from_json(content, SessionContent)
    return ReviewSession(session, case, campaign, reviewer, rubric, opened_at, submitted_at, folded)
