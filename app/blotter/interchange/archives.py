"""Zip archives, looked at before they are unpacked, counted while they are, in memory and never on disk."""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.disk import reading
from blotter.interchange.file_kinds import looks_like
from blotter.interchange.limits import (
    ARCHIVE_BYTES,
    ARCHIVE_DIRECTORY,
    ARCHIVE_MEMBERS,
    ARCHIVE_RATIO,
    ARCHIVE_UNSUSPICIOUS,
    MEGABYTE,
    MEMBER_NAME,
)
from blotter.message import Sentence

_BLOCK = 256 * 1024
_LOCAL = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"
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


class LeftOut(NamedTuple):
    """A file of an archive that is not to be read, and why."""

    name: str
    why: str


class Archive:
    """A zip archive held in memory. What is read from it is counted as it comes, whatever its headers say.

    `left_out` are the members that may not be read; with `whole` there are none, since the first is refused.
    What is read a second time is not counted again.
    """

    def __init__(self, content: bytes, name: str, whole: bool = True, most: int = ARCHIVE_MEMBERS) -> None:
        self.name = name
        self._known: set[str] = set()
        self.left_out: list[LeftOut] = []
        self._size = len(content)
        self._unpacked = 0
        if not content.startswith((_LOCAL, _EMPTY)):
            raise _other_kind(content, name)
        if content.count(_ENTRY) > max(ARCHIVE_DIRECTORY, most):
            raise WrongFile(messages.ARCHIVE_CROWDED, name=name, limit=most)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGE:
            raise WrongFile(messages.ARCHIVE_NOT_WHOLE, name=name) from None
        _check_members(self._zip.infolist(), name, most)
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in self._zip.infolist():
            self._take(member, whole)

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
        found = self._members.get(member)
        if found is None:
            raise WrongFile(messages.ARCHIVE_LACKS, name=self.name, member=member)
        if found.flag_bits & _ENCRYPTED:
            raise WrongFile(messages.ARCHIVE_ENCRYPTED, name=self.name)
        content = bytearray()
        try:
            with self._zip.open(found) as file:
                while block := file.read(_BLOCK):
                    content += block
                    self._count(len(block) if member not in self._known else 0)
                    if len(content) > limit:
                        told = {"member": member, "limit": max(1, limit // MEGABYTE)}
                        raise WrongFile(messages.MEMBER_TOO_LARGE, name=self.name, **told)
        except _DAMAGE:
            raise WrongFile(messages.ARCHIVE_NOT_WHOLE, name=self.name) from None
        self._known.add(member)
        return bytes(content)

    def _count(self, more: int) -> None:
        self._unpacked += more
        if self._unpacked > ARCHIVE_BYTES or (
            self._unpacked > ARCHIVE_UNSUSPICIOUS and self._unpacked > self._size * ARCHIVE_RATIO
        ):
            raise WrongFile(messages.ARCHIVE_SWOLLEN, name=self.name)


def check_archive(path: Path, unreadable: str = messages.NOT_A_WORKBOOK) -> None:
    """WrongFile (`unreadable`) for what is no zip archive, or would unpack to far more than a document holds.

    This is for libraries that unpack by themselves. The sizes that an archive states bind them too: `zipfile`
    gives out no more than they say.
    """
    with reading(path) as file:
        _check_directory(file, path)
        try:
            with zipfile.ZipFile(file) as archive:
                members = archive.infolist()
        except _DAMAGE:
            raise WrongFile(unreadable, name=path.name) from None
        total = sum(member.file_size for member in members)
        swollen = total > ARCHIVE_UNSUSPICIOUS and total > path.stat().st_size * ARCHIVE_RATIO
    if len(members) > ARCHIVE_MEMBERS or total > ARCHIVE_BYTES or swollen:
        raise WrongFile(messages.ARCHIVE_TOO_LARGE, name=path.name)
    _check_members(members, path.name)


def names_in(path: Path) -> list[str]:
    """The files in an archive as its directory tells them, without reading any; else WrongFile."""
    with reading(path) as file:
        _check_directory(file, path)
        try:
            with zipfile.ZipFile(file) as archive:
                return archive.namelist()
        except _DAMAGE:
            raise WrongFile(messages.ARCHIVE_NOT_WHOLE, name=path.name) from None


def _other_kind(content: bytes, name: str) -> WrongFile:
    kind = looks_like(content)
    if not kind:
        return WrongFile(messages.ARCHIVE_NOT_WHOLE, name=name)
    looks = Sentence(messages.LOOKS_LIKE_OTHER, kind=Sentence(kind))
    return WrongFile(messages.NOT_AS_NAMED, name=name, looks=looks)


def _check_directory(file: BinaryIO, path: Path) -> None:
    entries = 0
    while block := file.read(_BLOCK):
        entries += block.count(_ENTRY)
        if entries > ARCHIVE_DIRECTORY:
            raise WrongFile(messages.ARCHIVE_TOO_LARGE, name=path.name)
    file.seek(0)


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
