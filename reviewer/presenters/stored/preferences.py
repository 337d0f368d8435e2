"""The settings over a workspace."""

from collections.abc import Sequence
from pathlib import Path

from reviewer.intake.checking import OWN_CALENDAR, RULE_CHOICES
from reviewer.library.calendars import Years, export_calendar, parse_years, shipped_years
from reviewer.library.check_parameters import read_parameters
from reviewer.library.rule_choices import RuleChoices, choices_text, read_choices
from reviewer.presenters.stored.connection import own_connection
from reviewer.storage.backup import dated_copies
from reviewer.storage.workspace import Workspace
from scoring.checks.parameters import RuleParameters
from scoring.progress import Progress


class StoredPreferences:
    """presenters.preferences.PreferenceStore over a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._shipped = shipped_years()

    def parameters(self) -> Sequence[RuleParameters]:
        """Every rule as it is shipped."""
        return tuple(read_parameters().values())

    def choices(self) -> RuleChoices:
        """What the office chose. Raises ReviewError."""
        return read_choices(self._setting(RULE_CHOICES))

    def keep_choices(self, choices: RuleChoices) -> None:
        """Keep what the office chose; the case files are due to be checked again."""
        self._keep(RULE_CHOICES, choices_text(choices))

    def shipped_years(self) -> Years:
        """The years that come with the program."""
        return self._shipped

    def own_years(self) -> Years:
        """The years the office entered. Raises ReviewError."""
        return parse_years(self._setting(OWN_CALENDAR), "本单位的节假日安排")

    def keep_own_years(self, years: Years) -> None:
        """Keep the office's years; the case files are due to be checked again."""
        self._keep(OWN_CALENDAR, export_calendar(years) if years else "")

    def backups(self) -> Sequence[Path]:
        """The dated copies, newest first."""
        return dated_copies(self._workspace.folder / "backups")

    def back_up(self, progress: Progress) -> Path | None:
        """Make a dated copy. Raises ReviewError."""
        with own_connection(self._workspace) as workspace:
            return workspace.back_up(progress)

    def can_recognise(self) -> bool:
        """Whether text recognition is installed."""
        from reviewer.documents.ocr.recognising import available

        return available()

    def _setting(self, name: str) -> str:
        return self._workspace.catalogue.setting(name)

    def _keep(self, name: str, value: str) -> None:
        with self._workspace.store.writing():
            self._workspace.catalogue.set_setting(name, value)
