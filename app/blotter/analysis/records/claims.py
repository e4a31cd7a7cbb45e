"""Conflicting claims: one quantity for which sources have different values."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from blotter.analysis.records.dates import Bounds, bounds, is_date
from blotter.analysis.records.measure_words import Measured, family, measured, plain_words, span_of
from blotter.domain.record import Level, Number, Quantity
from blotter.progress import Progress, counted, silent

_OPEN = Bounds("", "")


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity as one record has it from one document.

    `kind` and `subtype` are names, `subject` tells subtypes apart (an id or words). `places` are countries
    and groups, `sources` documents. `time` is that of the record, from day to day, `as_of` its EDTF.
    """

    record: str
    quantity: Quantity
    kind: str
    subtype: str = ""
    subject: str = ""
    places: frozenset[str] = frozenset()
    level: Level = Level.AGGREGATE
    sources: frozenset[str] = frozenset()
    time: Bounds = _OPEN
    as_of: str = ""


class Conflict(NamedTuple):
    """Claims of one quantity, by value. They contradict each other where no value could fit all."""

    claims: tuple[Claim, ...]
    contradict: bool


_STOCK_YEARS = 366
"""Two stocks are told of one time if their days are not farther apart than a year."""

_EVENT_DAYS = 62
"""Two events are perhaps one only where both are dated this narrowly."""

_NEARLY = 0.05
"""By how much an approximate number may be off without contradicting another."""

_FAR = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class _Read:
    """A claim with what follows from its words."""

    claim: Claim
    place: int
    measured: Measured
    since: int
    until: int
    undated: bool


def conflicts(
    claims: Sequence[Claim],
    found_different: frozenset[frozenset[str]] = frozenset(),
    progress: Progress = silent,
) -> list[Conflict]:
    """The quantities that have several values, the contradicting ones first, then as their records came.

    Two claims are of one quantity if kind, subtype and unit are the same, their measures say the same in
    words that may differ a little, and they are told of times that overlap. Across records the countries
    have to be the same for totals; events need one in common and dates that nearly coincide. One document
    rarely contradicts itself: within it only the very same measure of the very same time counts.
    """
    read = [_read(claim, place) for place, claim in enumerate(claims)]
    above = list(range(len(read)))
    by_quantity = {each.claim.quantity.id: each.place for each in read if each.claim.quantity.id}
    for each in read:
        other = by_quantity.get(each.claim.quantity.alternative_to)
        if other is not None:
            _join(above, each.place, other)
    blocks = list(_blocks(read))
    for block in counted(blocks, progress, every=100):
        for one, two in _pairs(block):
            if _root(above, one.place) != _root(above, two.place) and _are_one(one, two, found_different):
                _join(above, one.place, two.place)
    groups: dict[int, list[_Read]] = {}
    for each in read:
        groups.setdefault(_root(above, each.place), []).append(each)
    found = [_conflict(group) for group in groups.values() if len(group) > 1]
    differing = [each for each in found if each is not None]
    return sorted(differing, key=lambda each: not each.contradict)


def _read(claim: Claim, place: int) -> _Read:
    apart = plain_words(claim.kind) | plain_words(claim.subtype)
    told = measured(claim.quantity.measure, claim.quantity.unit, apart)
    span = _when(claim, told)
    since = date.fromisoformat(span.earliest).toordinal() if span.earliest else 0
    until = date.fromisoformat(span.latest).toordinal() if span.latest else _FAR
    return _Read(claim, place, told, since, until, span == Bounds("", ""))


def _when(claim: Claim, told: Measured) -> Bounds:
    """Of which time a quantity is told: its own as-of, else what its measure says, else the record's."""
    as_of = claim.quantity.as_of
    if not as_of and told.times:
        return span_of(told.times) or Bounds("", "")
    as_of = as_of or claim.as_of
    if not as_of or not is_date(as_of):
        return claim.time
    day = bounds(as_of)
    if not day.earliest:
        return day
    before = max(1, date.fromisoformat(day.earliest).toordinal() - _STOCK_YEARS)
    return Bounds(date.fromordinal(before).isoformat(), day.latest)


# Which are held against each other


