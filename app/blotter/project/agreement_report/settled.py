"""The facts of how disagreements were settled."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from blotter.domain.agreement_report import ReportedDecision, ReportedNegotiation, ReportedPrevailing
from blotter.domain.decision import Decision
from blotter.domain.round import Round
from blotter.domain.segment import Span
from blotter.progress import Progress, silent
from blotter.project import messages, settling
from blotter.project.paging import pages_of
from blotter.project.project import Project
from blotter.project.reports.selection import Names

if TYPE_CHECKING:
    from blotter.analysis.agreement import AgreementOptions, CodeAgreement

_Values = Mapping[tuple[str, str], float | None]


def decisions(
    project: Project, of: Round | None, options: "AgreementOptions"
) -> tuple[ReportedDecision, ...]:
    """The decisions on what is compared, by place."""
    names = Names(project)
    wanted = [
        (names.sources[each.source], each)
        for each in project.decisions(of)
        if each.source in names.sources and _is_asked(each, names, options)
    ]
    return tuple(
        _reported(project, names, source, each)
        for source, each in sorted(wanted, key=lambda pair: (pair[0], pair[1].start, pair[1].end, pair[1].id))
    )


def _is_asked(each: Decision, names: Names, options: "AgreementOptions") -> bool:
    codes = {names.codes[code] for code in each.codes if code in names.codes}
    return (not options.sources or names.sources[each.source] in options.sources) and (
        not options.codes or bool(codes.intersection(options.codes))
    )


def _reported(project: Project, names: Names, source: str, each: Decision) -> ReportedDecision:
    return ReportedDecision(
        document=source,
        start=each.start,
        end=each.end,
        quote=each.quote,
        codes=tuple(names.codes[code] for code in each.codes if code in names.codes),
        choice=str(each.choice),
        sided=tuple(names.coders[coder] for coder in each.sided if coder in names.coders),
        reason=str(each.reason or ""),
        note=each.note,
        coder=names.coders.get(each.coder or "", ""),
        took_part=each.took_part,
        hidden=each.hidden,
        by_rule=each.note.startswith(messages.BY_RULE),
        pages=pages_of(project, project.sources[each.source], Span(each.start, each.end)),
    )


def prevailing(project: Project, of: Round | None, names: Sequence[str]) -> tuple[ReportedPrevailing, ...]:
    """How often each of the coders compared prevailed in what somebody decided."""
    from blotter.analysis.settling import ANY_REASON

    return tuple(
        ReportedPrevailing(coder=each.coder, alone=each.alone, among=each.among, fell=each.fell, own=each.own)
        for each in settling.prevailed(project, of)
        if each.reason == ANY_REASON and each.coder in names
    )


def negotiation(
    project: Project,
    of: Round | None,
    options: "AgreementOptions",
    rows: "Sequence[CodeAgreement]",
    progress: Progress = silent,
) -> tuple[ReportedNegotiation, ...]:
    """Agreement before and after negotiation on the codes on which it made a difference.

    Of a round it is what was kept when it opened and once all was settled, where that was counted alike.
    """
    before = {(row.code, row.measure): row.value for row in rows}
    if of is not None and _is_counted_alike(of, options):
        found = settling.negotiated(project, of, progress)
        before |= {(each.code, each.measure): each.before for each in found}
        after = {(each.code, each.measure): each.after for each in found}
    else:
        plain = options.model_copy(update={"intervals": False})
        told = settling.agreement_after(project, of, plain, progress)
        after = {(row.code, row.measure): row.value for row in told}
    codes = dict.fromkeys(row.code for row in rows)
    shown = [code for code in codes if any(_differs(before, after, code, each) for each in options.measures)]
    return tuple(
        ReportedNegotiation(
            code=code,
            before={each: before.get((code, each)) for each in options.measures},
            after={each: after.get((code, each)) for each in options.measures},
        )
        for code in shown
    )


def _differs(before: _Values, after: _Values, code: str, measure: str) -> bool:
    key = code, measure
    return key in after and before.get(key) != after[key]


def _is_counted_alike(of: Round, options: "AgreementOptions") -> bool:
    """Whether the round counts what it keeps as these options do."""
    return options.model_copy(update={"measures": ()}) == options.model_copy(
        update={
            "measures": (),
            "unit": of.unit,
            "unit_rule": of.unit_rule,
            "threshold": of.threshold,
            "rollup": False,
            "sources": (),
        }
    )
