"""Identities as REFI-QDA writes them: our 32 hex digits as a GUID, and back whatever its case and braces."""

import re

from blotter.domain.entity import derived_id

_GUID = re.compile(
    r"\s*\{?\s*([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\s*\}?\s*",
    re.IGNORECASE,
)
_USUAL = re.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}")
_CODING = int(derived_id("refi coding"), 16)
"""Turns the id of a segment into the one of its Coding, a hundred thousand times within a blink."""


def guid(identity: str) -> str:
    """An id as a GUID, in upper case and without braces, which every program takes."""
    upper = identity.upper()
    return f"{upper[:8]}-{upper[8:12]}-{upper[12:16]}-{upper[16:20]}-{upper[20:]}"


def identity_of(written: str) -> str | None:
    """The id in a GUID, with or without braces, in either case; None where it is none."""
    if _USUAL.fullmatch(written):
        return written.replace("-", "").lower()
    found = _GUID.fullmatch(written)
    return "".join(found.groups()).lower() if found else None


def coding_id(segment: str) -> str:
    """The id of the Coding element in the selection of a segment: GUIDs are unique in a file."""
    return f"{int(segment, 16) ^ _CODING:032x}"


def representation_id(source: str) -> str:
    """The id of the text within a PDF source."""
    return derived_id("refi representation", source)
