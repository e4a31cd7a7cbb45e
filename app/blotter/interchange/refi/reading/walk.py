"""From the XML of a project to what it says, element by element: a large one is never held as a tree."""

from typing import TYPE_CHECKING

from blotter.errors import WrongFile
from blotter.interchange.refi import messages
from blotter.interchange.refi.reading import elements
from blotter.interchange.refi.reading.elements import children, key, local
from blotter.interchange.refi.reading.told import ToldProject, ToldSelection
from blotter.interchange.xml_files import streamed_xml
from blotter.progress import Progress

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MEDIA = ("PictureSource", "AudioSource", "VideoSource")
_CONTAINERS = ("Users", "CodeBook", "Variables", "Cases", "Links", "Sets", "Graphs")
_KNOWN = (*_CONTAINERS, "Sources", "Notes", "Description", "NoteRef")
_TAGS = (*_CONTAINERS, *_MEDIA, "TextSource", "PDFSource", "Note", "PlainTextSelection")
_TEXTS = {"TextSource": "Sources", "Note": "Notes", "Representation": "PDFSource"}
_EVERY = 2_000


def told_project(content: bytes, name: str, part: str, progress: Progress) -> ToldProject:
    """What the XML in a part of a file says; WrongFile for what is no project."""
    walk = _Walk()
    for number, element in enumerate(streamed_xml(content, name, part, _TAGS, _is_taken)):
        if number % _EVERY == 0:
            progress(number, 0)
        walk.take(element)
    if walk.told.root != "Project":
        raise WrongFile(messages.NO_PROJECT, name=name, part=part, root=walk.told.root or "?")
    return walk.told


class _Walk:
    """Takes elements as they end; the selections of a text come before it."""

    def __init__(self) -> None:
        self.told = ToldProject()
        self._selections: list[ToldSelection] = []

    def take(self, element: "Element") -> None:
        """One more element, or last the root."""
        name = local(element)
        if element.getparent() is None:
            self._take_root(element)
        elif name == "PlainTextSelection":
            self._selections.append(elements.selection(element))
        elif name == "Note":
            self.told.memos.append(elements.text(element, self._taken()))
        elif name in _CONTAINERS:
            self._take_container(element, name)
        else:
            self._take_source(element, name)

    def _take_source(self, element: "Element", name: str) -> None:
        if name == "TextSource":
            self.told.sources.append(elements.text(element, self._taken()))
        elif name == "PDFSource":
            source = key(element.get("guid"))
            self.told.sources.append(elements.pdf(element, self._taken()))
            for each in children(element, "PDFSelection"):
                self.told.foreign.append(elements.foreign(each, source))
        else:
            self.told.foreign.append(elements.foreign(element))

    def _take_container(self, element: "Element", name: str) -> None:
        told = self.told
        if name == "Users":
            told.users += map(elements.user, children(element, "User"))
        elif name == "CodeBook":
            for each in children(element, "Codes"):
                told.codes += elements.codes(each)
        elif name == "Variables":
            told.variables += map(elements.variable, children(element, "Variable"))
        elif name == "Cases":
            told.cases += map(elements.case, children(element, "Case"))
        elif name == "Links":
            told.links += map(elements.link, children(element, "Link"))
        elif name == "Sets":
            told.sets += map(elements.members, children(element, "Set"))
        else:
            told.foreign += map(elements.foreign, children(element, "Graph"))

    def _take_root(self, element: "Element") -> None:
        told = self.told
        told.root = local(element)
        told.namespace = str(element.tag).rpartition("}")[0].lstrip("{")
        told.name = elements.attribute(element, "name")
        told.origin = elements.attribute(element, "origin")
        told.creator = key(element.get("creatingUserGUID"))
        told.created = elements.attribute(element, "creationDateTime")
        told.base = elements.attribute(element, "basePath")
        told.description = elements.words_of(element, "Description")
        told.notes = elements.references(element, "NoteRef")
        told.foreign += [elements.foreign(each) for each in element if local(each) not in _KNOWN]

    def _taken(self) -> tuple[ToldSelection, ...]:
        taken, self._selections = tuple(self._selections), []
        return taken


def _is_taken(element: "Element") -> bool:
    """Whether it is an element of its own, and not within a part that is kept as it stands."""
    name, parent = local(element), element.getparent()
    above = None if parent is None else parent.getparent()
    if parent is None:
        return False
    if name in _CONTAINERS:
        return above is None
    if above is None:
        return False
    if name == "PlainTextSelection":
        return _TEXTS.get(local(parent)) == local(above)
    return local(parent) == ("Notes" if name == "Note" else "Sources") and above.getparent() is None
