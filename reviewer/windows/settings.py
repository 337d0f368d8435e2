"""What the program remembers on this computer, apart from any workspace."""

from PySide6.QtCore import QSettings

from reviewer.windows import theme

LOOK, SCALE = "look/theme", "look/scale"
LAST_WORKSPACE = "workspace/last"


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
