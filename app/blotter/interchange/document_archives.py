"""Archives of documents: what is in them is read as if it lay in a folder, whose folders become groups."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from blotter.domain.bundle import Bundle, Document, RefusedRow, Remark
from blotter.domain.names import shown_name
from blotter.errors import BlotterError, WrongFile
from blotter.interchange import messages
from blotter.interchange.archives import Archive
from blotter.interchange.data_package import messages as package_messages
from blotter.interchange.data_package.recognising import is_package_archive
from blotter.interchange.limits import FILE_BYTES
from blotter.interchange.options import Options
from blotter.interchange.record_archives import is_record_zip
from blotter.interchange.refi.container import is_project_archive
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent

_OWN = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", "ehthumbs.db")
_LONGEST_STEP = 200
_OLD_ENCODINGS = ("utf-8", "gb18030", "cp932", "cp1251")
_ACCENTED = frozenset("äöüÄÖÜßéèêëáàâåÅçÇñÑóòôøØúùûíìîïæÆœ")


class _Unpacked(NamedTuple):
    """A private folder with the files of an archive, by their places in it, and what was left out."""

    folder: Path
    member_of: dict[Path, str]
    remarks: list[Remark]


def is_document_archive(path: Path) -> bool:
    """Whether an archive is one of documents: any that is none of records, and no project."""
    return not is_record_zip(path) and not is_project_archive(path)


def count_files(path: Path) -> int:
    """How many files an archive holds, which is seen in its directory."""
    archive = Archive(path, shown_name(path.name), whole=False)
    return sum(not _is_own(told_name(name)) for name in archive.names())


def read_archive(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The documents in an archive; what cannot be read does not keep the others out.

    They are unpacked one by one, counted as they come, into a folder that only this person can open and that
    is gone afterwards.
    """
    archive = Archive(path, shown_name(path.name), whole=False)
    if is_package_archive(archive):
        raise WrongFile(package_messages.FOR_READING, name=shown_name(path.name))
    documents: list[Document] = []
    refused: list[RefusedRow] = []
    with tempfile.TemporaryDirectory(prefix="blotter-") as private:
        unpacked = _unpacked(archive, Path(private), progress)
        top = _top_folder(unpacked, path)
        remarks = unpacked.remarks
        for file, group in counted(_files(unpacked, top, remarks), progress, every=1):
            place = unpacked.member_of[file]
            try:
                documents += [replace(each, group=group) for each in _documents(file, options)]
            except BlotterError as error:
                refused.append(RefusedRow(place, file.name, error.sentence))
    return Bundle(documents=tuple(documents), refused=tuple(refused), remarks=tuple(remarks))


def _documents(file: Path, options: Options | None) -> tuple[Document, ...]:
    from blotter.interchange.formats import chosen

    row = chosen(file)
    assert row.read is not None
    return row.read(file, options).documents


def _files(unpacked: _Unpacked, top: Path, remarks: list[Remark]) -> list[tuple[Path, tuple[str, ...]]]:
    """The documents in the folder, each with its groups."""
    from blotter.interchange.folders import expand
    from blotter.interchange.formats import sniff

    found = expand([top])
    for left, why in found.left_out:
        remarks.append(Remark(left.relative_to(unpacked.folder).as_posix(), left.name, why))
    files = []
    for file in found.files:
        if any(row.reads == "documents" for row in sniff(file)):
            files.append((file, found.groups[file]))
        else:
            remarks.append(Remark(unpacked.member_of[file], file.name, messages.LEFT_OUT_NOT_DOCUMENT))
    return files


def _top_folder(unpacked: _Unpacked, path: Path) -> Path:
    """The folder that the archive was made of, if it has all files and its name; else that of the archive."""
    inner = list(unpacked.folder.iterdir())
    is_one = len(inner) == 1 and inner[0].is_dir() and inner[0].name == path.stem
    return inner[0] if is_one else unpacked.folder


def _unpacked(archive: Archive, folder: Path, progress: Progress) -> _Unpacked:
    unpacked = _Unpacked(folder, {}, [Remark(name, name, why) for name, why in archive.left_out])
    own = 0
    for member in counted(archive.names(), progress, every=1):
        name = told_name(member)
        if _is_own(name):
            own += 1
            continue
        content = archive.read(member, FILE_BYTES)
        target = folder.joinpath(*_steps(name))
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(content)
            if written := archive.written(member):
                os.utime(target, (written.timestamp(),) * 2)
        except (OSError, OverflowError):
            unpacked.remarks.append(Remark(name, target.name, messages.LEFT_OUT_NOT_WRITABLE))
        else:
            unpacked.member_of[target] = name
    if own:
        unpacked.remarks.append(
            Remark("", archive.name, Sentence(messages.LEFT_OUT_OF_MAC, count=own), "noted")
        )
    return unpacked


def told_name(member: str) -> str:
    """A member's name as its maker wrote it: archives of old programs do not say in which encoding."""
    if member.isascii():
        return member
    try:
        raw = member.encode("cp437")
    except UnicodeEncodeError:
        # The archive itself says that it is UTF-8.
        return member
    if all(each.isascii() or each in _ACCENTED for each in member):
        return _decoded(raw, ("utf-8",)) or member
    return _decoded(raw, _OLD_ENCODINGS) or member


def _decoded(raw: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def _is_own(name: str) -> bool:
    path = PurePosixPath(name)
    return any(step in _OWN for step in path.parts) or path.name.startswith("._")


def _steps(name: str) -> Iterator[str]:
    """The folders and the file name of a member, made fit for a disk; they lead nowhere but down."""
    for step in PurePosixPath(name).parts:
        shown = shown_name(step).replace("/", "_").replace("\\", "_").replace(":", "_")
        path = PurePosixPath(shown)
        yield (
            shown
            if len(shown.encode()) <= _LONGEST_STEP
            else path.stem[: _LONGEST_STEP // 5] + path.suffix[:20]
        )
