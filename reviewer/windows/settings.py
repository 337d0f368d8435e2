"""What the program remembers on this computer, apart from any workspace."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from reviewer.windows import theme

if TYPE_CHECKING:
    from forms.fonts import Faces

LOOK, SCALE = "look/theme", "look/scale"
LAST_WORKSPACE = "workspace/last"
PREFER_OFFICE_FONTS = "fonts/prefer-office"
WATCH = "MINGJUAN_WATCH"  # in the environment: a watchdog looks for times in which the window does not answer


def user_settings() -> QSettings:
    """The user's own file, in the system's own place, readable as text on every system."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Mingjuan", "mingjuan")


def chosen_look(settings: QSettings) -> theme.Mode:
    """Light, dark, or as the desktop has it."""
    value = str(settings.value(LOOK, theme.Mode.AUTO.value))
    return theme.Mode(value) if value in set(theme.Mode) else theme.Mode.AUTO


def chosen_scale(settings: QSettings) -> int:
    """The size of text in percent."""
    try:
        return int(str(settings.value(SCALE, 100)))
    except ValueError:
        return 100


def prefers_office_fonts(settings: QSettings) -> bool:
    """Whether paper is set in the office's own faces where this computer has them."""
    return str(settings.value(PREFER_OFFICE_FONTS, "false")).lower() in ("true", "1")


def chosen_faces(settings: QSettings) -> "Faces":
    """The faces that paper is set in. May be asked on a worker thread: the file is read by an object of its own."""
    from reviewer.printing.faces import faces

    return faces(prefers_office_fonts(QSettings(settings.fileName(), settings.format())))
