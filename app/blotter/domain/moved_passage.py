"""MovedPassage: what stood on words that a correction or a new edition changed, for people to look at."""

from dataclasses import dataclass
from enum import StrEnum

from blotter.domain.entity import Entity


class Move(StrEnum):
    """What happened to a passage."""

    CHANGED = "words changed"
    NEAR = "found nearly"
    LOST = "no place"


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPassage(Entity):
    """A passage to be looked at: `type` and `about` tell what stands there (a Segment, say, by its id).

    `start` and `end` are where that is in the text of today (where its words were, if they are gone), `quote`
    its words before. What found no place in the new text is no more; `kept` holds all of it as JSON, so that
    it can be placed again. `coder` is whose it is. Reviewing one takes this entity away.
    """

    source: str
    type: str
    about: str
    move: Move
    start: int
    end: int
    quote: str
    kept: str = ""
    coder: str | None = None
    at: str = ""
