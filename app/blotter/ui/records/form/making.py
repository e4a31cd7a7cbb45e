"""MakingControl: records from passages: a new one, or one more piece of evidence of a known one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.domain.codebook import Code
from blotter.domain.edit import Edit, Step
from blotter.domain.record import Involved, Record
from blotter.domain.record_schema import RecordKind
from blotter.domain.segment import Segment, Span
from blotter.domain.source import Source
from blotter.project import places, segments
from blotter.project.records import making, proposing, schema
from blotter.ui.language import later, tr
from blotter.ui.records.form.offers import kind_offer, record_offer
from blotter.ui.records.form.record_index import RecordIndex
from blotter.ui.views.place_palette import Offer, PlacePalette

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_SELECT_FIRST = later("Select a passage or choose a segment first.")
_NO_RECORDS = later("There are no records yet: Ctrl+E makes one from the passage.")
_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Passage:
    """What a record is to be made from: segments, or words of a document that have no code yet."""

    segments: tuple[Segment, ...] = ()
    source: Source | None = None
    span: Span = _NOWHERE


class MakingControl(QObject):
    """Works on the selection, else on the segments that are marked or chosen."""

    def __init__(self, work: "Workplace", index: RecordIndex, show: Callable[[str], None]) -> None:
        super().__init__(work)
        self._work, self._index, self._show = work, index, show
        self._passage = Passage()
        self._then: Callable[[str], None] = lambda _: None
        self._recent: list[str] = []
        self.palette = PlacePalette(work.window)
        self.palette.chosen.connect(self._choose)
        self.palette.chosen_beside.connect(self._choose)

    def close(self) -> None:
        """Take the palette out of the window."""
        self.palette.close_palette(returns_focus=False)
        self.palette.deleteLater()

    def ask(self, offer: Offer, then: Callable[[str], None]) -> None:
        """Let the person choose; `then` gets the id of what was chosen."""
        self._then = then
        self.palette.ask(offer)

    def _choose(self, identity: str) -> None:
        self._then(identity)

    # Which passage

    def passage(self) -> Passage | None:
        """What is meant now; a selection that is a segment's bounds means that segment."""
        work = self._work
        selected = work.page.view.selected_span()
        if selected is None:
            meant = work.chosen.meant()
            return Passage(tuple(meant)) if meant else None
        span, source = work.desk.grown_passage(selected), work.desk.source
        if span is None or source is None:
            return None
        own = self._coded(source, span)
        return Passage((own,)) if own else Passage(source=source, span=span)

    def _coded(self, source: Source, span: Span) -> Segment | None:
        """The segment with these very bounds whose code gives a kind, who acts before others."""
        project = self._work.desk.project
        actor = project.actor.id if project.actor else ""
        here = [each for each in project.starting_at(source, [span.start]) if each.span == span]
        here.sort(key=lambda each: (each.coder != actor, each.id))
        return next((each for each in here if schema.kind_for(project, each.code)), None)

    # A new record

    def make(self, meant: Sequence[Segment] = ()) -> None:
        """Make a record from the passage, or from these segments; where no code says its kind, ask for it."""
        passage = Passage(tuple(meant)) if meant else self.passage()
        if passage is None:
            self._work.note(tr(_SELECT_FIRST))
            return
        self._passage = passage
        project = self._work.desk.project
        kinds = [schema.kind_for(project, each.code) for each in passage.segments]
        kind = next((each for each in kinds if each is not None), None)
        if kind is not None:
            self._make(kind, None)
        else:
            self.ask(kind_offer(project, codes=passage.source is not None), self._take_kind)

    def _take_kind(self, chosen: str) -> None:
        """`kind ID`, or `code ID`: the kind of that code, which the passage gets."""
        project = self._work.desk.project
        what, _, identity = chosen.partition(" ")
        if what == "code":
            code = project.codebook.by_id[identity]
            kind = schema.kind_for(project, code.id)
            assert kind is not None
            self._make(kind, code)
            return
        kind = project.record_schema.kinds[identity]
        given = project.codebook.by_id.get(kind.code or "")
        if given is None and self._passage.source is not None:
            self._work.note(
                tr(
                    "“{kind}” is tied to no code: code the passage first, then make the record.",
                    kind=kind.name,
                )
            )
        else:
            self._make(kind, given)

    def _make(self, kind: RecordKind, code: Code | None) -> None:
        desk = self._work.desk
        self._find_coder()
        planned = desk.attempt(lambda: self._planned(kind, code))
        if planned is None:
            return
        record, edit, number = planned
        told = tr("{number} made from the segment at ¶ {paragraph}", number=record.number, paragraph=number)
        if desk.apply(lambda: edit, told) is not None:
            self.used(record.id)
            self._show(record.id)

    def _planned(self, kind: RecordKind, code: Code | None) -> tuple[Record, Edit, int]:
        found, steps = self._as_segments(code)
        project = self._work.desk.project
        subtype, filed = schema.subtype_of(project, kind, found), self._country(kind, found)
        record, edit = making.make(project, kind, found, also=steps, filed=filed, subtype=subtype)
        source = project.sources[found[0].source]
        return record, edit, places.paragraph_number(places.paragraph_starts(project, source), found[0].start)

    def _country(self, kind: RecordKind, found: Sequence[Segment]) -> str:
        """The country under which the record is filed: the only one that the passage is sure to name."""
        proposals = proposing.proposed_from(self._work.desk.project, kind, found)
        named = [each.value for each in proposals if each.field == "countries" and not each.doubtful]
        codes = {each.code for each in named if isinstance(each, Involved) and each.code}
        return codes.pop() if len(codes) == 1 else ""

    def _as_segments(self, code: Code | None) -> tuple[list[Segment], list[Step]]:
        """The passage as segments, and the steps that code it where it has no code yet."""
        passage = self._passage
        if passage.source is None or code is None:
            return list(passage.segments), []
        marking = segments.mark(self._work.desk.project, passage.source, code, [passage.span])
        return [*marking.marked, *marking.present], list(marking.edit.steps) if marking.edit else []

    def _find_coder(self) -> None:
        desk = self._work.desk
        if desk.project.actor is None and desk.project.writable and desk.find_coder is not None:
            desk.find_coder()

    # More evidence

    def add(self, meant: Sequence[Segment] = ()) -> None:
        """Let the person find the record that the passage, or these segments, are evidence of."""
        passage = Passage(tuple(meant)) if meant else self.passage()
        project = self._work.desk.project
        if passage is None:
            self._work.note(tr(_SELECT_FIRST))
        elif not project.records:
            self._work.note(tr(_NO_RECORDS))
        else:
            self._passage = passage
            self.ask(record_offer(project, self._index, self._recent), self._add_to)

    def add_here(self, record: Record) -> None:
        """Add the passage to a record that is known."""
        passage = self.passage()
        if passage is None:
            self._work.note(tr(_SELECT_FIRST))
        else:
            self._passage = passage
            self._add_to(record.id)

    def _add_to(self, identity: str) -> None:
        desk = self._work.desk
        record = desk.project.records.get(identity)
        if record is None:
            return
        self._find_coder()
        before = len(desk.project.evidence_of(record))
        desk.apply(lambda: self._added(record), tr("Added to {number}", number=record.number))
        if len(desk.project.evidence_of(record)) > before:
            self.used(record.id)
            self._show(record.id)

    def _added(self, record: Record) -> Edit | None:
        project = self._work.desk.project
        kind = project.record_schema.kinds.get(record.kind)
        by_id = project.codebook.by_id
        code = by_id.get(record.subtype) or by_id.get(kind.code or "" if kind else "")
        if code is None and self._passage.source is not None:
            code = project.codebook.by_id.get(self._usual_code(record))
        found, steps = self._as_segments(code)
        return making.add_evidence(project, record, found, also=steps)

    def _usual_code(self, record: Record) -> str:
        """The code of a segment that is evidence already; "" if all are gone."""
        project = self._work.desk.project
        held = project.segments_by_id([each.segment for each in project.evidence_of(record)])
        return held[0].code if held else ""

    # Another record

    def ask_record(self) -> None:
        """Let the person find a record to be shown."""
        project = self._work.desk.project
        if not project.records:
            self._work.note(tr(_NO_RECORDS))
            return
        self.ask(record_offer(project, self._index, self._recent, tr("Go to a record")), self._show)

    def used(self, identity: str) -> None:
        """Offer this record first the next time."""
        self._recent = [identity, *(each for each in self._recent if each != identity)][:9]
