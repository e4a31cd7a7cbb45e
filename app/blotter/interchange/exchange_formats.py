"""EXCHANGE_FORMATS: projects and codebooks in the format that programs exchange; rows of FORMATS.

Readers and writers are loaded when they are used: most days begin and end without one.
"""

from typing import Any

from blotter.domain.bundle import Bundle
from blotter.interchange.exchange_options import (
    RefiCodebookOptions,
    RefiCodebookWriteOptions,
    RefiOptions,
    RefiWriteOptions,
)
from blotter.interchange.format_row import Format
from blotter.interchange.refi import FORMAT
from blotter.interchange.refi.container import is_project_archive
from blotter.interchange.written import Written


def _read_project(*rest: Any) -> Bundle:
    from blotter.interchange.refi.reading import project

    return project.read(*rest)


def _write_project(*rest: Any) -> Written:
    from blotter.interchange.refi.writing import writer

    return writer.write(*rest)


def _read_codebook(*rest: Any) -> Bundle:
    from blotter.interchange.refi.reading import codebook

    return codebook.read(*rest)


def _write_codebook(*rest: Any) -> Written:
    from blotter.interchange.refi.writing import codebook

    return codebook.write(*rest)


EXCHANGE_FORMATS: tuple[Format, ...] = (
    Format(
        id=FORMAT,
        title="REFI-QDA project",
        suffixes=(".qdpx", ".zip"),
        reads="project",
        read=_read_project,
        fits=is_project_archive,
        writes=frozenset({"project"}),
        write=_write_project,
        options=RefiOptions,
        write_options=RefiWriteOptions,
        carries_project=True,
    ),
    Format(
        id="refi-codebook",
        title="REFI-QDA codebook",
        suffixes=(".qdc",),
        reads="codebook",
        read=_read_codebook,
        writes=frozenset({"codes"}),
        write=_write_codebook,
        options=RefiCodebookOptions,
        write_options=RefiCodebookWriteOptions,
    ),
)
