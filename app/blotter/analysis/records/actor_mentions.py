"""Where a text names actors of the register, by name or alias, in any script."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from blotter.analysis.records.words import edged
from blotter.domain.record import Actor

_ACRONYM = 6
"""Names in capitals up to this long are looked for as they are: “MPS”, but not “mps”."""


class ActorMention(NamedTuple):
    """An actor (by id), from where to where."""

    actor: str
    start: int
    end: int


def actors(text: str, register: Collection[Actor]) -> list[ActorMention]:
    """The actors that a text names, in order; where names overlap, the longest holds."""
    exact, folded = _names(register)
    found = [*_matches(text, exact, re.NOFLAG), *_matches(text, folded, re.IGNORECASE)]
    found.sort(key=lambda each: (each.start, each.start - each.end))
    kept: list[ActorMention] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _names(register: Collection[Actor]) -> tuple[dict[str, str], dict[str, str]]:
    exact: dict[str, str] = {}
    any_case: dict[str, str] = {}
    for actor in register:
        for name in (actor.name, *actor.aliases):
            words = " ".join(name.split())
            if not words:
                continue
            if len(words) <= _ACRONYM and words.isupper():
                exact.setdefault(words, actor.id)
            else:
                any_case.setdefault(words, actor.id)
    return exact, any_case


def _matches(text: str, names: dict[str, str], flags: re.RegexFlag) -> Iterator[ActorMention]:
    # A register can have thousands of names: those that do not occur are not worth a pattern.
    at_hand = " ".join(text.split()).casefold()
    for name, actor in names.items():
        if name.casefold() in at_hand:
            for match in re.finditer(edged(name), text, flags):
                yield ActorMention(actor, *match.span())
