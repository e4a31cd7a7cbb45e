"""The names of OpenDocument's elements and attributes with their customary prefixes."""

from functools import lru_cache
from typing import TYPE_CHECKING

from blotter.interchange.xml_files import first_at

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = {
    **{
        prefix: f"{_OASIS}:{word}:1.0"
        for prefix, word in (
            ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("meta", "meta"),
            ("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
        )
    },
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}  # fmt: skip
_PREFIXES = {space: prefix for prefix, space in _SPACES.items()}


@lru_cache(maxsize=4096)
def _named(tag: str) -> str:
    space, _, local = tag[1:].partition("}")
    return f"{_PREFIXES[space]}:{local}" if space in _PREFIXES else local


@lru_cache(maxsize=1024)
def _full(attribute: str) -> str:
    prefix, _, local = attribute.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def name(element: "Element") -> str:
    """The name of an element, such as `text:p`; "" for what is none."""
    return _named(element.tag) if isinstance(element.tag, str) else ""


def value(element: "Element | None", attribute: str) -> str:
    """An attribute by its name, such as `text:style-name`, "" where there is none."""
    return (element.get(_full(attribute)) or "") if element is not None else ""


def number(element: "Element | None", attribute: str, usual: int, most: int = 1_000_000) -> int:
    """An attribute that is a whole number, `usual` where there is none."""
    try:
        return min(max(int(value(element, attribute)), 0), most)
    except ValueError:
        return usual


def child(element: "Element | None", *path: str) -> "Element | None":
    """The first element at a path below."""
    return first_at(element, path, name)


def words(element: "Element | None") -> str:
    """All that an element holds, in one line."""
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""
