"""Plan how disagreements are settled: items to decide, decisions, what a rule proposes, what comes of it.

What the coders have coded is never touched. What stands is coded by the consensus coder.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from blotter.analysis import settling
from blotter.analysis.agreement import AgreementOptions, CodeAgreement, compare
from blotter.analysis.coded_text import CodedText
from blotter.analysis.settling import Bounds, Item, Places, Prevailed, Proposals, Rule, Settled, Standing
from blotter.domain.assignment import Assignment, Status
from blotter.domain.codebook import Code
from blotter.domain.decision import Choice, Decision, Reason
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id, now
from blotter.domain.names import name_key
from blotter.domain.round import OPENED, SETTLED, KeptAgreement, Round
from blotter.domain.segment import CONSENSUS, Coder, Segment, Span
from blotter.domain.source import Source, storable
from blotter.errors import Refused
from blotter.progress import Progress, counted, silent
from blotter.project import code_notes, codes, comparison, messages
from blotter.project.project import Project
from blotter.project.segments import check_span

_NAME = "Consensus"
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Words:
    """Words that a decision proposes for a part of a code's definition."""

    code: Code
    part: str
    words: str
    text: str = ""


def consensus_coder(project: Project) -> Coder | None:
    """Who has what was settled on; None before anything was."""
    return next((each for each in project.coders.values() if each.kind == CONSENSUS), None)


def options_of(
    project: Project, of: Round | None, options: AgreementOptions | None = None
) -> AgreementOptions:
    """The options, or else those of the round, with every name as the project knows it.

    Refused while the round is blind to the one who acts, and where a single coder is compared with an earlier
    self: nobody is there to settle anything with.
    """
    if options is None:
        options = comparison.options_of(of) if of else AgreementOptions()
    options = comparison.checked(project, options.model_copy(update={"round": of.name if of else ""}))
    names = {each.name for each in project.coders.values()}
    if not names.issuperset(options.coders):
        raise Refused(messages.NOTHING_TO_SETTLE_WITH, names=", ".join(options.coders))
    return options


def texts(project: Project, options: AgreementOptions) -> Iterator[CodedText]:
    """The documents of a round, or of open coding, as their coders left them, by options of `options_of`.

    Where the round has passages, segments that lie outside of them are left out; no other one is cut.
    """
    passages = comparison.passages_of(project, options)
    with project.whole():
        # Also what is not to be seen while one codes in a round: all of it is told apart by its round.
        found = list(comparison.whole_texts(project, options))
    for text in found:
        if passages is None:
            yield text
            continue
        own = passages.get(project.source(text.source).id, ())
        inside = [each for each in text.segments if any(each.span.overlaps(span) for span in own)]
        yield replace(text, segments=inside)


def places(
    project: Project, of: Round | None, options: AgreementOptions | None = None, progress: Progress = silent
) -> Places:
    """The items of a round, or (None) of open coding, each with its decision, and what is agreed."""
    options = options_of(project, of, options)
    found = settling.places(counted(list(texts(project, options)), progress, every=1), options)
    decided = {frozenset(each.segments): each for each in project.decisions(of)}
    items = (
        replace(
            item,
            round=of.id if of else None,
            decision=decided.get(frozenset(each.id for each in item.segments)),
        )
        for item in found.items
    )
    return Places(tuple(items), found.agreed)


def items(
    project: Project, of: Round | None, options: AgreementOptions | None = None, progress: Progress = silent
) -> list[Item]:
    """The places where coders differ, in reading order; refused while the round is blind to who acts."""
    return list(places(project, of, options, progress).items)


