"""Sorting: what of a carried project is new here, what is here already, and what stays out."""

from collections.abc import Callable
from dataclasses import dataclass

from blotter.domain.assignment import Assignment
from blotter.domain.carried import Carried, CarriedProject
from blotter.domain.case import CasePart
from blotter.domain.decision import Decision
from blotter.domain.entity import Entity, derived_id
from blotter.domain.former_code import FormerCode
from blotter.domain.freeze import Freeze
from blotter.domain.memo import Memo
from blotter.domain.moved_passage import Move, MovedPassage
from blotter.domain.revision import Revision
from blotter.domain.round import KeptAgreement, Override, Round, RoundPassage
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.progress import Progress, counted, silent
from blotter.project.at_hand import AtHand
from blotter.project.carrying import codebook_state, messages
from blotter.project.carrying.closing import fitted
from blotter.project.carrying.differing import differs
from blotter.project.carrying.gathering import CARRIED
from blotter.project.carrying.holding import OF_RECORDS, Held
from blotter.project.carrying.incoming_contents import has_content
from blotter.project.carrying.matching import Matching
from blotter.project.carrying.matching_documents import DocumentMatching
from blotter.project.carrying.placing import Placing
from blotter.project.carrying.shaping import Misfit, Shaping
from blotter.project.carrying.taken import Taken
from blotter.store import splicing

_CHARACTERS_AT_HAND = 32_000_000

_OF_ITS_COURSE: frozenset[type[Entity]] = frozenset(
    {Revision, FormerCode, Freeze, Round, RoundPassage, Override, KeptAgreement, Decision}
)
"""What tells of how the other project went; it means something there alone."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a project is taken to: what is there, the words of its documents, and who takes it."""

    held: Held
    text_of: Callable[[Source], str]
    actor: Coder | None


