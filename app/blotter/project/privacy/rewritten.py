"""Rewritten: every entity of a project as it stands in a copy with masked texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, count
from typing import Any, TypeVar

from blotter.domain.attribute import Attribute
from blotter.domain.case import Case, CasePart
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.decision import Decision
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.memo import Memo
from blotter.domain.merged_copy import MergedCopy, Twin
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.names import free_name, name_key
from blotter.domain.record import Actor, Evidence, FormerRecord, Record
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.domain.revision import Revision, Revisions
from blotter.domain.round import Round, RoundPassage
from blotter.domain.saved_query import SavedQuery
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import (
    Heading,
    Original,
    Source,
    StoredLayer,
    StoredText,
    original,
    stored_layer,
    stored_text,
)
from blotter.domain.structure import EMPTY, Structure, packed
from blotter.domain.study import CountryTable, Release, SavedFigure
from blotter.errors import Refused
from blotter.project.privacy import messages
from blotter.project.privacy.masking_plan import MaskingPlan
from blotter.project.privacy.own_words import OwnWords
from blotter.project.project import Project
from blotter.store import entities

E = TypeVar("E", bound=Entity)
_Placed = Segment | Memo | Evidence | Decision | RoundPassage | CasePart | MovedPassage
_PLACED = (Segment, Memo, Evidence, Decision, RoundPassage, CasePart, MovedPassage)
_LEFT_BEHIND = (MergedCopy, Twin, Release, Source, Revision, MovedPassage, ForeignElement)
"""What is made anew, or remembers what was: releases hold whole data sets, lost passages former words.

