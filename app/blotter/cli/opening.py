"""Opening the project that a command names, and the options that many commands share."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from blotter.cli.command import FileName
from blotter.cli.interrupts import interrupts
from blotter.cli.output import say
from blotter.domain.names import name_key
from blotter.project.project import Project
from blotter.settings import load_settings, told_once

F = TypeVar("F", bound=Callable[..., Any])

project_argument = click.argument("project", type=FileName())
coder_option = click.option(
    "--coder", metavar="NAME", help="Who acts; else as in the settings, or the only coder."
)
round_option = click.option(
    "--round", "round_name", metavar="NAME", help="In this round; else in open coding."
)
viewer_option = click.option(
    "--viewer", metavar="NAME", help="Who asks; else as in the settings, or the only coder."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")


@contextmanager
def reading(path: Path, coder: str | None = None) -> Iterator[Project]:
    """The project for reading; it takes no lock and works beside an open window."""
    with Project(path, writable=False) as project:
        _act(project, coder)
        yield project


@contextmanager
def writing(path: Path, coder: str | None = None, *, may_be_new: bool = False) -> Iterator[Project]:
    """The project for writing, as its one writer; a coder who `may_be_new` acts only if known."""
    with interrupts.hold(), Project(path, who=coder or "") as project:
        for notice in told_once(path, project.notices):
            say(notice)
        told = len(project.notices)
        if not (coder and may_be_new and is_new(project, coder)):
            _act(project, coder)
        yield project
        for notice in project.notices[told:]:
            say(notice)


def is_new(project: Project, coder: str) -> bool:
    """Whether no coder of the project has this name, nor nearly this one."""
    return name_key(coder) not in {name_key(each.name) for each in project.coders.values()}


def work_in(project: Project, round_name: str | None) -> None:
    """Let a command work in a round; without a name it is in open coding."""
    project.work_in(project.round(round_name) if round_name else None)


def _act(project: Project, coder: str | None) -> None:
    if coder:
        project.act_as(coder)
        return
    preferred = load_settings().coder
    known = {each.name for each in project.coders.values()}
    project.act_as(preferred if preferred in known else None)
