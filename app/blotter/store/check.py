"""Whether the file still keeps every promise: pages, references, texts, quotes, names, journal."""

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code, Codebook
from blotter.domain.coding_rule import CodingRule
from blotter.domain.decision import Decision
from blotter.domain.names import name_key
from blotter.domain.record import Actor, Record, number_parts
from blotter.domain.record_schema import BUILT_IN, RecordField, RecordKind
from blotter.domain.revision import Revision, Revisions
from blotter.domain.round import Round
from blotter.domain.source import digest_of
from blotter.domain.study import CountryTable
from blotter.message import Sentence
from blotter.progress import Progress, silent
from blotter.store import document_check, messages
from blotter.store.entities import every, newest_revision


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: which kind, what, and what is wrong with it."""

    kind: str
    what: str
    problem: str


def findings(connection: sqlite3.Connection, progress: Progress = silent) -> Iterator[Finding]:
    """Everything wrong with a project file; what a damaged part hides is said to be hidden."""
    for done, look in enumerate(_LOOKS):
        progress(done, len(_LOOKS))
        try:
            yield from look(connection)
        except (sqlite3.DatabaseError, ValueError, TypeError) as error:
            # The latter two tell of a cell that does not hold what its column should.
            yield Finding("file", look.__name__.strip("_"), Sentence(messages.UNREADABLE_PART, reason=error))
    progress(len(_LOOKS), len(_LOOKS))


def _pages(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield Finding("file", "pages", str(line))


def _references(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Finding("reference", f"{table} {row}", Sentence(messages.DANGLING, what=parent))


def _texts(connection: sqlite3.Connection) -> Iterator[Finding]:
    for digest, content in connection.execute("SELECT digest, content FROM text"):
        if digest_of(content.encode()) != digest.hex():
            yield Finding("text", digest.hex(), messages.OTHER_TEXT)
    for table in ("original", "layer"):
        for digest, packed in connection.execute(f"SELECT digest, packed FROM {table}"):
            try:
                intact = digest_of(zlib.decompress(packed)) == digest.hex()
            except zlib.error:
                intact = False
            if not intact:
                yield Finding(table, digest.hex(), messages.OTHER_BYTES)


def _quotes(connection: sqlite3.Connection) -> Iterator[Finding]:
    sources = "SELECT source.id, name, characters, content FROM source JOIN text ON digest = source.text"
    for identity, name, characters, content in connection.execute(sources):
        if len(content) != characters:
            problem = Sentence(messages.OTHER_LENGTH, found=len(content), expected=characters)
            yield Finding("source", name, problem)
        rows = connection.execute(
            'SELECT id, "start", "end", quote FROM segment WHERE source = ?', (identity,)
        )
        notes = connection.execute(
            'SELECT id, "start", "end", quote FROM memo WHERE source = ? AND "start" IS NOT NULL', (identity,)
        )
        passages = connection.execute(
            'SELECT id, "start", "end", quote FROM round_passage WHERE source = ?', (identity,)
        )
        settled = connection.execute(
            'SELECT id, "start", "end", quote FROM decision WHERE source = ?', (identity,)
        )
        evidence = connection.execute(
            'SELECT id, "start", "end", quote FROM evidence WHERE source = ?', (identity,)
        )
        cases = connection.execute(
            'SELECT id, "start", "end", quote FROM case_part WHERE source = ? AND "start" IS NOT NULL',
            (identity,),
        )
        every = (
            ("part of a case", cases),
            ("segment", rows),
            ("memo", notes),
            ("passage", passages),
            ("decision", settled),
            ("evidence", evidence),
        )
        for kind, placed in every:
            for one, start, end, quote in placed:
                if content[start:end] != quote:
                    problem = Sentence(messages.OTHER_QUOTE, place=f"{name} {start}:{end}")
                    yield Finding(kind, one.hex(), problem)


def _names(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, problem in (("coder", messages.TWO_CODERS), ("source", messages.TWO_SOURCES)):
        seen: set[str] = set()
        for (name,) in connection.execute(f"SELECT name FROM {table} ORDER BY name"):
            if name in seen:
                yield Finding(table, name, problem)
            seen.add(name)
    siblings: set[tuple[bytes | None, str]] = set()
    for parent, name in connection.execute("SELECT parent, name FROM code"):
        if (parent, name_key(name)) in siblings:
            yield Finding("code", name, messages.TWO_CODES)
        siblings.add((parent, name_key(name)))
    loose = connection.execute(
        "WITH RECURSIVE tree (id) AS (SELECT id FROM code WHERE parent IS NULL UNION "
        "SELECT code.id FROM code JOIN tree ON code.parent = tree.id) "
        "SELECT name FROM code WHERE id NOT IN (SELECT id FROM tree)"
    )
    for (name,) in loose:
        yield Finding("code", name, messages.IN_A_CIRCLE)


def _revision(connection: sqlite3.Connection) -> Iterator[Finding]:
    codebook, newest = Codebook(every(connection, Code)), newest_revision(connection)
    if codebook.digest() != (newest.digest if newest else Codebook().digest()):
        what = Sentence(messages.REVISION, number=newest.number) if newest else messages.NO_REVISION
        yield Finding("codebook", what, messages.OTHER_CODES)


def _revisions(connection: sqlite3.Connection) -> Iterator[Finding]:
    revisions = Revisions(every(connection, Revision))
    for revision in revisions:
        if revisions.codebook(revision.id).digest() != revision.digest:
            yield Finding(
                "codebook", Sentence(messages.REVISION, number=revision.number), messages.OTHER_STATE
            )


def _named_codes(connection: sqlite3.Connection) -> Iterator[Finding]:
    known = {code.hex() for (code,) in connection.execute("SELECT id FROM code")}
    for each in every(connection, CodeSet):
        if not known.issuperset(each.codes):
            yield Finding("code set", each.name, messages.CODES_MISSING)
    for rule in every(connection, CodingRule):
        if not known.issuperset(rule.others):
            yield Finding("rule", rule.id, messages.CODES_MISSING)


def _rounds(connection: sqlite3.Connection) -> Iterator[Finding]:
    """What rounds and decisions name in lists. In a coder's package the other coders are not there."""
    codes = {code.hex() for (code,) in connection.execute("SELECT id FROM code")}
    names: set[str] = set()
    for each in every(connection, Round):
        if name_key(each.name) in names:
            yield Finding("round", each.name, messages.TWO_ROUNDS)
        names.add(name_key(each.name))
        if not codes.issuperset(each.codes):
            yield Finding("round", each.name, messages.CODES_MISSING)
        try:
            json.loads(each.draw or "{}")
        except ValueError:
            yield Finding("round", each.name, messages.DRAW_UNREADABLE)
    for decision in every(connection, Decision):
        if not codes.issuperset(decision.codes):
            yield Finding("decision", decision.id, messages.CODES_MISSING)


