"""Takes red ink off a page: seals carry names. What is printed or written below a seal stays, and the paper keeps its
colour. Numpy and Pillow only."""

from typing import Any

AROUND_STRIP = 0.05  # of the page's height, looked at above and below the part that is wanted
BLOCK = 32  # pixels: how finely the colour of the paper is followed
NEAR = 5  # blocks across: the brightest of them is paper, even where a star or a stroke fills a block
PALEST, STRONG = 0.03, 0.2  # how far red leads on a page made white: in the palest seal; where it is a seal for sure
CELL, SPREAD = 8, 5  # pixels; cells across: what is cleared around red, so wide that no shape of a character is left
SURE = 50  # pixels that make a seal whose darkness can be measured
DARKEST, LIGHTEST = 0.45, 0.8  # of the paper: between these lies what divides ink from seals
LEAST, TIMES = 0.08, 3.0  # ink is darker than the middle of the seals by this, and by so many times their unevenness
RAMP = 0.25  # of the paper: from there to here ink is drawn ever darker
INK = 24  # of 255


def take_red_off(picture: Any, part: tuple[int, int, int, int]) -> None:
    """From the strip that `part` (pixels) lies in and a little around it; elsewhere nothing is looked at."""
    import numpy as np
    from PIL import Image

    _, top, _, bottom = part
    around = round(AROUND_STRIP * picture.height)
    top, bottom = max(0, top - around), min(picture.height, bottom + around)
    strip = np.asarray(picture.crop((0, top, picture.width, bottom)).convert("RGB"))
    picture.paste(Image.fromarray(without_red(strip)), (0, top))


def without_red(pixels: Any) -> Any:
    """The page with everything red turned into paper, also the palest edges: stretching the contrast must not bring a
    seal back. In the red channel a seal is pale and ink is dark, which tells the two apart where one lies on the other.
    """
    import numpy as np

    paper = _paper(pixels)
    share = pixels / paper
    lead = share[:, :, 0] - np.maximum(share[:, :, 1], share[:, :, 2])
    red = lead > PALEST
    zone = _spread(red)
    if not zone.any():
        return pixels
    light = share[:, :, 0]
    below = _ink_below(light[lead > STRONG])
    paper = _mended(paper, pixels, ~zone & (light > LIGHTEST))
    ink = np.clip((below - light) / RAMP, 0, 1)[:, :, None]
    drawn = paper * (1 - ink) + INK * ink
    cleared = pixels.astype("float32")
    cleared[red & zone] = drawn[red & zone]
    pale = zone & (light >= below)
    cleared[pale] = paper[pale]
    return np.clip(cleared, 0, 255).astype("uint8")


def _ink_below(seals: Any) -> float:
    """How dark the red channel must be to be ink. Ink below a seal is darker than the seal alone; how uneven a seal is
    shows on its lighter side, where there is no ink."""
    import numpy as np

    if seals.size < SURE:
        return LIGHTEST
    middle, light = np.percentile(seals, (50, 84))
    return min(max(float(middle - max(LEAST, TIMES * (light - middle))), DARKEST), LIGHTEST)


def _paper(pixels: Any) -> Any:
    """The colour of the paper at every pixel."""
    import numpy as np
    from PIL import Image, ImageFilter

    height, width, _ = pixels.shape
    rows, columns = -(-height // BLOCK), -(-width // BLOCK)
    filled = np.pad(pixels, ((0, rows * BLOCK - height), (0, columns * BLOCK - width), (0, 0)), mode="edge")
    blocks = filled.reshape(rows, BLOCK, columns, BLOCK, 3).swapaxes(1, 2).reshape(rows, columns, -1, 3)
    brightest = np.percentile(blocks, 80, axis=2).astype("uint8")
    smooth = Image.fromarray(brightest).filter(ImageFilter.MaxFilter(NEAR)).filter(ImageFilter.GaussianBlur(1))
    whole = smooth.resize((columns * BLOCK, rows * BLOCK), Image.Resampling.BILINEAR).crop((0, 0, width, height))
    return np.maximum(np.asarray(whole, dtype="float32"), 1)


def _mended(paper: Any, pixels: Any, bare: Any) -> Any:
    """The colour of the paper as it is on average where it is `bare`, so that a cleared place does not stand out."""
    import numpy as np
    from PIL import Image

    height, width, _ = pixels.shape
    rows, columns = -(-height // BLOCK), -(-width // BLOCK)

    def gathered(values: Any) -> Any:
        filled = np.pad(values, ((0, rows * BLOCK - height), (0, columns * BLOCK - width)))
        sums = filled.reshape(rows, BLOCK, columns, BLOCK).sum(axis=(1, 3), dtype="float32")
        around = np.lib.stride_tricks.sliding_window_view(np.pad(sums, 2), (5, 5)).sum(axis=(2, 3))
        whole = Image.fromarray(around).resize((columns * BLOCK, rows * BLOCK), Image.Resampling.BILINEAR)
        return np.asarray(whole)[:height, :width]

    count = gathered(bare.astype("float32"))
    known = count > BLOCK
    mended = paper.copy()
    for channel in range(3):
        total = gathered(pixels[:, :, channel] * bare.astype("float32"))
        mended[:, :, channel][known] = total[known] / count[known]
    return mended


def _spread(red: Any) -> Any:
    """The red places with what is around them, as whole cells."""
    import numpy as np
    from PIL import Image, ImageFilter

    height, width = red.shape
    rows, columns = -(-height // CELL), -(-width // CELL)
    filled = np.pad(red, ((0, rows * CELL - height), (0, columns * CELL - width)))
    cells = filled.reshape(rows, CELL, columns, CELL).any(axis=(1, 3))
    wide = np.asarray(Image.fromarray(cells.astype("uint8") * 255).filter(ImageFilter.MaxFilter(SPREAD))) > 0
    return np.repeat(np.repeat(wide, CELL, axis=0), CELL, axis=1)[:height, :width]
