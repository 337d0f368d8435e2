"""On every Linux desktop one of Qt's ways leads to the input method."""

import pytest

from reviewer.windows.input_method import SEVERAL, arrange


@pytest.mark.parametrize(
    ("desktop", "ways"),
    [
        ({"QT_IM_MODULE": "fcitx"}, "fcitx;ibus"),
        ({"QT_IM_MODULE": "fcitx5", "WAYLAND_DISPLAY": "wayland-0"}, "fcitx5;ibus"),
        ({"XMODIFIERS": "@im=fcitx"}, "fcitx;ibus"),
        ({"XMODIFIERS": "@im=ibus", "QT_IM_MODULE": "ibus"}, "ibus;ibus"),
        ({"QT_IM_MODULE": "ibus"}, "ibus;ibus"),
        ({"QT_IM_MODULES": "wayland;fcitx", "QT_IM_MODULE": "fcitx"}, "wayland;fcitx"),
        ({"XMODIFIERS": "@im=fcitx", "WAYLAND_DISPLAY": "wayland-0"}, None),
        ({"QT_IM_MODULE": "compose"}, None),
        ({"XMODIFIERS": "@im=none"}, None),
        ({}, None),
    ],
)
def test_fcitx_is_reached_through_the_way_of_ibus(desktop: dict[str, str], ways: str | None) -> None:
    arrange(desktop)
    assert desktop.get(SEVERAL) == ways
