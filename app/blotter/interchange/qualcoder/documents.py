"""The documents of a QualCoder project, and what was written about them, the project and in its journals."""

from pathlib import Path

from blotter.domain.memo import Memo
from blotter.domain.source import storable
from blotter.interchange.foreign import messages as shared
from blotter.interchange.foreign.titles import titled
from blotter.interchange.foreign_sqlite import Row
from blotter.interchange.qualcoder import messages
from blotter.interchange.qualcoder.files import is_linked, is_media, kind_of, original_of
from blotter.interchange.qualcoder.pages import read_pdf
from blotter.interchange.qualcoder.positions import CountedText
from blotter.interchange.qualcoder.taking import Taking


def take_documents(taking: Taking) -> None:
    """Every text with its original; a text that is the words of a recording is one like the others."""
    for row in taking.rows("source", "id"):
        number = row.number("id")
        if number is None:
            continue
        if is_media(row.text("mediapath")):
            taking.media[number] = row.text("mediapath")
            taking.names[number] = taking.project.named(
                row.text("name"), shared.UNNAMED_DOCUMENT, number=number
            )
            taking.project.found["sources"] += 1
        else:
            _take_text(taking, row, number)


def take_notes(taking: Taking) -> None:
    """What was written about documents, the project and in its journals."""
    for row in taking.rows("source", "id"):
        number = row.number("id")
        if number in taking.sources:
            _note(taking, "document", row, row.text("memo"), source=taking.sources[number].id)
        elif row.text("memo"):
            _note(taking, "document", row, titled(row.text("name"), row.text("memo")))
    for row in taking.rows("project"):
        _note(taking, "project", row, row.text("memo"))
    for row in taking.rows("journal", "jid"):
        _note(taking, "journal", row, titled(row.text("name"), row.text("jentry")))


def _note(taking: Taking, about: str, row: Row, words: str, source: str | None = None) -> None:
    text = storable(words)
    if not text.strip():
        return
    project, owner, at = taking.project, row.text("owner").strip(), taking.made_at(row)
    project.found["memos"] += 1
    project.things.put(
        Memo(
            id=project.id("memo", about, row.text("name"), source or ""),
            source=source,
            text=text,
            coder=project.coder(owner) if owner else None,
            created=at,
            modified=at,
        )
    )


def _take_text(taking: Taking, row: Row, number: int) -> None:
    project = taking.project
    project.found["sources"] += 1
    name = project.named(row.text("name"), shared.UNNAMED_DOCUMENT, number=number)
    media_path = row.text("mediapath")
    file = original_of(taking.path, media_path, row.text("name"))
    text = _text(taking, row, file, name)
    if not text.text.strip():
        taking.empty.add(number)
        project.findings.note(shared.EMPTY_DOCUMENT, name, "left out")
        return
    if file is not None:
        kind, original = kind_of(file.name), project.originals.add_file(file)
    else:
        kind, original = "text", project.originals.add_bytes(text.text.encode())
        if is_linked(media_path):
            project.findings.note(messages.LINKED, name)
        elif kind_of(media_path or name) not in ("text", "markdown"):
            project.findings.note(messages.NO_ORIGINAL, name)
    taking.sources[number] = project.source(name, kind, text.text, original, text.replaced)
    taking.texts[number] = text
    if kind == "pdf" and file is not None:
        taking.pdfs[number] = file


def _text(taking: Taking, row: Row, file: Path | None, name: str) -> CountedText:
    """The text that the project has of a document; where it has none of a PDF, what is in the file."""
    text = CountedText(row.text("fulltext"))
    if text.text.strip() or file is None or kind_of(file.name) != "pdf":
        return text
    read = read_pdf(taking, file, name)
    if read is None or not read.text.strip():
        return text
    taking.project.findings.note(messages.TEXT_FROM_PDF, name, "guess")
    return CountedText(read.text)
