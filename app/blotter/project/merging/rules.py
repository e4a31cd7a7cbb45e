"""How fields come together that both sides changed: by rule where there is one, else by people."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from blotter.domain.assignment import Status
from blotter.domain.entity import Entity

E = TypeVar("E", bound=Entity)
Values = tuple[Any, ...]
Settle = Callable[[Values | None, Values, Values], Values | None]
"""What becomes of three values: of the base (None: there was none), of one side and of the other.

None says that people have to decide after all.
"""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are changed together. Without `settle`, people decide where both sides changed them.

    `asks` says that `settle` may leave it to people after all.
    """

    name: str
    fields: tuple[str, ...]
    settle: Settle | None = None
    asks: bool = False

    @property
    def is_decided(self) -> bool:
        """Whether people may have to decide on them."""
        return self.settle is None or self.asks

    @property
    def is_on_purpose(self) -> bool:
        """Whether people change them on purpose, and not by doing something else."""
        return self.is_decided or self.settle in (united, united_or_all, in_order)

    def of(self, entity: Entity) -> Values:
        """What an entity has in these fields."""
        return tuple(getattr(entity, name) for name in self.fields)

    def put(self, entity: E, values: Values) -> E:
        """The entity with these values in the fields."""
        if values == self.of(entity):
            return entity
        return replace(entity, **dict(zip(self.fields, values, strict=True)))


def newer_place(_: Values | None, one: Values, other: Values) -> Values:
    """Places move with their texts; of two, either will do until the text is chosen."""
    return max(one, other, key=lambda values: [str(each) for each in values])


def lowest(_: Values | None, one: Values, other: Values) -> Values:
    return min(one, other)


def highest(_: Values | None, one: Values, other: Values) -> Values:
    return max(one, other)


def known(_: Values | None, one: Values, other: Values) -> Values:
    """The one that says something; of two that do, always the same one."""
    return max(one, other, key=lambda values: tuple(value or "" for value in values))


def same_words(base: Values | None, one: Values, other: Values) -> Values | None:
    """Words go with whoever wrote them; the same words of two writers are the known one's."""
    return known(base, one, other) if one[0] == other[0] else None


def earliest(_: Values | None, one: Values, other: Values) -> Values:
    """The earlier of two moments; one that never was, is none."""
    return min(one, other, key=lambda values: (not values[0], values[0]))


def newest(_: Values | None, one: Values, other: Values) -> Values:
    """What was said last; the moment stands first."""
    return max(one, other, key=lambda values: (values[0], repr(values)))


def united(base: Values | None, one: Values, other: Values) -> Values:
    """Lists as sets: what either side added is in, what either side took out is out."""
    before = set(base[0]) if base else set()
    kept = {each for each in before if each in one[0] and each in other[0]}
    wanted = kept | (set(one[0]) | set(other[0])) - before
    return (tuple(sorted(wanted)),)


def united_or_all(base: Values | None, one: Values, other: Values) -> Values:
    """Lists as sets, where a list of nothing means everything."""
    return united(base, one, other) if one[0] and other[0] else ((),)


def in_order(base: Values | None, one: Values, other: Values) -> Values:
    """Lists as sets, as `united`, each thing at the first of the places that the sides give it."""
    wanted = united(base, one, other)[0]
    return (_placed(wanted, lambda each: each, one[0], other[0]),)


def _placed(things: Iterable[Any], key: Callable[[Any], object], *lists: Sequence[Any]) -> tuple[Any, ...]:
    """Things in the order in which lists have what is the same by the key; the same whichever comes first."""
    places: dict[object, int] = {}
    for each in lists:
        for place, thing in enumerate(each):
            places[key(thing)] = min(place, places.get(key(thing), place))
    return tuple(sorted(things, key=lambda thing: (places[key(thing)], repr(thing))))


def by_key(key: Callable[[Any], object]) -> Settle:
    """Lists of things that are the same by a key: each follows whichever side changed it.

    People decide where both sides did, each in its way.
    """

    def settle(base: Values | None, one: Values, other: Values) -> Values | None:
        before, mine, theirs = (_grouped(each[0], key) for each in (base or ((),), one, other))
        found: list[Any] = []
        for each in dict.fromkeys((*mine, *theirs)):
            was, here, there = before.get(each, ()), mine.get(each, ()), theirs.get(each, ())
            if there not in (here, was) and here != was:
                return None
            found += there if here == was else here
        return (_placed(found, key, one[0], other[0]),)

    return settle


def _grouped(things: Iterable[Any], key: Callable[[Any], object]) -> dict[object, tuple[Any, ...]]:
    found: dict[object, tuple[Any, ...]] = {}
    for thing in things:
        found[key(thing)] = (*found.get(key(thing), ()), thing)
    return found


def said(base: Values | None, one: Values, other: Values) -> Values | None:
    """Of a thing that both sides made, what one of them alone says."""
    if base is None and not any(one):
        return other
    return one if base is None and not any(other) else None


_STATUSES = list(Status)


def furthest(_: Values | None, one: Values, other: Values) -> Values:
    return max(one, other, key=lambda values: _STATUSES.index(values[0]))
