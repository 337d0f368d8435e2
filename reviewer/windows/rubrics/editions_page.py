"""The editions there are, and what can be done with each."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSettings, Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.models.editions import ROW_ROLE, EditionsModel
from reviewer.presenters.rubrics.editions import EditionsPresenter
from reviewer.presenters.rubrics.values import EditionRow, Use
from reviewer.printing.files import allowed_name
from reviewer.windows import theme
from reviewer.windows.icons import icon
from reviewer.windows.messages import Messages
from reviewer.windows.row_tables import NumberDelegate, dress_rows
from reviewer.windows.rubrics.dialogs import ChoosingDialog, NamingDialog

LAST_FOLDER = "rubrics/last_folder"
FILES = "评查标准 (*.yaml *.yml *.xlsx)"
NARROW = 1000  # pixels at 100 %
SPARED = (4, 6)  # 施行日期 and 分值合计, which the edition's own page tells too
TO_FILES = "表格 (*.xlsx);;评查标准文件 (*.yaml)"


class EditionsPage(QWidget):
    """A table with buttons above it."""

    def __init__(self, presenter: EditionsPresenter, messages: Messages, settings: QSettings) -> None:
        super().__init__()
        self.presenter, self._messages, self._settings = presenter, messages, settings
        self._to_choose: EditionRow | None = None
        self._to_select = ""
        self.model = EditionsModel(self)
        self.table = QTableView()
        self.open_button = QPushButton(icon("pencil"), self.tr("编辑"))
        self.copy_button = QPushButton(icon("files", "on_accent"), self.tr("复制为新的版本…"))
        self.choose_button = QPushButton(icon("check"), self.tr("选用…"))
        self.export_button = QPushButton(icon("download"), self.tr("导出…"))
        self.delete_button = QPushButton(icon("trash-2"), self.tr("删除草稿"))
        self.begin_button = QPushButton(icon("plus"), self.tr("新建…"))
        self.import_button = QPushButton(icon("import"), self.tr("导入…"))
        self.remarks = QLabel()  # of the edition chosen
        self._build()
        self._connect()

    def enter(self) -> None:
        """Read the list again."""
        self.presenter.refresh()
        self.table.setFocus()

    @property
    def row(self) -> EditionRow | None:
        """The edition chosen."""
        row = self.table.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, EditionRow) else None

    def select(self, key: str) -> None:
        """Choose an edition, as soon as it is in the list."""
        number = self.model.row_of(key)
        self._to_select = key
        if number >= 0:
            self.table.setCurrentIndex(self.model.index(number, 0))

    def _build(self) -> None:
        self.remarks.setWordWrap(True)
        self.remarks.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        title = QLabel(self.tr("评查标准"))
        theme.set_look(title, "title")
        note = QLabel(self.tr("要修改标准，先复制为新的版本。已发布的版本不变，以往的评查一直按原来的版本。"))
        note.setWordWrap(True)
        theme.set_look(note, "muted")
        theme.set_look(self.copy_button, "primary")
        bar = QFrame()
        theme.set_look(bar, "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        row.setSpacing(theme.GRID)
        for button in (self.open_button, self.copy_button, self.choose_button, self.export_button, self.delete_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.begin_button)
        row.addWidget(self.import_button)
        head = QVBoxLayout()
        head.setContentsMargins(2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID, theme.GRID)
        head.setSpacing(theme.GRID // 2)
        head.addWidget(title)
        head.addWidget(note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(bar)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.remarks)
        self._dress_table()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the names come before figures."""
        super().resizeEvent(event)
        for column in SPARED:
            self.table.setColumnHidden(column, self.width() < theme.px(NARROW))

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        dress_rows(table, self.tr("评查标准的各个版本"), row=32)
        table.setItemDelegateForColumn(0, NumberDelegate(table))  # names differ at their end
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.listed.connect(self._show)
        presenter.uses_read.connect(self._ask_procedures)
        presenter.written.connect(lambda path: self._messages.note(self.tr("已存为 {}").format(path)))
        presenter.chosen.connect(lambda: self._messages.note(self.tr("已选用，今后新开始的评查按它进行")))
        self.table.selectionModel().currentChanged.connect(self._enable)
        self.table.activated.connect(self._open)
        for button, act in self._acts():
            button.clicked.connect(act)
        shortcut = QShortcut(QKeySequence("Del"), self.table, self._delete)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._enable()

    def _acts(self) -> list[tuple[QPushButton, Callable[[], None]]]:
        return [
            (self.open_button, self._open),
            (self.copy_button, self._copy),
            (self.choose_button, self._choose),
            (self.export_button, self._export),
            (self.delete_button, self._delete),
            (self.begin_button, self._begin),
            (self.import_button, self._import),
        ]

    @Slot(object)
    def _show(self, rows: Sequence[EditionRow]) -> None:
        chosen = self.row
        wanted = self._to_select or (chosen.key if chosen else "")
        self.model.set_rows(rows)
        self.select(wanted)
        self._to_select = ""
        if self.row is None and rows:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._enable()

    @Slot()
    @Slot(QModelIndex, QModelIndex)
    def _enable(self, *_indexes: QModelIndex) -> None:
        row = self.row
        is_draft = row is not None and row.is_draft
        for button in (self.open_button, self.copy_button, self.export_button):
            button.setEnabled(row is not None)
        self.choose_button.setEnabled(row is not None and not is_draft)
        self.delete_button.setEnabled(is_draft)
        self.remarks.setText(self.tr("说明：{}").format(row.remarks) if row is not None and row.remarks else "")
        self.remarks.setVisible(bool(self.remarks.text()))
        self.open_button.setText(self.tr("编辑") if is_draft else self.tr("查看"))
        self.open_button.setIcon(icon("pencil" if is_draft else "eye"))

    @Slot()
    def _open(self) -> None:
        if self.row is not None:
            self.presenter.open(self.row)

    @Slot()
    def _copy(self) -> None:
        row = self.row
        if row is None:
            return
        note = self.tr("从“{}”（{}版）复制。原来的版本不变。").format(row.title, row.edition)
        dialog = NamingDialog(self.tr("复制为新的版本"), row.title, _next(row.edition), note, self)
        dialog.accepted.connect(
            lambda: self.presenter.copy(row, dialog.name.text().strip(), dialog.edition.text().strip())
        )
        dialog.open()

    @Slot()
    def _begin(self) -> None:
        note = self.tr("从空白开始。多数单位复制一部现成的标准再改，更省事。")
        dialog = NamingDialog(self.tr("新建评查标准"), "", "", note, self)
        dialog.accepted.connect(lambda: self.presenter.begin(dialog.name.text().strip(), dialog.edition.text().strip()))
        dialog.name.setFocus()
        dialog.open()

    @Slot()
    def _choose(self) -> None:
        self._to_choose = self.row
        self.presenter.read_uses()

    @Slot(object)
    def _ask_procedures(self, uses: Sequence[Use]) -> None:
        row, self._to_choose = self._to_choose, None
        if row is not None:
            dialog = ChoosingDialog(f"{row.title}（{row.edition}版）", uses, row.key, self)
            dialog.accepted.connect(lambda: self.presenter.choose(row, dialog.list.chosen()))
            dialog.open()

    @Slot()
    def _delete(self) -> None:
        row = self.row
        if row is not None and row.is_draft:
            question = self.tr("删除草稿“{}”（{}版）？").format(row.title, row.edition)
            if self._messages.ask(question, self.tr("草稿删除后不能恢复。"), self.tr("删除")):
                self.presenter.discard(row)

    @Slot()
    def _import(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("导入评查标准"), str(self._folder()), FILES)
        if chosen:
            self._settings.setValue(LAST_FOLDER, str(Path(chosen).parent))
            self.presenter.take_in(Path(chosen))

    @Slot()
    def _export(self) -> None:
        row = self.row
        name = f"{row.title}（{row.edition}版）" if row else ""
        path = asked_path(self, self._settings, self._messages, name) if row else None
        if row is not None and path is not None:
            self.presenter.write_row(row, path)

    def _folder(self) -> Path:
        return Path(str(self._settings.value(LAST_FOLDER, str(Path.home()))))


def asked_path(parent: QWidget, settings: QSettings, messages: Messages, name: str) -> Path | None:
    """Where to write an edition to, as a table or as the format's own file. The dialog asks before a file is written
    over; we do where the name became another one after it."""
    folder = Path(str(settings.value(LAST_FOLDER, str(Path.home()))))
    proposed = folder / f"{allowed_name(name)}.xlsx"
    chosen, kind = QFileDialog.getSaveFileName(parent, "导出评查标准", str(proposed), TO_FILES)
    if not chosen:
        return None
    path = Path(chosen)
    settings.setValue(LAST_FOLDER, str(path.parent))
    wanted = ".yaml" if "yaml" in kind else ".xlsx"
    if path.suffix.lower() in (".xlsx", ".yaml", ".yml"):
        return path
    path = path.with_name(path.name + wanted)
    detail = "原有的内容将被替换，不能恢复。"
    return path if not path.exists() or messages.ask(f"“{path.name}”已经存在，要覆盖吗？", detail, "覆盖") else None


def _next(edition: str) -> str:
    """2026.1 → 2027: the year after, where the edition begins with a year."""
    year = edition[:4]
    return str(int(year) + 1) if year.isdigit() and year.startswith("20") else ""
