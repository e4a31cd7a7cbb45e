"""PdfFile: what we ask of PDFium, and how it answers; in the worker alone, since a bad file may kill it."""

import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

_WRONG_PASSWORD = 4
_UNKNOWN_PROTECTION = 5
_LARGEST_SIDE = 14_400.0


class Unreadable(Exception):
    """A file that PDFium does not open; `reason` is "locked", "protected" or "broken"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Picture(NamedTuple):
    """A drawn page: four bytes (blue, green, red, nothing) a pixel, `stride` bytes a row."""

    width: int
    height: int
    stride: int
    content: bytes


class PdfFile:
    """An open PDF."""

    def __init__(self, content: bytes, password: str = "") -> None:
        pdfium.FPDF_InitLibrary()
        self._content = content
        self.handle = pdfium.FPDF_LoadMemDocument64(content, len(content), password.encode() or None)
        if not self.handle:
            reasons = {_WRONG_PASSWORD: "locked", _UNKNOWN_PROTECTION: "protected"}
            raise Unreadable(reasons.get(pdfium.FPDF_GetLastError(), "broken"))
        self.page_count: int = pdfium.FPDF_GetPageCount(self.handle)

    @contextmanager
    def page(self, number: int) -> Iterator[Any]:
        """A loaded page, or None where it cannot be loaded."""
        page = pdfium.FPDF_LoadPage(self.handle, number)
        try:
            yield page
        finally:
            if page:
                pdfium.FPDF_ClosePage(page)

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page in points as it is shown; nothing is drawn for it."""
        size = pdfium.FS_SIZEF()
        if not pdfium.FPDF_GetPageSizeByIndexF(self.handle, number, size):
            return 0.0, 0.0
        return _side(size.width), _side(size.height)

    def label(self, number: int) -> str:
        """What the file calls a page, else its number from 1."""
        return self._words(pdfium.FPDF_GetPageLabel, number).strip() or str(number + 1)

    def told(self, field: str) -> str:
        """What the file says of itself, such as its Title."""
        return self._words(pdfium.FPDF_GetMetaText, field.encode()).strip()

    @property
    def language(self) -> str:
        """The language that the file says it is in, or ""."""
        length = pdfium.FPDFCatalog_GetLanguage(self.handle, None, 0)
        buffer = (ctypes.c_uint16 * (length // 2 + 1))()
        pdfium.FPDFCatalog_GetLanguage(self.handle, buffer, length)
        return _decoded(bytes(buffer)[:length]).strip()

    def _words(self, ask: Any, key: Any) -> str:
        length = ask(self.handle, key, None, 0)
        buffer = ctypes.create_string_buffer(max(2, length))
        ask(self.handle, key, buffer, length)
        return _decoded(buffer.raw[:length])

    def drawn(self, number: int, scale: float, most: int) -> Picture:
        """A page drawn on white at so many pixels a point, of `most` pixels at the most."""
        width, height = self.size(number)
        across, down = max(1, math.ceil(width * scale)), max(1, math.ceil(height * scale))
        if across * down > most:
            smaller = math.sqrt(most / (across * down))
            across, down = max(1, int(across * smaller)), max(1, int(down * smaller))
        buffer = ctypes.create_string_buffer(across * down * 4)
        bitmap = pdfium.FPDFBitmap_CreateEx(across, down, pdfium.FPDFBitmap_BGRx, buffer, across * 4)
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
            with self.page(number) as page:
                if page:
                    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, pdfium.FPDF_ANNOT)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
        return Picture(across, down, across * 4, buffer.raw)


def _decoded(content: bytes) -> str:
    return content.decode("utf-16-le", "replace").rstrip("\0")


def _side(points: float) -> float:
    return min(points, _LARGEST_SIDE) if math.isfinite(points) and points > 0 else 0.0
