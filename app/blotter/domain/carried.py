"""CarriedProject: a whole project on its way out of, or into, a file of another program."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from blotter.domain.case import CasePart
from blotter.domain.entity import Entity
from blotter.domain.memo import Memo
from blotter.domain.segment import Segment
from blotter.domain.source import Source

E = TypeVar("E", bound=Entity)


class Sample(NamedTuple):
    """A passage as a file would be read: document, code, the quote, and the words on both sides of it."""

    source: str
    code: str
    before: str
    quote: str
    after: str


class Answer(NamedTuple):
    """One of the answers to a question: what stands in the options, and the words for a person."""

    value: str
    words: str


class Ask(NamedTuple):
    """What a file leaves to whoever reads it; `option` is the field of the format's options that says it."""

    option: str
    question: str
    answers: tuple[Answer, ...]
    chosen: str


class Carried(dict[type[Entity], dict[str, Entity]]):
    """The entities of a project by type and id, each type in its order."""

    def put(self, *things: Entity) -> None:
        """Add entities, or put them in place of those with their ids."""
        for thing in things:
            self.setdefault(type(thing), {})[thing.id] = thing

    def all(self, kind: type[E]) -> Mapping[str, E]:
        """The entities of one type by id."""
        return self.get(kind, {})  # type: ignore[return-value]

    def every(self) -> Iterable[Entity]:
        """All entities, type by type."""
        for things in self.values():
            yield from things.values()


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedProject:
    """The entities of a project, and what is kept under digests: texts, originals, layers.

    The mappings of contents may read what is asked for only then. When a file was read, `convention` says how
    it counts positions, `samples` show three passages, `asks` what is left to choose and `found` how much of
    what was in the file (counts by kind, also of what could not be taken). `unplaced` are segments whose
    words are not in their documents, by the id of the source; they have no place.
    """

    name: str
    things: Carried
    texts: Mapping[str, str] = field(default_factory=dict)
    originals: Mapping[str, bytes] = field(default_factory=dict)
    layers: Mapping[str, bytes] = field(default_factory=dict)
    convention: str = ""
    samples: tuple[Sample, ...] = ()
    asks: tuple[Ask, ...] = ()
    found: Mapping[str, int] = field(default_factory=dict)
    unplaced: tuple[Segment | Memo | CasePart, ...] = ()

    def text(self, source: Source) -> str:
        """The words of a document."""
        return self.texts[source.text]
