"""Zip archives, looked at before any reader unpacks them."""

import zipfile
from pathlib import Path

from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.disk import reading

_MEMBERS = 5_000
_TOTAL = 2 * 1024**3
_UNSUSPICIOUS = 64 * 1024**2
_RATIO = 200


def check_archive(path: Path, unreadable: str = messages.NOT_A_WORKBOOK) -> None:
    """WrongFile (`unreadable`) for what is no zip archive, or would unpack to far more than a document holds.

    The sizes that an archive states bind its reader too: `zipfile` gives out no more than they say.
    """
    with reading(path) as file:
        try:
            with zipfile.ZipFile(file) as archive:
                members = archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
            raise WrongFile(unreadable, name=path.name) from None
        total = sum(member.file_size for member in members)
        swollen = total > _UNSUSPICIOUS and total > path.stat().st_size * _RATIO
    if len(members) > _MEMBERS or total > _TOTAL or swollen:
        raise WrongFile(messages.ARCHIVE_TOO_LARGE, name=path.name)
