"""How the program looks: one table of colour roles for light and dark, one grid, three type sizes.

Nothing else in the windows names a colour. Qt itself remembers which theme is on (a property of the application), and
tells every widget of a change through QEvent.PaletteChange.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

GRID = 8  # every distance is a multiple of it, or half of it inside a control
SMALL, BODY, TITLE = 12, 14, 18  # type sizes in pixels at 100 %
STYLED = "mingjuan_style"  # property of an application that has Fusion already
TICKS = ("tick-light", "tick-dark")  # in the roles' `on_accent`
DIALOG = {
    "back": "back",
    "forward": "forward",
    "folder_up": "folder-up",
    "folder_new": "folder-new",
}  # Qt's own for files
SIGNS = {"arrow": "arrow", "arrow_up": "arrow-up", **DIALOG}  # grey that is seen on both grounds
TYPES = {"small": SMALL, "body": BODY, "title": TITLE}

# Chinese faces of the systems our users have; the vendored one comes first where it was loaded.
CHINESE_FACES = (
    "Mingjuan Hei",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "思源黑体 CN",
    "Noto Sans CJK SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "微软雅黑",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "文泉驿微米黑",
    "WenQuanYi Zen Hei",
    "文泉驿正黑",
)


class Mode(StrEnum):
    """What the user chose; AUTO follows the desktop."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Roles:
    """What a colour is for. Text roles keep 4.5:1 on every ground in TEXT_ON; borders and focus keep 3:1."""

    canvas: str  # round the paper
    ground: str  # behind the panes, bars
    surface: str  # panes and lists
    raised: str  # cards, boxes to type in, menus
    line: str  # hairlines between panes
    control_line: str  # border of what can be clicked or typed in
    text: str
    muted: str
    faint: str  # words of what cannot be used now
    accent: str  # what can be clicked, and the focus
    on_accent: str
    accent_soft: str  # selected row
    veto: str  # 公文红: vetoes and mastheads, nothing else
    on_veto: str
    veto_soft: str
    doubt: str  # amber: doubts and suspicions
    doubt_soft: str


LIGHT = Roles(
    canvas="#DADDE2",
    ground="#EEF0F2",
    surface="#F6F7F8",
    raised="#FCFDFD",
    line="#D3D7DC",
    control_line="#7E8690",
    text="#1B1F24",
    muted="#535C66",
    faint="#646C76",
    accent="#1A5FB4",
    on_accent="#FFFFFF",
    accent_soft="#D9E6F6",
    veto="#B01218",
    on_veto="#FFFFFF",
    veto_soft="#FBE4E3",
    doubt="#7F4C00",
    doubt_soft="#FDEECB",
)

DARK = Roles(
    canvas="#121417",
    ground="#1A1D21",
    surface="#21252A",
    raised="#2A2F35",
    line="#3A4048",
    control_line="#7D8690",
    text="#E3E6EA",
    muted="#A9B1BB",
    faint="#99A1AB",
    accent="#8DBAF5",
    on_accent="#0E2138",
    accent_soft="#29405C",
    veto="#FF9C96",
    on_veto="#300B0B",
    veto_soft="#4A2527",
    doubt="#F1BC60",
    doubt_soft="#463817",
)

# The paper is white in both themes, so what is drawn on it does not change with them.
PAPER = "#FFFFFF"
MARK_FINDING, MARK_VETO, MARK_SUSPICION, MARK_HIT = "#1A5FB4", "#B01218", "#7F4C00", "#FFD54A"

# Every text role on every ground, wherever they may meet; a test keeps 4.5:1 for each.
TEXT_ON: tuple[tuple[str, str], ...] = (
    *(
        (text, ground)
        for text in ("text", "muted", "accent", "veto", "doubt")
        for ground in ("canvas", "ground", "surface", "raised", "accent_soft", "veto_soft", "doubt_soft")
    ),
    *(("faint", ground) for ground in ("ground", "surface", "raised")),
    ("muted", "line"),  # the chief button that cannot be used now
    ("on_accent", "accent"),
    ("on_veto", "veto"),
)
BORDER_ON = (("control_line", "ground"), ("control_line", "surface"), ("control_line", "raised"))


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2."""

    def linear(part: int) -> float:
        value = part / 255
        return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def is_dark() -> bool:
    """Whether the dark theme is on now."""
    app = QApplication.instance()
    return app is not None and app.property("mingjuan_theme") == Mode.DARK.value


def roles() -> Roles:
    """The table that is in force now."""
    return DARK if is_dark() else LIGHT


def colour(role: str) -> QColor:
    """A role's colour as it is now."""
    return QColor(getattr(roles(), role))


