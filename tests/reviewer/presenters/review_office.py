"""An office with two submitted reviews, one doubt, one file still waiting; tests import the fixtures they use."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from reviewer.intake.starting import current_campaign
from reviewer.presenters.identity import Identity
from reviewer.presenters.stored.drafting import StoredDrafting
from reviewer.storage.catalogue import CaseDescription
from reviewer.storage.clock import SteppedClock
from reviewer.storage.record import Author
from reviewer.storage.workspace import create_workspace
from scoring.acts import DoubtRaised, FindingAdded, SessionSubmitted
from scoring.casefile import Box, Region
from scoring.rubric import Deduction, DeductionKind, Rubric
from scoring.sheet import Doubt, Finding


class Office:
    """A workspace with two submitted reviews by one reviewer."""

    def __init__(self, folder: Path) -> None:
        self.workspace = create_workspace(folder / "评查库", SteppedClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC)))
        self.settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        self.identity = Identity(self.workspace, self.settings)
        self.identity.be("沈知远")
        campaign = current_campaign(self.workspace)
        self.rubric = self.workspace.editions.rubric(campaign.rubric)
        self.rule = a_rule(self.rubric)
        self.cases = [self._add(number, unit) for number, unit in enumerate(("城东大队", "城西大队", "城东大队"))]
        for number, case in enumerate(self.cases[:2]):
            self._review(case, findings=number)

    @property
    def author(self) -> Author:
        assert self.identity.author is not None
        return self.identity.author

    def _add(self, number: int, unit: str) -> str:
        described = CaseDescription(f"甲公司擅自占道案{number}", unit, "擅自占道", "甲公司", "", "普通程序")
        campaign = current_campaign(self.workspace)
        with self.workspace.store.writing():
            return self.workspace.catalogue.add_case(campaign.id, described, "甲.pdf", f"c{number}", [], 3)

    def _review(self, case: str, *, findings: int) -> None:
        campaign = current_campaign(self.workspace)
        session = self.workspace.sessions.open(case, campaign.id, campaign.rubric, self.author)
        region = Region(2, Box(0.1, 0.1, 0.4, 0.2))
        acts = [
            FindingAdded(Finding(f"f{n}", self.rule[0], self.rule[1], remark="没有说明理由", regions=(region,)))
            for n in range(findings)
        ]
        doubt = [DoubtRaised(Doubt("d1", self.rule[0], "是否可以补正？"))] if findings else []
        self.workspace.sessions.act(session.id, [*acts, *doubt, SessionSubmitted()], self.author)


def a_rule(rubric: Rubric) -> tuple[str, str]:
    """Some fixed deduction of the edition."""
    for criterion in rubric.criteria():
        for rule in criterion.deductions:
            if isinstance(rule, Deduction) and rule.kind is DeductionKind.FIXED and criterion.condition is None:
                return criterion.id, rule.id
    raise AssertionError("the edition has no fixed deduction")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = Office(tmp_path_factory.mktemp("office"))
    yield made
    made.workspace.close()


@pytest.fixture
def drafting(office: Office) -> StoredDrafting:
    """Nothing was issued yet: what issues, works on `press`."""
    return drafted(office)


@pytest.fixture
def press(tmp_path: Path) -> Iterator[Office]:
    """An office of its own, for a test that writes."""
    made = Office(tmp_path)
    yield made
    made.workspace.close()


def drafted(office: Office) -> StoredDrafting:
    source = StoredDrafting(office.workspace)
    source.author = office.author
    return source