Parts of foreign files stand there word for word, with pictures and sound, and nobody knows what is in them.
"""

_SCOPES: Mapping[type[Entity], str] = {
    DocumentGroup: "parent",
    Attribute: "of",
    **dict.fromkeys(
        (Case, SavedQuery, CodeSet, CountryTable, SavedFigure, Round, Actor, RecordKind), "project"
    ),
}
"""What has a name of its own: in all of the project, or among those that have the same in this field."""


class Rewritten:
    """Goes through a project once; names that have become alike are told apart, or refused."""

    def __init__(self, project: Project, plan: MaskingPlan) -> None:
        self._project, self._plan = project, plan
        self._own = OwnWords(project.database)
        self._sources: dict[str, Source] = {}
        self._segments: dict[tuple[object, ...], str] = {}
        self._same: dict[str, str] = {}

    def stored(self) -> Iterator[tuple[StoredText, Original, StoredLayer | None]]:
        """The texts of the documents, which are their own originals, and what is known of their parts."""
        names: list[str] = []
        for source in self._project.sources.values():
            text, _ = self._plan.text(source)
            structure = self._structure(source)
            layer = stored_layer(packed(structure)) if structure != EMPTY else None
            stored, bytes_of = stored_text(text), original(text.encode())
            names.append(free_name(self._plan.words(source.name), names))
            self._sources[source.id] = replace(
                source,
                name=names[-1],
                kind="text",
                text=stored.digest,
                original=bytes_of.digest,
                characters=len(text),
                encoding="utf-8",
                headings=self._headings(source),
                structure=layer.digest if layer else None,
                layout=None,
            )
            yield stored, bytes_of, layer

    def _headings(self, source: Source) -> tuple[Heading, ...]:
        _, moves = self._plan.text(source)
        moved = ((moves.span(Span(each.start, each.end)), each.level) for each in source.headings)
        return tuple(Heading(*span, level) for span, level in moved)

    def _structure(self, source: Source) -> Structure:
        _, moves = self._plan.text(source)
        before = self._project.structure(source)
        pages = (
            page._replace(**_ends(moves.span(Span(page.start, page.end))), label=self._plan.words(page.label))
            for page in before.pages
        )
        parts = (
            part._replace(**_ends(moves.span(part.span)), value=self._plan.words(part.value))
            for part in before.parts
        )
        return replace(before, pages=tuple(pages), parts=tuple(parts), shifts=())

    def entities(self) -> Iterator[Entity]:
        """Every entity; the texts have to be given out before."""
        yield from self._sources.values()
        yield from self._revisions()
        for mapped in entities.MAPPED:
            if mapped.type not in _LEFT_BEHIND:
                yield from self._of(mapped.type)

    def _of(self, kind: type[Entity]) -> Iterable[Entity]:
        every = entities.every(self._project.database.read(), kind)
        changed = map(self._changed, every)
        if kind is Segment:
            return self._once(changed)
        if kind in _SCOPES:
            return _told_apart(changed, _SCOPES[kind])
        if kind is RecordField:
            return _apart(list(changed), messages.FIELDS_ALIKE)
        if kind is Coder:
            return _apart(list(changed), messages.CODERS_ALIKE)
        if kind is Code:
            return self._codes(list(changed))
        return changed

    def _codes(self, codes: list[Any]) -> list[Any]:
        for parent in {code.parent for code in codes}:
            _apart([code for code in codes if code.parent == parent], messages.CODES_ALIKE)
        return codes

    def _revisions(self) -> Iterator[Revision]:
        """What the codebook was, in the words of the copy; the state of each is identified anew."""
        every = entities.every(self._project.database.read(), Revision)
        changed = Revisions(self._worded(each) for each in every)
        for each in changed:
            yield replace(each, digest=changed.codebook(each.id).digest())

    def _changed(self, entity: E) -> E:
        if isinstance(entity, _PLACED):
            entity = self._moved(entity)
        if isinstance(entity, FormerRecord):
            # It holds evidence whose places are those of the former texts.
            entity = replace(entity, kept="")
        if isinstance(entity, ForeignImport):
            # The file has the names, and its positions are those of the former texts.
            entity = replace(entity, digest="", positions=None, told="{}")
        if isinstance(entity, Record):
            entity = replace(entity, quantities=self._plan.quantities(entity))
        return _once_each(self._worded(entity))

    def _worded(self, entity: E) -> E:
        return self._own.changed(entity, self._plan.words)

    def _moved(self, placed: Any) -> Any:
        if placed.start is None:
            return placed
        source = self._project.sources[placed.source]
        text, moves = self._plan.text(source)
        before = Span(placed.start, placed.end)
        span = moves.span(before)
        changed: dict[str, object] = {**_ends(span), "quote": text[span.start : span.end]}
        is_masked = self._plan.is_masked(placed.source, before)
        if isinstance(placed, Segment) and is_masked:
            changed["memo"] = ""
        if isinstance(placed, Memo) and is_masked:
            changed["text"] = ""
        if isinstance(placed, Evidence):
            changed["segment"] = self._same.get(placed.segment, placed.segment)
        return replace(placed, **changed)

    def _once(self, segments: Iterable[Any]) -> Iterator[Segment]:
        """Segments whose bounds have become the same are one, as if they had been coded so."""
        for each in segments:
            place = (each.source, each.code, each.coder, each.round, each.start, each.end)
            first = self._segments.setdefault(place, each.id)
            if first == each.id:
                yield each
            else:
                self._same[each.id] = first


def _ends(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end}


def _once_each(entity: E) -> E:
    """Words to choose from, and other names, that have become the same are one."""
    changed = {
        name: tuple(dict.fromkeys(getattr(entity, name)))
        for name in ("options", "aliases")
        if hasattr(entity, name)
    }
    return replace(entity, **changed) if changed else entity  # type: ignore[arg-type]


def _told_apart(named: Iterable[Any], scope: str) -> Iterator[Any]:
    taken: defaultdict[object, set[str]] = defaultdict(set)
    for each in named:
        beside = taken[getattr(each, scope, None)]
        numbered = (f"{each.name} ({number})" for number in count(2))
        name = next(name for name in chain([each.name], numbered) if name_key(name) not in beside)
        beside.add(name_key(name))
        yield each if name == each.name else replace(each, name=name)


def _apart(named: list[Any], template: str) -> list[Any]:
    seen: set[str] = set()
    for each in named:
        if name_key(each.name) in seen:
            raise Refused(template, name=each.name)
        seen.add(name_key(each.name))
    return named
