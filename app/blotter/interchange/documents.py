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
from blotter.interchange.options import Options, told_encoding
from blotter.progress import Progress, silent


def read_text(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """A plain text as it is."""
    return _read(path, "text", options, progress)


def read_markdown(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """A Markdown text as it is written, and where its headings stand."""
    return _read(path, "markdown", options, progress)


def read_html(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The words of a web page, line by line, and where its headings stand."""
    return _read(path, "html", options, progress)


def _read(path: Path, kind: str, options: Options | None, progress: Progress) -> Bundle:
    content = read_bytes(path, PAGE_BYTES if kind == "html" else FILE_BYTES, progress)
    return Bundle(documents=(document(content, path.name, kind, told_encoding(options)),))


def document(content: bytes, name: str, kind: str, encoding: str | None = None) -> Document:
    """The document in a file's bytes; `kind` is text, markdown or html."""
    name = shown_name(name)
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
