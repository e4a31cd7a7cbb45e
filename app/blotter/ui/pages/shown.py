"""Shown: what of a document is shown, its text or the pages of its original."""

from enum import StrEnum


class Shown(StrEnum):
    """What of a document is shown."""

    TEXT = "text"
    BOTH = "both"
    PAGES = "pages"
