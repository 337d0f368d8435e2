"""Units, persons, campaigns and case files: ordinary tables. Identity is the UUID, never a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reviewer.storage.clock import Clock
from reviewer.storage.database import Store
from scoring.errors import ReviewError


class CaseState(StrEnum):
    """Where a case file stands in the review."""

    NEW = "new"  # 未评
    OPEN = "open"  # 评查中
    SUBMITTED = "submitted"  # 已提交


@dataclass(frozen=True, slots=True)
class Unit:
    """承办机构."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever works with the program: dataclasses without a word of explanation take a millisecond longer to make."""

    id: str
    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Campaign:
    """评查活动: which files are reviewed by which rubric (hash)."""

    id: str
    title: str
    organizer: str
    rubric: str


@dataclass(frozen=True, slots=True)
class CaseDescription:
    """What the catalogue says of a case file; the machine's guess until a person corrects it."""

    title: str
    unit: str = ""  # the unit's name
    cause: str = ""
    party: str = ""
    reference_number: str = ""
    procedure: str = ""


class CaseRow(NamedTuple):
    """One line of the case list; a named tuple, because thousands are made while the window starts.

    `total` is a decimal as text; `state` one of CaseState.
    """

    id: str
    code: str
    title: str
    unit: str
    cause: str
    party: str
    reference_number: str
    procedure: str
    pages: int
    state: str
    total: str
    grade: str
    suspicions: int  # open: violated, neither accepted nor dismissed
    grave: int  # of these, 可能构成重大违法
    reviewer: str
    session: str
    imported_at: str
    unread_pages: int


_CASE_LIST = """
SELECT c.id, c.code, c.title, coalesce(u.name, '') AS unit, c.cause, c.party, c.reference_number, c.procedure,
       c.pages,
       coalesce(s.state, 'new') AS state, coalesce(s.total, '') AS total, coalesce(s.grade, '') AS grade,
       coalesce(n.open, 0) AS suspicions, coalesce(n.grave, 0) AS grave,
       coalesce(p.name, '') AS reviewer, coalesce(s.id, '') AS session,
       c.imported_at, coalesce(g.unread, 0) AS unread_pages
FROM case_file c
LEFT JOIN unit u ON u.id = c.unit
LEFT JOIN session s ON s.id = (SELECT max(id) FROM session WHERE case_file = c.id)
LEFT JOIN person p ON p.id = s.reviewer
LEFT JOIN (SELECT case_file, count(*) AS open, sum(severity = 'V') AS grave
           FROM suspicion v WHERE result = 'violated' AND NOT EXISTS
           (SELECT 1 FROM decision d WHERE d.case_file = v.case_file AND d.suspicion = v.key)
           GROUP BY case_file) n ON n.case_file = c.id
LEFT JOIN (SELECT case_file, count(*) AS unread FROM page WHERE source = '' GROUP BY case_file) g ON g.case_file = c.id
"""


