"""Subtitles (SRT and WebVTT) as a text to read: paragraphs of what is said, speakers and times beside it."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from blotter.domain.structure import Part, PartKind
from blotter.interchange.transcripts import messages
from blotter.interchange.transcripts.labels import labels, looks_like_a_name
from blotter.interchange.transcripts.times import CLOCK, seconds
from blotter.interchange.transcripts.turns import in_order

READER = "subtitles 1"
"""The rules that make a text of cues; counted up when they make another."""

_ARROW = re.compile(rf"^[ \t]*{CLOCK}[ \t]*-->[ \t]*{CLOCK}(?:[ \t].*)?$")
_TAG = re.compile(r"</?(?:[a-zA-Z][^<>\n]{0,200}|[0-9:.]{4,20})>|\{\\[^{}\n]{0,80}\}")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>\n]{1,200})>|</v>")
_ENDS_SENTENCE = re.compile(r"[.?!…。！？][\"'”’»)\]]*\Z")
_IDEOGRAPHS = re.compile("[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]")
_PAUSE = 2.0


class Cue(NamedTuple):
    """Words that are shown at a time: when they begin and end, in seconds, and their lines as written."""

    value: str
    until: float
    lines: tuple[str, ...]


class Said(NamedTuple):
    """What one person says in a cue; "" where nobody knows who."""

    speaker: str
    words: str


@dataclass(slots=True)
class Subtitles:
    """The text of subtitles, its parts, how many cues it had, and what was left out, counted by kind."""

    text: str = ""
    parts: tuple[Part, ...] = ()
    cues: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


def read_subtitles(content: str) -> Subtitles:
    """The text of an SRT or WebVTT file; one without cues has none."""
    read = Subtitles()
    cues = list(_cues(content, read.left_out))
    read.cues = len(cues)
    steady = _steady_names(cues)
    writer = _Writer()
    last: tuple[str, ...] = ()
    for cue in cues:
        lines = cue.lines
        if len(last) and lines and lines[0] == last[-1] and len(lines) > 1:
            # Captions that roll upwards show every line twice.
            read.left_out[messages.OF_TWICE] += 1
            lines = lines[1:]
        for number, said in enumerate(_said(lines, steady)):
            writer.add(said, cue, is_first=not number)
        last = cue.lines
    read.text, read.parts = writer.finished()
    return read


def _cues(content: str, left_out: Counter[str]) -> Iterator[Cue]:
    lines = content.split("\n")
    is_vtt = lines[0].startswith("WEBVTT")
    arrows = [number for number, line in enumerate(lines) if "-->" in line and _ARROW.match(line)]
    _count_outside(lines[: arrows[0] if arrows else len(lines)], is_vtt, left_out)
    for number, following in pairwise([*arrows, len(lines)]):
        shown = lines[number + 1 : following]
        if is_vtt:
            end = next((at for at, line in enumerate(shown) if not line.strip()), len(shown))
            _count_outside(shown[end:], is_vtt, left_out)
            shown = shown[:end]
        words = [line.strip() for line in shown if line.strip()]
        if following < len(lines) and words and words[-1].isdecimal() and shown[-1].strip():
            # The number of the next cue.
            words.pop()
        arrow = _ARROW.match(lines[number])
        assert arrow is not None
        value, until = seconds(*arrow.groups()[:4]), seconds(*arrow.groups()[4:])
        if value is None:
            left_out[messages.OF_UNTIMED] += bool(words)
        elif words:
            yield Cue(value, float(until or value), tuple(words))


def _count_outside(lines: Iterable[str], is_vtt: bool, left_out: Counter[str]) -> None:
    """What stands between cues: notes and styles, or words that a damaged file has there."""
    blocks = "\n".join(lines).strip().split("\n\n")
    for block in blocks:
        first = block.split("\n")[0]
        if is_vtt and first.split(" ")[0].rstrip() in ("NOTE", "STYLE", "REGION"):
            left_out[messages.OF_NOTES] += 1
        elif "\n" in block.strip() and not first.startswith("WEBVTT"):
            left_out[messages.OF_OUTSIDE] += 1


def _steady_names(cues: Iterable[Cue]) -> set[str]:
    """The names that cues begin with: those that come twice and look like names."""
    lines = (_plain(line) for cue in cues for line in cue.lines)
    found = Counter(label.name for line in lines for label in labels(line) if not label.is_field)
    return {name for name, count in found.items() if count > 1 and looks_like_a_name(name)}


def _said(lines: tuple[str, ...], steady: set[str]) -> Iterator[Said]:
    """Who says what in a cue: by its voices, else by the names at the beginning of its lines."""
    speaker, words = "", ""
    for line in lines:
        for is_voice, piece in _voices(line):
            if is_voice:
                if words.strip():
                    yield Said(speaker, words)
                speaker, words = piece, ""
                continue
            plain = _plain(piece)
            label = next(labels(plain), None)
            if label is not None and not label.line and label.name in steady:
                if words.strip():
                    yield Said(speaker, words)
                speaker, words = label.name, ""
                plain = plain[label.words :]
            words = joined(words, plain)
    if words.strip():
        yield Said(speaker, words)


def _voices(line: str) -> Iterator[tuple[bool, str]]:
    """The pieces of a line: (True, a voice that begins, "" for its end) and (False, words)."""
    position = 0
    for match in _VOICE.finditer(line):
        yield False, line[position : match.start()]
        yield True, " ".join(html.unescape(match[1] or "").split())
        position = match.end()
    yield False, line[position:]


def _plain(line: str) -> str:
    words = html.unescape(_TAG.sub("", line))
    return " ".join(words.replace("\u200e", "").replace("\u200f", "").split())


def joined(before: str, after: str) -> str:
    """Two pieces of speech as one, with a space between them where their script has spaces."""
    before, after = before.strip(), after.strip()
    if not (before and after):
        return before or after
    is_dense = _IDEOGRAPHS.match(before[-1]) and _IDEOGRAPHS.match(after[0])
    return f"{before}{'' if is_dense else ' '}{after}"


class _Writer:
    """The text as it grows: a paragraph for a speaker, else one that ends with a sentence or a pause."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._parts: list[Part] = []
        self._length = 0
        self._speaker = ""
        self._turn: int | None = None
        self._last = ""
        self._until = 0.0

    def add(self, said: Said, cue: Cue, *, is_first: bool) -> None:
        """What somebody says in a cue; whose words follow on are theirs who spoke last in the cue."""
        begins = float(cue.value)
        paused = begins - self._until >= _PAUSE
        ended = paused or bool(_ENDS_SENTENCE.search(self._last))
        goes_on = said.speaker == self._speaker and (bool(said.speaker) or not ended)
        if not self._length or not goes_on:
            self._begin(said.speaker)
        elif self._last:
            space = joined(self._last[-1], said.words[0])
            self._put(" " if len(space) > 2 else "")
        start = self._length
        self._turn = start if self._turn is None else self._turn
        self._put(said.words)
        if is_first:
            self._parts.append(Part(start, self._length, PartKind.TIME, cue.value))
        self._last, self._until = said.words, cue.until

    def _begin(self, speaker: str) -> None:
        self._end_turn()
        if self._length:
            self._put("\n")
        self._speaker = speaker
        if speaker:
            start = self._length
            self._put(speaker)
            self._parts.append(Part(start, self._length, PartKind.SPEAKER))
            self._put(": ")

    def _end_turn(self) -> None:
        if self._speaker and self._turn is not None:
            self._parts.append(Part(self._turn, self._length, PartKind.TURN, self._speaker))
        self._turn = None

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def finished(self) -> tuple[str, tuple[Part, ...]]:
        """The whole text and its parts."""
        self._end_turn()
        if self._length:
            self._put("\n")
        return "".join(self._pieces), in_order(self._parts)
