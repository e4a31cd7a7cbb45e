"""The PDFs of a QualCoder project: their pages under the text that it has of them, and texts it lacks."""

from pathlib import Path

from blotter.domain.bundle import Document
from blotter.domain.carried import Ask
from blotter.errors import BlotterError
from blotter.interchange.disk import read_bytes
from blotter.interchange.foreign import pages
from blotter.interchange.pdf import reader
from blotter.interchange.qualcoder import messages
from blotter.interchange.qualcoder.taking import Taking


def take_pages(taking: Taking) -> None:
    """The pages of the PDFs that the project keeps, if they are wanted."""
    if not _are_wanted(taking):
        return
    for number, file in taking.pdfs.items():
        source, text = taking.sources[number], taking.texts[number].text
        read = read_pdf(taking, file, source.name)
        if read is None:
            continue
        found = pages.pages_under(text, read)
        if found is None:
            taking.project.findings.note(messages.PAGES_UNLIKE, source.name)
        else:
            taking.project.add_pages(source, found)


def read_pdf(taking: Taking, file: Path, name: str) -> Document | None:
    """What is in a PDF; None, and told, where it cannot be read."""
    try:
        content = read_bytes(file, progress=taking.going_on)
        return reader.document(content, name, progress=taking.going_on)
    except BlotterError as error:
        taking.project.findings.note(messages.PDF_UNREAD, name, reason=error.sentence)
        return None


def pages_ask(taking: Taking) -> Ask | None:
    """The question whether to look for the pages of PDFs, where there are some."""
    return pages.pages_ask(len(taking.pdfs), _are_wanted(taking))


def _are_wanted(taking: Taking) -> bool:
    size = sum(file.stat().st_size for file in taking.pdfs.values())
    return pages.wants_pages(taking.options.pages, size)
