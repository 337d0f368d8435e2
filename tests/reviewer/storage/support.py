"""Short ways to say what a test needs."""

from reviewer.storage.catalogue import CaseDescription
from reviewer.storage.workspace import Workspace


def add_case(workspace: Workspace, title: str = "甲公司擅自占道案", unit: str = "城东大队") -> str:
    """A case file in the catalogue, without originals."""
    campaigns = workspace.catalogue.campaigns()
    with workspace.store.writing():
        campaign = campaigns[0] if campaigns else workspace.catalogue.add_campaign("2026年评查", "法制科", "")
        number = len(workspace.catalogue.cases())
        return workspace.catalogue.add_case(
            campaign.id, CaseDescription(title, unit), "甲.pdf", f"content-{number}", [], 3
        )
