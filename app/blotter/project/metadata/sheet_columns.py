"""The columns of the sheets of documents and cases: what stands in a cell, and by what it is sorted."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from blotter.analysis.records.dates import bounds
from blotter.domain.attribute import Attribute, AttributeType, Bearer
from blotter.domain.case import Case
from blotter.domain.names import name_key
from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.project.metadata.cases import cases_of
from blotter.project.metadata.values import shown
from blotter.project.project import Project
from blotter.project.sorting import SortBy

NAME, GROUP, KIND, LANGUAGE, CASES = "name", "group", "kind", "language", "cases"
CHARACTERS, SEGMENTS, PAGES, STATUS = "characters", "segments", "pages", "status"
NOTE, DOCUMENTS, PASSAGES = "note", "documents", "passages"

OF_DOCUMENTS = (NAME, GROUP, KIND, LANGUAGE, CASES, CHARACTERS, SEGMENTS, PAGES, STATUS)
OF_CASES = (NAME, KIND, DOCUMENTS, PASSAGES, NOTE)
"""What every document and every case has besides the attributes, in the order of the columns."""

_TYPED = {Bearer.DOCUMENTS: (NAME, GROUP, LANGUAGE), Bearer.CASES: (NAME, KIND, NOTE)}
"""What of this can be typed."""

BETWEEN = "; "
"""Parts several values in a cell."""


class Shape(StrEnum):
    """How a column reads, and sorts."""

    WORDS = "words"
    FIGURE = "figure"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """`text` and `order` are asked by the id of a document or case; an order of None comes last."""

    key: str
    text: Callable[[str], str]
    order: Callable[[str], Any]
    shape: Shape = Shape.WORDS
    can_type: bool = False
    attribute: Attribute | None = None


class SheetFacts:
    """What the columns of a sheet tell, read from a project when it is first asked for.

    `segments` says how many segments each document has, None while nobody has counted; `statuses` how far
    the acting coder is, in the words of whoever shows them.
    """

    def __init__(self, project: Project, of: Bearer, language: str = "en") -> None:
        self.project, self.of, self.language = project, of, language
        self.segments: Mapping[str, int] | None = None
        self.statuses: Mapping[str, str] = {}
        self.sources, self.known_cases = project.sources, project.cases
        self.held: Mapping[str, Source | Case] = self.sources if of is Bearer.DOCUMENTS else self.known_cases
        """The documents, or cases, by id, as they were when this was made."""
        self._pages: dict[str, int] = {}

    def name(self, identity: str) -> str:
        """What a document, or case, is called."""
        found = self.held.get(identity)
        return found.name if found is not None else ""

    @cached_property
    def columns(self) -> Mapping[str, SheetColumn]:
        """Every column by its key, attributes last."""
        makers = _DOCUMENT_COLUMNS if self.of is Bearer.DOCUMENTS else _CASE_COLUMNS
        own = {key: make(self, key) for key, make in makers.items()}
        attributes = (each for each in self.project.attributes.values() if each.of is self.of)
        return own | {each.id: self._of_attribute(each) for each in attributes}

    def _of_attribute(self, attribute: Attribute) -> SheetColumn:
        values: Callable[[], Mapping[str, str]] = lambda: self.project.values_of(attribute)  # noqa: E731
        text = self._told(attribute, values)
        order = _order(attribute, values, text)
        shape = _SHAPES.get(attribute.type, Shape.WORDS)
        return SheetColumn(attribute.id, text, order, shape, can_type=True, attribute=attribute)

    def _told(self, attribute: Attribute, values: Callable[[], Mapping[str, str]]) -> Callable[[str], str]:
        language = self.language

        def text(identity: str) -> str:
            value = values().get(identity, "")
            return shown(attribute, value, language) if value else ""

        return text

    @cached_property
    def groups(self) -> Mapping[str | None, str]:
        """The paths of the groups by id."""
        return {
            None: "",
            **{each.id: self.project.groups.path(each.id) for each in self.project.groups.walk()},
        }

    @cached_property
    def cases(self) -> Mapping[str, str]:
        """The names of the cases to which each document belongs, by its id."""
        return {
            source: BETWEEN.join(each.name for each in held)
            for source, held in cases_of(self.project).items()
        }

    @cached_property
    def parts(self) -> Mapping[str, tuple[int, int]]:
        """How many documents, and how many passages, each case has."""
        documents = Counter(e.case for e in self.project.case_parts.values() if e.span is None)
        passages = Counter(e.case for e in self.project.case_parts.values() if e.span is not None)
        return {each: (documents[each], passages[each]) for each in self.project.cases}

    def pages(self, identity: str) -> int:
        """How many pages a document has, 0 where it has none."""
        digest = self.sources[identity].structure
        if digest is None:
            return 0
        if digest not in self._pages:
            self._pages[digest] = len(self.project.structure(self.sources[identity]).pages)
        return self._pages[digest]

    def segments_of(self, identity: str) -> int | None:
        """How many segments a document has, None while that is not known."""
        return None if self.segments is None else self.segments.get(identity, 0)


def by_columns(ids: Sequence[str], by: Sequence[SortBy], columns: Mapping[str, SheetColumn]) -> list[str]:
    """The same in another order; rows with nothing in a column come last, however it is sorted."""
    found = list(ids)
    for each in reversed(by):
        column = columns.get(each.key)
        if column is None:
            continue
        keyed = [(column.order(identity), identity) for identity in found]
        filled = [pair for pair in keyed if pair[0] is not None]
        filled.sort(key=lambda pair: pair[0], reverse=each.falls)
        found = [identity for _, identity in filled]
        found += [identity for order, identity in keyed if order is None]
    return found


def _order(
    attribute: Attribute, values: Callable[[], Mapping[str, str]], text: Callable[[str], str]
) -> Callable[[str], Any]:
    """Numbers as numbers, dates by their bounds, options as they are listed, all else by its words."""
    if attribute.type is AttributeType.NUMBER:
        return lambda identity: _number(values().get(identity, ""))
    if attribute.type is AttributeType.DATE:
        return lambda identity: _days(values().get(identity, ""))
    if attribute.type is AttributeType.CHOICE:
        places = {option: place for place, option in enumerate(attribute.options)}
        return lambda identity: places.get(values().get(identity, ""))
    return lambda identity: name_key(words) if (words := text(identity)) else None


def _number(value: str) -> float | None:
    return float(value) if value else None


def _days(value: str) -> tuple[str, str] | None:
    if not value:
        return None
    try:
        found = bounds(value)
    except BlotterError:
        return None
    return found.earliest, found.latest or "9999-12-31"


_SHAPES = {AttributeType.NUMBER: Shape.FIGURE, AttributeType.DATE: Shape.DATE}

_Make = Callable[[SheetFacts, str], SheetColumn]


def _words(text: Callable[[SheetFacts, str], str]) -> _Make:
    def make(facts: SheetFacts, key: str) -> SheetColumn:
        return SheetColumn(
            key,
            lambda identity: text(facts, identity),
            lambda identity: name_key(words) if (words := text(facts, identity)) else None,
            can_type=key in _TYPED[facts.of],
        )

    return make


def _figure(number: Callable[[SheetFacts, str], int | None]) -> _Make:
    def make(facts: SheetFacts, key: str) -> SheetColumn:
        return SheetColumn(
            key,
            lambda identity: "…" if (n := number(facts, identity)) is None else f"{n:,}" if n else "",
            lambda identity: number(facts, identity) or None,
            Shape.FIGURE,
        )

    return make


_DOCUMENT_COLUMNS: Mapping[str, _Make] = {
    NAME: _words(lambda facts, identity: facts.name(identity)),
    GROUP: _words(lambda facts, identity: facts.groups.get(facts.sources[identity].group, "")),
    KIND: _words(lambda facts, identity: facts.sources[identity].kind),
    LANGUAGE: _words(lambda facts, identity: facts.sources[identity].language),
    CASES: _words(lambda facts, identity: facts.cases.get(identity, "")),
    CHARACTERS: _figure(lambda facts, identity: facts.sources[identity].characters),
    SEGMENTS: _figure(lambda facts, identity: facts.segments_of(identity)),
    PAGES: _figure(lambda facts, identity: facts.pages(identity)),
    STATUS: _words(lambda facts, identity: facts.statuses.get(identity, "")),
}

_CASE_COLUMNS: Mapping[str, _Make] = {
    NAME: _words(lambda facts, identity: facts.name(identity)),
    KIND: _words(lambda facts, identity: facts.known_cases[identity].kind),
    DOCUMENTS: _figure(lambda facts, identity: facts.parts[identity][0]),
    PASSAGES: _figure(lambda facts, identity: facts.parts[identity][1]),
    NOTE: _words(lambda facts, identity: facts.known_cases[identity].note),
}
