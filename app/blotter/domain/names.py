"""Names: what may be one, when two are the same, and which known ones come near."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Set
from functools import lru_cache
from pathlib import PurePath

from blotter.domain import messages
from blotter.errors import BlotterError, Refused
from blotter.message import Sentence

LIMIT = 200
_KEYS_AT_HAND = 10_000
_AROUND = "".join(character for character in map(chr, range(0x3001)) if character.isspace()) + "\ufeff"
_JOINERS = "\u200c\u200d"
_ITEM = re.compile(r"(?:[^;\\]|\\.?)+", re.DOTALL)
_LINE_END = re.compile(r"\s*\n\s*")
_ESCAPED = re.compile(r"\\([\\;])")
_TURNERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u200e\u200f")


def checked_name(name: str, what: str) -> str:
    """The name without white space and byte order marks around it, or Refused with the reason."""
    name = name.strip(_AROUND)
    if not any(_is_visible(c) for c in name):
        raise Refused(messages.NAME_EMPTY, what=Sentence(what))
    if any(_is_control(c) for c in name):
        raise Refused(messages.NAME_HAS_CONTROL, what=Sentence(what), name=ascii(name))
    if len(name) > LIMIT:
        told = {"name": name[:40], "length": len(name), "limit": LIMIT}
        raise Refused(messages.NAME_TOO_LONG, what=Sentence(what), **told)
    return name


def shown_name(name: str) -> str:
    """A file's name made fit to be shown: what could break a line or turn it round becomes U+FFFD."""
    shown = "".join("\ufffd" if _is_control(c) else c for c in name).strip()
    return shown if any(_is_visible(c) for c in shown) else "unnamed"


@lru_cache(_KEYS_AT_HAND)
def name_key(name: str) -> str:
    """What two names share when a reader would take them for one: case, spacing, invisible marks aside."""
    visible = "".join(c for c in name if unicodedata.category(c) != "Cf" or c in _JOINERS)
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFD", visible).casefold())
    return " ".join(unicodedata.normalize("NFC", folded).split())


def document_keys(name: str) -> frozenset[str]:
    """By what a table may name a document of this name: with its suffix, and without."""
    return frozenset({name_key(name), name_key(PurePath(name).stem)})


def nearest(name: str, known: Iterable[str]) -> str:
    """A closing sentence with the known names that come near, or nothing."""
    by_key = {name_key(each): each for each in known}
    close = difflib.get_close_matches(name_key(name), by_key, n=3, cutoff=0.6)
    if not close:
        close = [key for key in by_key if name_key(name) and name_key(name) in key][:3]
    names = ", ".join(f"“{by_key[key]}”" for key in close)
    return Sentence(messages.NEAREST, names=names) if names else ""


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name, or `stem (2).suffix` and so on: the first that is not taken."""
    used = taken if isinstance(taken, Set) else set(taken)
    stem, dot, suffix = name.rpartition(".")
    if not stem:
        stem, dot, suffix = name, "", ""
    number, candidate = 2, name
    while candidate in used:
        candidate = f"{stem} ({number}){dot}{suffix}"
        number += 1
    return candidate


class FreeNames:
    """Gives each name once, case and spacing aside; the next one alike gets a number."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken: set[tuple[str | None, str]] = {(None, name_key(name)) for name in taken}
        self._numbers: dict[tuple[str | None, str], int] = {}

    def take(self, name: str, among: str | None = None) -> str:
        """The name, or `name (2)` and so on: the first that none `among` these has, which is taken then."""
        key = (among, name_key(name))
        number, free = self._numbers.get(key, 1), name
        while (among, name_key(free)) in self._taken:
            number += 1
            free = numbered(name, number)
        # Numbers below were given, so that the hundred thousandth of a name need not try them all.
        self._numbers[key] = number
        self._taken.add((among, name_key(free)))
        return free


def numbered(name: str, number: int) -> str:
    """`name (2)` for the second one of a name, which is cut where it would be too long."""
    end = f" ({number})"
    return name[: LIMIT - len(end)].rstrip() + end


def joined_names(names: Iterable[str]) -> str:
    """Several names in one line: `; ` between them, `\\;` and `\\\\` within them."""
    return "; ".join(name.replace("\\", "\\\\").replace(";", "\\;") for name in names)


def split_names(words: str) -> tuple[str, ...]:
    """The names in a line; the inverse of `joined_names`."""
    words = _LINE_END.sub(" ", words)
    items = (_ESCAPED.sub(r"\1", item).strip() for item in _ITEM.findall(words))
    return tuple(item for item in items if item)


def is_allowed(name: str, what: str = "code") -> bool:
    """Whether `checked_name` would take it."""
    try:
        checked_name(name, what)
    except BlotterError:
        return False
    return True


def _is_visible(character: str) -> bool:
    category = unicodedata.category(character)
    return category not in ("Cc", "Cf", "Cs") and category[0] not in "ZM"


def _is_control(character: str) -> bool:
    # What Unicode has not assigned may well be an emoji younger than this Python, and is let through.
    never_a_character = ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef"
    category = unicodedata.category(character)
    return character in _TURNERS or category in ("Cc", "Cs", "Zl", "Zp") or never_a_character
