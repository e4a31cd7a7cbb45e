"""Decide an item, or take a decision back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from blotter.analysis.settling import Item, Standing
from blotter.domain.codebook import Code
from blotter.domain.decision import Choice, Decision, Reason
from blotter.domain.edit import Edit
from blotter.domain.segment import Coder, Span
from blotter.domain.source import storable
from blotter.errors import Refused
from blotter.project import code_notes, codes, messages
from blotter.project.project import Project
from blotter.project.segments import check_span
from blotter.project.settling.settlement import Settlement

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Words:
    """Words that a decision proposes for a part of a code's definition."""

    code: Code
    part: str
    words: str
    text: str = ""


def decide(
    project: Project,
    item: Item,
    choice: Choice,
    *,
    sided: Sequence[Coder] = (),
    spans: Iterable[tuple[Code, Span]] | None = None,
    reason: Reason | None = None,
    note: str = "",
    hidden: bool = False,
    words: Words | None = None,
) -> Edit:
    """Settle an item: `sided` with ONE says with whom, `spans` with NEW what stands instead.

    Deciding again replaces what was decided before about any of the item's segments. `hidden` says that names
    were hidden meanwhile; `words` are proposed for a definition in the same step.
    """
    stands = _stands(project, item, choice, sided, spans)
    _check_unchanged(project, item)
    settled = Settlement(project, project.rounds[item.round] if item.round else None)
    settled.take(item, choice, stands, reason, storable(note).strip(), hidden)
    steps = settled.steps()
    if words is not None:
        _, proposed = code_notes.add(project, words.code, words.text, words.part, words.words)
        steps += proposed.steps
    return project.edit(messages.SETTLED, steps, quote=_short(item.quote), source=item.source)


def _stands(
    project: Project,
    item: Item,
    choice: Choice,
    sided: Sequence[Coder],
    spans: Iterable[tuple[Code, Span]] | None,
) -> tuple[Standing, ...]:
    """What stands after a choice, or Refused if it is not told wholly."""
    if bool(sided) != (choice is Choice.ONE):
        raise Refused(messages.SIDED_WITH_ONE)
    if (spans is not None) != (choice is Choice.NEW):
        raise Refused(messages.SPANS_WITH_NEW)
    for coder in sided:
        if coder.name not in item.coders:
            raise Refused(messages.NOT_COMPARED, name=coder.name, names=", ".join(item.coders))
    if choice is Choice.NEW:
        return _new(project, item, list(spans or ()))
    if choice is Choice.NONE:
        return ()
    return item.version(*(item.coders if choice is Choice.ALL else (coder.name for coder in sided)))


def _new(project: Project, item: Item, spans: Sequence[tuple[Code, Span]]) -> tuple[Standing, ...]:
    source = project.source(item.source)
    if not spans:
        raise Refused(messages.NEW_NEEDS_SPANS)
    for code, span in spans:
        check_span(source, span)
        codes.check_given(project, code)
    return tuple(dict.fromkeys(Standing(project.codebook.path(code.id), *span) for code, span in spans))


def _check_unchanged(project: Project, item: Item) -> None:
    """Refused if the coders have changed what they have there since the item was read."""
    with project.whole():
        held = {each.id: each for each in project.segments_by_id(each.id for each in item.segments)}
    paths = {code.id: project.codebook.path(code.id) for code in project.codebook}
    for each in item.segments:
        now_there = held.get(each.id)
        if now_there is None or (paths[now_there.code], now_there.span) != (each.code, each.span):
            raise Refused(messages.ITEM_CHANGED, source=item.source, start=item.start, end=item.end)


def take_back(project: Project, decision: Decision) -> Edit:
    """Make an item open again: its decision goes, and what it made."""
    settled = Settlement(project, project.rounds[decision.round] if decision.round else None)
    settled.replace([decision])
    return project.edit(messages.DECISION_TAKEN_BACK, settled.steps(), quote=_short(decision.quote))


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"
