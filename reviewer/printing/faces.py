"""The type faces a workspace prints with: the office's own where it has them and wants them, else ours."""

import os
import sys
from functools import lru_cache
from pathlib import Path

from forms.fonts import Faces, choose, shipped
from reviewer.storage.workspace import Workspace

OWN_FONTS = "own-fonts"
"""The setting that is 0 where our own faces are wanted even though the office has its own."""


def prefers_own(workspace: Workspace) -> bool:
    """Whether the office's own faces are wanted. They are, until somebody says otherwise."""
    return workspace.catalogue.setting(OWN_FONTS, "1") != "0"


def faces_of(workspace: Workspace) -> Faces:
    """The faces to print with."""
    return _installed() if prefers_own(workspace) else shipped()


@lru_cache(maxsize=1)
def _installed() -> Faces:
    from forms.installed_fonts import find, folders

    return choose(find(folders(sys.platform, os.environ, Path.home())))
