"""The pages of the PDFs in a project, as far as somebody wants them."""

from dataclasses import replace

from blotter.domain.bundle import Document
from blotter.domain.carried import Ask
from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.interchange.foreign import pages
from blotter.interchange.pdf import reader
from blotter.interchange.refi import messages
from blotter.interchange.refi.reading.context import Reading
from blotter.progress import Progress


def read_pdf(reading: Reading, content: bytes, name: str, progress: Progress) -> Document | None:
    """What is in a PDF; None, and told, where it cannot be read."""
    try:
        return reader.document(content, name, progress=progress)
    except BlotterError as error:
        reading.tally.tell(name, error.sentence, "noted")
        return None


def with_pages(reading: Reading, source: Source, text: str, read: Document) -> Source:
    """A document with the pages of its PDF, as far as the text of the project is that of the file."""
    found = pages.pages_under(text, read)
    if found is None:
        reading.tally.add(messages.PAGES_UNLIKE, source.name, "noted")
        return source
    for layer in (found.structure, found.layout):
        reading.layers[layer.digest] = layer.content
    return replace(
        source, structure=found.structure.digest, layout=found.layout.digest, headings=found.headings
    )


def wants_pages(reading: Reading) -> bool:
    """Whether PDFs are read for their pages."""
    return pages.wants_pages(reading.options.pages, sum(_sizes(reading)))


def pages_ask(reading: Reading) -> Ask | None:
    """The question whether to look for the pages of PDFs, where there are some."""
    return pages.pages_ask(sum(size > 0 for size in _sizes(reading)), wants_pages(reading))


def _sizes(reading: Reading) -> list[int]:
    """How many bytes each PDF in the container has."""
    return [reading.container.size(each.path) for each in reading.told.sources if each.is_pdf]
