"""The documents of a QualCoder project, with what was written about them; media are told and left out."""

from blotter.domain.memo import Memo
from blotter.domain.source import storable
from blotter.interchange.foreign import messages as shared
from blotter.interchange.foreign.titles import titled
from blotter.interchange.foreign_sqlite import Row
from blotter.interchange.qualcoder import messages
from blotter.interchange.qualcoder.files import is_linked, is_media, kind_of, original_of
from blotter.interchange.qualcoder.positions import CountedText
from blotter.interchange.qualcoder.taking import Taking

_OF_MEDIA = ("code_image", "code_av")


def take_documents(taking: Taking) -> None:
    """Every text with its original; a text that is the words of a recording is one like the others."""
    for row in taking.rows("source", "id"):
        number = row.number("id")
        if number is None:
            continue
        if is_media(row.text("mediapath")):
            taking.media[number] = row.text("name")
            taking.project.found["sources"] += 1
        else:
            _take_text(taking, row, number)
    _tell_media(taking)


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
    text = CountedText(row.text("fulltext"))
    if not text.text.strip():
        taking.empty.add(number)
        project.findings.note(shared.EMPTY_DOCUMENT, name, "left out")
        return
    media_path = row.text("mediapath")
    file = original_of(taking.path, media_path, row.text("name"))
    if file is not None:
        kind, original = kind_of(file.name), project.originals.add_file(file)
    else:
        kind, original = "text", project.originals.add(text.text.encode())
        if is_linked(media_path):
            project.findings.note(messages.LINKED, name)
        elif kind_of(media_path or name) not in ("text", "markdown"):
            project.findings.note(messages.NO_ORIGINAL, name)
    taking.sources[number] = project.source(name, kind, text.text, original, text.replaced)
    taking.texts[number] = text


def _tell_media(taking: Taking) -> None:
    codings = areas = 0
    for table in _OF_MEDIA:
        for row in taking.rows(table):
            if row.number("id") in taking.media or table == "code_av":
                codings += 1
            else:
                areas += 1
    taking.project.found["segments"] += codings + areas
    for name in taking.media.values():
        taking.project.findings.note(messages.MEDIA, name, "left out", codings=codings)
    if areas:
        what = f"{areas} × code_image"
        taking.project.findings.note(messages.PDF_AREAS, what, "left out")
