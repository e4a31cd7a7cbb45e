"""Material made from a seed: prose in many scripts, and segments on it up to eight deep."""

import random
from pathlib import Path

from blotter.domain.edit import Edit, Put
from blotter.domain.entity import new_id, now
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source, original, stored_text
from blotter.message import Message
from blotter.project import coders, codes
from blotter.project.project import Project

CODES = 20
_WORDS = (
    "police", "training", "border", "patrol", "ministry", "agreement", "officers", "course", "river",
    "convoy", "equipment", "court", "treaty", "cooperation", "delegation", "academy", "vehicles",
    "surveillance", "assistance", "seminar", "regional", "office", "report",
)  # fmt: skip
_OTHERS = (
    "警察合作", "执法培训班", "联合巡逻", "𠀀𠀁𠂇", "👩‍👩‍👧", "👮🏽‍♀️", "شرطة التعاون",
    "משטרה", "é̂te", "полиция",
)  # fmt: skip


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


def spans(characters: int, count: int, seed: int = 11) -> list[tuple[int, int]]:
    """Spans of 20 to 600 characters, spread so that up to eight lie over one place."""
    chance = random.Random(seed)
    longest = max(25, min(600, 8 * characters // count))
    found = []
    for number in range(count):
        start = min(characters - 21, number * characters // count)
        found.append((start, min(characters, start + chance.randint(20, longest))))
    return found


def study(path: Path, characters: int, segments: int) -> None:
    """A project of one document with that many segments of two coders."""
    text = prose(characters)
    with Project.create(path) as project:
        people: list[Coder] = []
        for name in ("Ada", "Ben"):
            coder, edit = coders.add(project, name)
            project.apply(edit)
            people.append(coder)
        for number in range(CODES):
            project.apply(codes.add(project, f"code {number}")[1])
        book = list(project.codebook)
        stored, kept = stored_text(text), original(text.encode())
        source = Source(
            id=new_id(), name="prose.txt", kind="text", text=stored.digest, original=kept.digest,
            characters=len(text), imported=now(),
        )  # fmt: skip
        revision = project.revision.id if project.revision else None
        moment = now()
        made = (
            Put(
                Segment(
                    id=new_id(), source=source.id, code=book[n % CODES].id, coder=people[n % 2].id,
                    start=start, end=end, quote=text[start:end], revision=revision, created=moment,
                    modified=moment,
                )
            )
            for n, (start, end) in enumerate(spans(len(text), segments))
        )  # fmt: skip
        steps = [Put(source), *made]
        label = Message("Import the material")
        project.apply(Edit(label=label, steps=steps, texts=[stored], originals=[kept]))
