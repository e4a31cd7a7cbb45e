"""Placing: segments and notes stand where their words stand, whichever text was chosen."""

from dataclasses import replace

from blotter.analysis.finding_again import FindingAgain, How
from blotter.domain.case import CasePart
from blotter.domain.decision import Decision
from blotter.domain.entity import derived_id
from blotter.domain.memo import Memo
from blotter.domain.moved_passage import Move, MovedPassage
from blotter.domain.names import free_name
from blotter.domain.record import Evidence
from blotter.domain.round import RoundPassage
from blotter.domain.segment import Segment, Span
from blotter.domain.source import Source
from blotter.project.merging import messages
from blotter.project.merging.taking import Taking
from blotter.project.merging.texts import text_of
from blotter.project.project import Project

Placed = Segment | Memo | Evidence | Decision | RoundPassage | CasePart

_LOOKED_AT = (Segment, Memo, CasePart)


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
        here = self._taking.texts_here.get(source.id, source.text)
        findings = {
            digest: FindingAgain(text, chosen) for digest, text in texts.items() if digest != source.text
        }
        finding = findings.get(here)
        for placed in self._placed(source):
            span = Span(placed.start or 0, placed.end or 0)
            if finding is None or finding.old[span.start : span.end] != placed.quote:
                if chosen[span.start : span.end] == placed.quote:
                    continue
                stood = (e for e in findings.values() if e.old[span.start : span.end] == placed.quote)
                self._follow(source, texts, placed, next(stood, None))
            else:
                self._follow(source, texts, placed, finding)
        self._keep_within(source, finding, len(chosen))

    def _placed(self, source: Source) -> list[Placed]:
        """Everything that stands in a document."""
        others: list[Placed] = [
            *self._standing.all(Memo).values(),
            *self._standing.all(Evidence).values(),
            *self._standing.all(Decision).values(),
            *self._standing.all(RoundPassage).values(),
            *self._standing.all(CasePart).values(),
        ]
        found: list[Placed] = list(self._standing.segments_of(source.id))
        return found + [e for e in others if e.source == source.id and e.start is not None]

    def _follow(
        self, source: Source, texts: dict[str, str], placed: Placed, finding: FindingAgain | None
    ) -> None:
        """Let something stand where its words are in the text that was chosen, as a correction does."""
        assert finding is not None, "something stands on a text that nobody has"
        again = finding.find(Span(placed.start or 0, placed.end or 0))
        if again.span is None:
            self._keep_on_other(source, texts, placed)
            return
        if again.how is not How.SAME:
            place = f"{source.name} {again.span.start}:{again.span.end}"
            self._remark(placed, messages.REANCHORED, place=place)
        quote = finding.new[again.span.start : again.span.end]
        moved = replace(placed, start=again.span.start, end=again.span.end, quote=quote)
        if moved != placed:
            self._standing.put(moved)
        if again.how in (How.CHANGED, How.NEAR) and isinstance(placed, _LOOKED_AT):
            self._standing.put(
                MovedPassage(
                    id=derived_id("moved", placed.id, source.text),
                    source=source.id,
                    type=type(placed).__name__,
                    about=placed.id,
                    move=Move.CHANGED if again.how is How.CHANGED else Move.NEAR,
                    start=again.span.start,
                    end=again.span.end,
                    quote=placed.quote,
                    coder=placed.coder if isinstance(placed, (Segment, Memo)) else None,
                    at=source.imported,
                )
            )

    def _keep_within(self, source: Source, finding: FindingAgain | None, length: int) -> None:
        """What is to be looked at lies in the text that was chosen."""
        for each in list(self._standing.all(MovedPassage).values()):
            if each.source != source.id:
                continue
            span = Span(each.start, each.end)
            if finding is not None:
                span = finding.moving.moved(span)
            span = Span(min(span.start, length), min(span.end, length))
            if span != (each.start, each.end):
                self._standing.put(replace(each, start=span.start, end=span.end))

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
