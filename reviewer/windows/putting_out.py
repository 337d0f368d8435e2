"""What a workspace prints, writes and issues, and what is asked about an order that was cut short. Built when first
needed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reviewer.presenters.jobs import Job
from reviewer.presenters.outputs import Output, Outputs, Way
from reviewer.presenters.papers_stored import StoredPapers
from reviewer.presenters.stored.outputs import StoredOutputs
from reviewer.presenters.stored.prints import StoredPrints, Unprinted
from reviewer.windows.frame.unfinished_strip import Offer, UnfinishedStrip
from reviewer.windows.printing import Printing
from reviewer.windows.settings import chosen_faces

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace


class PuttingOut(QObject):
    """The orders of a workspace and the way to its printer."""

    faces_changed = Signal(str)  # since papers were printed last, in words

    def __init__(self, office: "OpenWorkspace") -> None:
        super().__init__(office)
        self._office, self._prints = office, StoredPrints(office.workspace)
        self.outputs = Outputs(
            self.source, StoredOutputs(office.workspace, office.identity.device), office.runner, self
        )
        self.printing = Printing(office.runner, self, self._prints)
        self.strip: UnfinishedStrip | None = None
        messages = office.messages
        self.outputs.printable.connect(lambda pdf: self.printing.print_pdf(pdf, office.window))
        self.outputs.written.connect(lambda path: messages.note(self.tr("已存为 {}").format(path)))
        self.outputs.issued.connect(lambda _all: messages.note(self.tr("已签发，存入 {}").format(self._exports())))
        self.outputs.waiting.connect(self._offer)
        self.faces_changed.connect(messages.note)
        self.printing.refused.connect(messages.refuse)
        self.printing.sent.connect(messages.note)

    def source(self) -> StoredPapers:
        """The papers of the workspace, nothing read yet."""
        settings = self._office.settings
        papers = StoredPapers(self._office.workspace, lambda: chosen_faces(settings), self.faces_changed.emit)
        papers.author = self._office.identity.author
        return papers

    def resume(self) -> None:
        """Go on with what was cut short, or ask about it."""
        self.outputs.resume()
        job = Job(lambda _progress: self._prints.unfinished())
        job.succeeded.connect(self._offer_prints)
        self._office.runner.start(job)

    def _exports(self) -> str:
        return str(self._office.workspace.exports)

    def _ask(self, offer: Offer) -> None:
        if self.strip is None:
            self.strip = UnfinishedStrip()
            self._office.window.add_strip(self.strip)
        self.strip.offer(offer)

    @Slot(object)
    def _offer(self, output: Output) -> None:
        count, drop = len(output.order.subjects), lambda: self.outputs.drop(output)
        if output.way is Way.ISSUE:
            told = self.tr("上次签发“{}”（共 {} 份）没有完成；已签发的不会重复编号。")
            self._ask(Offer(told.format(output.name, count), self.tr("接着签发"), lambda: self._issue(output), drop))
        else:
            told = self.tr("上次打印“{}”（共 {} 份）没有完成。").format(output.name, count)
            self._ask(Offer(told, self.tr("接着打印"), lambda: self.outputs.go_on(output), drop))

    def _issue(self, output: Output) -> None:
        if self._office.identity.author is not None or self._office.ask_person():
            self.outputs.go_on(output)
        else:
            self._offer(output)

    @Slot(object)
    def _offer_prints(self, unprinted: tuple[Unprinted, ...]) -> None:
        for job in unprinted:
            self._offer_print(job)

    def _offer_print(self, job: Unprinted) -> None:
        told = self.tr("上次打印没有完成：第 {}—{} 页中送出了 {} 页。").format(job.first, job.last, job.done)
        offer = Offer(told, self.tr("接着打印"), lambda: self._print(job), lambda: self._forget(job))
        self._ask(offer)

    def _print(self, job: Unprinted) -> None:
        read = Job(lambda _progress: self._prints.pdf(job))
        read.succeeded.connect(lambda pdf: self._send(job, pdf))
        self._office.runner.start(read)

    def _send(self, job: Unprinted, pdf: bytes) -> None:
        if self.printing.is_sent(pdf, self._office.window, (job.first + job.done, job.last)):
            self._forget(job)
        else:
            self._offer_print(job)

    def _forget(self, job: Unprinted) -> None:
        self._office.runner.start(Job(lambda _progress: self._prints.forget(job.id)))
