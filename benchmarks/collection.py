"""A large project made from a seed: thousands of documents, a codebook of two levels, and many segments."""

import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.material import prose, spans
from blotter.domain.assignment import Assignment, Status
from blotter.domain.codebook import Code
from blotter.domain.edit import Edit, Put, Step
from blotter.domain.entity import new_id, now
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source, original, stored_text
from blotter.message import Message
from blotter.project import codes
from blotter.project.project import Project

CHARACTERS = 10_000
"""How long a document is."""

PER_DOCUMENT = 100
"""How many segments a document has."""

TOP_CODES, SUB_CODES = 10, 4
"""50 codes in all, so that of a million segments each has 20,000."""


def collection(path: Path, documents: int, per_document: int = PER_DOCUMENT) -> None:
    """A project of so many documents and segments; the segments are imported as one edit."""
    with Project.create(path) as project:
        people = [Coder(id=new_id(), name=name) for name in ("Ada", "Ben", "Cem", "Dilnur")]
        project.apply(Edit(label=Message("Add coders"), steps=[Put(each) for each in people]))
        project.apply(codes.revised(project, [Put(code) for code in _codes()], "Add codes"))
        texts = dict(_documents(documents))
        stored = {name: stored_text(text) for name, text in texts.items()}
        kept = {name: original(text.encode()) for name, text in texts.items()}
        moment = now()
        sources = {
            name: Source(
                id=new_id(), name=name, kind="text", text=stored[name].digest, original=kept[name].digest,
                characters=len(text), imported=moment,
            )
            for name, text in texts.items()
        }  # fmt: skip
        steps: list[Step] = [Put(each) for each in sources.values()]
        steps += [
            Put(Assignment(id=new_id(), source=each.id, coder=people[0].id, status=Status.DONE))
            for each in list(sources.values())[: documents // 2]
        ]
        label = Message("Import documents")
        project.apply(Edit(label=label, steps=steps, texts=stored.values(), originals=kept.values()))
        pairs = [(sources[name], text) for name, text in texts.items()]
        coded = _segments(project, pairs, per_document)
        label = Message("Import segments")
        project.apply(Edit(label=label, steps=coded, size=documents * per_document))


def _documents(count: int) -> Iterator[tuple[str, str]]:
    """Texts that all differ, cut out of one long prose, each under a heading of its own."""
    whole = prose(2_000_000)
    chance = random.Random(5)
    for number in range(count):
        head = f"Interview {number + 1}\n"
        start = chance.randrange(len(whole) - CHARACTERS)
        yield f"Interview {number + 1:05}.txt", head + whole[start : start + CHARACTERS - len(head)]


def _codes() -> Iterator[Code]:
    for top in range(TOP_CODES):
        above = Code(id=new_id(), name=f"Theme {top + 1}", position=top)
        yield above
        for below in range(SUB_CODES):
            yield Code(id=new_id(), name=f"Part {below + 1}", parent=above.id, position=below)


def _segments(project: Project, documents: list[tuple[Source, str]], count: int) -> Iterator[Step]:
    book, people = list(project.codebook), list(project.coders.values())
    assert project.revision is not None
    revision, moment, number = project.revision.id, now(), 0
    places = spans(CHARACTERS, count)
    for source, text in documents:
        for start, end in places:
            number += 1
            yield Put(
                Segment(
                    id=new_id(), source=source.id, code=book[number % len(book)].id,
                    coder=people[number % 7 % len(people)].id, start=start, end=end, quote=text[start:end],
                    memo="A note on the passage." if number % 50 == 7 else "", revision=revision,
                    created=moment, modified=moment,
                )
            )  # fmt: skip
