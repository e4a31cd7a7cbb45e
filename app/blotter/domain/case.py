"""Case: a person, a country or an organisation under study, with the documents and passages about it."""

from dataclasses import dataclass

from blotter.domain.entity import Entity, derived_id
from blotter.domain.segment import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Entity):
    """What is compared: joins documents, and passages of documents, of one person, country or organisation.

    `kind` says which of these it is, in the project's own words; "" where nobody said.
    """

    name: str
    kind: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePart(Entity):
    """A document of a case or, with `start` and `end` (code points), a passage of it with its exact words."""

    case: str
    source: str
    start: int | None = None
    end: int | None = None
    quote: str = ""

    @property
    def span(self) -> Span | None:
        """The passage, None where the whole document belongs to the case."""
        return None if self.start is None or self.end is None else Span(self.start, self.end)


def part_id(case: str, source: str, span: Span | None = None) -> str:
    """The id of a part of a case, the same on every laptop when it is made."""
    return derived_id("part of a case", case, source, *(map(str, span) if span else ()))
