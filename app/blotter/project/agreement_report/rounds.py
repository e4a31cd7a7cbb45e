"""The facts of the round that is reported."""

from blotter.domain.agreement_report import Look, ReportedRound
from blotter.domain.round import Round
from blotter.project.project import Project


def reported_round(project: Project, of: Round) -> ReportedRound:
    """The round as it was planned and went."""
    names = {coder.id: coder.name for coder in project.coders.values()}
    return ReportedRound(
        name=of.name,
        question=of.question,
        blind=of.blind,
        started=of.started,
        opened=of.opened,
        draw=of.draw,
        seed=of.seed,
        documents=len({each.source for each in project.assignments() if each.round == of.id}),
        passages=len(project.passages(of)),
        boundaries=names.get(of.boundaries or "", ""),
        plan=of.plan,
        looks=tuple(
            Look(coder=names.get(each.coder, ""), reason=each.reason)
            for each in project.overrides()
            if each.round == of.id and (not of.opened or each.at < of.opened)
        ),
    )
