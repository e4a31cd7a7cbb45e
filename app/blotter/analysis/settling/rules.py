"""What a rule would make of the places, and with whom an outcome sides."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from blotter.analysis.coded_text import CodedSegment
from blotter.analysis.matching import alike, overlapping, partners
from blotter.analysis.settling.items import Agreed, Item, Places, Standing, clusters, connected, is_agreed
from blotter.domain.decision import Choice
from blotter.domain.segment import Span, trimmed


class Rule(StrEnum):
    """By what places are settled in one go, without looking at each."""

    FULL = "full"
    """What everybody has stands; nothing else is settled."""
    MAJORITY = "majority"
    """A code stands where more than half of the coders have it, and falls where fewer than half do."""
    OVERLAP = "overlap"
    """Segments are taken for the same from a lower overlap on."""


class Bounds(StrEnum):
    """From where to where a segment reaches that several coders have with different bounds."""

    LONGEST = "longest"
    """As the longest of them, the first of several: bounds that somebody has drawn."""
    TOGETHER = "together"
    """From the first start to the last end."""
    SHARED = "shared"
    """What all of them cover; the longest where there is nothing of the kind."""


class Proposal(NamedTuple):
    """What a rule would make of an item."""

    item: Item
    stands: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """What a rule would make: of items, of what is agreed on; and the items that it leaves open."""

    rule: Rule
    threshold: float
    bounds: Bounds
    made: tuple[Proposal, ...]
    agreed: tuple[tuple[Agreed, Standing], ...]
    left: tuple[Item, ...]


def agreed_standing(agreed: Agreed, bounds: Bounds) -> Standing:
    """The one segment that stands for what every coder has."""
    return Standing(agreed.code, *_bounds(agreed.segments, bounds))


def proposals(
    found: Places, rule: Rule, *, threshold: float = 0.5, bounds: Bounds = Bounds.LONGEST, trim: bool = True
) -> Proposals:
    """What a rule would make of the items that nobody has decided; `threshold` is for overlap."""
    made, left = list[Proposal](), list[Item]()
    for item in found.items:
        if item.decision is not None:
            continue
        stands = _by_rule(item, rule, threshold, bounds, trim)
        if stands is None:
            left.append(item)
        else:
            made.append(Proposal(item, stands))
    return Proposals(
        rule=rule,
        threshold=threshold,
        bounds=bounds,
        made=tuple(made),
        agreed=tuple((each, agreed_standing(each, bounds)) for each in found.agreed),
        left=tuple(left),
    )


def _by_rule(
    item: Item, rule: Rule, threshold: float, bounds: Bounds, trim: bool
) -> tuple[Standing, ...] | None:
    """What stands by a rule, or None if it does not settle the whole item."""
    if rule is Rule.FULL:
        return None
    stands = set[Standing]()
    for code in item.codes:
        own = [each for each in item.segments if each.code == code]
        found = (
            _majority(item, own, bounds)
            if rule is Rule.MAJORITY
            else _alike(item, own, threshold, bounds, trim)
        )
        if found is None:
            return None
        stands |= {Standing(code, *span) for span in found}
    return tuple(sorted(stands, key=lambda each: (each.start, each.end, each.code)))


def _majority(item: Item, own: Sequence[CodedSegment], bounds: Bounds) -> list[Span] | None:
    """Where more than half of the coders have a code; None if somewhere exactly half do."""
    spans = {each.span for each in own}
    stands = list[Span]()
    for group in connected(sorted(spans), ((a, b) for a, b in overlapping(spans, spans) if a != b)):
        there = [each for each in own if each.span in group]
        votes = 2 * len({each.coder for each in there})
        if votes == len(item.coders):
            return None
        if votes > len(item.coders):
            stands.append(_bounds(there, bounds))
    return stands


def _alike(
    item: Item, own: Sequence[CodedSegment], threshold: float, bounds: Bounds, trim: bool
) -> list[Span] | None:
    """The segments of a code if all are matched among all coders from the threshold on, else None."""
    spans: dict[str, dict[Span, CodedSegment]] = {coder: {} for coder in item.coders}
    for each in own:
        spans[each.coder][_compared(item, each) if trim else each.span] = each
    matches = partners({coder: list(held) for coder, held in spans.items()}, alike(threshold))
    found = list(clusters(spans, matches))
    if not all(is_agreed(cluster, item.coders, matches) for cluster in found):
        return None
    return [_bounds([segment for _, _, segment in cluster], bounds) for cluster in found]


def _compared(item: Item, segment: CodedSegment) -> Span:
    """A segment's place without the white space at its ends."""
    span = trimmed(item.quote, Span(segment.start - item.start, segment.end - item.start))
    return Span(span.start + item.start, span.end + item.start)


def _bounds(segments: Sequence[CodedSegment], bounds: Bounds) -> Span:
    longest = min((each.span for each in segments), key=lambda span: (-span.length, span))
    if bounds is Bounds.LONGEST:
        return longest
    by_coder: dict[str, list[Span]] = {}
    for each in segments:
        by_coder.setdefault(each.coder, []).append(each.span)
    hulls = [Span(min(s.start for s in own), max(s.end for s in own)) for own in by_coder.values()]
    if bounds is Bounds.TOGETHER:
        return Span(min(hull.start for hull in hulls), max(hull.end for hull in hulls))
    shared = Span(max(hull.start for hull in hulls), min(hull.end for hull in hulls))
    return shared if shared.length > 0 else longest


def sided_with(item: Item, choice: Choice, stands: Collection[Standing]) -> tuple[str, ...]:
    """The coders whose version stands, in the order of the item's: alone, or with `ALL` among others.

    Who has nothing there stands where nothing does.
    """
    outcome = set(stands)
    exact = tuple(coder for coder in item.coders if set(item.version(coder)) == outcome)
    if exact or choice is not Choice.ALL:
        return exact
    return tuple(coder for coder in item.coders if item.of(coder))


def choice_of(item: Item, stands: Collection[Standing]) -> Choice:
    """The choice that comes to this outcome."""
    outcome = set(stands)
    if any(set(item.version(coder)) == outcome for coder in item.coders):
        return Choice.ONE
    if outcome == set(item.version(*item.coders)):
        return Choice.ALL
    return Choice.NEW if outcome else Choice.NONE
