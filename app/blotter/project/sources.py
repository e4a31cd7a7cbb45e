"""Plan changes of the documents: rename, language, remove."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from blotter.analysis.languages import guessed_language
from blotter.domain.assignment import Assignment
from blotter.domain.attribute import AttributeValue, Bearer, value_id
from blotter.domain.bundle import Document
from blotter.domain.case import CasePart
from blotter.domain.decision import Decision
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.foreign import ForeignElement
from blotter.domain.language_names import checked_language
from blotter.domain.memo import Memo
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.names import checked_name
from blotter.domain.record import Evidence
from blotter.domain.round import RoundPassage
from blotter.domain.segment import Segment
from blotter.domain.source import Source, stored_layer, stored_text
from blotter.domain.structure import EMPTY, packed
from blotter.errors import Refused, WrongFile
from blotter.interchange import documents
from blotter.project import messages
from blotter.project.project import Project
from blotter.project.records import following
from blotter.project.whole import on_whole


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
    """Say which language a document is in (BCP 47, such as `zh` or `fr`); "" for nobody knows which."""
    return set_languages(project, [source], language)


def set_languages(project: Project, sources: Iterable[Source], language: str) -> Edit | None:
    """Say it of several documents at once; sentences that were cut already stay as they are."""
    language = checked_language(language)
    return tell_languages(project, dict.fromkeys(sources, language))


def tell_languages(project: Project, languages: Mapping[Source, str]) -> Edit | None:
    """Say of several documents which language each is in, in one step."""
    changed = [replace(each, language=told) for each, told in languages.items() if told != each.language]
    if not changed:
        return None
    if len(changed) == 1:
        return project.edit(messages.SOURCE_LANGUAGE, [Put(changed[0])], name=changed[0].name)
    return project.edit(messages.SOURCE_LANGUAGES, [Put(each) for each in changed], count=len(changed))


def guessed_language_of(project: Project, source: Source) -> str:
    """Which language a document looks like; "" where that is not clear."""
    return guessed_language(project.text(source))


_Placed = Segment | Memo | Evidence | Decision | RoundPassage | CasePart


@on_whole
def reread(project: Project, source: Source, encoding: str) -> Edit | None:
    """Read a document's own bytes again in another encoding; its segments go along by their quotes.

    The third place of a quote stays the third. Refused where the new text does not have a quote as often as
    the old one: a wrong letter in it was part of what was coded.
    """
    if source.kind not in documents.REREADABLE:
        raise Refused(messages.NOT_REREAD, name=source.name)
    read = _read_in(project, source, encoding or None)
    before = project.text(source)
    if (read.text, read.encoding) == (before, source.encoding):
        return None
    if _is_corrected(project, source):
        raise Refused(messages.CORRECTED_NOT_REREAD, name=source.name)
    steps: list[Step] = []
    lost: list[_Placed] = []
    places: dict[str, dict[int, int]] = {}
    coded: list[_Placed] = [*project.segments_of(source), *project.notes_of(source)]
    coded += [*_settled_and_drawn(project, source), *project.evidence_in(source)]
    coded += [each for each in project.case_parts.values() if each.source == source.id and each.span]
    for placed in coded:
        quote = placed.quote
        if quote not in places:
            places[quote] = _new_places(before, read.text, quote)
        start = places[quote].get(placed.start or 0)
        if start is None:
            lost.append(placed)
        elif start != placed.start:
            steps.append(Put(replace(placed, start=start, end=start + len(quote))))
    if lost:
        # Evidence is mostly a segment that is counted already.
        count = sum(not isinstance(each, Evidence) for each in lost) or len(lost)
        raise Refused(messages.QUOTES_LOST, name=source.name, encoding=read.encoding, count=count)
    text = stored_text(read.text)
    layers = [] if read.structure == EMPTY else [stored_layer(packed(read.structure))]
    steps += _to_look_at_within(project, source, len(read.text))
    changed = replace(
        source,
        text=text.digest,
        characters=len(read.text),
        encoding=read.encoding,
        headings=read.headings,
        structure=layers[0].digest if layers else None,
    )
    edit = project.edit(messages.SOURCE_REREAD, [Put(changed), *steps], name=source.name)
    return replace(edit, texts=[text], layers=layers)


def _is_corrected(project: Project, source: Source) -> bool:
    """Whether a document's text is another than its bytes say, as far as they say anything."""
    try:
        return _read_in(project, source, source.encoding).text != project.text(source)
    except WrongFile:
        # Other programs may have told a wrong encoding beside the text.
        return False


def _read_in(project: Project, source: Source, encoding: str | None) -> Document:
    """What a document's own bytes say in an encoding, read by the rules it was read by."""
    reader = project.structure(source).reader
    return documents.document(project.original(source), source.name, source.kind, encoding, reader)


def _to_look_at_within(project: Project, source: Source, length: int) -> Iterator[Step]:
    """What is to be looked at lies in the text, however short that has become."""
    for each in project.moved_passages():
        if each.source == source.id and each.end > length:
            yield Put(replace(each, start=min(each.start, length), end=length))


def _new_places(before: str, after: str, quote: str) -> dict[int, int]:
    """Where each place of the quote has gone; nothing if it stands more or less often than before."""
    old, new = list(_starts(before, quote)), list(_starts(after, quote))
    return dict(zip(old, new, strict=True)) if len(old) == len(new) else {}


def _starts(text: str, quote: str) -> Iterator[int]:
    start = text.find(quote)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


@on_whole
def remove(project: Project, source: Source) -> Edit:
    """Take a document out with all that is about it: segments, memos, evidence and so on.

    Its text stays for undo; records that it supported stay, to be looked at again.
    """
    steps: list[Step] = [Remove(Segment, segment.id) for segment in project.segments_of(source)]
    steps += [Remove(Memo, memo.id) for memo in project.memos() if memo.source == source.id]
    steps += [Remove(Assignment, a.id) for a in project.assignments() if a.source == source.id]
    steps += [Remove(type(each), each.id) for each in _settled_and_drawn(project, source)]
    steps += following.source_gone(project, source)
    steps += _known_of(project, source)
    steps.append(Remove(Source, source.id))
    return project.edit(messages.SOURCE_REMOVED, steps, name=source.name)


def _known_of(project: Project, source: Source) -> Iterator[Step]:
    """Take away a document's places in cases, its values, what is to be looked at, what came with it."""
    yield from (Remove(CasePart, e.id) for e in project.case_parts.values() if e.source == source.id)
    for attribute, bearer in project.values_held_by(Bearer.DOCUMENTS, [source.id]):
        yield Remove(AttributeValue, value_id(attribute, bearer))
    yield from (Remove(MovedPassage, e.id) for e in project.moved_passages() if e.source == source.id)
    yield from (Remove(ForeignElement, e.id) for e in project.foreign_elements() if e.source == source.id)


def _settled_and_drawn(project: Project, source: Source) -> Iterator[Decision | RoundPassage]:
    """The decisions about a document, and the passages of it that rounds are about."""
    for of in (None, *project.rounds.values()):
        about: list[Decision | RoundPassage] = [*project.decisions(of), *(project.passages(of) if of else ())]
        yield from (each for each in about if each.source == source.id)
