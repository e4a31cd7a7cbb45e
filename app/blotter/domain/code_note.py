"""CodeNote: what coders discuss about a code, and what was decided for which reason."""

from dataclasses import dataclass
from enum import StrEnum

from blotter.domain.entity import Entity


class Decision(StrEnum):
    """What became of a note; "" while nothing is decided."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeNote(Entity):
    """A note on a code. With `part`, a name of PARTS or "name", it proposes `words` for that part."""

    code: str
    text: str
    coder: str | None = None
    at: str = ""
    part: str = ""
    words: str = ""
    decision: str = ""
    reason: str = ""
    decided_by: str | None = None
    decided_at: str = ""
