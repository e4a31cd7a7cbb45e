"""The pages of PDFs that came with a project: read as any PDF is, and laid under the text of the project."""

from typing import NamedTuple

from blotter.domain.bundle import Document
from blotter.domain.carried import Answer, Ask
from blotter.domain.shifting import motion, moved_headings, moved_structure
from blotter.domain.source import Heading, StoredLayer, stored_layer
from blotter.domain.structure import packed
from blotter.interchange.foreign import messages
from blotter.interchange.foreign.aligning import aligned
from blotter.interchange.limits import MEGABYTE
from blotter.message import Sentence

_SOON = 10 * MEGABYTE


class Pages(NamedTuple):
    """What a document needs so that its pages can be shown: two layers, and the headings of its text."""

    structure: StoredLayer
    layout: StoredLayer
    headings: tuple[Heading, ...]


def pages_under(text: str, read: Document) -> Pages | None:
    """The pages of a PDF under the text that a project has of it; None where the two are too unlike."""
    changes = aligned(read.text, text)
    if changes is None or read.layout is None:
        return None
    moving = motion(changes)
    structure = stored_layer(packed(moved_structure(read.structure, moving)))
    return Pages(structure, stored_layer(read.layout), moved_headings(read.headings, moving))


def wants_pages(chosen: str, size: int) -> bool:
    """Whether PDFs of so many bytes are read for their pages: as somebody chose, else if that is quick."""
    return chosen == "yes" if chosen else size <= _SOON


def pages_ask(count: int, is_wanted: bool) -> Ask | None:
    """The question whether to look for the pages of PDFs, where there are some."""
    if not count:
        return None
    answers = (Answer("yes", Sentence(messages.PAGES_YES)), Answer("no", Sentence(messages.PAGES_NO)))
    return Ask("pages", Sentence(messages.ASK_PAGES, count=count), answers, "yes" if is_wanted else "no")
