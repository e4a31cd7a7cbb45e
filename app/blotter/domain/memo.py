"""Memo: a note about a source, a code or the whole project (a segment carries its own)."""

from dataclasses import dataclass

from blotter.domain.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo(Entity):
    """A note in Markdown; at most one of `source` and `code` is set, neither for the project's memo."""

    source: str | None = None
    code: str | None = None
    text: str
    coder: str | None = None
    created: str = ""
    modified: str = ""


def joined_memos(first: str, second: str) -> str:
    """Two notes on what has become one thing; the same words are kept once."""
    return "\n\n".join(dict.fromkeys(memo for memo in (first, second) if memo))
