"""Source: a document under study, and the identity of its unchanging text."""

import hashlib
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from blotter.domain.entity import Entity

_LINE_ENDS = re.compile("\r\n|\r|\u2029")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class Heading(NamedTuple):
    """A heading of a text: where it stands (code points, end exclusive) and its level from 1."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Entity):
    """A document under study. Its text is kept apart, under its digest, and never changes.

    So are its `structure` (pages, notes, speakers) and its `layout` (where each character stands on the
    pages of the original), where it has any. `group` is the group that it is in.
    """

    name: str
    kind: str
    text: str
    original: str
    characters: int
    encoding: str = "utf-8"
    language: str = ""
    imported: str = ""
    headings: tuple[Heading, ...] = field(default=())
    group: str | None = None
    structure: str | None = None
    layout: str | None = None


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text with the digest it is kept under (SHA-256 of its UTF-8 bytes, 64 hex digits)."""

    digest: str
    content: str


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that a source was read from, kept under their SHA-256."""

    digest: str
    content: bytes


@dataclass(frozen=True, slots=True)
class StoredLayer:
    """What is known beside a text, its structure or its layout, kept under the SHA-256 of its bytes."""

    digest: str
    content: bytes


def stored_text(content: str) -> StoredText:
    """A normalised text with its digest."""
    return StoredText(digest_of(content.encode()), content)


def original(content: bytes) -> Original:
    """Bytes with their digest."""
    return Original(digest_of(content), content)


def stored_layer(content: bytes) -> StoredLayer:
    """Bytes with their digest."""
    return StoredLayer(digest_of(content), content)


def digest_of(content: bytes) -> str:
    """SHA-256 as 64 lower-case hex digits."""
    return hashlib.sha256(content).hexdigest()


def storable(words: str) -> str:
    """What a person typed, as the project stores it: by the rules of a text, without any leading BOM."""
    return normalised(words.lstrip("\ufeff"))[0]


def normalised(text: str) -> tuple[str, int]:
    """The text as the project stores it, and how many characters had to be replaced.

    CRLF, CR and U+2029 become LF, a leading BOM goes, NUL and lone surrogates become U+FFFD one for one;
    everything else stays.
    """
    text = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    return _UNSTORABLE.subn("\ufffd", text)
