"""For whom a project is written: how positions are counted, where line ends and attributes go."""

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

_LAST_OF_ONE_UNIT = "\uffff"
_MARK = "\ufeff"


class Profile(NamedTuple):
    """The habits of the programs that are to read a project.

    `origin` goes into the name of the program that wrote it, by which a reader knows how positions are
    counted.
    """

    origin: str = ""
    utf16: bool = False
    crlf: bool = False
    nameless_cases: bool = False


PROFILES = {
    "standard": Profile(),
    "nvivo": Profile("NVivo", utf16=True),
    "maxqda": Profile("MAXQDA", crlf=True, nameless_cases=True),
    "atlas": Profile("ATLAS.ti"),
}
"""The profiles by what a person chooses."""


def counter(text: str, profile: Profile) -> Callable[[int], int]:
    """The number by which a file means each code point of a text."""
    if not profile.utf16 or text.isascii():
        return int
    pairs = [place for place, character in enumerate(text) if character > _LAST_OF_ONE_UNIT]
    return (lambda place: place + bisect_left(pairs, place)) if pairs else int


def counts_otherwise(text: str) -> bool:
    """Whether UTF-16 units and code points differ in a text."""
    return not text.isascii() and max(text, default="") > _LAST_OF_ONE_UNIT


def written_text(text: str, profile: Profile) -> bytes:
    """A text as its file holds it: UTF-8 without a mark, unless the text itself begins with one."""
    told = text.replace("\n", "\r\n") if profile.crlf else text
    return (_MARK + told if told.startswith(_MARK) else told).encode("utf-8", "replace")
