"""Notes: the memos of documents, codes and the project, and, if wanted, what happened in it."""

from collections.abc import Iterator

from blotter.domain.entity import derived_id
from blotter.domain.memo import Memo
from blotter.interchange.refi.guids import guid
from blotter.interchange.refi.writing.outgoing import Outgoing, moment
from blotter.interchange.refi.writing.profiles import written_text
from blotter.interchange.refi.writing.xml_words import attributes, element, in_text, legal

_NAME = 100
MOST_FILES = 1_000
"""How many notes get a file each; further ones stand in the XML, so that the container stays small."""


def note_elements(outgoing: Outgoing, log: str = "") -> Iterator[str]:
    """A Note for each memo that is no Description, and one for the log."""
    number = 0
    for memos in outgoing.notes.values():
        for memo in memos:
            number += 1
            yield _note(outgoing, memo, number)
    if log:
        identity = guid(derived_id("refi activity log", outgoing.project.name))
        path = outgoing.file(f"{identity}.txt", log.encode())
        yield element("Note", attributes(guid=identity, name=first_line(log), plainTextPath=path)) + "\n"


def _note(outgoing: Outgoing, memo: Memo, number: int) -> str:
    identity = outgoing.guid(Memo, memo.id)
    told = attributes(guid=identity, name=first_line(memo.text))
    inside = ""
    if number > MOST_FILES and legal(memo.text) == memo.text:
        inside = leaf_of(memo.text)
    else:
        content = written_text(memo.text, outgoing.profile)
        told += attributes(plainTextPath=outgoing.file(f"{identity}.txt", content))
    told += attributes(
        creatingUser=outgoing.user(memo.coder),
        creationDateTime=moment(memo.created),
        modifiedDateTime=moment(memo.modified),
    )
    return element("Note", told, inside) + "\n"


def leaf_of(words: str) -> str:
    """The content of a note within the XML, even if there is none."""
    return f"<PlainTextContent>{in_text(words)}</PlainTextContent>"


def first_line(text: str) -> str:
    """The beginning of a note as its name: its first line that says something, without Markdown's marks."""
    lines = (line.strip().lstrip("#").strip() for line in text.split("\n", 50))
    return next((line for line in lines if line), "")[:_NAME]
