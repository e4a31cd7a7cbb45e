"""Which codes a filter leaves in the tree: by name, alias, path fragment and words of the definition."""

from collections.abc import Iterable
from dataclasses import dataclass

from blotter.domain.codebook import Code, Codebook


@dataclass(frozen=True, slots=True)
class Filtered:
    """`matches` met the filter, `shown` has what leads to them and what lies under a name that matched."""

    matches: frozenset[str]
    shown: frozenset[str]
    opened: frozenset[str]
    """The codes above a match: the tree opens them."""


class CodeFilter:
    """Looks through a codebook; it remembers the words of each code while the code stays the same."""

    def __init__(self) -> None:
        self._words: dict[str, tuple[Code, str]] = {}

    def filtered(self, book: Codebook, text: str, only: frozenset[str] | None = None) -> Filtered:
        """The codes for whose every word of `text` there is a place, of those in `only`."""
        words = text.casefold().split()
        matches: list[Code] = []
        named: list[Code] = []
        for code in book.by_id.values():
            if (only is None or code.id in only) and all(self._holds(book, code, word) for word in words):
                matches.append(code)
                if words and any(_is_named(name, words) for name in (code.name, *code.aliases)):
                    named.append(code)
        above = {each.id for code in matches for each in book.ancestors(code.id)}
        ids = frozenset(code.id for code in matches)
        below = _below(book, named) if only is None else set()
        return Filtered(ids, frozenset(ids | above | below), frozenset(above))

    def _holds(self, book: Codebook, code: Code, word: str) -> bool:
        if "/" in word:
            return _fits_path(book.name_path(code.id), word.split("/"))
        known = self._words.get(code.id)
        if known is None or known[0] != code:
            known = (code, "\n".join((*code.definition, *code.aliases)).casefold())
            self._words[code.id] = known
        return word in known[1]


def _is_named(name: str, words: list[str]) -> bool:
    return all(word in name.casefold() for word in words)


def in_use(book: Codebook) -> Codebook:
    """The codebook without what is archived; a code that has others under it which are not stays."""
    away: set[str] = set()
    for code in reversed(list(book)):
        if code.archived and all(child.id in away for child in book.children(code.id)):
            away.add(code.id)
    return Codebook(code for code in book.by_id.values() if code.id not in away) if away else book


def _fits_path(names: tuple[str, ...], parts: list[str]) -> bool:
    """Whether the last names of the path hold the parts, one each: `rep/ren` fits repression/rendition."""
    if len(parts) > len(names):
        return False
    last = names[len(names) - len(parts) :]
    return all(part in name.casefold() for part, name in zip(parts, last, strict=True))


def _below(book: Codebook, codes: Iterable[Code]) -> set[str]:
    below: set[str] = set()
    for code in codes:
        if code.id not in below:
            below.update(each.id for each in book.descendants(code.id))
    return below
