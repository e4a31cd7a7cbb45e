"""Figures into files: SVG, PDF and PNG that name no maker and no day, and that fetch nothing."""

import io
import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.disk import replacing

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from matplotlib.figure import Figure

SUFFIXES = (".svg", ".pdf", ".png")
_DPI = 300
_FACES = (
    "DejaVu Sans", "Noto Sans", "Segoe UI", "Helvetica Neue", "Arial", "Noto Sans CJK SC", "Microsoft YaHei",
    "PingFang SC", "Hiragino Sans GB", "Noto Sans Arabic", "Noto Emoji", "Segoe UI Emoji",
)  # fmt: skip
_NO_MAKER = {
    ".svg": {"Date": None, "Creator": None, "Format": None, "Type": None},
    ".pdf": {"CreationDate": None, "Creator": None, "Producer": None},
    ".png": {"Software": None},
}
_BEFORE_SVG = re.compile(r"^.*?(?=<svg\b)", re.DOTALL)
_GROUP_NAMES = re.compile(r' id="[A-Za-z0-9.]+_[0-9]+"')
"""What the library calls parts of a figure; two figures on one page would have the same."""

_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)


def dressed() -> "AbstractContextManager[None]":
    """Within it figures are made and written: typefaces that are here, letters that stay letters."""
    import matplotlib
    from matplotlib import font_manager

    known = set(font_manager.get_font_names())
    settings: Any = {
        "font.family": [face for face in _FACES if face in known],
        "text.parse_math": False,
        "svg.fonttype": "none",
        "svg.hashsalt": "blotter",
        "pdf.fonttype": 42,
    }
    return matplotlib.rc_context(settings)


def drawn(figure: "Figure", suffix: str, dpi: int | None = None) -> bytes:
    """The figure as the content of a file of this kind; `dpi` is how fine the points of a picture are."""
    content = io.BytesIO()
    with dressed(), warnings.catch_warnings():
        # A letter that no typeface here has is drawn as an empty box; in SVG it is the letter itself.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure.savefig(content, format=suffix.removeprefix("."), dpi=dpi or _DPI, metadata=_NO_MAKER[suffix])
    return content.getvalue()


def svg_element(figure: "Figure") -> str:
    """The figure as an SVG element, for a page or a file: letters as letters, no address in it."""
    words = drawn(figure, ".svg").decode("utf-8")
    for part in (_BEFORE_SVG, _METADATA, _GROUP_NAMES):
        words = part.sub("", words)
    return words.strip()


def check(path: Path) -> None:
    """Refuse a file whose name does not say what it is to be; a table of the figure is one of the kinds."""
    if path.suffix.lower() not in (*SUFFIXES, ".csv"):
        raise WrongFile(messages.NO_FIGURE_SUFFIX, name=path.name, suffixes=", ".join((*SUFFIXES, ".csv")))


def write(figure: "Figure", path: Path, dpi: int | None = None) -> None:
    """Write the figure as what the file's name ends in."""
    suffix = path.suffix.lower()
    if suffix == ".svg":
        content = f'<?xml version="1.0" encoding="utf-8"?>\n{svg_element(figure)}\n'.encode()
    else:
        content = drawn(figure, suffix, dpi)
    with replacing(path) as file:
        file.write(content)
