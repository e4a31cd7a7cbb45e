"""RecordFilter: which records are meant, as a value that figures, grid and reports share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from blotter.domain import messages
from blotter.domain.document_filter import DocumentFilter, conditions
from blotter.errors import Refused

WORDS_FIELDS = ("engagement", "direction", "confidence")
"""The fields of every record that hold a word to choose; `own` may name them beside the project's own."""

FIRST, LAST = 0, 9999
"""The years from which on and up to which everything is meant."""

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFilter:
    """What a record has to be like; what is left as it is asks for nothing.

    Kinds, coders and actors are named by id or by name; a subtype by the id of a code (those below it are
    meant, too) or by its words; countries by code, groups by their name. Within one field any value will do,
    all fields have to fit. `without_subtypes` are the subtypes that are not wanted. `years` are the first and
    the last: a record fits if its date may lie in them, so one without a date does not. `own` pairs a field
    with a value, `table` the name of a country table with one. `missing` are fields without a value.
    `groups`, `cases` and `where` are those of a DocumentFilter in words: a record fits with evidence there.
    """

    kinds: tuple[str, ...] = ()
    subtypes: tuple[str, ...] = ()
    without_subtypes: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    actors: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    counted: bool | None = None
    words: str = ""
    ids: frozenset[str] | None = None
    to_recheck: bool | None = None
    reviewed: bool | None = None
    problems: bool | None = None
    missing: tuple[str, ...] = ()
    claim_sources: tuple[str, ...] = ()
    min_sources: int = 0
    own: Pairs = ()
    table: Pairs = ()
    groups: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    where: tuple[str, ...] = ()

    @property
    def documents(self) -> DocumentFilter:
        """Where a record has to have evidence."""
        return DocumentFilter(groups=self.groups, cases=self.cases, where=conditions(self.where))

    def within(self, documents: DocumentFilter) -> "RecordFilter":
        """The same, of records with evidence in other documents."""
        where = tuple(each.words for each in documents.where)
        return replace(self, groups=documents.groups, cases=documents.cases, where=where)

    @property
    def asks_nothing(self) -> bool:
        """Whether every record fits."""
        return self == EVERYTHING


EVERYTHING = RecordFilter()


def as_json(asked: RecordFilter) -> dict[str, Any]:
    """A filter as JSON has it: what it asks for, and nothing else."""
    told: dict[str, Any] = {}
    for each in fields(asked):
        value = getattr(asked, each.name)
        if value != each.default:
            told[each.name] = sorted(value) if isinstance(value, frozenset) else _listed(value)
    return told


def from_json(told: Mapping[str, Any]) -> RecordFilter:
    """The filter that JSON tells of; Refused if this version knows of no such filter."""
    values: dict[str, Any] = {}
    for name, value in told.items():
        if name not in _READERS:
            raise Refused(messages.NO_SUCH_FILTER, name=name)
        try:
            values[name] = _READERS[name](value)
        except (TypeError, ValueError) as error:
            raise Refused(messages.NO_FILTER_VALUE, name=name, value=value) from error
    return RecordFilter(**values)


def _listed(value: Any) -> Any:
    return [_listed(each) for each in value] if isinstance(value, tuple) else value


def _exactly(kind: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(value)
        return value

    return read


def _list_of(read: Callable[[Any], Any], length: int | None = None) -> Callable[[Any], Any]:
    def read_list(value: Any) -> Any:
        if not isinstance(value, list) or length not in (None, len(value)):
            raise TypeError(value)
        return tuple(read(each) for each in value)

    return read_list


def _or_nothing(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


_words = _list_of(_exactly(str))
_READERS: dict[str, Callable[[Any], Any]] = {
    **{each.name: _words for each in fields(RecordFilter)},
    **dict.fromkeys(("counted", "to_recheck", "reviewed", "problems"), _or_nothing(_exactly(bool))),
    **dict.fromkeys(("own", "table"), _list_of(_list_of(_exactly(str), 2))),
    "years": _or_nothing(_list_of(_exactly(int), 2)),
    "ids": _or_nothing(lambda value: frozenset(_words(value))),
    "words": _exactly(str),
    "min_sources": _exactly(int),
}
