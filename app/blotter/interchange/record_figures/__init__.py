"""Figures of records, drawn: for print and for grey, light or dark, without a window."""

from typing import TYPE_CHECKING

from blotter.domain.record_figure import Chart, RecordFigure
from blotter.interchange.drawn_figures import dressed

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def draw(shown: RecordFigure, *, dark: bool = False) -> "Figure":
    """The figure with its title above and what has to be known of it below."""
    from blotter.interchange.record_figures import bars, heat, lines, quantities, stacks, tile_map, timeline

    drawing = {
        Chart.BARS: bars.draw,
        Chart.LINES: lines.draw,
        Chart.STACKED: stacks.draw,
        Chart.MAP: tile_map.draw,
        Chart.TIMELINE: timeline.draw,
        Chart.MATRIX: heat.draw,
        Chart.QUANTITIES: quantities.draw,
    }[shown.asked.chart]
    with dressed():
        return drawing(shown, dark)