def decide(
    project: Project,
    item: Item,
    choice: Choice,
    *,
    sided: Sequence[Coder] = (),
    spans: Iterable[tuple[Code, Span]] | None = None,
    reason: Reason | None = None,
    note: str = "",
    hidden: bool = False,
    words: Words | None = None,
) -> Edit:
    """Settle an item: `sided` with ONE says with whom, `spans` with NEW what stands instead.

    Deciding again replaces what was decided before about any of the item's segments. `hidden` says that names
    were hidden meanwhile; `words` are proposed for a definition in the same step.
    """
    stands = _stands(project, item, choice, sided, spans)
    _check_unchanged(project, item)
    settled = _Settlement(project, project.rounds[item.round] if item.round else None)
    settled.take(item, choice, stands, reason, storable(note).strip(), hidden)
    steps = settled.steps()
    if words is not None:
        _, proposed = code_notes.add(project, words.code, words.text, words.part, words.words)
        steps += proposed.steps
    return project.edit(messages.SETTLED, steps, quote=_short(item.quote), source=item.source)


def _stands(
    project: Project,
    item: Item,
    choice: Choice,
    sided: Sequence[Coder],
    spans: Iterable[tuple[Code, Span]] | None,
) -> tuple[Standing, ...]:
    """What stands after a choice, or Refused if it is not told wholly."""
    if bool(sided) != (choice is Choice.ONE):
        raise Refused(messages.SIDED_WITH_ONE)
    if (spans is not None) != (choice is Choice.NEW):
        raise Refused(messages.SPANS_WITH_NEW)
    for coder in sided:
        if coder.name not in item.coders:
            raise Refused(messages.NOT_COMPARED, name=coder.name, names=", ".join(item.coders))
    if choice is Choice.NEW:
        return _new(project, item, list(spans or ()))
    if choice is Choice.NONE:
        return ()
    return item.version(*(item.coders if choice is Choice.ALL else (coder.name for coder in sided)))


def _new(project: Project, item: Item, spans: Sequence[tuple[Code, Span]]) -> tuple[Standing, ...]:
    source = project.source(item.source)
    if not spans:
        raise Refused(messages.NEW_NEEDS_SPANS)
    for code, span in spans:
        check_span(source, span)
        codes.check_given(project, code)
    return tuple(dict.fromkeys(Standing(project.codebook.path(code.id), *span) for code, span in spans))


def _check_unchanged(project: Project, item: Item) -> None:
    """Refused if the coders have changed what they have there since the item was read."""
    with project.whole():
        held = {each.id: each for each in project.segments_by_id(each.id for each in item.segments)}
    paths = {code.id: project.codebook.path(code.id) for code in project.codebook}
    for each in item.segments:
        now_there = held.get(each.id)
        if now_there is None or (paths[now_there.code], now_there.span) != (each.code, each.span):
            raise Refused(messages.ITEM_CHANGED, source=item.source, start=item.start, end=item.end)


def take_back(project: Project, decision: Decision) -> Edit:
    """Make an item open again: its decision goes, and what it made."""
    settled = _Settlement(project, project.rounds[decision.round] if decision.round else None)
    settled.replace([decision])
    return project.edit(messages.DECISION_TAKEN_BACK, settled.steps(), quote=_short(decision.quote))


def accept_agreed(
    project: Project,
    of: Round | None,
    options: AgreementOptions | None = None,
    bounds: Bounds = Bounds.LONGEST,
) -> Edit | None:
    """Take over what every coder has, as one segment each; None if all of it was taken over before."""
    return apply_proposals(project, of, proposals(project, of, options, Rule.FULL, bounds=bounds))


def proposals(
    project: Project,
    of: Round | None,
    options: AgreementOptions | None,
    rule: Rule,
    *,
    threshold: float = 0.5,
    bounds: Bounds = Bounds.LONGEST,
    progress: Progress = silent,
) -> Proposals:
    """What a rule would make, and what it would leave open; nothing is written."""
    options = options_of(project, of, options)
    found = places(project, of, options, progress)
    return settling.proposals(found, rule, threshold=threshold, bounds=bounds, trim=options.trim)


