"""The editor: the tree at the left, the form in the middle, check, sheet and trial at the right."""

from collections.abc import Callable, Iterator
from datetime import datetime

from PySide6.QtCore import QSettings, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reviewer.models.rubric_editor import CONDITIONS, FORMULA, WHOLE
from reviewer.presenters.preview import PreviewPresenter
from reviewer.presenters.rubrics.checking import Checked, line_of, of_line
from reviewer.presenters.rubrics.editions import EditionsPresenter
from reviewer.presenters.rubrics.editor import RubricEditor
from reviewer.presenters.rubrics.offers import Offers
from reviewer.presenters.rubrics.plain import Key, is_node, is_section
from reviewer.presenters.rubrics.proof import SheetProof
from reviewer.presenters.rubrics.shaping import Shaping
from reviewer.windows import theme
from reviewer.windows.dressing import SIZED, dress, hold, redress
from reviewer.windows.icons import icon
from reviewer.windows.panes import Panes
from reviewer.windows.rubrics.forms import Form
from reviewer.windows.rubrics.node_forms import LeafForm, SectionForm
from reviewer.windows.rubrics.side_pane import SidePane
from reviewer.windows.rubrics.tree_pane import TreePane
from reviewer.windows.rubrics.whole_forms import ConditionsForm, FormulaForm, WholeForm

SPLIT = "rubrics/split"
FORMS: dict[str, Callable[[RubricEditor, Shaping, Offers], Form]] = {
    "whole": WholeForm,
    "formula": FormulaForm,
    "conditions": ConditionsForm,
    "section": SectionForm,
    "leaf": LeafForm,
}


