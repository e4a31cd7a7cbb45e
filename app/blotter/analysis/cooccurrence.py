"""Co-occurrence: which segments meet, overlap, lie near or follow one another, and the passages they make."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from blotter.analysis.matching import overlapping
from blotter.analysis.sweep import union
from blotter.domain.segment import Placed, Span


class Relation(StrEnum):
    """How a segment stands to another one; none stands in a relation to itself."""

    OVERLAPPING = "overlapping"
    INSIDE = "inside"
    CONTAINING = "containing"
    NEAR = "near"
    FOLLOWED_BY = "followed-by"

    @property
    def has_reach(self) -> bool:
        """Whether a distance belongs to it; the passage then goes from the one segment to the other."""
        return self in (Relation.NEAR, Relation.FOLLOWED_BY)


class Found(NamedTuple):
    """A passage that answers a question, with the segments that make it one."""

    start: int
    end: int
    segments: tuple[Placed, ...]


class Reach:
    """How far apart segments may lie: so many words, sentences or paragraphs.

    Counted are the steps from the unit in which the first ends to the one in which the second begins: 0 is
    the same unit, 1 the next. White space between units belongs to both of its neighbours.
    """

    def __init__(self, within: int = 0, units: Iterable[Span] = ()) -> None:
        cuts = list(units)
        self._within = within
        self._starts, self._ends = [each.start for each in cuts], [each.end for each in cuts]

    def steps(self, end: int, start: int) -> int:
        """How many units lie from where a segment ends to where a later one starts."""
        return max(0, self._first(start) - self._last(end))

    def _first(self, start: int) -> int:
        """The number of the unit in which a segment begins."""
        return bisect_right(self._ends, start)

    def _last(self, end: int) -> int:
        """The number of the unit in which a segment ends."""
        return max(0, bisect_right(self._starts, end - 1) - 1)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Near enough is what ends after the one position, and what starts before the other."""
        farthest, nearest = self._last(end) + self._within, self._first(start) - self._within
        low = self._starts[nearest] if 0 < nearest < len(self._starts) else -1 if nearest <= 0 else start
        return low, self._ends[farthest] if farthest < len(self._ends) else sys.maxsize


