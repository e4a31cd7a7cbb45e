"""Matching: which record of one coder tells of the same activity as which record of another, one to one.

Two records may be a pair in one of three ways, the first that fits:

1. `SAME_PASSAGE`: of all the characters that their evidence covers, at least half are covered by both. They
   may be of different kinds, but not when their countries differ as well: a sentence may tell of two things.
2. `MEETING`: their evidence shares a character, they are of one kind, and no countries that both name differ.
3. `ELSEWHERE`: their evidence shares nothing; they are of one kind, share a country, and the days between
   which their dates lie are no further apart than `days`.

Of all pairs the best is taken first, then the best of what is left, and so on. Better is, in this order: the
earlier way; the same kind; a country in common; dates no further apart than `days`; more of the characters in
common; dates closer to each other; lower numbers. No choice depends on which coder is named first.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from blotter.analysis.sweep import union
from blotter.domain.segment import Span

HALF = 0.5
"""From which share of common characters on two records are taken to rest on the same passage."""

_AT_HAND = 100_000


class Way(IntEnum):
    """Why two records are a pair; a lower one is better."""

    SAME_PASSAGE = 1
    MEETING = 2
    ELSEWHERE = 3


@dataclass(frozen=True, slots=True)
class Claim:
    """A coder's record as it is matched: what it is of, where, when, and on which passages it rests.

    `countries` are codes, or names of groups, without venues and the country from which a study looks.
    `passages` are by document; spans of one document may overlap.
    """

    id: str
    number: str
    kind: str
    countries: frozenset[str] = frozenset()
    earliest: str = ""
    latest: str = ""
    passages: Mapping[str, Sequence[Span]] = field(default_factory=dict)

    @property
    def home(self) -> str:
        """The document that it is counted in when documents are drawn: the first by name."""
        return min(self.passages, default="")


class Pair(NamedTuple):
    """Two records that are taken for the same activity, why, and the share of characters in common."""

    first: Claim
    second: Claim
    way: Way
    overlap: float


@dataclass(frozen=True, slots=True)
class Matching:
    """The pairs of two coders, best first, and what only one of them has, by number."""

    pairs: tuple[Pair, ...]
    only_first: tuple[Claim, ...]
    only_second: tuple[Claim, ...]


def matched(first: Sequence[Claim], second: Sequence[Claim], days: int) -> Matching:
    """The records of two coders, paired as this module's first words say."""
    ranked = sorted(_candidates(first, second, days), key=lambda each: each[0])
    taken_first: set[str] = set()
    taken_second: set[str] = set()
    pairs = []
    for _, pair in ranked:
        if pair.first.id not in taken_first and pair.second.id not in taken_second:
            taken_first.add(pair.first.id)
            taken_second.add(pair.second.id)
            pairs.append(pair)
    return Matching(
        tuple(pairs),
        tuple(sorted((each for each in first if each.id not in taken_first), key=_by_number)),
        tuple(sorted((each for each in second if each.id not in taken_second), key=_by_number)),
    )


_Rank = tuple[int, bool, bool, bool, float, int, tuple[str, str], tuple[str, str]]


def _candidates(first: Sequence[Claim], second: Sequence[Claim], days: int) -> Iterator[tuple[_Rank, Pair]]:
    """Every two records that may be a pair, with what says how good it is."""
    shared = _shared(first, second)
    covered = {each.id: _covered(each) for each in (*first, *second)}
    for (i, j), characters in shared.items():
        here, there = first[i], second[j]
        overlap = characters / (covered[here.id] + covered[there.id] - characters)
        way = _way(here, there, overlap)
        if way is not None:
            yield _ranked(here, there, way, overlap, days)
    for i, j in _elsewhere(first, second, days):
        if (i, j) not in shared:
            yield _ranked(first[i], second[j], Way.ELSEWHERE, 0.0, days)


def _way(here: Claim, there: Claim, overlap: float) -> Way | None:
    """How two records whose evidence meets may be a pair."""
    is_of_one_kind = here.kind == there.kind
    differ = bool(here.countries and there.countries and here.countries.isdisjoint(there.countries))
    if overlap >= HALF:
        return Way.SAME_PASSAGE if is_of_one_kind or not differ else None
    return Way.MEETING if is_of_one_kind and not differ else None