def text_scale() -> float:
    """How much larger than 100 % the user wants text (1.0 to 1.5)."""
    app = QApplication.instance()
    return float((app.property("mingjuan_text_scale") if app else None) or 1.0)


def possible(scale: float) -> float:
    """The next size of text that there is."""
    return max(1.0, min(scale, 1.5))


def px(size: int) -> int:
    """A type size or a row height that grows with the text."""
    return round(size * text_scale())


def font(size: int = BODY, *, bold: bool = False, tabular: bool = False) -> QFont:
    """The interface font at one of the three sizes; `tabular` for figures that stand in columns.

    Bold, not half bold: of a face with one weight Qt makes the former and not the latter.
    """
    return QFont(_made(px(size), bold, tabular))


@lru_cache(maxsize=64)  # rows are measured with it hundreds of times while they are laid out
def _made(pixels: int, bold: bool, tabular: bool) -> QFont:
    result = QFont(QApplication.font())
    result.setPixelSize(pixels)
    result.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    if tabular and hasattr(result, "setFeature"):
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


def set_look(widget: QWidget, look: str) -> None:
    """Gives a widget one of the looks of the stylesheet (`muted`, `title`, `card`, `primary`, `veto`, `doubt` …)."""
    if widget.property("look") == look:
        return
    widget.setProperty("look", look)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # its style is yet to be asked
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def apply(app: QApplication, mode: Mode = Mode.AUTO, *, scale: float = 1.0, vendored_font: bool = False) -> None:
    """Sets the table, the size of text, the face and Qt's palette. The style sheet is a matter of dressing.py."""
    dark = mode is Mode.DARK or (mode is Mode.AUTO and _desktop_is_dark(app))
    app.setProperty("mingjuan_theme", (Mode.DARK if dark else Mode.LIGHT).value)
    app.setProperty("mingjuan_text_scale", possible(scale))
    if not app.property(STYLED):
        app.setStyle("Fusion")
        app.setProperty(STYLED, True)
    face, colours = _interface_font(app, vendored_font), palette(roles())
    if face != app.font():  # each goes through every widget there is
        app.setFont(face)
        _made.cache_clear()
    if colours != app.palette():
        app.setPalette(colours)


def palette(table: Roles) -> QPalette:
    """Qt's palette from our roles, for all that the stylesheet leaves to Fusion."""
    role = QPalette.ColorRole
    result = QPalette()
    for target, source in (
        (role.Window, table.ground),
        (role.WindowText, table.text),
        (role.Base, table.surface),
        (role.AlternateBase, table.ground),
        (role.Text, table.text),
        (role.PlaceholderText, table.muted),
        (role.Button, table.raised),
        (role.ButtonText, table.text),
        (role.BrightText, table.veto),
        (role.ToolTipBase, table.raised),
        (role.ToolTipText, table.text),
        (role.Highlight, table.accent),
        (role.HighlightedText, table.on_accent),
        (role.Link, table.accent),
        (role.LinkVisited, table.accent),
        (role.Mid, table.line),
        (role.Midlight, table.line),
        (role.Dark, table.control_line),
        (role.Light, table.raised),
        (role.Shadow, table.canvas),
    ):
        result.setColor(target, QColor(source))
    if hasattr(role, "Accent"):  # Qt 6.6: Fusion's frame round what has the focus
        result.setColor(role.Accent, QColor(table.accent))
    for target in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, target, QColor(table.faint))
    return result


def _desktop_is_dark(app: QApplication) -> bool:
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _interface_font(app: QApplication, vendored: bool) -> QFont:
    """The system's Chinese sans face; ours is loaded only where there is none (10 MB take time at every start)."""
    known = set(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
    if (vendored or known.isdisjoint(CHINESE_FACES)) and not app.property("mingjuan_font_loaded"):
        known |= _load_vendored()
        app.setProperty("mingjuan_font_loaded", True)
    latin = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    chosen = [name for name in CHINESE_FACES if name in known] or sorted(known)[:1]
    result = QFont()
    result.setFamilies([*chosen, latin])
    result.setPixelSize(px(BODY))
    return result


def _load_vendored() -> set[str]:
    """Registers the fonts in the package; the families they bring."""
    try:
        from forms.fonts import ui_font_files
    except ImportError:  # a wheel built without fonts: the system's faces are all there is
        return set()
    families: set[str] = set()
    for path in ui_font_files():
        number = QFontDatabase.addApplicationFont(str(path))
        families.update(QFontDatabase.applicationFontFamilies(number))
    return families


ROLE_NAMES = tuple(f.name for f in fields(Roles))
