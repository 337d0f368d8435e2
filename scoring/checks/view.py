"""A case file as the checks see it: papers by the part they play, dates by meaning, officers, provisions, sums.

A person's facts come first, then the facts read from the file, then what the papers themselves show.
"""

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal, InvalidOperation
from functools import cached_property

from scoring.casefile import CaseFile, Fact, Source
from scoring.checks import finders
from scoring.checks.binder import Binder
from scoring.checks.papers import Moment
from scoring.checks.people import named_officers, names_in, opinions, signatures
from scoring.checks.roles import RECORDS

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?$")


class View(Binder):
    """One case file, looked at once for all rules."""

    @property
    def is_on_spot(self) -> bool:
        """简易程序: decided on the spot."""
        return bool(self.all("on_spot_decision")) or "简易" in self.case.procedure or "当场" in self.case.procedure

    @property
    def is_no_penalty(self) -> bool:
        """不予处罚."""
        if self.all("no_penalty_decision"):
            return True
        return "不予" in self.case.procedure and not self.all("decision", "on_spot_decision")

    @property
    def is_penalty(self) -> bool:
        """A penalty was decided (on the spot or not)."""
        return self.decision is not None and not self.is_no_penalty

    @property
    def is_scanned(self) -> bool:
        """Any text that comes from recognising images."""
        return any(p.source is Source.OCR for p in self.papers)

    @cached_property
    def shows_signatures(self) -> bool:
        """Whether any place to sign holds a name. Where none does in the whole file, the names are pictures (a seal of
        a signing service, a pasted signature), and a blank place says nothing."""
        return any(signature.names for paper in self.papers for signature in signatures(paper))

    @property
    def is_complete(self) -> bool:
        """Whether the file has been closed and every paper is known: only then is an absence a finding."""
        ended = bool(self.all("closing", "backup", "contents", "cover"))
        unknown = any(not p.role and not p.title for p in self.papers)
        unread = any(page.source is None and not page.lines for page in self.case.pages)
        return ended and not unknown and not unread

    @cached_property
    def text(self) -> str:
        """All papers' text without layout."""
        return "\n".join(p.flat for p in self.papers)

    def fact(self, *keys: str) -> Fact | None:
        """The preferred fact of the first key that has one."""
        return next((f for k in keys if (f := self._facts.get(k)) is not None), None)

    @cached_property
    def _facts(self) -> dict[str, Fact]:
        found: dict[str, Fact] = {}
        for fact in self.case.facts:
            held = found.get(fact.key)
            if held is None or (fact.source is Source.PERSON and held.source is not Source.PERSON):
                found[fact.key] = fact
        return found

    def word(self, key: str) -> str:
        """A fact's value, "" where unknown."""
        fact = self.fact(key)
        return fact.value.strip() if fact else ""

    def date(self, key: str) -> Moment | None:
        """When this happened: from a fact, otherwise from the paper that shows it."""
        return self._dates(key)

    def entered(self, key: str) -> Moment | None:
        """When this happened as a person says; None where nobody said."""
        fact = self.fact(key)
        return self._fact_date(key) if fact is not None and fact.source is Source.PERSON else None

    @cached_property
    def _dates(self) -> Callable[[str], Moment | None]:
        known: dict[str, Moment | None] = {}

        def look(key: str) -> Moment | None:
            if key not in known:
                finder = finders.FINDERS.get(key)
                known[key] = self._settled(key, self._fact_date(key), finder(self) if finder else None)
            return known[key]

        return look

    def _settled(self, key: str, given: Moment | None, read: Moment | None) -> Moment | None:
        """One date of the fact and of what the paper shows.

        A person's fact stands. A machine's is what most papers say: where the paper that makes the fact says another
        date, and reading knows that date too, its own counts, or a slip in it would never be found.
        """
        if given is None or read is None:
            return given or read
        fact = self.fact(key)
        if read.day == given.day:
            return given if given.region is not None else read
        if fact is None or fact.source not in (Source.TEXT, Source.OCR):
            return given
        paper = self.paper(read.document)
        known = {f.value[:10] for f in self.case.all_facts(key)}
        certain = paper is not None and not paper.is_recognised_image and read.day.isoformat() in known
        return read if certain else given

    def _fact_date(self, key: str) -> Moment | None:
        fact = self.fact(key)
        match = _ISO.match(fact.value.strip()) if fact else None
        if fact is None or match is None:
            return None
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
            clock = time(int(match[4]), int(match[5])) if match[4] else None
        except ValueError:
            return None
        return Moment(day, clock, fact.region, fact.document, fact.label)

    def money(self, key: str) -> Decimal | None:
        """A sum from the facts, in yuan."""
        try:
            return Decimal(self.word(key).replace(",", "")) if self.word(key) else None
        except InvalidOperation:
            return None

    @cached_property
    def fine(self) -> Decimal | None:
        """罚款金额 of the decision."""
        known = self.money("fine_amount")
        return known if known is not None else finders.fine_in(self.decision) if self.decision else None

    @cached_property
    def proposed_fine(self) -> Decimal | None:
        """拟罚款金额 of the notice (the last one served where there are several)."""
        notice = self.last("prior_notice", "hearing_notice")
        if notice is not None and (read := finders.fine_in(notice)) is not None:
            person = self.fact("proposed_fine_amount")
            if person is None or person.source is not Source.PERSON:
                return read
        return self.money("proposed_fine_amount")

    @cached_property
    def officers(self) -> tuple[str, ...]:
        """承办人: from the facts, or named at the head of records and in approval forms."""
        given: list[str] = []
        for fact in self.case.facts:
            if fact.key == "officers":
                given.extend(n for n in names_in(fact.value) if n not in given)
        if given:
            return tuple(given)
        for paper in self.all(*RECORDS, "service"):
            given.extend(n for n in named_officers(paper) if n not in given)
        for paper in self.all("filing_approval", "penalty_approval"):
            first = next((o for o in opinions(paper) if o.level == 1), None)
            given.extend(n for n in (first.names if first else ()) if n not in given)
        return tuple(given)

    @cached_property
    def party_kind(self) -> str:
        """法人 / 其他组织 / 个体工商户 / 自然人, "" where unknown."""
        kind = self.word("party_type")
        if kind:
            return kind
        if self.decision and self.decision.has("个体工商户|经营者:"):
            return "个体工商户"
        if self.decision and self.decision.has("法定代表人|公司"):
            return "法人"
        return "自然人" if self.decision and self.decision.has("身份证|性别:") else ""

    @cached_property
    def cause(self) -> str:
        """案由: a fact, else the cell of an approval form, without 涉嫌 and 案."""
        known = self.word("cause")
        for paper in () if known else self.all("penalty_approval", "closing", "filing_approval", "cover"):
            if (found := paper.value("案由")) is not None and found[0]:
                known = found[0]
                break
        return re.sub(r"^涉嫌|(?:的?行为)?(?:一|(?<![备立结归档方草预答提图教]))案$", "", known)

    @property
    def is_citizen(self) -> bool:
        return self.party_kind in ("自然人", "公民", "个人")


class _Kept:
    """The view of the case looked at last: every rule of a run asks for the same one."""

    view: View | None = None


def view_of(case: CaseFile) -> View:
    """The view of this case file."""
    kept = _Kept.view
    if kept is None or kept.case is not case:
        kept = _Kept.view = View(case)
    return kept