def _assignments(connection: sqlite3.Connection) -> Iterator[Finding]:
    rows = connection.execute(
        "SELECT source.name, coder.name FROM assignment JOIN source ON source.id = assignment.source "
        "JOIN coder ON coder.id = assignment.coder GROUP BY assignment.source, assignment.coder, round "
        "HAVING count(*) > 1"
    )
    for source, coder in rows:
        yield Finding("assignment", source, Sentence(messages.ASSIGNED_TWICE, coder=coder))


def _schema(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Kinds and fields have names of their own, and kinds show fields that there are."""
    fields = {each.name for each in every(connection, RecordField)} | set(BUILT_IN)
    yield from _named_twice(connection, RecordField, "field of records", messages.TWO_FIELDS)
    yield from _named_twice(connection, RecordKind, "kind of record", messages.TWO_KINDS)
    yield from _named_twice(connection, CountryTable, "table by country", messages.TWO_TABLES)
    for kind in every(connection, RecordKind):
        for name in dict.fromkeys((*kind.fields, *kind.required)):
            if name not in fields:
                yield Finding("kind of record", kind.name, Sentence(messages.FIELD_MISSING, field=name))


_Named = RecordField | RecordKind | CountryTable | Actor


def _named_twice(
    connection: sqlite3.Connection, kind: type[_Named], what: str, problem: str
) -> Iterator[Finding]:
    seen: set[str] = set()
    for each in every(connection, kind):
        if name_key(each.name) in seen:
            yield Finding(what, each.name, problem)
        seen.add(name_key(each.name))


def _actors(connection: sqlite3.Connection) -> Iterator[Finding]:
    yield from _named_twice(connection, Actor, "actor", messages.TWO_ACTORS)
    for name in _in_circles(connection, "actor", "name"):
        yield Finding("actor", name, messages.IN_A_CIRCLE)


def _in_circles(connection: sqlite3.Connection, table: str, name: str) -> Iterator[str]:
    """What lies under one of its own."""
    rows = connection.execute(
        f"WITH RECURSIVE tree (id) AS (SELECT id FROM {table} WHERE parent IS NULL UNION "
        f"SELECT {table}.id FROM {table} JOIN tree ON {table}.parent = tree.id) "
        f"SELECT {name} FROM {table} WHERE id NOT IN (SELECT id FROM tree)"
    )
    return (named for (named,) in rows)


def _records(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Numbers that are numbers of their own, and parts that name what is there.

    That a segment is gone, or an umbrella or kind not there, is found elsewhere: the first is no damage.
    """
    actors = {actor.hex() for (actor,) in connection.execute("SELECT id FROM actor")}
    fields = {name for (name,) in connection.execute("SELECT name FROM record_field")}
    numbers: set[str] = set()
    quantities: set[str] = set()
    named: dict[str, set[str]] = {}
    for record in every(connection, Record):
        if record.number in numbers:
            yield Finding("record", record.number, messages.TWO_RECORDS)
        numbers.add(record.number)
        if number_parts(record.number) is None:
            yield Finding("record", record.number, messages.NO_NUMBER)
        if not actors.issuperset(part.actor for part in record.actors):
            yield Finding("record", record.number, messages.ACTORS_MISSING)
        for name in dict.fromkeys(name for name, _ in record.own):
            if name not in fields:
                yield Finding("record", record.number, Sentence(messages.FIELD_MISSING, field=name))
        quantities.update(each.id for each in record.quantities)
        named[record.number] = {
            other for each in record.quantities for other in (each.part_of, each.alternative_to) if other
        }
    for number, others in named.items():
        if not quantities.issuperset(others):
            yield Finding("record", number, messages.QUANTITIES_MISSING)
    for number in _in_circles(connection, "record", "number"):
        yield Finding("record", number, messages.IN_A_CIRCLE)


_KEPT_JSON = (
    ("passage to look at", "SELECT quote, kept FROM moved_passage WHERE kept <> ''"),
    ("former record", "SELECT number, kept FROM former_record WHERE kept <> ''"),
    ("figure", "SELECT name, asked FROM saved_figure"),
    ("file of another program", "SELECT file, told FROM foreign_import"),
)


def _kept_json(connection: sqlite3.Connection) -> Iterator[Finding]:
    for kind, statement in _KEPT_JSON:
        for name, kept in connection.execute(statement):
            try:
                json.loads(kept)
            except ValueError:
                yield Finding(kind, name, messages.KEPT_UNREADABLE)
    positions = "SELECT file, packed FROM foreign_import JOIN layer ON layer.digest = positions"
    for name, packed in connection.execute(positions):
        try:
            json.loads(zlib.decompress(packed))
        except (zlib.error, ValueError):
            yield Finding("file of another program", name, messages.KEPT_UNREADABLE)


def _journal(connection: sqlite3.Connection) -> Iterator[Finding]:
    for edit, chunk, packed in connection.execute("SELECT edit, chunk, packed FROM image"):
        try:
            json.loads(zlib.decompress(packed))
        except (zlib.error, ValueError):
            where = Sentence(messages.PART_OF_EDIT, edit=edit, part=chunk)
            yield Finding("journal", where, messages.UNDO_UNREADABLE)


def _documents(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Groups, cases and attributes."""
    return (Finding(*found) for found in document_check.problems(connection))


_LOOKS: tuple[Callable[[sqlite3.Connection], Iterator[Finding]], ...] = (
    _pages,
    _references,
    _texts,
    _quotes,
    _names,
    _revision,
    _revisions,
    _named_codes,
    _rounds,
    _assignments,
    _schema,
    _actors,
    _records,
    _documents,
    _kept_json,
    _journal,
)
