"""The container of a REFI-QDA project: where its XML is, and the files that it names, in whatever way."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Protocol
from urllib.parse import unquote

from blotter.domain.bundle import Remark
from blotter.domain.names import shown_name
from blotter.domain.source import digest_of
from blotter.errors import WrongFile
from blotter.interchange.archives import OF_PROJECTS, Archive, names_in
from blotter.interchange.disk import read_bytes
from blotter.interchange.limits import FILE_BYTES, PROJECT_XML_BYTES
from blotter.interchange.refi import messages
from blotter.message import Sentence

SUFFIX = ".qde"
SIDECAR = "extension/blotter.json"

_SCHEME = re.compile("([a-z]+):/*", re.IGNORECASE)
_DRIVE = re.compile("[A-Za-z]:")
_USUAL = "project.qde"
_FOLDER = "sources/"


class Container:
    """A `.qdpx`, read where it lies. Paths are looked up whatever their case, scheme and folder.

    A file of more than `FILE_BYTES` is not taken. What lies outside the archive is read where it is in the
    folder of the archive or under it; elsewhere only with `outside`, since a file that came from somebody
    must not pick up others of this computer.
    """

    def __init__(self, path: Path, outside: bool = False) -> None:
        self.path = path
        self.name = shown_name(path.name)
        self.archive = Archive(path, self.name, whole=False, bounds=OF_PROJECTS)
        self.part = self._find_xml()
        self.is_lacking_outside = False
        self._outside = outside
        self._base = ""
        self._places: dict[str, str] = {}
        folder = self.part.rpartition("/")[0]
        for member in self.archive.names():
            inner = member.removeprefix(f"{folder}/") if folder else member
            self._places.setdefault(inner.lower(), member)

    def xml(self) -> bytes:
        """The XML of the project."""
        return self.archive.read(self.part, PROJECT_XML_BYTES)

    def set_base(self, base: str) -> None:
        """Where the project says that relative paths begin."""
        self._base = base

    def remarks(self) -> Iterator[Remark]:
        """The files of the archive that may not be read."""
        for left in self.archive.left_out:
            yield Remark(self.name, shown_name(left.name), Sentence(left.why))

    def file(self, named: str) -> "Contained | None":
        """The file that a path of the project leads to; None where none is, or one too large."""
        return None if self.is_too_large(named) else self._found(named)

    def is_too_large(self, named: str) -> bool:
        """Whether a path leads to a file that has more bytes than are taken."""
        found = self._found(named)
        return found is not None and found.size > FILE_BYTES

    def size(self, named: str) -> int:
        """How many bytes a file of the archive is said to have; 0 for one that is not in it."""
        member = self._member(named) if named.strip() else None
        return 0 if member is None else self.archive.size(member)

    def _found(self, named: str) -> "Contained | None":
        if not named.strip():
            return None
        member = self._member(named)
        if member is not None:
            return _InArchive(self.archive, member)
        found = self._file_outside(named)
        return None if found is None else _Outside(found)

    def _member(self, named: str) -> str | None:
        rest = _without_scheme(named)
        for each in dict.fromkeys((rest, unquote(rest))):
            lower = each.lower()
            base_name = lower.rpartition("/")[2]
            for place in (_FOLDER + lower, lower, _FOLDER + base_name, base_name):
                if place in self._places and place:
                    return self._places[place]
        return None

    def _file_outside(self, named: str) -> Path | None:
        scheme = _SCHEME.match(named)
        if scheme and scheme[1].lower() == "internal":
            return None
        rest = unquote(_without_scheme(named))
        here = self.path.resolve().parent
        steps = [step for step in PurePosixPath(rest).parts if step not in ("/", "..")]
        beside = [here.joinpath(*steps[number:]) for number in range(len(steps))]
        for place in beside:
            if _is_file(place) and place.resolve().is_relative_to(here):
                return place
        elsewhere = [Path(rest), Path(self._base) / rest] if self._base else [Path(rest), Path("/") / rest]
        found = next((place for place in elsewhere if place.is_absolute() and _is_file(place)), None)
        self.is_lacking_outside |= found is not None
        return found if self._outside else None

    def _find_xml(self) -> str:
        found = [name for name in self.archive.names() if name.lower().endswith(SUFFIX)]
        at_root = [name for name in found if "/" not in name] or found
        usual = [name for name in at_root if name.rpartition("/")[2].lower() == _USUAL]
        wanted = at_root if len(at_root) == 1 else usual
        if not found:
            raise WrongFile(messages.NO_XML, name=self.name)
        if len(wanted) != 1:
            raise WrongFile(
                messages.SEVERAL_XML, name=self.name, names=", ".join(map(shown_name, at_root[:5]))
            )
        return wanted[0]


class Contained(Protocol):
    """A file that a project names."""

    @property
    def size(self) -> int:
        """How many bytes it is said to have."""

    def read(self) -> bytes:
        """All of it, read anew."""

    def digest(self) -> str:
        """Its SHA-256."""


class _InArchive(NamedTuple):
    archive: Archive
    member: str

    @property
    def size(self) -> int:
        return self.archive.size(self.member)

    def read(self) -> bytes:
        return self.archive.read(self.member, FILE_BYTES)

    def digest(self) -> str:
        return self.archive.digest(self.member, FILE_BYTES)


class _Outside(NamedTuple):
    path: Path

    @property
    def size(self) -> int:
        return self.path.stat().st_size

    def read(self) -> bytes:
        return read_bytes(self.path, FILE_BYTES)

    def digest(self) -> str:
        return digest_of(self.read())


def is_project_archive(path: Path) -> bool:
    """Whether a file is an archive with the XML of a project."""
    try:
        return any(name.lower().endswith(SUFFIX) for name in names_in(path))
    except WrongFile:
        return False


def _without_scheme(named: str) -> str:
    """A path without its scheme and the slashes before it, with slashes between its steps."""
    words = named.strip().replace("\\", "/")
    found = _SCHEME.match(words)
    if found and not _DRIVE.match(words):
        words = words[found.end() :]
    return words.lstrip("/")


def _is_file(place: Path) -> bool:
    try:
        return place.is_file()
    except (OSError, ValueError):
        return False
