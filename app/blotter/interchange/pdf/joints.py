"""Joints: what stands between two lines that are joined, and what becomes of a hyphen at the end of one.

The rules, first that applies: a web address that goes on is followed by nothing. A soft hyphen goes. A hyphen
stays before a capital or a digit, after a digit, where the word has another hyphen, and where the document
elsewhere writes the whole with a hyphen. Unless it elsewhere writes the whole without one, it stays after
`self`, `non`, `half` and the like, and between two words of small letters that stand elsewhere each alone.
Every other hyphen after a letter goes. Beside Chinese and Japanese characters there is nothing, nor in Thai,
Lao, Khmer and Burmese; between all other lines there is a space.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from blotter.interchange.pdf.stretches import HYPHENS

_HYPHEN = re.compile(f"[{HYPHENS}\u2010\u00ad-]$")
_PARTED = re.compile(f"[{HYPHENS}]")
_STEM = re.compile(r"[^\W_][\w’'\u2010-]*$")
_BEGINNING = re.compile(r"[^\W\d_][^\W_]*(?:[-\u2010][^\W_]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/)\S*$", re.IGNORECASE)
_ADDRESS_BEGINS = re.compile(r"https?://|www\.|doi\.org/", re.IGNORECASE)
_GOES_ON = re.compile(r"[\d-]|\S*(?:[/_=&?%#]|\w\.\w|-\w+-)")
_IS_OPEN = re.compile(r"[/\-_=&?%#]$")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3100-\u312f\u31a0-\u31bf\u3400-\u9fff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff]"
)
_KEEPING = frozenset(("self", "non", "half", "quasi", "cross", "well"))
_PREFIXES = frozenset(("anti", "counter", "pro", "mid", "post"))
_LONGEST_ADDRESS = 300
_SHORTEST = 3
_DASHES = ("—", "/")


class Joint(NamedTuple):
    """Whether the hyphen at the end goes, and what stands between."""

    drops_hyphen: bool
    between: str


class Vocabulary:
    """The words that a document has within its lines, gathered when they are first asked for."""

    def __init__(self, texts: Callable[[], Iterable[str]]) -> None:
        self._texts = texts
        self._words: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is None:
            found = (
                match for text in self._texts() for word in _whole(text) for match in _WORD.findall(word)
            )
            self._words = frozenset(match.casefold().replace("\u2010", "-") for match in found)
        return word.casefold().replace("\u2010", "-") in self._words


def joint(last: str, first: str, known: Vocabulary) -> Joint:
    """How a line that ends so goes on with one that begins so."""
    if not last or not first:
        return Joint(False, "")
    tail = last[-_LONGEST_ADDRESS:]
    if _ADDRESS_BEGINS.search(tail) and _is_open_address(tail.translate(_PLAIN), first):
        return Joint(False, "")
    if _HYPHEN.search(last):
        return _at_a_hyphen(last, first, known)
    if last[-1] in _DASHES and not last[-2:-1].isspace():
        return Joint(False, "")
    is_unspaced = _UNSPACED.match(last[-1]) or _UNSPACED.match(first[0])
    return Joint(False, "" if is_unspaced else " ")


def _is_open_address(tail: str, first: str) -> bool:
    """Whether a text that ends so ends in a web address that goes on."""
    is_open = _IS_OPEN.search(tail) is not None or _GOES_ON.match(first) is not None
    return is_open and _ADDRESS.search(tail) is not None


def _whole(text: str) -> Iterator[str]:
    """What stands between white space, but for what a line end has parted."""
    is_parted = False
    for word in text.split():
        was_parted, is_parted = is_parted, _HYPHEN.search(word) is not None
        if not (was_parted or is_parted or _PARTED.search(word)):
            yield word


_PLAIN = str.maketrans(dict.fromkeys(HYPHENS, "-"))


def _at_a_hyphen(last: str, first: str, known: Vocabulary) -> Joint:
    if last[-1] == "\u00ad":
        return Joint(True, "")
    stem, beginning = _STEM.search(last[:-1]), _BEGINNING.match(first)
    if stem is None:
        return Joint(False, " ")
    if beginning is None or not first[0].islower():
        return Joint(False, "" if first[0].isalnum() else " ")
    start, rest = stem.group(), beginning.group()
    if "-" in start or "\u2010" in start or start[-1].isdigit():
        return Joint(False, "")
    whole, parted = start + rest, f"{start}-{rest}"
    if parted in known and whole not in known:
        return Joint(False, "")
    if whole in known:
        return Joint(True, "")
    return Joint(not (start.casefold() in _KEEPING or _are_words(start, rest, known)), "")


def _are_words(start: str, rest: str, known: Vocabulary) -> bool:
    """Whether two halves in small letters are words of the document; the first may be a prefix."""
    if not start.islower() or min(len(start), len(rest)) < _SHORTEST or rest not in known:
        return False
    return start in known or start in _PREFIXES
