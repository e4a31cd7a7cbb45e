"""Pictures, recordings and films of a QualCoder project, kept as REFI-QDA says them and not shown.

A REFI-QDA file gets them back. Areas of PDF pages are left out, since their measure is not known.
"""

from collections.abc import Iterator
from math import ceil
from pathlib import Path
from typing import NamedTuple

from blotter.domain.carried import Answer, Ask
from blotter.domain.entity import derived_id
from blotter.domain.foreign import ForeignElement
from blotter.domain.names import shown_name
from blotter.interchange.foreign_sqlite import Row
from blotter.interchange.limits import FILE_BYTES, MEGABYTE
from blotter.interchange.qualcoder import messages
from blotter.interchange.qualcoder.codings import Codings
from blotter.interchange.qualcoder.files import medium_of
from blotter.interchange.qualcoder.taking import Taking
from blotter.interchange.refi import structure
from blotter.interchange.refi.guids import coding_id, guid
from blotter.interchange.refi.writing.xml_words import attributes, element, leaf, reference
from blotter.message import Sentence

_SMALL = 50 * MEGABYTE
"""So much of pictures and recordings is kept in a project without a question."""

_SOURCES = {"images": "PictureSource", "audio": "AudioSource", "video": "VideoSource"}
_SELECTIONS = {
    "PictureSource": "PictureSelection", "AudioSource": "AudioSelection", "VideoSource": "VideoSelection",
}  # fmt: skip


class Medium(NamedTuple):
    """A picture, a recording or a film: its name, and its file where the project has it in its own folder."""

    name: str
    kind: str
    file: Path | None


class Media:
    """Keeps media with what is coded in them."""

    def __init__(self, taking: Taking, codings: Codings) -> None:
        self._taking, self._project, self._codings = taking, taking.project, codings
        self._codes: dict[int, list[str]] = {}
        self._media: dict[int, Medium] = {}
        for number, path in taking.media.items():
            folder, file = medium_of(taking.path, path)
            self._media[number] = Medium(taking.names[number], _SOURCES[folder], file)

    def take(self) -> None:
        """Every medium as an element of its own; those whose file is not kept are told."""
        given = self._selections()
        for position, row in enumerate(self._taking.rows("source", "id")):
            number = row.number("id")
            if number in self._media:
                self._put(self._media[number], row, "".join(given.get(number, ())), position)
        for each in self._media.values():
            count = sum(map(len, given.values()))
            self._project.findings.note(messages.MEDIA, each.name, "left out", codings=count)

    def ask(self) -> Ask | None:
        """The question whether the files are to be kept as well, where there are some."""
        files = list(self._files())
        if not files:
            return None
        question = Sentence(messages.ASK_MEDIA, count=len(files), size=ceil(self._size / MEGABYTE))
        answers = (Answer("yes", Sentence(messages.MEDIA_YES)), Answer("no", Sentence(messages.MEDIA_NO)))
        return Ask("media", question, answers, "yes" if self._keeps_files else "no")

    def _files(self) -> Iterator[Path]:
        return (each.file for each in self._media.values() if each.file is not None)

    @property
    def _size(self) -> int:
        return sum(file.stat().st_size for file in self._files())

    @property
    def _keeps_files(self) -> bool:
        chosen = self._taking.options.media
        return chosen == "yes" if chosen else self._size <= _SMALL

    def _put(self, medium: Medium, row: Row, selections: str, position: int) -> None:
        identity = self._project.id("medium", row.text("name"))
        content = self._content(medium)
        told = self._work(identity, row, medium.name)
        inside = leaf("Description", row.text("memo").strip()) + selections
        words = element(medium.kind, f' xmlns="{structure.PROJECT}"' + told, inside)
        self._project.things.put(
            ForeignElement(
                id=identity,
                brought_by=derived_id("foreign import", self._taking.database.digest),
                kind=medium.kind,
                name=medium.name,
                words=words,
                content=content,
                file=shown_name(medium.file.name) if medium.file is not None else "",
                position=position,
            )
        )

    def _content(self, medium: Medium) -> str | None:
        if medium.file is None:
            self._project.findings.note(messages.MEDIUM_ELSEWHERE, medium.name)
            return None
        if not self._keeps_files or medium.file.stat().st_size > FILE_BYTES:
            self._project.findings.note(messages.MEDIUM_NOT_KEPT, medium.name, "left out")
            return None
        return self._project.originals.add_file(medium.file)

    def _selections(self) -> dict[int, list[str]]:
        """What is coded, by the number of its medium."""
        found: dict[int, list[str]] = {}
        areas = 0
        for table in ("code_image", "code_av"):
            for row in self._taking.rows(table):
                self._project.found["segments"] += 1
                number = row.number("id")
                medium = self._media.get(number or 0)
                if number is not None and medium is not None:
                    found.setdefault(number, []).extend(self._selection(table, medium, row))
                elif table == "code_image" and number in self._taking.sources:
                    areas += 1
                else:
                    self._project.findings.note(messages.NO_DOCUMENT, row.text("memo"), "left out")
        if areas:
            self._project.findings.note(messages.PDF_AREAS, f"{areas} × code_image", "left out")
        return found

    def _selection(self, table: str, medium: Medium, row: Row) -> Iterator[str]:
        """A coding as an element; none, and told, where it does not say what it is on."""
        place = _area(row) if table == "code_image" else _stretch(row)
        if place is None or (table == "code_image") != (medium.kind == "PictureSource"):
            self._project.findings.note(messages.NO_AREA, medium.name, "left out")
            return
        code = self._codings.code_of(row)
        coder = self._project.coder(row.text("owner"), medium.name)
        identity = self._project.id("area", medium.name, code, coder, *place.values())
        work = {"creatingUser": guid(coder), "creationDateTime": self._taking.made_at(row)}
        coding = element(
            "Coding", attributes(guid=guid(coding_id(identity)), **work), reference("CodeRef", guid(code))
        )
        memo = leaf("Description", self._codings.memo(row, medium.name).strip())
        told = attributes(guid=guid(identity), **place, **work)
        yield element(_SELECTIONS[medium.kind], told, memo + coding)

    def _work(self, identity: str, row: Row, name: str) -> str:
        owner = row.text("owner").strip()
        coder = guid(self._project.coder(owner)) if owner else ""
        return attributes(
            guid=guid(identity), name=name, creatingUser=coder, creationDateTime=self._taking.made_at(row)
        )


def _area(row: Row) -> dict[str, str] | None:
    left, top, width, height = (row.decimal(each) for each in ("x1", "y1", "width", "height"))
    if left is None or top is None or width is None or height is None:
        return None
    ends = {"firstX": left, "firstY": top, "secondX": left + width, "secondY": top + height}
    return {name: str(round(value)) for name, value in ends.items()}


def _stretch(row: Row) -> dict[str, str] | None:
    start, end = row.decimal("pos0"), row.decimal("pos1")
    if start is None or end is None:
        return None
    return {"begin": str(round(min(start, end))), "end": str(round(max(start, end)))}
