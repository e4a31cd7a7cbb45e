"""Which codes a few letters mean, best first, and why: the rules of the quick palette, without a window."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from blotter.domain.codebook import path_key, split_path
from blotter.ui.language import tr


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """A code as the palette knows it.

    `path` is as the codebook writes it, `parent_path` as people read it. `count` is of segments; `recency`
    is greater the later the code was used, 0 if never. An `archived` code is never found; new codes may be
    made under it.
    """

    id: str
    path: str
    name: str
    parent_path: str = ""
    colour: str = ""
    short: str = ""
    full: str = ""
    not_when: str = ""
    aliases: tuple[str, ...] = ()
    count: int = 0
    recency: int = 0
    archived: bool = False


class Tier(IntEnum):
    """Where the letters were found; a lower tier comes first."""

    NAME_START = 0
    WORD_START = 1
    PATH = 2
    ALIAS = 3
    WITHIN_NAME = 4
    ABOVE = 5
    DEFINITION = 6


@dataclass(frozen=True, slots=True)
class Match:
    """A code that was found: `letters` are the spans of its name to set off, `reason` says why else."""

    entry: PaletteEntry
    tier: Tier = Tier.NAME_START
    letters: tuple[tuple[int, int], ...] = ()
    reason: str = ""


RECENT = 9


class PaletteRanking:
    """The codes of a project, prepared so that every keystroke is answered at once."""

    def __init__(self, entries: Iterable[PaletteEntry]) -> None:
        every = tuple(entries)
        self.entries = tuple(entry for entry in every if not entry.archived)
        self._prepared = [_Prepared(entry) for entry in self.entries]
        self._by_path = {split_path(entry.path): entry for entry in every}

    def parent(self, entry: PaletteEntry) -> PaletteEntry | None:
        """The code above another, None above a top code."""
        return self._by_path.get(split_path(entry.path)[:-1])

    def named_parent(self, typed: str) -> tuple[str, PaletteEntry] | None:
        """The new name and the code above it where a path is typed that begins with a code's."""
        *above, name = split_path(typed)
        wanted = path_key(above)
        if not above or not name:
            return None
        found = (entry for path, entry in self._by_path.items() if path_key(path) == wanted)
        return next(((name, entry) for entry in found), None)

    def recent(self) -> list[PaletteEntry]:
        """The nine codes used last; while fewer were used, the most used and the first ones follow."""
        ordered = sorted(self.entries, key=lambda entry: (-entry.recency, -entry.count))
        return ordered[:RECENT]

    def find(self, query: str) -> list[Match]:
        """The codes that the query means, best first; none for an empty query."""
        wanted = folded(query.strip())
        if not wanted:
            return []
        found = [match for each in self._prepared if (match := each.match(wanted)) is not None]
        return sorted(found, key=_order)


def _order(match: Match) -> tuple[int, int, int, str]:
    return (match.tier, -match.entry.count, -match.entry.recency, match.entry.path)


