"""Web pages as documents: the text, its parts, what is known of the page, and what was left out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from blotter.domain.attribute import Role
from blotter.domain.bundle import Document, Remark
from blotter.domain.source import Heading, normalised
from blotter.domain.structure import Part, PartKind, Structure
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.decoding import decoded
from blotter.interchange.html_text import declared_encoding
from blotter.interchange.told_facts import fact_of
from blotter.interchange.web import messages as own_messages
from blotter.interchange.web.about_page import Saved, about_page, saved_from
from blotter.interchange.web.page_text import MAIN_TEXT, WHOLE_PAGE, parsed_page, text_of
from blotter.message import Sentence

READERS = (MAIN_TEXT, WHOLE_PAGE)


def page_document(
    content: bytes,
    name: str,
    *,
    encoding: str | None = None,
    declared: str = "",
    reader: str = MAIN_TEXT,
    saved: Saved | None = None,
    kind: str = "html",
) -> Document:
    """The document that a page's bytes hold; `saved` is what is known from elsewhere than the page itself."""
    found = decoded(content, name, encoding, declared or declared_encoding(content))
    page = parsed_page(found.text, name)
    told = saved_from(found.text)
    if saved is not None:
        told = Saved(saved.url or told.url, saved.day or told.day)
    about = about_page(page, told)
    text = text_of(page, about.base, main_text=reader == MAIN_TEXT)
    words, _ = normalised(text.text)
    if not words.strip():
        raise WrongFile(messages.FILE_EMPTY, name=name)
    return Document(
        name=name,
        kind=kind,
        text=words,
        original=content,
        encoding=found.encoding,
        guessed=found.guessed,
        replaced=found.replaced,
        language=about.language,
        headings=text.headings,
        structure=Structure(parts=text.parts, reader=reader),
        facts=about.facts,
        remarks=tuple(remarks_on(text.left_out, text.parts)),
    )


def remarks_on(left_out: Counter[str], parts: tuple[Part, ...]) -> Iterator[Remark]:
    """What an import tells of a page: the words left out, by kind, and how many links go with the text."""
    if left_out:
        yield words_left_out(left_out)
    links = sum(part.kind is PartKind.LINK for part in parts)
    if links:
        yield Remark("", "", Sentence(own_messages.LINKS_KEPT, count=links), "noted")


def words_left_out(counts: Counter[str]) -> Remark:
    """What an import tells of the words that were left out of a page, the most of them first."""
    told: Sentence | None = None
    for kind, count in reversed(counts.most_common()):
        words = Sentence(own_messages.WORDS_OF_KIND, kind=Sentence(kind), count=count)
        told = Sentence(own_messages.WORDS_AND_MORE, first=words, rest=told) if told is not None else words
    return Remark("", "", Sentence(own_messages.WORDS_LEFT_OUT, kinds=told or ""))


def joined_pages(first: Document, others: list[Document]) -> Document:
    """A page with its frames below it, as one text."""
    text, headings, parts = first.text, list(first.headings), list(first.structure.parts)
    for each in others:
        text = text.rstrip("\n") + "\n\n"
        by = len(text)
        headings += [Heading(h.start + by, h.end + by, h.level) for h in each.headings]
        parts += [part._replace(start=part.start + by, end=part.end + by) for part in each.structure.parts]
        text += each.text
    structure = replace(first.structure, parts=tuple(parts))
    return replace(first, text=text, headings=tuple(headings), structure=structure)


def with_day_of_file(page: Document, path: Path) -> Document:
    """A page with an address but no day on which it was saved has the day of its file, which is a guess."""
    roles = {fact.role for fact in page.facts}
    if Role.URL not in roles or Role.ACCESSED in roles:
        return page
    day = date.fromtimestamp(path.stat().st_mtime).isoformat()
    remark = Remark("", "", Sentence(own_messages.DAY_OF_FILE, day=day), "guess")
    fact = fact_of(Role.ACCESSED, day)
    return replace(page, facts=(*page.facts, fact), remarks=(*page.remarks, remark))
