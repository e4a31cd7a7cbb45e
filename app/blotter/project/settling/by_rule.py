"""Take over what is agreed on, and settle places by a rule: proposed first, then carried out in one step."""

from blotter.analysis import settling
from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.settling import Bounds, Proposals, Rule
from blotter.domain.edit import Edit
from blotter.domain.round import Round
from blotter.progress import Progress, silent
from blotter.project import messages
from blotter.project.project import Project
from blotter.project.settling.seeing import options_of, places
from blotter.project.settling.settlement import Settlement


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
    settled = Settlement(project, of)
    for agreed, standing in proposed.agreed:
        settled.accept(project.source(agreed.source), standing)
    note = rule_note(proposed)
    for item, stands in proposed.made:
        settled.take(item, settling.choice_of(item, stands), stands, None, note, False)
    if not settled.news:
        return None
    if not proposed.made:
        return project.edit(messages.AGREED_TAKEN_OVER, settled.steps(), count=settled.news)
    return project.edit(
        messages.SETTLED_BY_RULE, settled.steps(), rule=str(proposed.rule), count=len(proposed.made)
    )


def rule_note(proposed: Proposals) -> str:
    """What the note of a decision says that a rule has made."""
    how = f"{proposed.rule}, {proposed.threshold:g}" if proposed.rule is Rule.OVERLAP else str(proposed.rule)
    return f"{messages.BY_RULE}{how}; bounds: {proposed.bounds}"
