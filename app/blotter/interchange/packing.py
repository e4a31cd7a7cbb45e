"""Zip archives as they are written: the same files of the same day give the same bytes."""

import zipfile
from pathlib import Path
from typing import BinaryIO

from blotter.progress import Progress, silent

_OLDEST = "1980-01-01"
"""What an archive can tell of days begins here."""

_BLOCK = 1024 * 1024
_LEVEL = 6
_READABLE = 0o644 << 16


def entry(name: str, at: str = _OLDEST, *, is_packed: bool = True) -> zipfile.ZipInfo:
    """A file of an archive, of a day (ISO 8601); `is_packed` is not for what does not become smaller."""
    year, month, day = (int(each) for each in max(at[:10], _OLDEST).split("-"))
    made = zipfile.ZipInfo(name, (year, month, day, 0, 0, 0))
    made.compress_type = zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
    made.external_attr = _READABLE
    return made


def pack_folder(file: BinaryIO, folder: Path, at: str, progress: Progress = silent) -> None:
    """Write the files of a folder as an archive, in the order of their names and all of one day."""
    files = files_in(folder)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for done, each in enumerate(files):
            made = entry(each.relative_to(folder).as_posix(), at)
            made.file_size = each.stat().st_size
            with each.open("rb") as content, archive.open(made, "w") as packed:
                while block := content.read(_BLOCK):
                    progress(done, len(files))
                    packed.write(block)


def files_in(folder: Path) -> list[Path]:
    """The files in a folder and in those below it, in the order of their names."""
    return [each for each in sorted(folder.rglob("*")) if each.is_file()]