def apply_proposals(project: Project, of: Round | None, proposed: Proposals) -> Edit | None:
    """Carry out what a rule proposes, in one step; None if there is nothing to do.

    What is agreed on is taken over as well. Every item that the rule settles gets a decision that says so.
    """
    settled = _Settlement(project, of)
    for agreed, standing in proposed.agreed:
        settled.accept(project.source(agreed.source), standing)
    note = rule_note(proposed)
    for item, stands in proposed.made:
        settled.take(item, settling.choice_of(item, stands), stands, None, note, False)
    if not settled.news:
        return None
    if proposed.rule is Rule.FULL:
        return project.edit(messages.AGREED_TAKEN_OVER, settled.steps(), count=settled.news)
    return project.edit(
        messages.SETTLED_BY_RULE, settled.steps(), rule=str(proposed.rule), count=settled.news
    )


def rule_note(proposed: Proposals) -> str:
    """What the note of a decision says that a rule has made."""
    how = f"{proposed.rule}, {proposed.threshold:g}" if proposed.rule is Rule.OVERLAP else str(proposed.rule)
    return f"{messages.BY_RULE}{how}; bounds: {proposed.bounds}"


def texts_after(
    project: Project, of: Round | None, options: AgreementOptions | None = None
) -> Iterator[CodedText]:
    """The documents after negotiation: decided places as they were settled, the rest as it was coded.

    They are what `compare` takes, narrowed to the passages of a round that has some.
    """
    options = options_of(project, of, options)
    with project.whole():
        found = list(comparison.whole_texts(project, options))
    settled = settling.after(found, _settled(project, of), trim=options.trim)
    return comparison.within_passages(project, options, settled)


def agreement_after(
    project: Project, of: Round | None, options: AgreementOptions | None = None, progress: Progress = silent
) -> list[CodeAgreement]:
    """How far the coders agree after negotiation, in the rows of `comparison.agreement`."""
    options = options_of(project, of, options)
    book = project.codebook
    paths = [book.path(code.id) for code in book]
    return compare(texts_after(project, of, options), paths, options, progress)


@dataclass(frozen=True, slots=True, kw_only=True)
class Negotiated:
    """A measure of a code before and after negotiation, and the reason where there is none."""

    code: str
    unit: str
    measure: str
    before: float | None
    after: float | None
    reason: str


def negotiated(project: Project, of: Round | None, progress: Progress = silent) -> list[Negotiated]:
    """Agreement before and after negotiation, by code and measure.

    Before is what was kept when the round opened, else what the coders' segments say now. After is what was
    kept once all was settled, else what the decisions say now.
    """
    options = options_of(project, of).model_copy(update={"intervals": False})
    before = _kept(project, of, OPENED)
    if before is None:
        before = _records(comparison.agreement(project, options))
    after = _kept(project, of, SETTLED)
    if after is None:
        after = _records(agreement_after(project, of, options, progress))
    return [
        Negotiated(
            code=str(row["code"]),
            unit=str(row["unit"]),
            measure=str(row["measure"]),
            before=row["value"],
            after=later["value"],
            reason=str(row["reason"] or later["reason"]),
        )
        for key, row in before.items()
        if (later := after.get(key)) is not None
    ]


_Records = dict[tuple[str, str, str], dict[str, Any]]


def _kept(project: Project, of: Round | None, moment: str) -> _Records | None:
    found = [each for each in project.kept_agreements(of) if each.moment == moment] if of else []
    return _by_measure(json.loads(found[-1].told)) if found else None


def _records(rows: Iterable[CodeAgreement]) -> _Records:
    return _by_measure(row.record() for row in rows)


def _by_measure(records: Iterable[dict[str, Any]]) -> _Records:
    return {(each["code"], each["unit"], each["measure"]): each for each in records}


