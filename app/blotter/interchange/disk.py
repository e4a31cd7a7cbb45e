"""Files on disk: read with limits, written beside their place and moved there whole."""

import io
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from blotter.domain.entity import new_id
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.limits import FILE_BYTES, MEGABYTE
from blotter.progress import Progress, silent

_BLOCK = 8 * 1024 * 1024
_DATABASE = b"SQLite format 3\0"


@contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """An ordinary file opened for reading, or WrongFile with the reason."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise WrongFile(messages.IS_FOLDER, path=path)
        if not stat.S_ISREG(mode):
            raise WrongFile(messages.NOT_A_FILE, path=path)
        with path.open("rb") as file:
            yield file
    except FileNotFoundError:
        raise WrongFile(messages.NO_FILE, path=path) from None
    except OSError as error:
        raise WrongFile(messages.UNREADABLE, path=path, reason=told(error)) from error


def read_bytes(path: Path, limit: int = FILE_BYTES, progress: Progress = silent) -> bytes:
    """All bytes of a file that has no more than `limit` of them."""
    with reading(path) as file:
        size = os.fstat(file.fileno()).st_size
        content = bytearray()
        while len(content) <= limit and size <= limit:
            progress(len(content), size)
            block = file.read(_BLOCK)
            if not block:
                return bytes(content)
            content += block
    raise WrongFile(messages.TOO_LARGE, path=path, limit=limit // MEGABYTE)


@contextmanager
def replacing(path: Path, check: Callable[[Path], None] | None = None) -> Iterator[BinaryIO]:
    """A new file that takes the place of `path` when the block ends well, and vanishes when it does not.

    `check` looks at what was written before, and raises where that is not as it should be.
    """
    with replacing_by_name(path) as partial:
        with partial.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if check is not None:
            check(partial)


@contextmanager
def replacing_by_name(path: Path) -> Iterator[Path]:
    """`replacing` for what writes to a file by its name: the name of the new one, which is not there yet."""
    try:
        target = _resolved(path)
        _check_target(path, target)
        partial = target.with_name(f".{new_id()}.part")
        try:
            yield partial
            if target.exists():
                shutil.copymode(target, partial)
            partial.replace(target)
        finally:
            if partial.exists():
                partial.unlink()
    except OSError as error:
        raise WrongFile(messages.NOT_WRITTEN, path=path, reason=told(error)) from error


@contextmanager
def replacing_text(
    path: Path, encoding: str = "utf-8", check: Callable[[Path], None] | None = None
) -> Iterator[TextIO]:
    """`replacing` for text; line ends are written as given."""
    with replacing(path, check) as file:
        text = io.TextIOWrapper(file, encoding, errors="replace", newline="")
        try:
            yield text
        finally:
            text.detach()


@contextmanager
def replacing_files(folder: Path) -> Iterator[Path]:
    """`replacing` for files of a folder, made if need be: an empty one, whose files go there in the end.

    So do those in folders of it. Nothing of them stays when the block does not end well; other files in the
    folder are left alone.
    """
    is_new = not folder_is_there(folder)
    new: list[Path] = []
    partial = folder / f".{new_id()}.part"
    try:
        folder.mkdir(exist_ok=True)
        partial.mkdir()
        yield partial
        made = [each for each in sorted(partial.rglob("*")) if each.is_file()]
        places = [folder / each.relative_to(partial) for each in made]
        new = [below for each in places for below in _folders_to_make(each.parent)]
        moves = [(each, _resolved(place)) for each, place in zip(made, places, strict=True)]
        for place, (_, target) in zip(places, moves, strict=True):
            _check_target(place, target)
        for each, target in moves:
            each.replace(target)
    except OSError as error:
        raise WrongFile(messages.NOT_WRITTEN, path=folder, reason=told(error)) from error
    except WrongFile as error:
        raise _told_of(folder, partial, error) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        for each in reversed([*([folder] if is_new else []), *new]):
            if folder_is_there(each) and not any(each.iterdir()):
                each.rmdir()


def _folders_to_make(folder: Path) -> list[Path]:
    """Make a folder and those above it; which of them are new, from the top."""
    new = [each for each in (folder, *folder.parents) if not folder_is_there(each)][::-1]
    for each in new:
        each.mkdir()
    return new


def _told_of(folder: Path, partial: Path, error: WrongFile) -> WrongFile:
    """The failure, told of the folder that was asked for and not of the one that only we know."""
    values = error.message.values
    path = values.get("path")
    if isinstance(path, Path) and path.is_relative_to(partial):
        place = folder / path.relative_to(partial)
        return WrongFile(error.message.template, **{**values, "path": place})
    return error


def folder_is_there(path: Path) -> bool:
    """Whether a folder is there, as far as one may look."""
    try:
        return path.is_dir()
    except OSError:
        return False


def told(error: OSError) -> str:
    """The reason of a failure in the system's words, fit for the middle of a sentence."""
    reason = error.strerror or str(error) or type(error).__name__
    return reason[:1].lower() + reason[1:]


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError:
        # What Python before 3.13 raises for links that go round in a circle.
        raise WrongFile(messages.NOT_A_FILE, path=path) from None


def _check_target(path: Path, target: Path) -> None:
    if target.is_dir():
        raise WrongFile(messages.TARGET_IS_FOLDER, path=path)
    if target.exists() and not target.is_file():
        raise WrongFile(messages.NOT_A_FILE, path=path)
    if not target.parent.is_dir():
        raise WrongFile(messages.NO_TARGET_FOLDER, folder=target.parent, name=target.name)
    if target.exists() and not os.access(target, os.W_OK):
        raise WrongFile(messages.TARGET_IS_PROTECTED, path=path)
    if target.exists() and _is_database(target):
        raise WrongFile(messages.TARGET_IS_DATABASE, path=path)


def _is_database(target: Path) -> bool:
    with target.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE
