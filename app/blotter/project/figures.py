"""FIGURES: every figure that a project can be drawn as, one row each."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blotter.domain.names import nearest
from blotter.domain.record_figure import FigureAsked, RecordFigure
from blotter.domain.table import Table
from blotter.errors import NotFound, Refused
from blotter.progress import Progress, silent
from blotter.project import agreement_report, messages
from blotter.project.project import Project
from blotter.project.records import figures as record_figures
from blotter.project.records.figures.presets import OWN, PRESETS

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from blotter.domain.agreement_report import AgreementReport


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure: its machine name, its title, what it shows of a project, and that drawn and as a table.

    A figure of records has what it asks for unless somebody asks otherwise; `facts` is given that.
    """

    name: str
    title: str
    facts: Callable[[Project, Any, Progress], Any]
    draw: Callable[[Any], "Figure"]
    table: Callable[[Any], Table]
    asked: FigureAsked | None = None


def _draw_intervals(report: "AgreementReport") -> "Figure":
    from blotter.interchange.agreement_figure import interval_figure, shown

    if not shown(report):
        raise Refused(messages.NOTHING_TO_DRAW)
    return interval_figure(report)


def _intervals(report: "AgreementReport") -> Table:
    from blotter.interchange.agreement_figure import interval_table

    return interval_table(report)


def _records(project: Project, asked: FigureAsked, progress: Progress) -> RecordFigure:
    from blotter.project.records.figures import facts

    shown = facts.facts(project, asked, progress)
    facts.refuse_nothing(shown)
    return shown


def _of_records(name: str, title: str, asked: FigureAsked) -> FigureRow:
    """A row for a figure of records."""
    return FigureRow(
        name=name,
        title=title,
        facts=_records,
        draw=record_figures.draw,
        table=record_figures.table,
        asked=asked,
    )


FIGURES: tuple[FigureRow, ...] = (
    FigureRow(
        name="agreement-intervals",
        title="Agreement with intervals",
        facts=agreement_report.gather,
        draw=_draw_intervals,
        table=_intervals,
    ),
    *(_of_records(preset.name, preset.title, preset.asked) for preset in PRESETS),
    _of_records(OWN, "A figure of one’s own", FigureAsked()),
)


def figure_by_name(name: str) -> FigureRow:
    """The figure of this name, or NotFound with the nearest."""
    for row in FIGURES:
        if row.name == name:
            return row
    near = nearest(name, (row.name for row in FIGURES))
    raise NotFound(messages.NO_SUCH_FIGURE, name=name, nearest=near)


def write(
    project: Project,
    name: str,
    path: Path,
    options: Any,
    progress: Progress = silent,
    dpi: int | None = None,
) -> None:
    """Draw a figure into an SVG, PDF or PNG file, or write what it shows as CSV."""
    from blotter.interchange import drawn_figures, tables

    row = figure_by_name(name)
    drawn_figures.check(path)
    facts = row.facts(project, options, progress)
    if path.suffix.lower() == ".csv":
        tables.write_csv(row.table(facts), path)
    else:
        drawn_figures.write(row.draw(facts), path, dpi)
