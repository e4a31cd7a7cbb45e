"""What a data package says of its tables to programs: a Frictionless descriptor, a JSON Schema for each."""

from collections.abc import Collection, Iterable
from pathlib import PurePosixPath
from typing import Any

from blotter.domain.record_data import DataField, DataTable
from blotter.domain.source import digest_of
from blotter.interchange.data_package.about import About
from blotter.interchange.data_package.columns import FLAG, MOMENT
from blotter.interchange.frictionless import foreign_keys

Plain = dict[str, Any]

_MOMENTS = "%Y-%m-%dT%H:%M:%S.%fZ"
_JSON_TYPES = {FLAG: "integer", "integer": "integer", "number": "number"}
_MEDIA = {
    ".schema.json": "application/schema+json",
    ".json": "application/json",
    ".csv": "text/csv",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".cff": "application/yaml",
}


def package(about: About, resources: Iterable[Plain], files: Iterable[Plain]) -> Plain:
    """The descriptor of all of it: the tables as resources, and the other files."""
    told: Plain = {"profile": "tabular-data-package", "name": about.slug, "title": about.title}
    told |= {"description": about.description} if about.description else {}
    told |= {"version": about.version} if about.version else {}
    told |= {"created": f"{about.at}T00:00:00Z", "generator": about.generator}
    told |= {"keywords": list(about.keywords)} if about.keywords else {}
    if about.authors:
        people = [{"title": each.shown, "role": "author", **each.address} for each in about.authors]
        told["contributors"] = people
    if about.licence is not None:
        told["licenses"] = [about.licence.plain]
    return {**told, "resources": list(resources), "files": list(files)}


def table_resource(table: DataTable, present: Collection[str], content: bytes) -> Plain:
    """A table with its columns, keys and what they point to among the tables that are there."""
    schema: Plain = {"fields": [_field(each) for each in table.fields], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    keys = foreign_keys(table, present)
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.about,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_identity(content),
        "schema": schema,
    }


def other_file(path: str, content: bytes) -> Plain:
    """A file that is none of the tables; as a resource, programs would try to read it as a table."""
    suffix = "".join(PurePosixPath(path).suffixes[-2:])
    media = next((media for ending, media in _MEDIA.items() if suffix.endswith(ending)), None)
    return {"path": path, **({"mediatype": media} if media else {}), **_identity(content)}


def _identity(content: bytes) -> Plain:
    return {"bytes": len(content), "hash": f"sha256:{digest_of(content)}"}


def _field(each: DataField) -> Plain:
    told: Plain = {"name": each.key, "type": each.type, "description": each.meaning}
    told |= {"format": _MOMENTS} if each.type == MOMENT else {}
    told |= {"trueValues": ["1"], "falseValues": ["0"]} if each.type == FLAG else {}
    told |= {"constraints": {"enum": list(each.values)}} if each.values else {}
    return told


def json_schema(table: DataTable) -> Plain:
    """What a row of a table is as an object, where an empty cell is null."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": table.name,
        "description": f"{table.about}. A row of {table.name}.csv; an empty cell is null.",
        "type": "object",
        "properties": {each.key: _property(each, table.key) for each in table.fields},
        "required": [each.key for each in table.fields],
        "additionalProperties": False,
    }


def _property(each: DataField, key: Collection[str]) -> Plain:
    kind, is_needed = _JSON_TYPES.get(each.type, "string"), each.key in key
    told: Plain = {"description": each.meaning, "type": kind if is_needed else [kind, "null"]}
    told |= {"format": "date-time"} if each.type == MOMENT else {}
    values = [0, 1] if each.type == FLAG else list(each.values)
    if values:
        told["enum"] = values if is_needed else [*values, None]
    return told
