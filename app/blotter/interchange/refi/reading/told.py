"""What the XML of a REFI-QDA project says, element by element, before it becomes entities."""

from dataclasses import dataclass, field
from typing import NamedTuple


class ToldUser(NamedTuple):
    """Somebody who worked on the project; `initials` is what the standard calls the id."""

    guid: str
    name: str
    initials: str


class ToldWork(NamedTuple):
    """Who made something and who changed it, by GUID, and when."""

    creator: str = ""
    created: str = ""
    modifier: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class ToldCode:
    """A code with the one above it by place in the list of all, -1 at the top."""

    guid: str
    name: str
    parent: int
    is_codable: bool
    colour: str
    description: str
    notes: tuple[str, ...]


class ToldVariable(NamedTuple):
    """An attribute."""

    guid: str
    name: str
    type: str
    description: str


class ToldValue(NamedTuple):
    """A value of a variable; `type` is the name of the element without its end, "" where there is none."""

    variable: str
    type: str
    words: str


@dataclass(frozen=True, slots=True)
class ToldCase:
    """A case, and what it refers to."""

    guid: str
    name: str
    description: str
    codes: tuple[str, ...]
    values: tuple[ToldValue, ...]
    sources: tuple[str, ...]
    selections: tuple[str, ...]


class ToldCoding(NamedTuple):
    """A code that was given."""

    guid: str
    code: str
    user: str
    at: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldSelection:
    """A passage; positions are None where they are no numbers, the description is where there is none."""

    guid: str
    name: str
    start: int | None
    end: int | None
    work: ToldWork
    description: str | None
    codings: tuple[ToldCoding, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldText:
    """A text source, a note, or a PDF with its text; `content` is None where the text is a file.

    `inner` is the GUID that the text of a PDF has.
    """

    guid: str
    name: str
    plain: str
    rich: str
    content: str | None
    description: str
    work: ToldWork
    selections: tuple[ToldSelection, ...]
    codings: tuple[ToldCoding, ...]
    notes: tuple[str, ...]
    values: tuple[ToldValue, ...]
    path: str = ""
    inner: str = ""
    is_pdf: bool = False


class ToldForeign(NamedTuple):
    """An element that is kept as it stands; `codings` are how many passages are coded in it.

    `source` is the GUID of the document that it hangs on, `path` the file that belongs to it.
    """

    kind: str
    guid: str
    name: str
    words: str
    source: str = ""
    path: str = ""
    codings: int = 0


class ToldLink(NamedTuple):
    """Something that leads from one thing to another."""

    origin: str
    target: str
    foreign: ToldForeign


@dataclass(frozen=True, slots=True)
class ToldSet:
    """A set of codes, of sources, of notes."""

    guid: str
    name: str
    description: str
    codes: tuple[str, ...]
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    foreign: ToldForeign


@dataclass(slots=True)
class ToldProject:
    """All of it."""

    name: str = ""
    origin: str = ""
    creator: str = ""
    created: str = ""
    base: str = ""
    description: str = ""
    root: str = ""
    namespace: str = ""
    notes: tuple[str, ...] = ()
    users: list[ToldUser] = field(default_factory=list)
    codes: list[ToldCode] = field(default_factory=list)
    variables: list[ToldVariable] = field(default_factory=list)
    cases: list[ToldCase] = field(default_factory=list)
    sources: list[ToldText] = field(default_factory=list)
    memos: list[ToldText] = field(default_factory=list)
    links: list[ToldLink] = field(default_factory=list)
    sets: list[ToldSet] = field(default_factory=list)
    foreign: list[ToldForeign] = field(default_factory=list)