def _blocks(read: Iterable[_Read]) -> Iterator[list[_Read]]:
    """Claims with kind, subtype, level, a family of units and a place in common."""
    blocks: dict[tuple[object, ...], list[_Read]] = {}
    for each in read:
        claim = each.claim
        places: Iterable[object] = claim.places or ("",)
        if claim.level is Level.AGGREGATE:
            places = (claim.places,)
        elif not _is_narrow(each):
            places = ()
        for unit in each.measured.families or ("",):
            for place in places:
                key = (claim.kind, claim.subject, claim.level, unit, each.measured.distinct, place)
                blocks.setdefault(key, []).append(each)
            # A record may have the same quantity twice, wherever and of whatever level it is.
            blocks.setdefault((claim.record, unit, each.measured.distinct), []).append(each)
    return (block for block in blocks.values() if len(block) > 1)


def _pairs(block: list[_Read]) -> Iterator[tuple[_Read, _Read]]:
    """The pairs whose times overlap, by one pass over the sorted days."""
    block.sort(key=lambda each: (each.since, each.place))
    still_open: list[_Read] = []
    for each in block:
        still_open = [other for other in still_open if other.until >= each.since]
        yield from ((other, each) for other in still_open)
        still_open.append(each)


def _are_one(one: _Read, other: _Read, found_different: frozenset[frozenset[str]]) -> bool:
    mine, theirs = one.claim, other.claim
    within = mine.record == theirs.record
    if _is_part(mine.quantity, theirs.quantity) or _is_part(theirs.quantity, mine.quantity):
        return False
    if mine.quantity.stage and theirs.quantity.stage and mine.quantity.stage != theirs.quantity.stage:
        return False
    if not within and found_different and frozenset((mine.record, theirs.record)) in found_different:
        return False
    words, others = one.measured.words, other.measured.words
    same_unit = family(mine.quantity.unit) == family(theirs.quantity.unit)
    if mine.sources and mine.sources == theirs.sources:
        same_time = (one.since, one.until) == (other.since, other.until)
        same_kind_of_figure = one.measured.total == other.measured.total
        return words == others and same_unit and same_time and same_kind_of_figure
    if not words or not others:
        return same_unit and (words == others or (not within and mine.level is Level.AGGREGATE))
    # In another document, a measure may say more, but nothing else.
    return words <= others or others <= words


def _is_part(part: Quantity, total: Quantity) -> bool:
    return bool(part.part_of) and part.part_of == total.id


def _is_narrow(each: _Read) -> bool:
    """Whether an event is dated so closely that another of that time is perhaps the same."""
    return not each.undated and each.until - each.since <= _EVENT_DAYS


def _root(above: list[int], place: int) -> int:
    while above[place] != place:
        above[place] = above[above[place]]
        place = above[place]
    return place


def _join(above: list[int], one: int, other: int) -> None:
    first, second = sorted((_root(above, one), _root(above, other)))
    above[second] = first


# Whether they differ


def _conflict(group: list[_Read]) -> Conflict | None:
    values = {value_of(each.claim.quantity) for each in group}
    if len(values) < 2:
        return None
    claims = sorted(group, key=lambda each: (*_sorting(each.claim.quantity), each.place))
    least = max(range_of(each.claim.quantity)[0] for each in group)
    most = min(range_of(each.claim.quantity)[1] for each in group)
    return Conflict(tuple(each.claim for each in claims), least > most)


def value_of(quantity: Quantity) -> tuple[Number | None, Number | None, Number | None, str]:
    """What two sources have in common that say the same."""
    return quantity.low, quantity.best, quantity.high, family(quantity.unit)


def range_of(quantity: Quantity) -> tuple[float, float]:
    """Between which values a quantity can lie; one that is approximate may be off a little."""
    if quantity.best is not None and quantity.low is None and quantity.high is None:
        off = abs(quantity.best) * _NEARLY if quantity.approximate else 0
        return quantity.best - off, quantity.best + off
    low = quantity.low if quantity.low is not None else float("-inf")
    high = quantity.high if quantity.high is not None else float("inf")
    return low, high


def _sorting(quantity: Quantity) -> tuple[float]:
    known = [each for each in (quantity.best, quantity.low, quantity.high) if each is not None]
    return (known[0] if known else 0.0,)
