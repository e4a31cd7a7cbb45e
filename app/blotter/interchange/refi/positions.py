"""How a project counts the positions in its texts: found out by looking at all its selections at once.

The standard speaks of code points and programs do as they like: UTF-16 units, line ends as one or two, a
byte order mark counted, the end as the last character or the one after it. Whatever is chosen holds for a
whole project.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from blotter.domain.segment import Span
from blotter.errors import WrongFile
from blotter.interchange.refi import messages
from blotter.interchange.refi.raw_text import RawText
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent

CLEARLY = 15
"""By how many points of a hundred evidence has to win over what is known of a program."""

ENOUGH = 10
"""How many selections evidence has to consist of to win over what is known of a program."""

_NAME_WEIGHT = 3
_TELLING = 3
"""From how many characters on a name that is the words of a passage is that by no accident."""

_CUT_AT = 40
"""From this length on a name may be the beginning of the words; a shorter one is all of them."""

# Scripts without spaces between words: there a passage may begin and end anywhere.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ufaff\U00020000-\U0003ffff]")


class Convention(NamedTuple):
    """How positions are counted: in UTF-16 units, CRLF as two, with the byte order mark, to the last."""

    utf16: bool = False
    crlf: bool = False
    mark: bool = False
    inclusive: bool = False

    @property
    def value(self) -> str:
        """The convention as options and the record of an import have it."""
        words = (
            "utf-16" if self.utf16 else "code-points",
            "crlf-as-two" if self.crlf else "crlf-as-one",
            "bom-counted" if self.mark else "bom-not-counted",
            "end-inclusive" if self.inclusive else "end-exclusive",
        )
        return "/".join(words)

    @property
    def words(self) -> str:
        """The convention for a person."""
        return Sentence(
            messages.CONVENTION,
            unit=Sentence(messages.UTF16_UNITS if self.utf16 else messages.CODE_POINTS),
            ends=Sentence(messages.CRLF_AS_TWO if self.crlf else messages.CRLF_AS_ONE),
            mark=Sentence(messages.MARK_COUNTED if self.mark else messages.MARK_NOT_COUNTED),
            end=Sentence(messages.END_INCLUSIVE if self.inclusive else messages.END_EXCLUSIVE),
        )

    def place(self, text: RawText, number: int) -> int | None:
        """Where in a text a position is; None where it is nowhere or within a character."""
        return text.place(number, utf16=self.utf16, crlf=self.crlf, mark=self.mark)

    def span(self, text: RawText, start: int, end: int) -> Span | None:
        """The passage between two positions of a file, None where it is none of the text."""
        first, last = self.place(text, start), self.place(text, end + self.inclusive)
        return None if first is None or last is None else Span(first, last)

    def numbers(self, text: RawText, span: Span) -> tuple[int, int]:
        """The positions that a file has for a passage: the inverse of `span`."""
        how = {"utf16": self.utf16, "crlf": self.crlf, "mark": self.mark}
        return text.number(span.start, **how), text.number(span.end, **how) - self.inclusive


EVERY = tuple(Convention(*each) for each in product((False, True), repeat=4))
"""All conventions."""


class Marked(NamedTuple):
    """A selection as a file has it: its text, its two numbers, and what it is called."""

    text: RawText
    start: int
    end: int
    name: str = ""


@dataclass(slots=True)
class Judged:
    """What speaks for one convention: `points` of the `weight` of all selections.

    `misfits` are selections that it puts nowhere; `apart` is the weight of those that it puts elsewhere than
    the convention that was expected. `named` are selections whose whole words it gives and the expected one
    does not, `unnamed` those the other way round.
    """

    convention: Convention
    points: int = 0
    weight: int = 0
    misfits: int = 0
    apart: int = 0
    named: int = 0
    unnamed: int = 0

    @property
    def score(self) -> float:
        """How much of a hundred."""
        return 100 * self.points / self.weight if self.weight else 0.0


class Finding(NamedTuple):
    """The convention that was found, and all that give other passages than it, the expected one first."""

    chosen: Judged
    judged: tuple[Judged, ...]


def prior_for(origin: str) -> Convention:
    """What is known of the program that a project says it comes from; the standard for one not known."""
    told = origin.casefold()
    return next((known for program, known in _KNOWN if program in told), Convention())


_KNOWN = (
    ("nvivo", Convention(utf16=True, crlf=True)),
    ("potato", Convention(inclusive=True)),
    *((name, Convention(utf16=True)) for name in ("quirkos", "openqda", "webqda", "requal")),
)


def chosen_convention(value: str) -> Convention | None:
    """The convention that somebody chose, None where nobody did; WrongFile for what is none."""
    if not value:
        return None
    known = {each.value: each for each in EVERY}
    if value not in known:
        raise WrongFile(messages.NO_CONVENTION, value=value, known=", ".join(known))
    return known[value]


def found_convention(marked: Sequence[Marked], prior: Convention, progress: Progress = silent) -> Finding:
    """Which convention the selections of a project speak for."""
    judged = _distinct([*{id(each.text): each.text for each in marked}.values()], prior)
    for each in counted(marked, progress):
        _judge(each, judged)
    known, best = judged[0], max(judged, key=lambda each: each.points)
    if _outdoes(best, known, best.apart) or (best.named and not best.unnamed):
        return Finding(best, tuple(judged))
    fitting = [each for each in judged if not each.misfits]
    if known.misfits and fitting:
        # What puts a selection nowhere is wrong, unless that position is the one that is wrong among many.
        best = max(fitting, key=lambda each: each.points)
        if not _outdoes(known, best, best.apart):
            return Finding(best, tuple(judged))
    return Finding(known, tuple(judged))


def _outdoes(one: Judged, other: Judged, apart: int) -> bool:
    return apart >= ENOUGH and 100 * (one.points - other.points) >= CLEARLY * apart


def _distinct(texts: Sequence[RawText], prior: Convention) -> list[Judged]:
    """The conventions that differ on these texts, the one that is expected first."""
    asks = Convention(
        utf16=any(text.pairs for text in texts),
        crlf=any(text.breaks for text in texts),
        mark=any(text.mark for text in texts),
        inclusive=True,
    )
    ordered = sorted(EVERY, key=lambda each: sum(a != b for a, b in zip(each, prior, strict=True)))
    nearest: dict[tuple[bool, ...], Convention] = {}
    for each in ordered:
        nearest.setdefault(tuple(a and b for a, b in zip(each, asks, strict=True)), each)
    return [Judged(each) for each in nearest.values()]


def _judge(marked: Marked, judged: Sequence[Judged]) -> None:
    """What one selection says of every convention."""
    text, name = marked.text.text, told_name(marked.name)
    spans = [each.convention.span(marked.text, marked.start, marked.end) for each in judged]
    distinct = {span: name is not None and name.tells(text, span) for span in set(spans) if span is not None}
    bounded = {span: is_bounded(text, span) for span in distinct}
    named = [span is not None and distinct[span] for span in spans]
    name_weight = _NAME_WEIGHT * any(named)
    is_whole = name is not None and not name.is_cut and len(name.words) >= _TELLING
    for each, span, is_named in zip(judged, spans, named, strict=True):
        each.weight += 1 + name_weight
        each.apart += (1 + name_weight) * (span != spans[0])
        each.misfits += span is None
        each.named += is_whole and is_named and not named[0]
        each.unnamed += named[0] and not is_named
        if span is not None:
            each.points += bounded[span] + name_weight * is_named


class ToldName(NamedTuple):
    """The name of a selection where it may be its words; some programs cut them off."""

    words: str
    is_cut: bool

    def tells(self, text: str, span: Span) -> bool:
        """Whether these are the words of a passage, or their beginning."""
        # White space within is told as one space each, so that the passage may be longer than the name.
        reach = 4 * len(self.words) + _CUT_AT if self.is_cut else span.length
        words = " ".join(text[span.start : min(span.end, span.start + reach)].split())
        return words.startswith(self.words) if self.is_cut else words == self.words


def told_name(name: str) -> ToldName | None:
    """The words of a passage as far as the name of its selection tells them; None where it says nothing."""
    whole = name.rstrip()
    told = whole.removesuffix("...").removesuffix("…")
    words = " ".join(told.split())
    return ToldName(words, len(words) >= _CUT_AT or told != whole) if words else None


def is_bounded(text: str, span: Span) -> bool:
    """Whether a passage begins and ends where people make passages begin and end: at words."""
    if span.end <= span.start or text[span.start].isspace() or text[span.end - 1].isspace():
        return False
    return not (_is_within(text, span.start) or _is_within(text, span.end))


def _is_within(text: str, place: int) -> bool:
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if unicodedata.combining(after) or after == "\u200d" or before == "\u200d":
        return True
    if not (before.isalnum() and after.isalnum()):
        return False
    return not (_UNSPACED.match(before) or _UNSPACED.match(after))
