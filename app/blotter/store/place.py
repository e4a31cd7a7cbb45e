"""Where a project lies and what its first bytes say, found out without writing to it."""

import os
import re
import stat
import struct
import sys
from collections import Counter
from pathlib import Path

from blotter.errors import NotFound, WrongFile
from blotter.message import Message, Sentence
from blotter.store import messages
from blotter.store.migrations import APPLICATION_ID, NEWEST

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_NETWORK = {
    "9p", "afpfs", "afs", "ceph", "cifs", "davfs", "fuse.davfs", "fuse.glusterfs", "fuse.gvfsd-fuse",
    "fuse.rclone", "fuse.sshfs", "fuse.vmhgfs-fuse", "lustre", "ncpfs", "nfs", "nfs4", "prl_fs", "smb3",
    "smbfs", "vboxsf",
}  # fmt: skip
_SYNC = (
    "Dropbox", "OneDrive", "Google Drive", "GoogleDrive", "iCloud Drive", "iCloudDrive", "CloudStorage",
    "com~apple~CloudDocs", "Nextcloud", "ownCloud", "Syncthing", "pCloud Drive", "pCloudDrive", "MEGAsync",
)  # fmt: skip

Identity = tuple[int, int]
"""Device and inode: what stays the same about a file while it is the same file."""

_in_use: Counter[Identity] = Counter()
"""The project files that this process has open.

Reading such a file in any way but through SQLite ends, as soon as it is closed again, all locks that the
process holds on it; another process would then believe that it is the last and delete the log in use.
"""


def identity(path: Path) -> Identity | None:
    """Which file this is, or None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def begin_use(path: Path) -> Identity | None:
    """Remember that this process has the file open, and which one it is."""
    found = identity(path)
    if found is not None:
        _in_use[found] += 1
    return found


def end_use(used: Identity | None) -> None:
    """The file is closed once more than it was opened."""
    if used is not None:
        _in_use[used] -= 1


def is_in_use(path: Path) -> bool:
    """Whether this process has the file open."""
    found = identity(path)
    return found is not None and _in_use[found] > 0


def backup_folder(path: Path) -> Path:
    """Where the backups of a project lie: beside it."""
    path = path.resolve()
    return path.with_name(path.name + ".backups")


def leftovers(path: Path) -> list[Path]:
    """The logs beside the file: of the program that has it open, or of one that did not close it."""
    beside = (path.with_name(path.name + end) for end in ("-wal", "-journal"))
    return [log for log in beside if log.exists()]


def remove(path: Path) -> None:
    """Delete a file with the logs beside it, as far as they are there."""
    for each in (*leftovers(path), path):
        # Where nothing may be written, deleting what is not there is an error, too.
        if each.exists():
            each.unlink()


def check_header(path: Path) -> int:
    """Read the file's header and return its schema's number, or say why it is not a project to open."""
    if is_in_use(path):
        return NEWEST
    # Asked before the header is read: a log beside it may hold the pages that the file still lacks.
    has_log = bool(leftovers(path))
    header, size = _first_bytes(path)
    if not header:
        raise WrongFile(messages.NOT_A_PROJECT, path=path, hint=Sentence(messages.HINT_EMPTY))
    if not header.startswith(_MAGIC):
        raise WrongFile(messages.NOT_A_PROJECT, path=path, hint=Sentence(messages.HINT_NOT_A_DATABASE))
    if len(header) < _HEADER_BYTES:
        raise _damaged(path, expected=_HEADER_BYTES, found=size)
    page_size, pages = struct.unpack_from(">H", header, 16)[0], struct.unpack_from(">I", header, 28)[0]
    page_size = 65536 if page_size == 1 else page_size
    version, application = struct.unpack_from(">I", header, 60)[0], struct.unpack_from(">I", header, 68)[0]
    if application != APPLICATION_ID:
        raise WrongFile(messages.NOT_A_PROJECT, path=path, hint=Sentence(messages.HINT_OTHER_DATABASE))
    if version > NEWEST:
        raise WrongFile(messages.NEWER, path=path, found=version, known=NEWEST)
    if size < page_size * pages and not has_log and not leftovers(path):
        raise _damaged(path, expected=page_size * pages, found=size)
    return int(version)


def _first_bytes(path: Path) -> tuple[bytes, int]:
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise WrongFile(messages.IS_A_FOLDER, path=path)
        if not stat.S_ISREG(kind):
            raise WrongFile(messages.NOT_A_PROJECT, path=path, hint=Sentence(messages.HINT_NOT_A_FILE))
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES), os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise NotFound(messages.NO_SUCH_PROJECT, path=path) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise WrongFile(messages.CANNOT_OPEN, path=path, reason=reason) from None


def _damaged(path: Path, expected: int, found: int) -> WrongFile:
    detail = Sentence(messages.TRUNCATED, expected=expected, found=found)
    return WrongFile(messages.DAMAGED, path=path, detail=detail, backups=backup_folder(path))


def network_kind(path: Path) -> str:
    """The type of the network file system the path lies on, "" for a local disk."""
    if sys.platform == "win32":
        import ctypes

        remote = 4
        return "share" if ctypes.windll.kernel32.GetDriveTypeW(path.resolve().anchor) == remote else ""
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
    kind = mounted_kind(mounts, path.resolve())
    return kind if kind in _NETWORK else ""


def mounted_kind(mounts: str, path: Path) -> str:
    """The file system type of the innermost mount that holds the path; `mounts` as in proc(5) mountinfo."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        point = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), fields[4])
        if len(point) >= len(best) and path.is_relative_to(point) and "-" in fields:
            best, kind = point, fields[fields.index("-") + 1]
    return kind


def notices(path: Path) -> list[Message]:
    """What a careful person should know about the place: a network share, a folder that is synchronised."""
    found = []
    if kind := network_kind(path):
        found.append(Message(messages.NETWORK_SHARE, {"path": path, "kind": kind}))
    if service := _sync_service(path.resolve()):
        found.append(Message(messages.SYNC_FOLDER, {"path": path, "service": service}))
    return found


def _sync_service(path: Path) -> str:
    for folder in path.parts[:-1]:
        for service in _SYNC:
            # “OneDrive - University” and “Dropbox (Personal)” count, “Dropboxes of the ministry” does not.
            if re.fullmatch(rf"{re.escape(service)}([ (].*)?", folder, re.IGNORECASE):
                return service
    return ""
