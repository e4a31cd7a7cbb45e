"""Asking the material: the passages that answer a question."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from blotter.analysis import cooccurrence
from blotter.analysis.asking import MatrixOptions, Origin, Question
from blotter.analysis.cooccurrence import Asked, Reach, Relation
from blotter.domain.codebook import Code
from blotter.domain.document_filter import EVERY_DOCUMENT, DocumentFilter
from blotter.domain.query import Facts
from blotter.domain.segment import BY_SEARCH, Placed, Span
from blotter.domain.source import Source
from blotter.progress import Progress, counted, silent
from blotter.project import former
from blotter.project.comparison import unit_spans
from blotter.project.metadata import filtering
from blotter.project.metadata.filtering import EVERYWHERE, Extent
from blotter.project.project import Project
from blotter.store import layout

_ORIGINS = {Origin.ANY: None, Origin.HAND: "", Origin.SEARCH: BY_SEARCH}


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that answers a question, with the segments that make it one, by place."""

    source: Source
    span: Span
    quote: str
    segments: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which part of the project is asked about, by ids; None is all. `documents` are by name.

    `extent` tells of which documents only passages are asked about.
    """

    documents: Sequence[Source]
    codes: frozenset[str] | None
    coders: frozenset[str] | None
    extent: Extent = EVERYWHERE


def passages(project: Project, question: Question, progress: Progress = silent) -> Iterator[Passage]:
    """The passages that answer a question, document by document; NotFound where a name is wrong.

    What makes a passage is told at `cooccurrence.Asked`.
    """
    asked, within = resolved(project, question)
    return _answers(project, question, asked, within, progress)


def resolved(project: Project, question: Question) -> tuple[Asked, Scope]:
    """The question by ids, and where to look; NotFound with the nearest name where one is wrong."""
    asked = _asked(project, question)
    return asked, scope(project, asked.codes, question.coders, question.sources, question.documents)


def _answers(
    project: Project, question: Question, asked: Asked, within: Scope, progress: Progress
) -> Iterator[Passage]:
    words, facts = question.words.strip().casefold(), _facts(question)
    for source, segments in laid(project, within, progress):
        wanted = None
        if facts != Facts():
            wanted = layout.carrying(project.database.read(), source.id, facts)
        reach = reach_in(project, source, question, question.relation)
        found = cooccurrence.passages(segments, asked, reach, wanted)
        text = project.text(source) if found else ""
        for each in found:
            quote = text[each.start : each.end]
            if words in quote.casefold():
                yield Passage(source, Span(each.start, each.end), quote, each.segments)


def laid(
    project: Project, within: Scope, progress: Progress = silent
) -> Iterator[tuple[Source, list[Placed]]]:
    """The segments of each document, as far as they are asked about."""
    holding = layout.sources_with(project.database.read(), within.codes, within.coders)
    documents = [source for source in within.documents if source.id in holding]
    for source in counted(documents, progress, every=1):
        found = layout.laid(project.database.read(), source.id, within.codes, within.coders)
        if source.id in within.extent.passages:
            found = [each for each in found if within.extent.holds(source.id, Span(each.start, each.end))]
        yield source, found


def scope(
    project: Project,
    codes: frozenset[str] | None,
    coders: Sequence[str],
    sources: Sequence[str],
    asked: DocumentFilter = EVERY_DOCUMENT,
) -> Scope:
    """The part of the project that is named; NotFound with the nearest name where one is wrong."""
    named = frozenset(project.source(name).id for name in sources) if sources else None
    extent = filtering.extent_of(project, asked).within(named)
    return Scope(
        documents=[
            each for each in project.sources.values() if extent.sources is None or each.id in extent.sources
        ],
        codes=codes,
        coders=frozenset(project.coder(name).id for name in coders) if coders else None,
        extent=extent,
    )


def _asked(project: Project, question: Question) -> Asked:
    def ids(paths: Iterable[str]) -> frozenset[str]:
        return frozenset(code.id for code in named(project, paths, question.with_children))

    return Asked(
        any_of=ids(question.any_of) if question.any_of else None,
        all_of=tuple(ids([path]) for path in question.all_of),
        none_of=ids(question.none_of),
        relation=question.relation,
        others=ids(question.others),
        across_coders=question.across_coders,
    )


def named(project: Project, paths: Iterable[str], with_children: bool) -> Iterator[Code]:
    """The codes at these paths and, if asked, those under them; NotFound with the nearest."""
    book = project.codebook
    for code in [former.find(project, path) for path in paths]:
        yield code
        if with_children:
            yield from book.descendants(code.id)


def _facts(question: Question) -> Facts:
    def day(value: object) -> str:
        return "" if value is None else str(value)

    return Facts(
        memo=question.memo,
        memo_words=question.memo_words,
        changed_since=day(question.changed_since),
        coded_since=day(question.coded_since),
        coded_until=day(question.coded_until),
        origin=_ORIGINS[question.origin],
    )


def reach_in(
    project: Project, source: Source, distance: Question | MatrixOptions, relation: Relation | None
) -> Reach:
    """How far segments of a document may lie apart; units are cut only where the relation asks for them."""
    if relation is None or not relation.has_reach:
        return Reach()
    return Reach(distance.within, unit_spans(project, source, distance.unit))
