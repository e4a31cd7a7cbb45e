"""Writes a REFI-QDA project (.qdpx): beside its place, checked, read back and compared, then moved there."""

import os
import zipfile
from collections.abc import Iterable
from pathlib import Path

from blotter.domain.carried import CarriedProject
from blotter.domain.contents import PLACES
from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange.disk import replacing_by_name
from blotter.interchange.exchange_options import RefiOptions, RefiWriteOptions
from blotter.interchange.format_row import Export
from blotter.interchange.limits import MEGABYTE, PROJECT_ARCHIVE_BYTES
from blotter.interchange.options import Options
from blotter.interchange.packing import entry
from blotter.interchange.refi.container import SIDECAR, Container
from blotter.interchange.refi.extension_contents import member_of
from blotter.interchange.refi.reading.project import read_container
from blotter.interchange.refi.sidecar import Extension, applied, extension_of
from blotter.interchange.refi.validation import faults_of_project
from blotter.interchange.refi.writing import messages
from blotter.interchange.refi.writing.comparing import differences, full_differences
from blotter.interchange.refi.writing.counting import counts_of
from blotter.interchange.refi.writing.log import activity_log
from blotter.interchange.refi.writing.losses import losses
from blotter.interchange.refi.writing.outgoing import Outgoing
from blotter.interchange.refi.writing.profiles import PROFILES, counts_otherwise, written_text
from blotter.interchange.refi.writing.project import ProjectXml, origin_of
from blotter.interchange.refi.writing.written_texts import WrittenTexts
from blotter.interchange.written import Written
from blotter.message import Message, Sentence
from blotter.progress import Progress, counted, silent

XML = "project.qde"
FOLDER = "sources/"

_BLOCK = 1_000_000
_LEVEL = 4
_PACKED = frozenset({"docx", "pdf", "png", "jpg", "jpeg", "mp3", "mp4", "m4a", "mov", "ogg", "zip"})
"""Files that do not become smaller."""


def write(export: Export, path: Path, options: Options | None = None, progress: Progress = silent) -> Written:
    """Write a project; nothing stays of it if it cannot be read back as it is."""
    assert export.project is not None
    chosen = options if isinstance(options, RefiWriteOptions) else RefiWriteOptions()
    writing = _Writing(export.project, chosen, shown_name(path.name))
    with replacing_by_name(path) as partial:
        writing.write(partial, progress)
        writing.check(partial, progress)
        extension = writing.extend(partial, progress)
        _sync(partial)
    return writing.written(extension)


class _Writing:
    """One project on its way into one file."""

    def __init__(self, project: CarriedProject, options: RefiWriteOptions, name: str) -> None:
        self._project = project
        self._options = options
        self._name = name
        self._profile = PROFILES[options.profile]
        self._outgoing = Outgoing(project, self._profile, flatten=options.flatten)
        log = activity_log(project.things) if options.activity_log else ""
        self._xml = ProjectXml(self._outgoing, origin_of(self._profile), log)

    def write(self, partial: Path, progress: Progress) -> None:
        """The XML and the files that it names."""
        with zipfile.ZipFile(partial, "x", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
            _write_pieces(archive, self._xml.pieces(progress))
            for member in counted(list(self._outgoing.members.values()), progress, every=1):
                _add(archive, FOLDER + member.name, self._content(member.place, member.digest))
                refuse_too_large(partial, self._name)
            for name, content in self._outgoing.inline.items():
                _add(archive, FOLDER + name, content)
        refuse_too_large(partial, self._name)

    def _content(self, place: str, digest: str) -> bytes:
        if place == "texts":
            return written_text(self._project.texts[digest], self._profile)
        return self._project.originals[digest]

    def check(self, partial: Path, progress: Progress) -> None:
        """Look at what was written by other means than it was written with."""
        with zipfile.ZipFile(partial) as archive:
            names = frozenset(archive.namelist())
            texts = WrittenTexts(archive, FOLDER, self._profile)
            content = archive.read(XML)
            faults = faults_of_project(content, lambda name: FOLDER + name in names, texts.at, progress)
        if faults:
            raise WrongFile(messages.NOT_SOUND, name=self._name, what="; ".join(faults[:3]))

    def extend(self, partial: Path, progress: Progress) -> Extension:
        """Read it back; put beside the XML what that does not give, and compare again."""
        container = Container(partial)
        given = read_container(container, RefiOptions(), progress, with_sidecar=False).project
        assert given is not None
        self._compare(differences(self._project, given))
        extension = extension_of(self._project, given)
        if self._options.sidecar:
            self._put_beside(partial, extension, progress)
            container.archive.look_again()
            again, _ = applied(given, container.archive)
            self._compare(full_differences(self._project, again))
        return extension

    def _put_beside(self, partial: Path, extension: Extension, progress: Progress) -> None:
        if extension.is_empty:
            return
        contents = [(place, digest) for place in PLACES for digest in extension.contents[place]]
        with zipfile.ZipFile(partial, "a", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
            _add(archive, SIDECAR, extension.written().encode("utf-8", "surrogatepass"))
            for place, digest in counted(contents, progress, every=1):
                content = getattr(self._project, place)[digest]
                told = content.encode() if isinstance(content, str) else content
                _add(archive, member_of(place, digest), told)
                refuse_too_large(partial, self._name)
        refuse_too_large(partial, self._name)

    def _compare(self, found: Iterable[str]) -> None:
        first = next(iter(found), None)
        if first is not None:
            raise WrongFile(messages.NOT_AS_GIVEN, name=self._name, what=first)

    def written(self, extension: Extension) -> Written:
        """What went out, and what did not."""
        counts = counts_of(self._project.things)
        utf16 = self._profile.utf16
        remarks = []
        if any(counts_otherwise(self._project.text(each)) for each in self._outgoing.sources()):
            count = Sentence(messages.TWO if utf16 else messages.ONE)
            remarks.append(Message(messages.UNITS_DIFFER, {"count": count}))
        return Written(
            rows=counts.get("segments", 0),
            remarks=tuple(remarks),
            counts=counts,
            convention=Sentence(messages.POSITIONS_UTF16 if utf16 else messages.POSITIONS_CODE_POINTS),
            lost=losses(extension, self._xml.foreign.left_out, is_kept=self._options.sidecar),
        )


def refuse_too_large(path: Path, name: str) -> None:
    """WrongFile where a file called `name` is larger than any project that is read."""
    if path.stat().st_size > PROJECT_ARCHIVE_BYTES:
        raise WrongFile(messages.TOO_LARGE_TO_READ, name=name, limit=PROJECT_ARCHIVE_BYTES // MEGABYTE)


def _write_pieces(archive: zipfile.ZipFile, pieces: Iterable[str]) -> None:
    with archive.open(entry(XML), "w", force_zip64=True) as file:
        held: list[str] = []
        size = 0
        for piece in pieces:
            held.append(piece)
            size += len(piece)
            if size > _BLOCK:
                file.write("".join(held).encode())
                held, size = [], 0
        file.write("".join(held).encode())


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    is_packed = name.rpartition(".")[2].lower() not in _PACKED
    archive.writestr(entry(name, is_packed=is_packed), content)


def _sync(partial: Path) -> None:
    with partial.open("rb+") as file:
        os.fsync(file.fileno())
