"""Inside the child: draws one wished page into memory it is given."""

import ctypes
import sys
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from reviewer.documents.filetypes import FileType, begins_as
from reviewer.documents.rendering.pictures import decoded, fitted, only_jpeg, opened_data, reduction
from reviewer.documents.rendering.wishes import Wish

ScaledJpeg = Callable[[bytes, int, int, int], bytes | None]
# How much larger a JPEG is than it is shown, for a way of its own; elsewhere pdfium is faster. Processor time in ms for
# 740 and 1400 pixels: 200-dpi grey Pillow 17 and –, Qt 20 and 45, pdfium 19 and 21; 300-dpi colour Pillow 37 and –, Qt
# 28 and 52, pdfium 56 and 70.
HALF, FAST_FROM = 2.0, 1.1
OPEN_FILES, OPEN_PAGES, KEPT_PICTURES = 8, 2, 2
# pdfium keeps the data of every picture it has met until the file is closed: the whole of a scan in the end. So files
# are closed now and then: at rest after so many bytes, or at last in the middle of work.
READ_AT_REST, READ_AT_LAST = 4 << 20, 16 << 20


class CannotDraw(Exception):
    """The page cannot be drawn; the text is for the reader."""


class Drawer:
    """Keeps the last files, pages and decoded pictures open, so that zooming and leafing back decode nothing anew.

    `scaled_jpeg` may be a faster way from JPEG data to BGRX pixels at a size, turned; None as its answer sends the page
    on to Pillow and pdfium.
    """

    def __init__(self, scaled_jpeg: ScaledJpeg | None = None) -> None:
        self._scaled_jpeg = scaled_jpeg
        self._passwords: dict[Path, str] = {}
        self._is_pdf_by_path: dict[Path, bool] = {}
        self._files: OrderedDict[Path, Any] = OrderedDict()
        self._pages: OrderedDict[tuple[Path, int], tuple[Any, bytes | None]] = OrderedDict()
        self._pictures: OrderedDict[tuple[Path, int], Any] = OrderedDict()
        self._read = 0  # bytes of pages, about, since the files were closed last
        self._drawn = False  # anything since the last rest

    def draw(self, wish: Wish, memory: memoryview) -> None:
        """Fills `memory` with the page: BGRX, no padding. Raises CannotDraw."""
        origin = wish.origin
        self._drawn = True
        if self._read > READ_AT_LAST:
            self._close_files()
        if not self._is_pdf(origin.path):
            self._draw_picture(wish, origin.path, origin.index, memory)
            return
        if origin.password:
            self._passwords[origin.path] = origin.password
        page, jpeg = self._page(origin.path, origin.index)
        if jpeg is None or wish.part is not None or not self._drawn_small(wish, jpeg, memory):
            self._draw_pdf(wish, page, memory)

    def _is_pdf(self, path: Path) -> bool:
        """By its content, as it was read: a PDF may be called .jpg. The name decides where the content says nothing."""
        if path not in self._is_pdf_by_path:
            kind = begins_as(path)
            self._is_pdf_by_path[path] = kind is FileType.PDF or (kind is None and path.suffix.lower() == ".pdf")
        return self._is_pdf_by_path[path]

    def rest(self) -> None:
        """There is time to give memory back to the system."""
        if not self._drawn:
            return
        self._drawn = False
        if self._read > READ_AT_REST:
            self._close_files()
        give_back_memory()

    def _close_files(self) -> None:
        for page, _ in self._pages.values():
            page.close()
        for document in self._files.values():
            document.close()
        self._pages.clear()
        self._files.clear()
        self._read = 0
        give_back_memory()

    def _drawn_small(self, wish: Wish, jpeg: bytes, memory: memoryview) -> bool:
        sideways = (wish.origin.rotation + wish.turned) % 180
        size = (wish.height, wish.width) if sideways else (wish.width, wish.height)
        try:
            factor, coloured = reduction(jpeg, *size)
            if self._scaled_jpeg is not None and coloured and factor >= FAST_FROM:
                pixels = self._scaled_jpeg(jpeg, wish.width, wish.height, (wish.origin.rotation + wish.turned) % 360)
                if pixels is not None:
                    memory[: wish.bytes] = pixels
                    return True
            if factor < HALF:
                return False
            self._draw_picture(wish, opened_data(jpeg), 0, memory)
        except (OSError, ValueError, CannotDraw):
            return False  # a JPEG only pdfium understands
        return True

    def _draw_pdf(self, wish: Wish, page: Any, memory: memoryview) -> None:
        import pypdfium2.raw as pdfium

        buffer = (ctypes.c_ubyte * wish.bytes).from_buffer(memory)
        ctypes.memset(buffer, 0xFF, wish.bytes)
        width, height = wish.size
        left, top = (wish.part.left, wish.part.top) if wish.part is not None else (0, 0)
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGRx, buffer, width * 4)
        turn = (wish.origin.rotation + wish.turned) % 360 // 90
        flags = pdfium.FPDF_ANNOT
        pdfium.FPDF_RenderPageBitmap(bitmap, page.raw, -left, -top, wish.width, wish.height, turn, flags)
        pdfium.FPDFBitmap_Destroy(bitmap)

    def _draw_picture(self, wish: Wish, source: Any, frame: int, memory: memoryview) -> None:
        turn = (wish.origin.rotation + wish.turned) % 360
        size = (wish.height, wish.width) if turn % 180 else (wish.width, wish.height)
        key = (wish.origin.path, wish.origin.index)
        picture, whole = self._pictures.get(key, (None, False))
        if picture is None or (picture.width < size[0] and not whole):
            picture, whole = self._decoded(source, frame, size)
            self._keep(self._pictures, key, (picture, whole), KEPT_PICTURES)
        memory[: wish.bytes] = fitted(picture, wish.width, wish.height, turn, wish.part)

    @staticmethod
    def _decoded(source: Any, frame: int, size: tuple[int, int]) -> tuple[Any, bool]:
        from PIL.Image import DecompressionBombError

        try:
            return decoded(source, frame, size, turn_as_tagged=isinstance(source, Path))
        except DecompressionBombError as error:
            raise CannotDraw("这一页图像过大，无法显示。") from error

    def _page(self, path: Path, index: int) -> tuple[Any, bytes | None]:
        key = (path, index)
        known = self._pages.get(key)
        if known is None:
            document = self._document(path)
            if index >= len(document):
                raise CannotDraw("文件里没有这一页，原件可能已被替换。")
            page = document[index]
            known = (page, only_jpeg(page))
            self._read += path.stat().st_size // len(document)
            for _, (old, _) in self._keep(self._pages, key, known, OPEN_PAGES):
                old.close()
        return known

    def _document(self, path: Path) -> Any:
        import pypdfium2

        document = self._files.get(path)
        if document is None:
            try:
                document = pypdfium2.PdfDocument(path, password=self._passwords.get(path))
            except pypdfium2.PdfiumError as error:
                locked = "password" in str(error).lower()
                raise CannotDraw("文件设有密码，无法显示。" if locked else "文件已损坏，无法显示。") from error
            for gone, old in self._keep(self._files, path, document, OPEN_FILES):
                for key in [k for k in self._pages if k[0] == gone]:
                    self._pages.pop(key)[0].close()
                old.close()
        return document

    @staticmethod
    def _keep(shelf: OrderedDict[Any, Any], key: Any, value: Any, limit: int) -> list[tuple[Any, Any]]:
        """Puts a value on a shelf; what falls off at the other end."""
        shelf[key] = value
        shelf.move_to_end(key)
        return [shelf.popitem(last=False) for _ in range(max(0, len(shelf) - limit))]


def give_back_memory() -> None:
    """Returns what was freed to the system. The C library keeps it otherwise, and decoding leaves holes everywhere."""
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # musl has no such thing and needs none
            ctypes.CDLL(None).malloc_trim(0)
