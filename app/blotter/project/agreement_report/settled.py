"""The facts of how disagreements were settled."""

from typing import TYPE_CHECKING

from blotter.domain.agreement_report import ReportedDecision
from blotter.domain.decision import Decision
from blotter.domain.round import Round
from blotter.project.project import Project
from blotter.project.reports.selection import Names

if TYPE_CHECKING:
    from blotter.analysis.agreement import AgreementOptions


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
        _reported(names, source, each)
        for source, each in sorted(wanted, key=lambda pair: (pair[0], pair[1].start, pair[1].end, pair[1].id))
    )


def _is_asked(each: Decision, names: Names, options: "AgreementOptions") -> bool:
    codes = {names.codes[code] for code in each.codes if code in names.codes}
    return (not options.sources or names.sources[each.source] in options.sources) and (
        not options.codes or bool(codes.intersection(options.codes))
    )


def _reported(names: Names, source: str, each: Decision) -> ReportedDecision:
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
    )
