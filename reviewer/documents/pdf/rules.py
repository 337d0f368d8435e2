"""The ruled lines a PDF page draws. Runs in the child process."""

import ctypes
from collections.abc import Iterator
from typing import Any

from reviewer.documents.layout.placing import Placing
from reviewer.documents.layout.ruling import Rule

MAX_SEGMENTS = 6_000
THIN = 3.5
LEAN = 1.5


def rules_of(page: Any, placing: Placing) -> list[Rule]:
    """Level and upright lines, edges of rectangles and thin filled bars, on the upright page."""
    rules: list[Rule] = []
    budget = [MAX_SEGMENTS]
    _collect(page, None, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), placing, rules, budget, 0)
    return rules


def _collect(
    page: Any, form: Any, outer: tuple[float, ...], placing: Placing, rules: list[Rule], budget: list[int], depth: int
) -> None:
    import pypdfium2.raw as raw

    count = raw.FPDFPage_CountObjects(page) if form is None else raw.FPDFFormObj_CountObjects(form)
    for number in range(min(count, 20_000)):
        item = raw.FPDFPage_GetObject(page, number) if form is None else raw.FPDFFormObj_GetObject(form, number)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            box = _rectangle(item, placing) if form is None else None
            pieces = box or list(_corners(item, _matrix(item, outer), placing, budget))
            rules += _straight(pieces)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 3:
            _collect(page, item, _matrix(item, outer), placing, rules, budget, depth + 1)
        if budget[0] <= 0:
            return


def _rectangle(item: Any, placing: Placing) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The four sides of a path of five points, which is nearly always a rectangle; one call instead of twenty."""
    import pypdfium2.raw as raw

    if raw.FPDFPath_CountSegments(item) != 5:
        return []
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return []
    x0, y0, x1, y1 = placing.box(left.value, bottom.value, right.value, top.value)
    return [((x0, y0), (x1, y0)), ((x1, y0), (x1, y1)), ((x1, y1), (x0, y1)), ((x0, y1), (x0, y0))]


def _matrix(item: Any, outer: tuple[float, ...]) -> tuple[float, ...]:
    import pypdfium2.raw as raw

    m = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, m):
        return outer
    a, b, c, d, e, f = outer
    return (
        a * m.a + c * m.b,
        b * m.a + d * m.b,
        a * m.c + c * m.d,
        b * m.c + d * m.d,
        a * m.e + c * m.f + e,
        b * m.e + d * m.f + f,
    )


def _corners(
    item: Any, matrix: tuple[float, ...], placing: Placing, budget: list[int]
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight pieces of a path, from point to point on the upright page."""
    import pypdfium2.raw as raw

    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    start = here = (0.0, 0.0)
    for number in range(raw.FPDFPath_CountSegments(item)):
        budget[0] -= 1
        if budget[0] <= 0:
            return
        segment = raw.FPDFPath_GetPathSegment(item, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = placing.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield here, point
        here = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield here, start
            here = start


def _straight(pieces: list[tuple[tuple[float, float], tuple[float, float]]]) -> list[Rule]:
    if not pieces:
        return []
    points = [p for piece in pieces for p in piece]
    left, right = min(p[0] for p in points), max(p[0] for p in points)
    top, bottom = min(p[1] for p in points), max(p[1] for p in points)
    if bottom - top <= THIN < right - left:
        return [Rule(left, (top + bottom) / 2, right, (top + bottom) / 2)]
    if right - left <= THIN < bottom - top:
        return [Rule((left + right) / 2, top, (left + right) / 2, bottom)]
    return [
        Rule(*p, *q)
        for p, q in pieces
        if (abs(p[0] - q[0]) <= LEAN) != (abs(p[1] - q[1]) <= LEAN) and max(abs(p[0] - q[0]), abs(p[1] - q[1])) > THIN
    ]
