"""Where a project lies and what its first bytes say, found out without writing to it."""

import os
import struct
import sys
from pathlib import Path

from blotter.errors import NotFound, WrongFile
from blotter.message import Message
from blotter.store import messages
from blotter.store.migrations import APPLICATION_ID, NEWEST

_MAGIC = b"SQLite format 3\0"
_NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afpfs",
    "fuse.sshfs",
    "fuse.rclone",
    "davfs",
    "9p",
    "afs",
}
_SYNC = (
    "Dropbox",
    "OneDrive",
    "Google Drive",
    "iCloud",
    "Nextcloud",
    "ownCloud",
    "Syncthing",
    "pCloud",
    "MEGA",
)


def backup_folder(path: Path) -> Path:
    """Where the backups of a project lie: beside it."""
    return path.with_name(path.name + ".backups")


def check_header(path: Path) -> int:
    """Read the file's header and return its schema's number, or say why it is not a project to open."""
    header, size = _first_bytes(path)
    if not header:
        raise WrongFile(messages.NOT_A_PROJECT, path=path, hint=messages.HINT_EMPTY)
    if not header.startswith(_MAGIC):
        raise WrongFile(messages.NOT_A_PROJECT, path=path, hint=messages.HINT_NOT_A_DATABASE)
    if len(header) < 100:
        raise _damaged(path, expected=100, found=size)
    page_size, pages = struct.unpack_from(">H", header, 16)[0], struct.unpack_from(">I", header, 28)[0]
    page_size = 65536 if page_size == 1 else page_size
    version, application = struct.unpack_from(">I", header, 60)[0], struct.unpack_from(">I", header, 68)[0]
    if application != APPLICATION_ID:
        raise WrongFile(messages.NOT_A_PROJECT, path=path, hint=messages.HINT_OTHER_DATABASE)
    if version > NEWEST:
        raise WrongFile(messages.NEWER, path=path, found=version, known=NEWEST)
    # A write-ahead log beside it may hold the pages that the main file still lacks.
    if size < page_size * pages and not has_leftovers(path):
        raise _damaged(path, expected=page_size * pages, found=size)
    return int(version)


def _first_bytes(path: Path) -> tuple[bytes, int]:
    if path.is_dir():
        raise WrongFile(messages.IS_A_FOLDER, path=path)
    try:
        with path.open("rb") as file:
            return file.read(100), os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise NotFound(messages.NO_SUCH_PROJECT, path=path) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise WrongFile(messages.CANNOT_OPEN, path=path, reason=reason) from None


def _damaged(path: Path, expected: int, found: int) -> WrongFile:
    detail = messages.TRUNCATED.format(expected=expected, found=found)
    return WrongFile(messages.DAMAGED, path=path, detail=detail, backups=backup_folder(path))


def has_leftovers(path: Path) -> bool:
    """Whether a log or journal of a program that did not close lies beside the file."""
    return any(path.with_name(path.name + end).exists() for end in ("-wal", "-journal"))


def network_kind(path: Path) -> str:
    """The type of the network file system the path lies on, "" for a local disk."""
    if sys.platform == "win32":
        import ctypes

        remote = 4
        return "share" if ctypes.windll.kernel32.GetDriveTypeW(path.resolve().anchor) == remote else ""
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    kind = _mounted_kind(mounts, path.resolve())
    return kind if kind in _NETWORK else ""


def _mounted_kind(mounts: str, path: Path) -> str:
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        point = fields[4].replace("\\040", " ")
        if len(point) >= len(best) and path.is_relative_to(point) and "-" in fields:
            best, kind = point, fields[fields.index("-") + 1]
    return kind


def notices(path: Path) -> list[Message]:
    """What a careful person should know about the place: a network share, a folder that is synchronised."""
    found = []
    if kind := network_kind(path):
        found.append(Message(messages.NETWORK_SHARE, {"path": path, "kind": kind}))
    for part in path.resolve().parts[:-1]:
        for service in _SYNC:
            if part.casefold().startswith(service.casefold()):
                found.append(Message(messages.SYNC_FOLDER, {"path": path, "service": service}))
    return found[:2]
