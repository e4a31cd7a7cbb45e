"""The facts of a comparison of coders, from a project."""

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from blotter import __version__
from blotter.domain.agreement_report import (
    AgreementReport,
    Estimate,
    ReportedCode,
    ReportedCoder,
    ReportedConfusion,
    ReportedDocument,
    ReportedKind,
    ReportedMeasure,
    ReportedRevision,
)
from blotter.domain.round import Round
from blotter.errors import Refused
from blotter.message import Sentence
from blotter.progress import Progress, silent
from blotter.project import comparison, messages
from blotter.project.agreement_report.rounds import reported_round
from blotter.project.agreement_report.settled import decisions, negotiation, prevailing
from blotter.project.agreement_report.wanted import reportable
from blotter.project.project import Project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blotter.analysis.agreement import AgreementOptions, CodeAgreement
    from blotter.analysis.disagreements import Disagreement

SOFTWARE = f"Blotter {__version__}"
ALPHA = "krippendorff_alpha_nominal"


def gather(project: Project, options: "AgreementOptions", progress: Progress = silent) -> AgreementReport:
    """What is known of this comparison; `options.round` names the round it is about, "" open coding."""
    from blotter.analysis.units import UnitRule

    of = project.round(options.round) if options.round else None
    options = reportable(comparison.checked(project, options))
    rows = comparison.agreement(project, options, progress)
    documents = _documents(project, options)
    if not documents:
        raise Refused(messages.NOTHING_COMPARED)
    names = rows[0].coders if rows else ()
    people = {coder.name for coder in project.coders.values()}
    found = comparison.differences(project, options, progress)
    settled = decisions(project, of, options)
    codes = _codes(rows)
    first = rows[0] if rows else None
    return AgreementReport(
        title=project.path.stem,
        software=SOFTWARE,
        made=date.today().isoformat(),
        coders=tuple(
            ReportedCoder(name=name, documents=sum(name in each.coders for each in documents))
            for name in names
        ),
        documents=documents,
        complete=first.complete if first else 0,
        all_documents=len(project.sources),
        all_characters=sum(source.characters for source in project.sources.values()),
        unit=str(options.unit),
        unit_rule=str(options.unit_rule if _is_ruled(options) else UnitRule.TOUCHED),
        units=first.units if first else 0,
        threshold=options.threshold,
        rollup=options.rollup,
        trim=options.trim,
        intervals=options.intervals,
        drawing=str(first.drawing) if first else "",
        n=first.n if first else 0,
        replicates=options.replicates,
        seed=options.seed,
        measures=_measures(options),
        headline=ALPHA if ALPHA in options.measures else options.measures[0],
        is_again=bool(names) and people.isdisjoint(names),
        codes=tuple(code for code in codes if any(code.segments.values())),
        unused=tuple(code.code for code in codes if not any(code.segments.values())),
        asked_codes=options.codes,
        codebook_size=len(project.codebook),
        revisions=_revisions(project, of, options, names),
        round=reported_round(project, of) if of else None,
        kinds=_kinds(found),
        confusions=_confusions(project, options, found),
        kind_order=_kind_order(),
        decisions=settled,
        prevailed=prevailing(project, of, names) if settled else (),
        negotiated=negotiation(project, of, options, rows, progress) if settled else (),
    )


def _is_ruled(options: "AgreementOptions") -> bool:
    from blotter.analysis.units import Unit

    return options.unit not in (Unit.CHARACTER, Unit.DOCUMENT, Unit.MATCH)


def _documents(project: Project, options: "AgreementOptions") -> tuple[ReportedDocument, ...]:
    """The documents that at least two of the coders have done."""
    found = []
    for text in comparison.coded_texts(project, options):
        done = tuple(name for name in text.done if not options.coders or name in options.coders)
        if len(done) > 1:
            found.append(ReportedDocument(name=text.source, characters=len(text.text), coders=done))
    return tuple(found)


def _measures(options: "AgreementOptions") -> tuple[ReportedMeasure, ...]:
    from blotter.analysis.measures import MatchMeasure

    return tuple(
        ReportedMeasure(
            id=each.id,
            title=each.title,
            origin=each.origin,
            pairs_segments=isinstance(each, MatchMeasure),
        )
        for each in options.chosen_measures
    )


def _codes(rows: "Sequence[CodeAgreement]") -> list[ReportedCode]:
    by_code: dict[str, list[CodeAgreement]] = {}
    for row in rows:
        by_code.setdefault(row.code, []).append(row)
    return [
        ReportedCode(
            code=code,
            segments=dict(found[0].segments),
            agreed=found[0].agreed,
            only=dict(found[0].only),
            n=found[0].n,
            prevalence=found[0].prevalence,
            estimates={
                row.measure: Estimate(
                    value=row.value,
                    low=row.low,
                    high=row.high,
                    reason=row.reason,
                    interval_reason=_interval_reason(row.interval_reason),
                )
                for row in found
            },
        )
        for code, found in by_code.items()
    ]


def _interval_reason(reason: str) -> str:
    """Why there is no interval, in the same words for every code."""
    from blotter.analysis import messages as analysis

    if isinstance(reason, Sentence) and reason.message.template == analysis.TOO_MANY_DROPPED:
        return Sentence(analysis.OFTEN_UNDEFINED)
    return reason


def _revisions(
    project: Project, of: Round | None, options: "AgreementOptions", names: "Sequence[str]"
) -> tuple[ReportedRevision, ...]:
    """The revisions by which the compared segments were coded, else the one that the round began with."""
    used: set[str | None] = set()
    for text in comparison.coded_texts(project, options):
        compared = {segment.id for segment in text.segments if segment.coder in names}
        held = project.segments_of(project.source(text.source))
        used.update(each.revision for each in held if each.id in compared)
    used.discard(None)
    used = used or ({of.revision} if of is not None else set())
    frozen = {each.revision for each in project.freezes}
    return tuple(
        ReportedRevision(number=each.number, at=each.at, frozen=each.id in frozen)
        for each in project.revisions
        if each.id in used
    )


def _kinds(found: "Sequence[Disagreement]") -> tuple[ReportedKind, ...]:
    counts = Counter((each.code, str(each.kind)) for each in found)
    return tuple(ReportedKind(code=code, kind=kind, count=count) for (code, kind), count in counts.items())


def _confusions(
    project: Project, options: "AgreementOptions", found: "Sequence[Disagreement]"
) -> tuple[ReportedConfusion, ...]:
    """The pairs of codes that coders gave instead of each other, the most frequent first."""
    from blotter.analysis.instead import given_instead

    counts = given_instead(comparison.coded_texts(project, options), found)
    pairs = {(min(pair), max(pair)) for pair in counts}
    rows = [
        ReportedConfusion(code=one, other=two, count=counts[one, two], other_way=counts[two, one])
        for one, two in pairs
    ]
    return tuple(sorted(rows, key=lambda row: (-row.count - row.other_way, row.code, row.other)))


def _kind_order() -> tuple[str, ...]:
    from blotter.analysis.disagreements import Kind

    return tuple(str(kind) for kind in Kind)
