"""Zip archives, looked at before they are unpacked, counted while they are, never onto the disk."""

import hashlib
import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.archive_bytes import ArchiveBytes
from blotter.interchange.file_kinds import looks_like
from blotter.interchange.limits import (
    ARCHIVE_BYTES,
    ARCHIVE_DIRECTORY,
    ARCHIVE_MEMBERS,
    ARCHIVE_RATIO,
    ARCHIVE_UNSUSPICIOUS,
    FILE_BYTES,
    MEGABYTE,
    MEMBER_NAME,
    PROJECT_ARCHIVE_BYTES,
    PROJECT_MEMBERS,
    PROJECT_UNPACKED_BYTES,
)
from blotter.message import Sentence
from blotter.progress import Progress, silent

_BLOCK = 256 * 1024
_LOCAL = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_BEGINNING = 4096
_LOCAL_BYTES = 30
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DRIVE = re.compile("[A-Za-z]:")
_ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".jar", ".war", ".cab", ".iso")
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class Bounds(NamedTuple):
    """How large an archive may be: its files, its own bytes, and those that are unpacked from it."""

    members: int = ARCHIVE_MEMBERS
    packed: int = FILE_BYTES
    unpacked: int = ARCHIVE_BYTES


OF_DOCUMENTS = Bounds()
"""How large an archive may be that is a document, or holds some."""

OF_PROJECTS = Bounds(PROJECT_MEMBERS, PROJECT_ARCHIVE_BYTES, PROJECT_UNPACKED_BYTES)
"""How large the archive of another program's project may be."""


class LeftOut(NamedTuple):
    """A file of an archive that is not to be read, and why."""

    name: str
    why: str


