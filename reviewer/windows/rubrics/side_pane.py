"""Beside the form: what the check says, the printed sheet, and a trial on a real review."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHeaderView,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.models.editions import ROW_ROLE, DraftRemarksModel, TrialModel
from reviewer.presenters.rubrics.checking import Checked
from reviewer.presenters.rubrics.values import SessionChoice, Trial
from reviewer.windows import theme
from reviewer.windows.bulletin.paper_preview import PaperPreview
from reviewer.windows.choice_box import ChoiceBox
from reviewer.windows.icons import icon
from reviewer.windows.row_tables import WrappingDelegate, dress_rows, wrap_lines


class ChecksPane(QWidget):
    """The remarks in a list; choosing one goes to its place."""

    opened = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.headline = QLabel()
        self.headline.setWordWrap(True)
        self.model = DraftRemarksModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        wrap_lines(self.view)
        self.view.setAccessibleName(self.tr("核对结果"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.GRID] * 4)
        layout.addWidget(self.headline)
        layout.addWidget(self.view, 1000)
        layout.addStretch(1)
        self.view.activated.connect(self._go)
        self.view.clicked.connect(self._go)

    def show_result(self, result: Checked) -> None:
        """Show what the check found."""
        self.model.set_remarks(result.remarks)
        stopping, odd = result.stopping, len(result.remarks) - result.stopping
        if stopping:
            text = self.tr("{} 处须改，改好后才能发布。草稿照样保存。").format(stopping)
        elif odd:
            text = self.tr("可以发布，另有 {} 处提示。").format(odd)
        else:
            text = self.tr("没有发现问题，可以发布。")
        self.headline.setText(text)
        theme.set_look(self.headline, "veto" if stopping else "heading")
        self.view.setVisible(bool(result.remarks))

    @Slot(QModelIndex)
    def _go(self, index: QModelIndex) -> None:
        remark = index.data(ROW_ROLE)
        if remark is not None:
            self.opened.emit(remark.path)


class SheetPane(QWidget):
    """The printed sheet as it will be."""

    def __init__(self) -> None:
        super().__init__()
        self.note = QLabel()
        self.note.setWordWrap(True)
        theme.set_look(self.note, "doubt")
        self.note.setContentsMargins(*[theme.GRID] * 4)
        self.note.hide()
        self.paper = PaperPreview()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.note)
        layout.addWidget(self.paper, 1)

    def show_state(self, stopping: int) -> None:
        """Say where the sheet is that of an earlier moment."""
        self.note.setText(self.tr("草稿有 {} 处须改，印样停在改动之前。").format(stopping) if stopping else "")
        self.note.setVisible(bool(stopping))


class TrialPane(QScrollArea):
    """One review under its own edition and under the draft."""

    wanted = Signal(str)  # session

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.choice = ChoiceBox()
        self.choice.setAccessibleName(self.tr("试评用的评查"))
        self.choice.setMinimumContentsLength(12)
        self.start = QPushButton(icon("scale"), self.tr("试评"))
        self.case, self.old, self.new, self.sums, self.left = QLabel(), QLabel(), QLabel(), QLabel(), QLabel()
        self.old_name, self.new_name, self.both = QLabel(), QLabel(), QFrame()
        self.model = TrialModel(self)
        self.table = QTableView()
        self._build()
        self.show_reviews(())
        self.choice.currentTextChanged.connect(self.choice.setToolTip)  # it may be cut
        self.start.clicked.connect(lambda: self.wanted.emit(str(self.choice.currentData() or "")))

    def show_reviews(self, reviews: Sequence[SessionChoice]) -> None:
        """Offer these reviews; the one chosen stays chosen."""
        chosen = self.choice.currentData()
        self.choice.clear()
        for review in reviews:
            self.choice.addItem(review.label, review.session)
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)))
        if not reviews:
            self.choice.setPlaceholderText(self.tr("本评查库还没有评查"))
            self.choice.setCurrentIndex(-1)
        self.choice.setEnabled(bool(reviews))
        self.start.setEnabled(bool(reviews))

    @Slot(object)
    def show_trial(self, trial: Trial) -> None:
        """Show both scores and what came out differently."""
        self.case.setText(trial.case)
        self.old.setText(trial.old_result)
        self.new.setText(trial.new_result)
        self.old_name.setText(self.tr("原版：{}").format(trial.old_edition))
        self.new_name.setText(self.tr("新版：本草稿"))
        for label in (self.old, self.new):
            theme.set_look(label, "heading")
        self.sums.setText(self.tr("原版计算：{}\n新版计算：{}").format(trial.old_sum, trial.new_sum))
        self.model.set_changes(trial.changes)
        self.table.setVisible(bool(trial.changes))
        lines = "\n".join(f"· {line}" for line in trial.left_behind)
        same = "" if trial.changes else self.tr("各评查项得分没有变化。\n")
        left = self.tr("以下内容在新版中没有对应，未计入：\n{}").format(lines) if lines else ""
        self.left.setText(same + left)
        self.both.show()
        self.sums.show()
        self.left.setVisible(bool(same + left))

    def forget(self) -> None:
        """Another draft is on: the result shown is not its own."""
        for widget in (self.both, self.sums, self.left, self.table):
            widget.hide()

    def _build(self) -> None:
        inside = QFrame()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(*[theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        note = QLabel(self.tr("用一份真实评查试算草稿，与原来的得分对照。评查记录不会改动。"))
        note.setWordWrap(True)
        theme.set_look(note, "muted")
        self.table.setModel(self.model)
        dress_rows(self.table, self.tr("得分有变化的评查项"))
        theme.set_look(self.table, "wrapped")
        self.table.setWordWrap(True)
        self.table.setItemDelegate(WrappingDelegate(self.table))
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setMinimumHeight(theme.px(220))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._lay_out_both()
        for label in (self.case, self.old_name, self.sums, self.left):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for widget in (note, self.choice, self.start, self.both, self.sums, self.table, self.left):
            layout.addWidget(widget)
        layout.setAlignment(self.start, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.setWidget(inside)
        self.forget()

    def _lay_out_both(self) -> None:
        """Old beside new."""
        theme.set_look(self.both, "card")
        grid = QGridLayout(self.both)
        grid.addWidget(self.case, 0, 0, 1, 2)
        for row, (name, result) in enumerate(((self.old_name, self.old), (self.new_name, self.new)), 1):
            theme.set_look(name, "muted")
            grid.addWidget(name, row, 0)
            grid.addWidget(result, row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)


class SidePane(QTabWidget):
    """The three of them."""

    def __init__(self) -> None:
        super().__init__()
        self.checks, self.sheet, self.trial = ChecksPane(), SheetPane(), TrialPane()
        self.addTab(self.checks, self.tr("核对"))
        self.addTab(self.sheet, self.tr("印样"))
        self.addTab(self.trial, self.tr("试评"))
        self.setDocumentMode(True)

    def show_count(self, stopping: int) -> None:
        """Say on the tab how much is to be put right."""
        self.setTabText(0, self.tr("核对（{}）").format(stopping) if stopping else self.tr("核对"))
