"""The tables of review.db, one numbered step a change. A step that shipped is never edited."""

import json

from reviewer.storage.tables import Database, Migrations

migrations = Migrations("mingjuan")


@migrations(name="001_catalogue")
def _catalogue(db: Database) -> None:
    """Units, persons, campaigns, case files and the originals they consist of: ordinary tables with UUIDs."""
    db.create_table("setting", {"key": str, "value": str}, pk="key", not_null={"value"})
    db.create_table("unit", {"id": str, "name": str}, pk="id", not_null={"name"})
    db.table("unit").create_index(["name"], unique=True)
    db.create_table("person", {"id": str, "name": str, "unit": str}, pk="id", not_null={"name"})
    db.create_table("rubric", {"hash": str, "id": str, "title": str, "edition": str, "yaml": str}, pk="hash")
    db.create_table("campaign", {"id": str, "title": str, "organizer": str, "rubric": str, "created_at": str}, pk="id")
    db.create_table(
        "case_file",
        {
            "id": str,
            "code": str,
            "campaign": str,
            "unit": str,
            "title": str,
            "cause": str,
            "party": str,
            "reference_number": str,
            "procedure": str,
            "pages": int,
            "source_name": str,
            "content_hash": str,
            "imported_at": str,
        },
        pk="id",
        not_null={"code", "campaign", "title", "content_hash"},
        foreign_keys=[("campaign", "campaign", "id"), ("unit", "unit", "id")],
    )
    db.table("case_file").create_index(["campaign", "content_hash"], unique=True)
    db.create_table("original", {"sha256": str, "size": int, "suffix": str}, pk="sha256")
    db.create_table(
        "case_original",
        {"case_file": str, "position": int, "sha256": str, "name": str},
        pk=("case_file", "position"),
        foreign_keys=[("case_file", "case_file", "id"), ("sha256", "original", "sha256")],
    )


@migrations(name="002_record")
def _record(db: Database) -> None:
    """The append-only record of acts; the database itself refuses to change or delete a row."""
    columns = ("id", "author", "device", "at", "stream", "kind", "body", "previous", "hash")
    db.create_table("event", {"seq": int} | dict.fromkeys(columns, str), pk="seq", not_null=set(columns))
    db.table("event").create_index(["id"], unique=True)
    db.table("event").create_index(["stream", "seq"])
    db.table("event").create_index(["author", "device", "seq"])
    for verb in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER event_no_{verb.lower()} BEFORE {verb} ON event "
            "BEGIN SELECT RAISE(ABORT, '评查记录只能追加，不能修改或删除'); END"
        )


@migrations(name="003_reading")
def _reading(db: Database) -> None:
    """What was read from the originals: a cache that can be thrown away and read again."""
    db.create_table(
        "page",
        {
            "id": int,
            "case_file": str,
            "number": int,
            "sha256": str,
            "page_index": int,
            "width": float,
            "height": float,
            "rotation": int,
            "source": str,
            "printed_number": int,
            "lines": str,
        },
        pk="id",
        not_null={"case_file", "number", "sha256", "page_index"},
    )
    db.table("page").create_index(["case_file", "number"], unique=True)
    db.create_table("reading", {"case_file": str, "body": str, "structure": str}, pk="case_file")
    db.create_table(
        "suspicion",
        {"case_file": str, "position": int, "key": str, "rule": str, "result": str, "severity": str, "body": str},
        pk=("case_file", "position"),
    )
    db.execute("CREATE VIRTUAL TABLE page_search USING fts5(grams)")


@migrations(name="004_projection")
def _projection(db: Database) -> None:
    """What the record adds up to now, so that lists and figures need not fold every act."""
    db.create_table(
        "session",
        {
            "id": str,
            "case_file": str,
            "campaign": str,
            "reviewer": str,
            "rubric": str,
            "state": str,
            "opened_at": str,
            "submitted_at": str,
            "content": str,
            "score_state": str,
            "total": str,
            "grade": str,
            "findings": int,
            "doubts": int,
        },
        pk="id",
        not_null={"case_file", "campaign", "reviewer", "rubric", "state"},
    )
    db.table("session").create_index(["case_file"])
    db.create_table(
        "decision",
        {"session": str, "case_file": str, "suspicion": str, "rule": str, "accepted": int, "reason": str},
        pk=("session", "suspicion"),
    )
    db.table("decision").create_index(["case_file"])
    _bulletins(db)


def _bulletins(db: Database) -> None:
    db.create_table(
        "bulletin",
        {
            "id": str,
            "state": str,
            "year": int,
            "number": int,
            "total_number": int,
            "title": str,
            "issued_on": str,
            "sha256": str,
            "text": str,
            "settings": str,
            "updated_at": str,
        },
        pk="id",
        not_null={"state"},
    )


