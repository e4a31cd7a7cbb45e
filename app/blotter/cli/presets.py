"""`blotter agreement --as`: what another program would compute, with the options that belong to it."""

from collections.abc import Callable
from functools import update_wrapper
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.presets import PRESETS, Level, PresetOptions, preset_by_id
from blotter.analysis.units import Unit
from blotter.cli.command import Number
from blotter.cli.document_filters import the_filter
from blotter.cli.narrowing import with_sets
from blotter.cli.opening import reading
from blotter.cli.output import show_table, told_progress
from blotter.project.metadata.filtering import names_meant
from blotter.project.presets import compared_as

_OWN = ("level", "overlap", "against")
_DOCUMENTS = ("sources", "groups", "cases", "where")
_SHARED = ("project", "coders", "codes", "sets", *_DOCUMENTS, "as_json", "preset")

_OPTIONS = (
    click.option(
        "--as", "preset", type=click.Choice([each.id for each in PRESETS]),
        help="Compute what another program would, by its own rules.",
    ),
    click.option(
        "--level", type=click.Choice([str(each) for each in Level]), default=str(Level.SEGMENTS),
        help="As maxqda: whether a document has a code, how often, or each segment; else segments.",
    ),
    click.option(
        "--overlap", type=Number(0, 100), default=90.0, metavar="PERCENT",
        help="As maxqda: how much two segments have to overlap; else 90.",
    ),
    click.option(
        "--against", multiple=True, metavar="NAME",
        help="As nvivo: a coder of the second group, where --coder names the first; may be repeated.",
    ),
)  # fmt: skip


def as_preset(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command that compares coders these options; with `--as` another program's table is shown."""

    def command(**typed: Any) -> None:
        own = {name: typed.pop(name) for name in (*_OWN, "preset")}
        if own["preset"] is None:
            _refuse_beside_none()
            function(**typed)
        else:
            _refuse_beside(own["preset"])
            _show(own, **{name: typed[name] for name in (*_SHARED[:-1], "unit")})

    update_wrapper(command, function)
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _show(
    own: dict[str, Any], project: Path, coders: tuple[str, ...], codes: tuple[str, ...],
    sets: tuple[str, ...], sources: tuple[str, ...], groups: tuple[str, ...], cases: tuple[str, ...],
    where: tuple[str, ...], unit: str | None, as_json: bool,
) -> None:  # fmt: skip
    options = PresetOptions(
        level=Level(own["level"]), overlap=own["overlap"] / 100, against=tuple(dict.fromkeys(own["against"]))
    )
    with reading(project) as opened:
        chosen = AgreementOptions(
            unit=Unit(unit or Unit.CHARACTER), coders=tuple(dict.fromkeys(coders)),
            codes=with_sets(opened, codes, sets),
            sources=names_meant(opened, sources, the_filter(groups, cases, where)),
        )  # fmt: skip
        told = told_progress("Comparing documents")
        show_table(compared_as(opened, own["preset"], chosen, options, told), as_json)


def _refuse_beside_none() -> None:
    for name, flag in _typed():
        if name in _OWN:
            raise click.UsageError(f"{flag} goes with --as.")


def _refuse_beside(preset: str) -> None:
    """Refuse what the program does not know."""
    for name, flag in _typed():
        if name not in (*_SHARED, *preset_by_id(preset).options):
            raise click.UsageError(f"{flag} does not go with --as {preset}.")


def _typed() -> list[tuple[str, str]]:
    """The options that were given, by name and as they are called."""
    context = click.get_current_context()
    return [
        (option.name or "", option.opts[0])
        for option in context.command.params
        if context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE
    ]
