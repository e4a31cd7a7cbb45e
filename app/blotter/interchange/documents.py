"""Plain text, Markdown and web pages as documents."""

from pathlib import Path

from blotter.domain.bundle import Bundle, Document
from blotter.domain.names import shown_name
from blotter.domain.source import Heading, normalised
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.decoding import decoded
from blotter.interchange.disk import read_bytes
from blotter.interchange.html_text import declared_encoding, text_of_page
from blotter.interchange.limits import FILE_BYTES, PAGE_BYTES
from blotter.interchange.markdown_lines import headings
from blotter.interchange.options import HtmlOptions, Options, SpeakerOptions, told_encoding
from blotter.interchange.transcripts.reading import with_speakers
from blotter.interchange.transcripts.turns import AND
from blotter.interchange.transcripts.turns import READER as TURNS
from blotter.interchange.transcripts.turns import TOLD_READER as TOLD_TURNS
from blotter.interchange.web import reading as web
from blotter.interchange.web.page_text import MAIN_TEXT, WHOLE_PAGE
from blotter.progress import Progress, silent

REREADABLE = frozenset({"text", "markdown", "html"})
"""The kinds whose bytes `document` reads again."""


def read_text(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """A plain text as it is, with its speakers if it is a transcript."""
    return _read(path, "text", _speaking(options), options, progress)


def read_markdown(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """A Markdown text as it is written, and where its headings stand; with its speakers, if any."""
    return _read(path, "markdown", _speaking(options), options, progress)


def read_html(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The main text of a web page, line by line, with its headings, links and what is known of it."""
    whole = isinstance(options, HtmlOptions) and not options.main_text
    (page,) = _read(path, "html", WHOLE_PAGE if whole else MAIN_TEXT, options, progress).documents
    return Bundle(documents=(web.with_day_of_file(page, path),))


def _speaking(options: Options | None) -> str:
    return "" if isinstance(options, SpeakerOptions) and not options.speakers else TURNS


def _read(path: Path, kind: str, reader: str, options: Options | None, progress: Progress) -> Bundle:
    content = read_bytes(path, PAGE_BYTES if kind == "html" else FILE_BYTES, progress)
    return Bundle(documents=(document(content, path.name, kind, told_encoding(options), reader),))


def document(content: bytes, name: str, kind: str, encoding: str | None = None, reader: str = "") -> Document:
    """The document in a file's bytes; `kind` is text, markdown or html.

    `reader` names the rules for parts of the text, as its structure tells them; without one there are none,
    and of a page all that it shows is read, as it was before there were such rules.
    """
    rules = reader.split(AND)
    read = _document(content, shown_name(name), kind, encoding, rules)
    if TURNS in rules or TOLD_TURNS in rules:
        return with_speakers(read, sure=TOLD_TURNS in rules)
    return read


def _document(content: bytes, name: str, kind: str, encoding: str | None, rules: list[str]) -> Document:
    page_rules = [each for each in rules if each in web.READERS]
    if kind == "html" and page_rules:
        return web.page_document(content, name, encoding=encoding, reader=page_rules[0])
    declared = declared_encoding(content) if kind == "html" else ""
    found = decoded(content, name, encoding, declared)
    text, marks = _text_and_headings(found.text, name, kind)
    return Document(
        name=name,
        kind=kind,
        text=text,
        original=content,
        encoding=found.encoding,
        guessed=found.guessed,
        replaced=found.replaced,
        headings=marks,
    )


def _text_and_headings(text: str, name: str, kind: str) -> tuple[str, tuple[Heading, ...]]:
    if kind == "markdown":
        return text, headings(text)
    if kind != "html":
        return text, ()
    words, marks = text_of_page(text, name)
    words, _ = normalised(words)
    if not words.strip():
        raise WrongFile(messages.FILE_EMPTY, name=name)
    return words, marks
