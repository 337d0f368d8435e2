"""What is done to the workspace as a whole: another one joins it, case files go. Asks first, tells what came of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from reviewer.presenters.housekeeping import HousekeepingPresenter
from reviewer.presenters.ports import CaseRow, CaseState
from reviewer.presenters.stored.housekeeping import StoredHousekeeping
from scoring.errors import ReviewError

if TYPE_CHECKING:
    from reviewer.windows.composition import OpenWorkspace

LAST_MERGED = "merge/last_folder"


class HousekeepingActing(QObject):
    """Built when it is first needed."""

    def __init__(self, office: "OpenWorkspace") -> None:
        super().__init__(office)
        self._office = office
        source = StoredHousekeeping(office.workspace, lambda: office.identity.author)
        self.presenter = HousekeepingPresenter(source, office.runner, self)
        self.presenter.merged.connect(self._tell_merged)
        self.presenter.removed.connect(self._tell_removed)
        self.presenter.ended.connect(self._look_again)

    def choose_merged(self) -> None:
        """Ask which workspace joins this one."""
        from PySide6.QtWidgets import QFileDialog

        office = self._office
        if not self._is_known():
            return
        start = str(office.settings.value(LAST_MERGED, str(Path.home())))
        over = office.window.shown or office.window  # a place: what stands over it has its looks from the first
        chosen = QFileDialog.getExistingDirectory(over, self.tr("并入哪个评查库"), start)
        if chosen:
            office.settings.setValue(LAST_MERGED, str(Path(chosen).parent))
            self.presenter.merge(Path(chosen))

    def remove(self, rows: Sequence[CaseRow]) -> None:
        """Take these case files out, once somebody agreed."""
        office = self._office
        begun = [row for row in rows if row.state != CaseState.WAITING or row.reviewer]  # also what was taken back
        if begun:
            told = self.tr("{} 号案卷已经开始评查，不能移出。").format(begun[0].number)
            hint = self.tr("不该评的，打开后在“案情”里记为不符合评查条件，写明理由；已经提交的，先退回。")
            office.messages.refuse(ReviewError(told, hint))
        elif why := self._in_the_way(rows):
            office.messages.refuse(why)
        elif rows and self._is_agreed(rows) and self._is_known():
            self.presenter.remove([row.case_id for row in rows])

    def _is_agreed(self, rows: Sequence[CaseRow]) -> bool:
        one = self.tr("移出 {} 号案卷“{}”？").format(rows[0].number, rows[0].title)
        question = one if len(rows) == 1 else self.tr("移出所选的 {} 卷？").format(len(rows))
        detail = self.tr("识别的文字、疑点和库中保存的原件一并删去，不能恢复；您原来的文件不动，需要时可以再导入。")
        return self._office.messages.ask(question, detail, self.tr("移出"))

    def _in_the_way(self, rows: Sequence[CaseRow]) -> ReviewError | None:
        office = self._office
        file = office.desk.place.desk.file if office.desk is not None else None
        if file is not None and file.case_id in {row.case_id for row in rows}:
            told = self.tr("{} 号案卷正在评查台上打开。").format(file.number)
            return ReviewError(told, self.tr("请先在评查台打开别的案卷，再移出。"))
        if any(row.unread_pages for row in rows) and (office.cases.is_busy or office.recognition.is_busy):
            hint = self.tr("请等它完成，或者先在下方取消，再移出。")
            return ReviewError(self.tr("正在导入案卷或者识别文字。"), hint)
        return None

    def _is_known(self) -> bool:
        """Whether the record can say who did it."""
        return self._office.identity.person is not None or self._office.ask_person()

    @Slot(object)
    def _tell_merged(self, lines: Sequence[str]) -> None:
        from PySide6.QtWidgets import QMessageBox

        from reviewer.windows.messages import message_box

        sign, role = ("triangle-alert", "doubt") if len(lines) > 1 else ("circle-check", "accent")
        box = message_box(sign, role, self.tr("并入评查库"), lines[0], self._office.window)
        box.setInformativeText("\n".join(lines[1:]))
        box.addButton(self.tr("知道了"), QMessageBox.ButtonRole.AcceptRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    @Slot(int)
    def _tell_removed(self, count: int) -> None:
        self._office.messages.note(self.tr("已移出 {} 卷").format(count))

    @Slot()
    def _look_again(self) -> None:
        """Also after a cancel or a failure: what came in until then is there, and was checked by another office's
        rules."""
        office = self._office
        if office.runner.is_shut_down:
            return
        office.cases.refresh()
        office.cases.changed.emit()
        if office.desk is not None:
            office.desk.place.desk.forget_steps()  # those in a file that is gone hinder none before them
        office.recognition.start()
        office.windows.finish_checks()
