"""`blotter report`, `agreement`, `calculate`: what the coding says, and how far coders agree."""

import json
from pathlib import Path

import click

from blotter.analysis.units import Unit
from blotter.cli import messages
from blotter.cli.opening import json_option, project_argument, reading
from blotter.cli.output import show_json, show_table, told_progress
from blotter.errors import WrongFile
from blotter.project.reports import REPORTS, Selection
from blotter.project.reports import report as answer

codes_option = click.option(
    "--code", "codes", multiple=True, metavar="PATH", help="Only this code and what is under it."
)
coders_option = click.option("--coder", "coders", multiple=True, metavar="NAME", help="Only this coder.")
sources_option = click.option(
    "--source", "sources", multiple=True, metavar="NAME", help="Only this document."
)
words_option = click.option("--words", default="", help="Only segments that hold these words.")


@click.command()
@click.argument("name", type=click.Choice([each.name for each in REPORTS]))
@project_argument
@codes_option
@coders_option
@sources_option
@words_option
@json_option
def report(
    name: str, project: Path, codes: tuple[str, ...], coders: tuple[str, ...], sources: tuple[str, ...],
    words: str, as_json: bool,
) -> None:  # fmt: skip
    """Answer a question about a project."""
    with reading(project) as opened:
        show_table(answer(opened, name, Selection(codes, coders, sources, words)), as_json)


@click.command()
@project_argument
@coders_option
@codes_option
@sources_option
@click.option(
    "--unit", type=click.Choice([str(unit) for unit in Unit]), default="character", show_default=True
)
@click.option("--measure", "measures", multiple=True, metavar="ID", help="A measure; else the usual ones.")
@click.option("--rollup", is_flag=True, help="Segments of a code count for the codes above it too.")
@json_option
def agreement(
    project: Path, coders: tuple[str, ...], codes: tuple[str, ...], sources: tuple[str, ...], unit: str,
    measures: tuple[str, ...], rollup: bool, as_json: bool,
) -> None:  # fmt: skip
    """How far coders agree on each code, over the documents that they have both done."""
    from blotter.analysis.agreement import AgreementOptions, agreement_table
    from blotter.project import comparison

    options = AgreementOptions(
        unit=Unit(unit), measures=measures, rollup=rollup, coders=coders, codes=codes, sources=sources
    )
    with reading(project) as opened:
        rows = comparison.agreement(opened, options, told_progress("Comparing documents"))
    if as_json:
        show_json(row.record() for row in rows)
    else:
        show_table(agreement_table(rows, options), as_json)


@click.command()
@click.argument("cases", type=click.Path(path_type=Path))
def calculate(cases: Path) -> None:
    """Calculate measures for cases given as JSON; one answer a line."""
    from blotter.analysis.cases import calculate as answers

    try:
        given = json.loads(cases.read_bytes())
    except (OSError, ValueError) as error:
        raise WrongFile(messages.CASES_UNREADABLE, path=cases, reason=error) from error
    for each in answers(given):
        click.echo(
            json.dumps({"id": each.id, "value": each.value, "reason": each.reason}, ensure_ascii=False)
        )


COMMANDS = (report, agreement, calculate)
