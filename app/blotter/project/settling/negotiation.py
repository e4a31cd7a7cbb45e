"""What came of settling: agreement before and after negotiation, and who prevailed."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from blotter.analysis import settling
from blotter.analysis.agreement import AgreementOptions, CodeAgreement, compare
from blotter.analysis.coded_text import CodedText
from blotter.analysis.settling import Prevailed, Settled, Standing
from blotter.domain.decision import Decision
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id, now
from blotter.domain.round import OPENED, SETTLED, KeptAgreement, Round
from blotter.errors import Refused
from blotter.progress import Progress, silent
from blotter.project import comparison, messages
from blotter.project.project import Project
from blotter.project.settling.seeing import check_seen, items, options_of


def texts_after(
    project: Project, of: Round | None, options: AgreementOptions | None = None
) -> Iterator[CodedText]:
    """The documents after negotiation: decided places as they were settled, the rest as it was coded.

    They are what `compare` takes, narrowed to the passages of a round that has some.
    """
    options = options_of(project, of, options)
    found = comparison.whole_texts(project, options)
    settled = settling.after(found, _settled(project, of), trim=options.trim)
    return comparison.within_passages(project, options, settled)


def agreement_after(
    project: Project, of: Round | None, options: AgreementOptions | None = None, progress: Progress = silent
) -> list[CodeAgreement]:
    """How far the coders agree after negotiation, in the rows of `comparison.agreement`."""
    options = options_of(project, of, options)
    return compare(texts_after(project, of, options), comparison.codes(project, options), options, progress)


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
            reason=next((str(each["reason"]) for each in (row, later) if each["value"] is None), ""),
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


def prevailed(
    project: Project, of: Round | None, counts: Callable[[Decision], bool] = lambda _: True
) -> list[Prevailed]:
    """How often each coder (by name) prevailed in what was decided, over all and by reason."""
    check_seen(project, of)
    names = {each.id: each.name for each in project.coders.values()}
    rows = settling.prevailed(filter(counts, project.decisions(of)), messages.BY_RULE)
    return [replace(row, coder=names[row.coder]) for row in rows if row.coder in names]
