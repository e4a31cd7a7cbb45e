"""CODEBOOK_FORMATS, PRINTED_CODEBOOKS: the files that a codebook comes and goes in; rows of FORMATS."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from blotter.interchange import (
    codebook_docx,
    codebook_markdown,
    codebook_print,
    codebook_tables,
    spreadsheets,
    tables,
)
from blotter.interchange.exchange_options import CodebookCsvOptions
from blotter.interchange.format_row import Export, Format
from blotter.interchange.options import CsvOptions, Options, PrintOptions, TableOptions, TextOptions
from blotter.interchange.record_files import is_linked_xlsx
from blotter.interchange.table_formats import write_table
from blotter.interchange.written import Written

_CODES = frozenset({"codes"})


def _is_alone(path: Path) -> bool:
    """Whether a workbook is a codebook and none of records, which has such sheets among others."""
    return codebook_tables.is_codebook_xlsx(path) and not is_linked_xlsx(path)


def _write_codebook(export: Export, *rest: Any) -> Written:
    assert export.codebook is not None
    return codebook_markdown.write(export.codebook, *rest)


def _write_instrument(codec: Callable[..., Written], export: Export, *rest: Any) -> Written:
    assert export.instrument is not None
    return codec(export.instrument, *rest)


def _print_instrument(export: Export, options: Options | None) -> str:
    assert export.instrument is not None
    return codebook_print.page_of(export.instrument, options, paged=True)


CODEBOOK_FORMATS: tuple[Format, ...] = (
    Format(
        id="codebook-markdown",
        title="Codebook in Markdown",
        suffixes=(".md", ".markdown"),
        reads="codebook",
        read=codebook_markdown.read,
        by_name_only=True,
        writes=_CODES,
        write=_write_codebook,
        options=TextOptions,
    ),
    Format(
        id="codebook-csv",
        title="Codebook in CSV",
        suffixes=(".csv", ".tsv"),
        reads="codebook",
        read=codebook_tables.read_csv,
        fits=codebook_tables.is_codebook_csv,
        writes=_CODES,
        write=partial(write_table, tables.write_csv),
        options=CodebookCsvOptions,
        write_options=CsvOptions,
    ),
    Format(
        id="codebook-xlsx",
        title="Codebook in a workbook",
        suffixes=(".xlsx",),
        reads="codebook",
        read=codebook_tables.read_xlsx,
        fits=_is_alone,
        writes=_CODES,
        write=partial(write_table, spreadsheets.write_xlsx),
        options=TableOptions,
        write_options=Options,
    ),
)

PRINTED_CODEBOOKS: tuple[Format, ...] = (
    Format(
        id="codebook-html",
        title="Codebook to print, as a web page",
        suffixes=(".html", ".htm"),
        writes=_CODES,
        write=partial(_write_instrument, codebook_print.write),
        options=PrintOptions,
    ),
    Format(
        id="codebook-docx",
        title="Codebook to print, as a Word document",
        suffixes=(".docx",),
        writes=_CODES,
        write=partial(_write_instrument, codebook_docx.write),
        options=PrintOptions,
    ),
    Format(
        id="codebook-pdf",
        title="Codebook to print, as PDF",
        suffixes=(".pdf",),
        writes=_CODES,
        prints=_print_instrument,
        options=PrintOptions,
    ),
)
"""They come after the tables: a suffix alone does not ask for print."""
