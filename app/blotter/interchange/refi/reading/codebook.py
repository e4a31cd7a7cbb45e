"""Reads a codebook in the REFI-QDA format (.qdc), whichever program wrote it."""

from pathlib import Path
from typing import TYPE_CHECKING

from blotter.domain.bundle import Bundle
from blotter.domain.codebook import Codebook
from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange.disk import read_bytes
from blotter.interchange.exchange_options import RefiCodebookOptions
from blotter.interchange.limits import XML_BYTES
from blotter.interchange.options import Options
from blotter.interchange.refi import messages
from blotter.interchange.refi.reading import elements
from blotter.interchange.refi.reading.codes import Codes, splits
from blotter.interchange.refi.reading.context import Identities
from blotter.interchange.refi.reading.tally import Tally
from blotter.interchange.xml_files import parsed_xml
from blotter.progress import Progress, silent

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ROOT = "codebook"
_PROJECT = "project"


def read(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The codes in a file, by the local names of its elements: programs differ in the namespace."""
    name = shown_name(path.name)
    book = _book(parsed_xml(read_bytes(path, XML_BYTES, progress), name), name)
    told = [code for each in elements.children(book, "Codes") for code in elements.codes(each)]
    if not told:
        raise WrongFile(messages.NO_CODES, name=name)
    tally = Tally(name)
    choice = options.labels if isinstance(options, RefiCodebookOptions) else ""
    origin = elements.attribute(book, "origin")
    codes = Codes(Identities(name, tally), tally, told, is_split=splits(origin, choice))
    for each in elements.children(book, "Sets"):
        for found in elements.children(each, "Set"):
            tally.add(messages.CODEBOOK_SET, elements.attribute(found, "name"))
    return Bundle(
        codebook=Codebook(codes.made.values(), shown_name(path.stem)), remarks=tuple(tally.remarks())
    )


def _book(root: "Element", name: str) -> "Element":
    """The codebook in the XML: it, or the one of a project."""
    if elements.local(root).lower() == _ROOT:
        return root
    inner = next((each for each in root if elements.local(each).lower() == _ROOT), None)
    if elements.local(root).lower() != _PROJECT or inner is None:
        raise WrongFile(messages.NO_CODEBOOK, name=name, root=elements.local(root))
    return inner
