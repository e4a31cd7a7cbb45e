"""What the grid calls its columns, groups and filters."""

from collections.abc import Mapping

from blotter.domain.record_schema import RecordSchema
from blotter.project.records.columns import OWN, TABLE, GridColumn
from blotter.ui.language import later, tr

_TITLES: Mapping[str, str] = {
    "id": later("Number"),
    "kind": later("Kind"),
    "level": later("Level"),
    "subtype": later("Subtype"),
    "topics": later("Topics"),
    "engagement": later("Engagement"),
    "direction": later("Direction"),
    "countries": later("Countries"),
    "region": later("Region"),
    "date": later("Date"),
    "earliest": later("Earliest day"),
    "latest": later("Latest day"),
    "as_of": later("As of"),
    "announced": later("Announced"),
    "report_date": later("Reported"),
    "actors": later("Actors"),
    "quantities": later("Quantities"),
    "status": later("Status"),
    "claim_source": later("Claim source"),
    "origin": later("Origin"),
    "parent": later("Umbrella"),
    "evidence": later("Evidence"),
    "count": later("Counts"),
    "coder": later("Coder"),
    "confidence": later("Confidence"),
    "note": later("Note"),
    "recheck": later("To re-check"),
    "sources": later("Sources"),
    "independent": later("Independent sources"),
    "mix": later("Who vouches"),
    "review": later("Reviewed"),
    "year": later("Year"),
    "completeness": later("Complete"),
    "problems": later("Problems"),
}

_TOLD: Mapping[str, str] = {
    "evidence": later("How many pieces of evidence it has"),
    "independent": later("Documents that have it from one place count as one"),
    "mix": later("Who vouches for how many pieces of evidence"),
    "count": later("Whether it counts in analysis; after a colon why, if somebody decided"),
    "recheck": later("Its evidence is gone or has changed since somebody last looked"),
    "completeness": later("How much of what its kind requires is filled in"),
    "problems": later("Which rules it breaks"),
}


def title(key: str, schema: RecordSchema) -> str:
    """What a column is called."""
    if key.startswith(OWN):
        return schema.label(key.removeprefix(OWN))
    if key.startswith(TABLE):
        return key.removeprefix(TABLE)
    return tr(_TITLES[key])


def told(column: GridColumn, schema: RecordSchema) -> str:
    """What more there is to say of a column."""
    if column.key in _TOLD:
        return tr(_TOLD[column.key])
    known = schema.fields.get(column.field)
    return known.help if known and known.help else title(column.key, schema)