def _ranked(here: Claim, there: Claim, way: Way, overlap: float, days: int) -> tuple[_Rank, Pair]:
    apart = days_apart(here, there)
    lower, higher = sorted(((here.number, here.id), (there.number, there.id)))
    rank = (
        int(way),
        here.kind != there.kind,
        here.countries.isdisjoint(there.countries),
        apart is None or apart > days,
        -overlap,
        _NEVER if apart is None else apart,
        lower,
        higher,
    )
    return rank, Pair(here, there, way, overlap)


_NEVER = 10**9


def days_apart(here: Claim, there: Claim) -> int | None:
    """How many days lie between the dates of two records, 0 if they overlap; None where one has no date."""
    if not (here.earliest or here.latest) or not (there.earliest or there.latest):
        return None
    return max(_gap(here.latest, there.earliest), _gap(there.latest, here.earliest), 0)


def _gap(end: str, start: str) -> int:
    return _day(start) - _day(end) if start and end else 0


@lru_cache(_AT_HAND)
def _day(day: str) -> int:
    year, month, of_month = map(int, day.split("-"))
    # The calendar begins with year 1; a year 0 is told as the first day there is.
    return date(year, month, of_month).toordinal() if year else 0


def _covered(claim: Claim) -> int:
    return sum(span[1] - span[0] for spans in claim.passages.values() for span in union(spans))


def _shared(first: Sequence[Claim], second: Sequence[Claim]) -> dict[tuple[int, int], int]:
    """How many characters the evidence of two records shares, for those that share some, by their places.

    Each document is walked over once.
    """
    found: dict[tuple[int, int], int] = defaultdict(int)
    by_document: dict[str, list[tuple[int, int, int, int]]] = defaultdict(list)
    for side, claims in enumerate((first, second)):
        for place, claim in enumerate(claims):
            for document, spans in claim.passages.items():
                by_document[document] += [(start, end, side, place) for start, end in union(spans)]
    for arrivals in by_document.values():
        arrivals.sort()
        standing: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
        for start, end, side, place in arrivals:
            others = standing[1 - side]
            others[:] = [each for each in others if each[0] > start]
            for until, other in others:
                pair = (other, place) if side else (place, other)
                found[pair] += min(end, until) - start
            standing[side].append((end, place))
    return found


def _elsewhere(first: Sequence[Claim], second: Sequence[Claim], days: int) -> Iterator[tuple[int, int]]:
    """Records of one kind that share a country and have dates close to each other, by their places."""
    there_by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, claim in enumerate(second):
        for country in claim.countries:
            there_by_key[claim.kind, country].append(place)
    windows = {key: _Window(second, places) for key, places in there_by_key.items()}
    for i, claim in enumerate(first):
        near: set[int] = set()
        for country in claim.countries:
            window = windows.get((claim.kind, country))
            near.update(window.near(claim, days) if window else ())
        yield from ((i, j) for j in sorted(near))


class _Window:
    """Dated records by their first day, so that those near to a date are found without reading all."""

    def __init__(self, claims: Sequence[Claim], places: Iterable[int]) -> None:
        self._claims = claims
        dated = (place for place in places if claims[place].earliest or claims[place].latest)
        self._places = sorted(dated, key=lambda place: _begin(claims[place]))
        self._begins = [_begin(claims[place]) for place in self._places]
        self._longest = max((_end(claims[p]) - _begin(claims[p]) for p in self._places), default=0)

    def near(self, claim: Claim, days: int) -> Iterator[int]:
        """The places of those whose dates are at most so many days apart from a record's."""
        from bisect import bisect_left, bisect_right

        if not (claim.earliest or claim.latest):
            return
        first = bisect_left(self._begins, _begin(claim) - days - self._longest)
        last = bisect_right(self._begins, _end(claim) + days)
        for place in self._places[first:last]:
            apart = days_apart(claim, self._claims[place])
            if apart is not None and apart <= days:
                yield place


def _begin(claim: Claim) -> int:
    return _day(claim.earliest) if claim.earliest else -_NEVER


def _end(claim: Claim) -> int:
    return _day(claim.latest) if claim.latest else _NEVER


def _by_number(claim: Claim) -> tuple[str, str]:
    return claim.number, claim.id
