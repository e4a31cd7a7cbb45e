"""`blotter report`, `agreement`, `calculate`: what the coding says, and how far coders agree."""

import json
from pathlib import Path

import click

from blotter.analysis.agreement import AgreementOptions, agreement_table
from blotter.analysis.units import Unit
from blotter.cli import messages
from blotter.cli.command import Command, FileName
from blotter.cli.opening import json_option, project_argument, reading
from blotter.cli.output import show_json, show_table, told_progress
from blotter.errors import WrongFile
from blotter.project import comparison
from blotter.project.project import Project
from blotter.project.reports import REPORTS, Selection
from blotter.project.reports import report as answer

codes_option = click.option(
    "--code", "codes", multiple=True, metavar="PATH",
    help="Only this code and what is under it; may be repeated.",
)  # fmt: skip
coders_option = click.option(
    "--coder", "coders", multiple=True, metavar="NAME", help="Only this coder; may be repeated."
)
sources_option = click.option(
    "--source", "sources", multiple=True, metavar="NAME", help="Only this document; may be repeated."
)
_WITH_WORDS = ("segments", "codes", "coders", "memos")

words_option = click.option("--words", default="", help="Only segments with these words in quote or memo.")


def chosen(
    what: str, codes: tuple[str, ...], coders: tuple[str, ...], sources: tuple[str, ...], words: str
) -> Selection:
    """The part of a project that the options name."""
    if words and what not in _WITH_WORDS:
        raise click.UsageError(f"--words narrows {', '.join(_WITH_WORDS)}, not {what}.")
    return Selection(codes, coders, sources, words)


@click.command(cls=Command)
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
    selection = chosen(name, codes, coders, sources, words)
    with reading(project) as opened:
        if name == "agreement":
            _show_agreement(opened, AgreementOptions(coders=coders, codes=codes, sources=sources), as_json)
        else:
            show_table(answer(opened, name, selection), as_json)


@click.command(cls=Command)
@project_argument
@coders_option
@codes_option
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
def agreement(
    project: Path, coders: tuple[str, ...], codes: tuple[str, ...], sources: tuple[str, ...], unit: str,
    measures: tuple[str, ...], rollup: bool, as_json: bool,
) -> None:  # fmt: skip
    """Say how far coders agree on each code.

    Compared are the documents that at least two of the coders are done with.
    """
    options = AgreementOptions(
        unit=Unit(unit), measures=tuple(dict.fromkeys(measures)), rollup=rollup,
        coders=coders, codes=codes, sources=sources,
    )  # fmt: skip
    with reading(project) as opened:
        _show_agreement(opened, options, as_json)


def _show_agreement(project: Project, options: AgreementOptions, as_json: bool) -> None:
    rows = comparison.agreement(project, options, told_progress("Comparing documents"))
    if as_json:
        show_json(row.record() for row in rows)
    else:
        show_table(agreement_table(rows, options), as_json)


@click.command(cls=Command)
@click.argument("cases", type=FileName())
def calculate(cases: Path) -> None:
    """Calculate measures for cases given as JSON; one answer a line."""
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


COMMANDS = (report, agreement, calculate)
