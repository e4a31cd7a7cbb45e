"""The headings of a codebook's Markdown file, read with Python-Markdown: name, level and attributes."""

import re
from dataclasses import dataclass
from uuid import UUID

from blotter.domain.colours import COLOURS, is_colour
from blotter.domain.names import checked_name
from blotter.errors import Refused
from blotter.interchange import messages
from blotter.interchange.codebook_lines import unescaped_name

UNTITLED = ".untitled"
"""The class of a title that only stands in for one."""

DEEPEST = 6
"""How many levels of headings Markdown has."""

_ATTRIBUTES = {"id", "colour", "key", "level", "archived"}
_ARCHIVED = ("", "archived", "yes", "true", "1")
_KEY = re.compile(r"[^\W_]")
_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class CodebookHeading:
    """A heading that was read: 1 is the title's level, 2 a top code's; attributes not given are ""."""

    name: str
    level: int
    id: str = ""
    colour: str = ""
    key: str = ""
    untitled: bool = False
    archived: bool = False


class HeadingReader:
    """Reads heading after heading; a heading that breaks a rule is Refused with the reason."""

    def __init__(self) -> None:
        from markdown import Markdown
        from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder

        self._blocks = Markdown().parser
        self._attributes = get_attrs_and_remainder
        self._attribute_list = AttrListTreeprocessor.HEADER_RE

    def read(self, line: str) -> CodebookHeading:
        """The heading in a line that begins with `#`."""
        if line.startswith("#" * (DEEPEST + 1)):
            level = len(line) - len(line.lstrip("#"))
            raise Refused(messages.HEADING_TOO_DEEP, attributes=f'{{: level="{level}" }}')
        words, marks = self._words(line)
        attributes: dict[str, str] = {}
        found = self._attribute_list.search(words, max(0, words.rfind(" {")))
        if found:
            pairs, rest = self._attributes(found[1])
            words = words if rest else words[: found.start()]
            attributes = {} if rest else _named(pairs)
        return _checked(unescaped_name(words), marks, attributes)

    def _words(self, line: str) -> tuple[str, int]:
        document = self._blocks.parseDocument([line[:_LONGEST].expandtabs()]).getroot()
        block = document[0] if document is not None and len(document) else None
        if block is None or block.tag not in _TAGS or len(line) > _LONGEST:
            raise Refused(messages.HEADING_UNREADABLE)
        return f" {block.text or ''}", int(block.tag[1])


def _named(pairs: list[tuple[str, str]]) -> dict[str, str]:
    return {f".{value}" if key == "." else key: value or "" for key, value in pairs}


def _checked(name: str, marks: int, attributes: dict[str, str]) -> CodebookHeading:
    known = {UNTITLED} if marks == 1 else _ATTRIBUTES
    for attribute in attributes:
        if attribute not in known:
            raise Refused(messages.UNKNOWN_ATTRIBUTE, attribute=attribute)
    level = _level(attributes["level"], marks) if "level" in attributes else marks
    return CodebookHeading(
        name=name if marks == 1 else checked_name(name, "code"),
        level=level,
        id=_id(attributes["id"]) if "id" in attributes else "",
        colour=_colour(attributes["colour"]) if "colour" in attributes else "",
        key=_key(attributes["key"]) if "key" in attributes else "",
        untitled=UNTITLED in attributes,
        archived=_archived(attributes["archived"]) if "archived" in attributes else False,
    )


def _level(value: str, marks: int) -> int:
    if marks != DEEPEST or not re.fullmatch("[0-9]{1,4}", value) or int(value) <= DEEPEST:
        raise Refused(messages.BAD_LEVEL, value=value)
    return int(value)


def _id(value: str) -> str:
    try:
        return UUID(value).hex
    except ValueError:
        raise Refused(messages.BAD_ID, value=value) from None


def _colour(value: str) -> str:
    if not is_colour(value):
        raise Refused(messages.BAD_COLOUR, value=value, colours=", ".join(COLOURS))
    return value


def is_key(words: str) -> bool:
    """Whether it can stand for a code on the keyboard: one letter or digit."""
    return _KEY.fullmatch(words) is not None


def _key(value: str) -> str:
    if not is_key(value):
        raise Refused(messages.BAD_KEY, value=value)
    return value


def _archived(value: str) -> bool:
    if value.lower() not in _ARCHIVED:
        raise Refused(messages.BAD_ARCHIVED, value=value)
    return True
