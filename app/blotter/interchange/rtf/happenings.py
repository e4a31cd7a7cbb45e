"""Happenings: what happens between the words of an RTF file, in the order of its marks."""

from enum import StrEnum
from typing import NamedTuple


class Happening(StrEnum):
    """What happens between words."""

    PARAGRAPH = "the end of a paragraph"
    LINE = "a new line"
    TABLE = "in a table from here on, or no longer"
    CELL = "the end of a cell"
    ROW = "the end of a row"
    LABEL = "the number or bullet of an item"
    LABEL_END = "the end of it"
    MARK = "the mark of a note"
    LINK = "a link"
    LINK_END = "the end of a link"
    FROM = "a comment is on what stands from here"
    TO = "to here"
    BOX = "a text box"
    FOOTNOTE = "a footnote"
    ENDNOTE = "an endnote"
    COMMENT = "a comment"
    AUTHOR = "the author of a comment"
    FACT = "a property of the whole"
    HEAD = "the head or foot of a page"
    END = "the end of what began last"


class Happened(NamedTuple):
    """Something that happened, with a number (level, columns, which comment) and words (mark, address)."""

    what: Happening
    number: int = 0
    words: str = ""


MARK = "\ufdd0"
"""Stands in decoded words where something happens; no character of any text."""

MARK_RTF = "{\\uc0\\u64976 }"
"""The same in RTF; a group, lest it is taken for what stands in for a character before it."""