class _Prepared:
    """A code with its words folded once."""

    def __init__(self, entry: PaletteEntry) -> None:
        self.entry = entry
        self.path = split_path(entry.path)
        self.name = folded(entry.name)
        self.above = tuple(map(folded, self.path[:-1]))
        self.aliases = tuple(map(folded, entry.aliases))
        self.told = in_words("  ".join(part for part in (entry.short, entry.full, entry.not_when) if part))
        self.definition = folded(self.told)

    def match(self, wanted: str) -> Match | None:
        if "/" in wanted or "›" in wanted:
            return self._match_path([part.strip() for part in re.split("[/›]", wanted)])
        whole = _in_name(wanted, self.name)
        named = None if whole is None else Match(self.entry, whole[0], (whole[1],))
        if named is not None and named.tier < Tier.ALIAS:
            return named
        words = self._match_words(wanted.split())
        if words is not None and words.tier < Tier.ALIAS:
            return words
        return (
            self._match_alias(wanted)
            or named
            or words
            or self._match_above(wanted)
            or self._match_told(wanted)
        )

    def _match_words(self, words: Sequence[str]) -> Match | None:
        hits = [_in_name(word, self.name) for word in words]
        known = [hit for hit in hits if hit is not None]
        if len(words) < 2 or len(known) < len(words):
            return None
        tier = max(max(hit[0] for hit in known), Tier.WORD_START)
        return Match(self.entry, tier, tuple(sorted({hit[1] for hit in known})))

    def _match_path(self, parts: Sequence[str]) -> Match | None:
        *uppers, last = parts
        names = iter(self.above)
        if not all(any(_word_start(upper, name) >= 0 for name in names) for upper in uppers if upper):
            return None
        at = _word_start(last, self.name) if last else 0
        if at < 0 or (not last and not self.above):
            return None
        return Match(self.entry, Tier.PATH, ((at, at + len(last)),) if last else ())

    def _match_alias(self, wanted: str) -> Match | None:
        """Another name or an abbreviation, from the beginning of one of its words."""
        for alias, told in zip(self.aliases, self.entry.aliases, strict=True):
            if _word_start(wanted, alias) >= 0:
                return Match(self.entry, Tier.ALIAS, reason=tr("also “{name}”", name=told))
        return None

    def _match_above(self, wanted: str) -> Match | None:
        if any(_word_start(wanted, name) >= 0 for name in self.above):
            return Match(self.entry, Tier.ABOVE)
        return None

    def _match_told(self, wanted: str) -> Match | None:
        at, length = _word_start(wanted, self.definition), len(wanted)
        if at < 0:
            at, length = self._first_told(wanted.split())
        if at < 0:
            return None
        words = _around(self.told, at, length)
        return Match(self.entry, Tier.DEFINITION, reason=tr("definition “{words}”", words=words))

    def _first_told(self, words: Sequence[str]) -> tuple[int, int]:
        """Where the definition has the first of several words that stand in it, the others there or in names.

        -1 where one of them stands nowhere.
        """
        places = [(_word_start(word, self.definition), len(word)) for word in words]
        names = (self.name, *self.above)
        for word, (at, _) in zip(words, places, strict=True):
            if at < 0 and not any(_word_start(word, name) >= 0 for name in names):
                return -1, 0
        return next((place for place in places if place[0] >= 0), (-1, 0))


def in_words(definition: str, shown: Callable[[str], str] = str) -> str:
    """A definition without its backquotes: the codes named in them as people read paths."""
    return _NAMED.sub(lambda found: shown(" › ".join(split_path(found[1]))), definition)


_NAMED = re.compile("`([^`]+)`")


def folded(text: str) -> str:
    """The text in lower case and without accents, letter for letter."""
    return text.lower() if text.isascii() else "".join(map(_folded_letter, text))


def _folded_letter(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    plain = unicodedata.normalize("NFD", letter)[0].lower()
    return plain if len(plain) == 1 else letter


def _in_name(wanted: str, name: str) -> tuple[Tier, tuple[int, int]] | None:
    at = _word_start(wanted, name)
    if at >= 0:
        return (Tier.NAME_START if at == 0 else Tier.WORD_START), (at, at + len(wanted))
    at = name.find(wanted) if len(wanted) > 1 else -1
    return None if at < 0 else (Tier.WITHIN_NAME, (at, at + len(wanted)))


def _word_start(wanted: str, text: str) -> int:
    """Where a word of the text begins with what is wanted, -1 if none does.

    Scripts without spaces have no word starts to go by, so there any place counts.
    """
    at = text.find(wanted)
    while at > 0 and text[at - 1].isalnum() and not _is_unspaced(text[at]):
        at = text.find(wanted, at + 1)
    return at


def _is_unspaced(letter: str) -> bool:
    return unicodedata.category(letter) == "Lo"


def _around(told: str, at: int, length: int) -> str:
    """The words round a place, with dots where something is left out."""
    start = told.rfind(" ", 0, max(0, at - 12)) + 1 if at > 12 else 0
    end = told.find(" ", at + length + 24)
    before, after = "… " if start else "", " …" if end >= 0 else ""
    words = " ".join(told[start : end if end >= 0 else len(told)].split())
    return f"{before}{words}{after}"
