"""Decision: how a disagreement of coders was settled, by whom and why."""

from dataclasses import dataclass
from enum import StrEnum

from blotter.domain.entity import Entity
from blotter.domain.segment import Span


class Choice(StrEnum):
    """What stands after a decision."""

    ONE = "one"
    """What the coders in `sided` have."""
    ALL = "all"
    """What every coder has: with two coders, both."""
    NONE = "none"
    """Nothing of it: with two coders, neither."""
    NEW = "new"
    """A new segment, or new bounds."""


class Reason(StrEnum):
    """Why the coders differed."""

    SLIP = "slip"
    DEFINITION = "definition unclear"
    INTERPRETATION = "interpretation"
    UNITISING = "unitising"
    SOURCE = "source ambiguous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Entity):
    """A settled item: a place, what the coders had there, what stands now.

    `round` is None in open coding. `codes`, `coders`, `sided`, `segments` (the coders', which stay as they
    are) and `made` (the consensus coder's) are ids; `kinds` are those of the disagreements. `coder` decided,
    and `took_part` says whether as one of those compared; `hidden` whether names were hidden meanwhile.
    `revision` is the codebook's at that moment.
    """

    round: str | None
    source: str
    start: int
    end: int
    quote: str
    codes: tuple[str, ...]
    coders: tuple[str, ...]
    segments: tuple[str, ...]
    kinds: tuple[str, ...]
    choice: Choice
    sided: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    reason: Reason | None = None
    note: str = ""
    coder: str | None = None
    took_part: bool = False
    hidden: bool = False
    revision: str | None = None
    at: str = ""

    @property
    def span(self) -> Span:
        """The place that was looked at."""
        return Span(self.start, self.end)
