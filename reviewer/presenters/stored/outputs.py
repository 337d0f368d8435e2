"""The orders that are not carried out yet, among the settings of a workspace."""

from dataclasses import replace

from reviewer.presenters.outputs import Output, Way
from reviewer.presenters.stored.connection import own_connection
from reviewer.presenters.stored.unfinished import OUTPUTS
from reviewer.storage.codec import from_json, to_json
from reviewer.storage.workspace import Workspace

NOTHING_YET = "-"


class StoredOutputs:
    """presenters.outputs.KeptOutputs over a workspace; every call works on a connection of its own."""

    def __init__(self, workspace: Workspace, device: str) -> None:
        self._workspace, self._device = workspace, device

    def begin(self, output: Output) -> Output:
        """Keep a new order; papers that go out from now on are its own."""
        if output.way is Way.ISSUE and not output.before:
            with own_connection(self._workspace) as workspace:
                output = replace(output, before=workspace.papers.newest() or NOTHING_YET)
        output = replace(output, device=self._device)
        self.keep(output)
        return output

    def keep(self, output: Output) -> None:
        """Keep how far it is."""
        with own_connection(self._workspace) as workspace, workspace.store.writing():
            workspace.catalogue.set_setting(OUTPUTS + output.id, to_json(output))

    def forget(self, output: str) -> None:
        """It is carried out, or nobody wants it any more."""
        with own_connection(self._workspace) as workspace, workspace.store.writing():
            workspace.catalogue.forget_setting(OUTPUTS + output)

    def unfinished(self) -> tuple[Output, ...]:
        """What the end of the program cut short, in the order in which it was asked for. Orders given on another
        computer are left to it: a workspace that was copied here must write nothing to places it names."""
        with own_connection(self._workspace) as workspace:
            catalogue = workspace.catalogue
            kept = [catalogue.setting(OUTPUTS + key) for key in catalogue.settings_under(OUTPUTS)]
        orders = (output for text in kept if (output := from_json(text, Output)).device == self._device)
        return tuple(sorted(orders, key=lambda output: output.begun))
