"""What a passage proposes for the fields of a record, found by rules that run on the laptop."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from blotter.analysis.records import actor_mentions, date_mentions, numbers, places
from blotter.domain.entity import new_id
from blotter.domain.record import Actor, Involved, Part, Quantity, Record

Value = str | Involved | Part | Quantity
"""One thing that a field can hold; of the fields that hold several, one of them."""

SEVERAL = frozenset({"countries", "actors", "quantities", "claim_sources"})
"""The fields to which an accepted proposal is added; in the others it is the value."""

PROPOSED_FIELDS = ("subtype", "date", "as_of", "countries", "actors", "quantities", "claim_sources")
"""The fields for which a passage can propose something, in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value for a field with the `words` that say so, from `start` to `end` of a document (its id).

    `evidence` is the piece (its id) in which they stand. A `doubtful` one may as well mean something else:
    “Jordan” is a name, too. A quantity gets its id when it is accepted.
    """

    field: str
    value: Value
    words: str
    start: int
    end: int
    source: str = ""
    evidence: str = ""
    doubtful: bool = False

    @property
    def key(self) -> str:
        """By which a record remembers that it was turned down: `field=value`."""
        return f"{self.field}={_told(self.value)}"

    def values(self, record: Record) -> dict[str, Any]:
        """What to hand to `making.change` so that the record has it."""
        value = self.value._replace(id=new_id()) if isinstance(self.value, Quantity) else self.value
        if self.field in SEVERAL:
            return {self.field: (*getattr(record, self.field), value)}
        return {self.field: value}


@dataclass(frozen=True, slots=True)
class Known:
    """What a project knows that helps to read its passages.

    `home` is the country from which it looks: named everywhere, it is no counterpart. `country_role` is what
    a country is until somebody says otherwise.
    """

    home: str = ""
    actors: Collection[Actor] = ()
    country_role: str = "partner"


def proposals(
    text: str,
    start: int = 0,
    end: int | None = None,
    known: Known | None = None,
    fields: Collection[str] = PROPOSED_FIELDS,
) -> list[Proposal]:
    """What the passage from `start` to `end` of a text proposes, by field and then by place.

    What is said several times is proposed once, at its first place.
    """
    passage, known = text[start:end], known or Known()
    found: dict[str, Proposal] = {}
    for each in _found(passage, known):
        if each.field in fields:
            at_home = replace(each, start=each.start + start, end=each.end + start)
            before = found.setdefault(each.key, at_home)
            if before.doubtful and not each.doubtful:
                found[each.key] = at_home
    return in_order(found.values())


def in_order(some: Iterable[Proposal]) -> list[Proposal]:
    """By field, what is certain before what is doubtful, and by place."""
    order = {name: place for place, name in enumerate(PROPOSED_FIELDS)}
    return sorted(some, key=lambda each: (order[each.field], each.doubtful))


def _found(passage: str, known: Known) -> Iterator[Proposal]:
    def said(name: str, value: Value, start: int, end: int, doubtful: bool = False) -> Proposal:
        return Proposal(name, value, passage[start:end], start, end, doubtful=doubtful)

    dates = date_mentions.dates(passage)
    for date in dates:
        if date.edtf:
            yield said("date", date.edtf, date.start, date.end)
        if date.as_of:
            yield said("as_of", date.as_of, date.start, date.end)
    for place in places.places(passage):
        if place.code != known.home or not place.code:
            involved = Involved(place.code, known.country_role, place.name, place.region)
            yield said("countries", involved, place.start, place.end, place.doubtful)
    for actor in actor_mentions.actors(passage, known.actors):
        yield said("actors", Part(actor.actor), actor.start, actor.end)
    as_of = {each.as_of for each in dates if each.as_of}
    stock = as_of.pop() if len(as_of) == 1 else ""
    for number in numbers.numbers(passage, [(each.start, each.end) for each in dates]):
        quantity = Quantity(
            "",
            number.measure,
            number.low,
            number.best,
            number.high,
            number.unit,
            number.approximate,
            stock,
            words=passage[number.start : number.end],
        )
        yield said("quantities", quantity, number.start, number.end)


def _told(value: Value) -> str:
    if isinstance(value, Involved):
        return value.code or value.name
    if isinstance(value, Part):
        return value.actor
    if isinstance(value, Quantity):
        about = "~" if value.approximate else ""
        figures = "/".join("" if each is None else str(each) for each in (value.low, value.best, value.high))
        return f"{about}{figures} {value.unit} {value.measure}".strip()
    return value
