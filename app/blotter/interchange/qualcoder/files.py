"""Where the files of a QualCoder project lie, and which of them may be read."""

import re
from pathlib import Path

from blotter.errors import WrongFile
from blotter.interchange.disk import folder_is_there
from blotter.interchange.foreign_sqlite import application_id, has_tables

DATABASE = "data.qda"
TABLES = ("project", "source", "code_name", "code_text", "code_cat")
"""The tables that every version has, by which a project is told."""

_KINDS = {
    ".txt": "text", ".text": "text", ".log": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".docx": "docx", ".odt": "odt", ".rtf": "rtf", ".epub": "epub",
    ".pdf": "pdf",
}  # fmt: skip
_MEDIA = re.compile("/?(images|audio|video)[/:]")
_MEDIUM = re.compile("/(images|audio|video)/([^/\\\\]+)")
_LINKED = re.compile("[a-z]+:")
_INTERNAL = re.compile("/(?:docs|documents)/([^/\\\\]+)")


def is_project_folder(path: Path) -> bool:
    """Whether a folder is a project of QualCoder as a whole."""
    try:
        return folder_is_there(path) and application_id(path / DATABASE) is not None
    except WrongFile:
        return False


def is_project_file(path: Path) -> bool:
    """Whether a file is the database of such a project."""
    return has_tables(path, *TABLES)


def database_of(path: Path) -> Path:
    """The database of a project that is named by its folder or by the database itself."""
    return path / DATABASE if folder_is_there(path) else path


def project_name(path: Path) -> str:
    """What a project is called: its folder's name without the suffix, else that of the file."""
    if path.name.lower() == DATABASE and path.absolute().parent.suffix.lower() == ".qda":
        path = path.absolute().parent
    return path.stem if path.suffix.lower() == ".qda" else path.name


def is_media(media_path: str) -> bool:
    """Whether a source is a picture, a recording or a film."""
    return _MEDIA.match(media_path) is not None


def is_linked(media_path: str) -> bool:
    """Whether a source's file lies outside the project, where nothing is ever fetched from."""
    return _LINKED.match(media_path) is not None


def original_of(database: Path, media_path: str, name: str) -> Path | None:
    """The file that a document came from, if the project keeps it in its own folder."""
    internal = _INTERNAL.fullmatch(media_path)
    wanted = internal[1] if internal else name if not media_path else ""
    return _file_in(database, "documents", wanted)


def medium_of(database: Path, media_path: str) -> tuple[str, Path | None]:
    """In which folder a picture, recording or film lies, and its file if that is the project's own."""
    internal = _MEDIUM.fullmatch(media_path)
    if internal is not None:
        return internal[1], _file_in(database, internal[1], internal[2])
    found = _MEDIA.match(media_path)
    return found[1] if found else "images", None


def _file_in(database: Path, folder_name: str, wanted: str) -> Path | None:
    folder = database.absolute().parent / folder_name
    if not wanted or "/" in wanted or "\\" in wanted or wanted in (".", ".."):
        return None
    found = folder / wanted
    try:
        is_there = found.is_file() and not found.is_symlink()
        return found if is_there and found.resolve().parent == folder.resolve() else None
    except (OSError, RuntimeError, ValueError):
        return None


def kind_of(name: str) -> str:
    """The kind of a document as our own readers call it; plain text where they would not read it."""
    return _KINDS.get(Path(name).suffix.lower(), "text")
