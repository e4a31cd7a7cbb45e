"""METADATA_FORMATS: tables about documents and cases, and bibliographies; rows of FORMATS."""

from collections.abc import Callable, Collection
from pathlib import Path

from blotter.domain.bundle import Bundle
from blotter.interchange import metadata_tables
from blotter.interchange.bibliography import reading
from blotter.interchange.bibliography.csl_json import is_csl_json
from blotter.interchange.format_row import Format
from blotter.interchange.options import BibliographyOptions, TableOptions
from blotter.interchange.record_files import is_linked_xlsx

_CSV = (".csv", ".tsv")
_XLSX = (".xlsx",)


def _alone(fits: Callable[[Path], bool]) -> Callable[[Path], bool]:
    """Whether a workbook fits and is none of records, which has such sheets among others."""
    return lambda path: fits(path) and not is_linked_xlsx(path)


def _is_metadata_xlsx(path: Path, known: Collection[str]) -> bool:
    return metadata_tables.is_metadata(path, known) and not is_linked_xlsx(path)


def _is_cases_xlsx(path: Path, known: Collection[str]) -> bool:
    return metadata_tables.is_cases(path, known) and not is_linked_xlsx(path)


def _bibliography(
    identity: str, title: str, suffixes: tuple[str, ...], read: Callable[..., Bundle],
    fits: Callable[[Path], bool] | None = None,
) -> Format:  # fmt: skip
    return Format(
        id=identity, title=title, suffixes=suffixes, reads="metadata", read=read, fits=fits,
        options=BibliographyOptions,
    )  # fmt: skip


METADATA_FORMATS: tuple[Format, ...] = (
    Format(
        id="documents-csv",
        title="Documents in CSV, one a row",
        suffixes=_CSV,
        reads="documents",
        read=metadata_tables.read_documents,
        glance=metadata_tables.glance_documents,
        fits=metadata_tables.is_documents,
        options=TableOptions,
    ),
    Format(
        id="documents-xlsx",
        title="Documents in a workbook, one a row",
        suffixes=_XLSX,
        reads="documents",
        read=metadata_tables.read_documents,
        glance=metadata_tables.glance_documents,
        fits=_alone(metadata_tables.is_documents),
        options=TableOptions,
    ),
    Format(
        id="metadata-csv",
        title="Metadata of documents in CSV",
        suffixes=_CSV,
        reads="metadata",
        read=metadata_tables.read_metadata,
        fits_among=metadata_tables.is_metadata,
        options=TableOptions,
    ),
    Format(
        id="metadata-xlsx",
        title="Metadata of documents in a workbook",
        suffixes=_XLSX,
        reads="metadata",
        read=metadata_tables.read_metadata,
        fits_among=_is_metadata_xlsx,
        options=TableOptions,
    ),
    Format(
        id="cases-csv",
        title="Cases in CSV, one a row",
        suffixes=_CSV,
        reads="metadata",
        read=metadata_tables.read_cases,
        fits_among=metadata_tables.is_cases,
        options=TableOptions,
    ),
    Format(
        id="cases-xlsx",
        title="Cases in a workbook, one a row",
        suffixes=_XLSX,
        reads="metadata",
        read=metadata_tables.read_cases,
        fits_among=_is_cases_xlsx,
        options=TableOptions,
    ),
    _bibliography("ris", "Bibliography in RIS", (".ris",), reading.read_ris),
    _bibliography("bibtex", "Bibliography in BibTeX", (".bib", ".bibtex"), reading.read_bibtex),
    _bibliography("csl-json", "Bibliography in CSL-JSON", (".json",), reading.read_csl_json, is_csl_json),
)
