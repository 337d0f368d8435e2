"""The place 简报: the text at the left with what the check says, the page as it will print at the right."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from reviewer.presenters.bulletin import BulletinPresenter
from reviewer.presenters.bulletin_values import LiveNumber, Opened, Proof, TypicalChoice
from reviewer.presenters.ports import BulletinDraft, IssuedBulletin
from reviewer.presenters.preview import PreviewPresenter
from reviewer.printing.bulletins import Masked
from reviewer.printing.clipping_choices import ClippingChoices
from reviewer.printing.clippings import Clipping
from reviewer.windows.bulletin.bulletin_bar import BulletinBar
from reviewer.windows.bulletin.clippings_dialog import ClippingsDialog
from reviewer.windows.bulletin.editor import BulletinEditor
from reviewer.windows.bulletin.masked_dialog import MaskedDialog
from reviewer.windows.bulletin.paper_preview import PaperPreview
from reviewer.windows.bulletin.remarks_list import RemarksList
from reviewer.windows.bulletin.saving import Saving
from reviewer.windows.bulletin.settings_dialog import SettingsDialog
from reviewer.windows.bulletin.typical_dialog import TypicalDialog
from reviewer.windows.dressing import dress
from reviewer.windows.messages import Messages

SPLIT = "bulletin/split"


class BulletinPlace(QWidget):
    """Builds the editor and the preview and connects them to their presenters."""

    def __init__(
        self,
        presenter: BulletinPresenter,
        preview: PreviewPresenter,
        labels: Mapping[str, str],
        messages: Messages,
        settings: QSettings,
        print_pages: Callable[[bytes, QWidget], None],
    ) -> None:
        super().__init__()
        dress(self)
        self._presenter, self._preview, self._labels = presenter, preview, labels
        self._messages, self._settings, self._print_pages = messages, settings, print_pages
        self._saving = Saving(presenter, messages, settings, self)
        self._draft = BulletinDraft()
        self._current, self._editable = "", True
        self._dialog: ClippingsDialog | None = None  # while clippings are looked at
        self._settings_dialog: SettingsDialog | None = None
        self._finding = ""  # whose clippings were asked for
        self.bar, self.editor, self.remarks, self.paper = BulletinBar(), BulletinEditor(), RemarksList(), PaperPreview()
        self._lay_out()
        self._connect()

    def enter(self) -> None:
        """Read the draft again: the data may have gone on."""
        self._presenter.open()
        self.editor.setFocus()

    def allow_editing(self, allowed: bool) -> None:
        """Without a name for the record the draft can be read and printed, not changed."""
        self._editable = allowed
        self.bar.set_editable(allowed)
        self._allow_looking(bool(self._presenter.proof and self._presenter.proof.pdf))
        if self._shown_issue() is None:
            self.editor.setReadOnly(not allowed)

    def _allow_looking(self, has_pages: bool) -> None:
        """Clippings and masks are looked at where there are pages; deciding on them needs a name."""
        self.remarks.masked.setEnabled(has_pages)
        self.remarks.clippings.setEnabled(has_pages and self._editable)

    def leave(self) -> None:
        """Keep what was typed and how the pane was split."""
        self._presenter.save()
        self._settings.setValue(SPLIT, self._split.saveState())

    def _lay_out(self) -> None:
        left = QSplitter(Qt.Orientation.Vertical)
        left.setChildrenCollapsible(False)
        left.addWidget(self.editor)
        left.addWidget(self.remarks)
        left.setStretchFactor(0, 4)
        left.setStretchFactor(1, 1)
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(left)
        self._split.addWidget(self.paper)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 1)
        state = self._settings.value(SPLIT)
        if state is None or not self._split.restoreState(state):
            self._split.setSizes([1000, 1000])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self._split, 1)

    def _connect(self) -> None:
        presenter, bar = self._presenter, self.bar
        presenter.opened.connect(self._open)
        presenter.composed.connect(self._compose)
        presenter.proved.connect(self._prove)
        presenter.issued.connect(self._tell_issued)
        presenter.issue_opened.connect(self._show_issue)
        presenter.issuing.connect(self._hold)
        presenter.choices_read.connect(self._choose_typical)
        self.editor.textChanged.connect(self._edit)
        self.editor.number_opened.connect(self._want_cases)
        self.remarks.opened.connect(self.editor.go_to_line)
        self.editor.cursorPositionChanged.connect(self._follow)
        self._preview.drawn.connect(self.paper.show_pages)
        self.paper.width_changed.connect(self._preview.set_width)
        bar.draft_chosen.connect(self._show_draft)
        bar.issue_chosen.connect(presenter.open_issue)
        bar.correction_wanted.connect(self._correct)
        bar.correction_dropped.connect(self._drop_correction)
        bar.settings.clicked.connect(self._change_settings)
        bar.typical.clicked.connect(presenter.read_choices)
        self.remarks.masked.clicked.connect(presenter.read_masked)
        presenter.masked_read.connect(self._show_masked)
        presenter.wording_copied.connect(self._show_wording)
        self.remarks.clippings_wanted.connect(self._want_clippings)
        presenter.clippings_read.connect(self._show_clippings)
        bar.recompose.clicked.connect(self._recompose)
        bar.export.clicked.connect(self._export)
        bar.print.clicked.connect(lambda: self._print_pages(self._preview.pdf, self))
        bar.issue.clicked.connect(self._issue)
        for keys, act in ((QKeySequence.StandardKey.Undo, "undo"), (QKeySequence.StandardKey.Redo, "redo")):
            within = Qt.ShortcutContext.WidgetWithChildrenShortcut  # after a click on a button, too
            QShortcut(QKeySequence(keys), self, getattr(self.editor, act), context=within)

    @Slot(object)
    def _open(self, opened: Opened) -> None:
        self._draft = opened.draft
        self.bar.list_issues(opened.issues, self._current)
        self.bar.tell_draft(opened.draft.settings.get("corrects", ""))

    @Slot(object, bool)
    def _compose(self, draft: BulletinDraft, touched: bool) -> None:
        self._draft = draft
        self.bar.tell_draft(draft.settings.get("corrects", ""))
        if self._shown_issue() is None:
            self.editor.replace_text(draft.text, other=not touched)

    @Slot()
    def _show_draft(self) -> None:
        self._current = ""
        self.editor.setReadOnly(not self._editable)
        self.editor.replace_text(self._presenter.draft.text, other=True)
        self.remarks.show()
        if self._presenter.proof is not None:
            self._prove(self._presenter.proof)

    @Slot(bool)
    def _hold(self, issuing: bool) -> None:
        """While it is being issued nothing can be changed."""
        self.editor.setReadOnly(issuing or not self._editable or self._shown_issue() is not None)
        self.bar.set_issuing(issuing)

    @Slot(object, str, bytes, object)
    def _show_issue(self, issue: IssuedBulletin, text: str, pdf: bytes, numbers: Sequence[LiveNumber]) -> None:
        if self._shown_issue() != issue:
            return
        self._current = issue.bulletin_id
        self.editor.setReadOnly(True)
        self.editor.replace_text(text, other=True)
        self.editor.mark(numbers, ())
        self.remarks.hide()
        self.bar.set_printable(True)
        self.paper.verticalScrollBar().setValue(0)
        self._preview.show(pdf)

    @Slot(object)
    def _prove(self, proof: Proof) -> None:
        if self._shown_issue() is not None:
            return
        self.editor.mark(proof.numbers, proof.remarks)
        self.remarks.show_remarks(proof.remarks, waits=proof.waits)
        stops = proof.waits or any(remark.stops for remark in proof.remarks)
        self.bar.set_issuable(bool(proof.pdf) and not stops)
        self._allow_looking(bool(proof.pdf))
        self.bar.set_printable(bool(proof.pdf))
        self._preview.show(proof.pdf, self.paper.first_in_view)

    @Slot()
    def _edit(self) -> None:
        if not self.editor.isReadOnly() and self._shown_issue() is None:
            self._presenter.edit(self.editor.toPlainText())

    @Slot()
    def _follow(self) -> None:
        """The page where the line with the cursor is printed."""
        proof, line = self._presenter.proof, self.editor.textCursor().blockNumber()
        if proof is not None and self._shown_issue() is None and line < len(proof.printed_at):
            self.paper.go_to(*proof.printed_at[line])

    @Slot(object)
    def _want_cases(self, number: LiveNumber) -> None:
        if number.cases:
            self._presenter.cases_wanted.emit(number.cases, self.tr("简报“{}”").format(number.name))

    @Slot()
    def _change_settings(self) -> None:
        dialog = SettingsDialog(self._presenter.draft.settings, self._labels, self)
        dialog.accepted.connect(lambda: self._presenter.set_settings(dialog.settings()))
        dialog.wording_wanted.connect(self._presenter.copy_wording)
        self._settings_dialog = dialog
        dialog.open()

    @Slot(object)
    def _show_wording(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        if self._settings_dialog is not None:
            told = self.tr("文字模板在 {}：bulletin.yaml 是简报，letters.yaml 是各种文书。改好存盘，再按“按数据重写”。")
            self._settings_dialog.say(told.format(folder))

    @Slot(object)
    def _choose_typical(self, choices: Sequence[TypicalChoice]) -> None:
        dialog = TypicalDialog(choices, self)
        dialog.accepted.connect(lambda: self._presenter.choose_typical(dialog.chosen()))
        dialog.open()

    @Slot()
    def _recompose(self) -> None:
        if self._may_replace(self.tr("按现有数据重写正文？")):
            self._presenter.recompose()

    @Slot(object)
    def _correct(self, issue: IssuedBulletin) -> None:
        """The next issue corrects this one; what it says is in the draft to be looked at."""
        if self._may_replace(self.tr("现在的草稿换成{}的更正？").format(issue.label)):
            self.bar.shown.setCurrentIndex(0)
            self.editor.setFocus()
            self._presenter.correct(issue)

    @Slot()
    def _drop_correction(self) -> None:
        if self._may_replace(self.tr("不出更正，重新写下一期简报？")):
            self._presenter.begin()

    def _may_replace(self, question: str) -> bool:
        detail = self.tr("草稿中手工改过的文字会被替换，可用 Ctrl+Z 恢复。")
        return not self._presenter.is_touched or self._messages.ask(question, detail, self.tr("替换"))

    @Slot()
    def _issue(self) -> None:
        settings = self._presenter.draft.settings
        number = self.tr("{}年第{}期").format(settings.get("year", ""), settings.get("number", ""))
        detail = self.tr("签发后正文和印样锁定，不能再改；需要更正时另出一期。")
        if self._messages.ask(self.tr("签发《{}》{}？").format(settings.get("masthead", ""), number), detail, "签发"):
            self._presenter.issue()

    @Slot(object)
    def _tell_issued(self, issue: IssuedBulletin) -> None:
        self._current = issue.bulletin_id
        self._messages.note(self.tr("已签发 {}").format(issue.label))

    @Slot()
    def _export(self) -> None:
        self._saving.save(self._shown_issue(), self._preview.pdf)

    @Slot(str)
    def _want_clippings(self, finding: str) -> None:
        self._finding = finding
        if self._dialog is None:
            self._dialog = ClippingsDialog(self)
            self._dialog.decided.connect(self._presenter.decide_clippings)
            self._dialog.finished.connect(self._forget_dialog)
            self._dialog.open()
        self._presenter.read_clippings()

    @Slot(object, object)
    def _show_clippings(self, clippings: Sequence[Clipping], choices: ClippingChoices) -> None:
        if self._dialog is not None:
            self._dialog.show_clippings(clippings, choices, self._finding)
            self._finding = ""

    @Slot()
    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None

    @Slot(object)
    def _show_masked(self, masked: Sequence[Masked]) -> None:
        MaskedDialog(masked, self).open()

    def _shown_issue(self) -> IssuedBulletin | None:
        issue = self.bar.shown.currentData()
        return issue if isinstance(issue, IssuedBulletin) else None
