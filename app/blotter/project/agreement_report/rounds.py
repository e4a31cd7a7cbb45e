"""The facts of the round that is reported."""

import json

from blotter.domain.agreement_report import Look, ReportedDraw, ReportedRound
from blotter.domain.round import Round
from blotter.project.project import Project


def reported_round(project: Project, of: Round) -> ReportedRound:
    """The round as it was planned and went."""
    names = {coder.id: coder.name for coder in project.coders.values()}
    kept = json.loads(of.draw) if of.draw else {}
    earlier = project.rounds.get(str(kept.get("again", "")))
    return ReportedRound(
        name=of.name,
        question=of.question,
        blind=of.blind,
        started=of.started,
        opened=of.opened,
        draw=reported_draw(of),
        documents=len({each.source for each in project.assignments() if each.round == of.id}),
        passages=len(project.passages(of)),
        boundaries=names.get(of.boundaries or "", ""),
        again=earlier.name if earlier else "",
        plan=of.plan,
        looks=tuple(
            Look(coder=names.get(each.coder, ""), reason=each.reason)
            for each in project.overrides()
            if each.round == of.id and (not of.opened or each.at < of.opened)
        ),
    )


def reported_draw(of: Round) -> ReportedDraw | None:
    """How the round's sample was drawn; None if it was not drawn by lot."""
    from blotter.analysis import drawing

    if not of.draw or of.seed is None:
        return None
    options, cells = drawing.read(json.loads(of.draw))
    if options.how is drawing.How.ALL or not cells:
        return None
    likely = options.oversamples
    return ReportedDraw(
        of=str(options.of),
        size=sum(cell.size for cell in cells),
        drawn=sum(cell.drawn for cell in cells),
        seed=of.seed,
        strata=str(options.by) if options.how is drawing.How.STRATIFIED else "",
        words=options.words if likely else (),
        codes=options.codes if likely else (),
        factor=options.factor if likely else 1,
    )
