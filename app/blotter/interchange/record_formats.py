"""RECORD_FORMATS: the files in which activity records come and go; rows of FORMATS."""

from collections.abc import Callable
from functools import partial
from typing import Any

from blotter.interchange import record_archives, record_files, record_package
from blotter.interchange.format_row import Export, Format
from blotter.interchange.options import MissingOptions, RecordOptions
from blotter.interchange.written import Written

RECORD_FOLDER = "records-folder"
_RECORDS = frozenset({"records"})


def _write_records(codec: Callable[..., Written], export: Export, *rest: Any) -> Written:
    assert export.records is not None
    return codec(export.records, *rest)


RECORD_FORMATS: tuple[Format, ...] = (
    Format(
        id="records-jsonl",
        title="Activity records in JSON Lines",
        suffixes=(".jsonl", ".ndjson"),
        reads="records",
        read=record_files.read_jsonl,
        fits=record_files.is_record_jsonl,
        writes=_RECORDS,
        write=partial(_write_records, record_package.write_jsonl),
        options=MissingOptions,
    ),
    Format(
        id="records-csv",
        title="Activity records in CSV, one a row",
        suffixes=(".csv", ".tsv"),
        reads="records",
        read=record_files.read_csv,
        fits=record_files.is_record_csv,
        options=RecordOptions,
    ),
    Format(
        id="records-xlsx",
        title="Activity records in a workbook",
        suffixes=(".xlsx",),
        reads="records",
        read=record_files.read_xlsx,
        fits=record_files.is_record_xlsx,
        writes=_RECORDS,
        write=partial(_write_records, record_package.write_xlsx),
        options=MissingOptions,
    ),
    Format(
        id="records-zip",
        title="Activity records as an archive of tables",
        suffixes=(".zip",),
        reads="records",
        read=record_archives.read_zip,
        fits=record_archives.is_record_zip,
        writes=_RECORDS,
        write=partial(_write_records, record_package.write_zip),
        options=MissingOptions,
    ),
    Format(
        id=RECORD_FOLDER,
        title="Activity records as a folder of tables",
        suffixes=(),
        reads="records",
        read=record_archives.read_folder,
        takes_folder=record_archives.is_record_folder,
        writes=_RECORDS,
        write=partial(_write_records, record_package.write_folder),
        options=MissingOptions,
        is_folder=True,
    ),
)
