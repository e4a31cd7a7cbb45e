"""What readers are shown of a project: documents, codes, coders with their numbers, and what is where."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from blotter.domain.attribute import Attribute, AttributeType, AttributeValue
from blotter.domain.carried import CarriedProject
from blotter.domain.case import Case, CasePart
from blotter.domain.codebook import Code, Codebook
from blotter.domain.countries import COUNTRIES
from blotter.domain.document_group import DocumentGroup, Groups
from blotter.domain.memo import Memo
from blotter.domain.segment import CONSENSUS, Coder, Segment, initials
from blotter.domain.source import Source

SEPARATOR = " › "


@dataclass(frozen=True, slots=True)
class ShownCoder:
    """A coder by number, with the name that readers see."""

    number: int
    name: str
    initials: str


@dataclass(frozen=True, slots=True)
class ShownCode:
    """A code by number, with its names from the top."""

    number: int
    code: Code
    names: tuple[str, ...]
    segments: int
    documents: int

    @property
    def path(self) -> str:
        """All names in a line."""
        return SEPARATOR.join(self.names)

    @property
    def page(self) -> str:
        """The page of its passages."""
        return f"code-{self.number}.html"


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document by number, with what is known of it."""

    number: int
    source: Source
    group: str
    facts: tuple[tuple[str, str], ...]
    segments: int

    @property
    def page(self) -> str:
        """Its first page."""
        return f"document-{self.number}.html"


class Study:
    """A project with numbers for what readers see, and ways to find what belongs together."""

    def __init__(
        self, project: CarriedProject, *, memos: bool = True, coders: bool = True, title: str = ""
    ) -> None:
        self.project = project
        self.shows_memos, self._names_coders = memos, coders
        self.title = title.strip() or project.name
        things = project.things
        self.book = Codebook(things.all(Code).values())
        self.segments = list(things.all(Segment).values())
        self._memos = list(things.all(Memo).values()) if memos else []
        self._groups = Groups(things.all(DocumentGroup).values())

    @cached_property
    def documents(self) -> tuple[ShownDocument, ...]:
        """All documents, by their groups and names."""
        found = sorted(self.project.things.all(Source).values(), key=self._place)
        return tuple(
            ShownDocument(
                number,
                source,
                SEPARATOR.join(self._groups.names(source.group)),
                tuple(self._facts.get(source.id, ())),
                len(self.segments_in.get(source.id, ())),
            )
            for number, source in enumerate(found, 1)
        )

    def _place(self, source: Source) -> tuple[int, tuple[str, ...], str, str]:
        names = self._groups.names(source.group)
        return len(names) > 0, tuple(map(str.casefold, names)), source.name.casefold(), source.id

    @cached_property
    def codes(self) -> Mapping[str, ShownCode]:
        """All codes by id, in reading order, with how often and in how many documents each was given."""
        counts = Counter(segment.code for segment in self.segments)
        places = Counter(code for code, _ in {(segment.code, segment.source) for segment in self.segments})
        return {
            code.id: ShownCode(number, code, self.book.name_path(code.id), counts[code.id], places[code.id])
            for number, code in enumerate(self._in_order(), 1)
        }

    def _in_order(self) -> list[Code]:
        """The codes in reading order; those that a circle keeps out of the tree at the end."""
        placed = {code.id: code for code in self.book}
        return [*placed.values(), *(code for code in self.book.by_id.values() if code.id not in placed)]

    @cached_property
    def coders(self) -> Mapping[str, ShownCoder]:
        """Those who coded or wrote a memo that is shown, by id; without names they are only counted."""
        active = {each.coder for each in self.segments} | {each.coder for each in self._memos}
        every = self.project.things.all(Coder).values()
        found = sorted(
            (coder for coder in every if coder.id in active),
            key=lambda coder: (coder.kind == CONSENSUS, coder.name.casefold(), coder.id),
        )
        shown = {}
        for number, coder in enumerate(found, 1):
            if self._names_coders or coder.kind == CONSENSUS:
                shown[coder.id] = ShownCoder(number, coder.name, initials(coder.name))
            else:
                shown[coder.id] = ShownCoder(number, f"Coder {number}", str(number))
        return shown

    @cached_property
    def segments_in(self) -> Mapping[str, list[Segment]]:
        """The segments of each document, by place."""
        return _gathered(self.segments, "source")

    @cached_property
    def segments_of(self) -> Mapping[str, list[Segment]]:
        """The segments of each code, by document and place."""
        order = {each.source.id: each.number for each in self.documents}
        found = _gathered(self.segments, "code")
        for segments in found.values():
            segments.sort(key=lambda each: (order.get(each.source, 0), each.start, each.end, each.id))
        return found

    def notes_in(self, source: str) -> list[Memo]:
        """The memos on passages of a document, by place; none if memos are not shown."""
        found = [memo for memo in self._memos_on.get(source, ()) if memo.span is not None]
        return sorted(found, key=lambda memo: (memo.start or 0, memo.end or 0, memo.id))

    def memos_on(self, about: str) -> list[Memo]:
        """The memos on a whole document, a code or (for "") the project; none if memos are not shown."""
        return [memo for memo in self._memos_on.get(about, ()) if memo.span is None]

    @cached_property
    def _memos_on(self) -> Mapping[str, list[Memo]]:
        found: dict[str, list[Memo]] = {}
        for memo in self._memos:
            found.setdefault(memo.source or memo.code or "", []).append(memo)
        return found

    @cached_property
    def _facts(self) -> Mapping[str, list[tuple[str, str]]]:
        """What is known of each document: the values of its attributes, and its cases."""
        things = self.project.things
        attributes, found = things.all(Attribute), dict[str, list[tuple[int, str, str]]]()
        for value in things.all(AttributeValue).values():
            attribute = attributes.get(value.attribute)
            if value.source is not None and attribute is not None:
                fact = (attribute.position, attribute.name, _said(attribute, value.value))
                found.setdefault(value.source, []).append(fact)
        told = {
            source: [(name, value) for _, name, value in sorted(facts)] for source, facts in found.items()
        }
        cases, of = things.all(Case), dict[str, list[str]]()
        for part in things.all(CasePart).values():
            if part.span is None and part.case in cases:
                of.setdefault(part.source, []).append(cases[part.case].name)
        for source, names in of.items():
            told.setdefault(source, []).append(("Case" if len(names) == 1 else "Cases", "; ".join(names)))
        return told


def _said(attribute: Attribute, value: str) -> str:
    country = COUNTRIES.get(value) if attribute.type == AttributeType.COUNTRY else None
    return country.name() if country else value


def _gathered(segments: list[Segment], by: str) -> dict[str, list[Segment]]:
    found: dict[str, list[Segment]] = {}
    for segment in sorted(segments, key=lambda each: (each.start, -each.end, each.id)):
        found.setdefault(getattr(segment, by), []).append(segment)
    return found
