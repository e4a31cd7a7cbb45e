"""The values of attributes, read by attribute or by who has them: of many documents in a moment."""

from collections.abc import Iterable

from blotter.store.connection import Connection

_AT_ONCE = 900

_IN_CASES = """EXISTS (SELECT 1 FROM case_part WHERE case_part.source = segment.source
    AND case_part."case" IN ({places}) AND (case_part."start" IS NULL
    OR (segment."start" < case_part."end" AND case_part."start" < segment."end")))"""


def in_cases(cases: Iterable[str]) -> tuple[str, list[bytes]]:
    """The condition that segments lie in documents of cases (by id), or overlap their passages."""
    ids = [bytes.fromhex(each) for each in sorted(cases)]
    return _IN_CASES.format(places=", ".join("?" * len(ids))), ids


def values_of(connection: Connection, attribute: str) -> dict[str, str]:
    """The values of an attribute by the id of the document or case."""
    rows = connection.execute(
        'SELECT coalesce(source, "case"), value FROM attribute_value WHERE attribute = ?',
        (bytes.fromhex(attribute),),
    )
    return {bearer.hex(): value for bearer, value in rows}


def held_by(connection: Connection, column: str, bearers: Iterable[str]) -> dict[tuple[str, str], str]:
    """The values that documents (`column` is source), or cases, have, by the ids of attribute and bearer."""
    ids = [bytes.fromhex(each) for each in bearers]
    found: dict[tuple[str, str], str] = {}
    for first in range(0, len(ids), _AT_ONCE):
        some = ids[first : first + _AT_ONCE]
        places = ", ".join("?" * len(some))
        rows = connection.execute(
            f'SELECT attribute, "{column}", value FROM attribute_value WHERE "{column}" IN ({places})', some
        )
        found |= {(attribute.hex(), bearer.hex()): value for attribute, bearer, value in rows}
    return found
