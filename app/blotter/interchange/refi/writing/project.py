"""The XML of a whole project, piece by piece, in the order of the schema."""

from collections.abc import Iterable, Iterator

from blotter import __version__
from blotter.domain.attribute import Attribute
from blotter.domain.case import Case, CasePart
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import Entity
from blotter.domain.memo import Memo
from blotter.domain.segment import Coder, Segment, initials
from blotter.domain.source import Source
from blotter.interchange.refi.guids import coding_id, representation_id
from blotter.interchange.refi.structure import PROJECT
from blotter.interchange.refi.writing.cases import Variables, case_elements
from blotter.interchange.refi.writing.codes import code_elements
from blotter.interchange.refi.writing.foreign import ForeignParts
from blotter.interchange.refi.writing.notes import note_elements
from blotter.interchange.refi.writing.outgoing import Outgoing, moment
from blotter.interchange.refi.writing.profiles import Profile
from blotter.interchange.refi.writing.sets import set_elements
from blotter.interchange.refi.writing.sources import source_element
from blotter.interchange.refi.writing.xml_words import attributes, container, element, reference
from blotter.progress import Progress

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


class ProjectXml:
    """What is to be written of a project, and what of it cannot be."""

    def __init__(self, outgoing: Outgoing, origin: str, log: str = "") -> None:
        self.outgoing = outgoing
        self._origin = origin
        self._log = log
        self.foreign = ForeignParts(outgoing, _kinds(outgoing))

    def pieces(self, progress: Progress) -> Iterator[str]:
        """The XML."""
        outgoing = self.outgoing
        variables = Variables(outgoing)
        told = attributes(
            name=outgoing.project.name or "Project",
            origin=self._origin,
            creationDateTime=_beginning(outgoing.things.every()),
        )
        yield f'{HEAD}<Project xmlns="{PROJECT}"{told}>\n'
        yield from container("Users", _users(outgoing))
        if outgoing.codebook.by_id:
            yield "<CodeBook>\n"
            yield from container("Codes", code_elements(outgoing))
            yield "</CodeBook>\n"
        yield from self._container("Variables", variables.elements())
        yield from self._container("Cases", case_elements(outgoing, variables))
        yield from self._container("Sources", self._sources(variables, progress))
        yield from self._container("Notes", note_elements(outgoing, self._log))
        yield from self._container("Links", ())
        yield from self._container("Sets", set_elements(outgoing))
        yield from self._container("Graphs", ())
        for memo in outgoing.notes.get("", []):
            yield reference("NoteRef", outgoing.guid(Memo, memo.id))
        yield "</Project>\n"

    def _container(self, tag: str, own: Iterable[str]) -> Iterator[str]:
        """Our own elements in a container, and behind them those from elsewhere."""
        yield from container(tag, (piece for pieces in (own, self.foreign.within(tag)) for piece in pieces))

    def _sources(self, variables: Variables, progress: Progress) -> Iterator[str]:
        total = len(self.outgoing.things.all(Source))
        for number, source in enumerate(self.outgoing.sources()):
            progress(number, total)
            yield from source_element(self.outgoing, variables, source, self.foreign.on_pages(source.id))


def origin_of(profile: Profile) -> str:
    """What wrote a file, and for whom: a reader knows by it how positions are counted."""
    told = f"Blotter {__version__}"
    return f"{told} ({profile.origin})" if profile.origin else told


def _users(outgoing: Outgoing) -> Iterator[str]:
    for coder in outgoing.things.all(Coder).values():
        told = attributes(
            guid=outgoing.guid(Coder, coder.id),
            name=coder.name,
            id=outgoing.told.initials.get(coder.id) or initials(coder.name),
        )
        yield element("User", told) + "\n"


def _kinds(outgoing: Outgoing) -> dict[str, str]:
    """The GUIDs of what is written, with the names of their elements."""
    names: dict[type[Entity], str] = {
        Coder: "User",
        Code: "Code",
        Case: "Case",
        Segment: "PlainTextSelection",
        CodeSet: "Set",
    }
    found = {
        outgoing.own(kind, each): name for kind, name in names.items() for each in outgoing.things.all(kind)
    }
    for attribute in outgoing.things.all(Attribute):
        is_set = attribute in outgoing.sets
        found[outgoing.own(Attribute, attribute)] = "Set" if is_set else "Variable"
    for segment in outgoing.things.all(Segment):
        found[coding_id(outgoing.own(Segment, segment))] = "Coding"
    for part in outgoing.things.all(CasePart).values():
        if part.span is not None:
            found[outgoing.own(CasePart, part.id)] = "PlainTextSelection"
    for memo in outgoing.things.all(Memo).values():
        found[outgoing.own(Memo, memo.id)] = "Note" if memo.span is None else "PlainTextSelection"
    for memo in outgoing.descriptions.values():
        del found[outgoing.own(Memo, memo.id)]
    for source in outgoing.sources():
        if source.group is not None:
            found[outgoing.own(DocumentGroup, source.group)] = "Set"
        own = outgoing.own(Source, source.id)
        found |= {own: "PDFSource" if source.kind == "pdf" else "TextSource"}
        found[representation_id(own)] = "Representation"
    return found


def _beginning(things: Iterable[Entity]) -> str:
    """When the first thing of a project was made, as far as anything tells."""
    told = (getattr(each, name, "") for each in things for name in ("created", "imported", "at"))
    return min(filter(None, map(moment, filter(None, told))), default="")
