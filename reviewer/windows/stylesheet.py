"""The one stylesheet, made from the theme's roles. Fusion and the palette do the rest."""

from collections.abc import Mapping
from string import Template

# In pixels at 100 %.
_HEIGHTS = {"link": 18, "chip": 20, "row": 22, "box": 26, "number": 23, "group": 28}
_SIGNS = {"icon": 16, "beside": 20, "tick": 14, "dot": 6}
_WIDTHS = {"message": 400}
_SIZES = _HEIGHTS | _SIGNS | _WIDTHS
_TEMPLATE = Template("""
QToolTip { color: $text; background: $raised; border: 1px solid $control_line; padding: 2px; }
QLabel[look="muted"], QLabel[look="small"] { font-size: ${small}px; color: $muted; }
QLabel[look="title"] { font-size: ${title}px; font-weight: 700; }
QLabel[look="heading"] { font-weight: 700; }
QLabel[look="veto"] { color: $veto; font-weight: 700; }
QLabel[look="doubt"] { color: $doubt; }
QLabel[look="link"] { color: $accent; }

QWidget[look="ground"], QFrame[look="bar"] { background: $ground; }
QWidget[look="surface"] { background: $surface; }
QWidget[look="raised"] { background: $raised; }
QWidget[look="canvas"] { background: $canvas; }
QFrame[look="bar"] { border: none; border-bottom: 1px solid $line; }
QFrame[look="side-on"] { background: $accent_soft; border: none; border-bottom: 1px solid $accent; }
QFrame[look="footer"] { background: $ground; border: none; border-top: 1px solid $line; }
QFrame[look="card"] { background: $raised; border: 1px solid $line; border-radius: 4px; }
QFrame[look="guide"] { background: $raised; border: 2px solid $accent; border-radius: 6px; }
QFrame[look="notice"] { background: $doubt_soft; border: 1px solid $doubt; border-radius: 4px; }
QFrame[look="alarm"] { background: $veto_soft; border: 1px solid $veto; border-radius: 4px; }

QPushButton, QToolButton { color: $text; border: 1px solid $control_line; border-radius: 4px; outline: none;
  background: $raised; padding: 3px 11px; min-height: ${row}px; }
QPushButton:hover, QToolButton:hover { background: $accent_soft; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked
  { background: $accent_soft; border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $faint; border-color: $line; }
QPushButton:checked:disabled, QToolButton:checked:disabled { color: $muted; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 700; }
QPushButton[look="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[look="veto"] { background: $raised; color: $veto; border-color: $veto; }
QPushButton[look="row"] { border: 1px solid transparent; background: transparent; text-align: left;
  padding: 3px 7px; }
QPushButton[look="row"]:hover, QPushButton[look="row"]:checked { background: $accent_soft; }
QPushButton[look="chip"], QToolButton[look="chip"] { border-radius: 11px; padding: 1px 9px; min-height: ${chip}px; }
QPushButton[look="narrow"] { border-radius: 11px; padding: 1px 4px; min-height: ${chip}px; }
QPushButton[look="number"] { border: 2px solid transparent; background: transparent; color: $accent; padding: 0;
  text-align: left; font-size: ${title}px; font-weight: 700; }
QPushButton[look="number"]:focus { border: 2px solid $accent; }
QPushButton[look="number"]:disabled { color: $muted; }
QPushButton[look="link"] { border: 1px solid transparent; background: transparent; color: $accent; padding: 1px 3px;
  text-align: left; min-height: ${link}px; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:disabled { color: $faint; border-color: transparent; }
QToolButton, QToolButton[look="flat"], QPushButton[look="flat"] { border: 1px solid transparent;
  background: transparent; padding: 3px; }
QPushButton[look="score"] { border: 1px solid transparent; background: transparent; padding: 3px;
  font-size: ${title}px; font-weight: 700; }
QToolButton:disabled { border: 1px solid transparent; }
QToolButton[look="place"] { padding: 5px 9px 5px 15px; border-bottom: 2px solid transparent; border-radius: 0; }
QToolButton[look="place"]:checked { background: $surface; border-color: transparent;
  border-bottom: 2px solid $accent; font-weight: 700; }
QPushButton:focus, QToolButton:focus, QPushButton[look="row"]:focus, QPushButton[look="link"]:focus,
QPushButton[look="flat"]:focus, QPushButton[look="score"]:focus, QToolButton[look="flat"]:focus,
QToolButton[look="place"]:focus
  { border: 2px solid $accent; }
QPushButton[look="primary"]:focus { border: 2px solid $text; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit { color: $text;
  background: $raised; border: 1px solid $control_line; border-radius: 4px; padding: 3px 7px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $muted; }
QPlainTextEdit, QTextEdit { padding: 3px 5px; }
QLineEdit { min-height: ${row}px; }
QLineEdit QToolButton { min-height: 0; padding: 0; border: none; background: transparent; }
QComboBox { min-height: ${box}px; }
QAbstractSpinBox { min-height: ${box}px; }
QAbstractSpinBox[buttonSymbols="UpDownArrows"] { min-height: ${number}px;
  selection-background-color: $accent; selection-color: $on_accent; }
QCheckBox, QRadioButton { spacing: 8px; padding: 2px; border: 1px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid $accent; border-radius: 4px; }
QAbstractButton, QMenu, QTabBar, QAbstractItemView { icon-size: ${icon}px; }
QPushButton, QToolButton[toolButtonStyle="ToolButtonTextBesideIcon"] { icon-size: ${beside}px; }
QCheckBox::indicator, QRadioButton::indicator:unchecked, QTreeView::indicator, QListView::indicator,
QTableView::indicator, QMenu::indicator:non-exclusive, QMenu::indicator:exclusive:unchecked
  { width: ${tick}px; height: ${tick}px; border: 1px solid $control_line; border-radius: 2px; background: $raised; }
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked,
QTableView::indicator:checked, QMenu::indicator:non-exclusive:checked
  { background: $accent; border-color: $accent; image: url("$ticked"); }
QMenu::indicator:non-exclusive, QMenu::indicator:exclusive { left: 8px; }
QRadioButton::indicator:unchecked, QMenu::indicator:exclusive:unchecked { border-radius: ${round}px; }
QRadioButton::indicator:checked, QMenu::indicator:exclusive:checked { width: ${dot}px; height: ${dot}px;
  border: ${ring}px solid $accent; border-radius: ${round}px; background: $on_accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $ground; }
QCheckBox::indicator:checked:disabled { background: $control_line; border-color: $control_line; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 2px 6px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 2px 4px; }
QLineEdit:read-only, QPlainTextEdit:read-only, QTextEdit:read-only { background: $surface; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { min-height: 0; border: none; border-radius: 0; padding: 0 1px; }
QMessageBox QLabel#qt_msgbox_informativelabel { min-width: ${message}px; }
QComboBox, QAbstractSpinBox[buttonSymbols="UpDownArrows"] { color: $text; background: $raised;
  border: 1px solid $control_line; border-radius: 4px; padding: 1px 7px; }
QComboBox:focus, QComboBox:on, QAbstractSpinBox[buttonSymbols="UpDownArrows"]:focus
  { border: 2px solid $accent; padding: 0 6px; }
QComboBox:disabled, QAbstractSpinBox[buttonSymbols="UpDownArrows"]:disabled
  { color: $faint; border-color: $line; }
QAbstractSpinBox[buttonSymbols="UpDownArrows"]::up-button, QAbstractSpinBox[buttonSymbols="UpDownArrows"]::down-button
  { border: none; width: ${icon}px; }
QAbstractSpinBox[buttonSymbols="UpDownArrows"]::up-arrow
  { image: url("$arrow_up"); width: ${icon}px; height: ${icon}px; }
QAbstractSpinBox[buttonSymbols="UpDownArrows"]::down-arrow
  { image: url("$arrow"); width: ${icon}px; height: ${icon}px; }
QComboBox::drop-down { border: none; width: ${icon}px; padding-right: 4px; }
QComboBox::down-arrow { image: url("$arrow"); width: ${icon}px; height: ${icon}px; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus
  { background: $raised; border: 1px solid $control_line; }

QAbstractItemView { background: $surface; color: $text; border: 1px solid transparent; outline: none;
  selection-background-color: $accent_soft; selection-color: $text; }
QAbstractItemView:focus { border-color: $accent; }
QTreeView::item, QListView::item { padding: 3px 4px; min-height: ${row}px; border-left: 2px solid transparent; }
QTableView { gridline-color: $line; }
QTableView::item { padding: 0 8px; }
QTableView[look="wrapped"]::item { padding: 4px 8px; }
QTreeView::item:hover, QListView::item:hover, QTableView::item:hover { background: $ground; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected
  { background: $accent_soft; color: $text; }
QTreeView::item:selected:active:focus, QListView::item:selected:active:focus { border-left-color: $accent; }
QHeaderView, QHeaderView:focus { border: none; }
QHeaderView::section { background: $ground; color: $muted; border: none; border-bottom: 1px solid $line;
  border-right: 1px solid $line; padding: 5px 11px; font-size: ${small}px; }
QToolButton[look="heading"] { background: $ground; border: none; border-bottom: 1px solid $line; border-radius: 0;
  min-height: 0; padding: 0; }
QToolButton[look="heading"]:hover { background: $accent_soft; }
QTableCornerButton::section { background: $ground; border: none; }

QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $control_line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 3px; }
QSplitter::handle:vertical { height: 3px; }
QSplitter::handle:hover { background: $accent; }

QMenu { background: $raised; border: 1px solid $control_line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 16px; border-radius: 2px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QProgressBar { border: 1px solid $control_line; border-radius: 4px; background: $ground; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QTabBar::tab { padding: 4px 11px 5px 11px; border: 1px solid transparent; border-bottom: 2px solid transparent;
  color: $muted; }
QTabBar[look="narrow"]::tab { padding: 4px 3px 5px 3px; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { border: 1px solid $accent; border-bottom: 2px solid $accent; }
QTabWidget::pane { border: none; }
QTabBar { qproperty-drawBase: 0; }
QGroupBox { border: none; margin-top: ${group}px; font-weight: 700; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; left: -3px; padding: 0; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; button-layout: 0; }
QStatusBar { background: $ground; }
QFileDialog { backward-icon: url("$back"); forward-icon: url("$forward");
  filedialog-parent-directory-icon: url("$folder_up"); filedialog-new-directory-icon: url("$folder_new"); }
""")


def stylesheet(colours: Mapping[str, str], types: Mapping[str, int], scale: float, pictures: Mapping[str, str]) -> str:
    """The sheet for one theme at one text size: colours by role; type sizes by name, in pixels at 100 %; the files of
    the `ticked` box, of the arrows of lists and numbers, `arrow` and `arrow_up`, of the buttons of
    Qt's own dialog for files."""
    sizes = {name: round(size * scale) for name, size in (*types.items(), *_SIZES.items())}
    for round_one in ("tick", "dot"):
        sizes[round_one] += sizes[round_one] % 2  # what is a circle has a middle
    around = sizes["tick"] + 2  # with its border; half of it makes a circle, and Qt draws a square for any more
    sizes |= {"ring": (around - sizes["dot"]) // 2, "round": around // 2}
    return _TEMPLATE.substitute(**colours, **sizes, **pictures)
