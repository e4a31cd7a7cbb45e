"""The places where coders differ, and those where all agree."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple, TypeVar

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.coded_text import CodedSegment, CodedText, grouped
from blotter.analysis.disagreements import Kind, disagreements
from blotter.analysis.matching import Partners, alike, overlapping, partners
from blotter.domain.codebook import path_key, split_path
from blotter.domain.decision import Decision
from blotter.domain.entity import derived_id
from blotter.domain.segment import Span

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
    agreed, left = list[Agreed](), list[Cluster]()
    for code, by_coder in sorted(grouped(text, done, trim=options.trim, rollup=False).items()):
        if wanted and path_key(split_path(code)) not in wanted:
            continue
        spans = {coder: by_coder.get(coder, {}) for coder in done}
        matches = partners({coder: list(own) for coder, own in spans.items()}, alike(options.threshold))
        for cluster in clusters(spans, matches):
            if is_agreed(cluster, done, matches):
                own = tuple(segment for _, _, segment in cluster)
                agreed.append(Agreed(source=text.source, code=code, coders=done, segments=own))
            else:
                left.append(cluster)
    agreed.sort(key=lambda each: (min(s.span for s in each.segments), each.code))
    return Places(tuple(_items(text, options, done, left, agreed)), tuple(agreed))


_Member = tuple[str, Span, CodedSegment]
"""A coder, the place that is compared, and the segment."""
Cluster = list[_Member]


def clusters(spans: Mapping[str, Mapping[Span, CodedSegment]], matches: Partners) -> Iterator[Cluster]:
    """The segments of a code that are matched with each other, directly or by way of others."""
    nodes = [(coder, span) for coder, own in spans.items() for span in own]
    edges = [
        ((coder, span), (against, other))
        for (coder, against), pairs in matches.items()
        for span, other in pairs.items()
    ]
    for group in connected(nodes, edges):
        yield [(coder, span, spans[coder][span]) for coder, span in sorted(group)]


def is_agreed(cluster: Cluster, done: Sequence[str], matches: Partners) -> bool:
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
    left: Sequence[Cluster],
    agreed: Sequence[Agreed],
) -> Iterator[Item]:
    kinds: dict[str, set[Kind]] = {}
    for each in disagreements([text], options):
        kinds.setdefault(each.segment, set()).add(each.kind)
    # No two of them reach over the same characters, or they would be one.
    groups = {_place(group): group for group in _together(left)}
    beside = _beside(groups, agreed)
    found = [_item(text, done, place, group, kinds, beside.get(place, ())) for place, group in groups.items()]
    yield from sorted(found, key=lambda item: (item.start, item.end, item.id))


def _together(left: Sequence[Cluster]) -> list[list[CodedSegment]]:
    """Clusters of which a segment of one shares a character with one of another, put together."""
    at: dict[Span, list[int]] = {}
    for number, cluster in enumerate(left):
        for _, span, _ in cluster:
            at.setdefault(span, []).append(number)
    edges = [(numbers[0], other) for numbers in at.values() for other in numbers[1:]]
    edges += [(at[span][0], at[other][0]) for span, other in overlapping(at, at) if span != other]
    groups = connected(range(len(left)), edges)
    return [[segment for number in group for _, _, segment in left[number]] for group in groups]


def _item(
    text: CodedText,
    done: tuple[str, ...],
    span: Span,
    group: Iterable[CodedSegment],
    kinds: Mapping[str, Collection[Kind]],
    beside: Iterable[CodedSegment],
) -> Item:
    segments = tuple(sorted(group, key=lambda s: (s.start, s.end, s.code, s.coder, s.id)))
    held = {kind for each in segments for kind in kinds.get(each.id, ())}
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


def _beside(places: Collection[Span], agreed: Sequence[Agreed]) -> dict[Span, list[CodedSegment]]:
    """By place, what is agreed on there."""
    held: dict[Span, list[CodedSegment]] = {}
    for each in agreed:
        for segment in each.segments:
            held.setdefault(segment.span, []).append(segment)
    found: dict[Span, list[CodedSegment]] = {}
    for place, span in overlapping(places, held):
        found.setdefault(place, []).extend(held[span])
    return found


def _place(group: Iterable[CodedSegment]) -> Span:
    return Span(min(each.start for each in group), max(each.end for each in group))


def connected(nodes: Iterable[N], edges: Iterable[tuple[N, N]]) -> list[list[N]]:
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
