"""Plan how two coders' records become consensus records: one of them, some fields of each, or none.

What the coders have stays as it is. The consensus record is the consensus coder's, and rests on the evidence
of both. Its id follows from the ids of the records that it settles, on every laptop; the number of one that
was discarded is kept as that of a deleted record, so that the pair is known to be settled.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from blotter.domain.edit import Edit, Put, Remove
from blotter.domain.entity import derived_id, new_id, now
from blotter.domain.names import nearest
from blotter.domain.record import Alternative, Evidence, FormerRecord, Gone, Quantity, Record, number_of
from blotter.domain.record_schema import BUILT_IN, LISTS
from blotter.domain.segment import CONSENSUS, Coder
from blotter.errors import NotFound, Refused
from blotter.project import coders
from blotter.project.project import Project
from blotter.project.records import making, messages
from blotter.project.records.comparing import RecordComparison, RecordPair
from blotter.project.records.rows import BETWEEN
from blotter.project.records.stated import KIND
from blotter.project.settling import consensus_coder
from blotter.project.settling.settlement import consensus_or_new

DISCARDED = "discarded"
"""How it is told that no record stands."""


class Take(StrEnum):
    """Whose record, or whose value, stands; or that none does."""

    FIRST = "first"
    SECOND = "second"
    DISCARD = "discard"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far settling is: what stands, what was discarded, what is open.

    `stray` are consensus records that settle what is paired otherwise now, or was deleted.
    """

    standing: int
    discarded: int
    open: int
    stray: int


def key(pair: RecordPair) -> str:
    """The id of the consensus record of a pair."""
    return derived_id("consensus record", *sorted(each.id for each in pair.records))


def outcomes(project: Project, pairs: Iterable[RecordPair]) -> dict[str, Record | FormerRecord]:
    """What settled pairs were settled as, by their keys; those that are open are left out."""
    former = {each.id: each for each in project.former_records()}
    found: dict[str, Record | FormerRecord] = {}
    for pair in pairs:
        identity = key(pair)
        outcome = project.records.get(identity) or former.get(identity)
        if outcome is not None:
            found[identity] = outcome
    return found


def settled_numbers(project: Project, compared: RecordComparison) -> dict[str, str]:
    """By key, the number of the consensus record of each settled pair, or that it was discarded."""
    settled = outcomes(project, compared.pairs)
    return {each: told_outcome(outcome) for each, outcome in settled.items()}


def told_outcome(outcome: Record | FormerRecord) -> str:
    """The number of what stands, or that nothing does."""
    is_gone = isinstance(outcome, FormerRecord) and outcome.fate is Gone.DELETED
    return DISCARDED if is_gone else outcome.number


def progress(project: Project, compared: RecordComparison) -> Progress:
    """How far two coders' records are settled."""
    settled = outcomes(project, compared.pairs)
    standing = sum(isinstance(each, Record) for each in settled.values())
    coder = consensus_coder(project)
    own = {each.id for each in project.records.values() if coder is not None and each.coder == coder.id}
    return Progress(
        standing=standing,
        discarded=len(settled) - standing,
        open=len(compared.pairs) - len(settled),
        stray=len(own - settled.keys()),
    )


def pair_of(compared: RecordComparison, number: str) -> RecordPair:
    """The pair, or the lone record, with this number."""
    wanted = number.strip().upper()
    for pair in compared.pairs:
        if any(each.number == wanted for each in pair.records):
            return pair
    first, second = compared.names
    raise NotFound(messages.NO_SUCH_PAIR, first=first, second=second, number=number)


def settle(
    project: Project,
    compared: RecordComparison,
    pair: RecordPair,
    take: Take,
    fields: Mapping[str, Take] | None = None,
) -> Edit:
    """Settle a pair: whose record stands, and in which fields the other's; or that none does.

    Settled again, it replaces what stood. Refused if a coder changed a record since it was compared.
    """
    _check_fields(project, fields or {})
    work = _Settling(project, compared)
    work.settle(pair, take, fields or {})
    label = messages.RECORD_DISCARDED if take is Take.DISCARD else messages.RECORD_SETTLED
    return project.edit(label, work.steps, numbers=told_numbers(pair))


def accept_agreed(project: Project, compared: RecordComparison) -> Edit | None:
    """Settle every open pair in which nothing differs, in one step; None if there is none."""
    settled = outcomes(project, compared.pairs)
    alike = [
        pair
        for pair in compared.pairs
        if len(pair.records) == 2 and not pair.differences and key(pair) not in settled
    ]
    if not alike:
        return None
    work = _Settling(project, compared)
    for pair in alike:
        work.settle(pair, Take.FIRST, {})
    return project.edit(messages.RECORDS_SETTLED_ALIKE, work.steps, count=len(alike))