class Catalogue:
    """The ordinary tables of one workspace."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def cases(self, first: int = 0) -> list[CaseRow]:
        """Every case file with its state, in the order of its code; or so many of them from the first."""
        only = f" WHERE c.id IN (SELECT id FROM case_file ORDER BY code LIMIT {first:d})" if first else ""
        return list(map(CaseRow._make, self._store.query(f"{_CASE_LIST}{only} ORDER BY c.code")))

    def case(self, case: str) -> CaseRow:
        """One case file. Raises KeyError."""
        rows = self._store.query(_CASE_LIST + " WHERE c.id = ?", (case,))
        if not rows:
            raise KeyError(case)
        return CaseRow(*rows[0])

    def case_ids(self) -> list[str]:
        """Every case file, in the order of its code."""
        return [row[0] for row in self._store.query("SELECT id FROM case_file ORDER BY code")]

    def procedures(self) -> dict[str, str]:
        """Case file → its procedure, in the order of their codes."""
        return {row[0]: row[1] for row in self._store.query("SELECT id, procedure FROM case_file ORDER BY code")}

    def submitted_ids(self) -> frozenset[str]:
        """The case files whose last session is submitted."""
        last = "SELECT max(id) FROM session GROUP BY case_file"
        rows = self._store.query(f"SELECT case_file FROM session WHERE state = 'submitted' AND id IN ({last})")
        return frozenset(row[0] for row in rows)

    def case_numbered(self, number: str) -> str:
        """The id of the case file with this number, empty where there is none."""
        rows = self._store.query("SELECT id FROM case_file WHERE code = ?", (number,))
        return str(rows[0][0]) if rows else ""

    def case_with_content(self, campaign: str, content_hash: str) -> str | None:
        """The case file of this campaign that consists of exactly these originals, if it is there already."""
        rows = self._store.query(
            "SELECT id FROM case_file WHERE campaign=? AND content_hash=?", (campaign, content_hash)
        )
        return rows[0][0] if rows else None

    def add_case(
        self,
        campaign: str,
        description: CaseDescription,
        source_name: str,
        content_hash: str,
        originals: Sequence[tuple[str, str]],
        pages: int,
    ) -> str:
        """Enter a case file that consists of `originals` (hash, name), in order. Returns its id."""
        case = self._clock.new_id()
        unit = self.unit(description.unit) if description.unit else None
        self._store.tables.table("case_file").insert(
            {
                "id": case,
                "code": self.free_code(),
                "campaign": campaign,
                "unit": unit,
                "title": description.title,
                "cause": description.cause,
                "party": description.party,
                "reference_number": description.reference_number,
                "procedure": description.procedure,
                "pages": pages,
                "source_name": source_name,
                "content_hash": content_hash,
                "imported_at": self._clock.now().isoformat(timespec="seconds"),
            }
        )
        self._store.tables.table("case_original").insert_all(
            {"case_file": case, "position": position, "sha256": sha256, "name": name}
            for position, (sha256, name) in enumerate(originals)
        )
        return case

    def free_code(self) -> str:
        """A number that no case file has: the next one, as long as none was removed or renumbered."""
        number = self._store.query("SELECT count(*) FROM case_file")[0][0] + 1
        while self.case_numbered(f"{number:03d}"):
            number += 1
        return f"{number:03d}"

    def describe(self, case: str, description: CaseDescription) -> None:
        """Replace what the catalogue says of a case file."""
        unit = self.unit(description.unit) if description.unit else None
        self._store.execute(
            "UPDATE case_file SET title=?, unit=?, cause=?, party=?, reference_number=?, procedure=? WHERE id=?",
            (
                description.title,
                unit,
                description.cause,
                description.party,
                description.reference_number,
                description.procedure,
                case,
            ),
        )

    def renumber(self, case: str, code: str) -> None:
        """Give a case file another 案卷代号. Raises ReviewError where another file has it."""
        taken = self._store.query("SELECT 1 FROM case_file WHERE code=? AND id<>?", (code, case))
        if taken:
            raise ReviewError(f"案卷代号“{code}”已经用于另一份案卷。", "请换一个代号。")
        self._store.execute("UPDATE case_file SET code=? WHERE id=?", (code, case))

    def originals_of(self, case: str) -> list[tuple[str, str]]:
        """The originals of a case file, (hash, name), in order."""
        rows = self._store.query("SELECT sha256, name FROM case_original WHERE case_file=? ORDER BY position", (case,))
        return [(row[0], row[1]) for row in rows]

    def source_name(self, case: str) -> str:
        """The name of the file or folder a case file was read from."""
        rows = self._store.query("SELECT source_name FROM case_file WHERE id=?", (case,))
        return str(rows[0][0] or "") if rows else ""

    def units(self) -> list[Unit]:
        """Every unit, by name."""
        return [Unit(*row) for row in self._store.query("SELECT id, name FROM unit ORDER BY name")]

    def unit(self, name: str) -> str:
        """The id of the unit of this name, entered if it is new."""
        rows = self._store.query("SELECT id FROM unit WHERE name=?", (name,))
        if rows:
            return str(rows[0][0])
        unit = self._clock.new_id()
        self._store.execute("INSERT INTO unit (id, name) VALUES (?,?)", (unit, name))
        return unit

    def persons(self) -> list[Person]:
        """Everyone who acted or may act in this workspace."""
        return [Person(*row) for row in self._store.query("SELECT id, name, coalesce(unit,'') FROM person ORDER BY id")]

    def add_person(self, name: str, unit: str = "") -> Person:
        """Enter a person. Two people of one name are two persons."""
        person = Person(self._clock.new_id(), name, unit)
        self._store.execute("INSERT INTO person (id, name, unit) VALUES (?,?,?)", (person.id, name, unit))
        return person

    def set_unit(self, person: str, unit: str) -> None:
        """Say to which unit a person belongs."""
        self._store.execute("UPDATE person SET unit=? WHERE id=?", (unit, person))

    def campaigns(self) -> list[Campaign]:
        """Every campaign, oldest first."""
        rows = self._store.query("SELECT id, title, organizer, rubric FROM campaign ORDER BY id")
        return [Campaign(*row) for row in rows]

    def add_campaign(self, title: str, organizer: str, rubric: str) -> Campaign:
        """Begin a campaign that reviews by the rubric edition of this hash."""
        campaign = Campaign(self._clock.new_id(), title, organizer, rubric)
        self._store.execute(
            "INSERT INTO campaign (id, title, organizer, rubric, created_at) VALUES (?,?,?,?,?)",
            (campaign.id, title, organizer, rubric, self._clock.now().isoformat(timespec="seconds")),
        )
        return campaign

    def change_campaign(self, campaign: Campaign) -> None:
        """Keep a campaign's new title, organizer or rubric."""
        self._store.execute(
            "UPDATE campaign SET title=?, organizer=?, rubric=? WHERE id=?",
            (campaign.title, campaign.organizer, campaign.rubric, campaign.id),
        )

    def setting(self, key: str, default: str = "") -> str:
        """A setting of this workspace."""
        rows = self._store.query("SELECT value FROM setting WHERE key=?", (key,))
        return rows[0][0] if rows else default

    def settings_under(self, prefix: str) -> tuple[str, ...]:
        """The rest of the key of every setting whose key begins so."""
        keys = self._store.query("SELECT key FROM setting WHERE substr(key, 1, ?) = ?", (len(prefix), prefix))
        return tuple(row[0][len(prefix) :] for row in keys)

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting of this workspace."""
        self._store.execute(
            "INSERT INTO setting (key, value) VALUES (?,?) ON CONFLICT(key) DO UPDATE SET value=excluded.value",
            (key, value),
        )

    def forget_setting(self, key: str) -> None:
        """As if it had never been kept."""
        self._store.execute("DELETE FROM setting WHERE key=?", (key,))
