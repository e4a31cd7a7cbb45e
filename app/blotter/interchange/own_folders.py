"""Folders that are written anew: what an earlier export left goes, and nobody's own file is lost.

Such a folder has a list of its files with their digests, by which they are known again.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from blotter.domain.source import digest_of
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.disk import folder_is_there, replacing_files
from blotter.interchange.limits import MEGABYTE
from blotter.message import Message

_LARGEST_LIST = 64 * MEGABYTE

Listed = Callable[[Any], Iterable[tuple[str, str]]]
"""What a list, read as JSON, tells of its files: path and digest; any of its errors says that it is none."""


class Replacing(NamedTuple):
    """An empty folder to be filled, and, in the end, which earlier files are still in the place of it."""

    folder: Path
    kept: list[str]

    def remarks(self, path: Path) -> tuple[Message, ...]:
        """What is to be known of these."""
        told = {"names": ", ".join(self.kept), "path": path}
        return (Message(messages.EARLIER_FILES_KEPT, told),) if self.kept else ()


@contextmanager
def replacing_own_files(path: Path, list_name: str, listed: Listed) -> Iterator[Replacing]:
    """A folder whose files go to `path` when the block ends well; earlier ones that are not among them go.

    WrongFile where a file would be replaced that is not of an earlier export, or that was changed since.
    """
    before = _files_of(path, list_name, listed)
    with replacing_files(path) as folder:
        replacing = Replacing(folder, [])
        yield replacing
        made = {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}
        for name in sorted(made):
            if (path / name).exists() and not _is_as_written(path / name, before.get(name)):
                raise WrongFile(messages.NOT_OURS_TO_REPLACE, path=path, name=name)
    replacing.kept.extend(_without_stale(path, {name: before[name] for name in before.keys() - made}))


def _is_as_written(file: Path, digest: str | None) -> bool:
    """Whether a file is still what was written; the list cannot tell of itself."""
    return digest == "" or (digest is not None and file.is_file() and digest_of(file.read_bytes()) == digest)


def _without_stale(path: Path, stale: Mapping[str, str]) -> list[str]:
    """Remove files of the former export; gives those that somebody has changed, or that would not go."""
    kept = []
    for name, digest in sorted(stale.items()):
        file = path / name
        try:
            if not file.is_file():
                continue
            if not _is_as_written(file, digest):
                kept.append(name)
                continue
            file.unlink()
            if file.parent != path and not any(file.parent.iterdir()):
                file.parent.rmdir()
        except OSError:
            # It is told, and whoever writes the folder can see why.
            kept.append(name)
    return kept


def _files_of(path: Path, list_name: str, listed: Listed) -> dict[str, str]:
    """The files of the export that is in a folder, with their digests; none if there is none."""
    file = path / list_name
    try:
        if not folder_is_there(path) or not file.is_file() or file.stat().st_size > _LARGEST_LIST:
            return {}
        files = {str(name): str(digest) for name, digest in listed(json.loads(file.read_text("utf-8")))}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        # Not a list of ours, so none of what lies here is known to be.
        return {}
    return {name: digest for name, digest in files.items() if _is_inside(name)} | {list_name: ""}


def _is_inside(name: str) -> bool:
    """Whether a path that a file tells stays in its folder."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name
