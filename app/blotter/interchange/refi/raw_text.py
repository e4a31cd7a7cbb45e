"""RawText: the text of a file as the project stores it, and how the file counts its characters."""

import codecs
import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from heapq import merge

from blotter.domain.source import normalised

_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_FALLBACK = "cp1252"
_SPECIAL = re.compile("\r\n|[\U00010000-\U0010ffff]")
_MARK = "\ufeff"


@dataclass(slots=True)
class RawText:
    """A text by the project's rules, with the places (code points of it) that files count otherwise.

    `pairs` are characters that are two units in UTF-16, `breaks` line ends that were CRLF, `mark` says
    whether (1) a byte order mark stood before the text. `guessed` says that it was neither UTF-8 nor UTF-16.
    """

    text: str
    pairs: "array[int]" = field(default_factory=lambda: array("Q"))
    breaks: "array[int]" = field(default_factory=lambda: array("Q"))
    mark: int = 0
    encoding: str = "utf-8"
    guessed: bool = False
    _doubles: dict[tuple[bool, bool], "array[int]"] = field(default_factory=dict)

    def place(self, counted: int, *, utf16: bool, crlf: bool, mark: bool) -> int | None:
        """The code point of the text that a file means by a number; None within a pair, or out of the text.

        `utf16`, `crlf` and `mark` say whether pairs, CRLF and byte order marks are counted as in the file.
        """
        counted -= self.mark if mark else 0
        if not (self.pairs or self.breaks):
            return counted if 0 <= counted <= len(self.text) else None
        doubles = self._doubled(utf16 and bool(self.pairs), crlf and bool(self.breaks))
        before = bisect_left(doubles, counted)
        place = counted - before
        is_within = before > 0 and doubles[before - 1] + 1 == counted
        return place if 0 <= place <= len(self.text) and counted >= 0 and not is_within else None

    def number(self, place: int, *, utf16: bool, crlf: bool, mark: bool) -> int:
        """The number by which a file means a code point of the text: the inverse of `place`."""
        pairs = bisect_left(self.pairs, place) if utf16 else 0
        breaks = bisect_left(self.breaks, place) if crlf else 0
        return place + pairs + breaks + (self.mark if mark else 0)

    def _doubled(self, utf16: bool, crlf: bool) -> "array[int]":
        """The numbers at which characters stand that count two, in order; the byte order mark aside."""
        key = (utf16, crlf)
        if key not in self._doubles:
            places = merge(self.pairs if utf16 else (), self.breaks if crlf else ())
            self._doubles[key] = array("Q", (place + number for number, place in enumerate(places)))
        return self._doubles[key]


def raw_text(raw: str, encoding: str = "utf-8", guessed: bool = False) -> RawText:
    """A decoded text, its byte order mark and line ends as they are in the file."""
    mark = raw.startswith(_MARK)
    text = normalised(raw)[0]
    raw = raw.removeprefix(_MARK)
    pairs, breaks = array("Q"), array("Q")
    if not raw.isascii() or "\r" in raw:
        for found in _SPECIAL.finditer(raw):
            place = found.start() - len(breaks)
            (breaks if found.group() == "\r\n" else pairs).append(place)
    return RawText(text, pairs, breaks, int(mark), encoding, guessed)


def decoded_text(content: bytes) -> RawText:
    """The text in a file: UTF-8, or UTF-16 where it begins with that mark; else Windows-1252, as a guess."""
    for mark, encoding in _WIDE:
        if content.startswith(mark):
            return raw_text(content.decode(encoding, "replace"), encoding)
    try:
        return raw_text(content.decode("utf-8"))
    except UnicodeDecodeError:
        return raw_text(content.decode(_FALLBACK, "replace"), _FALLBACK, guessed=True)
