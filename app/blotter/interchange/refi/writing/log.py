"""What happened in a project, as far as it is told by what is in it, in lines for people."""

from collections.abc import Iterator
from datetime import datetime

from blotter.domain.carried import Carried
from blotter.domain.decision import Decision
from blotter.domain.foreign import ForeignImport
from blotter.domain.merged_copy import MergedCopy
from blotter.domain.revision import Revision
from blotter.domain.round import Round
from blotter.domain.segment import Coder
from blotter.domain.source import Source

TITLE = "Activity log"


def activity_log(things: Carried) -> str:
    """The log, the earliest first; "" where nothing is told."""
    lines = [f"{at[:10]}  {words}" for at, words in sorted(_told(things)) if _is_moment(at)]
    return "\n".join((TITLE, "", *lines, "")) if lines else ""


def _told(things: Carried) -> Iterator[tuple[str, str]]:
    coders, documents = things.all(Coder), things.all(Source)

    def by(coder: str | None) -> str:
        return f" ({coders[coder].name})" if coder is not None and coder in coders else ""

    for source in documents.values():
        yield source.imported, f"Document “{source.name}” imported"
    for revision in things.all(Revision).values():
        reason = f": {revision.reason}" if revision.reason else ""
        yield revision.at, f"Revision {revision.number} of the codebook{by(revision.coder)}{reason}"
    for each in things.all(Round).values():
        yield each.started, f"Round “{each.name}” started{by(each.lead)}"
        yield each.opened, f"Round “{each.name}” opened"
    for decision in things.all(Decision).values():
        where = documents[decision.source].name if decision.source in documents else ""
        note = f": {decision.note}" if decision.note else ""
        yield decision.at, f"Disagreement in “{where}” settled{by(decision.coder)}{note}"
    for copy in things.all(MergedCopy).values():
        yield copy.at, f"Copy “{copy.name}” merged in{by(copy.coder)}"
    for brought in things.all(ForeignImport).values():
        yield brought.at, f"File “{brought.file}” imported{by(brought.coder)}"


def _is_moment(at: str) -> bool:
    try:
        datetime.fromisoformat(at)
    except ValueError:
        return False
    return True
