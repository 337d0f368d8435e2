"""Local rules over a workspace: a draft beside the rules in force."""

from reviewer.intake.checking import LOCAL_RULES, LOCAL_RULES_DRAFT
from reviewer.library.local_rules.draft import Draft
from reviewer.presenters.local_rules import KeptRules
from reviewer.presenters.stored.connection import own_connection
from reviewer.storage.workspace import Workspace


class StoredLocalRules:
    """presenters.local_rules.LocalRulesStore over a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def load(self) -> KeptRules:
        """The draft, or the rules in force where there is none."""
        from reviewer.library.local_rules.yaml_form import read_draft

        catalogue = self._workspace.catalogue
        pending = catalogue.setting(LOCAL_RULES_DRAFT)
        draft, report = read_draft(pending or catalogue.setting(LOCAL_RULES), "当地规则")
        return KeptRules(draft, bool(pending), report)

    def keep(self, draft: Draft) -> None:
        """Keep a draft; what is in force stays as it is."""
        from reviewer.library.local_rules.yaml_form import draft_text

        text = draft_text(draft)
        with own_connection(self._workspace) as workspace, workspace.store.writing():
            workspace.catalogue.set_setting(LOCAL_RULES_DRAFT, text)

    def enact(self, draft: Draft) -> None:
        """Put a draft into force. Raises ReviewError where it cannot be read as rules."""
        from reviewer.library.local_rules.reading import parse_local_rules
        from reviewer.library.local_rules.yaml_form import draft_text

        text = "" if draft.is_empty else draft_text(draft)
        parse_local_rules(text, "当地规则")
        with own_connection(self._workspace) as workspace, workspace.store.writing():
            workspace.catalogue.set_setting(LOCAL_RULES, text)
            workspace.catalogue.set_setting(LOCAL_RULES_DRAFT, "")
