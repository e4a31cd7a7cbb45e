"""A folder that a data package is written into: an earlier one in it goes, and nobody's own file is lost."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from blotter.domain.source import digest_of
from blotter.errors import WrongFile
from blotter.interchange.data_package import messages
from blotter.interchange.disk import folder_is_there, replacing_files

DESCRIPTOR = "datapackage.json"

_LARGEST_DESCRIPTOR = 64 * 1024 * 1024
_OURS = "Blotter "


@contextmanager
def replacing_package(path: Path) -> Iterator[Path]:
    """An empty folder, whose files go to `path` in the end; what an earlier package has beside them goes.

    WrongFile where a file would be replaced that is of no package, or that somebody has changed since.
    """
    before = _files_of(path)
    with replacing_files(path) as folder:
        yield folder
        made = {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}
        for name in sorted(made):
            if (path / name).exists() and not _is_as_written(path / name, before.get(name)):
                raise WrongFile(messages.NOT_THIS_PACKAGE, path=path, name=name)
    for name in before.keys() - made:
        stale = path / name
        if stale.is_file() and _is_as_written(stale, before[name]):
            stale.unlink()
            if stale.parent != path and not any(stale.parent.iterdir()):
                stale.parent.rmdir()


def _is_as_written(file: Path, digest: str | None) -> bool:
    """Whether a file is still what was written; the descriptor cannot tell of itself."""
    return digest == "" or (file.is_file() and digest is not None and digest_of(file.read_bytes()) == digest)


def _files_of(path: Path) -> dict[str, str]:
    """The files of the package in a folder, with their digests; none if there is none of this program."""
    descriptor = path / DESCRIPTOR
    if not folder_is_there(path) or not descriptor.is_file():
        return {}
    if descriptor.stat().st_size > _LARGEST_DESCRIPTOR:
        return {}
    try:
        told: Any = json.loads(descriptor.read_text(encoding="utf-8"))
        if not str(told["generator"]).startswith(_OURS):
            return {}
        listed = [*told["resources"], *told["files"]]
        files = {str(each["path"]): str(each["hash"]).removeprefix("sha256:") for each in listed}
    except (ValueError, KeyError, TypeError, RecursionError):
        # No descriptor of ours, so none of what lies here is known to be.
        return {}
    return {name: digest for name, digest in files.items() if _is_inside(name)} | {DESCRIPTOR: ""}


def _is_inside(name: str) -> bool:
    """Whether a path that a file tells stays in its folder."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name
