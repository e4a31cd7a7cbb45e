"""Scene: a passage that coders differ on, with what each of them has there and how far they agree."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from blotter.analysis.coded_text import ancestry
from blotter.analysis.disagreements import Kind
from blotter.domain.segment import Placed, Span
from blotter.project import places
from blotter.project.project import Project
from blotter.ui.reading.shown_segment import ShownSegment
from blotter.ui.views.passage_in_context import around

Voice = tuple[str, str | None]
"""A coder (by id) in a round (by id), or in open coding."""


_BY_CODES = (Kind.EXTRA_CODE, Kind.OTHER_CODE, Kind.PARENT_OR_CHILD)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the excerpt on which the coders agree (no kind), or differ in one way."""

    span: Span
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Side:
    """What one coder has: `label` is the letter for the coder, `name` is "" while names are hidden.

    `concerned` are the segments (by id) that are to be judged. Segments may begin before the excerpt and end
    after it.
    """

    label: str
    name: str
    segments: tuple[ShownSegment, ...]
    concerned: frozenset[str]

    @property
    def called(self) -> str:
        """The coder in words: the name, or the letter."""
        return self.name or self.label


@dataclass(frozen=True, slots=True)
class Scene:
    """An excerpt of a document from `start` on; all positions in it are counted from its beginning."""

    text: str
    language: str
    start: int
    first_paragraph: int
    place: Span
    sides: tuple[Side, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is looked at: a place of a document (by id), the codes (by id) and kinds that coders differ in.

    `people` are the coders (by id), each in a round or in open coding (None), in the order in which they
    stand, with a letter and a name, which is "" while names are hidden. `segments` are the ids of what is to
    be judged; without them it is what the coders gave of these codes at the place.
    """

    source: str
    place: Span
    codes: frozenset[str]
    kinds: frozenset[Kind]
    people: Mapping[Voice, tuple[str, str]]
    segments: frozenset[str] | None = None


def scene(project: Project, asked: Question) -> Scene | None:
    """The scene of a question; None if the document is gone."""
    source = project.sources.get(asked.source)
    if source is None:
        return None
    text = project.text(source)
    there = [
        each
        for each in project.placed_in(source)
        if (each.coder, each.round) in asked.people and each.code in project.codebook.by_id
    ]
    judged = [each for each in there if _is_judged(each, asked)]
    whole = Span(
        min([asked.place.start, *(each.start for each in judged)]),
        max([asked.place.end, *(each.end for each in judged)]),
    )
    within = around(text, whole)
    near = [each for each in there if each.start < within.end and within.start < each.end]
    concerned = frozenset(each.id for each in judged)
    starts = places.paragraph_starts(project, source)
    sides = tuple(
        Side(letter, name, tuple(_shown(project, near, voice, name or letter, within.start)), concerned)
        for voice, (letter, name) in asked.people.items()
    )
    return Scene(
        text=text[within.start : within.end],
        language=source.language,
        start=within.start,
        first_paragraph=places.paragraph_number(starts, within.start),
        place=Span(max(0, asked.place.start - within.start), asked.place.end - within.start),
        sides=sides,
        stretches=tuple(stretches(sides, asked.kinds, within.length)),
    )


def _is_judged(each: Placed, asked: Question) -> bool:
    if asked.segments is not None:
        return each.id in asked.segments
    return each.code in asked.codes and each.start < asked.place.end and asked.place.start < each.end


def _shown(
    project: Project, near: Iterable[Placed], voice: Voice, called: str, start: int
) -> Iterator[ShownSegment]:
    book = project.codebook
    for each in near:
        if (each.coder, each.round) == voice:
            yield ShownSegment(
                id=each.id,
                start=each.start - start,
                end=each.end - start,
                colour=book.colour(each.code),
                path=book.path(each.code),
                coder=called,
            )


def stretches(sides: Sequence[Side], kinds: Collection[Kind], length: int) -> Iterator[Stretch]:
    """How the coders differ in what is to be judged, from the beginning of the excerpt to its end."""
    last: Stretch | None = None
    for each in _pieces(sides, kinds, length):
        if last is not None and last.kind == each.kind and last.span.end == each.span.start:
            last = Stretch(Span(last.span.start, each.span.end), each.kind)
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _pieces(sides: Sequence[Side], kinds: Collection[Kind], length: int) -> Iterator[Stretch]:
    """The same, cut wherever a segment begins or ends."""
    judged = [[each for each in side.segments if each.id in side.concerned] for side in sides]
    everything = [each for own in judged for each in own]
    edges = {min(max(at, 0), length) for each in everything for at in each.span}
    for span in map(Span._make, pairwise(sorted(edges))):
        here = [[each for each in own if each.span.overlaps(span)] for own in judged]
        given = [{each.path for each in own} for own in here]
        if any(given):
            agree = all(codes == given[0] for codes in given)
            yield Stretch(span, None if agree else _kind(here, given, judged, kinds))


def _kind(
    here: Sequence[Sequence[ShownSegment]],
    given: Sequence[Collection[str]],
    judged: Sequence[Sequence[ShownSegment]],
    kinds: Collection[Kind],
) -> Kind:
    """In which way the coders differ on a stretch, of the ways in which they differ at the place."""
    for own, codes in zip(judged, given, strict=True):
        lacking = [each for others in here for each in others if each.path not in codes]
        if any(_meets(each, own) for each in lacking):
            return Kind.SPLIT_OR_MERGED if Kind.SPLIT_OR_MERGED in kinds else Kind.BOUNDARY
    there = {code for codes in given for code in codes}
    if sum(map(bool, given)) > 1:
        is_family = any(code in ancestry(other) for code in there for other in there - {code})
        return Kind.PARENT_OR_CHILD if is_family else Kind.OTHER_CODE
    return next((kind for kind in _BY_CODES if kind in kinds), Kind.MISSED)


def _meets(segment: ShownSegment, own: Iterable[ShownSegment]) -> bool:
    return any(each.path == segment.path and each.span.overlaps(segment.span) for each in own)


def letter(number: int) -> str:
    """What stands for a coder, counted from 0: A, B … Z, then numbers."""
    return chr(ord("A") + number) if number < 26 else str(number + 1)
