"""Lines, clips, gradients, patterns, colours and arcs of an OFD."""

from pathlib import Path

from tests.reviewer.documents.ofd_papers import BLUE, RED, WHITE, B, G, R, box, colour, look, package, read, tag


def test_line_styles_come_from_the_draw_params_of_the_layer_and_what_they_rest_on(tmp_path: Path) -> None:
    first = tag("DrawParam", tag("StrokeColor", Value=R), ID=4, LineWidth=4)
    params = tag("DrawParams", first + tag("DrawParam", ID=5, Relative=4))
    line = tag("PathObject", tag("AbbreviatedData", "M 10 50 L 90 50"), ID=9, Boundary="0 0 100 100", DrawParam=5)
    seen = look(read(package(tmp_path / "a.ofd", line, resources=params)))
    assert (colour(seen, 50, 51.5), colour(seen, 50, 53)) == (RED, WHITE)


def test_a_figure_is_cut_by_its_clips(tmp_path: Path) -> None:
    path = tag("Path", tag("AbbreviatedData", "M 0 0 L 20 0 L 20 50 L 0 50 C"), Boundary="0 0 20 50")
    clip = tag("Clips", tag("Clip", tag("Area", path)))
    item = box(10, 10, 50, R).replace("<ofd:FillColor", clip + "<ofd:FillColor")
    seen = look(read(package(tmp_path / "a.ofd", item)))
    assert (colour(seen, 20, 20), colour(seen, 40, 20)) == (RED, WHITE)


def test_a_gradient_runs_from_one_colour_to_the_other(tmp_path: Path) -> None:
    segments = tag("Segment", tag("Color", Value=R)) + tag("Segment", tag("Color", Value=B))
    shading = tag("FillColor", tag("AxialShd", segments, StartPoint="0 0", EndPoint="80 0"))
    item = box(10, 10, 80, G).replace(f'<ofd:FillColor Value="{G}"/>', shading)
    seen = look(read(package(tmp_path / "a.ofd", item)))
    left, right = colour(seen, 12, 50), colour(seen, 88, 50)
    assert left[0] > 200 > 60 > left[2]
    assert right[2] > 200 > 60 > right[0]


def test_a_pattern_is_repeated_over_the_figure(tmp_path: Path) -> None:
    cell = tag("CellContent", box(0, 0, 10, R))
    pattern = tag("FillColor", tag("Pattern", cell, Width=20, Height=20))
    item = box(10, 10, 60, G).replace(f'<ofd:FillColor Value="{G}"/>', pattern)
    seen = look(read(package(tmp_path / "a.ofd", item)))
    assert [colour(seen, at, 15) for at in (15, 25, 35, 55, 75)] == [RED, WHITE, RED, RED, WHITE]


def test_colours_of_all_spaces(tmp_path: Path) -> None:
    palette = tag("Palette", tag("CV", "0 0 0") + tag("CV", "0 0 255"))
    grey = tag("ColorSpace", ID=20, Type="CMYK") + tag("ColorSpace", ID=21, Type="GRAY")
    spaces = tag("ColorSpaces", grey + tag("ColorSpace", palette, ID=22, Type="RGB"))
    items = [
        box(0, 0, 10, '0 255 255 0" ColorSpace="20'),
        box(20, 0, 10, '128" ColorSpace="21'),
        box(40, 0, 10, "X").replace('Value="X"', 'Index="1" ColorSpace="22"'),
        box(60, 0, 10, "#ff #00 #00"),
        box(80, 0, 10, '255 0 0" Alpha="0'),
    ]
    seen = look(read(package(tmp_path / "a.ofd", "".join(items), resources=spaces)))
    assert [colour(seen, x, 5) for x in (5, 25, 45, 65, 85)] == [RED, (128, 128, 128), BLUE, RED, WHITE]


def test_arcs_bulge_the_way_they_say(tmp_path: Path) -> None:
    inner = tag("FillColor", Value=R) + tag("AbbreviatedData", "M 20 50 A 30 30 0 0 {} 80 50 C")
    arc = tag("PathObject", inner, ID=9, Boundary="0 0 100 100", Stroke="false", Fill="true")
    over = look(read(package(tmp_path / "a.ofd", arc.format(1))))
    under = look(read(package(tmp_path / "b.ofd", arc.format(0))))
    assert (colour(over, 50, 25), colour(over, 50, 75)) == (RED, WHITE)
    assert (colour(under, 50, 25), colour(under, 50, 75)) == (WHITE, RED)
