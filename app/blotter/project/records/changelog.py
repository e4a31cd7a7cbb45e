"""What has changed from one release to the next: records that came, changed, were merged or deleted."""

from collections.abc import Iterable, Mapping

from blotter.interchange.record_archives import Row, Tables

_LINKED = (
    "evidence",
    "quantities",
    "statuses",
    "actors",
    "countries",
    "own_fields",
    "blanks",
    "alternatives",
)
_ABOUT_RECORDS = {"modified", "created", "uuid", "id", "reviewed", "dismissed"}
_IN_SHORT = {
    "countries", "region", "earliest", "latest", "status", "claim_source", "origin", "quantities", "evidence",
    "sources", "origins",
}  # fmt: skip
"""Columns of the table of records that follow from linked tables, or from the date."""

Contents = dict[str, object]


def first(tables: Tables) -> str:
    """What the first release has."""
    return f"First release: {len(tables['records'])} records.\n"


def between(before: Tables, after: Tables, name: str) -> str:
    """What is other in one release than in the one of this name before it, in Markdown."""
    old, new = _records(before), _records(after)
    numbers = {key: str(each["id"]) for key, each in (*old.items(), *new.items())}
    added = [numbers[key] for key in new if key not in old]
    changed = [
        f"{numbers[key]} ({', '.join(fields)})"
        for key in new
        if key in old and (fields := _other_fields(old[key], new[key]))
    ]
    merged, deleted = _gone(before, after, [numbers[key] for key in old if key not in new])
    lines = [f"Since {name}:"]
    for title, told in (("Added", added), ("Changed", changed), ("Merged", merged), ("Deleted", deleted)):
        if told:
            lines.append(f"- {title} ({len(told)}): {'; '.join(told)}")
    lines += _other_rows("Regions", before, after, "regions", "country", "region")
    lines += _codes(before, after)
    return "\n".join(lines if len(lines) > 1 else [*lines, "- nothing"]) + "\n"


def _records(tables: Tables) -> dict[str, Contents]:
    """Every record by its id with all that is said of it, the linked rows by table."""
    found: dict[str, Contents] = {}
    by_number: dict[str, Contents] = {}
    for row in tables["records"]:
        contents: Contents = {**row, **{name: [] for name in _LINKED}}
        found[str(row["uuid"])] = by_number[str(row["id"])] = contents
    for name in _LINKED:
        for row in tables.get(name, ()):
            held = by_number.get(str(row["record"]))
            if held is not None:
                rows = held[name]
                assert isinstance(rows, list)
                rows.append({key: cell for key, cell in row.items() if key not in ("record", "created")})
    return found


def _other_fields(old: Contents, new: Contents) -> list[str]:
    """The names of the fields in which a record is another now."""
    found = []
    for name in dict.fromkeys((*new, *old)):
        if name in _ABOUT_RECORDS or (name in _IN_SHORT and name not in _LINKED):
            continue
        if old.get(name) != new.get(name):
            found.append(name)
    if old["id"] != new["id"]:
        found.insert(0, f"was {old['id']}")
    return found


def _gone(before: Tables, after: Tables, numbers: Iterable[str]) -> tuple[list[str], list[str]]:
    """What became of numbers that are no more: those that lead to another record, and those that are gone."""
    fates = {str(row["record"]): row for row in after.get("former_records", ())}
    merged, deleted = [], []
    for number in numbers:
        row = fates.get(number, {})
        if row.get("fate") == "merged":
            merged.append(f"{number} into {row.get('successor') or 'one that is no more'}")
        else:
            deleted.append(number)
    return merged, deleted


def _other_rows(title: str, before: Tables, after: Tables, name: str, key: str, value: str) -> list[str]:
    old, new = (_pairs(tables.get(name, ()), key, value) for tables in (before, after))
    told = [
        f"{each} ({old.get(each, 'none')} → {new.get(each, 'none')})"
        for each in dict.fromkeys((*old, *new))
        if old.get(each) != new.get(each)
    ]
    return [f"- {title} ({len(told)}): {'; '.join(told)}"] if told else []


def _pairs(rows: Iterable[Row], key: str, value: str) -> Mapping[str, str]:
    return {str(row[key]): str(row[value]) for row in rows}


_DEFINING = ("code", "short", "full", "use_when", "not_when", "example")


def _codes(before: Tables, after: Tables) -> list[str]:
    """The codes that came, went, or mean something else."""
    old, new = ({str(row["id"]): row for row in tables.get("codes", ())} for tables in (before, after))
    came = [str(new[key]["code"]) for key in new if key not in old]
    went = [str(old[key]["code"]) for key in old if key not in new]
    other = [
        str(new[key]["code"])
        for key in new
        if key in old and any(old[key].get(part) != new[key].get(part) for part in _DEFINING)
    ]
    told = [("Codes added", came), ("Codes changed", other), ("Codes gone", went)]
    return [f"- {title} ({len(names)}): {'; '.join(names)}" for title, names in told if names]
