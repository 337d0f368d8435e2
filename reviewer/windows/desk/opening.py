"""The desk over a workspace, built from its parts."""

from PySide6.QtCore import QObject, QSettings

from reviewer.presenters.desk import DeskPresenter
from reviewer.presenters.desk_stored import StoredDesk
from reviewer.presenters.identity import Identity
from reviewer.presenters.pages import Pages
from reviewer.storage.workspace import Workspace
from reviewer.storage.writing import Writer
from reviewer.windows.desk.desk_place import DeskPlace
from reviewer.windows.messages import Messages


class DeskOpener(QObject):
    """Owns what the desk needs to live: the writer thread and the rendering child. `warm_up` starts both ahead."""

    def __init__(
        self,
        workspace: Workspace,
        identity: Identity,
        messages: Messages,
        settings: QSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._messages, self._settings = messages, settings
        self._writer = Writer(workspace)
        self.pages = Pages(self)
        self.desk = DeskPresenter(StoredDesk(workspace, self._writer, lambda: identity.author), self)
        self.desk.refused.connect(messages.refuse)
        self._started = False

    def warm_up(self) -> None:
        """Starts the rendering child; once is enough."""
        if not self._started:
            self._started = True
            self.pages.start()

    def place(self) -> DeskPlace:
        """The desk as a widget."""
        self.warm_up()
        return DeskPlace(self.desk, self.pages, self._messages, self._settings)

    def close(self) -> None:
        """Finishes what is being written, then stops the child."""
        self._writer.close()
        if self._started:
            self.pages.close()