class EditorPage(QWidget):
    """Builds the panes and connects them to the editor."""

    left = Signal()
    publish_wanted = Signal()
    export_wanted = Signal()

    def __init__(
        self,
        editor: RubricEditor,
        presenter: EditionsPresenter,
        proof: SheetProof,
        preview: PreviewPresenter,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        hold(self)
        self.editor, self._presenter, self._proof, self._preview = editor, presenter, proof, preview
        self._settings = settings
        self._to_try = ""  # a session that waits for the check
        self.shaping = Shaping(editor)
        self.forms: dict[str, Form] = {}
        self.parts = self._build()  # not to be shown before the last

    def _build(self) -> Iterator[None]:
        """From the outside in: what gets another parent is asked for its style once more, with all that it holds."""
        self.tree = TreePane(self.editor, self.shaping)
        yield
        self.side = SidePane()
        yield
        self.form_area = QScrollArea()
        self.back = QPushButton(icon("chevron-left"), self.tr("各版本"))
        self.title, self.saved = QLabel(), QLabel()
        self.export_button = QPushButton(icon("download"), self.tr("导出…"))
        self.publish_button = QPushButton(icon("stamp", "on_accent"), self.tr("发布…"))
        inside = self._lay_out()
        offers = Offers(self.editor)
        for name, kind in FORMS.items():
            yield
            form = self.forms[name] = kind(self.editor, self.shaping, offers)
            form.hide()
            inside.addWidget(form)
            if form.property(SIZED) is None:
                dress(form)
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room for the form."""
        super().resizeEvent(event)
        self._suit_form()

    @property
    def form(self) -> Form:
        """The form that is on."""
        line = self.tree.current
        if is_node(line):
            return self.forms["section" if is_section(self.editor.value(line)) else "leaf"]
        return self.forms[{WHOLE: "whole", FORMULA: "formula", CONDITIONS: "conditions"}[line]]

    def keep_layout(self) -> None:
        """Remember how the panes were split."""
        self._settings.setValue(SPLIT, self._split.saveState())

    @Slot(tuple)
    def go_to(self, path: Key) -> None:
        """Show the place of a remark and put the cursor there."""
        self.tree.choose(path)
        self.form.focus(path)

    def _lay_out(self) -> QVBoxLayout:
        """Where the forms belong."""
        area, holder = self.form_area, QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for held in (area, area.viewport(), holder):
            hold(held)  # the forms have a style sheet each
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        bar = self._bar()
        layout.addWidget(bar)
        dress(bar)
        self._split = Panes()
        layout.addWidget(self._split, 1)
        for pane, stretch in ((self.tree, 3), (self.form_area, 5), (self.side, 4)):
            self._split.addWidget(pane)
            self._split.setStretchFactor(self._split.count() - 1, stretch)
        state = self._settings.value(SPLIT)
        if state is None or not self._split.restoreState(state):
            self._split.setSizes([350, 610, 360])
        return inside

    def _bar(self) -> QFrame:
        bar = QFrame()
        theme.set_look(bar, "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(*[theme.GRID] * 4)
        row.setSpacing(theme.GRID)
        self.back.setToolTip(self.tr("回到各版本（Esc）"))
        self.undo_button = self._stack_button("undo-2", self.tr("撤销"), QKeySequence.StandardKey.Undo)
        self.redo_button = self._stack_button("redo-2", self.tr("重做"), QKeySequence.StandardKey.Redo)
        theme.set_look(self.title, "heading")
        theme.set_look(self.saved, "muted")
        theme.set_look(self.publish_button, "primary")
        row.addWidget(self.back)
        row.addWidget(self.title, 1)
        for widget in (self.saved, self.undo_button, self.redo_button, self.export_button, self.publish_button):
            row.addWidget(widget)
        return bar

    def _stack_button(self, name: str, words: str, key: QKeySequence.StandardKey) -> QPushButton:
        button = QPushButton(icon(name), words)
        act = self.editor.undo_stack.undo if key == QKeySequence.StandardKey.Undo else self.editor.undo_stack.redo
        for keys in QKeySequence.keyBindings(key):  # a button's own shortcut waits for its animation
            QShortcut(keys, self, act)
        button.setProperty("keys", QKeySequence(key).toString())
        _name(button, "")
        button.setEnabled(False)
        return button

    def _connect(self) -> None:
        editor, stack = self.editor, self.editor.undo_stack
        editor.opened.connect(self._open)
        editor.changed.connect(self._show_change)
        editor.checked.connect(self._show_check)
        editor.saved.connect(self._show_saved)
        editor.not_saved.connect(self._show_not_saved)
        self.tree.chosen.connect(lambda _line: self._show_form())
        self._split.splitterMoved.connect(self._suit_form)
        self.side.checks.opened.connect(self.go_to)
        self.side.currentChanged.connect(self._show_side)
        self.side.sheet.paper.width_changed.connect(self._preview.set_width)
        self._preview.drawn.connect(self.side.sheet.paper.show_pages)
        self._proof.laid_out.connect(self._preview.show)
        self._presenter.reviews_read.connect(self.side.trial.show_reviews)
        self._presenter.tried.connect(self.side.trial.show_trial)
        self.side.trial.wanted.connect(self._try_on)
        self.back.clicked.connect(self.left)
        self.publish_button.clicked.connect(self.publish_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        self.undo_button.clicked.connect(stack.undo)
        self.redo_button.clicked.connect(stack.redo)
        for button, able, text in (
            (self.undo_button, stack.canUndoChanged, stack.undoTextChanged),
            (self.redo_button, stack.canRedoChanged, stack.redoTextChanged),
        ):
            able.connect(button.setEnabled)
            text.connect(lambda words, button=button: _name(button, words))

    @Slot()
    def _open(self) -> None:
        frozen = self.editor.is_frozen
        self.saved.setText(self.tr("已发布，只能查看") if frozen else "")
        theme.set_look(self.saved, "muted")
        for button in (self.undo_button, self.redo_button, self.publish_button):
            button.setVisible(not frozen)
        self.publish_button.setEnabled(False)
        self.side.trial.forget()
        self.side.setCurrentIndex(1 if frozen else 0)
        self._show_title()
        self.tree.open_tree()
        self._show_form()
        self._show_side()

    @Slot(tuple)
    def _show_change(self, path: Key) -> None:
        self.publish_button.setEnabled(False)  # until the check has seen it
        self.tree.show_tree()
        if line_of(path) != self.tree.current and path:
            self.tree.choose(path)
        self._show_title()
        self._show_form()

    def _show_title(self) -> None:
        tree = self.editor.tree
        self.title.setText(self.tr("{}（{}版）").format(tree.get("title", ""), tree.get("edition", "")))

    def _show_form(self) -> None:
        shown, line = self.form, self.tree.current
        self._suit_form()
        changed = not shown.isVisible() or shown.path != (line if is_node(line) else ())
        redress(shown)
        for form in self.forms.values():
            form.setVisible(form is shown)
        shown.show_node(line if is_node(line) else ())
        shown.show_remarks(of_line(self.editor.remarks, line))
        self.form_area.setMinimumWidth(min(theme.px(560), shown.minimumSizeHint().width() + 2 * theme.GRID))
        if changed:
            self.form_area.verticalScrollBar().setValue(0)

    @Slot()
    def _suit_form(self) -> None:
        if len(self.forms) == len(FORMS):  # all are built
            self.form.suit(self.form_area.width())

    @Slot(object)
    def _show_check(self, result: Checked) -> None:
        self.side.checks.show_result(result)
        self.side.show_count(result.stopping)
        self.side.sheet.show_state(result.stopping)
        self.tree.show_remarks()
        self.form.show_remarks(of_line(result.remarks, self.tree.current))
        if self.form is self.forms["whole"]:
            self._show_form()
        self.publish_button.setEnabled(self.editor.rubric is not None and not self.editor.is_frozen)
        self._show_side()
        if self._to_try:
            self._try_on(self._to_try)

    @Slot()
    def _show_side(self) -> None:
        """The sheet is laid out, and the reviews are read, only while somebody looks."""
        shown, rubric = self.side.currentWidget(), self.editor.rubric
        if shown is self.side.sheet and rubric is not None:
            self._proof.show(rubric)
        if shown is self.side.trial and self.isVisible():
            self._presenter.read_reviews()

    @Slot(str)
    def _try_on(self, session: str) -> None:
        rubric, result, self._to_try = self.editor.rubric, self.editor.result, ""
        if rubric is not None and session:
            self._presenter.try_on(session, rubric)
        elif result is None or result.tree is not self.editor.tree:
            self._to_try = session
        else:
            self.side.setCurrentWidget(self.side.checks)

    @Slot(datetime)
    def _show_saved(self, at: datetime) -> None:
        self.saved.setText(self.tr("草稿已保存 {:%H:%M:%S}").format(at))
        theme.set_look(self.saved, "muted")

    @Slot()
    def _show_not_saved(self) -> None:
        self.saved.setText(self.tr("草稿没有保存"))
        theme.set_look(self.saved, "veto")


def _name(button: QPushButton, words: str) -> None:
    """Say on the button's tip what would be undone."""
    plain = button.text()
    button.setToolTip(f"{plain}{f'：{words}' if words else ''}（{button.property('keys')}）")
