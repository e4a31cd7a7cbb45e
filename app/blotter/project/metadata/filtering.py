"""Which documents a filter means, and which passages of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from blotter.analysis.metadata.comparing import comparer
from blotter.domain.attribute import Attribute, AttributeType, Bearer
from blotter.domain.case import Case
from blotter.domain.document_filter import EVERY_DOCUMENT as EVERY_DOCUMENT
from blotter.domain.document_filter import Condition as Condition
from blotter.domain.document_filter import DocumentFilter as DocumentFilter
from blotter.domain.document_filter import Operator as Operator
from blotter.domain.document_filter import condition as condition
from blotter.domain.document_filter import conditions as conditions
from blotter.domain.names import name_key, nearest
from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.errors import NotFound, Refused
from blotter.project.metadata import groups, messages
from blotter.project.metadata.built_in import BUILT_IN
from blotter.project.project import Project


@dataclass(frozen=True, slots=True)
class Extent:
    """What a filter means by ids: documents (None: all), and of those in `passages` these passages alone.

    `cases` are the cases of which the documents and passages are parts, None where no case was asked for.
    """

    sources: frozenset[str] | None = None
    cases: frozenset[str] | None = None
    passages: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)

    def holds(self, source: str, span: Span) -> bool:
        """Whether a place is meant: its document is, and it overlaps a passage where only passages are."""
        if self.sources is not None and source not in self.sources:
            return False
        return source not in self.passages or any(span.overlaps(each) for each in self.passages[source])

    def within(self, sources: frozenset[str] | None) -> "Extent":
        """What of it lies in these documents; None: in any."""
        if sources is None:
            return self
        kept = sources if self.sources is None else sources & self.sources
        passages = {source: spans for source, spans in self.passages.items() if source in kept}
        return Extent(kept, self.cases, passages)


EVERYWHERE = Extent()


def sources_of(project: Project, asked: DocumentFilter) -> frozenset[str] | None:
    """The ids of the documents that are meant, of cases also those with a passage only; None: all of them."""
    return extent_of(project, asked).sources


def extent_of(project: Project, asked: DocumentFilter) -> Extent:
    """What a filter means; NotFound for a name that the project does not know, with the nearest."""
    if asked.asks_nothing:
        return EVERYWHERE
    found: frozenset[str] | None = None
    if asked.groups:
        found = _in_groups(project, asked.groups)
    resolved = [_resolved(project, each) for each in asked.where]
    for each in resolved:
        if each.of is Bearer.DOCUMENTS:
            found = _both(found, _documents_with(project, each))
    chosen = _cases_meant(project, asked.cases, [each for each in resolved if each.of is Bearer.CASES])
    if chosen is None:
        return Extent(found)
    passages = places_of(project, chosen)
    within = _both(found, frozenset(passages))
    return Extent(
        within,
        frozenset(chosen),
        {source: spans for source, spans in passages.items() if spans is not None and source in within},
    )


def sources_meant(project: Project, names: Iterable[str], asked: DocumentFilter) -> list[Source]:
    """The documents that a filter means, of those that are named (none: of all); Refused where none is."""
    named = frozenset(project.source(name).id for name in names) or None
    within = extent_of(project, asked).within(named).sources
    found = [each for each in project.sources.values() if within is None or each.id in within]
    if not found:
        raise Refused(messages.NO_DOCUMENT_FITS)
    return found


def names_meant(project: Project, names: Iterable[str], asked: DocumentFilter) -> tuple[str, ...]:
    """The same by name, for what knows documents by name only, where no name means all of them."""
    if asked.asks_nothing:
        return tuple(names)
    return tuple(each.name for each in sources_meant(project, names, asked))


def cases_of(project: Project, asked: DocumentFilter) -> dict[str, Case]:
    """The cases that a filter means: those it names, for which its conditions on cases hold."""
    resolved = [_resolved(project, each) for each in asked.where]
    chosen = _cases_meant(project, asked.cases, [each for each in resolved if each.of is Bearer.CASES])
    if chosen is None:
        return dict(project.cases)
    return {identity: case for identity, case in project.cases.items() if identity in chosen}


def places_of(project: Project, cases: Iterable[str]) -> dict[str, tuple[Span, ...] | None]:
    """Where cases (by id) lie in each document: the passages in order, or None for all of it."""
    wanted = frozenset(cases)
    whole, spans = set[str](), dict[str, set[Span]]()
    for part in project.case_parts.values():
        if part.case in wanted:
            if part.span is None:
                whole.add(part.source)
            else:
                spans.setdefault(part.source, set()).add(part.span)
    found: dict[str, tuple[Span, ...] | None] = {
        source: tuple(sorted(each)) for source, each in spans.items() if source not in whole
    }
    return found | dict.fromkeys(whole)


def check(project: Project, asked: DocumentFilter) -> None:
    """Refuse a filter that names what the project does not know, or compares what has no order."""
    extent_of(project, asked)


@dataclass(frozen=True, slots=True)
class _Resolved:
    """A condition with what it is about: an attribute, or what every document has."""

    of: Bearer
    attribute: Attribute | None
    built_in: str
    fits: Callable[[str], bool]


def _resolved(project: Project, asked: Condition) -> _Resolved:
    attribute = _attribute(project, asked)
    if attribute is not None:
        return _Resolved(attribute.of, attribute, "", _fits(asked, attribute.type, attribute.options))
    name = name_key(asked.attribute)
    return _Resolved(Bearer.DOCUMENTS, None, name, _fits(asked, BUILT_IN[name].type))


def _attribute(project: Project, asked: Condition) -> Attribute | None:
    """The attribute of a condition; None for what every document has. One of cases may go without mark."""
    key = name_key(asked.attribute)
    every = [each for each in project.attributes.values() if name_key(each.name) == key]
    of_cases = next((each for each in every if each.of is Bearer.CASES), None)
    if asked.of is Bearer.CASES:
        return of_cases or project.attribute(asked.attribute, Bearer.CASES)
    of_documents = next((each for each in every if each.of is Bearer.DOCUMENTS), None)
    if of_documents is None and key in BUILT_IN:
        return None
    found = of_documents or of_cases
    if found is None:
        known = (*(each.name for each in project.attributes.values()), *BUILT_IN)
        near = nearest(asked.attribute, known)
        names = ", ".join(BUILT_IN)
        raise NotFound(messages.NO_SUCH_FACT, name=asked.attribute, names=names, nearest=near)
    return found


def _fits(asked: Condition, kind: AttributeType, options: tuple[str, ...] = ()) -> Callable[[str], bool]:
    found = comparer(kind, asked.operator, asked.value, options)
    if found is None:
        raise Refused(messages.NO_ORDER, attribute=asked.attribute, type=kind)
    return found


def _in_groups(project: Project, paths: Iterable[str]) -> frozenset[str]:
    within = frozenset[str]().union(*(project.groups.within(groups.find(project, path).id) for path in paths))
    return frozenset(each.id for each in project.sources.values() if each.group in within)


def _documents_with(project: Project, asked: _Resolved) -> frozenset[str]:
    if asked.attribute is None:
        value = BUILT_IN[asked.built_in].value
        return frozenset(each.id for each in project.sources.values() if asked.fits(value(project, each)))
    return _bearers(project.sources, project.values_of(asked.attribute), asked.fits)


def _bearers(every: Iterable[str], held: Mapping[str, str], fits: Callable[[str], bool]) -> frozenset[str]:
    """Who has, or lacks, such a value; each value is looked at once."""
    known: dict[str, bool] = {"": fits("")}
    found = []
    for bearer in every:
        value = held.get(bearer, "")
        if value not in known:
            known[value] = fits(value)
        if known[value]:
            found.append(bearer)
    return frozenset(found)


def _cases_meant(
    project: Project, names: Iterable[str], conditions: Iterable[_Resolved]
) -> frozenset[str] | None:
    """The ids of the cases that are meant; None if none is asked for."""
    named = frozenset(project.case(name).id for name in names)
    chosen = named or None
    for each in conditions:
        assert each.attribute is not None
        found = _bearers(project.cases, project.values_of(each.attribute), each.fits)
        chosen = _both(chosen, found)
    return chosen


def _both(one: frozenset[str] | None, other: frozenset[str]) -> frozenset[str]:
    return other if one is None else one & other
