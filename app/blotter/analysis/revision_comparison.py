"""What differs between two states of a codebook: code by code, part by part, word by word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from blotter.analysis.units import tokens
from blotter.domain.codebook import PARTS, Code, Codebook

_PIECE = re.compile(r"\s+|\S")
_SHORT = 20_000
"""How many characters two texts have together whose words are compared at once."""
_MANY = 500
"""From how many pieces on those that come again and again are no likeness by themselves."""


class Change(StrEnum):
    """What became of a code."""

    ADDED = "added"
    GONE = "gone"
    RENAMED = "renamed"
    MOVED = "moved"
    REDEFINED = "redefined"


class RunKind(StrEnum):
    """In which of two texts words stand: in both, only in the one before, only in the one after."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Run(NamedTuple):
    """Words that stand together in one of two texts, or in both."""

    kind: RunKind
    text: str


@dataclass(frozen=True, slots=True)
class PartComparison:
    """A part of a definition that differs: "name" or one of PARTS, both texts, and how one became the other.

    The runs that are not added make the text before, those that are not removed the text after.
    """

    part: str
    before: str
    after: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class CodeComparison:
    """A code by its id, its path `before` and `after` (None: not there), what changed, and in which parts.

    Without changes it may have another path, if a code above it was renamed or moved.
    """

    code: str
    before: str | None
    after: str | None
    changes: tuple[Change, ...]
    parts: tuple[PartComparison, ...]


def compare(before: Codebook, after: Codebook) -> tuple[CodeComparison, ...]:
    """Every code of either state, in the order of the later one; what is gone stands where it stood."""
    both = Codebook({**before.by_id, **after.by_id}.values())
    order = dict.fromkeys([*(code.id for code in both), *both.by_id])
    return tuple(_compared(before, after, code) for code in order)


def runs(before: str, after: str) -> tuple[Run, ...]:
    """How one text became the other, in words; each Han character is one of its own.

    Very long texts are laid beside each other line by line first, since the time for words grows with their
    square.
    """
    if _is_short(before, after):
        return tuple(_joined(_by_words(before, after)))
    found: list[Run] = []
    for old, new in _aligned(before.splitlines(keepends=True), after.splitlines(keepends=True)):
        found += _by_words(old, new) if _is_short(old, new) else _whole(old, new)
    return tuple(_joined(found))


def _is_short(before: str, after: str) -> bool:
    return before == after or len(before) + len(after) <= _SHORT


def _by_words(before: str, after: str) -> Iterator[Run]:
    for old, new in _aligned(list(_pieces(before)), list(_pieces(after))):
        yield from _whole(old, new)


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Both texts cut where they begin and cease to be alike."""
    # White space alone is no likeness, but stays where the words beside it do.
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=len(new) > _MANY)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        yield "".join(old[start:end]), "".join(new[new_start:new_end])


def _whole(before: str, after: str) -> list[Run]:
    if before == after:
        return [Run(RunKind.SAME, before)] if before else []
    both = (Run(RunKind.REMOVED, before), Run(RunKind.ADDED, after))
    return [run for run in both if run.text]


def _joined(found: Iterable[Run]) -> Iterator[Run]:
    for kind, group in groupby(found, key=lambda run: run.kind):
        yield Run(kind, "".join(run.text for run in group))


def _compared(before: Codebook, after: Codebook, code: str) -> CodeComparison:
    old, new = before.by_id.get(code), after.by_id.get(code)
    return CodeComparison(
        code,
        before.path(code) if old else None,
        after.path(code) if new else None,
        tuple(_changes(old, new)),
        tuple(_parts(old, new)),
    )


def _changes(old: Code | None, new: Code | None) -> Iterator[Change]:
    if old is None or new is None:
        yield Change.ADDED if old is None else Change.GONE
        return
    if old.name != new.name:
        yield Change.RENAMED
    if old.parent != new.parent:
        yield Change.MOVED
    if old.definition[1:] != new.definition[1:]:
        yield Change.REDEFINED


def _parts(old: Code | None, new: Code | None) -> Iterator[PartComparison]:
    for part in ("name", *PARTS):
        before, after = (getattr(code, part) if code else "" for code in (old, new))
        if before != after:
            yield PartComparison(part, before, after, runs(before, after))


def _pieces(text: str) -> Iterator[str]:
    """A text as words, white space and single marks, of which nothing is left out."""
    end = 0
    for token in tokens(text):
        yield from _PIECE.findall(text[end : token.start])
        yield text[token.start : token.end]
        end = token.end
    yield from _PIECE.findall(text[end:])
