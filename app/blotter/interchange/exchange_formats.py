"""EXCHANGE_FORMATS: projects and codebooks in the format that programs exchange; rows of FORMATS."""

from blotter.interchange.exchange_options import (
    RefiCodebookOptions,
    RefiCodebookWriteOptions,
    RefiOptions,
    RefiWriteOptions,
)
from blotter.interchange.format_row import Format
from blotter.interchange.refi.container import is_project_archive
from blotter.interchange.refi.reading import codebook as refi_codebook
from blotter.interchange.refi.reading import project as refi_project
from blotter.interchange.refi.writing import codebook as refi_codebook_writer
from blotter.interchange.refi.writing import writer as refi_writer

EXCHANGE_FORMATS: tuple[Format, ...] = (
    Format(
        id=refi_project.FORMAT,
        title="REFI-QDA project",
        suffixes=(".qdpx", ".zip"),
        reads="project",
        read=refi_project.read,
        fits=is_project_archive,
        writes=frozenset({"project"}),
        write=refi_writer.write,
        options=RefiOptions,
        write_options=RefiWriteOptions,
        carries_project=True,
    ),
    Format(
        id="refi-codebook",
        title="REFI-QDA codebook",
        suffixes=(".qdc",),
        reads="codebook",
        read=refi_codebook.read,
        writes=frozenset({"codes"}),
        write=refi_codebook_writer.write,
        options=RefiCodebookOptions,
        write_options=RefiCodebookWriteOptions,
    ),
)