class Sorting:
    """Goes through the things of a carried project; `taken` is what becomes of them in this one."""

    def __init__(
        self, ground: Ground, carried: CarriedProject, moment: str, reason: str, progress: Progress = silent
    ) -> None:
        self._ground, self._carried, self._moment = ground, carried, moment
        self._here = ground.held.things
        self.taken = Taken()
        self._documents = DocumentMatching(self._here.all(Source), carried.things.all(Source))
        self._by_new_id = {self._documents.of(each.id): each for each in carried.things.all(Source).values()}
        self._words = AtHand(self._read_text, _CHARACTERS_AT_HAND)
        self._placing = Placing(self._text_of)
        self._matching = Matching(self._here, carried.things, self._documents, self._placing, progress)
        of, is_blank = self._matching.of, ground.held.is_blank
        self._shaping = Shaping(self._here, is_blank, ground.actor, moment, of)
        # A project of Blotter's own says which revision of the codebook it is coded by.
        self._is_foreign = not carried.things.all(Revision)
        self._coded: set[object] = set()
        self._sort(progress)
        self._fit()
        self._revise(reason)

    def _text_of(self, identity: str) -> str | None:
        """The words of a document by its id here; None where there is no such document."""
        other = self._by_new_id.get(identity)
        is_known = identity in self._here.all(Source)
        return self._words(identity) if is_known or (other and other.text in self._carried.texts) else None

    def _read_text(self, identity: str) -> str:
        here = self._here.all(Source).get(identity)
        return self._ground.text_of(here) if here else self._carried.text(self._by_new_id[identity])

    def _sort(self, progress: Progress) -> None:
        for kind in counted(CARRIED, progress, every=1):
            for thing in self._carried.things.all(kind).values():
                here = self._matching.here(thing)
                if here is not None:
                    self._keep(here, thing)
                elif not self._is_repeated(thing):
                    self._bring(thing, self._matching.moved_in(thing))
        # What the file itself has no place for was told by whoever read it.
        for passage in self._carried.unplaced:
            self._keep_unplaced(passage, self._matching.named(passage))
        self.taken.changed += self._shaping.options.values()
        reworded = (self._documents.of(each) for each in self._documents.reworded)
        self.taken.reworded = [self._here.all(Source)[each] for each in reworded]

    def _is_repeated(self, thing: Entity) -> bool:
        """Whether a foreign file gives a code to the same words once more."""
        if not (self._is_foreign and isinstance(thing, Segment)):
            return False
        place = (thing.source, thing.start, thing.end, thing.code, thing.coder)
        if place in self._coded:
            self.taken.repeated.append(thing)
            return True
        self._coded.add(place)
        return False

    def _keep(self, here: Entity, thing: Entity) -> None:
        taken = self.taken
        if self._ground.held.hides(here):
            taken.hidden.append(here)
            return
        taken.there.append(here)
        other = self._matching.moved_in(thing)
        united = Shaping.united(here, other)
        if united != here:
            taken.changed.append(united)
        elif differs(here, other):
            taken.differing.append(here)

    def _bring(self, thing: Entity, moved_in: Entity) -> None:
        why = self._why_not(moved_in)
        if why:
            self.taken.leave_out(thing, why)
            return
        place = (type(moved_in), thing.id)
        if place in self._placing.lost:
            if self._keep_unplaced(thing, moved_in):
                self.taken.lost.append(moved_in)
            return
        if place in self._placing.moved:
            self.taken.moved.append(moved_in)
        try:
            shaped = self._shaping.shaped(moved_in)
        except Misfit as misfit:
            self.taken.leave_out(thing, misfit.why)
            return
        before, after = getattr(moved_in, "name", ""), getattr(shaped, "name", "")
        if before != after:
            self.taken.renamed.append((before, shaped))
        self.taken.new.put(shaped)

    def _why_not(self, thing: Entity) -> str:
        """Why something cannot come into this project; "" where it can."""
        if not has_content(self._carried, thing):
            return messages.NO_CONTENT
        if self._ground.held.is_blank:
            return ""
        if type(thing) in OF_RECORDS:
            return messages.RECORDS_HERE if self._ground.held.has_records else ""
        if type(thing) in _OF_ITS_COURSE:
            return messages.ONLY_WITH_THEIR_PROJECT
        if isinstance(thing, (Segment, Assignment)) and thing.round is not None:
            return "" if thing.round in self._here.all(Round) else messages.ONLY_WITH_THEIR_PROJECT
        return ""

    def _keep_unplaced(self, thing: Entity, moved_in: Entity) -> bool:
        """Keep what has no place in its document among what people are to look at; whether that is new."""
        if not isinstance(moved_in, (Segment, Memo, CasePart)) or moved_in.source is None:
            self.taken.leave_out(thing, messages.NO_PLACE_AT_ALL)
            return False
        shaped = self._shaping.shaped(moved_in)
        passage = MovedPassage(
            id=derived_id("unplaced", moved_in.source, shaped.id),
            source=moved_in.source,
            type=type(shaped).__name__,
            about=shaped.id,
            move=Move.LOST,
            start=0,
            end=0,
            quote=shaped.quote,
            kept=splicing.as_kept(shaped),
            coder=getattr(shaped, "coder", None),
            at=self._moment,
        )
        placed = self._here.all(type(shaped)).get(shaped.id)
        here = placed or self._here.all(MovedPassage).get(passage.id)
        if here is not None:
            is_hidden = self._ground.held.hides(here)
            (self.taken.hidden if is_hidden else self.taken.there).append(passage if is_hidden else moved_in)
            return False
        self.taken.new.put(passage)
        return True

    def _fit(self) -> None:
        """Leave out what names something that is not there, unless it can do without."""
        taken, result = self.taken, self._result()
        is_whole = False
        while not is_whole:
            is_whole = True
            for thing in list(taken.new.every()):
                whole = fitted(thing, result)
                if whole is None:
                    is_whole = False
                    del taken.new[type(thing)][thing.id], result[type(thing)][thing.id]
                    taken.leave_out(thing, messages.NAMES_NOTHING)
                elif whole is not thing:
                    taken.new.put(whole)

    def _result(self) -> Carried:
        result = Carried({kind: dict(held) for kind, held in self._here.items()})
        result.put(*self.taken.new.every())
        if self._ground.actor is not None:
            # Somebody new comes in with what is taken.
            result.put(self._ground.actor)
        return result

    def _revise(self, reason: str) -> None:
        """Number the codebook as it then is, and say so of what was coded by nothing else."""
        new, result = self.taken.new, self._result()
        made = codebook_state.revised(self._here, result, self._ground.actor, self._moment, reason)
        if made is not None:
            new.put(made)
        revision = made or codebook_state.newest(result)
        if revision is not None and (self._is_foreign or not self._ground.held.is_blank):
            codebook_state.coded_by(new, revision)
