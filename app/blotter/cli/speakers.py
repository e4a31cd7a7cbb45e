"""`blotter speakers`, `code-by-speaker`, `case-by-speaker`: who speaks, and what is made of it."""

from collections.abc import Sequence
from pathlib import Path

import click

from blotter.cli.command import Command
from blotter.cli.narrowing import sources_option
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import number, say, show_table, told_progress
from blotter.domain.codebook import Code
from blotter.domain.source import Source
from blotter.domain.table import Column, Table
from blotter.project import former
from blotter.project import speakers as speaking
from blotter.project.project import Project

_given_option = click.option(
    "--give", "given", multiple=True, required=True, metavar="SPEAKER=NAME",
    help="What a speaker’s turns get; may be repeated.",
)  # fmt: skip


@click.command(cls=Command)
@project_argument
@sources_option
@click.option("--find", is_flag=True, help="Look for speakers in documents that were read without them.")
@coder_option
@json_option
def speakers(project: Path, sources: tuple[str, ...], find: bool, coder: str | None, as_json: bool) -> None:
    """List who speaks, with turns and words."""
    if coder and not find:
        raise click.UsageError("--coder goes with --find.")
    if find:
        with writing(project, coder) as opened:
            edit = speaking.find_speakers(
                opened, _sources(opened, sources), told_progress("Reading documents")
            )
            if edit is not None:
                opened.apply(edit)
            say(f"{edit.label}." if edit is not None else "Nobody was found who speaks.")
            _show(opened, sources, as_json)
        return
    with reading(project) as opened:
        _show(opened, sources, as_json)


def _show(project: Project, names: Sequence[str], as_json: bool) -> None:
    found = speaking.speakers(project, _sources(project, names), told_progress("Reading documents"))
    columns = (
        Column("speaker", "Speaker"), Column("turns", "Turns"), Column("words", "Words"),
        Column("documents", "Documents"),
    )  # fmt: skip
    rows = [(each.name, each.turns, each.words, len(each.sources)) for each in found]
    show_table(Table("Speakers", columns, rows), as_json)


@click.command("code-by-speaker", cls=Command)
@project_argument
@_given_option
@sources_option
@click.option("--dry-run", is_flag=True, help="Tell what would be coded; change nothing.")
@coder_option
def code_by_speaker(
    project: Path, given: tuple[str, ...], sources: tuple[str, ...], dry_run: bool, coder: str | None
) -> None:
    """Give what speakers say a code.

    Every turn of theirs gets it, in one step. NAME is the path of a code, as in --give "R1=answers/officer".
    """
    pairs = _pairs(given)
    with (reading if dry_run else writing)(project, coder) as opened:
        codes: dict[str, Code] = {name: former.find(opened, path) for name, path in pairs.items()}
        told = told_progress("Coding, by document")
        plan = speaking.code_by_speaker(opened, _sources(opened, sources), codes, progress=told)
        if plan.edit is not None and not dry_run:
            opened.apply(plan.edit)
    does = "Would code" if dry_run else "Coded"
    already = f"; {len(plan.present)} coded already" if plan.present else ""
    say(f"{does} {number(len(plan.marked), 'turn')}{already}.")


@click.command("case-by-speaker", cls=Command)
@project_argument
@_given_option
@sources_option
@coder_option
def case_by_speaker(
    project: Path, given: tuple[str, ...], sources: tuple[str, ...], coder: str | None
) -> None:
    """Put what speakers say into cases.

    Every turn of theirs comes into it, in one step. NAME is that of a case, which is made if it is not there,
    as in --give "R1=Respondent 1".
    """
    with writing(project, coder) as opened:
        told = told_progress("Reading documents")
        edit = speaking.case_by_speaker(opened, _sources(opened, sources), _pairs(given), told)
        if edit is not None:
            opened.apply(edit)
        say(f"{edit.label}." if edit is not None else "All of it is in these cases already.")


def _pairs(given: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in given:
        speaker, equals, name = each.partition("=")
        if not (equals and speaker.strip() and name.strip()):
            raise click.UsageError(f"--give takes a speaker and a name with = between them, not “{each}”.")
        found[speaker.strip()] = name.strip()
    return found


def _sources(project: Project, names: Sequence[str]) -> list[Source]:
    return [project.source(name) for name in dict.fromkeys(names)] or list(project.sources.values())


COMMANDS = (speakers, code_by_speaker, case_by_speaker)
