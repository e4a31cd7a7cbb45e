"""`blotter agreement`, `calculate`: how far coders agree."""

import json
from pathlib import Path

import click

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.agreement_table import agreement_table
from blotter.analysis.units import Unit
from blotter.cli import messages
from blotter.cli.command import Command, FileName
from blotter.cli.narrowing import coders_option, codes_option, sets_option, sources_option, with_sets
from blotter.cli.opening import json_option, project_argument, reading
from blotter.cli.output import show_json, show_table, told_progress
from blotter.cli.presets import as_preset
from blotter.errors import WrongFile
from blotter.project import comparison
from blotter.project.project import Project


@click.command(cls=Command)
@project_argument
@coders_option
@codes_option
@sets_option
@sources_option
@click.option(
    "--unit", type=click.Choice([str(unit) for unit in Unit]), default="character", show_default=True,
    help="What is compared.",
)  # fmt: skip
@click.option(
    "--measure", "measures", multiple=True, metavar="ID",
    help="A measure such as krippendorff_alpha_nominal, cohen_kappa, percent_agreement, f1 or "
    "segment_match_f1; may be repeated. Else the usual ones of the unit.",
)  # fmt: skip
@click.option("--rollup", is_flag=True, help="Segments of a code count for the codes above it too.")
@json_option
@as_preset
def agreement(
    project: Path, coders: tuple[str, ...], codes: tuple[str, ...], sets: tuple[str, ...],
    sources: tuple[str, ...], unit: str, measures: tuple[str, ...], rollup: bool, as_json: bool,
) -> None:  # fmt: skip
    """Say how far coders agree on each code.

    Compared are the documents that at least two of the coders are done with.
    """
    with reading(project) as opened:
        options = AgreementOptions(
            unit=Unit(unit), measures=tuple(dict.fromkeys(measures)), rollup=rollup,
            coders=coders, codes=with_sets(opened, codes, sets), sources=sources,
        )  # fmt: skip
        show_agreement(opened, options, as_json)


def show_agreement(project: Project, options: AgreementOptions, as_json: bool) -> None:
    """How far coders agree, as a table or as JSON with its own shape."""
    rows = comparison.agreement(project, options, told_progress("Comparing documents"))
    if as_json:
        show_json(row.record() for row in rows)
    else:
        show_table(agreement_table(rows, options), as_json)


@click.command(cls=Command)
@click.argument("cases", type=FileName())
def calculate(cases: Path) -> None:
    """Calculate measures for cases given as JSON.

    One answer a line.
    """
    from blotter.analysis.cases import calculate as answers

    for each in answers(_cases(cases)):
        click.echo(
            json.dumps({"id": each.id, "value": each.value, "reason": each.reason}, ensure_ascii=False)
        )


def _cases(path: Path) -> object:
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise WrongFile(messages.CASES_UNREADABLE, path=path, reason=error.strerror or error) from error
    except (ValueError, RecursionError) as error:
        raise WrongFile(messages.CASES_UNREADABLE, path=path, reason=error) from error


COMMANDS = (agreement, calculate)
