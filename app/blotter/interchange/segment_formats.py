"""SEGMENT_FORMATS: the files that coded segments come and go in; rows of FORMATS."""

from functools import partial
from pathlib import Path

from blotter.interchange import segment_report, spreadsheets, tables
from blotter.interchange.format_row import Format
from blotter.interchange.options import CsvOptions
from blotter.interchange.record_files import is_linked_xlsx
from blotter.interchange.segment_lines import is_segment_jsonl, read_jsonl
from blotter.interchange.segment_tables import is_segment_csv, read_csv
from blotter.interchange.segment_workbooks import is_segment_xlsx, read_xlsx
from blotter.interchange.table_formats import write_table

_SEGMENTS = frozenset({"segments"})


def _is_alone(path: Path) -> bool:
    """Whether a workbook has segments and is none of records, which has such sheets among others."""
    return is_segment_xlsx(path) and not is_linked_xlsx(path)


SEGMENT_FORMATS: tuple[Format, ...] = (
    Format(
        id="segments-csv",
        title="Coded segments in CSV",
        suffixes=(".csv", ".tsv"),
        reads="segments",
        read=read_csv,
        fits=is_segment_csv,
        writes=_SEGMENTS,
        write=partial(write_table, tables.write_csv),
        options=CsvOptions,
    ),
    Format(
        id="segments-xlsx",
        title="Coded segments in a workbook",
        suffixes=(".xlsx",),
        reads="segments",
        read=read_xlsx,
        fits=_is_alone,
        writes=_SEGMENTS,
        write=partial(write_table, spreadsheets.write_xlsx),
    ),
    Format(
        id="segments-jsonl",
        title="Coded segments in JSON Lines",
        suffixes=(".jsonl", ".ndjson"),
        reads="segments",
        read=read_jsonl,
        fits=is_segment_jsonl,
        writes=_SEGMENTS,
        write=partial(write_table, tables.write_jsonl),
    ),
    Format(
        id="report-markdown",
        title="Report by code in Markdown",
        suffixes=(".md", ".markdown"),
        writes=_SEGMENTS,
        write=partial(write_table, segment_report.write_markdown),
    ),
    Format(
        id="report-html",
        title="Report by code as a web page",
        suffixes=(".html", ".htm"),
        writes=_SEGMENTS,
        write=partial(write_table, segment_report.write_html),
    ),
    Format(
        id="report-docx",
        title="Report by code as a Word document",
        suffixes=(".docx",),
        writes=_SEGMENTS,
        write=partial(write_table, segment_report.write_docx),
    ),
)
