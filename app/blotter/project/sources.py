"""Plan changes of the documents: rename, language, remove."""

from dataclasses import replace

from blotter.domain.assignment import Assignment
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.memo import Memo
from blotter.domain.names import checked_name
from blotter.domain.segment import Segment
from blotter.domain.source import Source, stored_text
from blotter.errors import Refused
from blotter.interchange import documents
from blotter.project import messages
from blotter.project.anchoring import anchored
from blotter.project.project import Project


def rename(project: Project, source: Source, name: str) -> Edit | None:
    """Give a document another name, unique in the project."""
    name = checked_name(name, "document")
    if name == source.name:
        return None
    if any(other.name == name for other in project.sources.values()):
        raise Refused(messages.SOURCE_EXISTS, name=name)
    changed = Put(replace(source, name=name))
    return project.edit(messages.SOURCE_RENAMED, [changed], old=source.name, new=name)


def set_language(project: Project, source: Source, language: str) -> Edit | None:
    """Say which language a document is in (BCP 47, such as `zh` or `fr`)."""
    if language == source.language:
        return None
    return project.edit(messages.SOURCE_LANGUAGE, [Put(replace(source, language=language))], name=source.name)


def reread(project: Project, source: Source, encoding: str) -> Edit | None:
    """Read a document's own bytes again in another encoding; its segments go along by their quotes.

    Refused where a quote does not stand in the new text: a wrong letter in it was part of what was coded.
    """
    read = documents.document(project.original(source), source.name, source.kind, encoding or None)
    if read.text == project.text(source):
        return None
    steps: list[Step] = []
    lost = 0
    for segment in project.segments_of(source):
        found = anchored(read.text, segment.span, segment.quote).span
        if found is None:
            lost += 1
        elif found != segment.span:
            steps.append(Put(replace(segment, start=found.start, end=found.end)))
    if lost:
        raise Refused(messages.QUOTES_LOST, name=source.name, encoding=read.encoding, count=lost)
    text = stored_text(read.text)
    changed = replace(
        source, text=text.digest, characters=len(read.text), encoding=read.encoding, headings=read.headings
    )
    edit = project.edit(messages.SOURCE_REREAD, [Put(changed), *steps], name=source.name)
    return replace(edit, texts=[text])


def remove(project: Project, source: Source) -> Edit:
    """Take a document out with its segments, memos and assignments; its text stays for undo."""
    steps: list[Step] = [Remove(Segment, segment.id) for segment in project.segments_of(source)]
    steps += [Remove(Memo, memo.id) for memo in project.memos() if memo.source == source.id]
    steps += [Remove(Assignment, a.id) for a in project.assignments() if a.source == source.id]
    steps.append(Remove(Source, source.id))
    return project.edit(messages.SOURCE_REMOVED, steps, name=source.name)
