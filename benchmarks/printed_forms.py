"""How fast the printed forms are made.

    python -m benchmarks.printed_forms [--runs 5]      (from the project folder)

Prints medians: a bulletin of at least twenty pages, composing its text, reading back an edited text, checking it, 100
score sheets, 500 opinion sheets, the figures of 10,000 reviews; and the bulletin's ratio to drawing the same number of
full pages with reportlab alone in the same run.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from forms.bulletin.checking import check
from forms.bulletin.compose import compose
from forms.bulletin.editing import from_editable
from forms.bulletin.layout import lay_out, render_pdf
from forms.bulletin.text import to_editable
from forms.fonts import Role, shipped
from forms.letters.from_review import case_opinion
from forms.letters.layout import render_pdf as render_letters
from forms.letters.letter import fill
from forms.letters.templates import shipped_letters
from forms.score_sheet import render_score_sheets
from reviewer.library.rubrics.editions import find, load
from scoring.casefile import Box, Region
from scoring.figures import collect
from scoring.reviewed import ReviewedCase
from scoring.score import score
from scoring.sheet import Finding, Sheet
from tests.forms.campaign import SETTINGS, reviewed
from tests.forms.filled_letters import NAME, OFFICE


def many(count: int) -> list[ReviewedCase]:
    base = [reviewed(number) for number in range(15)]
    return [
        replace(base[n % 15], case_id=f"case-{n}", code=f"{n:05d}", unit=f"第{n * 50 // count + 1}执法大队")
        for n in range(count)
    ]


def full(count: int) -> list[ReviewedCase]:
    """Reviews by the largest shipped edition, a finding with a remark at every third item."""
    rubric = load(find("penalty-ordinary"))
    cases = []
    for n in range(count):
        items = [c for c in rubric.criteria() if c.deductions][n % 3 :: 3]
        findings = tuple(
            Finding(
                f"f{n}-{at}",
                item.id,
                item.deductions[0].id,
                remark=f"第{n + at}号文书未记载{item.title}的具体情况，{'且前后两处时间不一致' * (at % 3)}",
                regions=(Region(at + 1, Box(0.1, 0.2, 0.6, 0.3)),),
            )
            for at, item in enumerate(items)
        )
        sheet = Sheet(findings=findings)
        base = replace(reviewed(n % 14), case_id=f"case-{n}", code=f"{n:05d}", rubric=rubric)
        cases.append(replace(base, sheet=sheet, score=score(rubric, sheet)))
    return cases


def median(work: Callable[[], object], runs: int) -> float:
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def bare(pages: int) -> bytes:
    """The reference: full pages of text drawn with reportlab, nothing broken or justified."""
    from reportlab.pdfgen.canvas import Canvas

    found = shipped().lookup(Role.BODY, "案")
    assert found is not None
    stream = BytesIO()
    canvas = Canvas(stream, invariant=1)
    for page in range(pages):
        for line in range(22):
            canvas.setFont(found[0].registered(), 16)
            canvas.drawString(
                79, 700 - 29 * line, "".join(chr(0x4E00 + (page * 616 + line * 28 + i) % 3000) for i in range(28))
            )
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    cases = many(400)
    figures = collect(cases)
    settings = replace(SETTINGS, typical_limit=20, common_limit=40, units="\n".join(u.unit for u in figures.units))
    text = compose(figures, settings)
    edited = to_editable(text).replace("案卷400卷", "案卷401卷")
    pages = len(lay_out(text, figures, settings))
    reference = median(lambda: bare(pages), runs)
    printing = median(lambda: render_pdf(text, figures, settings), runs)
    opinion = fill(shipped_letters()["case-opinion"], case_opinion(reviewed(8), NAME), OFFICE)
    ten_thousand = many(10_000)
    print(f"bulletin of {pages} pages, PDF   {printing:8.3f} s   ({printing / reference:.1f} × reportlab alone)")
    print(f"composing its text           {median(lambda: compose(figures, settings), runs):8.3f} s")
    print(f"reading back an edited text  {median(lambda: from_editable(edited, text), runs):8.3f} s")
    print(f"checking it                  {median(lambda: check(text, figures, settings), runs):8.3f} s")
    print(f"100 score sheets             {median(lambda: render_score_sheets(cases[:100]), 1):8.3f} s")
    sheets = full(500)
    print(f"500 full score sheets        {median(lambda: render_score_sheets(sheets), 1):8.3f} s")
    print(f"500 opinion sheets           {median(lambda: render_letters([opinion] * 500), 1):8.3f} s")
    print(f"figures of 10,000 reviews    {median(lambda: collect(ten_thousand), runs):8.3f} s")


if __name__ == "__main__":
    main()
