"""What a round is about, in a few lines of rich text."""

from html import escape

from blotter.analysis.measures import measure
from blotter.analysis.units import Unit
from blotter.project.project import Project
from blotter.project.rounds import RoundState
from blotter.ui import theme
from blotter.ui.comparison.words import UNITS
from blotter.ui.language import in_a_row, tr
from blotter.ui.rounds.round_model import progress_words, state_words


def facts_of(project: Project, state: RoundState) -> str:
    """The answers that a round began with, and how far it is."""
    colour = theme.current().muted.name()
    lines = [
        f'<span style="color:{colour}">{escape(title)}</span><br>{escape(words)}'
        for title, words in told_of(project, state)
        if words
    ]
    return "".join(f'<p style="margin:0 0 6px 0">{line}</p>' for line in lines)


def told_of(project: Project, state: RoundState) -> list[tuple[str, str]]:
    """What is told of a round, each with its title."""
    of, book = state.round, project.codebook
    lead = project.coders.get(of.lead or "")
    codes = [book.name_path(code)[-1] for code in of.codes if code in book.by_id]
    revision = next((each.number for each in project.revisions if each.id == of.revision), None)
    bounds = project.coders.get(of.boundaries or "")
    unit = tr(UNITS[Unit(of.unit)]) if Unit(of.unit) in UNITS else tr("Passages")
    return [
        (tr("State"), in_a_row([state_words(state), progress_words(state)])),
        (tr("Question"), of.question),
        (
            tr("Unit"),
            tr("The passages of {coder}, without their codes", coder=bounds.name) if bounds else unit,
        ),
        (tr("Codes"), in_a_row(codes) if codes else _all_codes(revision)),
        (tr("Measures"), in_a_row(tr(measure(each).title) for each in of.measures)),
        (tr("Drawn"), tr("by lot, seed {seed}", seed=str(of.seed)) if of.seed is not None else ""),
        (tr("Disagreements"), of.plan),
        (tr("Started by"), lead.name if lead else ""),
        (tr("Looked before it opened"), _looked(project, state)),
    ]


def _all_codes(revision: int | None) -> str:
    return tr("All codes of revision {number}", number=revision) if revision else tr("All codes")


def _looked(project: Project, state: RoundState) -> str:
    people = project.coders
    return in_a_row(
        tr("{coder}: {reason}", coder=people[each.coder].name, reason=each.reason)
        for each in project.overrides()
        if each.round == state.round.id and each.coder in people
    )
