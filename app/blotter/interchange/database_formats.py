"""The formats of projects that other programs keep in databases; readers are loaded when they are used."""

from pathlib import Path
from typing import Any

from blotter.domain.bundle import Bundle
from blotter.interchange.exchange_options import QualCoderOptions, TaguetteOptions
from blotter.interchange.format_row import Format
from blotter.interchange.qualcoder import files as qualcoder_files


def _read_qualcoder(*rest: Any) -> Bundle:
    from blotter.interchange.qualcoder import reading

    return reading.read(*rest)


def _is_taguette(path: Path) -> bool:
    from blotter.interchange.taguette import reading

    return reading.is_taguette(path)


def _read_taguette(*rest: Any) -> Bundle:
    from blotter.interchange.taguette import reading

    return reading.read(*rest)


DATABASE_FORMATS: tuple[Format, ...] = (
    Format(
        id="qualcoder",
        title="QualCoder project",
        suffixes=(".qda",),
        reads="project",
        read=_read_qualcoder,
        fits=qualcoder_files.is_project_file,
        takes_folder=qualcoder_files.is_project_folder,
        options=QualCoderOptions,
        carries_project=True,
    ),
    Format(
        id="taguette",
        title="Taguette project",
        suffixes=(".sqlite3", ".db"),
        reads="project",
        read=_read_taguette,
        fits=_is_taguette,
        options=TaguetteOptions,
        carries_project=True,
    ),
)
