"""Every place, pane, window, dialog and menu in each of its states, photographed to be looked at.

    python docs/manual/every_screen.py --out FOLDER [--size 1366x768] [--theme light|dark] [--text 100] [--only WORDS]
                                       [--measure]

Scale the whole screen with QT_SCALE_FACTOR=1.5 (the size is then still given in pixels of the screen). The example
workspace is kept in FOLDER/.. between runs, because reading and recognising it takes longest; pictures are taken of
copies.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import screens_of_bulletin as bulletin
import screens_of_cases as cases
import screens_of_desk as desk
import screens_of_edges as edges
import screens_of_panes as panes
import screens_of_papers as papers
import screens_of_rules as rules
import screens_of_trouble as trouble
from album import Album

Part = tuple[str, Callable[[Album], None]]
PARTS: tuple[Part, ...] = (
    ("cases", cases.take_cases),
    ("roster", cases.take_roster),
    ("import", cases.take_import),
    ("figures", papers.take_figures),
    ("bulletin", bulletin.take_bulletin),
    ("papers", papers.take_papers),
    ("rubrics", rules.take_rubrics),
    ("rules", rules.take_rules),
    ("settings", rules.take_settings),
    ("dialogs", cases.take_dialogs),
    ("menus", cases.take_menus),
    ("manual", rules.take_manual),
    ("search", cases.take_search),
    ("trouble", trouble.take_trouble),
    ("teaching", papers.take_lessons),
    ("desk", desk.take_desk),
    ("edges", edges.take_edges),
    ("guide", panes.take_guide),
)


def main() -> int:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--text", type=int, default=100, help="the program's own size of text in percent")
    parser.add_argument("--only", default="", help="only the parts whose name contains this, or one of these (a,b)")
    parser.add_argument("--measure", action="store_true", help="tell words that are faint or cut off")
    options = parser.parse_args()
    if not (os.environ.get("DISPLAY") or sys.platform in ("win32", "darwin")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    options.out.mkdir(parents=True, exist_ok=True)
    options.workspace = options.out.parent / "示例评查库"
    factor = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    width, height = map(int, options.size.split("x"))
    options.size = f"{int(width / factor)}x{int(height / factor) - 40}"  # less the title and the bar of the desktop
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        take_all(Album(options, Path(scratch)), options.only)
    return 0


def take_all(album: Album, only: str) -> None:
    """Every part whose name was asked for; what goes wrong in one does not stop the others."""
    if _is_asked("empty", only):
        album.open_empty()
        album.shoot("empty", album.office.window)
        cases.take_empty_places(album)
    album.open_examples()
    for name, take in _asked(only):
        try:
            take(album)
        except Exception as error:  # noqa: BLE001  (said; the next part goes on)
            print(f"!! {name}: {error!r}")
    album.office.window.close()


def _asked(only: str) -> Iterator[Part]:
    return (part for part in PARTS if _is_asked(part[0], only))


def _is_asked(name: str, only: str) -> bool:
    return any(word in name for word in only.split(","))


if __name__ == "__main__":
    sys.exit(main())
