"""Builds 简报 over a workspace; imported on its first visit only."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QThread, QThreadPool

from forms.bulletin.settings import LABELS
from reviewer.presenters.bulletin import BulletinPresenter
from reviewer.presenters.jobs import JobRunner
from reviewer.presenters.preview import PreviewPresenter
from reviewer.presenters.stored.drafting import StoredDrafting
from reviewer.windows.bulletin.bulletin_place import BulletinPlace
from reviewer.windows.settings import chosen_faces

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace


def prompt_runner(office: "OpenWorkspace") -> JobRunner:
    """Threads of its own for what follows a key: nothing waits behind recognition or an import."""
    pool = QThreadPool(office)
    pool.setMaxThreadCount(2)
    pool.setThreadPriority(QThread.Priority.HighPriority)
    runner = JobRunner(pool, office)
    runner.failed.connect(office.runner.failed)
    office.window.closed.connect(runner.shut_down)
    return runner


def stored_bulletin_place(office: "OpenWorkspace") -> BulletinPlace:
    """The place with its presenters."""
    source = StoredDrafting(office.workspace, lambda: chosen_faces(office.settings))
    proofs = prompt_runner(office)
    presenter = BulletinPresenter(source, office.runner, office, proofs)
    preview = PreviewPresenter(proofs, office)
    printing = office.putting_out().printing
    place = BulletinPlace(presenter, preview, LABELS, office.messages, office.settings, printing.print_pdf)
    presenter.refused.connect(office.messages.refuse)
    presenter.saved.connect(office.window.top_bar.show_saved)
    presenter.cases_wanted.connect(office.show_cases)
    presenter.written.connect(lambda path: office.messages.note(office.tr("已存为 {}").format(path)))

    def know_author() -> None:
        source.author = office.identity.author
        place.allow_editing(source.author is not None)

    know_author()
    office.person_changed.connect(know_author)
    place.bar.who.clicked.connect(office.ask_person)
    office.window.closing.connect(place.leave)
    return place