@migrations(name="005_editions")
def _editions(db: Database) -> None:
    """Editions being written (kept as they are typed, right or wrong), and the life of those published."""
    db.create_table(
        "edition_draft",
        {"id": str, "body": str, "revision": int, "updated_at": str},
        pk="id",
        not_null={"body", "revision"},
    )
    db.create_table(
        "edition_state",
        {"hash": str, "status": str, "published_at": str, "published_by": str, "superseded_by": str},
        pk="hash",
        not_null={"status"},
        foreign_keys=[("hash", "rubric", "hash")],
    )


@migrations(name="006_list_indexes")
def _list_indexes(db: Database) -> None:
    """The list of case files counts open suspicions and unread pages without reading every page."""
    db.execute("CREATE INDEX page_unread ON page (case_file) WHERE source = ''")
    db.execute("CREATE INDEX suspicion_violated ON suspicion (case_file, key, severity) WHERE result = 'violated'")


@migrations(name="007_papers")
def _papers(db: Database) -> None:
    """Letters and records that went out: what the record says of them, for number series and lists."""
    db.create_table(
        "paper",
        {
            "id": str,
            "template": str,
            "year": int,
            "number": int,
            "label": str,
            "subject": str,
            "issued_on": str,
            "sha256": str,
            "cases": str,
        },
        pk="id",
        not_null={"template", "year", "number", "sha256"},
    )
    db.table("paper").create_index(["template", "year", "number"])


@migrations(name="008_outcomes")
def _outcomes(db: Database) -> None:
    """What each case file came to, as far as comparison with like cases needs it; read again like the rest."""
    columns = ("case_file", "decision_number", "party", "cause", "act_date", "fine", "tier")
    db.create_table("outcome", dict.fromkeys(columns, str), pk="case_file", not_null=set(columns))
    db.table("outcome").create_index(["cause"])
    db.table("outcome").create_index(["party"])


@migrations(name="009_roster")
def _roster(db: Database) -> None:
    """Lists of cases (案卷目录) as the units handed them over, row by row, to be held against what was sent in."""
    db.create_table(
        "roster_line",
        {
            "id": str,
            "campaign": str,
            "source_name": str,
            "sha256": str,
            "position": int,
            "line": int,
            "number_key": str,
            "body": str,
        },
        pk="id",
        not_null={"campaign", "source_name", "position", "line", "number_key", "body"},
    )
    db.table("roster_line").create_index(["campaign", "number_key"])


@migrations(name="010_work_time")
def _work_time(db: Database) -> None:
    """How long a person worked on a case file, for that person alone; no part of the record."""
    columns = {"person": str, "case_file": str, "seconds": int}
    db.create_table("work_time", columns, pk=("person", "case_file"), not_null={"seconds"})


@migrations(name="011_printed_last")
def _printed_last(db: Database) -> None:
    """A page of a Word file may stand for several printed ones."""
    db.table("page").add_column("printed_last", int)


@migrations(name="012_rosters_recorded")
def _rosters_recorded(db: Database) -> None:
    """Lists of cases are acts in the record now; rows name theirs. Those from before have none, and stay."""
    db.table("roster_line").add_column("event", str, not_null_default="")
    rows = db.execute("SELECT id, source_name, line, number_key, body FROM roster_line").fetchall()
    for row, source_name, line, number_key, body in rows:
        whole = {"source_name": source_name, "line": line, "number_key": number_key, **json.loads(body)}
        db.execute("UPDATE roster_line SET body=? WHERE id=?", (json.dumps(whole, ensure_ascii=False), row))


@migrations(name="013_checked_by")
def _checked_by(db: Database) -> None:
    """By which rules each case file was checked stands beside it, no more among the settings of the whole."""
    db.table("case_file").add_column("checked_by", str, not_null_default="")
    db.execute("DELETE FROM setting WHERE key IN ('checks-due', 'checks-version', 'checks-done')")


@migrations(name="014_undo_steps")
def _undo_steps(db: Database) -> None:
    """What was done at the desk, so that it can be taken back after a restart; no part of the record."""
    db.create_table(
        "undo_step",
        {
            "seq": int,
            "author": str,
            "device": str,
            "case_file": str,
            "words": str,
            "acts": str,
            "back": str,
            "taken_back": int,
        },
        pk="seq",
        not_null={"author", "device", "case_file", "words", "acts", "back", "taken_back"},
    )
    db.table("undo_step").create_index(["author", "device"])


@migrations(name="015_desk_memory")
def _desk_memory(db: Database) -> None:
    """Words begun and pages looked at, for the person on that computer alone; no part of the record."""
    columns = {"author": str, "device": str, "case_file": str, "drafts": str, "pages": str}
    db.create_table("desk_memory", columns, pk=("author", "device", "case_file"), not_null={"drafts", "pages"})
