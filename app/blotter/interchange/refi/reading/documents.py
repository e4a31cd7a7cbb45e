"""Text sources and PDFs as documents, with their texts and what they were made from."""

from collections.abc import Callable
from pathlib import PurePosixPath

from blotter.domain.bundle import Document
from blotter.domain.names import free_name
from blotter.domain.source import Source, digest_of, stored_text
from blotter.errors import BlotterError
from blotter.interchange.docx import reading as docx
from blotter.interchange.refi import messages
from blotter.interchange.refi.raw_text import RawText, decoded_text, raw_text
from blotter.interchange.refi.reading.context import ReadDocument, Reading, placeholder, told_at
from blotter.interchange.refi.reading.pages import read_pdf, with_pages
from blotter.interchange.refi.reading.told import ToldText
from blotter.progress import Progress, silent

_KIND = "source"
_RICH = {".docx": "docx", ".odt": "odt", ".rtf": "rtf"}
_PLAIN = (".txt", ".text", "")


class Documents:
    """Makes documents of what the file tells of them."""

    def __init__(self, reading: Reading, progress: Progress = silent, finds_pages: bool = False) -> None:
        """`finds_pages` says whether PDFs are read for their pages, which takes seconds for each."""
        self._reading = reading
        self._progress = progress
        self._finds_pages = finds_pages
        self._names: set[str] = set()
        self._pdf: Document | None = None

    def take(self, told: ToldText, kind: str = _KIND) -> Source:
        """One more."""
        reading = self._reading
        identity = reading.identities.claim(kind, told.guid)
        reading.identities.alias(kind, told.inner, identity)
        number = len(reading.documents) + 1
        wanted = reading.name(told.name, placeholder(messages.UNNAMED_DOCUMENT, number=number))
        name = free_name(wanted, self._names)
        if name != wanted:
            reading.tally.add(messages.DOCUMENT_NAMED_TWICE, wanted, "noted")
        self._names.add(name)
        self._pdf = None
        raw, content = self._text(told, name)
        text = stored_text(raw.text)
        reading.texts[text.digest] = text.content
        shape, original = self._original(told, content, name)
        source = Source(
            id=identity,
            name=name,
            kind=shape,
            text=text.digest,
            original=original,
            characters=len(raw.text),
            encoding=raw.encoding if shape == "text" else "utf-8",
        )
        if shape == "pdf" and self._finds_pages and text.content:
            found = self._pdf or self._read_pdf(told, name)
            source = with_pages(reading, source, raw.text, found) if found is not None else source
        reading.carried.put(source)
        reading.documents.append(ReadDocument(source, raw, told))
        if created := told_at(told.work.created):
            reading.keep("created", identity, created)
        return source

    def _text(self, told: ToldText, name: str) -> tuple[RawText, bytes]:
        """The words of a document with the bytes that they come from."""
        if told.content is not None:
            return raw_text(told.content), told.content.encode("utf-8", "replace")
        plain = told.plain
        if not plain and PurePosixPath(told.rich.lower()).suffix in _PLAIN:
            plain = told.rich
        content = self._content(plain)
        if content is not None:
            raw = decoded_text(content)
            if raw.guessed:
                self._reading.tally.add(messages.ENCODING_GUESSED, name, "encoding")
            return raw, content
        if told.is_pdf and not told.rich and (read := self._read_pdf(told, name)) is not None:
            self._pdf = read
            self._reading.tally.add(messages.TEXT_FROM_PDF, name, "guess")
            return raw_text(read.text), b""
        return self._rich_text(told, name), b""

    def _read_pdf(self, told: ToldText, name: str) -> Document | None:
        content = self._content(told.path)
        return None if content is None else read_pdf(self._reading, content, name, self._progress)

    def _rich_text(self, told: ToldText, name: str) -> RawText:
        """The text of a Word document, where a project has no other for a source."""
        content = self._content(told.rich)
        if content is not None and told.rich.lower().endswith(".docx"):
            try:
                words = docx.document(content, name).text
            except BlotterError as error:
                self._reading.tally.tell(name, error.sentence, "left out")
            else:
                self._reading.tally.add(messages.TEXT_FROM_WORD, name, "guess")
                return raw_text(words)
        self._reading.tally.add(messages.TEXT_MISSING, name)
        for named in (told.plain, told.rich):
            self._reading.tell_if_too_large(named, name)
        return raw_text("")

    def _original(self, told: ToldText, content: bytes, name: str) -> tuple[str, str]:
        """The kind of a document, and the digest of the file that it comes from."""
        if told.is_pdf and (pdf := self._kept(told.path)):
            return "pdf", pdf
        if told.is_pdf and told.path:
            self._reading.lacks(told.path, messages.PDF_MISSING, name)
        shape = _RICH.get(PurePosixPath(told.rich.lower()).suffix, "")
        if shape and (rich := self._kept(told.rich)):
            return shape, rich
        if shape:
            self._reading.lacks(told.rich, messages.RICH_MISSING, name)
        digest = digest_of(content)
        self._reading.originals.add(digest, self._reader_of(told, content))
        return "text", digest

    def _reader_of(self, told: ToldText, content: bytes) -> Callable[[], bytes]:
        file = self._reading.container.file(told.plain or told.rich) if told.content is None else None
        return file.read if file is not None and content else lambda: content

    def _content(self, named: str) -> bytes | None:
        file = self._reading.container.file(named)
        return None if file is None else file.read()

    def _kept(self, named: str) -> str | None:
        """The digest of a file that is kept as it is; it is read again when it is asked for."""
        return self._reading.kept_file(named)
