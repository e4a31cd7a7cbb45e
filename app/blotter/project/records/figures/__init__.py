"""Figures of records: what they count, how they are drawn, listed and kept."""

from typing import TYPE_CHECKING

from blotter.domain.record_figure import RecordFigure
from blotter.domain.table import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def draw(shown: RecordFigure, *, dark: bool = False) -> "Figure":
    """The figure, drawn; Refused if there is nothing in it."""
    from blotter.interchange import record_figures
    from blotter.project.records.figures.facts import refuse_nothing

    refuse_nothing(shown)
    return record_figures.draw(shown, dark=dark)


def table(shown: RecordFigure) -> Table:
    """The numbers behind the figure."""
    from blotter.interchange.record_figures.table import table as listed

    return listed(shown)
