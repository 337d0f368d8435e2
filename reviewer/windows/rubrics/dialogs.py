"""Dialogs of 评查标准: naming a new edition, choosing for which procedures one is used, publishing."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.presenters.rubrics.values import PastEffect, Use
from reviewer.windows import theme
from reviewer.windows.bringing import fit
from reviewer.windows.dialog_buttons import AGREE, CANCEL, dialog_buttons
from reviewer.windows.row_tables import wrap_lines
from reviewer.windows.rubrics.choosing import ROW, VALUE
from scoring.editions import summed

MOST_NAMED = 200


class NamingDialog(QDialog):
    """The name and the edition of a draft to begin."""

    def __init__(self, title: str, name: str, edition: str, note: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(460))
        self.name, self.edition = QLineEdit(name), QLineEdit(edition)
        self.edition.setPlaceholderText(self.tr("例如：2027"))
        said = QLabel(note)
        said.setWordWrap(True)
        theme.set_look(said, "muted")
        form = QFormLayout(self)
        form.setContentsMargins(*[2 * theme.GRID] * 4)
        form.setSpacing(theme.GRID)
        form.addRow(said)
        form.addRow(self.tr("名称(&N)"), self.name)
        form.addRow(self.tr("版本(&E)"), self.edition)
        buttons = dialog_buttons(self, self.tr("开始编辑"))
        self._agree = buttons.button(AGREE)
        form.addRow(buttons)
        for line in (self.name, self.edition):
            line.textChanged.connect(self._check)
        self._check()
        self.edition.setFocus()
        self.edition.selectAll()

    @Slot()
    def _check(self) -> None:
        self._agree.setEnabled(bool(self.name.text().strip() and self.edition.text().strip()))


class ProceduresList(QListWidget):
    """The procedures with the edition each goes by now."""

    def __init__(self, uses: Sequence[Use], ticked: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("用于哪些程序的新评查"))
        for use in uses:
            item = QListWidgetItem(f"{use.procedure or '程序未识别的案卷'}　现用：{use.edition}")
            item.setData(VALUE, use.procedure)
            item.setToolTip(item.text())
            item.setSizeHint(QSize(0, theme.px(ROW)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if use.procedure in ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(0)
        self.setFixedHeight(theme.px(ROW) * max(1, len(uses)) + theme.GRID)

    def chosen(self) -> list[str]:
        """The ticked procedures."""
        items = (self.item(row) for row in range(self.count()))
        return [str(item.data(VALUE)) for item in items if item.checkState() == Qt.CheckState.Checked]


class ChoosingDialog(QDialog):
    """For which procedures an edition is used from now on."""

    def __init__(self, title: str, uses: Sequence[Use], key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("选用评查标准"))
        self.setMinimumWidth(theme.px(560))
        self.list = ProceduresList(uses, [use.procedure for use in uses if use.key == key])
        said = QLabel(self.tr("今后新开始的评查，下列勾选的程序改用“{}”。已经开始的评查不变。").format(title))
        said.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(said)
        layout.addWidget(self.list)
        layout.addWidget(dialog_buttons(self, self.tr("选用")))
        self.list.setFocus()


class ProblemsDialog(QDialog):
    """What could not be read from a file, line by line."""

    def __init__(self, problems: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("没有导入"))
        fit(self, 680, 420)
        said = QLabel(
            self.tr("文件有 {} 处看不懂，没有导入。请在文件中改正后再导入；已有的草稿不受影响。").format(len(problems))
        )
        said.setWordWrap(True)
        self.list = QListWidget()
        wrap_lines(self.list)
        self.list.setAccessibleName(self.tr("看不懂的地方"))
        self.list.addItems(list(problems))
        self.list.setCurrentRow(0)
        close = QPushButton(self.tr("知道了"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(said)
        layout.addWidget(self.list, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


class PublishDialog(QDialog):
    """What publishing would change, and for which procedures the edition is used then."""

    stopped = Signal()

    def __init__(
        self, title: str, odd: int, comparison: str, uses: Sequence[Use], ticked: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("发布评查标准"))
        self.setMinimumWidth(theme.px(620))
        self._effects: Sequence[PastEffect] = ()
        self.list = ProceduresList(uses, ticked)
        self.headline, self.detail = QLabel(self.tr("正在试算以往评查……")), QLabel()
        self.progress = QProgressBar(textVisible=False)
        self.progress.setRange(0, 0)
        self.named = QListWidget()
        self.named.setAccessibleName(self.tr("等次有变化的案卷"))
        self.named.setMaximumHeight(theme.px(120))
        self.named.hide()
        buttons = dialog_buttons(self, self.tr("发布"))
        self.agree: QPushButton = buttons.button(AGREE)
        self.agree.setEnabled(False)
        careful = buttons.button(CANCEL)
        self.agree.setDefault(False)
        self.agree.setAutoDefault(False)
        careful.setDefault(True)
        self._lay_out(title, odd, comparison, buttons)
        self.list.itemChanged.connect(self._count)
        self.rejected.connect(self.stopped)
        self.list.setFocus()

    def show_progress(self, done: int, total: int, _stage: str = "") -> None:
        """How far the trial on past reviews is."""
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)
        self.headline.setText(self.tr("正在试算以往评查 {}/{}……").format(done, total))

    @Slot(object)
    def show_effects(self, effects: Sequence[PastEffect]) -> None:
        """What the trial found."""
        self._effects = effects
        self.progress.hide()
        self.agree.setEnabled(True)
        self._count()

    def chosen(self) -> list[str]:
        """The procedures whose new reviews go by the edition."""
        return self.list.chosen()

    @Slot()
    def _count(self) -> None:
        if not self.agree.isEnabled():
            return
        chosen = set(self.chosen())
        own = [past for past in self._effects if past.procedure in chosen]
        result = summed(past.effect for past in own)
        self.headline.setText(self.tr("按新版试算：{}。").format(result.headline))
        detail = self.tr("只是试算，以往的评查不会改动，仍按原来的标准。")
        if not own:
            self.headline.setText(self.tr("所选程序还没有已提交的评查，不影响以往的评查。"))
            detail = ""
        if result.incomplete:
            detail += self.tr("其中 {} 份有内容在新版中没有对应，只供参考。").format(result.incomplete)
        self.detail.setText(detail)
        self.named.clear()
        self.named.addItems([past.case for past in own if past.effect.grade_changed][:MOST_NAMED])
        self.named.setVisible(bool(result.grades_changed))

    def _lay_out(self, title: str, odd: int, comparison: str, buttons: QWidget) -> None:
        frozen = QLabel(self.tr("发布“{}”。发布后内容锁定，不能再改；需要改时复制为新的版本。").format(title))
        remarks = QLabel(self.tr("核对：没有错误，有 {} 处提示。").format(odd) if odd else "")
        old = QLabel(comparison)
        note = QLabel(self.tr("勾选的程序，今后新开始的评查按本版进行："))
        theme.set_look(self.headline, "heading")
        for label in (remarks, old, self.detail):
            theme.set_look(label, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.GRID] * 4)
        layout.setSpacing(theme.GRID)
        for label in (frozen, remarks, old, note):
            label.setWordWrap(True)
            if label.text():
                layout.addWidget(label)
        layout.addWidget(self.list)
        for label in (self.headline, self.detail):
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addWidget(self.progress)
        layout.addWidget(self.named)
        layout.addWidget(buttons)
