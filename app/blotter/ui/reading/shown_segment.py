"""ShownSegment: what the reading view needs to know of a coded segment."""

from typing import NamedTuple

from blotter.domain.codebook import split_path
from blotter.domain.segment import Span


class ShownSegment(NamedTuple):
    """A coded segment as it is drawn: `start` and `end` in code points of the document's text.

    `colour` is a palette name, `#rrggbb` or "". `initials` stand at the stripe and are "" for the reader's
    own segments. `details` are the lines of the hover card between path and memo; without them it says the
    coder. Both are left out of what is only drawn.
    """

    id: str
    start: int
    end: int
    colour: str
    path: str
    coder: str = ""
    initials: str = ""
    memo: str = ""
    details: str = ""

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)

    @property
    def order(self) -> tuple[int, int, str]:
        """The order of reading: by start, longer first."""
        return (self.start, -self.end, self.id)

    @property
    def code_name(self) -> str:
        """The last part of the code's path."""
        return split_path(self.path)[-1]

    @property
    def full_name(self) -> str:
        """The code's path as people read it."""
        return " › ".join(split_path(self.path))
