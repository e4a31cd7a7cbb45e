"""Read a file that holds a whole project."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from blotter.domain.bundle import Bundle
from blotter.domain.carried import CarriedProject
from blotter.domain.names import shown_name
from blotter.errors import BlotterError, Refused, WrongFile
from blotter.interchange import formats
from blotter.interchange.formats import Format
from blotter.interchange.messages import NO_FILE
from blotter.progress import Progress, silent
from blotter.project.carrying import messages
from blotter.project.transfer import Incoming, knowing


@dataclass(frozen=True, slots=True)
class ReadProject:
    """A file that was read: in which format, what it holds, and what to know of it.

    Contents may be read from the file later, so it has to stay where it is until then.
    """

    file: Incoming
    row: Format
    bundle: Bundle
    carried: CarriedProject


def read_project(file: Incoming, progress: Progress = silent) -> ReadProject:
    """Read a whole project; Refused where the file holds something else."""
    row = _row(file)
    if row.read is None or row.reads != "project":
        raise Refused(messages.NO_PROJECT, name=file.path.name, format=row.id)
    told = knowing(file, row, frozenset())
    bundle = row.read(told.path, told.options, progress)
    if bundle.project is None:
        raise Refused(messages.NO_PROJECT, name=file.path.name, format=row.id)
    return ReadProject(file, row, bundle, bundle.project)


def holds_project(path: Path, format_id: str | None = None) -> bool:
    """Whether a file is read as a whole project; one with a suffix of no such file is not looked into."""
    if format_id is None and not _may_hold_one(path):
        return False
    try:
        return _row(Incoming(path, format_id)).reads == "project"
    except BlotterError:
        return False


def is_beginning(path: Path, files: Sequence[Path], format_id: str | None = None) -> bool:
    """Whether a project is not there and is to be made of what is imported; Refused if it cannot be."""
    if os.path.lexists(path):
        return False
    if len(files) > 1:
        raise Refused(messages.ONE_TO_BEGIN_WITH, path=path)
    if not holds_project(files[0], format_id):
        if not os.path.lexists(files[0]):
            raise WrongFile(NO_FILE, path=files[0])
        raise Refused(messages.NOTHING_TO_BEGIN_WITH, path=path, name=shown_name(files[0].name))
    return True


def _may_hold_one(path: Path) -> bool:
    suffixes = (suffix for row in formats.FORMATS if row.reads == "project" for suffix in row.suffixes)
    return path.suffix.lower() in set(suffixes) or formats.folder_reader(path) is not None


def with_answer(file: Incoming, option: str, value: str) -> Incoming:
    """The file read with this answer to one of its questions."""
    return replace(file, choices={**file.choices, option: value})


def _row(file: Incoming) -> Format:
    if file.format_id is not None:
        return formats.format_by_id(file.format_id)
    return formats.folder_reader(file.path) or formats.chosen(file.path)
