"""Reads a Word document: its text as Word shows it, with headings, tables, notes and comments."""

from pathlib import Path

from blotter.domain.bundle import Bundle, Document
from blotter.domain.names import shown_name
from blotter.domain.structure import Structure
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.archives import Archive
from blotter.interchange.disk import read_bytes
from blotter.interchange.docx.facts import facts_of
from blotter.interchange.docx.package import Package, child
from blotter.interchange.docx.walk import Walk
from blotter.interchange.left_out import MACROS, remarks_on
from blotter.interchange.limits import WORD_BYTES
from blotter.interchange.options import Options
from blotter.interchange.told_facts import language_apart
from blotter.interchange.transcripts.reading import perhaps_spoken
from blotter.progress import Progress, silent

READER = "docx 1"
"""The rules by which the text is made of the file; a change of them is a new number."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MACROS = "vbaProject.bin"


def read(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The document in a file, with its speakers if it is a transcript."""
    found = document(read_bytes(path, WORD_BYTES, progress), path.name, progress)
    return Bundle(documents=(perhaps_spoken(found, options),))


def document(content: bytes, name: str, progress: Progress = silent) -> Document:
    """The document in the bytes of a file called `name`."""
    name = shown_name(name)
    if content.startswith(_OLE):
        is_locked = _LOCKED in content
        raise WrongFile(messages.ARCHIVE_ENCRYPTED if is_locked else messages.OLD_WORD, name=name)
    package = Package(Archive(content, name), content)
    walk = Walk(package)
    root = package.root(package.main)
    body = child(root, "w:body")
    if body is not None:
        walk.body(body, progress)
    grown = walk.text.finish()
    if not grown.text.strip():
        raise WrongFile(messages.FILE_EMPTY, name=name)
    walk.left[MACROS] = sum(part.endswith(_MACROS) for part in package.archive.names())
    heads = [words for kind in ("header", "footer") for words in _words_of(walk, kind)]
    language, facts = language_apart(facts_of(package.root(package.properties)))
    return Document(
        name=name,
        kind="docx",
        text=grown.text,
        original=content,
        replaced=grown.replaced,
        language=language,
        headings=grown.headings,
        structure=Structure(parts=grown.parts, reader=READER),
        facts=facts,
        comments=grown.comments,
        remarks=remarks_on(walk.left, heads),
    )


def _words_of(walk: Walk, kind: str) -> list[str]:
    """What stands at the head or the foot of pages."""
    found = []
    for part in walk.package.parts(kind):
        root = walk.package.root(part)
        words = " ".join(walk.words_of(root).split()) if root is not None else ""
        if words and words not in found:
            found.append(words)
    return found
