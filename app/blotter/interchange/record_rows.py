"""From an object or a table's row to a record of a file, or to the reason why it is none."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from blotter.domain.bundle import RefusedRow
from blotter.domain.names import split_names
from blotter.domain.record import Number, is_figure
from blotter.domain.record_rows import (
    ActorRow,
    AlternativeRow,
    CountryRow,
    EvidenceRow,
    QuantityRow,
    RecordRow,
    StatusRow,
)
from blotter.domain.source import normalised
from blotter.errors import Refused
from blotter.interchange import messages
from blotter.interchange.segment_rows import refused_row

T = TypeVar("T")
Values = Mapping[str, object]

WORDS = (
    "level",
    "engagement",
    "direction",
    "date",
    "as_of",
    "announced",
    "report_date",
    "confidence",
    "note",
)
"""Fields that hold words, or a date."""

ONE_PLACE = ("source", "start", "end", "text")
"""Columns of a table that has one passage a row."""

SIDES = {"actors_china": 0, "actors_home": 0, "actors_partner": 1, "actors_other": 1}
"""Columns of actors that say for whom they act."""

COMPUTED = {"region", "earliest", "latest"}
"""Columns that follow from others, and are not read."""

_PLAIN = {
    "coder", "reviewed_by", "reviewed", "created", "modified", "parent", "count_rule", "uuid", "kind",
    "subtype_code",
}  # fmt: skip
_KNOWN = {
    *WORDS, *ONE_PLACE, *SIDES, *COMPUTED, *_PLAIN,
    "id", "subtype", "topics", "countries", "venue", "examples", "actors", "quantities", "status", "statuses",
    "claim_source", "origin", "evidence", "count", "counted", "own", "blanks", "alternatives", "dismissed",
    "code", "segment_coder",
}  # fmt: skip
_FORMER_FIELDS = {**dict.fromkeys(SIDES, "actors"), "venue": "countries", "status": "statuses"}
_OTHER = "other:"
_YES, _NO = {"yes", "true", "1", "y"}, {"no", "false", "0", "n", ""}


def record_row(values: Values, where: str) -> RecordRow | RefusedRow:
    """The record in an object under the keys of our exports, or of simpler tables; `where` is its place."""
    try:
        return _row(values, where)
    except Refused as refused:
        told = (values.get(key) for key in ("id", "kind", "date", "note"))
        shown = (each for each in told if isinstance(each, str | int | float))
        return refused_row(where, shown, refused.sentence)


def _row(values: Values, where: str) -> RecordRow:
    claims, origins = names(values, "claim_source"), names(values, "origin")
    return RecordRow(
        where=where,
        number=words(values, "id"),
        words={key: word for key in WORDS if (word := words(values, key))},
        cells={
            key: text
            for key in ("countries", "actors", "quantities", "statuses")
            if isinstance(text := values.get(key), str) and text.strip()
        },
        topics=names(values, "topics"),
        subtype=words(values, "subtype"),
        countries=(*_each(values, "countries", _country), *_venue(values)),
        examples=_is_yes(values, "examples"),
        actors=tuple(_actors(values)),
        quantities=tuple(_each(values, "quantities", _quantity)),
        statuses=_statuses(values),
        evidence=tuple(_evidence(values)),
        claim_sources=tuple(map(_without_other, claims)),
        origins=origins,
        own=_lists(values, "own"),
        unknown={key: word for key in values if key not in _KNOWN and (word := words(values, key))},
        blanks={key: str(why) for key, why in _mapping(values, "blanks").items()},
        counted=words(values, "counted"),
        alternatives=tuple(_each(values, "alternatives", _alternative)),
        dismissed=names(values, "dismissed"),
        **{key: words(values, key) for key in _PLAIN},
    )  # fmt: skip


def words(values: Values, key: str) -> str:
    """A value as words; a day without its hours; Refused for a list."""
    value = values.get(key)
    # Of millions of cells most are empty.
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return (value if value.isprintable() else normalised(value)[0]).strip()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    if isinstance(value, int | float | date):
        return str(value)
    raise Refused(messages.ROW_NOT_WORDS, column=key)


def names(values: Values, key: str) -> tuple[str, ...]:
    """A list of words; in one cell they have semicolons between them."""
    value = values.get(key)
    if not value:
        return ()
    if isinstance(value, list | tuple):
        return tuple(filter(None, (words({key: each}, key) for each in value)))
    return split_names(words(values, key))


def number(value: object, key: str) -> Number | None:
    """A number, None for nothing; Refused for anything else."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        plain = value.strip().replace(",", "")
        try:
            found: Number = float(plain) if any(each in plain for each in ".eE") else int(plain)
        except ValueError:
            raise Refused(messages.ROW_NO_NUMBER, column=key, value=value[:80]) from None
        return _kept(found, key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _kept(value, key)
    raise Refused(messages.ROW_NO_NUMBER, column=key, value=str(value)[:80])


def _kept(value: Number, key: str) -> Number:
    if not is_figure(value):
        raise Refused(messages.ROW_NO_NUMBER, column=key, value=str(value)[:80])
    return value


def position(values: Values, key: str) -> int | None:
    """A position in a text, None if none is given."""
    value = number(values.get(key), key)
    if value is None:
        return None
    if value < 0 or value % 1 or value > 10**12:
        raise Refused(messages.ROW_BAD_POSITION, column=key, value=value)
    return int(value)


def _each(values: Values, key: str, read: Callable[[object, str], T]) -> Iterable[T]:
    value = values.get(key)
    if isinstance(value, list | tuple):
        return [read(each, key) for each in value]
    return ()


def _object(value: object, key: str) -> Values:
    if not isinstance(value, Mapping):
        raise Refused(messages.ROW_NOT_AN_OBJECT, column=key)
    return value


def _mapping(values: Values, key: str) -> Values:
    value = values.get(key)
    return {} if value is None or value == "" else _object(value, key)


def _lists(values: Values, key: str) -> dict[str, tuple[str, ...]]:
    held = _mapping(values, key)
    return {
        name: names(held, name) if isinstance(held[name], list) else (words(held, name),) for name in held
    }


def _country(value: object, key: str) -> CountryRow:
    if isinstance(value, str):
        return CountryRow(value.strip())
    told = _object(value, key)
    group = told.get("group")
    return CountryRow(
        words(told, "country"),
        words(told, "role") if "role" in told else "partner",
        words(told, "place"),
        words(told, "region"),
        None if group is None or group == "" else _is_yes(told, "group"),
    )


def _venue(values: Values) -> Iterable[CountryRow]:
    return (CountryRow(each, "venue") for each in names(values, "venue"))


def _actors(values: Values) -> Iterable[ActorRow]:
    yield from _each(values, "actors", lambda value, key: _actor(value, key, None))
    for column, side in SIDES.items():
        held = values.get(column)
        listed = held if isinstance(held, list) else list(names(values, column))
        yield from (_actor(each, column, side) for each in listed)


def _actor(value: object, key: str, side: int | None) -> ActorRow:
    if isinstance(value, str):
        return ActorRow(value.strip(), side=side)
    told = _object(value, key)
    return ActorRow(words(told, "actor"), words(told, "role"), side, words(told, "actor_id"))


def _quantity(value: object, key: str) -> QuantityRow:
    told = _object(value, key)
    said = told.get("words")
    return QuantityRow(
        measure=words(told, "measure"),
        low=number(told.get("low"), "low"),
        best=number(told.get("best"), "best"),
        high=number(told.get("high"), "high"),
        approximate=_is_yes(told, "approximate"),
        words="" if isinstance(said, list | tuple) else words(told, "words"),
        words_at=_place(said) if isinstance(said, list | tuple) and said else None,
        **{
            each: words(told, each)
            for each in (
                "unit",
                "as_of",
                "stage",
                "claimant",
                "part_of",
                "alternative_to",
                "figure",
                "evidence",
                "id",
            )
        },
    )


def _place(value: Any) -> tuple[str, int, int]:
    source, start, end = (*value, None, None)[:3]
    placed = {"source": source, "start": start, "end": end}
    first, last = position(placed, "start"), position(placed, "end")
    if len(value) != 3 or first is None or last is None:
        raise Refused(messages.ROW_BAD_WORDS_PLACE)
    return words(placed, "source"), first, last


def _statuses(values: Values) -> tuple[StatusRow, ...]:
    history = tuple(
        _each(
            values,
            "statuses",
            lambda value, key: StatusRow(*(words(_object(value, key), each) for each in StatusRow._fields)),
        )
    )
    # The one that holds now stands in a column of its own, beside the history or instead of it.
    now = words(values, "status")
    return history or (() if isinstance(values.get("statuses"), str) or not now else (StatusRow(now),))


def _evidence(values: Values) -> Iterable[EvidenceRow]:
    yield from _each(values, "evidence", _piece)
    if words(values, "source"):
        yield _piece({each: values.get(each) for each in (*ONE_PLACE, "code", "segment_coder")}, "source")


def _piece(value: object, key: str) -> EvidenceRow:
    told = _object(value, key)
    fields = names(told, "field") or names(told, "fields")
    start, end = position(told, "start"), position(told, "end")
    if start is not None and end is not None and start >= end:
        raise Refused(messages.ROW_BAD_SPAN, start=start, end=end)
    source = words(told, "source")
    if not source:
        raise Refused(messages.ROW_LACKS, column="source")
    return EvidenceRow(
        source=source,
        start=start,
        end=end,
        text=str(told.get("text") or ""),
        fields=tuple(
            dict.fromkeys(_FORMER_FIELDS.get(each, each) for each in fields if each != "claim_source")
        ),
        role=words(told, "role"),
        piece=words(told, "piece"),
        claim_sources=names(told, "claim_source") if "claim_source" in told else None,
        vouches="claim_source" in fields,
        origins=names(told, "origin") if "origin" in told else None,
        **{
            each: words(told, each) for each in ("code", "segment_coder", "segment", "coder", "created", "id")
        },
    )


def _alternative(value: object, key: str) -> AlternativeRow:
    told = _object(value, key)
    return AlternativeRow(words(told, "field"), str(told.get("value") or ""), words(told, "from"))


def _without_other(claim: str) -> str:
    return claim[len(_OTHER) :].strip() if claim.casefold().startswith(_OTHER) else claim


def _is_yes(values: Values, key: str) -> bool:
    said = words(values, key).casefold()
    if said not in (*_YES, *_NO):
        raise Refused(messages.ROW_NOT_YES_OR_NO, column=key, value=said[:80])
    return said in _YES
