"""Words to choose from: where records, evidence and actors have them, and how they come to be others."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from blotter.domain.names import checked_name
from blotter.domain.record import Actor, Evidence, Quantity, Record
from blotter.domain.record_schema import BUILT_IN, LISTS, FieldType, RecordField, RecordSchema

Using = Record | Evidence | Actor
Change = Callable[[str], str]
"""What a word becomes; "" is no word."""

FIXED: dict[str, tuple[str, ...]] = {"level": ("event", "aggregate"), "country_roles": ("partner", "venue")}
"""Words that the program itself goes by: they keep their names."""

WITH_WORDS = (FieldType.CHOICE, FieldType.CHOICES)
"""Which types of fields have words to choose from."""


def names(schema: RecordSchema) -> list[str]:
    """The fields and lists whose words can be set, in the order of the schema."""
    return [
        each.name
        for each in schema.fields.values()
        if schema.type(each.name) in WITH_WORDS or each.name in LISTS
    ]


def changed(thing: Using, name: str, change: Change) -> Using:
    """A thing with other words in a field or list; itself where nothing is different."""
    after = _changed(thing, name, change)
    return thing if after == thing else after


def used(things: Iterable[Using], name: str) -> Counter[str]:
    """How many things have each word of a field or list."""
    counts: Counter[str] = Counter()
    for thing in things:
        counts.update(set(_words(thing, name)))
    return counts


def _words(thing: Using, name: str) -> Iterator[str]:
    found: list[str] = []

    def note(word: str) -> str:
        found.append(word)
        return word

    _changed(thing, name, note)
    return (word for word in found if word)


def _changed(thing: Using, name: str, change: Change) -> Using:
    match thing:
        case Evidence():
            return _in_evidence(thing, name, change)
        case Actor():
            return _in_actor(thing, name, change)
        case _:
            return _in_record(thing, name, change)


def _in_evidence(evidence: Evidence, name: str, change: Change) -> Evidence:
    if name != "claim_sources":
        return evidence
    return replace(evidence, claim_sources=_each(evidence.claim_sources, change))


def _in_actor(actor: Actor, name: str, change: Change) -> Actor:
    if name == "actor_kinds":
        return replace(actor, kind=change(actor.kind))
    return replace(actor, side=change(actor.side)) if name == "sides" else actor


def _in_record(record: Record, name: str, change: Change) -> Record:
    match name:
        case "topics":
            return replace(record, topics=_each(record.topics, change))
        case "engagement" | "direction" | "confidence":
            return replace(record, **{name: change(getattr(record, name))})  # type: ignore[arg-type]
        case "country_roles":
            countries = (each._replace(role=change(each.role)) for each in record.countries)
            return replace(record, countries=tuple(dict.fromkeys(countries)))
        case "actor_roles":
            actors = (each._replace(role=change(each.role)) for each in record.actors)
            return replace(record, actors=tuple(dict.fromkeys(actors)))
        case "stages":
            return _with_quantities(record, lambda each: each._replace(stage=change(each.stage)))
        case "measures":
            return _with_quantities(record, lambda each: each._replace(measure=change(each.measure)))
        case "units":
            return _with_quantities(record, lambda each: each._replace(unit=change(each.unit)))
        case "statuses":
            entries = (each._replace(status=change(each.status)) for each in record.statuses)
            return replace(record, statuses=tuple(each for each in entries if each.status))
        case _ if name in BUILT_IN or name in LISTS:
            return record
        case _:
            pairs = ((own, change(value) if own == name else value) for own, value in record.own)
            return replace(record, own=tuple(dict.fromkeys(pair for pair in pairs if pair[1])))


def _with_quantities(record: Record, change: Callable[[Quantity], Quantity]) -> Record:
    return replace(record, quantities=tuple(map(change, record.quantities)))


def _each(words: Iterable[str], change: Change) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in map(change, words) if word))


def with_word(field: RecordField, old: str, new: str) -> RecordField:
    """A field in which a word is another, or ("") is offered no more."""
    options = (new if word == old else word for word in field.options)
    return replace(field, options=tuple(dict.fromkeys(word for word in options if word)))


def checked_words(words: Iterable[str]) -> tuple[str, ...]:
    """Words fit to be chosen from, each once, or Refused."""
    return tuple(dict.fromkeys(checked_name(word, "word") for word in words))