def take_back(project: Project, compared: RecordComparison, pair: RecordPair) -> Edit:
    """Make a pair open again: its consensus record goes, or the word that none stands."""
    settled = outcomes(project, [pair]).get(key(pair))
    if settled is None:
        raise Refused(messages.NOT_SETTLED, numbers=told_numbers(pair))
    work = _Settling(project, compared)
    work.open_again(settled)
    return project.edit(messages.RECORD_OPEN_AGAIN, work.steps, numbers=told_numbers(pair))


def told_numbers(pair: RecordPair) -> str:
    """The numbers of a pair's records."""
    return BETWEEN.join(each.number for each in pair.records)


class _Settling:
    """The steps of settling one or more pairs."""

    def __init__(self, project: Project, compared: RecordComparison) -> None:
        for coder in compared.coders:
            _check_coder(project, coder)
        self._project, self._compared = project, compared
        self._coder, self.steps = consensus_or_new(project)
        self._pairs = {record.id: pair for pair in compared.pairs for record in pair.records}
        self._running: dict[str, int] = {}
        self._made: dict[str, Record] = {}
        self._gone: set[str] = set()
        self._moment = now()
        self._actor = project.actor.id if project.actor else None

    def settle(self, pair: RecordPair, take: Take, fields: Mapping[str, Take]) -> None:
        """Make the consensus record of a pair, or write down that there is none."""
        project = self._project
        held = [project.records.get(each.id) for each in pair.records]
        if held != list(pair.records):
            raise Refused(messages.RECORDS_CHANGED_MEANWHILE, numbers=told_numbers(pair))
        number, gone = self._replace(pair)
        made = self._record(pair, take, fields)
        made = replace(made, number=number or self._next(making.prefix_of(made)))
        if take is Take.DISCARD:
            # A number is given for good only to a record that was there.
            self.steps += [] if number else [Put(made), Remove(Record, made.id)]
            self._write_off(made.id, made.number)
            self._lead(gone, None)
            return
        evidence = self._evidence(pair, made)
        made = _resting_on(made, evidence)
        self._made[made.id] = made
        self._gone.discard(made.id)
        self.steps += [Put(made), *(Put(each) for each in evidence.values())]
        self._lead(gone | {each.id for each in pair.records}, made.id)

    def open_again(self, outcome: Record | FormerRecord) -> None:
        """Take away what a pair was settled as; a number that stood leads nowhere then."""
        if isinstance(outcome, FormerRecord):
            self.steps.append(Remove(FormerRecord, outcome.id))
        else:
            self._remove(outcome)
            self._lead({outcome.id}, None)
        self._write_off(new_id(), outcome.number)

    def _replace(self, pair: RecordPair) -> tuple[str, set[str]]:
        """Take away what the pair, or one of its records alone, was settled as: its number and its id."""
        alone = [RecordPair(each, None) for each in pair.records]
        number, gone = "", set()
        for outcome in outcomes(self._project, [pair, *(alone if len(alone) > 1 else [])]).values():
            if isinstance(outcome, FormerRecord):
                if outcome.fate is Gone.MERGED:
                    raise Refused(messages.CONSENSUS_MERGED, number=outcome.number)
                self.steps.append(Remove(FormerRecord, outcome.id))
            else:
                self._remove(outcome)
            if number:
                self._write_off(new_id(), outcome.number)
            number = number or outcome.number
            gone.add(outcome.id)
        return number, gone

    def _write_off(self, identity: str, number: str) -> None:
        """Keep a number as one that names no record any more."""
        gone = FormerRecord(id=identity, number=number, fate=Gone.DELETED, coder=self._actor, at=self._moment)
        self.steps.append(Put(gone))

    def _remove(self, record: Record) -> None:
        self.steps += [Remove(Evidence, each.id) for each in self._project.evidence_of(record)]
        self.steps.append(Remove(Record, record.id))
        self._gone.add(record.id)

    def _record(self, pair: RecordPair, take: Take, fields: Mapping[str, Take]) -> Record:
        taken = pair.second if take is Take.SECOND else pair.first
        if take is Take.DISCARD:
            taken = pair.records[0]
        if taken is None:
            raise Refused(messages.NOT_THERE_TO_TAKE, number=pair.records[0].number)
        made = taken
        for field, whose in fields.items():
            other = pair.first if whose is Take.FIRST else pair.second
            if other is not None and other is not taken:
                made = with_field(made, other, field)
        parent = self._consensus_of(made.parent)
        return making.settled(
            replace(
                made,
                id=key(pair),
                number="",
                coder=self._coder.id,
                parent=parent,
                reviewed_by=None,
                reviewed="",
                created=self._moment,
                modified=self._moment,
                dismissed=(),
                alternatives=(*made.alternatives, *_not_taken(pair, take, fields)),
            )
        )

    def _consensus_of(self, parent: str | None) -> str | None:
        """The consensus record of an umbrella, once there is one."""
        pair = self._pairs.get(parent or "")
        above = key(pair) if pair is not None else ""
        return above if above in self._project.records or above in self._made else parent

    def _evidence(self, pair: RecordPair, made: Record) -> dict[str, Evidence]:
        """The evidence of both records as the consensus record's, by the ids that it had; a segment once."""
        found: dict[str, Evidence] = {}
        by_segment: dict[str, str] = {}
        for record in pair.records:
            for each in self._project.evidence_of(record):
                if each.segment in by_segment:
                    first = found[by_segment[each.segment]]
                    found[by_segment[each.segment]] = _united(first, each)
                    continue
                by_segment[each.segment] = each.id
                piece = derived_id(made.id, record.id, each.piece) if each.piece else ""
                found[each.id] = replace(each, id=new_id(), record=made.id, piece=piece, created=self._moment)
        return found

    def _lead(self, above: set[str], parent: str | None) -> None:
        """Put consensus records that lie under one of some records under another, or under none."""
        own = (
            each
            for each in self._project.records.values()
            if each.coder == self._coder.id and each.id not in self._gone
        )
        for each in ({each.id: each for each in own} | self._made).values():
            if each.parent in above and each.parent != parent:
                self._made[each.id] = replace(each, parent=parent)
                self.steps.append(Put(self._made[each.id]))

    def _next(self, prefix: str) -> str:
        running = self._running.get(prefix, self._project.last_number(prefix)) + 1
        self._running[prefix] = running
        return number_of(prefix, running)


