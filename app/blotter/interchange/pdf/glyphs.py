"""Glyphs: what stands on one page, character by character, as PDFium tells it, with its box and its type."""

import ctypes
import math
import re
from array import array
from collections import deque
from collections.abc import Iterator
from itertools import compress, repeat
from operator import ne
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
import pypdfium2_raw.bindings as bindings  # type: ignore[import-untyped]

from blotter.interchange.pdf.library import PdfFile

_BOLD = re.compile("bold|black|heavy|demi|medi$|cmbx|semibd", re.IGNORECASE)
_BOLD_FROM = 650
_THIN = 2.5
_LONG = 18.0
_DRAWINGS_LOOKED_AT = 5_000

# Called once a character, so without what a declared function does around the call.
_LIBRARY = bindings._libs["pdfium"]
_unicode_of = ctypes.PYFUNCTYPE(ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)(
    ("FPDFText_GetUnicode", _LIBRARY)
)
_box_of = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ("FPDFText_GetLooseCharBox", _LIBRARY)
)
_object_of = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ("FPDFText_GetTextObject", _LIBRARY)
)
_font_of = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)(("FPDFTextObj_GetFont", _LIBRARY))


class Run(NamedTuple):
    """Characters in one type: where they begin, where their line starts (points from the bottom left).

    `ahead` is the direction in which they run; `size` is that of the type as it is shown.
    """

    start: int
    end: int
    x: float
    y: float
    ahead: tuple[float, float]
    size: float
    is_bold: bool


class Edges(NamedTuple):
    """The four edges of every character's box, in points from the bottom left."""

    left: "array[float]"
    bottom: "array[float]"
    right: "array[float]"
    top: "array[float]"


class Rule(NamedTuple):
    """A straight line that is drawn on the page."""

    left: float
    bottom: float
    right: float
    top: float


class Glyphs(NamedTuple):
    """The characters of a page in the order of the file, with line ends and spaces that PDFium makes up.

    `quarters` says how often the page is turned to the right to be shown, `box` which part of it is shown.
    """

    text: str
    edges: Edges
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]
    box: tuple[float, float, float, float]
    quarters: int
    is_drawn_on: bool
    is_cut: bool = False


_NOTHING = Glyphs("", Edges(*(array("f") for _ in range(4))), (), (), (0, 0, 0, 0), 0, False)


def glyphs_of(file: PdfFile, number: int, most: int) -> Glyphs:
    """What stands on a page (from 0), of `most` characters at the most."""
    with file.page(number) as page:
        if not page:
            return _NOTHING
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            return _NOTHING
        try:
            return _read(page, text_page, most)
        finally:
            pdfium.FPDFText_ClosePage(text_page)


def _read(page: Any, text_page: Any, most: int) -> Glyphs:
    count = max(0, pdfium.FPDFText_CountChars(text_page))
    taken = min(count, most)
    handle = ctypes.cast(text_page, ctypes.c_void_p).value
    text = _text(text_page, handle, taken)
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    objects = pdfium.FPDFPage_CountObjects(page)
    return Glyphs(
        text=text,
        edges=_edges(handle, taken),
        runs=tuple(_runs(text_page, handle, taken)),
        rules=tuple(_rules(page, min(objects, _DRAWINGS_LOOKED_AT))),
        box=(box.left, box.bottom, box.right, box.top),
        quarters=pdfium.FPDFPage_GetRotation(page) % 4,
        is_drawn_on=objects > 0,
        is_cut=taken < count,
    )


def _text(text_page: Any, handle: int | None, count: int) -> str:
    """One character each, in step with the boxes.

    The whole at once where it has as many as there are; it leaves out what has no Unicode.
    """
    buffer = (ctypes.c_uint16 * (2 * count + 2))()
    units = pdfium.FPDFText_GetText(text_page, 0, count, buffer) - 1
    if units == count:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
    return "".join(map(chr, map(_valid, map(_unicode_of, repeat(handle, count), range(count)))))


def _valid(code: int) -> int:
    return code if code <= 0x10FFFF else 0xFFFD


def _edges(handle: int | None, count: int) -> Edges:
    boxes = (ctypes.c_float * (4 * count))()
    first = ctypes.addressof(boxes)
    places = range(first, first + 16 * count, 16)
    deque(map(_box_of, repeat(handle, count), range(count), places), maxlen=0)
    every = array("f")
    every.frombytes(bytes(boxes))
    return Edges(left=every[0::4], top=every[1::4], right=every[2::4], bottom=every[3::4])


def _runs(text_page: Any, handle: int | None, count: int) -> Iterator[Run]:
    """Stretches of one text object; what PDFium made up belongs to none and is left out."""
    matrix, bold = pdfium.FS_MATRIX(), dict[int, bool]()
    owners = list(map(_object_of, repeat(handle, count), range(count)))
    ends = [*compress(range(1, count), map(ne, owners, owners[1:])), count]
    for start, end in zip([0, *ends], ends, strict=False):
        drawn = owners[start] if start < end else None
        if drawn is not None:
            pdfium.FPDFText_GetMatrix(text_page, start, matrix)
            size = pdfium.FPDFText_GetFontSize(text_page, start) * math.hypot(matrix.c, matrix.d)
            font = _font_of(drawn) or 0
            if font not in bold:
                bold[font] = _is_bold(font)
            ahead = _direction(matrix.a, matrix.b)
            yield Run(start, end, matrix.e, matrix.f, ahead, size, bold[font])


def _direction(across: float, up: float) -> tuple[float, float]:
    length = math.hypot(across, up)
    return (across / length, up / length) if length and math.isfinite(length) else (1.0, 0.0)


def _is_bold(handle: int) -> bool:
    if not handle:
        return False
    font = ctypes.cast(handle, pdfium.FPDF_FONT)
    name = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
    is_named = _BOLD.search(name.value.decode("latin-1")) is not None
    return is_named or pdfium.FPDFFont_GetWeight(font) >= _BOLD_FROM


def _rules(page: Any, count: int) -> Iterator[Rule]:
    """Straight lines, and the edges of frames, by which tables tell their rows."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for number in range(count):
        drawn = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            rule = Rule(left.value, bottom.value, right.value, top.value)
            thin, long = sorted((rule.right - rule.left, rule.top - rule.bottom))
            if thin <= _THIN and long >= _LONG:
                yield rule
