"""How records, their evidence, actors and schema come apart into fields that are changed together."""

from blotter.domain.entity import Entity
from blotter.domain.record import Actor, Evidence, FormerRecord, Involved, Quantity, Record
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.domain.study import CountryRegion, CountryTable, SavedFigure, StudyFrame
from blotter.project.merging.rules import (
    Group,
    by_key,
    highest,
    in_order,
    known,
    lowest,
    newest,
    said,
    united,
    united_or_all,
)


def _involved(each: Involved) -> object:
    """What tells a country or group of a record from others; its place and region are said of it."""
    return each.code or each.name, each.role


def _quantity(each: Quantity) -> object:
    return each.id


def _first(each: tuple[object, ...]) -> object:
    return each[0]


RECORD_GROUPS: dict[type[Entity], tuple[Group, ...]] = {
    RecordKind: (
        Group("name", ("name",)),
        Group("tied code", ("code",), said, asks=True),
        Group("fields", ("fields",), in_order),
        Group("required", ("required",), in_order),
        Group("help", ("help",), said, asks=True),
        Group("position", ("position",), lowest),
    ),
    RecordField: (
        Group("name", ("name",)),
        Group("label", ("label",), said, asks=True),
        Group("type", ("type",)),
        Group("options", ("options",), in_order),
        Group("help", ("help",), said, asks=True),
        Group("position", ("position",), lowest),
    ),
    Actor: (
        Group("name", ("name",)),
        Group("aliases", ("aliases",), united),
        Group("kind of actor", ("kind",), said, asks=True),
        Group("side", ("side",), said, asks=True),
        Group("country", ("country",), said, asks=True),
        Group("belongs to", ("parent",), said, asks=True),
        Group("note", ("note",), said, asks=True),
    ),
    Record: (
        Group("number", ("number",), lowest),
        Group("kind of record", ("kind",)),
        Group("level", ("level",)),
        Group("subtype", ("subtype",)),
        Group("topics", ("topics",), in_order),
        Group("engagement", ("engagement",)),
        Group("direction", ("direction",)),
        Group("countries", ("countries",), by_key(_involved), asks=True),
        Group("examples", ("examples",)),
        Group("date", ("date", "earliest", "latest")),
        Group("as of", ("as_of",)),
        Group("announced", ("announced",)),
        Group("report date", ("report_date",)),
        Group("actors", ("actors",), in_order),
        Group("quantities", ("quantities",), by_key(_quantity), asks=True),
        Group("statuses", ("statuses",), in_order),
        Group("own fields", ("own",), by_key(_first), asks=True),
        Group("blanks", ("blanks",), by_key(_first), asks=True),
        Group("umbrella", ("parent",)),
        Group("counting", ("counted", "count_rule")),
        Group("confidence", ("confidence",)),
        Group("note", ("note",)),
        Group("alternatives", ("alternatives",), in_order),
        Group("dismissed", ("dismissed",), united),
        Group("coder", ("coder",), known),
        Group("review", ("reviewed", "reviewed_by"), newest),
        Group("created", ("created",), lowest),
        Group("modified", ("modified",), highest),
    ),
    Evidence: (
        Group("record", ("record",)),
        Group("passage", ("source", "start", "end", "quote", "segment")),
        Group("supports", ("fields",), united_or_all),
        Group("role", ("role",)),
        Group("piece", ("piece",), known),
        Group("claim sources", ("claim_sources",), united),
        Group("origins", ("origins",), said, asks=True),
        Group("coder", ("coder",), known),
        Group("created", ("created",), lowest),
    ),
    FormerRecord: (Group("fate", ("at", "fate", "successor", "kept", "coder"), newest),),
    StudyFrame: (
        Group("earliest", ("earliest",)),
        Group("latest", ("latest",)),
        Group("home", ("home",)),
        Group("regions", ("regions",), in_order),
        Group("days", ("days",)),
        Group("shared actor", ("needs_actor",)),
    ),
    CountryRegion: (Group("region", ("region",)),),
    CountryTable: (
        Group("name", ("name",)),
        Group("rows", ("rows",), by_key(lambda row: row[:2]), asks=True),
        Group("note", ("note",), said, asks=True),
    ),
    SavedFigure: (
        Group("name", ("name",)),
        Group("asked", ("asked",)),
        Group("coder", ("coder",), known),
        Group("created", ("created",), lowest),
        Group("modified", ("modified",), highest),
    ),
}
"""Evidence that two sides found for one record is one piece of evidence; a release never changes."""
