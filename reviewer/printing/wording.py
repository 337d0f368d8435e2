"""The wording of bulletin and letters: an office's own files in the workspace folder before those that come with us."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from forms.bulletin.templates import BulletinTemplate, read_template, shipped_template
from reviewer.printing.files import write_file
from scoring.errors import ReviewError

FOLDER = Path("templates")
BULLETIN_FILE, LETTERS_FILE = FOLDER / "bulletin.yaml", FOLDER / "letters.yaml"


def bulletin_template(folder: Path) -> BulletinTemplate:
    """The office's own wording of the bulletin, or the shipped one. Raises ReviewError where it has a mistake."""
    text = own_text(folder, BULLETIN_FILE)
    return shipped_template() if text is None else _read(text)


def own_text(folder: Path, name: Path) -> str | None:
    """The office's own file, None where it has none. Raises ReviewError where it cannot be read."""
    try:
        return (folder / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise ReviewError(f"文字模板“{name}”读不出来。", "请另存为 UTF-8 编码的文本文件。") from error


@lru_cache(maxsize=4)
def _read(text: str) -> BulletinTemplate:
    return read_template(text, f"文字模板“{BULLETIN_FILE}”")


def copy_wording(folder: Path) -> Path:
    """Lay copies of the shipped wording into the workspace folder, to be edited; what is there stays as it is. Where
    they lie."""
    for name in (BULLETIN_FILE, LETTERS_FILE):
        if not (folder / name).exists():
            write_file(folder / name, (files("resources") / "templates" / name.name).read_bytes())
    return folder / FOLDER
