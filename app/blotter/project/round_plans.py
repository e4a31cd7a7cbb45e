"""What a round is to be, before it is: the answers that the wizard asks for, and the sample they come to."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from blotter.analysis import drawing
from blotter.analysis.drawing import By, Candidate, Drawn, DrawOptions, How, Of
from blotter.analysis.searching import Search, finder
from blotter.analysis.units import Unit, UnitRule
from blotter.domain.codebook import Code
from blotter.domain.query import OPEN_CODING, SegmentQuery
from blotter.domain.round import Round
from blotter.domain.segment import CONSENSUS, Coder, Segment, Span, trimmed
from blotter.domain.source import Source
from blotter.errors import Refused
from blotter.project import comparison, former, messages
from blotter.project.project import Project
from blotter.project.segments import check_span

_STEM = re.compile(r"[\s\-_.]")
_UNITS = {Of.PARAGRAPH: Unit.PARAGRAPH, Of.SENTENCE: Unit.SENTENCE}
_SHOWN = 5


class Passage(NamedTuple):
    """A passage of a document."""

    source: Source
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPlan:
    """The answers that a round begins with; an empty `codes` or `sources` means all.

    `passages` are marked beforehand; else they may be drawn, or (`boundaries`) be the bounds of one coder's
    segments, from `bounds_of` a round or from open coding. `again` is the earlier round of its only coder,
    who codes the same once more.
    """

    name: str
    question: str = ""
    coders: tuple[Coder, ...] = ()
    sources: tuple[Source, ...] = ()
    codes: tuple[Code, ...] = ()
    unit: Unit = Unit.SENTENCE
    unit_rule: UnitRule = UnitRule.TOUCHED
    threshold: float = 0.5
    measures: tuple[str, ...] = ()
    seed: int | None = None
    draw: DrawOptions = field(default_factory=DrawOptions)
    passages: tuple[Passage, ...] = ()
    boundaries: Coder | None = None
    bounds_of: Round | None = None
    again: Round | None = None
    freeze: bool = True
    blind: bool = True
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """What a round is about: its documents, its passages (none: documents whole), and how it was drawn."""

    sources: tuple[Source, ...]
    passages: tuple[Passage, ...]
    drawn: Drawn | None = None

    @property
    def characters(self) -> int:
        """How much there is to be coded."""
        if self.passages:
            return sum(each.span.length for each in self.passages)
        return sum(each.characters for each in self.sources)


def sample(project: Project, plan: RoundPlan) -> Sample:
    """The documents and passages that a plan comes to; Refused where there are none."""
    if plan.bounds_of is not None and plan.bounds_of.is_blind:
        raise Refused(messages.BOUNDS_OF_BLIND_ROUND, name=plan.bounds_of.name)
    if plan.again is not None and plan.again.is_blind:
        # Who repeats it would be compared with what is still kept from the others.
        raise Refused(messages.ROUND_IS_BLIND, name=plan.again.name)
    # It looks at open coding, and at rounds that are open, also from within another round.
    with project.whole():
        found = _sample(project, plan)
    if not found.sources:
        raise Refused(messages.ROUND_WITHOUT_DOCUMENTS)
    if plan.unit is Unit.SEGMENT and not found.passages:
        raise Refused(messages.ROUND_WITHOUT_PASSAGES)
    return found


def _sample(project: Project, plan: RoundPlan) -> Sample:
    if plan.again is not None:
        return _of_round(project, plan.again)
    chosen = tuple(plan.sources) or tuple(project.sources.values())
    if plan.boundaries is not None:
        return _of_passages(bounds(project, plan.boundaries, chosen, plan.bounds_of))
    if plan.passages:
        for each in plan.passages:
            check_span(each.source, each.span)
        return _of_passages(plan.passages)
    if plan.draw.how is How.ALL and plan.draw.of is Of.DOCUMENT:
        return Sample(chosen, ())
    if plan.seed is None and plan.draw.how is not How.ALL:
        raise Refused(messages.DRAW_WITHOUT_SEED)
    drawn = drawing.draw(candidates(project, plan.draw, chosen), plan.draw, plan.seed or 0)
    held = dict.fromkeys(each.source for each in drawn.items)
    sources = tuple(project.sources[source] for source in held)
    if plan.draw.of is Of.DOCUMENT:
        return Sample(sources, (), drawn)
    passages = (Passage(project.sources[each.source], Span(each.start, each.end)) for each in drawn.items)
    return Sample(sources, tuple(passages), drawn)


def _of_round(project: Project, earlier: Round) -> Sample:
    """The same documents and passages as an earlier round's."""
    held = {each.source for each in project.assignments() if each.round == earlier.id}
    sources = tuple(each for each in project.sources.values() if each.id in held)
    passages = (Passage(project.sources[each.source], each.span) for each in project.passages(earlier))
    return Sample(sources, tuple(passages))