def keep_settled(project: Project, of: Round) -> Edit:
    """Keep a round's agreement as it is after negotiation, in place of what was kept of that before.

    It is an edit, as the decisions are that it counts. Refused while places are open.
    """
    found = items(project, of)
    left = sum(each.decision is None for each in found)
    if left:
        raise Refused(messages.PLACES_LEFT, name=of.name, count=left)
    rows = [row.record() for row in agreement_after(project, of)]
    told = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    former = [each for each in project.kept_agreements(of) if each.moment == SETTLED]
    steps: list[Step] = [Remove(KeptAgreement, each.id) for each in former]
    steps.append(Put(KeptAgreement(id=new_id(), round=of.id, moment=SETTLED, at=now(), told=told)))
    return project.edit(messages.SETTLED_AGREEMENT_KEPT, steps, name=of.name)


def _settled(project: Project, of: Round | None) -> Iterator[Settled]:
    book, names = project.codebook, {each.id: each.name for each in project.coders.values()}
    for each in project.decisions(of):
        if each.source not in project.sources:
            continue
        with project.whole():
            made = project.segments_by_id(each.made)
        yield Settled(
            project.sources[each.source].name,
            tuple(names[coder] for coder in each.coders if coder in names),
            frozenset(each.segments),
            tuple(Standing(book.path(s.code), s.start, s.end) for s in made if s.code in book.by_id),
        )


def prevailed(project: Project, of: Round | None) -> list[Prevailed]:
    """How often each coder (by name) prevailed in what was decided, over all and by reason."""
    _check_seen(project, of)
    names = {each.id: each.name for each in project.coders.values()}
    rows = settling.prevailed(project.decisions(of), messages.BY_RULE)
    return [replace(row, coder=names[row.coder]) for row in rows if row.coder in names]


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"


def _check_seen(project: Project, of: Round | None) -> None:
    if of is not None and not project.sees(of):
        raise Refused(messages.ROUND_IS_BLIND, name=of.name)


