"""The left side of the window of papers: about which case files, which kind, for whom; and what went out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.presenters.papers_values import Issued, PaperChoice
from reviewer.printing.paper_data import Subject
from reviewer.windows import theme
from reviewer.windows.choice_box import ChoiceBox
from reviewer.windows.row_tables import wrap_lines

VALUE = Qt.ItemDataRole.UserRole


class CopiesPane(QWidget):
    """Says what was chosen; the ticked copies are those that will be printed, saved or issued."""

    range_chosen = Signal(int)
    kind_chosen = Signal(str)
    subject_chosen = Signal(object)  # Subject
    ticked = Signal()
    issued_chosen = Signal(object)  # Issued

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.range, self.kind, self.copies, self.issued = ChoiceBox(), ChoiceBox(), QListWidget(), QListWidget()
        self.all, self.none = QPushButton(self.tr("全选")), QPushButton(self.tr("全不选"))
        self.whole = QPushButton()  # to the last range, which is all that is listed
        self._count, self._out = QLabel(), QLabel(self.tr("已签发"))
        for widget, name in (
            (self.range, "案卷范围"),
            (self.kind, "文书"),
            (self.copies, "各份"),
            (self.issued, "已签发"),
        ):
            widget.setAccessibleName(name)
        for combo in (self.range, self.kind):
            combo.setMinimumContentsLength(10)
        for listing in (self.copies, self.issued):
            wrap_lines(listing)
        self.kind.setMaxVisibleItems(20)
        self.setMinimumWidth(theme.px(200))
        self._lay_out()
        self.range.currentIndexChanged.connect(self.range_chosen)
        self.range.currentIndexChanged.connect(self._offer_whole)
        self.whole.clicked.connect(lambda: self.range.setCurrentIndex(self.range.count() - 1))
        self.kind.currentIndexChanged.connect(self._choose_kind)
        self.copies.currentItemChanged.connect(self._choose_subject)
        self.copies.itemClicked.connect(self._choose_subject)
        self.copies.itemChanged.connect(self._count_ticked)
        self.issued.itemClicked.connect(self._choose_issued)
        self.issued.itemActivated.connect(self._choose_issued)
        self.all.clicked.connect(lambda: self._tick_all(Qt.CheckState.Checked))
        self.none.clicked.connect(self.untick)
        self.show_issued(())

    def offer_ranges(self, labels: Sequence[str], current: int) -> None:
        """Offer these sets of case files."""
        self.range.blockSignals(True)
        self.range.clear()
        self.range.addItems(list(labels))
        self.range.setCurrentIndex(current)
        self.range.blockSignals(False)
        self._offer_whole()

    def offer_kinds(self, choices: Sequence[PaperChoice]) -> None:
        """Offer these kinds; the one shown before stays, where it is among them."""
        before = self.kind.currentData()
        self.kind.blockSignals(True)
        self.kind.clear()
        for choice in choices:
            self.kind.addItem(choice.name, choice.id)
            self.kind.setItemData(self.kind.count() - 1, choice.scope, Qt.ItemDataRole.ToolTipRole)
        self.kind.setCurrentIndex(max(0, self.kind.findData(before)))
        self.kind.blockSignals(False)
        self._choose_kind()

    def choose_kind(self, kind: str) -> None:
        """Show this kind."""
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))

    def show_copies(self, choice: PaperChoice) -> None:
        """List the copies of this kind, all of them ticked."""
        self.copies.blockSignals(True)
        self.copies.clear()
        for subject in choice.subjects:
            item = QListWidgetItem(_whole(subject.label))
            item.setData(VALUE, subject)
            item.setToolTip(subject.label)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.copies.addItem(item)
        self.copies.setCurrentRow(0)
        self.copies.blockSignals(False)
        self._count_ticked()

    def show_issued(self, issued: Sequence[Issued]) -> None:
        """List what went out."""
        self.issued.clear()
        for one in issued:
            label = "　".join(part for part in (one.label or one.kind, one.subject) if part)
            item = QListWidgetItem(_whole(label))
            item.setData(VALUE, one)
            item.setToolTip(f"{one.kind}　{label}\n{one.issued_on}　文件校验值 {one.sha256}")
            self.issued.addItem(item)
        for widget in (self._out, self.issued):
            widget.setVisible(bool(issued))

    def untick(self) -> None:
        """Tick no copy."""
        self._tick_all(Qt.CheckState.Unchecked)

    def chosen(self) -> tuple[Subject, ...]:
        """The ticked copies, in the order of the list."""
        items = (self.copies.item(row) for row in range(self.copies.count()))
        return tuple(item.data(VALUE) for item in items if item.checkState() is Qt.CheckState.Checked)

    def is_chosen(self) -> bool:
        """Whether the copy that is looked at is ticked."""
        item = self.copies.currentItem()
        return item is not None and item.checkState() is Qt.CheckState.Checked

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.GRID] * 4)
        layout.setSpacing(theme.GRID // 2)
        ticks = QHBoxLayout()
        theme.set_look(self._count, "muted")
        ticks.addWidget(self._count, 1)
        for button in (self.all, self.none):
            theme.set_look(button, "link")
            ticks.addWidget(button)
        head = QHBoxLayout()
        head.addWidget(QLabel(self.tr("案卷范围")), 1)
        theme.set_look(self.whole, "link")
        head.addWidget(self.whole)
        layout.addLayout(head)
        layout.addWidget(self.range)
        layout.addWidget(QLabel(self.tr("文书")))
        layout.addWidget(self.kind)
        layout.addLayout(ticks)
        layout.addWidget(self.copies, 3)
        layout.addWidget(self._out)
        layout.addWidget(self.issued, 2)

    @property
    def is_part(self) -> bool:
        """Whether papers are made of some of the case files only, and all are offered."""
        return self.range.currentIndex() < self.range.count() - 1

    @Slot()
    def _offer_whole(self) -> None:
        self.whole.setVisible(self.is_part)
        if self.is_part:
            self.whole.setText(self.tr("改为全部"))
            self.whole.setToolTip(self.range.itemText(self.range.count() - 1))

    @Slot()
    def _choose_kind(self) -> None:
        if self.kind.currentData():
            self.kind_chosen.emit(str(self.kind.currentData()))

    @Slot()
    def _choose_subject(self) -> None:
        item = self.copies.currentItem()
        if item is not None:
            self.issued.clearSelection()
            self.subject_chosen.emit(item.data(VALUE))

    @Slot(object)
    def _choose_issued(self, item: QListWidgetItem) -> None:
        self.issued_chosen.emit(item.data(VALUE))

    def _tick_all(self, state: Qt.CheckState) -> None:
        self.copies.blockSignals(True)
        for row in range(self.copies.count()):
            self.copies.item(row).setCheckState(state)
        self.copies.blockSignals(False)
        self._count_ticked()

    @Slot()
    def _count_ticked(self) -> None:
        self._count.setText(self.tr("共 {} 份，选中 {} 份").format(self.copies.count(), len(self.chosen())))
        self.ticked.emit()


def _whole(label: str) -> str:
    """Where the line breaks, （2 卷） stays together."""
    return label.replace(" 卷", "\u00a0卷")
