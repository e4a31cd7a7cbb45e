"""How segments lie in each document, and how many: what questions to the material are answered from."""

from collections.abc import Iterable
from functools import cache

from blotter.domain.query import Facts
from blotter.domain.segment import Placed
from blotter.domain.source import storable
from blotter.store.connection import Connection
from blotter.store.metadata import in_cases
from blotter.store.veil import indexed

_Values = list[bytes | str]


def sources_with(
    connection: Connection, codes: frozenset[str] | None, coders: frozenset[str] | None
) -> set[str]:
    """The sources that hold segments of these codes and coders."""
    where, values = _where(code=codes, coder=coders)
    rows = connection.execute(f"SELECT DISTINCT source FROM segment {where}", values)
    return {source.hex() for (source,) in rows}


def laid(
    connection: Connection,
    source: str,
    codes: frozenset[str] | None,
    coders: frozenset[str] | None,
) -> list[Placed]:
    """Where the segments of these codes and coders lie in a source, in the order of their beginnings."""
    where, values = _where(source=frozenset([source]), code=codes, coder=coders)
    statement = f'SELECT id, "start", "end", code, coder FROM segment {where} ORDER BY "start"'
    return _placed(connection.execute(statement, values))


def over(connection: Connection, source: str, coder: str, start: int, end: int) -> list[Placed]:
    """A coder's segments that share a character with a passage of a source, in the order of beginnings."""
    statement = f"""SELECT id, "start", "end", code, coder
        FROM segment {indexed(connection, "segment_source")}
        WHERE source = ? AND "start" < ? AND "end" > ? AND coder = ? ORDER BY "start\""""
    values = (bytes.fromhex(source), end, start, bytes.fromhex(coder))
    return _placed(connection.execute(statement, values))


def _placed(rows: Iterable[tuple[bytes, int, int, bytes, bytes]]) -> list[Placed]:
    # The few codes and coders are named by the same strings throughout.
    named = cache(bytes.hex)
    return [Placed(key.hex(), start, end, named(code), named(coder)) for key, start, end, code, coder in rows]


def carrying(connection: Connection, source: str, facts: Facts) -> set[str]:
    """The ids of the segments of a source that carry what is asked for."""
    where, values = _where(source=frozenset([source]))
    for condition, value in (
        ("memo <> ?", "" if facts.memo else None),
        ("holds(memo, ?)", storable(facts.memo_words.strip()).casefold() or None),
        ("substr(modified, 1, 10) >= ?", facts.changed_since or None),
        ("substr(created, 1, 10) >= ?", facts.coded_since or None),
        ("substr(created, 1, 10) <= ?", facts.coded_until or None),
        ("origin = ?", facts.origin),
    ):
        if value is not None:
            where += f" AND {condition}"
            values.append(value)
    return {key.hex() for (key,) in connection.execute(f"SELECT id FROM segment {where}", values)}


def counts_by_code_and_source(
    connection: Connection,
    codes: frozenset[str] | None,
    coders: frozenset[str] | None,
    sources: frozenset[str] | None,
    cases: frozenset[str] | None = None,
) -> dict[tuple[str, str], int]:
    """How many segments each code has of its own in each source; pairs without any are left out.

    Of cases (by id) only those in their documents and passages count.
    """
    where, values = _where(code=codes, coder=coders, source=sources)
    if cases is not None:
        within, ids = in_cases(cases)
        where = f"{where} AND {within}" if where else f"WHERE {within}"
        values += ids
    statement = f"SELECT code, source, count(*) FROM segment {where} GROUP BY code, source"
    rows = connection.execute(statement, values)
    return {(code.hex(), source.hex()): number for code, source, number in rows}


def _where(**asked: Iterable[str] | None) -> tuple[str, _Values]:
    conditions, values = [], _Values()
    for column, ids in asked.items():
        if ids is not None:
            blobs = [bytes.fromhex(identity) for identity in sorted(ids)]
            conditions.append(f"segment.{column} IN ({', '.join('?' * len(blobs))})")
            values += blobs
    return ("WHERE " + " AND ".join(conditions) if conditions else ""), values
