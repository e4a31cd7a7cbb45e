"""What is shown of a project before it is taken: what was found in it, and what is left to choose."""

from collections.abc import Iterator

from blotter.domain.carried import Answer, Ask
from blotter.interchange.refi import messages
from blotter.interchange.refi.coders import CODING, SELECTION, Attribution
from blotter.interchange.refi.positions import Convention, Finding
from blotter.interchange.refi.reading.cases import nameless_ask
from blotter.interchange.refi.reading.codes import labels_ask
from blotter.interchange.refi.reading.context import Reading
from blotter.interchange.refi.reading.pages import pages_ask
from blotter.message import Sentence


def found(reading: Reading) -> dict[str, int]:
    """How much of what is in the file, also of what could not be taken."""
    told = reading.told
    selections = [each for document in reading.documents for each in document.told.selections]
    counts = {
        "sources": len(told.sources),
        "codes": len(told.codes),
        "segments": sum(len(each.codings) for each in selections)
        + sum(len(each.told.codings) for each in reading.documents),
        "coders": len(told.users),
        "cases": len(told.cases),
        "attributes": len(told.variables),
        "memos": len(told.memos),
        "code-sets": sum(bool(each.codes) for each in told.sets),
        "groups": sum(bool(each.sources) for each in told.sets),
    }
    return {kind: count for kind, count in counts.items() if count}


def asks(reading: Reading, finding: Finding, who: Attribution, choice: str) -> Iterator[Ask]:
    """The questions that the file leaves open, with the answers that it gives itself."""
    if len(finding.judged) > 1 and finding.judged[0].weight:
        yield _positions_ask(finding, reading.convention)
    if who.disagreeing:
        question = Sentence(messages.ASK_CODER, same=who.agreeing, other=who.disagreeing)
        answers = (
            Answer(CODING, Sentence(messages.CODER_OF_CODING)),
            Answer(SELECTION, Sentence(messages.CODER_OF_SELECTION)),
        )
        yield Ask("coder", question, answers, choice)
    labels = labels_ask(reading.told.codes, reading.told.origin, reading.options.labels)
    if labels is not None:
        yield labels
    nameless = nameless_ask(reading)
    if nameless is not None:
        yield nameless
    pages = pages_ask(reading)
    if pages is not None and not reading.is_own:
        yield pages
    if reading.container.is_lacking_outside:
        answers = (Answer("no", Sentence(messages.OUTSIDE_NO)), Answer("yes", Sentence(messages.OUTSIDE_YES)))
        yield Ask("outside_files", Sentence(messages.ASK_OUTSIDE), answers, reading.options.outside_files)


def _positions_ask(finding: Finding, chosen: Convention) -> Ask:
    answers = tuple(
        Answer(
            each.convention.value,
            Sentence(messages.POSITIONS_ANSWER, how=each.convention.words, score=round(each.score)),
        )
        for each in finding.judged
    )
    return Ask("positions", Sentence(messages.ASK_POSITIONS), answers, chosen.value)
