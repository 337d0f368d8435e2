"""打印与文书: which paper at the left, what it says in the middle, the page as it will print at the right."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reviewer.presenters.papers import PapersPresenter
from reviewer.presenters.papers_values import Drawn, Issued, PaperChoice, PapersOpened
from reviewer.presenters.preview import PreviewPresenter
from reviewer.printing.files import allowed_name
from reviewer.printing.paper_data import Subject
from reviewer.printing.papers import Format, named
from reviewer.windows import theme
from reviewer.windows.bringing import fit
from reviewer.windows.bulletin.paper_preview import PaperPreview
from reviewer.windows.dressing import dress
from reviewer.windows.file_asking import asked_file
from reviewer.windows.icons import icon
from reviewer.windows.messages import Messages
from reviewer.windows.papers.copies_pane import CopiesPane
from reviewer.windows.papers.paper_form import PaperForm
from reviewer.windows.saying import say

GEOMETRY, SPLIT, FOLDER = "papers/geometry", "papers/split", "papers/folder"
KINDS = {Format.PDF: "PDF (*.pdf)", Format.DOCX: "Word 文档 (*.docx)", Format.XLSX: "Excel 表格 (*.xlsx)"}


class PapersWindow(QWidget):
    """Builds the three panes and connects them to their presenters."""

    def __init__(
        self,
        presenter: PapersPresenter,
        preview: PreviewPresenter,
        messages: Messages,
        settings: QSettings,
        exports: Path,
        print_pages: Callable[[bytes, QWidget], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        dress(self)
        self.setWindowTitle(self.tr("打印与文书"))
        self._presenter, self._preview, self._messages, self._settings = presenter, preview, messages, settings
        self._exports, self._print_pages = exports, print_pages
        self._ranges: tuple[tuple[str, ...], ...] = ()
        self._choice: PaperChoice | None = None
        self._issued: Issued | None = None
        self._may_sign, self._missing = True, True
        self._told = ""  # what stands in the bar until somebody goes on
        self.pane, self.form, self.paper = CopiesPane(), PaperForm(), PaperPreview()
        self._build_bar()
        self._lay_out()
        self._connect()
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)

    def open(self, ranges: Sequence[tuple[str, Sequence[str]]], current: int) -> None:
        """Make papers of one of these sets of case files, each with its label."""
        self._ranges = tuple(tuple(cases) for _, cases in ranges)
        self.pane.offer_ranges([label for label, _ in ranges], current)
        self._presenter.open(self._ranges[current])
        self.pane.kind.setFocus()

    def allow_signing(self, allowed: bool) -> None:
        """Without a name for the record, papers can be printed and saved, not issued."""
        self._may_sign = allowed
        self._allow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size and panes."""
        self._settings.setValue(GEOMETRY, self.saveGeometry())
        self._settings.setValue(SPLIT, self._split.saveState())
        if self.isVisible() and self._presenter.has_words:
            self._messages.note(self.tr("填写的文书内容没有签发，退出程序之前都在；要长期保留，请签发或者存为文件。"))
        super().closeEvent(event)

    def _build_bar(self) -> None:
        self.state = QLabel()
        self.state.setMinimumWidth(1)
        self.print = QPushButton(icon("printer"), self.tr("打印…"))
        self.print.setShortcut("Ctrl+P")
        self.print.setToolTip(self.tr("打印（Ctrl+P）"))
        self.save = QPushButton(icon("download"), self.tr("存为"))
        menu = QMenu(self.save)
        self.one_pdf = menu.addAction(icon("files"), self.tr("一个 PDF，逐份加书签…"), self._save_together)
        self.each_pdf = menu.addAction(self.tr("每份一个 PDF…"), lambda: self._save_each(Format.PDF))
        self.each_docx = menu.addAction(self.tr("每份一个 Word 文档…"), lambda: self._save_each(Format.DOCX))
        self.each_xlsx = menu.addAction(self.tr("每份存为 Excel…"), lambda: self._save_each(Format.XLSX))
        self.save.setMenu(menu)
        self.issue = QPushButton(icon("stamp", "on_accent"), self.tr("编号签发…"))
        theme.set_look(self.issue, "primary")

    def _lay_out(self) -> None:
        bar = QFrame()
        theme.set_look(bar, "footer")
        row = QHBoxLayout(bar)
        row.setContentsMargins(*[theme.GRID] * 4)
        row.setSpacing(theme.GRID)
        row.addWidget(self.state, 1)
        for button in (self.save, self.print, self.issue):
            row.addWidget(button)
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        for pane, stretch in ((self.pane, 0), (self.form, 1), (self.paper, 2)):
            self._split.addWidget(pane)
            self._split.setStretchFactor(self._split.count() - 1, stretch)
        self._split.setSizes([theme.px(250), theme.px(400), theme.px(520)])
        if (state := self._settings.value(SPLIT)) is not None:
            self._split.restoreState(state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._split, 1)
        layout.addWidget(bar)
        fit(self, 1280, 700)
        if (geometry := self._settings.value(GEOMETRY)) is not None:
            self.restoreGeometry(geometry)

    def _connect(self) -> None:
        presenter, pane = self._presenter, self.pane
        presenter.opened.connect(self._open)
        presenter.chosen.connect(self._choose)
        presenter.fields_read.connect(self.form.show_fields)
        presenter.drawn.connect(self._show_drawn)
        presenter.issued.connect(self._tell_issued)
        presenter.issue_opened.connect(self._show_issued)
        presenter.printable.connect(lambda pdf: self._print_pages(pdf, self))
        presenter.written.connect(self._tell_written)
        self._preview.drawn.connect(self.paper.show_pages)
        self.paper.width_changed.connect(self._preview.set_width)
        pane.range_chosen.connect(lambda at: presenter.open(self._ranges[at]))
        pane.kind_chosen.connect(presenter.choose)
        pane.subject_chosen.connect(self._look_at)
        pane.ticked.connect(self._allow)
        pane.issued_chosen.connect(presenter.open_issued)
        self.form.edited.connect(presenter.set_field)
        self.form.head_edited.connect(lambda part, value: presenter.set_head(**{part: value}))
        self.print.clicked.connect(self._print)
        self.issue.clicked.connect(self._ask_to_issue)

    @Slot(object)
    def _open(self, opened: PapersOpened) -> None:
        self.pane.show_issued(opened.issued)
        if opened.choices:
            self.pane.offer_kinds(opened.choices)
        else:
            more = self.tr("可以点“改为全部”。") if self.pane.is_part else ""
            self.state.setText(self.tr("{}没有可以打印的文书。{}").format(self.pane.range.currentText(), more))

    @Slot(object)
    def _choose(self, choice: PaperChoice) -> None:
        self._choice, self._issued, self._told = choice, None, ""
        self.pane.show_copies(choice)
        self._show_head(choice)
        self.form.setVisible(choice.is_letter)
        self._allow()

    def _show_head(self, choice: PaperChoice) -> None:
        numbered, has_forms = bool(choice.series), choice.has_forms
        self.form.show_head(self._presenter.head, is_letter=choice.is_letter, numbered=numbered, has_forms=has_forms)

    @Slot(object)
    def _look_at(self, subject: object) -> None:
        self._issued, self._told = None, ""
        self.form.setVisible(self._choice is not None and self._choice.is_letter)
        self._presenter.choose_subject(subject)  # type: ignore[arg-type]
        self._presenter.draw()

    @Slot(object)
    def _show_drawn(self, drawn: Drawn) -> None:
        if self._issued is not None:
            return
        self._missing = bool(drawn.missing)
        lacking = self.tr("本份还缺：{}").format("、".join(drawn.missing)) if drawn.missing else ""
        self._say(lacking or self._told, "doubt" if lacking else "muted")
        self._preview.show(drawn.pdf)
        self._allow()

    @Slot(object, bytes)
    def _show_issued(self, issued: Issued, pdf: bytes) -> None:
        self._issued = issued
        self.form.hide()
        self._say(self.tr("{} 签发，已锁定").format(issued.issued_on or issued.label), "muted")
        self._preview.show(pdf)
        self._allow()

    @Slot(str)
    def _tell_written(self, path: str) -> None:
        count = len(self.pane.chosen())
        several = Path(path).is_dir() and count
        said = self.tr("{}份已存入文件夹 {}").format(count, path) if several else self.tr("已存为 {}").format(path)
        self._say(said, "muted")

    @Slot(str)
    def tell(self, words: str) -> None:
        """What became of an order."""
        self._say(words, "muted")
        say(self, words)

    @Slot(object)
    def _tell_issued(self, issued: Sequence[Issued]) -> None:
        self.pane.show_issued(issued)
        self.pane.untick()  # the same copies are not issued twice by a second click
        if self._choice is not None:
            self._show_head(self._choice)
        self._told = self.tr("已签发，存入 {}").format(self._exports)
        self._say(self._told, "muted")
        self._messages.note(self._told)

    def _say(self, text: str, look: str) -> None:
        self.state.setText(text)
        theme.set_look(self.state, look)

    @Slot()
    def _allow(self) -> None:
        choice, frozen = self._choice, self._issued is not None
        any_copy = choice is not None and bool(self.pane.chosen())
        lacking = self._missing and not frozen and self.pane.is_chosen()
        ready = frozen or (any_copy and not lacking)
        self.print.setEnabled(ready)
        self.save.setEnabled(ready)
        self.each_pdf.setEnabled(not frozen)
        self.each_docx.setEnabled(not frozen and choice is not None and choice.has_words)
        self.each_xlsx.setEnabled(not frozen and choice is not None and choice.has_tables)
        self.issue.setVisible(choice is not None and choice.is_letter)  # a 评查表 is issued by being submitted
        self.issue.setText(self.tr("编号签发…") if choice is not None and choice.series else self.tr("签发…"))
        self.issue.setEnabled(ready and not frozen and self._may_sign)
        why = self.tr("请先在菜单“评查人”中填写姓名") if not self._may_sign else self.tr("先补上还缺的内容")
        self.issue.setToolTip(why if lacking or not self._may_sign else "")

    @Slot()
    def _print(self) -> None:
        if self._issued is not None:
            self._print_pages(self._preview.pdf, self)
        else:
            self._presenter.print(self.pane.chosen())

    @Slot()
    def _ask_to_issue(self) -> None:
        copies = self.pane.chosen()
        name = self._choice.name if self._choice else ""
        detail = self.tr("签发后文书锁定并记入评查记录，PDF 存入评查库的 exports 文件夹；需要更正时另发一份。")
        if self._messages.ask(self.tr("签发《{}》{} 份？").format(name, len(copies)), detail, self.tr("签发")):
            self._presenter.issue(copies)

    @Slot()
    def _save_together(self) -> None:
        copies = self.pane.chosen()
        name = (self._issued.label or self._issued.kind) if self._issued else self._name(copies)
        path = self._asked(name, self.tr("存为 PDF"), Format.PDF)
        if path is None:
            return
        if self._issued is not None:
            self._presenter.save_pdf(self._preview.pdf, path)
        else:
            self._presenter.save_together(copies, path)

    def _save_each(self, form: Format) -> None:
        copies = self.pane.chosen()
        single = len(copies) == 1
        path = self._asked(self._name(copies), self.tr("存为"), form) if single else self._asked_folder(len(copies))
        if path is not None:
            self._presenter.save_each(copies, path, form)

    def _asked_folder(self, count: int) -> Path | None:
        said = self.tr("{} 份《{}》存到哪个文件夹").format(count, self._choice.name if self._choice else "")
        chosen = QFileDialog.getExistingDirectory(self, said, str(self._folder()))
        if chosen:
            self._settings.setValue(FOLDER, chosen)
        return Path(chosen) if chosen else None

    def _name(self, copies: Sequence[Subject]) -> str:
        """What the file of one copy, or of all, is called."""
        if self._choice is None:
            return ""
        return named(self._choice.id, self._choice.name, copies[0]) if len(copies) == 1 else self._choice.name

    def _asked(self, name: str, title: str, form: Format) -> Path | None:
        start = self._folder() / f"{allowed_name(name)}.{form}"
        path = asked_file(self, self._messages, title, start, (KINDS[form],))
        if path is not None:
            self._settings.setValue(FOLDER, str(path.parent))
        return path

    def _folder(self) -> Path:
        """Where files were saved last; at first the workspace's own folder for printed files."""
        return Path(str(self._settings.value(FOLDER, str(self._exports))))
