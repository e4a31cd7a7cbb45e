"""Page: a figure with its title, room for what is drawn, and below it the lines that go with it."""

import warnings
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from blotter.interchange.record_figures.look import LABEL, NOTE, TITLE, Look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

POINTS = 72.0
EDGE = 0.12
_LEADING = 1.4
_BELOW_TITLE, _ABOVE_NOTES = 0.12, 0.12


class Page:
    """All measures are inches; `place` makes axes within the room between title and notes, from its top."""

    def __init__(self, title: str, notes: Sequence[str], width: float, height: float, colours: Look) -> None:
        from matplotlib.figure import Figure

        self.width, self.room = width, height
        inner = width - 2 * EDGE
        titles = wrapped(title, TITLE, inner, bold=True)
        lines = [part for note in notes for part in wrapped(note, NOTE, inner)]
        self._top = EDGE + len(titles) * TITLE * _LEADING / POINTS + _BELOW_TITLE
        below = _ABOVE_NOTES + len(lines) * NOTE * _LEADING / POINTS + EDGE
        self.height = self._top + height + below
        self.figure = Figure(figsize=(width, self.height), facecolor=colours.ground)
        self._write(titles, TITLE, EDGE, colours.text, weight="bold")
        self._write(lines, NOTE, self._top + height + _ABOVE_NOTES, colours.muted)

    def _write(self, lines: Sequence[str], size: float, top: float, colour: str, **how: Any) -> None:
        for number, line in enumerate(lines):
            y = 1 - (top + number * size * _LEADING / POINTS) / self.height
            self.figure.text(EDGE / self.width, y, line, fontsize=size, color=colour, va="top", **how)

    def write(self, text: str, x: float, y: float, colour: str, size: float = LABEL, **how: Any) -> None:
        """Write a text with its middle so far from the top of the room; much faster than axes do."""
        how = {"va": "center_baseline", **how}
        self.figure.text(
            x / self.width, 1 - (self._top + y) / self.height, text, fontsize=size, color=colour, **how
        )

    def place(self, left: float, top: float, width: float, height: float) -> "Axes":
        """Axes without any frame, so far from the left edge and from the top of the room."""
        bottom = self.height - self._top - top - height
        axes = self.figure.add_axes(
            (left / self.width, bottom / self.height, width / self.width, height / self.height)
        )
        axes.set_facecolor("none")
        for side in axes.spines.values():
            side.set_visible(False)
        axes.tick_params(length=0)
        return axes


@lru_cache(20_000)
def text_width(text: str, size: float, bold: bool = False) -> float:
    """How wide a text is, in inches."""
    with warnings.catch_warnings():
        # A letter that no typeface here has is as wide as the empty box that stands for it.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        wide: float = _ruler().get_text_width_height_descent(text, _face(size, bold), False)[0]
    return wide / POINTS


@lru_cache(1)
def _ruler() -> Any:
    from matplotlib.backends.backend_agg import RendererAgg

    return RendererAgg(1, 1, POINTS)  # type: ignore[no-untyped-call]


@lru_cache(64)
def _face(size: float, bold: bool) -> Any:
    from matplotlib.font_manager import FontProperties

    return FontProperties(size=size, weight="bold" if bold else "normal")


def widest(texts: Sequence[str], size: float, bold: bool = False) -> float:
    """How wide the widest of some texts is."""
    return max((text_width(text, size, bold) for text in texts), default=0.0)


def wrapped(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """A text in as many lines as it needs; a word that is too long for one is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if text_width(longer, size, bold) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = shortened(word, size, width, bold)
    return [*lines, line] if line else lines


def shortened(text: str, size: float = LABEL, width: float = 2.2, bold: bool = False) -> str:
    """A text that fits, its end cut if it has to be."""
    text = " ".join(text.split())
    if text_width(text, size, bold) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle].rstrip() + "…", size, bold) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def told(value: float) -> str:
    """A number as it is printed: thousands apart, at most two places."""
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0")
