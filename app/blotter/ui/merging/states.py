"""The two states of what is to decide, side by side with the base above, as HTML with what differs marked."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape

from blotter.analysis.revision_comparison import Run, RunKind, runs
from blotter.domain.codebook import Code
from blotter.domain.memo import Memo
from blotter.domain.segment import Segment, Span
from blotter.message import Sentence
from blotter.project.merging import Kind, Question, Take
from blotter.project.project import Project
from blotter.ui import code_look, theme
from blotter.ui.language import later_plural, plural, tr
from blotter.ui.merging.passage import passage_html
from blotter.ui.merging.words import quoted, sentence_words, state_words
from blotter.ui.revisions.side_by_side import told_runs
from blotter.ui.wording import read_path

_CONTEXT = 160
"""How many characters of what both texts have are shown between two differences."""
_LONGEST = 40
"""How many differences of two texts are shown."""

_HANGING = later_plural(
    "{count} segment was coded or changed meanwhile", "{count} segments were coded or changed meanwhile"
)


def question_html(
    project: Project, question: Question, take: Take | None, texts: tuple[str, str] | None
) -> str:
    """What happened, the passage it is about, what stood there before, and both states."""
    parts = [f"<p>{escape(sentence_words(question))}</p>", _passage(project, question), _meaning(question)]
    if question.base:
        parts.append(_before(question))
    parts.append(_table(question, take, _cells(project, question, texts)))
    return "".join(parts)


def _passage(project: Project, question: Question) -> str:
    """The passage of a segment or a note, unless the states show it themselves."""
    thing = question.thing
    if not isinstance(thing, (Segment, Memo)) or question.part == "ends" or _is_presence(question):
        return ""
    here = _here(project, thing)
    return f'<div class="example">{passage_html(project, here)}</div>' if here.quote else ""


def _meaning(question: Question) -> str:
    """What a code means that is used on one side and gone on the other."""
    thing = question.thing
    is_asked = isinstance(thing, Code) and question.kind in (Kind.USED_HERE, Kind.USED_THERE)
    return f'<p class="place">{escape(thing.short)}</p>' if is_asked and isinstance(thing, Code) else ""


def _here(project: Project, thing: Segment | Memo) -> Segment | Memo:
    """A segment as it stands here, where it is; the copy may have moved it."""
    found = project.segments_by_id([thing.id]) if isinstance(thing, Segment) else ()
    return next(iter(found), thing)


def _is_presence(question: Question) -> bool:
    return question.kind in (Kind.REMOVED_HERE, Kind.REMOVED_THERE)


def _before(question: Question) -> str:
    """What stood there before, words of a document in their own face."""
    title, told = escape(tr("Before, on both sides")), _lines(_readable(question, question.base))
    kind = "example" if question.part == "ends" else "place"
    return f'<p class="part">{title}</p><p class="{kind}">{told}</p>'


def _table(question: Question, take: Take | None, cells: tuple[str, str]) -> str:
    heads = (tr("Here"), tr("In {copy}", copy=quoted(question.copy)))
    chosen = (take is Take.INTO, take is Take.FROM)
    titles = (_head(head, is_chosen) for head, is_chosen in zip(heads, chosen, strict=True))
    told = (_cell(cell, take is None or is_chosen) for cell, is_chosen in zip(cells, chosen, strict=True))
    row, below = ("".join(each) for each in (titles, told))
    colour = theme.current().border.name()
    style = f"border-collapse: collapse; border-style: solid; border-color: {colour}; margin-top: 10px;"
    return (
        f'<table width="100%" cellspacing="0" cellpadding="8" border="1" style="{style}">'
        f"<tr>{row}</tr><tr>{below}</tr></table>"
    )


def _head(words: str, is_chosen: bool) -> str:
    palette = theme.current()
    ground = palette.accent_soft if is_chosen else palette.alt
    told = tr("✓ {side}", side=words) if is_chosen else words
    return f'<td width="50%" bgcolor="{ground.name()}"><b>{escape(told)}</b></td>'


def _cell(html: str, is_full: bool) -> str:
    told = html if is_full else f'<span class="place">{html}</span>'
    return f'<td width="50%" valign="top">{told}</td>'


# What stands in the cells


def _cells(project: Project, question: Question, texts: tuple[str, str] | None) -> tuple[str, str]:
    if texts is not None:
        return _texts(*texts)
    if question.kind is Kind.ONE_NAME:
        here, there = (plural("{count} segment", "{count} segments", each) for each in question.segments)
        return escape(here), escape(there)
    if question.kind in (Kind.USED_THERE, Kind.USED_HERE):
        removed, used = _muted(tr("removed")), escape(_used(question))
        return (removed, used) if question.kind is Kind.USED_THERE else (used, removed)
    if question.part == "ends":
        return _ends(project, question, 0), _ends(project, question, 1)
    if question.part == "colour":
        here, there = (_colour(str(value)) for value in _values(question))
        return here, there
    return _differing(question)


def _used(question: Question) -> str:
    """How much hangs on it."""
    segments = sum(question.segments)
    return plural(*_HANGING, segments) if segments else tr("used")


def _values(question: Question) -> Iterable[object]:
    """The single values of a part that is one field."""
    return (state[0] for state in question.values if isinstance(state, tuple))


def _ends(project: Project, question: Question, side: int) -> str:
    segment, states = question.thing, question.values
    assert isinstance(segment, Segment)
    places = [replace(segment, source=s, start=b, end=e, quote=q) for s, b, e, q in map(_four, states)]
    shown = Span(min(each.start for each in places), max(each.end for each in places))
    is_one = len({each.source for each in places}) == 1
    told = passage_html(project, places[side], shown if is_one else None)
    return f'<div class="example">{told}</div>'


def _four(state: object) -> tuple[str, int, int, str]:
    """The fields that say where a segment stands."""
    assert isinstance(state, tuple)
    source, start, end, quote = state
    return source, start, end, quote


def _colour(colour: str) -> str:
    palette = theme.current()
    look = code_look.look(colour, palette.is_dark)
    sign = f'<span style="background-color:{look.stripe.name()}">&nbsp;&nbsp;&nbsp;&nbsp;</span>'
    return f"{sign} {escape(tr(colour) if colour else tr('as the code above'))}"


def _differing(question: Question) -> tuple[str, str]:
    """Both states, each with what it changed of the base; without one, with what the other has not."""
    here, there, base = (_readable(question, each) for each in _states(question))
    if question.kind is Kind.REMOVED_HERE:
        return _muted(here), _changed(base, there)
    if question.kind is Kind.REMOVED_THERE:
        return _changed(base, here), _muted(there)
    if base:
        return _changed(base, here), _changed(base, there)
    return _only(here, there), _only(there, here)


def _states(question: Question) -> tuple[str, str, str]:
    return question.into, question.other, question.base


def _readable(question: Question, state: str) -> str:
    """A state as people read it, paths of codes as everywhere in the window."""
    if isinstance(state, Sentence):
        return state_words(state)
    if question.part in ("place", "code"):
        return read_path(state)
    if question.type in (Code, Segment) and not question.part:
        path, line, rest = state.partition("\n")
        return f"{read_path(path)}{line}{rest}"
    return state


def _only(state: str, other: str) -> str:
    """A state with what the other one has not."""
    found = [run for run in runs(other, state) if run.kind is not RunKind.REMOVED]
    return told_runs(found, RunKind.ADDED)


def _changed(base: str, state: str) -> str:
    """A state with what it took out of the base and what it put in."""
    if not state:
        return _muted(tr("(nothing)"))
    told = (
        _lines(run.text) if run.kind is RunKind.SAME else told_runs([run], run.kind)
        for run in runs(base, state)
    )
    return "".join(told)


def _texts(here: str, there: str) -> tuple[str, str]:
    """Where two texts of a document differ, with some of what stands around."""
    found = runs(here, there)
    before = [told_runs(_near(found, RunKind.REMOVED), RunKind.REMOVED)]
    after = [told_runs(_near(found, RunKind.ADDED), RunKind.ADDED)]
    more = sum(run.kind is not RunKind.SAME for run in found) - _LONGEST
    if more > 0:
        told = plural("{count} more difference", "{count} more differences", more)
        after.append(f'<p class="place">{escape(told)}</p>')
    return "".join(before), "".join(after)


def _near(found: Sequence[Run], side: RunKind) -> list[Run]:
    """The differences, with as much of what both have as is needed to read them."""
    kept: list[Run] = []
    differences = 0
    for run in found:
        if run.kind is not RunKind.SAME:
            differences += 1
            if differences > _LONGEST:
                break
            kept.append(run)
        elif len(run.text) > 2 * _CONTEXT:
            begins, ends = run.text[:_CONTEXT] if kept else "", run.text[-_CONTEXT:]
            kept.append(Run(RunKind.SAME, f"{begins} … {ends}"))
        else:
            kept.append(run)
    return [run for run in kept if run.kind in (RunKind.SAME, side)]


def _muted(words: str) -> str:
    return f'<span class="place">{_lines(words)}</span>'


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def spoken_states(question: Question) -> str:
    """Both states for a screen reader."""
    told = (
        (tr("Before, on both sides"), question.base),
        (tr("Here"), question.into),
        (tr("In {copy}", copy=quoted(question.copy)), question.other),
    )
    return "\n".join(
        tr("{name}: {what}", name=name, what=state_words(state)) for name, state in told if state
    )
