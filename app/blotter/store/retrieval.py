"""Find segments by code, coder, source and words, and count them."""

from collections.abc import Iterable, Iterator
from functools import cache

from blotter.domain.query import Hits, SegmentOrder, SegmentQuery
from blotter.domain.segment import Placed, Segment
from blotter.domain.source import storable
from blotter.progress import Progress, counted, silent
from blotter.store.connection import Connection, interruptible
from blotter.store.entities import BY_TYPE, Row, select
from blotter.store.metadata import in_cases
from blotter.store.veil import indexed, not_indexed

_SEGMENT = BY_TYPE[Segment]
_AT_ONCE = 500
_MANY = 100
"""From how many documents on their segments are sought by going through all documents."""

_PLACE = 'segment.source, segment."start", segment."end" DESC, segment.id'
_ORDERS = {
    SegmentOrder.PLACE: f"source.name {{way}}, {_PLACE}",
    SegmentOrder.CODE: f"tree.path COLLATE NOCASE {{way}}, source.name, {_PLACE}",
    SegmentOrder.CODER: f"coder.name {{way}}, source.name, {_PLACE}",
    SegmentOrder.QUOTE: f"segment.quote COLLATE NOCASE {{way}}, source.name, {_PLACE}",
    SegmentOrder.NEWEST: f"segment.modified {{other_way}}, source.name, {_PLACE}",
}
_JOINED = {
    SegmentOrder.CODE: """JOIN (
        WITH RECURSIVE tree (id, path) AS (
            SELECT id, name FROM code WHERE parent IS NULL
            UNION ALL
            SELECT code.id, tree.path || '/' || code.name FROM code JOIN tree ON code.parent = tree.id)
        SELECT id, path FROM tree) AS tree ON tree.id = segment.code""",
    SegmentOrder.CODER: "JOIN coder ON coder.id = segment.coder",
}


def segments(connection: Connection, query: SegmentQuery) -> Iterator[Segment]:
    """The segments that meet the query, as they are read."""
    for row in rows(connection, query):
        yield _SEGMENT.from_row(row)  # type: ignore[misc]


def rows(connection: Connection, query: SegmentQuery) -> Iterator[Row]:
    """The same as they lie in their table, in the order of Segment's fields, ids as bytes."""
    # No cursor is given away: who leaves it unread would close it, at worst after its connection.
    return map(tuple, connection.execute(*_statement(connection, query, _SEGMENT.selected)))


def hits(connection: Connection, query: SegmentQuery, progress: Progress = silent) -> Hits:
    """Which segments meet the query, without reading them."""
    packed, sources = bytearray(), set()
    with interruptible(connection, progress):
        found = connection.execute(*_statement(connection, query, "segment.id, segment.source"))
        for identity, source in counted(found, progress, every=5000):
            packed += identity
            sources.add(source)
    return Hits(bytes(packed), len(sources))


def codes_given(connection: Connection, coder: str) -> list[str]:
    """The codes of a coder's segments, those written last first; of many segments the last few hundred."""
    found = connection.execute(
        "SELECT code FROM segment WHERE coder = ? ORDER BY rowid DESC LIMIT ?",
        (bytes.fromhex(coder), _AT_ONCE),
    )
    return list(dict.fromkeys(code.hex() for (code,) in found))


def _statement(connection: Connection, query: SegmentQuery, columns: str) -> tuple[str, list[bytes | str]]:
    """What reads these columns of segments in the query's order."""
    if _walks(connection, query):
        index = "segment_source" if query.codes is None else "segment_code"
        tables = f"source CROSS JOIN segment {indexed(connection, index)} ON segment.source = source.id"
        # The plus keeps SQLite to the order of the names.
        where, values = _conditions(query, source="+source.id")
    else:
        joined = f"JOIN source ON source.id = segment.source {_JOINED.get(query.order, '')}"
        tables = f"{_table(connection, query)} {joined}"
        where, values = _conditions(query)
    ways = {"way": "DESC", "other_way": "ASC"} if query.reverse else {"way": "ASC", "other_way": "DESC"}
    order = _ORDERS[query.order].format(**ways)
    limit = f"LIMIT {int(query.limit)}" if query.limit is not None else ""
    return f"SELECT {columns} FROM {tables} {where} ORDER BY {order} {limit}", values


