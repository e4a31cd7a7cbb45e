"""The options that say which records a figure counts, and how."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import update_wrapper
from typing import Any

import click

from blotter.cli.command import Number
from blotter.domain.countries import country
from blotter.domain.document_filter import DocumentFilter
from blotter.domain.record_figure import DATES, Chart, Count, FigureAsked, Scale, Uncertain
from blotter.domain.record_filter import FIRST, LAST
from blotter.project.project import Project
from blotter.project.records import schema
from blotter.project.records.figures import saving
from blotter.project.records.figures.axes import TABLE, check_region
from blotter.project.records.figures.presets import OWN

_YEAR = click.IntRange(FIRST, LAST)


def _several(flag: str, name: str, metavar: str, help_text: str) -> Callable[..., Any]:
    return click.option(flag, name, multiple=True, metavar=metavar, help=f"{help_text}; may be repeated.")


def _choice(flag: str, name: str, words: Any, help_text: str) -> Callable[..., Any]:
    return click.option(flag, name, type=click.Choice([str(each) for each in words]), help=help_text)


_OPTIONS = (
    click.option("--saved", metavar="NAME", help=f"As {OWN}: a figure that was kept under this name."),
    click.option("--title", metavar="TEXT", help="What stands above the figure."),
    _several("--kind", "kinds", "NAME", "Only records of this kind"),
    _several("--country", "countries", "COUNTRY", "Only with this country (code or name) or group"),
    _several("--region", "regions", "REGION", "Only with a country of this region"),
    _several("--topic", "topics", "TOPIC", "Only on this topic"),
    click.option("--from", "first", type=_YEAR, metavar="YEAR", help="From this year on."),
    click.option("--to", "last", type=_YEAR, metavar="YEAR", help="Up to this year."),
    _choice("--count", "count", Count, "How a record with several countries counts; else once in each row."),
    click.option("--include-aggregates", is_flag=True, help="Count totals that sources give, too."),
    _choice("--chart", "chart", Chart, "How it is drawn."),
    click.option("--rows", metavar="WHAT", help="What is counted by: region, year, kind or another."),
    click.option("--columns", metavar="WHAT", help="What it is crossed with."),
    click.option("--table", metavar="NAME", help="The country table that records-by-table is about."),
    _choice("--date", "date", DATES, "Which date counts; else that of the act."),
    _choice("--uncertain", "uncertain", Uncertain, "What a date over several years is; else it has no year."),
    _choice("--scale", "scale", Scale, "How the classes of a map are cut; else as many tiles in each."),
    click.option("--step", "steps", type=Number(min=0), multiple=True, metavar="N",
                 help="Where a class of a map ends that is cut by hand; may be repeated."),
    _several("--quantity-unit", "units", "UNIT", "Only quantities in this unit or currency"),
    click.option("--groups", "organisations", is_flag=True,
                 help="Groups and organisations stand beside countries."),
    click.option("--shares", is_flag=True, help="Print percentages beside the counts."),
    click.option("--no-numbers", is_flag=True, help="Print no values in the tiles of a map."),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRecords:
    """What was typed of these options."""

    saved: str | None = None
    title: str | None = None
    kinds: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    count: str | None = None
    include_aggregates: bool = False
    chart: str | None = None
    rows: str | None = None
    columns: str | None = None
    table: str | None = None
    date: str | None = None
    uncertain: str | None = None
    scale: str | None = None
    steps: tuple[float, ...] = ()
    units: tuple[str, ...] = ()
    organisations: bool = False
    shares: bool = False
    no_numbers: bool = False

    def asked(
        self,
        project: Project,
        preset: FigureAsked,
        coders: tuple[str, ...],
        measures: tuple[str, ...],
        documents: DocumentFilter,
    ) -> FigureAsked:
        """What a figure asks for beside what was typed; a saved one in place of the preset."""
        typed: dict[str, Any] = {"measures": measures} if measures else {}
        base = saving.asked(saving.find(project, self.saved)) if self.saved else preset
        return replace(
            base,
            filter=replace(
                base.filter, **self._narrowed(project, coders), **self._years(base), **_told(documents)
            ),
            **self._words(),
            **self._switches(),
            **typed,
        )

    def _narrowed(self, project: Project, coders: tuple[str, ...]) -> dict[str, Any]:
        """What narrows the records; what was not typed stays as the figure has it."""
        for kind in self.kinds:
            schema.kind(project, kind)
        for region in self.regions:
            check_region(project, region)
        places = tuple(known.code if (known := country(each)) else each for each in self.countries)
        typed = {
            "kinds": self.kinds,
            "countries": places,
            "regions": self.regions,
            "topics": self.topics,
            "coders": coders,
        }
        return {name: value for name, value in typed.items() if value}

    def _years(self, base: FigureAsked) -> dict[str, Any]:
        if self.first is None and self.last is None:
            return {}
        first, last = base.filter.years or (FIRST, LAST)
        years = (
            first if self.first is None else self.first,
            last if self.last is None else self.last,
        )
        if years[0] > years[1]:
            raise click.UsageError("--from names a later year than --to.")
        return {"years": years}

    def _words(self) -> dict[str, Any]:
        typed: dict[str, Any] = {
            "title": self.title,
            "count": Count(self.count) if self.count else None,
            "chart": Chart(self.chart) if self.chart else None,
            "rows": self.rows,
            "columns": TABLE + self.table if self.table else self.columns,
            "date": self.date,
            "uncertain": Uncertain(self.uncertain) if self.uncertain else None,
            "scale": self._scale(),
        }
        return {name: value for name, value in typed.items() if value is not None}

    def _scale(self) -> Scale | None:
        if self.scale:
            return Scale(self.scale)
        return Scale.BY_HAND if self.steps else None

    def _switches(self) -> dict[str, Any]:
        typed: dict[str, Any] = {
            "include_aggregates": self.include_aggregates,
            "groups": self.organisations,
            "shares": self.shares,
            "steps": self.steps,
            "units": self.units,
        }
        switched = {name: value for name, value in typed.items() if value}
        return {**switched, "numbers": False} if self.no_numbers else switched


def _told(documents: DocumentFilter) -> dict[str, Any]:
    """What narrows the documents that records have evidence in; what was not typed stays."""
    where = tuple(each.words for each in documents.where)
    typed = {"groups": documents.groups, "cases": documents.cases, "where": where}
    return {name: value for name, value in typed.items() if value}


def drawn_records(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options; it gets them as `records`."""

    def command(**typed: Any) -> None:
        records = DrawnRecords(**{each.name: typed.pop(each.name) for each in fields(DrawnRecords)})
        function(records=records, **typed)

    update_wrapper(command, function)
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
