"""Settling: the places where coders differ, what a rule would make of them, agreement after negotiation."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random
from typing import NamedTuple, TypeVar

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.coded_text import CodedSegment, CodedText, grouped
from blotter.analysis.disagreements import Kind, disagreements
from blotter.analysis.matching import Partners, alike, overlapping, partners
from blotter.domain.codebook import path_key, split_path
from blotter.domain.decision import Choice, Decision, Reason
from blotter.domain.entity import derived_id
from blotter.domain.segment import Span, trimmed

N = TypeVar("N", bound=Hashable)


class Standing(NamedTuple):
    """A code, by its path, on a passage: what stands once a place is settled."""

    code: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A place in one document where coders differ, to be decided as a whole.

    `segments` are those without a match of every other coder that hang together by overlapping; `agreed`
    are those of the same place that everybody has, which stand whatever is decided. `coders` are those who
    are done with the document, by name, also those who have nothing there. `decision` is what was decided
    about these very segments. The same segments make the same `id`.
    """

    id: str
    source: str
    start: int
    end: int
    quote: str
    coders: tuple[str, ...]
    codes: tuple[str, ...]
    kinds: tuple[Kind, ...]
    segments: tuple[CodedSegment, ...]
    agreed: tuple[CodedSegment, ...] = ()
    round: str | None = None
    decision: Decision | None = None

    @property
    def span(self) -> Span:
        """The place, from the first segment's start to the last one's end."""
        return Span(self.start, self.end)

    def of(self, *coders: str) -> tuple[CodedSegment, ...]:
        """What these coders have there, by place."""
        return tuple(each for each in self.segments if each.coder in coders)

    def version(self, *coders: str) -> tuple[Standing, ...]:
        """What would stand if these coders were right: what several have alike stands once."""
        found = {Standing(each.code, each.start, each.end) for each in self.of(*coders)}
        return tuple(sorted(found, key=lambda each: (each.start, each.end, each.code)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """A segment of each coder who is done with the document, all of one code and all matched."""

    source: str
    code: str
    coders: tuple[str, ...]
    segments: tuple[CodedSegment, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """The places of documents: those to be decided, and those that are agreed on."""

    items: tuple[Item, ...]
    agreed: tuple[Agreed, ...]


class Side(NamedTuple):
    """A coder's version of an item under a letter instead of a name."""

    letter: str
    coder: str
    segments: tuple[CodedSegment, ...]


def places(texts: Iterable[CodedText], options: AgreementOptions) -> Places:
    """Where coders differ and where they agree, document by document, in the order of reading.

    Codes are taken as they are: rolling up would leave open which of two codes is meant to stand.
    """
    options = options.model_copy(update={"rollup": False})
    items, agreed = list[Item](), list[Agreed]()
    for text in texts:
        if not options.sources or text.source in options.sources:
            found = _of_text(text, options)
            items += found.items
            agreed += found.agreed
    return Places(tuple(items), tuple(agreed))


def shuffled(item: Item, seed: int) -> tuple[Side, ...]:
    """The sides of an item in an order that tells nothing, the same whenever this item is looked at."""
    order = sorted(item.coders)
    Random(f"{seed} {item.id}").shuffle(order)
    return tuple(Side(_letter(place), coder, item.of(coder)) for place, coder in enumerate(order))


def sides(item: Item) -> tuple[Side, ...]:
    """The sides of an item in the order of its coders."""
    return tuple(Side(_letter(place), coder, item.of(coder)) for place, coder in enumerate(item.coders))


def _letter(place: int) -> str:
    letter = chr(ord("A") + place % 26)
    return letter if place < 26 else f"{letter}{place // 26 + 1}"


def _of_text(text: CodedText, options: AgreementOptions) -> Places:
    done = tuple(sorted({coder for coder in text.done if not options.coders or coder in options.coders}))
    if len(done) < 2:
        return Places((), ())
    wanted = {path_key(split_path(code)) for code in options.codes}
    agreed, left = list[Agreed](), list[_Cluster]()
    for code, by_coder in sorted(grouped(text, done, trim=options.trim, rollup=False).items()):
        if wanted and path_key(split_path(code)) not in wanted:
            continue
        spans = {coder: by_coder.get(coder, {}) for coder in done}
        matches = partners({coder: list(own) for coder, own in spans.items()}, alike(options.threshold))
        for cluster in _clusters(spans, matches):
            if _is_agreed(cluster, done, matches):
                own = tuple(segment for _, _, segment in cluster)
                agreed.append(Agreed(source=text.source, code=code, coders=done, segments=own))
            else:
                left.append(cluster)
    agreed.sort(key=lambda each: (min(s.span for s in each.segments), each.code))
    return Places(tuple(_items(text, options, done, left, agreed)), tuple(agreed))


_Member = tuple[str, Span, CodedSegment]
"""A coder, the place that is compared, and the segment."""
_Cluster = list[_Member]


def _clusters(spans: Mapping[str, Mapping[Span, CodedSegment]], matches: Partners) -> Iterator[_Cluster]:
    """The segments of a code that are matched with each other, directly or by way of others."""
    nodes = [(coder, span) for coder, own in spans.items() for span in own]
    edges = [
        ((coder, span), (against, other))
        for (coder, against), pairs in matches.items()
        for span, other in pairs.items()
    ]
    for group in _connected(nodes, edges):
        yield [(coder, span, spans[coder][span]) for coder, span in sorted(group)]


def _is_agreed(cluster: _Cluster, done: Sequence[str], matches: Partners) -> bool:
    """Whether every coder has one segment in it, and each of them is matched with each other."""
    where = {coder: span for coder, span, _ in cluster}
    if len(cluster) != len(done) or len(where) != len(done):
        return False
    return all(
        matches[coder, against].get(span) == where[against]
        for coder, span in where.items()
        for against in done
        if against != coder
    )


def _items(
    text: CodedText,
    options: AgreementOptions,
    done: tuple[str, ...],
    left: Sequence[_Cluster],
    agreed: Sequence[Agreed],
) -> Iterator[Item]:
    kinds: dict[str, set[Kind]] = {}
    for each in disagreements([text], options):
        kinds.setdefault(each.segment, set()).add(each.kind)
    found = [_item(text, done, group, kinds, agreed) for group in _together(left)]
    yield from sorted(found, key=lambda item: (item.start, item.end, item.id))


def _together(left: Sequence[_Cluster]) -> list[list[CodedSegment]]:
    """Clusters of which a segment of one shares a character with one of another, put together."""
    at: dict[Span, list[int]] = {}
    for number, cluster in enumerate(left):
        for _, span, _ in cluster:
            at.setdefault(span, []).append(number)
    edges = [(numbers[0], other) for numbers in at.values() for other in numbers[1:]]
    edges += [(at[span][0], at[other][0]) for span, other in overlapping(at, at) if span != other]
    groups = _connected(range(len(left)), edges)
    return [[segment for number in group for _, _, segment in left[number]] for group in groups]


def _item(
    text: CodedText,
    done: tuple[str, ...],
    group: Sequence[CodedSegment],
    kinds: Mapping[str, Collection[Kind]],
    agreed: Sequence[Agreed],
) -> Item:
    segments = tuple(sorted(group, key=lambda s: (s.start, s.end, s.code, s.coder, s.id)))
    span = Span(min(each.start for each in segments), max(each.end for each in segments))
    held = {kind for each in segments for kind in kinds.get(each.id, ())}
    beside = (each for one in agreed for each in one.segments if each.span.overlaps(span))
    return Item(
        id=derived_id(*sorted(each.id for each in segments)),
        source=text.source,
        start=span.start,
        end=span.end,
        quote=text.text[span.start : span.end],
        coders=done,
        codes=tuple(dict.fromkeys(each.code for each in segments)),
        # A ring of matches that meets a coder twice leaves nobody without a match, and is no agreement.
        kinds=tuple(kind for kind in Kind if kind in held) or (Kind.SPLIT_OR_MERGED,),
        segments=segments,
        agreed=tuple(sorted(beside, key=lambda s: (s.start, s.end, s.code, s.coder, s.id))),
    )


def _connected(nodes: Iterable[N], edges: Iterable[tuple[N, N]]) -> list[list[N]]:
    """The nodes in groups that edges hold together."""
    near: dict[N, list[N]] = {node: [] for node in nodes}
    for first, second in edges:
        near[first].append(second)
        near[second].append(first)
    groups, seen = list[list[N]](), set[N]()
    for node in near:
        if node in seen:
            continue
        seen.add(node)
        group = [node]
        for each in group:
            new = [other for other in dict.fromkeys(near[each]) if other not in seen]
            seen.update(new)
            group += new
        groups.append(group)
    return groups


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
    for group in _connected(sorted(spans), ((a, b) for a, b in overlapping(spans, spans) if a != b)):
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
    clusters = list(_clusters(spans, matches))
    if not all(_is_agreed(cluster, item.coders, matches) for cluster in clusters):
        return None
    return [_bounds([segment for _, _, segment in cluster], bounds) for cluster in clusters]


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


class Settled(NamedTuple):
    """A place that was settled: the coders concerned, their segments by id, and what stands instead."""

    source: str
    coders: tuple[str, ...]
    segments: frozenset[str]
    stands: tuple[Standing, ...]


def after(
    texts: Iterable[CodedText], settled: Iterable[Settled], *, trim: bool = True
) -> Iterator[CodedText]:
    """The texts after negotiation: at every settled place all of its coders have what stands.

    What is not settled stays as the coders left it.
    """
    by_source: dict[str, list[Settled]] = {}
    for each in settled:
        by_source.setdefault(each.source, []).append(each)
    for text in texts:
        yield _text_after(text, by_source.get(text.source, ()), trim)


def _text_after(text: CodedText, settled: Sequence[Settled], trim: bool) -> CodedText:
    if not settled:
        return text
    gone = {identity for each in settled for identity in each.segments}
    # A segment that says the same once more is no part of an item, and must not outlive it.
    same = {_said(text, each, trim) for each in text.segments if each.id in gone}
    kept = [each for each in text.segments if each.id not in gone and _said(text, each, trim) not in same]
    made = [
        CodedSegment(derived_id(*sorted(each.segments), coder, *map(str, standing)), coder, *standing)
        for each in settled
        for standing in each.stands
        for coder in each.coders
    ]
    return replace(text, segments=[*kept, *made])


def _said(text: CodedText, segment: CodedSegment, trim: bool) -> tuple[str, str, Span]:
    span = trimmed(text.text, segment.span) if trim else segment.span
    return segment.coder, segment.code, span


BY_RULE = "by rule"
"""What the counts say instead of a reason where nobody looked at the place."""
ANY_REASON = "all"
NO_REASON = "none given"
_REASONS = (ANY_REASON, *map(str, Reason), NO_REASON, BY_RULE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prevailed:
    """In how many decided items a coder's version stood alone, stood among others, or did not stand.

    `reason` is ANY_REASON for all that somebody decided; what a rule decided is counted BY_RULE alone, since
    it may favour whoever draws longer segments. In `own` of the items the coder decided, too.
    """

    coder: str
    reason: str
    alone: int
    among: int
    fell: int
    own: int

    @property
    def decided(self) -> int:
        """How many items were decided in which the coder was compared."""
        return self.alone + self.among + self.fell


def prevailed(decisions: Iterable[Decision], rule_notes: str) -> list[Prevailed]:
    """How often each coder prevailed, by id: over all, then by reason.

    Notes that begin with `rule_notes` are those of decisions that were made by a rule.
    """
    counts: dict[str, dict[str, Counter[str]]] = {}
    for each in decisions:
        reason = BY_RULE if each.note.startswith(rule_notes) else str(each.reason or NO_REASON)
        for coder in each.coders:
            for row in (reason,) if reason == BY_RULE else (ANY_REASON, reason):
                count = counts.setdefault(coder, {}).setdefault(row, Counter())
                count["fell" if coder not in each.sided else "among" if len(each.sided) > 1 else "alone"] += 1
                count["own"] += each.coder == coder
    return [
        Prevailed(
            coder=coder,
            reason=reason,
            alone=count["alone"],
            among=count["among"],
            fell=count["fell"],
            own=count["own"],
        )
        for coder, by_reason in counts.items()
        for reason, count in sorted(by_reason.items(), key=lambda row: _REASONS.index(row[0]))
    ]
