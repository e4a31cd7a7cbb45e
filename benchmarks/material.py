"""Material made from a seed: texts in many scripts, and segments on them up to eight deep."""

import functools
import heapq
import random
import tempfile
from pathlib import Path

from blotter.domain.edit import Edit, Put
from blotter.domain.entity import new_id, now
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source, original, stored_text
from blotter.message import Message
from blotter.project import coders, codes
from blotter.project.project import Project

CODES = 20
KEY, KEYED = "x", 3
"""The key in the text that gives a code, and the number of that code."""
DEEPEST = 8
MEGABYTE = 1_000_000
DENSITY = 10_000
"""Segments in a megabyte."""
_SMALL = 4
_WORDS = (
    "police", "training", "border", "patrol", "ministry", "agreement", "officers", "course", "river",
    "convoy", "equipment", "court", "treaty", "cooperation", "delegation", "academy", "vehicles",
    "surveillance", "assistance", "seminar", "regional", "office", "report",
)  # fmt: skip
_OTHERS = (
    "警察合作", "执法培训班", "联合巡逻", "𠀀𠀁𠂇", "👩‍👩‍👧", "👮🏽‍♀️", "شرطة التعاون",
    "משטרה", "é̂te", "полиция",
)  # fmt: skip
_HAN = ("警察合作", "执法培训班", "联合巡逻", "边境地区", "𠀀𠀁𠂇", "代表团", "协议", "，", "。")


def prose(characters: int, seed: int = 7) -> str:
    """Paragraphs of about 600 characters with other scripts and emoji among the words."""
    chance = random.Random(seed)
    parts: list[str] = []
    length = 0
    while length < characters:
        words = [
            chance.choice(_OTHERS) if chance.random() < 0.04 else chance.choice(_WORDS) for _ in range(90)
        ]
        paragraph = " ".join(words).capitalize() + ".\n"
        parts.append(paragraph)
        length += len(paragraph)
    return "".join(parts)[:characters]


def one_paragraph(characters: int, seed: int = 7) -> str:
    """Latin words without a line feed."""
    chance = random.Random(seed)
    return " ".join(chance.choices(_WORDS, k=characters // 5))[:characters]


def one_han_paragraph(characters: int, seed: int = 7) -> str:
    """Chinese, extension B among it, without a space or a line feed."""
    chance = random.Random(seed)
    return "".join(chance.choices(_HAN, k=characters))[:characters]


TEXTS = {"prose": prose, "Latin": one_paragraph, "Chinese": one_han_paragraph}


def spans(characters: int, count: int, seed: int = 11) -> list[tuple[int, int]]:
    """Spans of 20 to 600 characters anywhere; one that would be the ninth over a place begins later."""
    chance = random.Random(seed)
    found = []
    ends: list[int] = []
    for start in sorted(chance.randrange(characters - 20) for _ in range(count)):
        while ends and ends[0] <= start:
            heapq.heappop(ends)
        if len(ends) == DEEPEST:
            start = max(start, heapq.heappop(ends))
        end = min(characters, start + chance.randint(20, 600))
        if end > start:
            heapq.heappush(ends, end)
            found.append((start, end))
    return found


def size_of(megabytes: float) -> str:
    """The size as the table says it."""
    return f"{megabytes:g} MB, {round(DENSITY * megabytes):,} segments"


@functools.cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory()


@functools.cache
def study(megabytes: float, kind: str = "prose") -> Path:
    """A project of one large document, coded by two people, and a few small ones; made once in a run."""
    path = Path(_folder().name) / f"{kind}-{megabytes:g}.blotter"
    text = TEXTS[kind](round(MEGABYTE * megabytes))
    with Project.create(path) as project:
        people = [_person(project, name) for name in ("Ada", "Ben")]
        for number in range(CODES):
            code, edit = codes.add(project, f"code {number}")
            project.apply(edit)
            if number == KEYED:
                project.apply(codes.set_key(project, code, KEY))
        for number in range(_SMALL):
            _put_text(project, f"small {number}.txt", prose(2000, number))
        source = _put_text(project, "large.txt", text)
        _put_segments(project, source, text, round(DENSITY * megabytes), people)
    return path


def _person(project: Project, name: str) -> Coder:
    coder, edit = coders.add(project, name)
    project.apply(edit)
    return coder


def _put_text(project: Project, name: str, text: str) -> Source:
    stored, kept = stored_text(text), original(text.encode())
    source = Source(
        id=new_id(), name=name, kind="text", text=stored.digest, original=kept.digest,
        characters=len(text), imported=now(),
    )  # fmt: skip
    label = Message("Import the material")
    project.apply(Edit(label=label, steps=[Put(source)], texts=[stored], originals=[kept]))
    return source


def _put_segments(project: Project, source: Source, text: str, count: int, people: list[Coder]) -> None:
    book = list(project.codebook)
    revision = project.revision.id if project.revision else None
    moment = now()
    made = [
        Put(
            Segment(
                id=new_id(), source=source.id, code=book[n % CODES].id, coder=people[n % 2].id,
                start=start, end=end, quote=text[start:end], revision=revision, created=moment,
                modified=moment,
            )
        )
        for n, (start, end) in enumerate(spans(len(text), count))
    ]  # fmt: skip
    project.apply(Edit(label=Message("Import the segments"), steps=made))
