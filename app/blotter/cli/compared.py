"""The options that say which comparison of coders a report or a figure is about."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import update_wrapper
from typing import Any

import click

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.units import Unit, UnitRule
from blotter.cli.command import Number
from blotter.cli.document_filters import cases_option, groups_option, the_filter, where_option
from blotter.cli.narrowing import coders_option, codes_option, sets_option, sources_option, with_sets
from blotter.cli.opening import round_option, viewer_option
from blotter.domain.document_filter import DocumentFilter
from blotter.project import agreement_report
from blotter.project.metadata.filtering import names_meant
from blotter.project.project import Project

_OPTIONS = (
    round_option,
    viewer_option,
    coders_option,
    codes_option,
    sets_option,
    sources_option,
    groups_option,
    cases_option,
    where_option,
    click.option(
        "--unit", type=click.Choice([str(unit) for unit in Unit]),
        help="What is compared; else as the round says, or sentence.",
    ),
    click.option(
        "--unit-rule", type=click.Choice([str(rule) for rule in UnitRule]),
        help="How much of a unit has to be coded; else as the round says, or touched: one character.",
    ),
    click.option(
        "--threshold", type=Number(0, 1, min_open=True),
        help="From which intersection over union on two segments agree; else as the round says, or 0.5.",
    ),
    click.option(
        "--measure", "measures", multiple=True, metavar="ID",
        help="A measure as of `blotter agreement`; may be repeated. Else the round's, or F1 and alpha.",
    ),
    click.option("--rollup", is_flag=True, help="Segments of a code count for the codes above it too."),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What was typed of these options."""

    round_name: str | None = None
    viewer: str | None = None
    coders: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    unit: str | None = None
    unit_rule: str | None = None
    threshold: float | None = None
    measures: tuple[str, ...] = ()
    rollup: bool = False

    @property
    def documents(self) -> DocumentFilter:
        """What narrows the documents beside their names."""
        return the_filter(self.groups, self.cases, self.where)

    def options(self, project: Project) -> AgreementOptions:
        """The comparison that they ask for."""
        return agreement_report.options_for(
            project,
            of=project.round(self.round_name) if self.round_name else None,
            coders=self.coders,
            codes=with_sets(project, self.codes, self.sets),
            sources=names_meant(project, self.sources, self.documents),
            unit=self.unit or "",
            unit_rule=self.unit_rule or "",
            threshold=self.threshold,
            measures=tuple(dict.fromkeys(self.measures)),
            rollup=self.rollup,
        )


def compared(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options; it gets them as `asked`."""

    def command(**typed: Any) -> None:
        asked = Compared(**{each.name: typed.pop(each.name) for each in fields(Compared)})
        function(asked=asked, **typed)

    update_wrapper(command, function)
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
