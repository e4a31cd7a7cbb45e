"""The one small style sheet: edges that a QPalette cannot give."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blotter.ui.theme import Palette


def sheet(palette: Palette) -> str:
    """The style sheet in the palette's colours."""
    return f"QToolTip {{ border: 1px solid {palette.control.name()}; padding: 3px 6px; }}"
