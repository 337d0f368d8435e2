"""How work on an open workspace begins: at the list or at one case file, and later what nobody waits for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from reviewer.presenters.jobs import Job
from reviewer.windows.preparing import prepare

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace

AFTER_START = 400  # milliseconds until what nobody waits for begins


class Starting(QObject):
    """The first moments of an open workspace."""

    def __init__(self, office: "OpenWorkspace") -> None:
        super().__init__(office)
        self._office = office

    def start(self, number: str = "") -> None:
        """Show the list of case files, or the one with this number; what nobody waits for begins a little later."""
        office = self._office
        person = office.identity.person
        office.menu.show_person(person.name if person else "")
        office.window.top_bar.show_workspace(office.workspace.folder.name)
        wanted = office.workspace.catalogue.case_numbered(number) if number else ""
        if wanted:
            self._start_at(wanted)
        else:
            office.window.go("cases")
            office.window.show()
        if number and not wanted:
            office.messages.note(self.tr("没有编号为“{}”的案卷").format(number))
        QTimer.singleShot(AFTER_START, self._begin_quiet_work)

    def _start_at(self, case_id: str) -> None:
        """A case file at once: its first page, then what the desk needs besides, then the desk at work."""
        office = self._office
        office.window.show_place("desk")
        office.window.show()
        assert office.desk is not None

        def begin_work() -> None:
            if not office.runner.is_shut_down:  # closed already
                office.review(case_id)

        def read_rest() -> None:
            from reviewer.presenters.stored.warming import warm

            job = Job(lambda _progress: warm(office.workspace))
            job.ended.connect(begin_work)
            if not office.runner.is_shut_down:
                office.runner.start(job)

        office.window.top_bar.show_place("desk")
        office.desk.show_pages(case_id, read_rest)

    @Slot()
    def _begin_quiet_work(self) -> None:
        """The code of desk and figures, so that they open at once; the dated copy; recognition where it was left."""
        office = self._office
        if office.runner.is_shut_down:
            return  # closed before it began
        office.window.place("cases")  # not built yet where the program was asked for one case file
        office.cases.complete()
        office.runner.start(Job(lambda _progress: prepare(office.workspace)))
        office.runner.start(Job(lambda _progress: office.workspace.back_up()))
        office.cases.resume()
        office.recognition.start()
        office.roster().presenter.refresh()
        office.windows.finish_checks()