def _table(connection: Connection, query: SegmentQuery) -> str:
    """The segments, sought by code or else by document: to seek them by coder, who has many, is a detour."""
    if query.codes is not None:
        return f"segment {indexed(connection, 'segment_code')}"
    return "segment" if query.sources is None else f"segment {indexed(connection, 'segment_source')}"


def _walks(connection: Connection, query: SegmentQuery) -> bool:
    """Whether to go through the documents by name: the first segments are there at once and nothing has to
    be sorted. It would be a detour to a few documents', or to codes that have fewer segments than there are
    documents.
    """
    if query.order is not SegmentOrder.PLACE or (query.sources is not None and len(query.sources) < _MANY):
        return False
    if query.codes is None:
        return True
    (documents,) = connection.execute("SELECT count(*) FROM source").fetchone()
    return count(connection, SegmentQuery(query.codes, query.coders)) > int(documents)


def count(connection: Connection, query: SegmentQuery) -> int:
    """How many segments meet the query."""
    where, values = _conditions(query)
    asked = f"SELECT count(*) FROM {_table(connection, query)} {where}"
    return int(connection.execute(asked, values).fetchone()[0])


def exceeds(connection: Connection, query: SegmentQuery, number: int) -> bool:
    """Whether more segments than this meet the query, without counting them all."""
    where, values = _conditions(query)
    asked = f"SELECT 1 FROM {_table(connection, query)} {where} LIMIT 1 OFFSET {int(number)}"
    return connection.execute(asked, values).fetchone() is not None


def of_source(connection: Connection, source: str) -> list[Segment]:
    """Every segment of a source by place, the longer first where two begin together."""
    rest = 'WHERE source = ? ORDER BY "start", "end" DESC, id'
    return list(select(connection, Segment, rest, (bytes.fromhex(source),)))


def placed(connection: Connection, source: str) -> list[Placed]:
    """Where every segment of a source lies, in the order of its beginnings; the words are not read."""
    statement = 'SELECT id, "start", "end", code, coder, round FROM segment WHERE source = ? ORDER BY "start"'
    rows = connection.execute(statement, (bytes.fromhex(source),))
    # The few codes and coders are named by the same strings throughout.
    named = cache(bytes.hex)
    return [
        Placed(key.hex(), start, end, named(code), named(coder), named(held) if held else None)
        for key, start, end, code, coder, held in rows
    ]


def starting_at(connection: Connection, source: str, starts: Iterable[int]) -> Iterator[Segment]:
    """The segments of a source that begin at one of these positions, in no order."""
    wanted = list(starts)
    for first in range(0, len(wanted), _AT_ONCE):
        some = wanted[first : first + _AT_ONCE]
        places = ", ".join("?" * len(some))
        rest = f'WHERE source = ? AND "start" IN ({places})'
        yield from select(connection, Segment, rest, (bytes.fromhex(source), *some))


def twins(connection: Connection, code: str, of: str) -> Iterator[Segment]:
    """The segments of a code on whose very bounds the same coder has given another code, too."""
    rest = """WHERE code = ? AND EXISTS (SELECT 1 FROM segment AS other
        WHERE other.code = ? AND other.source = segment.source AND other.coder = segment.coder
        AND other.round IS segment.round
        AND other."start" = segment."start" AND other."end" = segment."end")"""
    return select(connection, Segment, rest, _blobs([code]) + _blobs([of]))


def coded_alike(connection: Connection, coder: str, other: str) -> Iterator[Segment]:
    """The segments of a coder on whose very bounds another has given the same code."""
    # Few segments begin at one place, while one code may have a thousand in a document.
    rest = f"""WHERE coder = ? AND EXISTS (
        SELECT 1 FROM segment AS other {indexed(connection, "segment_source")}
        WHERE other.coder = ? AND other.round IS segment.round
        AND other.source = segment.source AND other.code = segment.code
        AND other."start" = segment."start" AND other."end" = segment."end")"""
    return select(connection, Segment, rest, _blobs([coder]) + _blobs([other]))