def _check_coder(project: Project, coder: Coder) -> None:
    if coder.kind == CONSENSUS:
        raise Refused(messages.SETTLED_BY_PEOPLE, name=coder.name)
    coders.check_not_blind(project, coder)


def _check_fields(project: Project, fields: Iterable[str]) -> None:
    known = [KIND, *BUILT_IN, *(name for name in project.record_schema.fields if name not in LISTS)]
    for name in fields:
        if name not in known:
            near = nearest(name, known)
            raise NotFound(
                messages.NO_FIELD_TO_TAKE, name=name, names=", ".join(dict.fromkeys(known)), nearest=near
            )


def _not_taken(pair: RecordPair, take: Take, fields: Mapping[str, Take]) -> list[Alternative]:
    """What the coder whose value does not stand had in each field that differs."""
    found = []
    for each in pair.differences:
        whose = fields.get(each.field, take)
        other, value = (pair.first, each.first) if whose is Take.SECOND else (pair.second, each.second)
        if other is not None and value:
            found.append(Alternative(each.field, value, other.number))
    return found


def with_field(record: Record, other: Record, field: str) -> Record:
    """A record with what another has in a field, or with its reason for having nothing there."""
    why = tuple(each for each in other.blanks if each[0] == field)
    record = replace(record, blanks=(*(each for each in record.blanks if each[0] != field), *why))
    if field == KIND:
        return replace(record, kind=other.kind)
    if field == "countries":
        return replace(record, countries=other.countries, examples=other.examples)
    if field in Record.__slots__:
        return replace(record, **{field: getattr(other, field)})
    kept = (each for each in record.own if each[0] != field)
    return replace(record, own=(*kept, *(each for each in other.own if each[0] == field)))


def _resting_on(record: Record, evidence: Mapping[str, Evidence]) -> Record:
    """The record with quantities of its own ids, whose words lie in its own evidence."""
    ids = {each.id: new_id() for each in record.quantities}

    def own(each: Quantity) -> Quantity:
        held = evidence.get(each.evidence)
        return each._replace(
            id=ids[each.id],
            part_of=ids.get(each.part_of, each.part_of),
            alternative_to=ids.get(each.alternative_to, each.alternative_to),
            evidence=held.id if held else "",
        )

    return replace(record, quantities=tuple(map(own, record.quantities)))


def _united(first: Evidence, second: Evidence) -> Evidence:
    """One piece of evidence of what two records say of the same segment."""
    return replace(
        first,
        # Without fields it supports the record as a whole, and so it still does.
        fields=_both(first.fields, second.fields) if first.fields and second.fields else (),
        claim_sources=_both(first.claim_sources, second.claim_sources),
        origins=first.origins or second.origins,
    )


def _both(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
