"""A new edition of a document laid over the old: everything placed in it keeps its identity, or is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from blotter.analysis.finding_again import Again, FindingAgain
from blotter.analysis.finding_again import How as How
from blotter.domain.bundle import Document
from blotter.domain.case import CasePart
from blotter.domain.decision import Decision
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id, now
from blotter.domain.memo import Memo
from blotter.domain.moved_passage import Move, MovedPassage
from blotter.domain.record import Evidence
from blotter.domain.round import RoundPassage
from blotter.domain.segment import Segment, Span
from blotter.domain.source import (
    Source,
    StoredLayer,
    original,
    stored_layer,
    stored_text,
)
from blotter.domain.structure import EMPTY, packed
from blotter.errors import Refused
from blotter.interchange import formats
from blotter.interchange.options import Options
from blotter.progress import Progress, counted, silent
from blotter.project.correcting import messages
from blotter.project.correcting.correcting import in_merged_records
from blotter.project.project import Project
from blotter.store import splicing

Placed = Segment | Memo | Evidence | Decision | RoundPassage | CasePart

_MOVES = {How.CHANGED: Move.CHANGED, How.NEAR: Move.NEAR, How.LOST: Move.LOST}


class Replaced(NamedTuple):
    """Something placed in the old text, where it is in the new one, and the words there now."""

    thing: Placed
    again: Again
    words: str


@dataclass(frozen=True, slots=True)
class EditionPlan:
    """What laying a new edition over a document would do.

    `places` are the passages that the one who acts can see; evidence and the like go along with them. The
    edit does all of it.
    """

    source: Source
    edit: Edit
    places: tuple[Replaced, ...]

    def of(self, *hows: How) -> list[Replaced]:
        """The passages that were found again in one of these ways, by place in the old text."""
        return [each for each in self.places if each.again.how in hows]


def read(path: Path, format_id: str | None = None, options: Options | None = None) -> Document:
    """The one document that a file holds."""
    row = formats.chosen(path, format_id)
    assert row.read is not None
    documents = row.read(path, options).documents
    if len(documents) != 1:
        raise Refused(messages.NOT_ONE_DOCUMENT, file=path.name, count=len(documents))
    return documents[0]


def plan(project: Project, source: Source, document: Document, progress: Progress = silent) -> EditionPlan:
    """Find everything that is placed in a document again in its new edition; nothing is written."""
    known = original(document.original)
    if (known.digest, stored_text(document.text).digest) == (source.original, source.text):
        raise Refused(messages.SAME_EDITION, file=document.name, name=source.name)
    if not document.text.strip():
        raise Refused(messages.EMPTY_EDITION, file=document.name, name=source.name)
    seen = {each.id for each in placed_in(project, source) if isinstance(each, _SHOWN)}
    with project.whole():
        things = list(placed_in(project, source))
        finding = FindingAgain(project.text(source), document.text, progress)
        found: dict[Span, Again] = {}
        places: list[Replaced] = []
        for thing in counted(things, progress, every=50):
            span = Span(thing.start or 0, thing.end or 0)
            if span not in found:
                found[span] = finding.find(span)
            again = found[span]
            words = document.text[slice(*again.span)] if again.span else ""
            places.append(Replaced(thing, again, words))
        edit = _edit(project, source, document, places, finding)
    shown = sorted((e for e in places if e.thing.id in seen), key=lambda each: each.thing.start or 0)
    return EditionPlan(source, edit, tuple(shown))


_SHOWN = (Segment, Memo, CasePart)


def placed_in(project: Project, source: Source) -> Iterator[Placed]:
    """Everything that is placed in a document, as far as it can be seen."""
    yield from project.segments_of(source)
    yield from project.notes_of(source)
    yield from (e for e in project.case_parts.values() if e.source == source.id and e.span is not None)
    yield from project.evidence_in(source)
    for of in (None, *project.rounds.values()):
        yield from (each for each in project.decisions(of) if each.source == source.id)
        if of is not None:
            yield from (each for each in project.passages(of) if each.source == source.id)


def _edit(
    project: Project, source: Source, document: Document, places: list[Replaced], finding: FindingAgain
) -> Edit:
    text, known = stored_text(document.text), original(document.original)
    layers: list[StoredLayer] = []

    def layer(content: bytes | None) -> str | None:
        if content is None:
            return None
        layers.append(stored_layer(content))
        return layers[-1].digest

    moment = now()
    changed = replace(
        source,
        kind=document.kind,
        text=text.digest,
        original=known.digest,
        characters=len(document.text),
        encoding=document.encoding,
        language=source.language or document.language,
        imported=moment,
        headings=document.headings,
        structure=layer(packed(document.structure) if document.structure != EMPTY else None),
        layout=layer(document.layout),
    )
    steps: list[Step] = [Put(changed), *_steps(project, source, places, finding, moment)]
    steps += in_merged_records(project, {source.id: finding.moving}, {source.id: document.text})
    edit = project.edit(messages.NEW_EDITION, steps, name=source.name)
    return replace(edit, sweeping=True, texts=[text], originals=[known], layers=layers)


def _steps(
    project: Project, source: Source, places: list[Replaced], finding: FindingAgain, moment: str
) -> Iterator[Step]:
    listed = {each.about: each for each in project.moved_passages() if each.source == source.id}
    told: set[str] = set()
    for thing, again, words in places:
        if again.span is None:
            yield Remove(type(thing), thing.id)
        elif (again.span, words) != (Span(thing.start or 0, thing.end or 0), thing.quote):
            yield Put(replace(thing, start=again.span.start, end=again.span.end, quote=words))
        if again.how in _MOVES and (again.span is None or isinstance(thing, _SHOWN)):
            near = finding.moving.moved(Span(thing.start or 0, thing.end or 0))
            span = again.span or Span(near.start, near.start)
            former = listed.get(thing.id)
            told.add(thing.id)
            yield Put(_to_look_at(source, thing, span, _MOVES[again.how], former, moment))
    for each in listed.values():
        if each.about not in told:
            span = finding.moving.moved(Span(each.start, each.end))
            yield Put(replace(each, start=span.start, end=span.end))


def _to_look_at(
    source: Source, thing: Placed, span: Span, move: Move, former: MovedPassage | None, moment: str
) -> MovedPassage:
    """What people are to look at; of what is listed already, its first words stay."""
    return MovedPassage(
        id=former.id if former else new_id(),
        source=source.id,
        type=type(thing).__name__,
        about=thing.id,
        move=move,
        start=span.start,
        end=span.end,
        quote=former.quote if former else thing.quote,
        kept=splicing.as_kept(thing) if move is Move.LOST else "",
        coder=getattr(thing, "coder", None),
        at=moment,
    )
