"""Span, Coder, Segment: from where to where, who, and which code was given."""

from dataclasses import dataclass
from typing import NamedTuple

from blotter.domain.entity import Entity

BY_SEARCH = "search"
CONSENSUS = "consensus"


class Span(NamedTuple):
    """From where to where in a text: half-open, in Unicode code points."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many code points it covers."""
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether they share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether the other lies wholly inside, or is equal."""
        return self.start <= other.start and other.end <= self.end

    def shared(self, other: "Span") -> int:
        """How many characters both cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def likeness(self, other: "Span") -> float:
        """Intersection over union: 1 for equal spans, 0 for spans that share nothing."""
        shared = self.shared(other)
        return shared / (self.length + other.length - shared) if shared else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder(Entity):
    """A person, or a method, that codes. The `kind` CONSENSUS is who has what coders settled on; else ""."""

    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment(Entity):
    """A span to which one coder gave one code, with the exact quote to check the position against.

    `origin` says how it came to be: "" by hand, BY_SEARCH for one of a search's results. `round` is None in
    open coding.
    """

    source: str
    code: str
    coder: str
    start: int
    end: int
    quote: str
    memo: str = ""
    revision: str | None = None
    created: str = ""
    modified: str = ""
    origin: str = ""
    round: str | None = None

    @property
    def span(self) -> Span:
        """Its place in the source's text."""
        return Span(self.start, self.end)


class Placed(NamedTuple):
    """What is drawn of a segment: where it lies, and the ids of itself, its code, its coder and its round."""

    id: str
    start: int
    end: int
    code: str
    coder: str
    round: str | None = None


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends; empty if there is nothing else."""
    quote = text[span.start : span.end]
    start = span.start + len(quote) - len(quote.lstrip())
    return Span(start, max(start, start + len(quote.strip())))


def paragraph_at(text: str, position: int) -> Span:
    """The run between line feeds around a position."""
    end = text.find("\n", position)
    return Span(text.rfind("\n", 0, position) + 1, len(text) if end < 0 else end)


def initials(name: str) -> str:
    """Up to two letters that stand for a coder in the margin."""
    words = [word for word in name.split() if word[0].isalnum()] or [name]
    if len(words) == 1:
        return words[0][:1].upper()
    return (words[0][0] + words[-1][0]).upper()
