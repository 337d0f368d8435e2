"""The chains of the record: each act is joined by hash to its author's act before it on the same computer."""

from collections.abc import Iterable

from reviewer.storage.record import Event
from scoring.workspace_acts import WorkspaceMerged


class Chains:
    """Follows acts in the order of the record. A chain has one end, more where workspaces were merged."""

    def __init__(self) -> None:
        self._ends: dict[tuple[str, str], set[str]] = {}
        self._known: dict[tuple[str, str], set[str]] = {}

    def follows(self, event: Event) -> bool:
        """Whether the act is joined to an end of its author's chain. It is the end from now on."""
        ends, _ = self._of(event)
        at_end = event.previous in ends
        ends.discard(event.previous)
        self._take(event)
        return at_end

    def knows(self, event: Event) -> bool:
        """Whether the act that this one is joined to was there before, at the end of the chain or not."""
        return event.previous in self._of(event)[1]

    def _of(self, event: Event) -> tuple[set[str], set[str]]:
        chain = (event.author, event.device)
        return self._ends.setdefault(chain, {""}), self._known.setdefault(chain, {""})

    def _take(self, event: Event) -> None:
        for hashes in self._of(event):
            hashes.add(event.hash)


def branches(events: Iterable[Event]) -> frozenset[str]:
    """The acts that merging let join a chain elsewhere than at its end, as the record says."""
    merged = (event.act for event in events if event.kind == "workspace_merged")
    return frozenset(name for act in merged if isinstance(act, WorkspaceMerged) for name in act.branches)
