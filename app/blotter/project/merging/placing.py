"""Placing: segments and notes stand where their words stand, whichever text was chosen."""

from dataclasses import replace

from blotter.domain.case import CasePart
from blotter.domain.entity import derived_id
from blotter.domain.memo import Memo
from blotter.domain.names import free_name
from blotter.domain.record import Evidence
from blotter.domain.segment import Segment, Span
from blotter.domain.source import Source
from blotter.project.anchoring import anchored
from blotter.project.merging import messages
from blotter.project.merging.taking import Taking
from blotter.project.merging.texts import text_of
from blotter.project.project import Project

Placed = Segment | Memo | Evidence | CasePart


class Placing:
    """Looks over the documents whose text is not the same on both sides."""

    def __init__(self, taking: Taking) -> None:
        self._taking, self._standing = taking, taking.standing

    def settle(self) -> None:
        """Move what stands elsewhere in the chosen text; what has no place there stays on the other text."""
        for source in list(self._standing.all(Source).values()):
            texts = self._texts(source)
            if len(texts) > 1:
                self._place(source, texts)

    def _texts(self, source: Source) -> dict[str, str]:
        """The texts that the sides have for a document, the chosen one first, by digest."""
        digests = dict.fromkeys([source.text, *(each.text for _, each in self._versions(source.id))])
        projects = self._standing.projects
        return {digest: text_of(digest, projects) for digest in digests} if len(digests) > 1 else {}

    def _versions(self, identity: str) -> list[tuple[Project, Source]]:
        """A document as each side has it."""
        own = self._taking.identity.there(identity)
        found = ((project, project.sources.get(identity)) for project in self._standing.projects)
        there = self._taking.copy.project
        every = [*found, (there, there.sources.get(own))]
        return [(project, version) for project, version in every if version is not None]

    def _place(self, source: Source, texts: dict[str, str]) -> None:
        chosen = texts[source.text]
        notes = [m for m in self._standing.all(Memo).values() if m.source == source.id and m.span]
        coded: list[Placed] = [*self._standing.segments_of(source.id), *notes]
        coded += [each for each in self._standing.all(Evidence).values() if each.source == source.id]
        coded += [p for p in self._standing.all(CasePart).values() if p.source == source.id and p.span]
        for placed in coded:
            start, end = placed.start or 0, placed.end or 0
            if chosen[start:end] == placed.quote:
                continue
            found = anchored(chosen, Span(start, end), placed.quote)
            if found.span is None:
                self._keep_on_other(source, texts, placed)
                continue
            self._standing.put(replace(placed, start=found.span.start, end=found.span.end))
            place = f"{source.name} {found.span.start}:{found.span.end}"
            self._remark(placed, messages.REANCHORED, place=place)

    def _keep_on_other(self, source: Source, texts: dict[str, str], placed: Placed) -> None:
        start, end = placed.start or 0, placed.end or 0
        digest = next(d for d, text in texts.items() if text[start:end] == placed.quote)
        other = self._other(source, digest)
        self._standing.put(replace(placed, source=other.id))
        self._remark(placed, messages.KEPT_ON_OTHER, name=other.name)

    def _other(self, source: Source, digest: str) -> Source:
        """A document of its own with the text that was not chosen."""
        identity = derived_id("text", source.id, digest)
        known = self._standing.all(Source).get(identity)
        if known is not None:
            return known
        version = next(each for _, each in self._versions(source.id) if each.text == digest)
        names = [each.name for each in self._standing.all(Source).values()]
        other = replace(version, id=identity, name=free_name(source.name, names))
        self._standing.put(other)
        return other

    def _remark(self, placed: Placed, template: str, **values: object) -> None:
        what = self._taking.words.thing(placed)
        self._taking.report.remark(self._taking.copy.name, placed, what, template, **values)
