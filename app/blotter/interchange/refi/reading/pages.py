"""The pages of PDFs: the file is read as any PDF is, and its pages are laid under the text of the project."""

from dataclasses import replace

from blotter.domain.bundle import Document
from blotter.domain.carried import Answer, Ask
from blotter.domain.shifting import motion, moved_headings, moved_structure
from blotter.domain.source import Source, stored_layer
from blotter.domain.structure import packed
from blotter.errors import BlotterError
from blotter.interchange.limits import MEGABYTE
from blotter.interchange.pdf import reader
from blotter.interchange.refi import messages
from blotter.interchange.refi.aligning import aligned
from blotter.interchange.refi.reading.context import Reading
from blotter.message import Sentence
from blotter.progress import Progress

_SOON = 10 * MEGABYTE


def read_pdf(reading: Reading, content: bytes, name: str, progress: Progress) -> Document | None:
    """What is in a PDF; None, and told, where it cannot be read."""
    try:
        return reader.document(content, name, progress=progress)
    except BlotterError as error:
        reading.tally.tell(name, error.sentence, "noted")
        return None


def with_pages(reading: Reading, source: Source, text: str, read: Document) -> Source:
    """A document with the pages of its PDF, as far as the text of the project is that of the file."""
    changes = aligned(read.text, text)
    if changes is None or read.layout is None:
        reading.tally.add(messages.PAGES_UNLIKE, source.name, "noted")
        return source
    moving = motion(changes)
    structure = stored_layer(packed(moved_structure(read.structure, moving)))
    layout = stored_layer(read.layout)
    for layer in (structure, layout):
        reading.layers[layer.digest] = layer.content
    headings = moved_headings(read.headings, moving)
    return replace(source, structure=structure.digest, layout=layout.digest, headings=headings)


def pdf_sources(reading: Reading) -> int:
    """How many PDFs are in the container."""
    return sum(each.is_pdf and reading.container.size(each.path) > 0 for each in reading.told.sources)


def wants_pages(reading: Reading) -> bool:
    """Whether PDFs are read for their pages: as somebody chose, else where they are not large."""
    if reading.options.pages:
        return reading.options.pages == "yes"
    return sum(reading.container.size(each.path) for each in reading.told.sources if each.is_pdf) <= _SOON


def pages_ask(reading: Reading) -> Ask | None:
    """The question whether to look for the pages of PDFs, where there are some."""
    count = pdf_sources(reading)
    if not count:
        return None
    answers = (Answer("yes", Sentence(messages.PAGES_YES)), Answer("no", Sentence(messages.PAGES_NO)))
    chosen = "yes" if wants_pages(reading) else "no"
    return Ask("pages", Sentence(messages.ASK_PAGES, count=count), answers, chosen)
