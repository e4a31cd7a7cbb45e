"""One mapping of entity types to tables: get, put and remove for all of them."""

import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache, cached_property, partial
from itertools import islice, repeat
from operator import attrgetter
from typing import Any, TypeVar

from blotter.domain.assignment import Assignment, Status
from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, Bearer
from blotter.domain.case import Case, CasePart
from blotter.domain.code_note import CodeNote
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.coding_rule import CodingRule, Reach, RuleKind
from blotter.domain.decision import Choice, Decision
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.former_code import Fate, FormerCode
from blotter.domain.freeze import Freeze
from blotter.domain.memo import Memo
from blotter.domain.merged_copy import MergedCopy, Twin
from blotter.domain.moved_passage import Move, MovedPassage
from blotter.domain.record import (
    Actor,
    Counting,
    Evidence,
    FormerRecord,
    Gone,
    Level,
    NotSame,
    Record,
    Role,
)
from blotter.domain.record_schema import FieldType, RecordField, RecordKind
from blotter.domain.revision import Revision
from blotter.domain.round import KeptAgreement, Override, Round, RoundPassage
from blotter.domain.saved_query import SavedQuery
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.domain.study import CountryRegion, CountryTable, Release, SavedFigure, StudyFrame
from blotter.store.columns import Convert, Recurring
from blotter.store.conversions import CONVERSIONS, from_blob, reason_of, to_blob, to_word

E = TypeVar("E", bound=Entity)
Row = tuple[Any, ...]

_AT_ONCE = 900
"""How many ids one statement names: safely below SQLite's oldest limit of 999 parameters."""

_BATCH = 2000
"""How many rows become entities together."""


