"""Reading: what the parts of the reader share while a project comes together."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from blotter.domain.carried import Carried
from blotter.domain.case import CasePart
from blotter.domain.entity import derived_id, is_id
from blotter.domain.memo import Memo
from blotter.domain.names import LIMIT, checked_name, is_allowed, shown_name
from blotter.domain.segment import Segment, Span
from blotter.domain.source import Source, storable
from blotter.interchange.exchange_options import RefiOptions
from blotter.interchange.foreign.contents import ReadByDigest
from blotter.interchange.limits import FILE_BYTES, MEGABYTE
from blotter.interchange.refi import messages
from blotter.interchange.refi.container import SIDECAR, Container
from blotter.interchange.refi.positions import Convention
from blotter.interchange.refi.raw_text import RawText
from blotter.interchange.refi.reading.tally import Tally
from blotter.interchange.refi.reading.told import ToldProject, ToldText
from blotter.interchange.told_moments import moment_in
from blotter.message import Sentence

_NO_DAY = "0001-01-01"


class Identities:
    """Which id each GUID is, by what it names. Where one is there twice, the second gets another id."""

    def __init__(self, file: str, tally: Tally) -> None:
        self._file = file
        self._tally = tally
        self._used: set[str] = set()
        self._known: dict[tuple[str, str], str] = {}
        self._made = 0

    def claim(self, kind: str, guid: str) -> str:
        """The id of one more thing of a kind."""
        identity = guid
        if not is_id(guid):
            self._made += 1
            identity = derived_id("refi", self._file, kind, guid or str(self._made))
            self._tally.add(messages.NO_GUID, guid, "filled in")
        elif guid in self._used:
            self._tally.add(messages.GUID_TWICE, guid, "filled in")
        return self.bind(kind, guid, identity)

    def bind(self, kind: str, guid: str, identity: str) -> str:
        """Let a GUID name this id, or one that follows from it where it is taken; gives the id."""
        number = 1
        free = identity
        while free in self._used:
            number += 1
            free = derived_id("refi", kind, identity, str(number))
        self._used.add(free)
        if guid:
            self._known.setdefault((kind, guid), free)
        return free

    def alias(self, kind: str, guid: str, identity: str) -> None:
        """Let another GUID name a thing as well."""
        if guid:
            self._known.setdefault((kind, guid), identity)

    def find(self, kind: str, guid: str) -> str | None:
        """The id of the thing of this kind with a GUID."""
        return self._known.get((kind, guid))


class Noted(NamedTuple):
    """What a note is about: a segment, a code, a document or a passage of it, a case; else the project."""

    segment: str = ""
    code: str = ""
    source: str = ""
    span: Span | None = None
    case: str = ""


@dataclass(slots=True)
class ReadDocument:
    """A document with its text as the file counts it, and what the file says of it."""

    source: Source
    raw: RawText
    told: ToldText


@dataclass(slots=True)
class Reading:
    """All that has been read so far.

    `places` are the passages of selections, `positions` the numbers by which the file means those of segments
    where they are others, `about` what the GUIDs of selections and codings became, `case_passages` what was
    coded with cases; `kept` is for whoever writes the same format again.
    """

    container: Container
    digest: str
    told: ToldProject
    options: RefiOptions
    tally: Tally
    identities: Identities
    carried: Carried = field(default_factory=Carried)
    texts: dict[str, str] = field(default_factory=dict)
    originals: ReadByDigest = field(default_factory=ReadByDigest)
    layers: dict[str, bytes] = field(default_factory=dict)
    documents: list[ReadDocument] = field(default_factory=list)
    unplaced: list[Segment | Memo | CasePart] = field(default_factory=list)
    places: dict[str, tuple[str, Span]] = field(default_factory=dict)
    positions: dict[str, tuple[int, int]] = field(default_factory=dict)
    case_passages: list[tuple[str, str, Span | None]] = field(default_factory=list)
    about: dict[str, Noted] = field(default_factory=dict)
    kept: dict[str, dict[str, object]] = field(default_factory=dict)
    convention: Convention = field(default_factory=Convention)

    def keep(self, what: str, key: str, value: object) -> None:
        """Something that only a writer of this format needs to give back what it took."""
        self.kept.setdefault(what, {})[key] = value

    def kept_file(self, named: str) -> str | None:
        """The digest of a file that is kept as it is, read again when it is asked for; None for none."""
        file = self.container.file(named)
        if file is None:
            return None
        digest = file.digest()
        self.originals.add(digest, file.read)
        return digest

    def lacks(self, named: str, missing: str, of: str) -> None:
        """Tell that a file is not taken: `missing` says that there is none, unless it is too large."""
        if not self.tell_if_too_large(named, of):
            self.tally.add(missing, of)

    def tell_if_too_large(self, named: str, of: str) -> bool:
        """Whether a file has more bytes than are taken, which is told."""
        is_too_large = self.container.is_too_large(named)
        if is_too_large:
            why = Sentence(messages.FILE_TOO_LARGE, limit=FILE_BYTES // MEGABYTE)
            self.tally.tell(of, why, "left out")
        return is_too_large

    @property
    def is_own(self) -> bool:
        """Whether it is a file of ours, with what it cannot say beside it."""
        return SIDECAR in self.container.archive

    @property
    def brought_by(self) -> str:
        """The id of the record of this import."""
        return derived_id("foreign import", self.digest)

    def name(self, words: str, placeholder: str) -> str:
        """A name that the project takes, whatever the file has."""
        return named(self.tally, words, placeholder)


def named(tally: Tally, words: str, placeholder: str) -> str:
    """A name that the project takes, whatever the file has."""
    if is_allowed(words):
        return checked_name(words, "code")
    name = shown_name(" ".join(words.split()))
    if not is_allowed(name[:LIMIT]) or not words.strip():
        tally.add(messages.NO_NAME, placeholder, "filled in")
        return placeholder
    tally.add(messages.NAME_CUT if len(name) > LIMIT else messages.NAME_MENDED, name, "noted")
    return name if len(name) <= LIMIT else name[: LIMIT - 1].rstrip() + "…"


@lru_cache(4096)
def told_at(words: str) -> str:
    """A moment of a file as the project keeps them: ISO 8601 in UTC; "" where it says none.

    One without a zone is taken for UTC: nobody can know better.
    """
    return "" if words.startswith(_NO_DAY) else moment_in(words)


def prose(words: str) -> str:
    """Words of a file as the project stores them."""
    return storable(words)


def joined(parts: Iterable[str]) -> str:
    """Notes on one thing as one; the same words once."""
    return "\n\n".join(dict.fromkeys(part for part in parts if part.strip()))


def placeholder(template: str, **values: object) -> str:
    """What stands where the file has no name."""
    return str(Sentence(template, **values))
