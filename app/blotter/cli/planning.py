"""`blotter plan`: how many units have to be coded twice."""

from pathlib import Path

import click

from blotter.analysis.planner import PLANNED_UNITS, Aim, PlanOptions, needed, plan_table
from blotter.analysis.units import Unit
from blotter.cli.command import Command, FileName, Number
from blotter.cli.document_filters import document_filters, the_filter
from blotter.cli.narrowing import codes_option, sets_option, sources_option, with_sets
from blotter.cli.opening import json_option, reading
from blotter.cli.output import show_table, told_progress
from blotter.project.metadata.filtering import names_meant
from blotter.project.planning import plan_units

_LEAST_SHARE = 0.0001


@click.command(cls=Command)
@click.argument("project", type=FileName(), required=False)
@click.option(
    "--alpha", type=Number(0, 1, max_open=True), metavar="A",
    help="Show that alpha is at least this; .8 unless you say otherwise.",
)  # fmt: skip
@click.option(
    "--half-width", type=Number(0.001, 1, max_open=True), metavar="H",
    help="Or know kappa within this much to either side; two coders.",
)  # fmt: skip
@click.option(
    "--kappa", type=Number(0, 1, max_open=True), metavar="K",
    help="With --half-width: what kappa is expected to be; .8 unless you say otherwise.",
)  # fmt: skip
@click.option(
    "--share", "shares", multiple=True, type=Number(_LEAST_SHARE, 1 - _LEAST_SHARE), metavar="P",
    help="Without a project: how much of the units has the code, such as .1; may be repeated.",
)  # fmt: skip
@click.option("--coders", type=click.IntRange(2, 1000), default=2, show_default=True, help="How many.")
@click.option(
    "--certainty", type=Number(0.5, 1, max_open=True), default=0.95, show_default=True, metavar="C",
    help="How sure to be.",
)  # fmt: skip
@click.option(
    "--design-effect", type=Number(0.1, 1000), default=1.0, show_default=True, metavar="D",
    help="Multiply by this, since passages of one document are alike.",
)  # fmt: skip
@click.option(
    "--unit", type=click.Choice([str(unit) for unit in PLANNED_UNITS]), default=str(Unit.SENTENCE),
    show_default=True, help="With a project: what is coded and counted.",
)  # fmt: skip
@click.option(
    "--rollup", is_flag=True, help="With a project: segments of a code count for the codes above it too."
)
@codes_option
@sets_option
@sources_option
@document_filters
@json_option
def plan(
    project: Path | None, alpha: float | None, half_width: float | None, kappa: float | None,
    shares: tuple[float, ...], coders: int, certainty: float, design_effect: float, unit: str, rollup: bool,
    codes: tuple[str, ...], sets: tuple[str, ...], sources: tuple[str, ...], groups: tuple[str, ...],
    cases: tuple[str, ...], where: tuple[str, ...], as_json: bool,
) -> None:  # fmt: skip
    """Say how many units it takes to show agreement.

    And how many of them have to have the code.

    With a project each code's share is taken from what is coded in documents that are done.
    """
    _check(project, alpha, half_width, kappa, shares, coders)
    options = PlanOptions(
        aim=Aim.ALPHA if half_width is None else Aim.WIDTH,
        alpha=0.8 if alpha is None else alpha, half_width=0.1 if half_width is None else half_width,
        kappa=0.8 if kappa is None else kappa, coders=coders, certainty=certainty,
        design_effect=design_effect, unit=Unit(unit), rollup=rollup,
    )  # fmt: skip
    documents = the_filter(groups, cases, where)
    if project is None:
        if codes or sets or sources or not documents.asks_nothing:
            raise click.UsageError("--code, --set, --source, --group, --case and --where need a project.")
        show_table(plan_table([needed(share, options) for share in shares], options), as_json)
        return
    with reading(project) as opened:
        chosen = with_sets(opened, codes, sets)
        names = names_meant(opened, sources, documents)
        rows, seen = plan_units(opened, options, chosen, names, told_progress("Reading documents"))
        show_table(plan_table(rows, options, seen), as_json)


def _check(
    project: Path | None, alpha: float | None, half_width: float | None, kappa: float | None,
    shares: tuple[float, ...], coders: int,
) -> None:  # fmt: skip
    """Refuse what contradicts itself."""
    if (project is None) != bool(shares):
        raise click.UsageError("Give either a project, whose codes have shares, or --share.")
    if alpha is not None and half_width is not None:
        raise click.UsageError("Give either --alpha or --half-width.")
    if kappa is not None and half_width is None:
        raise click.UsageError("--kappa goes with --half-width.")
    if half_width is not None and coders > 2:
        raise click.UsageError("--half-width is for two coders; give --alpha for more.")


COMMANDS = (plan,)