@dataclass(frozen=True)
class Mapped:
    """An entity type and its table; columns and fields have the same names in the same order.

    A *row* is what SQLite holds (ids as 16-byte blobs); a *plain* row has them as hex text, fit for JSON.
    `order` never names a row's number, which undoing a removal does not bring back.
    """

    type: type[Entity]
    table: str
    ids: frozenset[str]
    order: str = "id"
    words: Mapping[str, Convert] = field(default_factory=dict)
    """Which columns hold one of a few words, and which enumeration has them."""

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of fields and columns alike."""
        return tuple(each.name for each in fields(self.type))

    @cached_property
    def _converted(self) -> tuple[tuple[int, Convert, Convert], ...]:
        """Where a row differs from its entity: the place, how to get to the row, and how from it."""
        ways = dict.fromkeys(self.ids, (to_blob, from_blob)) | CONVERSIONS
        ways |= {column: (to_word, words) for column, words in self.words.items()}
        return tuple((place, *ways[c]) for place, c in enumerate(self.columns) if c in ways)

    @cached_property
    def _values(self) -> Callable[[Entity], Row]:
        return attrgetter(*self.columns)

    @cached_property
    def id_places(self) -> tuple[int, ...]:
        """Which columns hold ids."""
        return tuple(place for place, column in enumerate(self.columns) if column in self.ids)

    @cached_property
    def selected(self) -> str:
        """The columns as a SELECT lists them."""
        return ", ".join(f'{self.table}."{column}"' for column in self.columns)

    @cached_property
    def insert(self) -> str:
        """Write a new row."""
        names = ", ".join(f'"{column}"' for column in self.columns)
        return f"INSERT INTO {self.table} ({names}) VALUES ({', '.join('?' * len(self.columns))})"

    def to_row(self, entity: Entity) -> Row:
        """The entity as its table holds it."""
        values = list(self._values(entity))
        for place, to_row, _ in self._converted:
            values[place] = to_row(values[place])
        return tuple(values)

    def from_row(self, row: Sequence[Any]) -> Entity:
        """The entity that a row holds."""
        values = list(row)
        for place, _, from_row in self._converted:
            values[place] = from_row(values[place])
        return self.type(**dict(zip(self.columns, values, strict=True)))

    @cached_property
    def _setters(self) -> tuple[Callable[[Any, Any], None], ...]:
        """What writes each field into its slot, past the check that an entity never changes."""
        return tuple(getattr(self.type, column).__set__ for column in self.columns)

    def from_rows(self, rows: Iterable[Sequence[Any]]) -> Iterator[Entity]:
        """`from_row` of many, several times as fast: column by column, and what recurs is converted once."""
        ways: list[Callable[[Sequence[Any]], Iterable[Any]] | None] = [None] * len(self.columns)
        for place, _, from_row in self._converted:
            # The id of a row is met once.
            is_id = self.columns[place] == "id"
            ways[place] = partial(map, from_row) if is_id else Recurring(from_row).of
        rows = iter(rows)
        while some := list(islice(rows, _BATCH)):
            made = list(map(object.__new__, repeat(self.type, len(some))))
            for column, way, put in zip(zip(*some, strict=True), ways, self._setters, strict=True):
                deque(map(put, made, way(column) if way else column), 0)
            yield from made

    def plain(self, row: Sequence[Any]) -> list[Any]:
        """A row with its ids as text."""
        values = list(row)
        for place in self.id_places:
            values[place] = from_blob(values[place])
        return values

    def from_plain(self, plain: Sequence[Any]) -> Row:
        """The row of `plain`, its inverse."""
        values = list(plain)
        for place in self.id_places:
            values[place] = to_blob(values[place])
        return tuple(values)


MAPPED: tuple[Mapped, ...] = (
    Mapped(Coder, "coder", frozenset({"id"})),
    Mapped(DocumentGroup, "document_group", frozenset({"id", "parent"}), order="position, name, id"),
    Mapped(
        Source,
        "source",
        frozenset({"id", "text", "original", "group", "structure", "layout"}),
        order="name, id",
    ),
    Mapped(Code, "code", frozenset({"id", "parent"})),
    Mapped(Revision, "revision", frozenset({"id", "coder", "parent", "other"}), order="number, at, id"),
    Mapped(Segment, "segment", frozenset({"id", "source", "code", "coder", "revision", "round"})),
    Mapped(Memo, "memo", frozenset({"id", "source", "code", "coder"}), order="created, id"),
    Mapped(SavedQuery, "saved_query", frozenset({"id", "coder"}), order="name, id"),
    Mapped(Assignment, "assignment", frozenset({"id", "source", "coder", "round"}), words={"status": Status}),
    Mapped(CodeSet, "code_set", frozenset({"id"}), order="name, id"),
    Mapped(CodingRule, "coding_rule", frozenset({"id", "code"}), words={"kind": RuleKind, "reach": Reach}),
    Mapped(CodeNote, "code_note", frozenset({"id", "code", "coder", "decided_by"}), order="at, id"),
    Mapped(
        FormerCode, "former_code", frozenset({"id", "code", "successor", "revision"}), words={"fate": Fate}
    ),
    Mapped(MergedCopy, "merged_copy", frozenset({"id", "coder"})),
    Mapped(Twin, "twin", frozenset({"id", "same_as"})),
    Mapped(Freeze, "freeze", frozenset({"id", "revision", "coder", "round"}), order="at, id"),
    Mapped(Round, "round", frozenset({"id", "revision", "boundaries", "lead"}), order="started, id"),
    Mapped(RoundPassage, "round_passage", frozenset({"id", "round", "source"})),
    Mapped(Override, "round_override", frozenset({"id", "round", "coder"}), order="at, id"),
    Mapped(KeptAgreement, "kept_agreement", frozenset({"id", "round"}), order="at, id"),
    Mapped(
        Decision,
        "decision",
        frozenset({"id", "round", "source", "coder", "revision"}),
        order="at, id",
        words={"choice": Choice, "reason": reason_of},
    ),
    Mapped(RecordKind, "record_kind", frozenset({"id", "code"}), order="position, name, id"),
    Mapped(
        RecordField,
        "record_field",
        frozenset({"id"}),
        order="position, name, id",
        words={"type": FieldType},
    ),
    Mapped(Actor, "actor", frozenset({"id", "parent"}), order="name, id"),
    Mapped(
        Record,
        "record",
        frozenset({"id", "kind", "parent", "coder", "reviewed_by"}),
        words={"level": Level, "counted": Counting},
    ),
    Mapped(
        Evidence,
        "evidence",
        frozenset({"id", "record", "segment", "source", "coder"}),
        words={"role": Role},
    ),
    Mapped(
        FormerRecord,
        "former_record",
        frozenset({"id", "successor", "coder"}),
        order="number, id",
        words={"fate": Gone},
    ),
    Mapped(NotSame, "not_same", frozenset({"id", "one", "other", "coder"})),
    Mapped(StudyFrame, "study_frame", frozenset({"id"})),
    Mapped(CountryRegion, "country_region", frozenset({"id"}), order="country, id"),
    Mapped(CountryTable, "country_table", frozenset({"id"}), order="name, id"),
    Mapped(SavedFigure, "saved_figure", frozenset({"id", "coder"}), order="name, id"),
    Mapped(Case, "study_case", frozenset({"id"}), order="name, id"),
    Mapped(CasePart, "case_part", frozenset({"id", "case", "source"}), order='source, "start", id'),
    Mapped(
        Attribute,
        "attribute",
        frozenset({"id"}),
        order="position, name, id",
        words={"type": AttributeType, "of": Bearer},
    ),
    Mapped(AttributeValue, "attribute_value", frozenset({"id", "attribute", "source", "case"})),
    Mapped(
        MovedPassage,
        "moved_passage",
        frozenset({"id", "source", "about", "coder"}),
        order='source, "start", id',
        words={"move": Move},
    ),
    Mapped(ForeignImport, "foreign_import", frozenset({"id", "positions", "coder"}), order="at, id"),
    Mapped(
        ForeignElement,
        "foreign_element",
        frozenset({"id", "brought_by", "source", "content"}),
        order="brought_by, position, id",
    ),
    Mapped(Release, "data_release", frozenset({"id", "content", "revision", "coder"}), order="at, id"),
)

BY_TYPE: dict[type[Entity], Mapped] = {mapped.type: mapped for mapped in MAPPED}
BY_TABLE: dict[str, Mapped] = {mapped.table: mapped for mapped in MAPPED}


def select(
    connection: sqlite3.Connection, kind: type[E], rest: str = "", values: Sequence[Any] = ()
) -> Iterator[E]:
    """The entities of a type that the rest of the statement (WHERE, ORDER BY) picks, as they are read."""
    mapped = BY_TYPE[kind]
    for row in connection.execute(f"SELECT {mapped.selected} FROM {mapped.table} {rest}", values):
        yield mapped.from_row(row)  # type: ignore[misc]


def select_many(
    connection: sqlite3.Connection, kind: type[E], rest: str = "", values: Sequence[Any] = ()
) -> Iterator[E]:
    """`select` of very many, some thousand at a time."""
    mapped = BY_TYPE[kind]
    rows = connection.execute(f"SELECT {mapped.selected} FROM {mapped.table} {rest}", values)
    yield from mapped.from_rows(rows)  # type: ignore[misc]


def every(connection: sqlite3.Connection, kind: type[E]) -> Iterator[E]:
    """All entities of a type in its natural order: sources by name, the others as they came."""
    yield from select_many(connection, kind, f"ORDER BY {BY_TYPE[kind].order}")


def newest_revision(connection: sqlite3.Connection) -> Revision | None:
    """The revision that says what the codebook is now."""
    return next(select(connection, Revision, "ORDER BY number DESC, at DESC, id DESC LIMIT 1"), None)


def assignments_of(connection: sqlite3.Connection, source: str) -> list[Assignment]:
    """Who is how far with a source."""
    return list(select(connection, Assignment, "WHERE source = ? ORDER BY id", (bytes.fromhex(source),)))


def statuses(connection: sqlite3.Connection) -> dict[str, dict[str, Status]]:
    """How far each coder (by id) is with each source (by id) in open coding."""
    found: dict[str, dict[str, Status]] = {}
    # Of hundreds of thousands, each source and each word is met again and again.
    named, words = cache(bytes.hex), {str(status): status for status in Status}
    asked = "SELECT coder, source, status FROM assignment WHERE round IS NULL"
    for coder, source, status in connection.execute(asked):
        found.setdefault(named(coder), {})[named(source)] = words[status]
    return found


def get(connection: sqlite3.Connection, kind: type[E], identity: str) -> E | None:
    """The entity with this id, or None."""
    return next(select(connection, kind, "WHERE id = ?", (bytes.fromhex(identity),)), None)


def get_many(connection: sqlite3.Connection, kind: type[E], identities: Iterable[str]) -> Iterator[E]:
    """The entities with these ids, as many as there are, in no order."""
    mapped = BY_TYPE[kind]
    for row in rows_by_id(connection, mapped, [bytes.fromhex(identity) for identity in identities]):
        yield mapped.from_row(row)  # type: ignore[misc]


def rows_by_id(connection: sqlite3.Connection, mapped: Mapped, ids: Sequence[bytes]) -> Iterator[Row]:
    """The rows with these ids, as many as there are, in no order."""
    for first in range(0, len(ids), _AT_ONCE):
        some = ids[first : first + _AT_ONCE]
        places = ", ".join("?" * len(some))
        yield from connection.execute(
            f"SELECT {mapped.selected} FROM {mapped.table} WHERE id IN ({places})", some
        )
