"""Turns: who says what in a text whose lines begin with names. The text stays as it is, word for word."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from blotter.domain.names import name_key
from blotter.domain.structure import Part, PartKind
from blotter.interchange.transcripts.labels import Label, labels, looks_like_a_name
from blotter.interchange.transcripts.times import written_times

READER = "turns 1"
"""The rules that found the turns; counted up when they find others."""

TOLD_READER = "turns 1 as told"
"""The same where somebody said that it is a transcript."""

AND = " + "
"""Stands between the rules by which the parts of one text were found."""

_TURNS = 4
_SHARE = 8
_LINE = re.compile(r"^.*\S", re.MULTILINE)
_TIME_ALONE = re.compile(r"(?:[\[(#]?\s*(?:\d{1,3}:)?\d{1,3}:\d\d(?:[.,-]\d{1,3})?\s*[\])#]?\s*)\Z")


def turns(text: str, *, sure: bool = False) -> tuple[Part, ...]:
    """Speakers, turns and times of a transcript, by place; nothing for a text that looks like none.

    It looks like one where few speak often: two at least twice, and an eighth of the lines begin with a name.
    `sure`: somebody says that it is a transcript, so that one turn is enough.
    """
    found = list(labels(text))
    spoken = Counter(name_key(label.name) for label in found)
    steady = {name for name, count in spoken.items() if count > 1}
    if not _is_transcript(text, found, steady, sure):
        return ()
    taken = [each for each in found if name_key(each.name) in steady or looks_like_a_name(each.name)]
    times = (Part(each.start, each.end, PartKind.TIME, each.value) for each in written_times(text))
    return in_order([*_spoken(text, taken), *times])


def in_order(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Parts by place, the longer ones first."""
    return tuple(sorted(parts, key=lambda part: (part.start, -part.end, part.kind)))


def _is_transcript(text: str, found: list[Label], steady: set[str], sure: bool) -> bool:
    if sure:
        return any(name_key(each.name) in steady or looks_like_a_name(each.name) for each in found)
    by_steady = sum(name_key(each.name) in steady for each in found)
    if len(steady) < 2 or by_steady < _TURNS or len(steady) * 2 > by_steady:
        return False
    lines = sum(1 for _ in _LINE.finditer(text))
    return by_steady * _SHARE >= lines


def _spoken(text: str, taken: list[Label]) -> Iterator[Part]:
    for label, following in zip(taken, [*taken[1:], None], strict=True):
        yield Part(label.start, label.end, PartKind.SPEAKER)
        start, end = _trimmed(text, label.words, following.line if following else len(text))
        if start < end:
            yield Part(start, end, PartKind.TURN, label.name)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space at its ends, nor a time on a line of its own that belongs to what follows."""
    words = text[start:end]
    last = words.rstrip().rpartition("\n")
    if last[1] and _TIME_ALONE.match(last[2]):
        words = last[0]
    inner = words.strip()
    start += len(words) - len(words.lstrip()) if inner else 0
    return start, start + len(inner)
