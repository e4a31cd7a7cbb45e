"""EXCHANGE_FORMATS: projects and codebooks in the format that programs exchange; rows of FORMATS."""

from blotter.interchange.exchange_options import RefiCodebookOptions, RefiOptions
from blotter.interchange.format_row import Format
from blotter.interchange.refi import codebook as refi_codebook
from blotter.interchange.refi.container import is_project_archive
from blotter.interchange.refi.reading import project as refi_project

EXCHANGE_FORMATS: tuple[Format, ...] = (
    Format(
        id=refi_project.FORMAT,
        title="REFI-QDA project",
        suffixes=(".qdpx", ".zip"),
        reads="project",
        read=refi_project.read,
        fits=is_project_archive,
        options=RefiOptions,
        carries_project=True,
    ),
    Format(
        id="refi-codebook",
        title="REFI-QDA codebook",
        suffixes=(".qdc",),
        reads="codebook",
        read=refi_codebook.read,
        options=RefiCodebookOptions,
    ),
)