def _of_passages(passages: Iterable[Passage]) -> Sample:
    """Passages by place, each once; Refused where two overlap, since a unit is coded once."""
    ordered = sorted(set(passages), key=lambda each: (each.source.name, each.span))
    clashes = [
        f"{first.source.name} {first.span.start}:{first.span.end}, {second.span.start}:{second.span.end}"
        for first, second in pairwise(ordered)
        if first.source.id == second.source.id and first.span.overlaps(second.span)
    ]
    if clashes:
        places = "; ".join(clashes[:_SHOWN]) + (" …" if len(clashes) > _SHOWN else "")
        raise Refused(messages.PASSAGES_OVERLAP, places=places, count=len(clashes))
    sources = {each.source.id: each.source for each in ordered}
    return Sample(tuple(sources.values()), tuple(ordered))


def bounds(
    project: Project, coder: Coder, sources: Iterable[Source], of: Round | None = None
) -> list[Passage]:
    """The bounds of a coder's segments without their codes, in a round or in open coding."""
    chosen = {each.id: each for each in sources}
    asked = SegmentQuery(
        coders=frozenset([coder.id]), sources=frozenset(chosen), round=of.id if of else OPEN_CODING
    )
    held = {(each.source, each.span) for each in project.retrieve(asked)}
    return [Passage(chosen[source], span) for source, span in held]


def candidates(project: Project, options: DrawOptions, sources: Iterable[Source]) -> Iterator[Candidate]:
    """The documents or passages that may be drawn, with their strata, and which of them are likely."""
    strata = [former.find(project, path) for path in options.by_codes] if options.by is By.CODE else []
    if options.by is By.CODE and options.how is How.STRATIFIED and not strata:
        raise Refused(messages.STRATA_WITHOUT_CODES)
    likely_codes = [former.find(project, path) for path in options.codes]
    likely = _with_children(project, likely_codes)
    finders = [finder(Search(words=words)) for words in options.words if words.strip()]
    for source in sources:
        coded = _coded(project, source) if strata or likely else []
        text = project.text(source)
        for span in _spans(project, source, options.of):
            here = {each.code for each in coded if each.span.overlaps(span)}
            words = text[span.start : span.end]
            yield Candidate(
                name=source.name,
                start=span.start,
                end=span.end,
                source=source.id,
                stratum=_stratum(project, source, options.by, strata, here),
                likely=not likely.isdisjoint(here) or any(any(find(words)) for find in finders),
            )


def _spans(project: Project, source: Source, of: Of) -> Sequence[Span]:
    if of is Of.DOCUMENT:
        return [Span(0, source.characters)]
    text = project.text(source)
    units = comparison.unit_spans(project, source, _UNITS[of])
    return [span for span in (trimmed(text, unit) for unit in units) if span.length]


def _coded(project: Project, source: Source) -> list[Segment]:
    return [each for each in project.segments_of(source) if each.round is None]


def _with_children(project: Project, codes: Iterable[Code]) -> frozenset[str]:
    chosen = list(codes)
    below = (each.id for code in chosen for each in project.codebook.descendants(code.id))
    return frozenset([*(code.id for code in chosen), *below])


def _stratum(project: Project, source: Source, by: By, codes: Sequence[Code], here: set[str]) -> str:
    if by is By.CODE:
        held = (each for each in codes if not _with_children(project, [each]).isdisjoint(here))
        found = next(held, None)
        return project.codebook.path(found.id) if found else ""
    if by is By.NAME:
        return _STEM.split(source.name, maxsplit=1)[0]
    return {By.DOCUMENT: source.name, By.KIND: source.kind, By.LANGUAGE: source.language}[by]


def kept_draw(plan: RoundPlan, found: Sample) -> str:
    """How the sample came to be, as JSON; "" for documents whole that nobody drew."""
    kept: dict[str, object] = {}
    if found.drawn is not None:
        kept = drawing.told(plan.draw, found.drawn)
    if plan.again is not None:
        kept["again"] = plan.again.id
    if plan.bounds_of is not None:
        kept["bounds_of"] = plan.bounds_of.id
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def is_person(coder: Coder) -> bool:
    """Whether a coder is somebody who codes, and not what coders settled on."""
    return coder.kind != CONSENSUS
