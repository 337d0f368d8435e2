"""What each case file came to (party, cause, act, fine, tier): like cases are compared without reading them all."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from reviewer.storage.database import Store
from scoring.casefile import CaseFile
from scoring.checks.context import LikeCase

MOST = 500
"""Like cases given to a check; the newest count."""


class Comparable(NamedTuple):
    """What two case files are compared by; `number` as entered by people, `decided` as read from the decision."""

    id: str
    code: str
    title: str
    number: str
    decided: str
    unit: str
    party: str
    cause: str
    fine: str


class Outcomes:
    """The outcomes of one workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, case: str, content: CaseFile) -> None:
        """Keep what this case file came to; nothing where it was taken out meanwhile."""
        keys = ("decision_number", "party_name", "cause", "act_date", "fine_amount")
        values = [fact.value if (fact := content.fact(key)) else "" for key in keys]
        tier = content.fact("tier") or content.fact("discretion_tier")  # a person's first
        values.append(tier.value if tier else "")
        with self._store.writing():
            self._store.execute(
                "INSERT OR REPLACE INTO outcome (case_file, decision_number, party, cause, act_date, fine, tier)"
                " SELECT ?,?,?,?,?,?,? WHERE EXISTS (SELECT 1 FROM case_file WHERE id=?)",
                (case, *values, case),
            )

    def comparable(self) -> tuple[Comparable, ...]:
        """Every case file of the workspace, in the order of its code."""
        rows = self._store.query(
            "SELECT c.id, c.code, c.title, coalesce(c.reference_number, ''), coalesce(o.decision_number, ''),"
            " coalesce(u.name, ''), coalesce(c.party, ''), coalesce(c.cause, ''), coalesce(o.fine, '') FROM case_file c"
            " LEFT JOIN outcome o ON o.case_file = c.id LEFT JOIN unit u ON u.id = c.unit ORDER BY c.code"
        )
        return tuple(Comparable(*row) for row in rows)

    def like(self, content: CaseFile, case: str = "") -> tuple[LikeCase, ...]:
        """Other case files of the same cause or the same party, in the order in which they were taken in."""
        cause, party = (fact.value if (fact := content.fact(key)) else "" for key in ("cause", "party_name"))
        rows = self._store.query(
            "SELECT decision_number, party, cause, act_date, fine, tier FROM outcome"
            " WHERE case_file<>? AND ((cause=? AND cause<>'') OR (party=? AND party<>''))"
            " ORDER BY case_file DESC LIMIT ?",
            (case, cause, party, MOST),
        )
        return tuple(_like_case(*row) for row in reversed(rows))


def _like_case(number: str, party: str, cause: str, act_date: str, fine: str, tier: str) -> LikeCase:
    return LikeCase(number, party, cause, _day(act_date), _sum(fine), tier)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _sum(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
