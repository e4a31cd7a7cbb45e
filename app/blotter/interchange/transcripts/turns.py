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
_FIELDS = 3
_ENDS = frozenset(".?!…。！？\"'”’»)])—–-*")
_LINE = re.compile(r"^.*\S", re.MULTILINE)
_TIME_ALONE = re.compile(r"(?:[\[(#]?\s*(?:\d{1,3}:)?\d{1,3}:\d\d(?:[.,-]\d{1,3})?\s*[\])#]?\s*)\Z")


def turns(text: str, *, sure: bool = False) -> tuple[Part, ...]:
    """Speakers, turns and times of a transcript, by place; nothing for a text that looks like none.

    It looks like one where few speak often: two at least twice, and an eighth of the lines begin with a name.
    What they say ends as sentences do, or has times, or they are called as people in interviews are; and they
    do not follow on each other as the fields of a form do. `sure`: somebody says that it is a transcript, so
    that one turn is enough.
    """
    every = list(labels(text))
    found = every if sure else [each for each in every if not each.is_field]
    spoken = Counter(name_key(label.name) for label in found if sure or looks_like_a_name(label.name))
    steady = {name for name, count in spoken.items() if count > 1}
    taken = [each for each in found if name_key(each.name) in steady or looks_like_a_name(each.name)]
    if not (taken if sure else _is_transcript(text, every, steady)):
        return ()
    times = (Part(each.start, each.end, PartKind.TIME, each.value) for each in written_times(text))
    return in_order([*_spoken(text, taken), *times])


def in_order(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Parts by place, the longer ones first."""
    return tuple(sorted(parts, key=lambda part: (part.start, -part.end, part.kind)))


def _is_transcript(text: str, every: list[Label], steady: set[str]) -> bool:
    taken = [each for each in every if not each.is_field and name_key(each.name) in steady]
    if len(steady) < 2 or len(taken) < _TURNS or len(steady) * 2 > len(taken):
        return False
    fields = sum(each.is_field for each in every)
    lines = sum(1 for _ in _LINE.finditer(text))
    is_told = any(each.is_role for each in taken) or sum(each.is_timed for each in taken) * 2 >= len(taken)
    return (
        len(taken) * _SHARE >= lines
        and fields * _FIELDS <= len(taken)
        and (is_told or _are_sentences(text, taken))
        and not _is_form(taken)
    )


def _are_sentences(text: str, taken: list[Label]) -> bool:
    """Whether half of what is said ends as speech does when it is written down."""
    said = [part for part in _spoken(text, taken) if part.kind is PartKind.TURN]
    return sum(text[part.end - 1] in _ENDS for part in said) * 2 >= len(said) > 0


def _is_form(taken: list[Label]) -> bool:
    """Whether three names or more come round and round in the same order, as the fields of a form do."""
    names = [name_key(each.name) for each in taken]
    for period in range(3, min(len(set(names)), len(names) // 2) + 1):
        again = sum(one == other for one, other in zip(names, names[period:], strict=False))
        if again * 10 >= (len(names) - period) * 9:
            return True
    return False


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
