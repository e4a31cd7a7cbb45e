"""Activity records as a folder or an archive of linked tables, as a workbook, and as JSON Lines."""

import io
import json
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from blotter.domain.record_data import DataField, DataTable, RecordData
from blotter.interchange import codebook_markdown, spreadsheets, tables
from blotter.interchange.disk import replacing, replacing_files, replacing_text
from blotter.interchange.frictionless import foreign_keys, name_for_machines
from blotter.interchange.options import Options
from blotter.interchange.packing import pack_folder
from blotter.interchange.written import Written
from blotter.progress import Progress, silent

README = "README.md"
PACKAGE = "datapackage.json"
CODEBOOK = "codebook.md"
FIRST = ("records.csv", "evidence.csv")
"""Without these a folder or archive is none of ours."""

_FILES = (README, PACKAGE, CODEBOOK)


def write_folder(
    data: RecordData, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write the tables into a folder, which is made if need be; other files in it are left alone."""
    with replacing_files(path) as folder:
        return _write(data, folder, options, progress)


def write_zip(
    data: RecordData, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write the tables into a zip archive; the same data on the same day give the same bytes."""
    with tempfile.TemporaryDirectory(prefix="blotter-") as folder, replacing(path) as file:
        written = _write(data, Path(folder), options, progress)
        pack_folder(file, Path(folder), data.at)
    return written


def package(data: RecordData, progress: Progress = silent) -> bytes:
    """The archive as bytes."""
    with tempfile.TemporaryDirectory(prefix="blotter-") as folder:
        _write(data, Path(folder), None, progress)
        packed = io.BytesIO()
        pack_folder(packed, Path(folder), data.at)
        return packed.getvalue()


def write_bytes(content: bytes, path: Path) -> None:
    """Write a package as it is."""
    with replacing(path) as file:
        file.write(content)


def unpack(content: bytes, path: Path) -> None:
    """Write the files of a package into a folder, which is made if need be."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive, replacing_files(path) as folder:
        for name in archive.namelist():
            with replacing(folder / Path(name).name) as file:
                file.write(archive.read(name))


def _write(data: RecordData, folder: Path, options: Options | None, progress: Progress) -> Written:
    counts: dict[str, int] = {}
    for table in data.tables:
        written = tables.write_csv(table.table(), folder / f"{table.name}.csv", options, progress)
        counts[table.name] = written.rows
    codebook_markdown.write(data.codebook, folder / CODEBOOK)
    with replacing_text(folder / README) as file:
        file.write(_readme(data.readme, counts))
    with replacing_text(folder / PACKAGE) as file:
        json.dump(_described(data), file, ensure_ascii=False, indent=1)
        file.write("\n")
    return Written(data.records)


def _readme(text: str, counts: Mapping[str, int]) -> str:
    return text.replace("{tables}", "\n".join(f"| `{name}` | {count} |" for name, count in counts.items()))


def _described(data: RecordData) -> dict[str, Any]:
    """The tables as a Frictionless data package."""
    return {
        "name": name_for_machines(data.name, "records"),
        "title": data.name,
        "created": f"{data.at[:10]}T00:00:00Z",
        "profile": "tabular-data-package",
        "missing": dict(data.missing),
        "resources": [_resource(each, data) for each in data.tables],
    }


def _resource(table: DataTable, data: RecordData) -> dict[str, Any]:
    keys = foreign_keys(table)
    schema: dict[str, Any] = {"fields": [_field(each) for each in table.fields]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if keys:
        schema["foreignKeys"] = keys
    if table.name == "records":
        schema["missingValues"] = list(dict.fromkeys(["", *filter(None, data.missing.values())]))
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.about,
        "format": "csv",
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        "schema": schema,
    }


def _field(each: DataField) -> dict[str, Any]:
    return {"name": each.key, "type": each.type, "description": each.meaning}


def write_xlsx(
    data: RecordData, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write the tables into a workbook, a sheet each."""
    shown = {table.name: table.table() for table in data.tables}
    remarks = spreadsheets.write_sheets(shown, path, progress)
    return Written(data.records, remarks)


def write_jsonl(
    data: RecordData, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write an object a record, with everything that is linked to it in lists."""
    count = 0
    with replacing_text(path) as file:
        for each in data.nested():
            count += 1
            progress(count, data.records)
            file.write(json.dumps(each, ensure_ascii=False) + "\n")
    return Written(count)
