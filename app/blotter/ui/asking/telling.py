"""What the page says about an answer: how much there is, or why there is nothing to see."""

from blotter.ui.asking.answers import MOST, Answer, Line, MatrixShown, Passages
from blotter.ui.asking.words import Tab
from blotter.ui.language import later, plural, tr

_NOTHING_ASKED = later(
    "Choose codes, words or other conditions above, or take a saved query. *List every segment*"
)
_NO_PASSAGES = later("No passage answers this question. *Ask without conditions*")
_NO_CODES = later("No segments of these codes, coders and documents. *Show everything*")
_NO_DOCUMENT = later("Choose a document above to see where its codes lie.")


def missing(tab: Tab, answer: Answer | None) -> str:
    """Why there is nothing to see, "" if there is something."""
    if answer is None:
        return {Tab.PASSAGES: _NOTHING_ASKED, Tab.LINE: _NO_DOCUMENT}.get(tab, _NO_CODES)
    if isinstance(answer, Passages):
        return "" if answer.rows else _NO_PASSAGES
    if isinstance(answer, MatrixShown):
        return "" if answer.matrix.rows and answer.matrix.columns else _NO_CODES
    return "" if answer.stretches else _NO_CODES


def facts(answer: Answer | None) -> str:
    """How much an answer holds, or how to read it."""
    if isinstance(answer, Passages) and answer.rows:
        told = tr(
            "{passages}, made of {segments}, in {documents}",
            passages=plural("{count} passage", "{count} passages", answer.count),
            segments=plural("{count} segment", "{count} segments", answer.segments),
            documents=plural("{count} document", "{count} documents", answer.documents),
        )
        if answer.count > MOST:
            told = tr("{told}. The first {shown} are listed; an export has them all.", told=told, shown=MOST)
        return told
    if isinstance(answer, MatrixShown) and answer.is_pairs:
        return tr("Segments of the row’s code that stand in the relation to one of the column’s.")
    if isinstance(answer, Line):
        return tr("Left and Right move along a lane, Enter goes there.")
    return ""
