"""How choices, reasons and decisions are told on this page."""

from collections.abc import Mapping

from blotter.analysis.disagreements import Kind
from blotter.domain.decision import Choice, Decision, Reason
from blotter.project import messages
from blotter.ui.comparison.words import KIND_ICONS
from blotter.ui.language import later, listed, tr

REASONS = {
    Reason.SLIP: later("slip"),
    Reason.DEFINITION: later("definition unclear"),
    Reason.INTERPRETATION: later("interpretation"),
    Reason.UNITISING: later("unitising"),
    Reason.SOURCE: later("source ambiguous"),
}

REASON_MEANINGS = {
    Reason.SLIP: later("Somebody overlooked it or mistook the code."),
    Reason.DEFINITION: later("The definition leaves open which of them is right."),
    Reason.INTERPRETATION: later("The passage can be read in more than one way."),
    Reason.UNITISING: later("The coders mean the same and drew other bounds."),
    Reason.SOURCE: later("The document itself does not say clearly enough."),
}

KIND_ORDER = list(KIND_ICONS)


def first_kind(kinds: tuple[Kind, ...]) -> Kind:
    """The kind by whose sign a place goes in the list."""
    return min(kinds, key=KIND_ORDER.index)


def choice_words(choice: Choice, sided: str, several: int) -> str:
    """What stands, in a word or two: “Ada”, “both”, “neither”, “new”."""
    if choice is Choice.ONE:
        return sided
    if choice is Choice.ALL:
        return tr("both") if several == 2 else tr("all")
    if choice is Choice.NONE:
        return tr("neither") if several == 2 else tr("none of them")
    return tr("new")


def decision_words(decision: Decision, called: Mapping[str, str]) -> str:
    """What was decided; `called` says what each coder (by id) goes by now: a name, or a letter."""
    sided = listed([called[each] for each in decision.sided if each in called])
    words = choice_words(decision.choice, sided, len(decision.coders))
    if decision.reason is None:
        return words
    return tr("{what}, {reason}", what=words, reason=tr(REASONS[decision.reason]))


def is_by_rule(decision: Decision) -> bool:
    """Whether a rule decided, and nobody looked at the place."""
    return decision.note.startswith(messages.BY_RULE)