class _Settlement:
    """The steps of one settling: decisions, and the consensus coder's segments, all of one round."""

    def __init__(self, project: Project, of: Round | None) -> None:
        _check_seen(project, of)
        if of is not None and of.is_blind:
            # Whoever looks into it before may not decide on what is not done.
            raise Refused(messages.SETTLING_BLIND, name=of.name)
        self.news = 0
        self._project, self._of = project, of
        self._steps: list[Step] = []
        known = consensus_coder(project)
        self._coder = known or Coder(id=new_id(), name=_free_name(project), kind=CONSENSUS)
        if known is None:
            self._steps.append(Put(self._coder))
        self._decisions = project.decisions(of)
        self._standing: dict[str, dict[tuple[str, Span], str]] = {}

    def take(
        self,
        item: Item,
        choice: Choice,
        stands: Sequence[Standing],
        reason: Reason | None,
        note: str,
        hidden: bool,
    ) -> None:
        """Decide an item, in place of what was decided about its segments before."""
        project, actor = self._project, self._project.actor
        ids = tuple(each.id for each in item.segments)
        self.replace([each for each in self._decisions if not set(ids).isdisjoint(each.segments)])
        source = project.source(item.source)
        names = {each.name: each.id for each in project.coders.values()}
        decision = Decision(
            id=new_id(),
            round=self._of.id if self._of else None,
            source=source.id,
            start=item.start,
            end=item.end,
            quote=item.quote,
            codes=tuple(project.codebook.find(path).id for path in item.codes),
            coders=tuple(names[name] for name in item.coders),
            segments=ids,
            kinds=tuple(map(str, item.kinds)),
            choice=choice,
            sided=tuple(names[name] for name in settling.sided_with(item, choice, stands)),
            made=tuple(made for each in stands if (made := self._made(source, each))),
            reason=reason,
            note=note,
            coder=actor.id if actor else None,
            took_part=actor is not None and actor.name in item.coders,
            hidden=hidden,
            revision=project.revision.id if project.revision else None,
            at=now(),
        )
        self._decisions.append(decision)
        self._steps.append(Put(decision))
        self.news += 1

    def replace(self, former: Sequence[Decision]) -> None:
        """Do away with decisions, and with what they made that no other one stands for."""
        for each in former:
            self._decisions.remove(each)
            self._steps.append(Remove(Decision, each.id))
        kept = {identity for each in self._decisions for identity in each.made}
        for each in former:
            standing = self._standing_in(self._project.sources[each.source])
            held = {identity: place for place, identity in standing.items()}
            for identity in each.made:
                if identity not in kept and identity in held:
                    self._steps.append(Remove(Segment, identity))
                    del standing[held[identity]]

    def accept(self, source: Source, standing: Standing) -> None:
        """Have the consensus coder say what everybody says."""
        known = (self._project.codebook.find(standing.code).id, standing.span)
        if known not in self._standing_in(source):
            self._made(source, standing)
            self.news += 1

    def steps(self) -> list[Step]:
        """All of it, with how far the consensus coder is then with each document."""
        return [*self._steps, *(step for source in self._standing for step in self._assigned(source))]

    def _made(self, source: Source, standing: Standing) -> str | None:
        """The consensus coder's segment, new or another decision's; None if it is what all agree on."""
        code = self._project.codebook.find(standing.code)
        held = self._standing_in(source)
        known = held.get((code.id, standing.span))
        if known is not None:
            return known if any(known in each.made for each in self._decisions) else None
        segment = self._segment(source, code, standing.span)
        held[code.id, standing.span] = segment.id
        self._steps.append(Put(segment))
        return segment.id

    def _standing_in(self, source: Source) -> dict[tuple[str, Span], str]:
        """What the consensus coder has in a document, by code and place."""
        if source.id not in self._standing:
            of = self._of.id if self._of else None
            with self._project.whole():
                every = self._project.segments_of(source)
            own = (each for each in every if (each.coder, each.round) == (self._coder.id, of))
            self._standing[source.id] = {(each.code, each.span): each.id for each in own}
        return self._standing[source.id]

    def _segment(self, source: Source, code: Code, span: Span) -> Segment:
        moment, revision = now(), self._project.revision
        return Segment(
            id=new_id(),
            source=source.id,
            code=code.id,
            coder=self._coder.id,
            start=span.start,
            end=span.end,
            quote=self._project.text(source)[span.start : span.end],
            revision=revision.id if revision else None,
            created=moment,
            modified=moment,
            round=self._of.id if self._of else None,
        )

    def _assigned(self, source: str) -> list[Step]:
        """The consensus coder's assignment in a document: done once nothing is left open there."""
        of = self._of.id if self._of else None
        status = Status.DONE if self._is_all_settled(source) else Status.IN_PROGRESS
        held = self._project.assignments(self._project.sources[source])
        for each in held:
            if (each.coder, each.round) == (self._coder.id, of):
                return [Put(replace(each, status=status))] if each.status is not status else []
        return [Put(Assignment(id=new_id(), source=source, coder=self._coder.id, status=status, round=of))]

    def _is_all_settled(self, source: str) -> bool:
        """Whether every item is decided there, and all that is agreed on taken over."""
        project = self._project
        options = options_of(project, self._of)
        options = options.model_copy(update={"sources": (project.sources[source].name,)})
        found = settling.places(texts(project, options), options)
        decided = {frozenset(each.segments) for each in self._decisions}
        if any(frozenset(each.id for each in item.segments) not in decided for item in found.items):
            return False
        standing = {(project.codebook.path(code), span) for code, span in self._standing[source]}
        bounds = [[settling.agreed_standing(each, how) for how in Bounds] for each in found.agreed]
        return all(any((each.code, each.span) in standing for each in some) for some in bounds)


def _free_name(project: Project) -> str:
    taken = {name_key(each.name) for each in project.coders.values()}
    name, number = _NAME, 2
    while name_key(name) in taken:
        name, number = f"{_NAME} ({number})", number + 1
    return name
