"""Bookmark: where a coder stopped reading a document."""

from typing import NamedTuple


class Bookmark(NamedTuple):
    """The caret and the first character in view, in code points, and the size of the text in pixels."""

    caret: int
    top: int
    text_size: int
