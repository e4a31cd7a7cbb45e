"""Which records may tell of one activity: pairs that come near each other, with a score and its reasons."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from blotter.analysis import messages
from blotter.domain.record import Level
from blotter.domain.study import MOST_DAYS
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent

Place = tuple[str, int, int]
"""Where a piece of evidence stands: source (its id), start, end."""

Pairs = frozenset[frozenset[str]]
"""Pairs of records by their ids."""


class DuplicateOptions(BaseModel):
    """How near two records have to be to be proposed as one."""

    model_config = ConfigDict(frozen=True)

    days: int = Field(31, title="Days", ge=0, le=MOST_DAYS, description="How far apart the dates may lie.")
    needs_actor: bool = Field(False, title="A shared actor", description="Only pairs that share an actor.")
    least: float = Field(0.4, title="Score", ge=0, le=1, description="The lowest score that is proposed.")


@dataclass(frozen=True, slots=True)
class Seen:
    """What counts of a record when it is held against others; days are numbers (None: open or unknown).

    `called` says how the record writes a place that is known by another word.
    """

    id: str
    kind: str
    level: Level
    subtype: str = ""
    places: frozenset[str] = frozenset()
    earliest: int | None = None
    latest: int | None = None
    actors: frozenset[str] = frozenset()
    evidence: tuple[Place, ...] = ()
    figures: frozenset[tuple[object, ...]] = frozenset()
    called: Mapping[str, str] = field(default_factory=dict)


class Pair(NamedTuple):
    """Two records (by id, as they came) that may be one, from 0 to 1, and why."""

    one: str
    other: str
    score: float
    reasons: tuple[Sentence, ...]


def day_number(day: str) -> int | None:
    """An ISO day as a number; None for an open side."""
    return date.fromisoformat(day).toordinal() if day else None


def pairs(
    records: Sequence[Seen],
    options: DuplicateOptions | None = None,
    found_different: Pairs = frozenset(),
    progress: Progress = silent,
) -> list[Pair]:
    """The pairs that may be one activity, the likeliest first; those that were found different are left out.

    Only records are held against each other that have kind and level in common, and a country or group or
    some words of their evidence: the others are not looked at, so that 50,000 records take seconds.
    """
    options = options or DuplicateOptions()
    order = {each.id: place for place, each in enumerate(records)}
    met: set[tuple[str, str]] = set()
    found: list[Pair] = []
    for one, other in _candidates(records, options, progress):
        if order[one.id] > order[other.id]:
            one, other = other, one
        key = (one.id, other.id)
        if key in met:
            continue
        met.add(key)
        if found_different and frozenset(key) in found_different:
            continue
        pair = _scored(one, other, options)
        if pair is not None:
            found.append(pair)
    return sorted(found, key=lambda each: (-each.score, order[each.one], order[each.other]))


# Which are held against each other

_WIDE = 400
"""A date of more days than this is near another only if it is the same: “1997/2021” overlaps everything."""

_Seens = Iterator[tuple[Seen, Seen]]


def _candidates(records: Sequence[Seen], options: DuplicateOptions, progress: Progress) -> _Seens:
    blocks = list(_by_place(records).values())
    for block in counted(blocks, progress, every=50):
        yield from _near(block, options)
    yield from _sharing_words(records)


def _by_place(records: Iterable[Seen]) -> dict[tuple[str, Level, str], list[Seen]]:
    blocks: dict[tuple[str, Level, str], list[Seen]] = {}
    for each in records:
        for place in each.places or ("",):
            blocks.setdefault((each.kind, each.level, place), []).append(each)
    return blocks


def _sharing_words(records: Iterable[Seen]) -> _Seens:
    """Records of one kind and level whose evidence overlaps."""
    spans: dict[tuple[str, Level, str], list[tuple[int, int, Seen]]] = {}
    for each in records:
        for source, start, end in each.evidence:
            spans.setdefault((each.kind, each.level, source), []).append((start, end, each))
    for some in spans.values():
        some.sort(key=lambda span: span[:2])
        still_open: list[tuple[int, Seen]] = []
        for start, end, each in some:
            still_open = [span for span in still_open if span[0] > start]
            yield from ((other, each) for _, other in still_open if other.id != each.id)
            still_open.append((end, each))


def _near(block: list[Seen], options: DuplicateOptions) -> _Seens:
    """The pairs of a block whose dates lie within the window, found by one pass over the sorted days.

    A record with a very wide date is held against those that have the same, one without a date against
    those without one that share an actor.
    """
    dated: list[tuple[int, int, Seen]] = []
    alike: dict[object, list[Seen]] = {}
    for each in block:
        if each.earliest is None or each.latest is None:
            for actor in each.actors:
                alike.setdefault((each.earliest, each.latest, actor), []).append(each)
        elif each.latest - each.earliest > _WIDE:
            alike.setdefault((each.earliest, each.latest), []).append(each)
        else:
            dated.append((each.earliest, each.latest, each))
    dated.sort(key=lambda span: span[:2])
    still_open: list[tuple[int, Seen]] = []
    for earliest, latest, each in dated:
        still_open = [span for span in still_open if span[0] + options.days >= earliest]
        yield from ((other, each) for _, other in still_open)
        still_open.append((latest, each))
    for same in alike.values():
        for place, one in enumerate(same):
            yield from ((one, other) for other in same[place + 1 :])


# How near they are

_COUNTRY, _DATE, _ACTOR, _EVIDENCE, _SUBTYPE, _FIGURE = 0.25, 0.25, 0.15, 0.30, 0.10, 0.10
_OTHER_SUBTYPE, _DAYS_APART = 0.15, 0.9
_ENOUGH = _COUNTRY + _DATE + _ACTOR + _SUBTYPE
"""Two records that have country, date, actors and subtype in common are as near as 1."""


def _scored(one: Seen, other: Seen, options: DuplicateOptions) -> Pair | None:
    actors, places = one.actors & other.actors, one.places & other.places
    shared_words = _overlaps(one.evidence, other.evidence)
    gap = _gap(one, other)
    if options.needs_actor and not actors:
        return None
    if one.places and other.places and not places:
        return None
    if not _fit(one, other, gap, options.days):
        return None
    if one.level is Level.AGGREGATE and one.places != other.places:
        return None  # The total of one country is no total of several.
    # Without a country, kind and date alone are shared by far too many.
    if not (places or actors or shared_words):
        return None
    weighed = (
        (_COUNTRY * _share(one.places, other.places), messages.SAME_PLACE),
        (_DATE * _closeness(one, other, options.days), _about_dates(one, other)),
        (_ACTOR * _share(one.actors, other.actors), messages.SAME_ACTORS),
        (_EVIDENCE * shared_words, messages.SAME_WORDS),
        (_SUBTYPE * (bool(one.subtype) and one.subtype == other.subtype), messages.SAME_SUBTYPE),
        (_FIGURE * bool(one.figures & other.figures), messages.SAME_FIGURE),
    )
    score = sum(weight for weight, _ in weighed)
    if one.subtype and other.subtype and one.subtype != other.subtype:
        score -= _OTHER_SUBTYPE
    most = 1.0 if gap is None or gap <= 0 else _DAYS_APART
    score = max(0.0, min(most, round(score / _ENOUGH, 3)))
    if score < options.least:
        return None
    told = {
        "places": ", ".join(sorted(one.called.get(place, place) for place in places)),
        "count": len(actors),
        "days": gap,
    }
    reasons = (Sentence(reason, **told) for weight, reason in weighed if weight > 0)
    return Pair(one.id, other.id, score, tuple(reasons))


def _fit(one: Seen, other: Seen, gap: int | None, days: int) -> bool:
    """Whether two dates can be those of one activity.

    “2015” and “2016” are a day apart, but two years: dates that do not meet have to be narrow. Of dates with
    an open end (“since 2009”) only the same ones are; a record without any date fits all.
    """
    if gap is None:
        undated = any(each.earliest is None and each.latest is None for each in (one, other))
        return undated or (one.earliest, one.latest) == (other.earliest, other.latest)
    if gap > 0:
        return gap <= days and _width(one, other) <= max(days, _MONTH)
    return True


_MONTH = 31


def _width(*some: Seen) -> int:
    return max((each.latest or 0) - (each.earliest or 0) for each in some)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / len(one | other) if shared else 0.0


def _gap(one: Seen, other: Seen) -> int | None:
    """How many days lie between two dates, 0 or less where they overlap; None if one is open."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return None
    return max(one.earliest, other.earliest) - min(one.latest, other.latest)


def _closeness(one: Seen, other: Seen, days: int) -> float:
    """1 for the same days; less the farther dates lie apart, and the wider they are where they overlap."""
    gap = _gap(one, other)
    if gap is None or gap > days:
        return 0.0
    if gap > 0:
        return 0.9 - 0.5 * gap / (days + 1)
    wider = _width(one, other)
    same = (one.earliest, one.latest) == (other.earliest, other.latest)
    if wider <= days:
        return 1.0 if same else 0.9
    return 0.7 if same else max(0.4, 0.9 * days / wider)


def _about_dates(one: Seen, other: Seen) -> str:
    gap = _gap(one, other)
    if gap is not None and gap > 0:
        return messages.NEAR_DATE
    if (one.earliest, one.latest) == (other.earliest, other.latest):
        return messages.SAME_DATE
    return messages.OVERLAPPING_DATES


def _overlaps(one: tuple[Place, ...], other: tuple[Place, ...]) -> bool:
    return any(
        source == elsewhere and start < until and since < end
        for source, start, end in one
        for elsewhere, since, until in other
    )
