"""Memo: a note about a source, a passage in it, a code or the whole project (a segment carries its own)."""

from dataclasses import dataclass

from blotter.domain.entity import Entity
from blotter.domain.segment import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo(Entity):
    """A note in Markdown; at most one of `source` and `code` is set, neither for the project's memo.

    With `start` and `end` (code points) it is a note on that passage of the source, without a code, and
    `quote` holds the passage's exact words.
    """

    source: str | None = None
    code: str | None = None
    text: str
    coder: str | None = None
    created: str = ""
    modified: str = ""
    start: int | None = None
    end: int | None = None
    quote: str = ""

    @property
    def span(self) -> Span | None:
        """The passage that it is about, None if it is about no passage."""
        return None if self.start is None or self.end is None else Span(self.start, self.end)


def joined_memos(first: str, second: str) -> str:
    """Two notes on what has become one thing; the same words are kept once."""
    return "\n\n".join(dict.fromkeys(memo for memo in (first, second) if memo))
