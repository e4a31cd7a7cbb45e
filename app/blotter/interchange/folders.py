"""Folders opened out into the files in them that a format reads."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from blotter.domain.names import document_keys, shown_name
from blotter.interchange import messages
from blotter.interchange.data_package import messages as package_messages
from blotter.interchange.data_package.recognising import is_package_folder
from blotter.interchange.disk import folder_is_there, told
from blotter.interchange.formats import folder_reader, sniff
from blotter.interchange.web.saved_folder import belongs_to_page, folder_of
from blotter.message import Sentence


class Expanded(NamedTuple):
    """Files to read, in a stable order, and what was left out of the folders, each with the reason.

    `groups` are the folders that lead to a file from the one that was named, which is none of them.
    """

    files: list[Path]
    left_out: list[tuple[Path, str]]
    groups: dict[Path, tuple[str, ...]]


def expand(paths: Sequence[Path], known: frozenset[str] = frozenset()) -> Expanded:
    """The files among the paths as they are, and those in the folders among them, however deep.

    `known` are the keys of documents that a table in a folder may be about, besides those found with it.
    """
    found = Expanded([], [], {})
    for path in paths:
        if not folder_is_there(path):
            found.files.append(path)
            found.groups.setdefault(path, ())
        elif is_package_folder(path):
            found.left_out.append((path, Sentence(package_messages.FOR_READING, name=shown_name(path.name))))
        elif not _is_with_its_page(path, paths):
            _open_out(path, (), found, path.resolve())
    _take_tables(found, known)
    return Expanded(list(dict.fromkeys(found.files)), found.left_out, found.groups)


def _is_with_its_page(folder: Path, paths: Sequence[Path]) -> bool:
    """Whether a folder is part of a saved page that is read, too."""
    return belongs_to_page(folder) and any(path != folder and folder_of(path) == folder for path in paths)


def _take_tables(found: Expanded, known: frozenset[str]) -> None:
    """Tables about the documents that were found are told only when these are."""
    keys = known.union(*(document_keys(path.name) for path in found.files))
    for each in [each for each in found.left_out if each[1] is messages.LEFT_OUT_UNKNOWN]:
        if sniff(each[0], keys):
            found.left_out.remove(each)
            found.files.append(each[0])


def _open_out(folder: Path, group: tuple[str, ...], found: Expanded, named: Path) -> None:
    for path, is_folder in _entries(folder, found):
        if path.name.startswith("."):
            found.left_out.append((path, messages.LEFT_OUT_HIDDEN))
        elif is_folder and path.is_symlink():
            found.left_out.append((path, messages.LEFT_OUT_LINK))
        elif is_folder and _is_project(path):
            found.files.append(path)
        elif is_folder:
            if not belongs_to_page(path):
                _open_out(path, (*group, shown_name(path.name)), found, named)
        elif _leads_out(path, named):
            found.left_out.append((path, messages.LEFT_OUT_LINK_TO_FILE))
        elif sniff(path):
            found.files.append(path)
            found.groups.setdefault(path, group)
        else:
            found.left_out.append((path, messages.LEFT_OUT_UNKNOWN))


def _is_project(folder: Path) -> bool:
    """Whether a folder is a whole project of some program, in which no single files are to be looked for."""
    row = folder_reader(folder)
    return row is not None and row.carries_project


def _leads_out(path: Path, named: Path) -> bool:
    """Whether it is a link to a file that is not in the folder: nobody has asked for that."""
    try:
        return path.is_symlink() and not path.resolve().is_relative_to(named)
    except (OSError, RuntimeError):
        return True


def _entries(folder: Path, found: Expanded) -> Iterator[tuple[Path, bool]]:
    try:
        with os.scandir(folder) as entries:
            listed = [(Path(entry.path), entry.is_dir()) for entry in entries]
    except OSError as error:
        found.left_out.append((folder, Sentence(messages.LEFT_OUT_UNREADABLE, reason=told(error))))
        return
    yield from sorted(listed, key=lambda entry: (entry[1], entry[0].name.casefold(), entry[0].name))