class Sought(NamedTuple):
    """A passage that a partner is sought for: its place, the id of itself, and how far its reach goes."""

    start: int
    end: int
    but: str
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to one document, by ids of codes; `any_of` None is any code.

    Without `all_of` every segment of `any_of` is a passage. With it, a passage is a longest run of characters
    that each set of codes covers (and `any_of` too, if given). Of these stay those that stand in the
    `relation` to a segment of `others`, then those that share no character with one of `none_of`. Segments of
    different coders have to do with each other only `across_coders`.
    """

    any_of: frozenset[str] | None = None
    all_of: tuple[frozenset[str], ...] = ()
    none_of: frozenset[str] = frozenset()
    relation: Relation | None = None
    others: frozenset[str] = frozenset()
    across_coders: bool = False

    @property
    def codes(self) -> frozenset[str] | None:
        """The codes whose segments play a part, None if all may."""
        if self.any_of is None and not self.all_of:
            return None
        return frozenset[str]().union(self.any_of or (), *self.all_of, self.none_of, self.others)


def passages(
    segments: Iterable[Placed],
    asked: Asked,
    reach: Reach | None = None,
    wanted: Collection[str] | None = None,
) -> list[Found]:
    """The passages of one document, by place, equal ones once.

    Only segments whose ids are `wanted` (None: all) make passages; the others are there to be related to.
    """
    found: dict[Span, dict[str, Placed]] = {}
    for group in by_coder(segments, asked.across_coders):
        for span, members in _answers(group, asked, reach or Reach(), wanted):
            found.setdefault(span, {}).update((each.id, each) for each in members)
    places = sorted(found, key=lambda span: (span.start, -span.end))
    return [Found(*span, tuple(sorted(found[span].values(), key=_by_place))) for span in places]


def by_coder(segments: Iterable[Placed], across_coders: bool = False) -> list[list[Placed]]:
    """The segments that may have to do with each other."""
    groups: dict[str, list[Placed]] = {}
    for segment in segments:
        groups.setdefault("" if across_coders else segment.coder, []).append(segment)
    return list(groups.values())


Members = tuple[Placed, ...]


def _answers(
    group: Sequence[Placed], asked: Asked, reach: Reach, wanted: Collection[str] | None
) -> Iterator[tuple[Span, Members]]:
    makers = group if wanted is None else [each for each in group if each.id in wanted]
    made = _runs(makers, asked) if asked.all_of else _singles(makers, asked.any_of)
    if asked.relation is not None:
        others = Others([each for each in group if each.code in asked.others], reach)
        made = _related(made, asked.relation, others)
    avoided = Others([each for each in group if each.code in asked.none_of])
    return ((span, members) for span, members in made if not avoided.meet(span))


def _singles(segments: Iterable[Placed], codes: frozenset[str] | None) -> Iterator[tuple[Span, Members]]:
    return ((Span(each.start, each.end), (each,)) for each in segments if codes is None or each.code in codes)


def _runs(segments: Sequence[Placed], asked: Asked) -> Iterator[tuple[Span, Members]]:
    every = [*asked.all_of] if asked.any_of is None else [*asked.all_of, asked.any_of]
    return common([[each for each in segments if each.code in codes] for codes in every])


def common(groups: Sequence[Sequence[Placed]]) -> Iterator[tuple[Span, Members]]:
    """The longest runs of characters that every group covers, with the segments that lie on them."""
    events: list[tuple[int, int]] = []
    for group in groups:
        for span in union(Span(each.start, each.end) for each in group):
            events += [(span.start, 1), (span.end, -1)]
    runs, depth, start = list[Span](), 0, 0
    for position, change in sorted(events):
        if depth == len(groups):
            runs.append(Span(start, position))
        depth, start = depth + change, position
    at: dict[Span, list[Placed]] = {}
    for each in {each.id: each for group in groups for each in group}.values():
        at.setdefault(Span(each.start, each.end), []).append(each)
    members: dict[Span, list[Placed]] = {run: [] for run in runs}
    for run, span in overlapping(runs, at):
        members[run] += at[span]
    return ((run, tuple(members[run])) for run in runs)


def _related(
    made: Iterable[tuple[Span, Members]], relation: Relation, others: "Others"
) -> Iterator[tuple[Span, Members]]:
    for span, members in made:
        alone = members[0].id if len(members) == 1 else ""
        partner = others.partner(relation, span, alone)
        if partner is not None:
            yield joined(relation, span, partner), (*members, partner)


def joined(relation: Relation, span: Span, partner: Placed) -> Span:
    """The passage that a segment makes with its partner: from one to the other where there is a reach.

    Elsewhere it is the segment itself.
    """
    if not relation.has_reach:
        return span
    return Span(min(span.start, partner.start), max(span.end, partner.end))


class Others:
    """Segments sorted so that one in a relation to a passage is found by bisection."""

    def __init__(self, segments: Iterable[Placed], reach: Reach | None = None) -> None:
        self._reach = reach or Reach()
        self._forward = sorted(segments, key=lambda each: (each.start, each.end))
        self._starts = [each.start for each in self._forward]
        self._backward = sorted(self._forward, key=lambda each: (each.end, each.start))
        self._ends = [each.end for each in self._backward]
        self._latest = _two_best(self._forward, latest=True)
        self._earliest = _two_best(reversed(self._forward), latest=False)

    def sought(self, span: Span, but: str = "") -> Sought:
        """What a partner is to be found for; `but` is the id of a segment that is none."""
        return Sought(*span, but, *self._reach.around(*span))

    def partner(self, relation: Relation, span: Span, but: str = "") -> Placed | None:
        """A segment to which the passage stands in the relation.

        NEAR and FOLLOWED_BY give the nearest by characters; of two equally near ones the later.
        """
        return self.finder(relation)(self.sought(span, but))

    def finder(self, relation: Relation) -> Callable[[Sought], Placed | None]:
        """What finds partners in a relation, chosen once for many."""
        return {
            Relation.OVERLAPPING: self._overlapping,
            Relation.INSIDE: self._around,
            Relation.CONTAINING: self._within,
            Relation.NEAR: self._near,
            Relation.FOLLOWED_BY: self._behind,
        }[relation]

    def meet(self, span: Span) -> bool:
        """Whether one of them shares a character with the passage."""
        return self._overlapping(Sought(*span, "", 0, 0)) is not None

    def _overlapping(self, sought: Sought) -> Placed | None:
        found = _other(self._latest[bisect_left(self._starts, sought.end)], sought.but)
        return found if found is not None and found.end > sought.start else None

    def _around(self, sought: Sought) -> Placed | None:
        found = _other(self._latest[bisect_right(self._starts, sought.start)], sought.but)
        return found if found is not None and found.end >= sought.end else None

    def _within(self, sought: Sought) -> Placed | None:
        from_here = len(self._starts) - bisect_left(self._starts, sought.start)
        found = _other(self._earliest[from_here], sought.but)
        return found if found is not None and found.end <= sought.end else None

    def _behind(self, sought: Sought) -> Placed | None:
        at = bisect_left(self._starts, sought.end)
        return self._forward[at] if at < len(self._starts) and self._starts[at] < sought.high else None

    def _before(self, sought: Sought) -> Placed | None:
        at = bisect_right(self._ends, sought.start) - 1
        return self._backward[at] if at >= 0 and self._ends[at] > sought.low else None

    def _near(self, sought: Sought) -> Placed | None:
        found = self._overlapping(sought)
        if found is not None:
            return found
        behind, before = self._behind(sought), self._before(sought)
        if behind is None or before is None:
            return behind or before
        return before if sought.start - before.end < behind.start - sought.end else behind


_Two = tuple[Placed | None, Placed | None]


def _two_best(segments: Iterable[Placed], latest: bool) -> list[_Two]:
    """For each number of segments from the first on, the two of them that end latest, or earliest."""
    best: _Two = (None, None)
    kept = [best]
    for each in segments:
        first, second = best
        if first is None or (each.end > first.end if latest else each.end < first.end):
            best = (each, first)
        elif second is None or (each.end > second.end if latest else each.end < second.end):
            best = (first, each)
        kept.append(best)
    return kept


def _other(two: _Two, but: str) -> Placed | None:
    return two[1] if two[0] is not None and two[0].id == but else two[0]


def _by_place(segment: Placed) -> tuple[int, int, str]:
    return segment.start, -segment.end, segment.id
