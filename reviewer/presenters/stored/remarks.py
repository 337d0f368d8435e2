"""Every remark in the workspace, one's own and others', counted. Read once off the window's thread, then kept up."""

import logging
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from reviewer.storage.workspace import Workspace
from reviewer.storage.writing import Writer
from scoring.acts import Act, FindingAdded, FindingChanged, FindingWithdrawn
from scoring.sheet import Finding

log = logging.getLogger(__name__)

MOST = 9  # of one rule
_Said = dict[str, tuple[str, str]]  # finding → `criterion/rule`, remark


class StoredRemarks:
    """What was said, by finding. Acts taken since are known at once, whatever the record is still being read for."""

    def __init__(self) -> None:
        self._said: _Said = {}
        self._read: list[_Said] = []  # what came back from the record and was not looked at yet
        self._since: list[Act] = []
        self._counted: dict[str, Sequence[tuple[str, int]]] | None = None
        self._is_asked = False

    def read(self, writer: Writer) -> None:
        """Reads the record, once."""
        if not self._is_asked:
            self._is_asked = True
            writer.submit(_from_record, self._read.append, _give_up)

    def take(self, acts: Iterable[Act]) -> None:
        """Acts that are on their way into the record."""
        self._since += acts
        self._counted = None

    def counted(self) -> Mapping[str, Sequence[tuple[str, int]]]:
        """By `criterion/rule`, most frequent first."""
        if self._read:
            self._said, self._counted = {**self._read.pop(), **self._said}, None
        for act in self._since:
            if isinstance(act, FindingAdded | FindingChanged):
                self._said[act.finding.id] = _entry(act.finding)
            elif isinstance(act, FindingWithdrawn):
                self._said[act.finding] = ("", "")  # may be among what is still being read
        self._since = []
        if self._counted is None:
            counts: dict[str, Counter[str]] = {}
            for rule, remark in self._said.values():
                if remark:
                    counts.setdefault(rule, Counter())[remark] += 1
            self._counted = {rule: counter.most_common(MOST) for rule, counter in counts.items()}
        return self._counted


def _entry(finding: Finding) -> tuple[str, str]:
    return f"{finding.criterion}/{finding.rule}", finding.remark


def _from_record(workspace: Workspace) -> _Said:
    found = (f for session in workspace.sessions.all() for f in session.content.sheet.findings if f.remark)
    return {finding.id: _entry(finding) for finding in found}


def _give_up(error: Exception) -> None:
    """Without earlier remarks one types; the thread that writes goes on."""
    log.error("earlier remarks were not read", exc_info=error)
