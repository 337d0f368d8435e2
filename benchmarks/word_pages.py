"""Whether a DOCX of ours breaks its pages where the PDF does.

    python -m benchmarks.word_pages [--only bulletin,case-opinion] [--random 30] [--gaps] [--keep FOLDER]

(from the project folder) Each form is made as PDF and as DOCX; LibreOffice turns the DOCX into a PDF, with the names of
the office's fonts standing for the faces we ship. Printed are, for each page, where it ends in either, and how many
lines apart that is. Needs `soffice`; without it nothing is measured, and that is said.
"""

import argparse
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from benchmarks import word_samples
from forms.bulletin.compose import compose
from forms.bulletin.layout import render_pdf as bulletin_pdf
from forms.bulletin.tables import CHART
from forms.bulletin.text import Kind, Paragraph, Section
from forms.bulletin.word import render_docx as bulletin_docx
from forms.fonts import OFFICE_NAMES, SHIPPED
from forms.letters.layout import render_pdf as letter_pdf
from forms.letters.letter import Letter, fill
from forms.letters.templates import shipped_letters
from forms.letters.word import render_docx as letter_docx
from forms.score_sheet import render_score_sheets
from forms.score_sheet_word import render_score_sheet
from forms.typesetting.measures import MM, OFFICIAL, SHEET, WIDE, PageSetup
from scoring.figures import collect
from scoring.reviewed import ReviewedCase
from tests.forms.campaign import SETTINGS, reviewed
from tests.forms.filled_letters import OFFICE, letters
from tests.forms.measuring import characters, pages

KEY = 10  # characters by which the end of a page is found again
SECONDS = 600
MANY = 99  # lines: a page is missing, or its end was not found


@dataclass(frozen=True, slots=True)
class Form:
    """One form in both formats."""

    pdf: bytes
    docx: bytes
    setup: PageSetup = OFFICIAL


def forms() -> dict[str, Callable[[], Form]]:
    """What is compared, by name."""
    made: dict[str, Callable[[], Form]] = {
        "bulletin": lambda: _bulletin(15, pictures=False),
        "bulletin-pictures": lambda: _bulletin(15, pictures=True),
        "bulletin-long": lambda: _bulletin(150, pictures=False),
        "score-sheet": lambda: Form(render_score_sheets([reviewed(8)]), render_score_sheet(reviewed(8)), SHEET),
        "long-red-head": lambda: _letter(_long_office()),
        "ledger-long": lambda: _letter(_long_ledger()),
    }
    return made | {key: (lambda letter=letter: _letter(letter)) for key, letter in letters().items()}


def random_forms(seeds: int) -> dict[str, Callable[[], Form]]:
    """So many bulletins and three times as many letters of random data, by name."""
    made: dict[str, Callable[[], Form]] = {}
    for seed in range(seeds):
        made[f"bulletin-{seed}"] = lambda seed=seed: _bulletin_of(word_samples.files(Random(seed)), long=True)
        for at in range(3):
            made[f"letter-{seed}-{at}"] = lambda s=f"{seed}-{at}": _letter(word_samples.letter(Random(s)))
    return made


def _bulletin(count: int, *, pictures: bool) -> Form:
    cases = [replace(reviewed(n % 15), case_id=f"case-{n}", code=f"{n + 1:03d}") for n in range(count)]
    return _bulletin_of(cases, long=count >= 20, pictures=pictures)


def _bulletin_of(cases: list[ReviewedCase], *, long: bool, pictures: bool = False) -> Form:
    figures = collect(cases)
    settings = replace(SETTINGS, typical_limit=12 if long else 4, common_limit=40)
    text = compose(figures, settings)
    if long:  # charts are pictures in DOCX: where they stand is seen on the short ones
        text = replace(text, sections=tuple(replace(s, paragraphs=_without_charts(s)) for s in text.sections))
    shown = {problem.id: [_picture()] for problem in figures.problems} if pictures else {}
    return Form(bulletin_pdf(text, figures, settings, shown), bulletin_docx(text, figures, settings, shown))


def _without_charts(section: Section) -> tuple[Paragraph, ...]:
    return tuple(p for p in section.paragraphs if not (p.kind is Kind.TABLE and p.ref.endswith(CHART)))


def _picture() -> bytes:
    from PIL import Image

    stream = BytesIO()
    Image.new("RGB", (1200, 420), "#dddddd").save(stream, "PNG")
    return stream.getvalue()


def _letter(letter: Letter) -> Form:
    return Form(letter_pdf([letter]), letter_docx(letter), WIDE if letter.template.wide else OFFICIAL)


def _long_office() -> Letter:
    name = "霁川市全面依法治市委员会办公室行政执法协调监督工作领导小组办公室（霁川市司法局行政执法协调监督科）"
    return replace(letters()["case-opinion"], office=replace(OFFICE, name=name))


def _long_ledger() -> Letter:
    template = shipped_letters()["yearly-ledger"]
    (columns,) = (spec.rows for spec in template.fields if spec.rows)
    rows = [{c: str(at) if c == "序号" else f"{c}的内容" for c in columns} for at in range(1, 60)]
    return fill(template, {"年度": "2026", "台账": rows}, OFFICE)


def renderer(folder: Path) -> dict[str, str]:
    """The environment in which LibreOffice prints the office's fonts with our faces."""
    from fontTools.ttLib import TTFont

    fonts = Path(str(files("resources") / "fonts"))
    aliases = []
    for role, name in OFFICE_NAMES.items():
        family = TTFont(fonts / SHIPPED[role], lazy=True)["name"].getDebugName(1)
        aliases.append(
            f"<match target='pattern'><test name='family'><string>{escape(name)}</string></test>"
            f"<edit name='family' mode='assign' binding='strong'><string>{escape(str(family))}</string></edit></match>"
        )
    conf = folder / "fonts.conf"
    conf.write_text(
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
        f"<dir>{escape(str(fonts))}</dir><cachedir>{escape(str(folder / 'cache'))}</cachedir>"
        f"{''.join(aliases)}</fontconfig>",
        encoding="utf-8",
    )
    return {**os.environ, "FONTCONFIG_FILE": str(conf)}