class Archive:
    """A zip archive, of bytes at hand or of a file that is read where it lies, member by member.

    What is read from it is counted as it comes, whatever its headers say. `left_out` are the members that may
    not be read; with `whole` there are none, since the first is refused. What is read a second time is not
    counted again.
    """

    def __init__(
        self, content: bytes | Path, name: str, whole: bool = True, bounds: Bounds = OF_DOCUMENTS
    ) -> None:
        self.name = name
        self._is_whole = whole
        self._bounds = bounds
        self._known: set[str] = set()
        self._unpacked = 0
        self._bytes = ArchiveBytes(content, name)
        self.look_again()

    def look_again(self) -> None:
        """Take what it is read from as it is now, for whoever has written more into it."""
        self._bytes.look_again()
        if self._bytes.size > self._bounds.packed:
            raise WrongFile(messages.TOO_LARGE, path=self.name, limit=self._bounds.packed // MEGABYTE)
        with self._bytes.opened():
            beginning = self._bytes.read(_BEGINNING)
        if not beginning.startswith((_LOCAL, _EMPTY)):
            raise _other_kind(beginning, self.name)
        self._zip = _opened(self._bytes, self._bounds.members)
        _check_members(self._zip.infolist(), self.name, self._bounds.members)
        self.left_out: list[LeftOut] = []
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in self._zip.infolist():
            self._take(member, self._is_whole)

    def _take(self, member: zipfile.ZipInfo, whole: bool) -> None:
        path = _path_of(member)
        why = _unsafe(member, path)
        if not why and path.lower().endswith(_ARCHIVES) and not whole:
            why = messages.MEMBER_NESTED
        if why and whole:
            raise WrongFile(messages.ARCHIVE_UNSAFE, name=self.name, member=path[:MEMBER_NAME])
        if why:
            self.left_out.append(LeftOut(path[:MEMBER_NAME], why))
        elif path in self._members:
            raise WrongFile(messages.ARCHIVE_TWICE, name=self.name, member=path)
        elif not member.is_dir():
            self._members[path] = member

    def names(self) -> tuple[str, ...]:
        """The files in it by their paths, with slashes, in the order of the archive; folders are none."""
        return tuple(self._members)

    def written(self, member: str) -> datetime | None:
        """When a file in it was last written, as its entry says; None where it says no time."""
        try:
            return datetime(*self._members[member].date_time)
        except ValueError:
            return None

    def size(self, member: str) -> int:
        """How many bytes a file in it has, as its entry says."""
        return self._members[member].file_size

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def read(self, member: str, limit: int) -> bytes:
        """What a file in it holds, at most `limit` bytes; WrongFile for what is not there or damaged."""
        # Not joined from blocks, which for a moment would take twice the memory.
        content = io.BytesIO()
        for block in self._blocks(member, limit):
            content.write(block)
        return content.getvalue()

    def digest(self, member: str, limit: int) -> str:
        """The SHA-256 of what `read` gives, without holding it."""
        found = hashlib.sha256()
        for block in self._blocks(member, limit):
            found.update(block)
        return found.hexdigest()

    def digest_of_all(self, progress: Progress = silent) -> str:
        """The SHA-256 of the archive itself."""
        return self._bytes.digest(progress)

    def check_unchanged(self) -> None:
        """WrongFile where its file was changed or taken away since it was opened."""
        self._bytes.check_unchanged()

    def _blocks(self, member: str, limit: int) -> Iterator[bytes]:
        found = self._members.get(member)
        if found is None:
            raise WrongFile(messages.ARCHIVE_LACKS, name=self.name, member=member)
        if found.flag_bits & _ENCRYPTED:
            raise WrongFile(messages.ARCHIVE_ENCRYPTED, name=self.name)
        size = 0
        try:
            with self._bytes.opened(), self._zip.open(found) as file:
                while block := file.read(_BLOCK):
                    size += len(block)
                    self._count(len(block) if member not in self._known else 0)
                    if size > limit:
                        told = {"member": member, "limit": max(1, limit // MEGABYTE)}
                        raise WrongFile(messages.MEMBER_TOO_LARGE, name=self.name, **told)
                    yield block
        except _DAMAGE:
            self.check_unchanged()
            raise WrongFile(messages.ARCHIVE_NOT_WHOLE, name=self.name) from None
        self._known.add(member)

    def _count(self, more: int) -> None:
        self._unpacked += more
        if self._unpacked > self._bounds.unpacked or (
            self._unpacked > ARCHIVE_UNSUSPICIOUS and self._unpacked > self._bytes.size * ARCHIVE_RATIO
        ):
            raise WrongFile(messages.ARCHIVE_SWOLLEN, name=self.name)


def check_archive(path: Path, unreadable: str = messages.NOT_A_WORKBOOK) -> None:
    """WrongFile (`unreadable`) for what is no zip archive, or would unpack to far more than a document holds.

    This is for libraries that unpack by themselves. The sizes that an archive states bind them too: `zipfile`
    gives out no more than they say.
    """
    held = ArchiveBytes(path, path.name)
    members = _opened(held, ARCHIVE_DIRECTORY, unreadable).infolist()
    total = sum(member.file_size for member in members)
    swollen = total > ARCHIVE_UNSUSPICIOUS and total > held.size * ARCHIVE_RATIO
    if len(members) > ARCHIVE_MEMBERS or total > ARCHIVE_BYTES or swollen:
        raise WrongFile(messages.ARCHIVE_TOO_LARGE, name=path.name)
    _check_members(members, path.name)


def names_in(path: Path) -> list[str]:
    """The files in an archive as its directory tells them, without reading any; else WrongFile."""
    return _opened(ArchiveBytes(path, path.name), PROJECT_MEMBERS).namelist()


def _opened(held: ArchiveBytes, most: int, unreadable: str = messages.ARCHIVE_NOT_WHOLE) -> zipfile.ZipFile:
    """The archive with its directory, if that has no more entries than it may."""
    try:
        with held.opened(most_entries=most):
            return zipfile.ZipFile(held)
    except _DAMAGE:
        raise WrongFile(unreadable, name=held.name) from None


def _other_kind(content: bytes, name: str) -> WrongFile:
    kind = looks_like(content)
    if not kind:
        return WrongFile(messages.ARCHIVE_NOT_WHOLE, name=name)
    looks = Sentence(messages.LOOKS_LIKE_OTHER, kind=Sentence(kind))
    return WrongFile(messages.NOT_AS_NAMED, name=name, looks=looks)


def _check_members(members: Iterable[zipfile.ZipInfo], name: str, most: int = ARCHIVE_MEMBERS) -> None:
    """WrongFile for too many, for those that lie on each other, for packing that cannot be counted."""
    ordered = sorted(members, key=lambda member: member.header_offset)
    if len(ordered) > most:
        raise WrongFile(messages.ARCHIVE_CROWDED, name=name, limit=most)
    end = 0
    for member in ordered:
        if member.header_offset < end:
            raise WrongFile(messages.ARCHIVE_OVERLAPS, name=name)
        end = member.header_offset + _LOCAL_BYTES + member.compress_size
        # The library takes no more than it is asked for from these two alone.
        if member.compress_type not in _METHODS:
            raise WrongFile(messages.ARCHIVE_METHOD, name=name)


def _path_of(member: zipfile.ZipInfo) -> str:
    return member.orig_filename.replace("\\", "/").partition("\0")[0]


def _unsafe(member: zipfile.ZipInfo, path: str) -> str:
    """Why a member may not be read, "" if it may."""
    steps = path.split("/")
    if len(path) > MEMBER_NAME or not path or path.startswith("/") or ".." in steps or _DRIVE.match(path):
        return messages.MEMBER_OUTSIDE
    return messages.MEMBER_LINK if stat.S_ISLNK(member.external_attr >> 16) else ""
