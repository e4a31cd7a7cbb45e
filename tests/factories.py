"""Builders for tests, one for each noun; what is not given is small and holds together."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from blotter.domain.assignment import Assignment, Status
from blotter.domain.codebook import Code, Codebook
from blotter.domain.edit import Edit, Put, Step
from blotter.domain.entity import Entity, derived_id, new_id, now
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.memo import Memo
from blotter.domain.record import Actor
from blotter.domain.revision import Revision
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import Original, Source, StoredText, original, stored_layer, stored_text
from blotter.message import Message
from blotter.project import coders, codes, memos, segments
from blotter.project.project import Project

TEXT = (
    "Officers of both services met in the border town.\n"
    "警察 👮‍♀️ trained there for nine weeks; nobody asked who paid.\n"
)


_FIRST_WORD = Span(0, 8)


class TextSource(NamedTuple):
    """A source with what the project keeps of it."""

    source: Source
    text: StoredText
    original: Original


def coder(name: str = "Ada") -> Coder:
    """A coder."""
    return Coder(id=new_id(), name=name)


def code(name: str = "training", parent: Code | None = None, **parts: str) -> Code:
    """A code, at the top unless a parent is given."""
    return Code(id=new_id(), name=name, parent=parent.id if parent else None, **parts)


def revision(made: list[Code], number: int = 1) -> Revision:
    """The revision that says what these codes are."""
    return Revision(id=new_id(), number=number, digest=Codebook(made).digest(), at=now())


def text_source(content: str = TEXT, name: str = "notes.txt") -> TextSource:
    """A plain text."""
    text, data = stored_text(content), original(content.encode())
    source = Source(
        id=new_id(),
        name=name,
        kind="text",
        text=text.digest,
        original=data.digest,
        characters=len(content),
        imported=now(),
    )
    return TextSource(source, text, data)


def segment(source: TextSource, of: Code, by: Coder, span: Span = _FIRST_WORD) -> Segment:
    """A coded span with its exact quote."""
    moment = now()
    return Segment(
        id=new_id(),
        source=source.source.id,
        code=of.id,
        coder=by.id,
        start=span.start,
        end=span.end,
        quote=source.text.content[span.start : span.end],
        created=moment,
        modified=moment,
    )


def memo(text: str = "A thought.", source: Source | None = None, of: Code | None = None) -> Memo:
    """A note on a source, a code, or the project."""
    about = {"source": source.id if source else None, "code": of.id if of else None}
    return Memo(id=new_id(), text=text, created=now(), **about)


def assignment(source: Source, by: Coder, status: Status = Status.IN_PROGRESS) -> Assignment:
    """A coder's work on a source."""
    return Assignment(id=new_id(), source=source.id, coder=by.id, status=status)


def edit(*entities: Entity, by: Coder | None = None, label: str = "Put") -> Edit:
    """An edit that puts entities in their order."""
    steps: list[Step] = [Put(entity) for entity in entities]
    return Edit(label=Message(label), steps=steps, coder=by.id if by else None)


def import_of(*sources: TextSource, by: Coder | None = None) -> Edit:
    """An edit that brings sources in with their texts."""
    return Edit(
        label=Message("Import"),
        steps=[Put(each.source) for each in sources],
        coder=by.id if by else None,
        texts=[each.text for each in sources],
        originals=[each.original for each in sources],
    )


def study(path: Path) -> Project:
    """A small study in a new file, open for writing: two coders, two texts, four codes, a few segments."""
    project = Project.create(path)
    for name in ("Ada", "Ben"):
        project.apply(coders.add(project, name)[1])
    first, second = text_source(), text_source("The boats were a gift.\n", "boats.txt")
    project.apply(import_of(first, second))
    project.act_as("Ada")
    for name, parent in (("training", ""), ("academy", "training"), ("assistance", ""), ("either/or", "")):
        above = project.codebook.find(parent) if parent else None
        project.apply(codes.add(project, name, above)[1])
    for name, path_of_code, span in (
        ("Ada", "training", Span(0, 8)),
        ("Ada", "training/academy", Span(12, 60)),
        ("Ben", "training", Span(0, 8)),
        ("Ben", "assistance", Span(4, 20)),
    ):
        project.act_as(name)
        marked = segments.mark(project, first.source, project.codebook.find(path_of_code), [span])
        project.apply(marked.edit)
    project.act_as("Ada")
    project.apply(memos.write(project, memos.subject(project, "code:training"), "Not sure yet."))
    return project


def actor(name: str, **values: Any) -> Actor:
    """An actor of the register."""
    return Actor(id=new_id(), name=name, **values)


FOREIGN_FILE = original(b"the whole file of another program").digest
PICTURE = original(b"a picture")


def foreign(project: Project, source: str = "notes.txt", **values: Any) -> Edit:
    """An edit after which a file of another program has come in.

    It brought a picture that hangs on a document, and a graph that hangs on nothing; for the first segment it
    has other numbers, and a colour of its own for the first code.
    """
    numbers = stored_layer(json.dumps({each.id: [0, 7] for each in list(project.retrieve())[:1]}).encode())
    colours = {each.id: "#1F77B4" for each in list(project.codebook)[:1]}
    brought = ForeignImport(
        id=derived_id("file", FOREIGN_FILE),
        file="pilot.qdpx",
        format="refi-qda",
        program="Another program 9",
        convention="code points",
        digest=FOREIGN_FILE,
        positions=numbers.digest,
        told=json.dumps({"colours": colours}),
        coder=project.actor.id if project.actor else None,
        at=now(),
    )
    brought = replace(brought, **values)
    picture = ForeignElement(
        id=derived_id("picture", brought.id),
        brought_by=brought.id,
        kind="PictureSource",
        name="map.png",
        words='<PictureSource name="map.png"/>',
        source=project.source(source).id,
        content=PICTURE.digest,
        file="map.png",
    )
    graph = ForeignElement(
        id=derived_id("graph", brought.id), brought_by=brought.id, kind="Graph", words="<Graph/>", position=1
    )
    return replace(edit(brought, picture, graph), originals=[PICTURE], layers=[numbers])