def counts_by_code(connection: Connection, sources: frozenset[str] | None = None) -> dict[str, int]:
    """How many segments each code has, in all sources or some; codes without any are left out."""
    where, values = _conditions(SegmentQuery(sources=sources))
    rows = connection.execute(f"SELECT code, count(*) FROM segment {where} GROUP BY code", values)
    return {code.hex(): number for code, number in rows}


def counts_by_code_and_revision(
    connection: Connection, codes: Iterable[str] | None = None
) -> dict[tuple[str, str], int]:
    """How many segments of each code, or of some codes, carry each revision; who carries none is left out."""
    where, values = _conditions(SegmentQuery(codes=None if codes is None else frozenset(codes)))
    # All of them in one pass over the table: by way of an index each row would be sought, which takes long.
    how = not_indexed(connection) if codes is None else indexed(connection, "segment_code")
    asked = f"SELECT code, revision, count(*) FROM segment {how} {where} GROUP BY code, revision"
    rows = connection.execute(asked, values)
    found = ((code, revision, number) for code, revision, number in rows if revision is not None)
    return {(code.hex(), revision.hex()): number for code, revision, number in found}


def of_revisions(connection: Connection, code: str, revisions: Iterable[str]) -> Iterator[Segment]:
    """The segments of a code that carry one of these revisions, in no order."""
    wanted = _blobs(revisions)
    for first in range(0, len(wanted), _AT_ONCE):
        some = wanted[first : first + _AT_ONCE]
        which = f"WHERE code = ? AND revision IN ({', '.join('?' * len(some))})"
        rest = f"{indexed(connection, 'segment_code')} {which}"
        yield from select(connection, Segment, rest, (bytes.fromhex(code), *some))


def counts_by_source(connection: Connection, coder: str | None = None) -> dict[str, int]:
    """How many segments each source has, of all coders or one; sources without any are left out."""
    coders = None if coder is None else frozenset([coder])
    where, values = _conditions(SegmentQuery(coders=coders))
    rows = connection.execute(f"SELECT source, count(*) FROM segment {where} GROUP BY source", values)
    return {source.hex(): number for source, number in rows}


def counts_by_pair(connection: Connection, query: SegmentQuery) -> dict[tuple[str, str], int]:
    """How many segments that meet a query each coder has in each source, by the ids of source and coder."""
    where, values = _conditions(query)
    asked = f"SELECT source, coder, count(*) FROM {_table(connection, query)} {where} GROUP BY source, coder"
    rows = connection.execute(asked, values)
    return {(source.hex(), coder.hex()): number for source, coder, number in rows}


def touched(connection: Connection, codes: frozenset[str]) -> tuple[int, int, int]:
    """How many segments, coders and sources use these codes."""
    where, values = _conditions(SegmentQuery(codes=codes))
    row = connection.execute(
        f"SELECT count(*), count(DISTINCT coder), count(DISTINCT source) FROM segment {where}", values
    ).fetchone()
    return row[0], row[1], row[2]


def _conditions(query: SegmentQuery, source: str = "segment.source") -> tuple[str, list[bytes | str]]:
    conditions, values = [], list[bytes | str]()
    asked = (("segment.code", query.codes), ("segment.coder", query.coders), (source, query.sources))
    for column, ids in asked:
        if ids is not None:
            conditions.append(f"{column} IN ({', '.join('?' * len(ids))})")
            values += _blobs(ids)
    if query.cases is not None:
        within, cases = in_cases(query.cases)
        conditions.append(within)
        values += cases
    if query.round is not None:
        conditions.append("segment.round IS ?" if query.round else "segment.round IS NULL")
        values += [bytes.fromhex(query.round)] if query.round else []
    words = storable(query.words.strip()).casefold()
    if words:
        conditions.append("(holds(segment.quote, ?) OR holds(segment.memo, ?))")
        values += [words] * 2
    return ("WHERE " + " AND ".join(conditions) if conditions else ""), values


def _blobs(ids: Iterable[str]) -> list[bytes]:
    return [bytes.fromhex(identity) for identity in sorted(ids)]
