"""FIGURES: every figure that a project can be drawn as, one row each."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blotter.domain.names import nearest
from blotter.domain.table import Table
from blotter.errors import NotFound, Refused
from blotter.progress import Progress, silent
from blotter.project import agreement_report, messages
from blotter.project.project import Project

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from blotter.domain.agreement_report import AgreementReport


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure: its machine name, its title, what it shows of a project, and that drawn and as a table."""

    name: str
    title: str
    facts: Callable[[Project, Any, Progress], Any]
    draw: Callable[[Any], "Figure"]
    table: Callable[[Any], Table]


def _draw_intervals(report: "AgreementReport") -> "Figure":
    from blotter.interchange.agreement_figure import interval_figure, shown

    if not shown(report):
        raise Refused(messages.NOTHING_TO_DRAW)
    return interval_figure(report)


def _intervals(report: "AgreementReport") -> Table:
    from blotter.interchange.agreement_figure import interval_table

    return interval_table(report)


FIGURES: tuple[FigureRow, ...] = (
    FigureRow(
        name="agreement-intervals",
        title="Agreement with intervals",
        facts=agreement_report.gather,
        draw=_draw_intervals,
        table=_intervals,
    ),
)


def figure_by_name(name: str) -> FigureRow:
    """The figure of this name, or NotFound with the nearest."""
    for row in FIGURES:
        if row.name == name:
            return row
    near = nearest(name, (row.name for row in FIGURES))
    raise NotFound(messages.NO_SUCH_FIGURE, name=name, nearest=near)


def write(project: Project, name: str, path: Path, options: Any, progress: Progress = silent) -> None:
    """Draw a figure into an SVG, PDF or PNG file, or write what it shows as CSV."""
    from blotter.interchange import drawn_figures, tables

    row = figure_by_name(name)
    drawn_figures.check(path)
    facts = row.facts(project, options, progress)
    if path.suffix.lower() == ".csv":
        tables.write_csv(row.table(facts), path)
    else:
        drawn_figures.write(row.draw(facts), path)
