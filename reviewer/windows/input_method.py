"""Which of Qt's ways to an input method is taken on Linux. Qt as it comes with this program speaks with ibus only.
fcitx 5 answers there too. A desktop that names fcitx alone would leave the program without any Chinese input."""

from collections.abc import Mapping, MutableMapping

ONE, SEVERAL, OF_X = "QT_IM_MODULE", "QT_IM_MODULES", "XMODIFIERS"
_WAYLAND = "WAYLAND_DISPLAY"


def arrange(environment: MutableMapping[str, str]) -> None:
    """To be called before Qt starts."""
    ways = _ways(environment)
    if ways:
        environment[SEVERAL] = ways


def _ways(environment: Mapping[str, str]) -> str:
    """What Qt is to try, the first that answers being taken; empty where the desktop's own word stands."""
    named = environment.get(ONE, "")
    if environment.get(SEVERAL) or (not named and environment.get(_WAYLAND)):
        return ""
    if not named and environment.get(OF_X, "").startswith("@im="):
        named = environment[OF_X].removeprefix("@im=")
    return f"{named};ibus" if named.startswith(("fcitx", "ibus")) else ""
