"""`blotter agreement`, `calculate`: how far coders agree."""

import json
import math
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from blotter.analysis.agreement import AgreementOptions, CodeAgreement
from blotter.analysis.confusion import Confusion
from blotter.analysis.domains import domain_table
from blotter.analysis.totals import totals_table
from blotter.analysis.units import Unit, UnitRule
from blotter.cli import messages
from blotter.cli.command import Command, FileName, Number
from blotter.cli.document_filters import document_filters, the_filter
from blotter.cli.narrowing import coders_option, codes_option, sets_option, sources_option, with_sets
from blotter.cli.opening import json_option, project_argument, reading, round_option, viewer_option
from blotter.cli.output import show_json, show_table, told_progress
from blotter.cli.presets import as_preset
from blotter.errors import WrongFile
from blotter.progress import Progress
from blotter.project import comparison
from blotter.project.metadata.filtering import names_meant
from blotter.project.project import Project
from blotter.project.reports import Selection, report
from blotter.project.voices import options_of

PARTS: dict[str, Callable[[Project, AgreementOptions, Progress], Sequence[CodeAgreement | Confusion]]] = {
    "agreement": comparison.agreement,
    "agreement-by-document": comparison.by_document,
    "agreement-by-pair": comparison.by_pair,
    "confusion": comparison.confused,
}
"""Reports whose JSON has a shape of its own, and what answers them."""

_PER = {"code": "agreement", "document": "agreement-by-document", "pair": "agreement-by-pair"}
_USUAL = AgreementOptions()


@click.command(cls=Command)
@project_argument
@coders_option
@codes_option
@sets_option
@sources_option
@document_filters
@click.option(
    "--unit", type=click.Choice([str(unit) for unit in Unit]),
    help="What is compared; else characters, or the unit of the round.",
)  # fmt: skip
@click.option(
    "--unit-rule", type=click.Choice([str(rule) for rule in UnitRule]),
    help="How much of a unit has to be coded: one character, half of it, or the whole; else as in the round, "
    "or one.",
)  # fmt: skip
@click.option(
    "--threshold", type=Number(0, 1, min_open=True),
    help="From which intersection over union on two segments agree; else as in the round, or 0.5.",
)  # fmt: skip
@click.option(
    "--measure", "measures", multiple=True, metavar="ID",
    help="A measure such as krippendorff_alpha_nominal, cohen_kappa, percent_agreement, f1 or "
    "segment_match_f1; may be repeated. Else the usual ones of the unit.",
)  # fmt: skip
@round_option
@viewer_option
@click.option("--rollup", is_flag=True, help="Segments of a code count for the codes above it too.")
@click.option(
    "--per", type=click.Choice([*_PER, "total"]), default="code", show_default=True,
    help="A row for each code; for each code in each document, or of every two coders; or all codes "
    "in total.",
)  # fmt: skip
@click.option("--domain", default="", metavar="SET", help="Compare an exclusive code set as one decision.")
@click.option("--confusion", is_flag=True, help="Say which codes stand where another coder has one.")
@click.option("--no-intervals", is_flag=True, help="Leave the intervals out.")
@click.option(
    "--replicates", type=click.IntRange(100, 100_000), default=_USUAL.replicates, show_default=True,
    metavar="N", help="How often the intervals draw.",
)  # fmt: skip
@click.option(
    "--seed", type=click.IntRange(min=0), default=_USUAL.seed, show_default=True, metavar="N",
    help="What the draws start from; the same seed gives the same intervals.",
)  # fmt: skip
@json_option
@as_preset
def agreement(
    project: Path, coders: tuple[str, ...], codes: tuple[str, ...], sets: tuple[str, ...],
    sources: tuple[str, ...], groups: tuple[str, ...], cases: tuple[str, ...], where: tuple[str, ...],
    unit: str | None, unit_rule: str | None, threshold: float | None,
    measures: tuple[str, ...], round_name: str | None, viewer: str | None, rollup: bool, per: str,
    domain: str, confusion: bool, no_intervals: bool, replicates: int, seed: int, as_json: bool,
) -> None:  # fmt: skip
    """Say how far coders agree on each code.

    Compared are the documents that at least two of the coders are done with. In a round its own unit and
    measures are used, unless others are named.
    """
    if sum((per != "code", bool(domain), confusion)) > 1:
        raise click.UsageError("--per, --domain and --confusion do not go together.")
    with reading(project, viewer) as opened:
        asked = usual_options(opened, round_name)
        changed: dict[str, object] = {"unit": Unit(unit)} if unit else {}
        changed |= {"unit_rule": UnitRule(unit_rule)} if unit_rule else {}
        changed |= {"threshold": threshold} if threshold else {}
        if measures or (unit and unit != asked.unit):
            changed["measures"] = tuple(dict.fromkeys(measures))
        options = asked.model_copy(
            update={
                **changed, "rollup": rollup, "intervals": not no_intervals, "replicates": replicates,
                "seed": seed, "coders": coders, "codes": with_sets(opened, codes, sets),
                "sources": names_meant(opened, sources, the_filter(groups, cases, where)),
            }
        )  # fmt: skip
        if domain:
            _show_domain(opened, domain, options, as_json)
        elif per == "total":
            _show_total(opened, options, as_json)
        else:
            show_agreement(opened, options, as_json, "confusion" if confusion else _PER[per])


def usual_options(project: Project, round_name: str | None) -> AgreementOptions:
    """What is compared where nothing else is said: in a round, as it was planned."""
    return options_of(project.round(round_name)) if round_name else AgreementOptions()


def show_agreement(
    project: Project, options: AgreementOptions, as_json: bool, name: str = "agreement"
) -> None:
    """One of the `PARTS`, as a table or as JSON with its own shape."""
    progress = told_progress("Comparing documents")
    if as_json:
        show_json(row.record() for row in PARTS[name](project, options, progress))
    else:
        show_table(report(project, name, Selection(agreement=options), progress), as_json)


def _show_total(project: Project, options: AgreementOptions, as_json: bool) -> None:
    found = comparison.in_total(project, options, told_progress("Comparing documents"))
    if as_json:
        show_json(each.record() for each in found)
    else:
        show_table(totals_table(found), as_json)


def _show_domain(project: Project, name: str, options: AgreementOptions, as_json: bool) -> None:
    rows = comparison.of_domain(project, name, options, told_progress("Comparing documents"))
    if as_json:
        show_json(row.record() for row in rows)
    else:
        show_table(domain_table(rows), as_json)


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
        return json.loads(path.read_bytes(), parse_constant=_finite, parse_float=_finite)
    except OSError as error:
        raise WrongFile(messages.CASES_UNREADABLE, path=path, reason=error.strerror or error) from error
    except (ValueError, RecursionError) as error:
        raise WrongFile(messages.CASES_UNREADABLE, path=path, reason=error) from error


def _finite(written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        raise ValueError(f"{written} is not a number")
    return number


COMMANDS = (agreement, calculate)
