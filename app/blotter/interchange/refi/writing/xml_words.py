"""Pieces of XML: what stands in elements and attributes, without what XML cannot hold."""

import re
from collections.abc import Iterable, Iterator

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_TEXT = re.compile("[&<>\r]")
_IN_VALUE = re.compile('[&<>"\t\n\r]')
_WRITTEN = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}


def legal(words: str) -> str:
    """The words without the characters that XML has no way to write."""
    return _ILLEGAL.sub("", words)


def is_legal(words: str) -> bool:
    """Whether XML can hold all of it."""
    return _ILLEGAL.search(words) is None


def in_text(words: str) -> str:
    """Words within an element."""
    return _IN_TEXT.sub(_replaced, legal(words))


def in_value(words: str) -> str:
    """Words within an attribute."""
    return _IN_VALUE.sub(_replaced, legal(words))


def attributes(**values: str) -> str:
    """Attributes in their order, those without a value left out."""
    return "".join(f' {name}="{in_value(value)}"' for name, value in values.items() if value)


def leaf(tag: str, words: str) -> str:
    """An element with nothing but words; nothing at all where there are none."""
    return f"<{tag}>{in_text(words)}</{tag}>" if words else ""


def element(tag: str, told: str, inside: str = "") -> str:
    """An element with its attributes as `attributes` writes them, and what is in it."""
    return f"<{tag}{told}>{inside}</{tag}>" if inside else f"<{tag}{told}/>"


def reference(tag: str, target: str) -> str:
    """An element that names another by its GUID."""
    return f'<{tag} targetGUID="{target}"/>'


def container(tag: str, pieces: Iterable[str]) -> Iterator[str]:
    """The pieces within an element; no element where there are none, since an empty one is invalid."""
    is_open = False
    for piece in pieces:
        if not is_open:
            yield f"<{tag}>\n"
            is_open = True
        yield piece
    if is_open:
        yield f"</{tag}>\n"


def _replaced(found: re.Match[str]) -> str:
    return _WRITTEN[found[0]]
