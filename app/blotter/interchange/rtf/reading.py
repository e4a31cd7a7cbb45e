"""Reads an RTF document: its words as they are shown, with headings, tables, notes and comments."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from blotter.domain.attribute import AttributeType, Role
from blotter.domain.bundle import Bundle, Document, Fact
from blotter.domain.names import shown_name
from blotter.domain.structure import Structure
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.disk import read_bytes
from blotter.interchange.docx import messages as sentences
from blotter.interchange.file_kinds import looks_like
from blotter.interchange.left_out import remarks_on
from blotter.interchange.limits import WORD_BYTES
from blotter.interchange.options import Options
from blotter.interchange.rtf.stories import Stories
from blotter.interchange.rtf.telling import Telling
from blotter.interchange.rtf.tokens import tokens
from blotter.interchange.transcripts.reading import perhaps_spoken
from blotter.message import Sentence
from blotter.progress import Progress, silent

READER = "rtf 1"
"""The rules by which the text is made of the file; a change of them is a new number."""

_BEGINNING = b"{\\rtf"
_LONGEST = 2_000
_FACTS = {
    "title": ("Title", Role.TITLE),
    "author": ("Author", Role.AUTHOR),
    "subject": ("Subject", ""),
    "keywords": ("Keywords", Role.KEYWORDS),
    "doccomm": ("Description", ""),
}


def read(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The document in a file, with its speakers if it is a transcript."""
    found = document(read_bytes(path, WORD_BYTES, progress), path.name, progress)
    return Bundle(documents=(perhaps_spoken(found, options),))


def document(content: bytes, name: str, progress: Progress = silent) -> Document:
    """The document in the bytes of a file called `name`."""
    from striprtf.striprtf import rtf_to_text

    name = shown_name(name)
    start = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(_BEGINNING):
        kind = looks_like(content)
        looks = Sentence(messages.LOOKS_LIKE_OTHER, kind=Sentence(kind)) if kind else sentences.RTF_BEGINNING
        raise WrongFile(sentences.NOT_RTF, name=name, looks=Sentence(looks))
    stories = Stories(name)
    for token in tokens(content[content.index(b"{") :].decode("latin-1"), name, progress):
        stories.take(token)
    stories.finish()
    telling = Telling(name)
    decode: Callable[..., str] = rtf_to_text
    telling.tell(decode(stories.rtf(), errors="replace"), stories.happened())
    grown = telling.text.finish()
    if not grown.text.strip():
        raise WrongFile(messages.FILE_EMPTY, name=name)
    return Document(
        name=name,
        kind="rtf",
        text=grown.text,
        original=content,
        encoding=f"cp{stories.tables.page}",
        replaced=grown.replaced,
        headings=grown.headings,
        structure=Structure(parts=grown.parts, reader=READER),
        facts=_facts(telling.facts, stories.times),
        comments=grown.comments,
        remarks=remarks_on(Counter(stories.left), telling.heads),
    )


def _facts(told: dict[str, str], times: dict[str, int]) -> tuple[Fact, ...]:
    facts = [
        Fact(title, told[word][:_LONGEST], role, AttributeType.TEXT)
        for word, (title, role) in _FACTS.items()
        if told.get(word)
    ]
    year, month, day = (times.get(each, 0) for each in ("yr", "mo", "dy"))
    if 1900 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= 31:
        facts.append(Fact("Created", f"{year:04d}-{month:02d}-{day:02d}", "", AttributeType.DATE))
    return tuple(facts)
