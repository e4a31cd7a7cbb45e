"""TABLE_FORMATS: the files that any part of a project can be written to as a table; rows of FORMATS."""

from collections.abc import Callable
from functools import partial
from typing import Any

from blotter.interchange import spreadsheets, tables
from blotter.interchange.format_row import TABLES, Export, Format
from blotter.interchange.options import CsvOptions
from blotter.interchange.written import Written

_ANYTHING = frozenset(TABLES)


def write_table(codec: Callable[..., Written], export: Export, *rest: Any) -> Written:
    """Write the table of a part of a project."""
    return codec(export.table, *rest)


TABLE_FORMATS: tuple[Format, ...] = (
    Format(
        id="csv",
        title="Table in CSV",
        suffixes=(".csv", ".tsv"),
        writes=_ANYTHING,
        write=partial(write_table, tables.write_csv),
        options=CsvOptions,
    ),
    Format(
        id="xlsx",
        title="Table in a workbook",
        suffixes=(".xlsx",),
        writes=_ANYTHING,
        write=partial(write_table, spreadsheets.write_xlsx),
    ),
    Format(
        id="jsonl",
        title="Table in JSON Lines",
        suffixes=(".jsonl", ".ndjson"),
        writes=_ANYTHING,
        write=partial(write_table, tables.write_jsonl),
    ),
    Format(
        id="table-markdown",
        title="Table in Markdown",
        suffixes=(".md", ".markdown"),
        writes=_ANYTHING,
        write=partial(write_table, tables.write_markdown),
    ),
    Format(
        id="table-html",
        title="Table as a web page",
        suffixes=(".html", ".htm"),
        writes=_ANYTHING,
        write=partial(write_table, tables.write_html),
    ),
)
