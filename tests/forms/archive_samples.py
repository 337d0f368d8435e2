"""Every printed form as a PDF, for the tests of archive quality."""

from io import BytesIO

import pytest
from PIL import Image

from forms.bulletin.compose import compose
from forms.bulletin.layout import render_pdf as bulletin
from forms.letters.layout import render_pdf as letters_pdf
from forms.score_sheet import SheetSettings, render_score_sheets
from scoring.figures import collect
from tests.forms.archive import read
from tests.forms.campaign import SETTINGS, campaign, reviewed
from tests.forms.filled_letters import letters


def png(mode: str = "RGB", colour: object = (200, 30, 30)) -> bytes:
    stream = BytesIO()
    Image.new(mode, (300, 120), colour).save(stream, "PNG")  # type: ignore[arg-type]
    return stream.getvalue()


def _bulletin() -> bytes:
    figures = collect(campaign())
    return bulletin(compose(figures, SETTINGS), figures, SETTINGS, {"f04-0": [png()]})


FILES = {
    "bulletin": _bulletin(),
    "sheets": render_score_sheets([reviewed(3), reviewed(8)]),
    "sheets-entries": render_score_sheets([reviewed(3), reviewed(8)], SheetSettings(only_entries=True)),
    **{name: letters_pdf([letter]) for name, letter in letters().items()},
}
ARCHIVES = {name: read(content) for name, content in FILES.items()}
every = pytest.mark.parametrize("name", sorted(FILES))