def printed_by_word(made: dict[str, Form], folder: Path, *, gaps: bool) -> dict[str, bytes]:
    """The DOCX of each form as LibreOffice prints it. Without `gaps` it obeys w:autoSpaceDE and w:autoSpaceDN (no extra
    space between Chinese and figures), as Word and WPS do and LibreOffice 7 does not of itself."""
    for name, form in made.items():
        (folder / f"{name}.docx").write_bytes(form.docx)
    paths, environment = [folder / f"{name}.docx" for name in made], renderer(folder)
    if not gaps:
        _convert(paths, "fodt", folder, environment)
        paths = [path.with_suffix(".fodt") for path in paths]
        for path in paths:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("ideograph-alpha", "none"), encoding="utf-8")
    _convert(paths, "pdf", folder, environment)
    return {name: (folder / f"{name}.pdf").read_bytes() for name in made}


def _convert(paths: list[Path], kind: str, folder: Path, environment: dict[str, str]) -> None:
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=SECONDS, env=environment)


@dataclass(frozen=True, slots=True)
class Page:
    """The text between head and foot of a page, and where each of its lines begins in it."""

    text: str
    lines: tuple[int, ...]


def read(pdf: bytes, setup: PageSetup) -> tuple[Page, ...]:
    """The pages of a PDF without their numbers."""
    return tuple(_page(pdf, number, setup) for number in range(len(list(pages(pdf)))))


def _page(pdf: bytes, number: int, setup: PageSetup) -> Page:
    inside = [c for c in characters(pdf, number) if c.baseline * MM < setup.bottom + 2 * MM]
    starts, last = [], -99.0
    for at, char in enumerate(inside):
        if abs(char.baseline - last) > 1.5:
            starts.append(at)
            last = char.baseline
    return Page("".join(char.text for char in inside), tuple(starts))


def differences(ours: tuple[Page, ...], words: tuple[Page, ...]) -> Iterator[tuple[int, str, str, int | None]]:
    """For each page: its number, its end in the PDF and in the DOCX, and how many lines of the PDF lie between.

    More than 0: the DOCX has more on the pages so far. None: the end was not found.
    """
    text = "".join(page.text for page in ours)
    lines, ends, begin = [], [], 0
    for page in ours:
        lines += [begin + start for start in page.lines]
        begin += len(page.text)
        ends.append(begin)
    for number in range(max(len(ours), len(words))):
        end = ends[number] if number < len(ends) else len(text)
        own = ours[number].text[-KEY:] if number < len(ours) else ""
        other = words[number].text[-KEY:] if number < len(words) else ""
        found = _nearest(text, other, end) if other else len(text)
        if found is None and number + 1 < len(words):  # after a chart, a picture in DOCX: by what comes next
            begins = words[number + 1].text[: KEY // 2]
            found = _nearest(text, begins, end + len(begins))
            found = None if found is None else found - len(begins)
        yield number + 1, own, other, None if found is None else _lines_between(lines, end, found)


def _nearest(text: str, key: str, wanted: int) -> int | None:
    places, at = [], text.find(key)
    while at >= 0:
        places.append(at + len(key))
        at = text.find(key, at + 1)
    return min(places, key=lambda place: abs(place - wanted), default=None)


def _lines_between(lines: list[int], one: int, other: int) -> int:
    low, high = min(one, other), max(one, other)
    count = sum(low <= line < high for line in lines)
    return count if other > one else -count


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="", help="names of forms, with commas")
    parser.add_argument("--gaps", action="store_true", help="with the gaps LibreOffice 7 leaves around figures")
    parser.add_argument("--keep", type=Path, help="a folder for the files compared")
    parser.add_argument("--random", type=int, default=0, help="so many seeds of random papers instead of the forms")
    asked = parser.parse_args()
    if shutil.which("soffice") is None:
        print("soffice is not installed: page breaks of DOCX were not compared.")
        return
    known = random_forms(asked.random) if asked.random else forms()
    chosen = {name: make for name, make in known.items() if not asked.only or name in asked.only.split(",")}
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        made = {name: make() for name, make in chosen.items()}
        printed = printed_by_word(made, folder, gaps=asked.gaps)
        if asked.keep:
            for name, form in made.items():
                (folder / f"{name}-ours.pdf").write_bytes(form.pdf)
    worst = [_tell(name, read(form.pdf, form.setup), read(printed[name], form.setup)) for name, form in made.items()]
    print(f"{sum(lines <= 1 for lines in worst)} of {len(worst)} within one line on every page")


def _tell(name: str, ours: tuple[Page, ...], words: tuple[Page, ...]) -> int:
    """Says how far the pages are apart; the number of lines on the worst of them, where a page is not found many."""
    found = list(differences(ours, words))
    worst = max((abs(apart) for *_, apart in found if apart is not None), default=0)
    lost = sum(apart is None for *_, apart in found)
    print(f"{name}: {len(ours)} pages in PDF, {len(words)} in DOCX, at most {worst} lines apart, {lost} not found")
    for number, own, other, apart in found:
        if apart != 0 or len(ours) != len(words):
            print(f"    page {number}: PDF …{own} | DOCX …{other}   {'?' if apart is None else f'{apart:+d}'}")
    return MANY if lost or len(ours) != len(words) else worst


if __name__ == "__main__":
    main()
