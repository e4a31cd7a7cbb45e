"""Documents with their selections and codings."""

from collections.abc import Callable, Iterator
from functools import partial
from operator import itemgetter

from blotter.domain.attribute import Bearer
from blotter.domain.case import CasePart
from blotter.domain.codebook import Code
from blotter.domain.memo import Memo
from blotter.domain.segment import Segment, Span
from blotter.domain.source import Source
from blotter.interchange.refi.guids import coding_id, guid, representation_id
from blotter.interchange.refi.writing.cases import Variables
from blotter.interchange.refi.writing.outgoing import Outgoing, moment
from blotter.interchange.refi.writing.profiles import Profile, counter
from blotter.interchange.refi.writing.xml_words import attributes, element, in_text, in_value, leaf, reference

_NAME = 100
"""How many characters of a passage are the name of its selection."""

_LOOKED_AT = 400


def source_element(
    outgoing: Outgoing, variables: Variables, source: Source, rectangles: str = ""
) -> Iterator[str]:
    """A document; `rectangles` are selections on the pages of a PDF that came from elsewhere."""
    identity = outgoing.guid(Source, source.id)
    original = source.original if source.original in outgoing.project.originals else ""
    about = attributes(guid=identity, name=source.name)
    dated = attributes(creationDateTime=moment(outgoing.told.created.get(source.id, source.imported)))
    plain = attributes(plainTextPath=outgoing.member(f"{identity}.txt", "texts", source.text))
    closing = _notes(outgoing, source) + _values(outgoing, variables, source)
    memo = outgoing.descriptions.get(source.id)
    described = leaf("Description", memo.text if memo else "")
    if source.kind == "pdf" and original:
        path = attributes(path=outgoing.member(f"{identity}.pdf", "originals", original))
        yield f"<PDFSource{about}{path}{dated}>{described}{rectangles}"
        own = attributes(guid=_representation(outgoing, source), name=source.name)
        yield f"<Representation{own}{plain}>"
        yield from selections(outgoing, source)
        yield f"</Representation>{closing}</PDFSource>\n"
        return
    rich = ""
    if source.kind == "docx" and original:
        rich = attributes(richTextPath=outgoing.member(f"{identity}.docx", "originals", original))
    yield f"<TextSource{about}{rich}{plain}{dated}>{described}"
    yield from selections(outgoing, source)
    yield f"{closing}</TextSource>\n"


def selections(outgoing: Outgoing, source: Source) -> Iterator[str]:
    """What stands on passages of a document, by place: segments, notes and parts of cases."""
    text = Text(outgoing.project.text(source), outgoing.profile)
    found: list[tuple[int, int, Callable[[], str]]] = []
    for segment in outgoing.segments.get(source.id, []):
        found.append((segment.start, segment.end, partial(_segment, outgoing, segment, text)))
    for passage in outgoing.passages.get(source.id, []):
        assert passage.span is not None
        found.append((*passage.span, partial(_passage, outgoing, passage, text)))
    found.sort(key=itemgetter(0, 1))
    for _, _, write in found:
        yield write()


class Text:
    """A text, and where passages of it are in its file."""

    def __init__(self, words: str, profile: Profile) -> None:
        self._words = words
        self._count = counter(words, profile)

    def place(self, identity: str, span: Span) -> str:
        """The attributes of a selection: its GUID, the beginning of its words, its positions."""
        some = self._words[span.start : min(span.end, span.start + _LOOKED_AT)]
        words = in_value(" ".join(some.split())[:_NAME])
        name = f' name="{words}"' if words else ""
        start, end = self._count(span.start), self._count(span.end)
        return f' guid="{identity}"{name} startPosition="{start}" endPosition="{end}"'


def _segment(outgoing: Outgoing, segment: Segment, text: Text) -> str:
    # There are a hundred thousand of these: what is a GUID or a moment needs no look at its characters.
    user, at, changed = outgoing.user(segment.coder), moment(segment.created), moment(segment.modified)
    made = f' creatingUser="{user}"' if user else ""
    made += f' creationDateTime="{at}"' if at else ""
    identity = outgoing.own(Segment, segment.id)
    told = text.place(guid(identity), segment.span)
    later = f' modifiedDateTime="{changed}"' if changed else ""
    code = reference("CodeRef", outgoing.guid(Code, segment.code))
    described = leaf("Description", segment.memo)
    coding = f'<Coding guid="{guid(coding_id(identity))}"{made}>{code}</Coding>'
    return f"<PlainTextSelection{told}{made}{later}>{described}{coding}</PlainTextSelection>\n"


def _passage(outgoing: Outgoing, passage: CasePart | Memo, text: Text) -> str:
    assert passage.span is not None
    told = text.place(outgoing.guid(type(passage), passage.id), passage.span)
    if isinstance(passage, CasePart):
        return element("PlainTextSelection", told) + "\n"
    told += attributes(
        creatingUser=outgoing.user(passage.coder),
        creationDateTime=moment(passage.created),
        modifiedDateTime=moment(passage.modified),
    )
    # An empty Description still tells a note from a bare selection.
    described = f"<Description>{in_text(passage.text)}</Description>"
    return f"<PlainTextSelection{told}>{described}</PlainTextSelection>\n"


def _representation(outgoing: Outgoing, source: Source) -> str:
    return guid(representation_id(outgoing.own(Source, source.id)))


def _notes(outgoing: Outgoing, source: Source) -> str:
    notes = outgoing.notes.get(source.id, [])
    return "".join(reference("NoteRef", outgoing.guid(Memo, memo.id)) for memo in notes)


def _values(outgoing: Outgoing, variables: Variables, source: Source) -> str:
    # Where cases tell the attributes of documents, telling them twice would make two of each.
    return "" if outgoing.profile.nameless_cases else variables.values(source.id, Bearer.DOCUMENTS)
