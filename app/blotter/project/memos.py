"""Plan changes of memos: on a segment, a code, a source or a passage of one, or the project."""

from dataclasses import dataclass, replace

from blotter.domain.codebook import Code
from blotter.domain.edit import Edit, Put, Remove
from blotter.domain.entity import new_id, now
from blotter.domain.memo import Memo
from blotter.domain.segment import Segment, Span
from blotter.domain.source import Source, storable
from blotter.errors import NotFound
from blotter.message import Sentence
from blotter.project import former, messages, segments
from blotter.project.project import Project


@dataclass(frozen=True, slots=True)
class Subject:
    """What a memo is about; None is the project, a source with a span is a passage."""

    thing: Segment | Code | Source | None = None
    span: Span | None = None


def subject(project: Project, named: str) -> Subject:
    """What `source:NAME`, `code:PATH`, `segment:ID`, `note:ID` or `project` names; an id does for every kind.

    `passage:START:END:NAME` is a passage of a source, `note:ID` the one that a note is about already.
    """
    kind, _, name = named.partition(":")
    if named == "project":
        return Subject()
    if kind == "segment":
        return Subject(project.segment(name))
    if kind == "code":
        return Subject(project.codebook.by_id.get(name) or former.find(project, name))
    if kind == "source":
        return Subject(project.sources.get(name) or project.source(name))
    if kind == "note":
        return _noted(project, name)
    if kind == "passage":
        return _passage(project, name)
    raise NotFound(messages.NO_SUCH_MEMO_SUBJECT, subject=named)


def _noted(project: Project, identity: str) -> Subject:
    for memo in project.memos():
        if memo.id == identity and memo.source is not None and memo.span is not None:
            return Subject(project.sources[memo.source], memo.span)
    raise NotFound(messages.NO_SUCH_NOTE, id=identity)


def _passage(project: Project, named: str) -> Subject:
    start, _, rest = named.partition(":")
    end, _, name = rest.partition(":")
    if not (start.isdecimal() and end.isdecimal()):
        raise NotFound(messages.NO_SUCH_MEMO_SUBJECT, subject=f"passage:{named}")
    source, span = project.sources.get(name) or project.source(name), Span(int(start), int(end))
    segments.check_span(source, span)
    return Subject(source, span)


def read(project: Project, about: Subject) -> str:
    """The memo's text as it is now, "" if there is none."""
    if isinstance(about.thing, Segment):
        return about.thing.memo
    memo = _memo(project, about)
    return memo.text if memo else ""


def write(project: Project, about: Subject, text: str) -> Edit | None:
    """Replace the memo; an empty text takes it away."""
    text = storable(text)
    if isinstance(about.thing, Segment):
        return segments.write_memo(project, about.thing, text)
    memo, actor = _memo(project, about), project.actor.id if project.actor else None
    moment, name = now(), described(project, about)
    label = messages.MEMO_WRITTEN if about.thing else messages.PROJECT_MEMO
    if memo is None:
        if not text:
            return None
        source = about.thing.id if isinstance(about.thing, Source) else None
        code = about.thing.id if isinstance(about.thing, Code) else None
        made = Memo(
            id=new_id(), source=source, code=code, text=text, coder=actor, created=moment, modified=moment
        )
        if isinstance(about.thing, Source) and about.span is not None:
            quote = project.text(about.thing)[slice(*about.span)]
            made = replace(made, start=about.span.start, end=about.span.end, quote=quote)
        return project.edit(label, [Put(made)], subject=name)
    if memo.text == text:
        return None
    changed = replace(memo, text=text, coder=actor or memo.coder, modified=moment)
    step = Put(changed) if text else Remove(Memo, memo.id)
    return project.edit(label, [step], subject=name)


def described(project: Project, about: Subject) -> str:
    """What the memo is about, in words."""
    if about.thing is None:
        return Sentence(messages.THE_PROJECT)
    if isinstance(about.thing, Source):
        place = "" if about.span is None else f" {about.span.start}:{about.span.end}"
        return about.thing.name + place
    code = about.thing.id if isinstance(about.thing, Code) else about.thing.code
    return project.codebook.path(code)


def _memo(project: Project, about: Subject) -> Memo | None:
    wanted = (
        about.thing.id if isinstance(about.thing, Source) else None,
        about.thing.id if isinstance(about.thing, Code) else None,
        about.span,
    )
    every = project.memos()
    return next((memo for memo in every if (memo.source, memo.code, memo.span) == wanted), None)
