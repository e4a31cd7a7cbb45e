"""`blotter` itself: a project opens the window, everything else is a command."""

from pathlib import Path

import click

from blotter import __version__
from blotter.cli import (
    asking,
    assigning,
    attributes,
    cases,
    codebook,
    coding,
    comparing,
    copies,
    correcting,
    document_groups,
    exporting,
    figures,
    importing,
    languages,
    people,
    planning,
    privacy,
    ratings,
    record_schema,
    records,
    registers,
    releases,
    reporting,
    revisions,
    rounds,
    safety,
    searching,
    settling,
    speakers,
    starting,
    window,
)


class ProjectOrCommand(click.Group):
    """A group whose first word may also be a project, which then opens in the window."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `window` before a project's path; with no word at all the window shows its welcome page."""
        if not args:
            args = ["window"]
        elif not args[0].startswith("-") and args[0] not in self.commands and _is_project(args[0]):
            args = ["window", *args]
        return super().parse_args(ctx, args)


def _is_project(word: str) -> bool:
    return word.endswith(".blotter") or Path(word).exists()


@click.group(cls=ProjectOrCommand, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="blotter")
def blotter() -> None:
    """Code documents, compare coders, keep the evidence. `blotter FILE.blotter` opens the window."""


ROOMS = (
    starting,
    importing,
    exporting,
    languages,
    document_groups,
    cases,
    attributes,
    people,
    assigning,
    codebook,
    revisions,
    coding,
    correcting,
    rounds,
    searching,
    asking,
    comparing,
    settling,
    speakers,
    reporting,
    figures,
    planning,
    ratings,
    copies,
    safety,
    privacy,
    records,
    record_schema,
    registers,
    releases,
    window,
)

for room in ROOMS:
    for command in room.COMMANDS:
        blotter.add_command(command)
