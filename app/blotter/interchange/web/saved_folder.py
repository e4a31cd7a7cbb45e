"""A page that a browser saved with a folder of what it shows: one document, whose original is both."""

import io
import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from blotter.domain.bundle import Bundle, Remark
from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.disk import folder_is_there, read_bytes, told
from blotter.interchange.limits import ARCHIVE_MEMBERS, FILE_BYTES, MEGABYTE, PAGE_BYTES
from blotter.interchange.options import HtmlOptions, Options, told_encoding
from blotter.interchange.web import messages as own_messages
from blotter.interchange.web.page_text import MAIN_TEXT, WHOLE_PAGE
from blotter.interchange.web.reading import page_document, with_day_of_file
from blotter.message import Sentence
from blotter.progress import Progress, silent

KIND = "saved-page"
SUFFIXES = (".html", ".htm", ".xhtml")
_ENDINGS = (
    "_files", ".files", "-Dateien", "_fichiers", "_archivos", "_ficheros", "_arquivos", "_ficheiros", "_file",
    "_bestanden", "-filer", "_filer", "_tiedostot", "_soubory", "_pliki", "_elemei", "_dosyalar", "_bylos",
    "_datoteke", "_fitxers", "_fails", "_failid", "_fajlovi", "_fitxategiak",
)  # fmt: skip
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The only time that is written, so that the same page gives the same bytes."""


def folder_of(page: Path) -> Path | None:
    """The folder beside a page with what it shows, as browsers of several languages call it."""
    found = (page.with_name(page.stem + ending) for ending in _ENDINGS)
    return next((each for each in found if folder_is_there(each) and not each.is_symlink()), None)


def belongs_to_page(folder: Path) -> bool:
    """Whether a folder is part of a saved page beside it."""
    stems = (folder.name.removesuffix(ending) for ending in _ENDINGS if folder.name.endswith(ending))
    return any(stem and _is_there(folder.with_name(stem + suffix)) for stem in stems for suffix in SUFFIXES)


def has_folder(page: Path) -> bool:
    """Whether a page was saved with a folder."""
    return folder_of(page) is not None


def read_saved_page(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The text of a page, with an archive of the page and its folder as the original."""
    content = read_bytes(path, PAGE_BYTES, progress)
    whole = isinstance(options, HtmlOptions) and not options.main_text
    reader = WHOLE_PAGE if whole else MAIN_TEXT
    document = with_day_of_file(
        page_document(
            content, shown_name(path.name), encoding=told_encoding(options), reader=reader, kind=KIND
        ),
        path,
    )
    folder = folder_of(path)
    if folder is None:
        return Bundle(documents=(document,))
    files = sorted(_files(folder), key=lambda each: each.relative_to(folder).as_posix())
    snapshot = _packed(path, content, folder, files, progress)
    remark = Remark("", "", Sentence(own_messages.FOLDER_KEPT, count=len(files)), "noted")
    return Bundle(documents=(replace(document, original=snapshot, remarks=(*document.remarks, remark)),))


def _files(folder: Path) -> Iterator[Path]:
    """The ordinary files in a folder, however deep; no link is followed."""
    count, waiting = 0, [folder]
    try:
        while waiting:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(Path(entry.path))
                    elif entry.is_file(follow_symlinks=False):
                        count += 1
                        if count > ARCHIVE_MEMBERS:
                            raise WrongFile(messages.ARCHIVE_CROWDED, name=folder.name, limit=ARCHIVE_MEMBERS)
                        yield Path(entry.path)
    except OSError as error:
        raise WrongFile(messages.UNREADABLE, path=folder, reason=told(error)) from error


def _packed(page: Path, content: bytes, folder: Path, files: list[Path], progress: Progress) -> bytes:
    """The page and the files of its folder in one archive, the same bytes for the same page."""
    packed = io.BytesIO()
    size = len(content)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_entry(page.name), content)
        for number, file in enumerate(files):
            progress(number, len(files))
            resource = read_bytes(file, FILE_BYTES - size)
            size += len(resource)
            if size > FILE_BYTES:
                raise WrongFile(messages.TOO_LARGE, path=page, limit=FILE_BYTES // MEGABYTE)
            archive.writestr(_entry(f"{folder.name}/{file.relative_to(folder).as_posix()}"), resource)
    return packed.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name.encode("utf-8", "replace").decode(), _MOMENT)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _is_there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:
        return False
