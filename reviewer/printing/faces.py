"""The type faces that paper is set in: the shipped ones, or the office's own where it has them and prefers them."""

import os
import sys
from functools import lru_cache
from pathlib import Path

from forms.fonts import Faces, choose, shipped


def faces(prefer_office: bool) -> Faces:
    """The faces to print with. With the shipped ones, the same data give the same bytes on every computer."""
    return _office() if prefer_office else shipped()


@lru_cache(maxsize=1)
def _office() -> Faces:
    from forms.installed_fonts import find, folders

    return choose(find(folders(sys.platform, os.environ, Path.home())))
