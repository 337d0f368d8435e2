"""RapidOCR as it is used here: one thread, tuned for whole pages on a small machine. Runs in the OCR child.

Three things around the engine are ours, because they cost a page more than everything else we do with it: the memory in
which lines are looked for is kept from page to page, the picture is turned into numbers by table, and the places of the
signs along a line are counted in the line's own measure instead of as boxes on the page.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from itertools import pairwise
from typing import Any

from reviewer.documents.ocr.lines import FoundLine

SETTINGS = {
    "Global.log_level": "critical",
    "Global.max_side_len": 2000,
    "Global.text_score": 0.3,
    "Rec.rec_batch_num": 1,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
"""What of the engine can be set. Lines one by one: side by side each would be as long as the longest."""


def read(pixels: Any) -> list[FoundLine]:
    """The lines of a page (BGR)."""
    result = _engine()(pixels, use_det=True, use_cls=False, use_rec=True, return_word_box=True)
    if getattr(result, "boxes", None) is None or result.txts is None:
        return []
    words = result.word_results or [None] * len(result.txts)
    return [
        FoundLine(corners, text, float(score), _signs(text, word))
        for corners, text, score, word in zip(result.boxes, result.txts, result.scores, words, strict=True)
        if text.strip()
    ]


def text_of(piece: Any) -> tuple[str, float]:
    """What a piece of a page says that holds one line, and how sure that is."""
    if min(piece.shape[:2]) < 4:
        return "", 0.0
    result = _engine()(piece, use_det=False, use_cls=False, use_rec=True, return_word_box=False)
    if not result.txts:
        return "", 0.0
    return str(result.txts[0]), float(result.scores[0])


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR
    from rapidocr.ch_ppocr_det import TextDetector

    class Detector(TextDetector):
        """The engine's, with our way from the picture to numbers and its memory kept."""

        def __init__(self, settings: Any) -> None:
            super().__init__(settings)
            self.session = _MemoryKept(self.session.session)

        def get_preprocess(self) -> Any:
            usual = super().get_preprocess()
            return lambda pixels: as_numbers(usual.resize(pixels))

    engine: Any = RapidOCR(params=SETTINGS)
    settings = engine.cfg.Det
    settings.engine_cfg = {**engine.cfg.EngineConfig[settings.engine_type.value], "enable_cpu_mem_arena": True}
    settings.model_root_dir = engine.cfg.Global.model_root_dir
    engine.text_det = Detector(settings)
    engine.cal_rec_boxes = _places
    return engine


class _MemoryKept:
    """A model whose memory is kept while pages have the same size; a page of another size gives it back when done, or
    each size would add its own."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._name = session.get_inputs()[0].name
        self._size: tuple[int, ...] = ()

    def __call__(self, numbers: Any) -> Any:
        from onnxruntime import RunOptions

        options = RunOptions()
        if self._size not in ((), numbers.shape):
            options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
        self._size = numbers.shape
        return self._session.run(None, {self._name: numbers}, options)[0]


@cache
def step_back() -> None:
    """Lower priority for this process: the window comes first."""
    import psutil

    lower = getattr(psutil, "BELOW_NORMAL_PRIORITY_CLASS", 5)
    with suppress(psutil.Error, OSError):
        psutil.Process().nice(lower)


def as_numbers(pixels: Any) -> Any:
    """Eight bits to −1 … 1, colour by colour: what the engine computes in double precision, at a tenth of its cost."""
    import cv2
    import numpy as np

    shades = ((np.arange(256) / 255 - 0.5) / 0.5).astype(np.float32)
    out = np.empty((1, 3, *pixels.shape[:2]), np.float32)
    for number, colour in enumerate(cv2.split(pixels)):
        cv2.LUT(colour, shades, dst=out[0, number])
    return out


def _places(pictures: Sequence[Any], _corners: Any, found: Any, _by_sign: bool = False) -> Any:
    """Instead of the engine's boxes of words: (sign, its score, (start, end) in parts of the line's length)."""
    found.word_results = tuple(
        [(sign, 1.0, place) for sign, place in _along(info, text, picture.shape[1])] if info and text else []
        for picture, info, text in zip(pictures, found.word_results, found.txts, strict=True)
    )
    return found


def _along(info: Any, text: str, width: int) -> Iterator[tuple[str, tuple[float, float]]]:
    """Each sign where the engine saw its middle, as wide as signs of this line usually are, none over the next. In
    whole pixels as in the engine's boxes: what counts as a gap was found out with these."""
    step = width / info.line_txt_len if info.line_txt_len else 0.0
    widths = [step * (cols[-1] - cols[0]) / (len(cols) - 1) for cols in info.word_cols if len(cols) > 1]
    half = (sum(widths) / len(widths) if widths else width / len(text)) / 2
    signs = [sign for word in info.words for sign in word]
    middles = [(col + 0.5) * step for cols in info.word_cols for col in cols]
    places = [[float(max(int(middle - half), 0)), float(min(int(middle + half), width))] for middle in middles]
    for before, after in pairwise(places):
        if before[1] > after[0]:
            before[1] = after[0] = (before[1] + after[0]) / 2
    return ((sign, (int(start) / width, int(end) / width)) for sign, (start, end) in zip(signs, places, strict=True))


def _signs(text: str, words: Any) -> tuple[tuple[float, float], ...]:
    """Where along the line each sign stands; () where the engine's account does not fit the text."""
    placed = [(sign, place) for sign, _, place in words or ()]
    if [sign for sign, _ in placed] != [c for c in text if not c.isspace()]:
        return ()
    return tuple(place for _, place in placed)
