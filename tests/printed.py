"""PDF documents that tests print themselves, so that they know where every letter stands."""

import io
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from blotter.domain.edit import Edit, Put
from blotter.domain.entity import new_id, now
from blotter.domain.layout import Piece
from blotter.domain.layout import packed as packed_layout
from blotter.domain.source import Source, original, stored_layer, stored_text
from blotter.domain.structure import Page, Structure, packed
from blotter.message import Message
from blotter.project.project import Project

WIDTH, HEIGHT = 595.0, 842.0
_FACE, _SIZE, _LEADING, _MARGIN, _GUTTER = "Times-Roman", 11.0, 14.0, 62.0, 22.0

PARAGRAPH = (
    "In the spring the ministry sent two boats down the river, and with them a letter that nobody was to "
    "read before they had reached the border. The crews had been trained at the academy for nine weeks; "
    "what they were to do there was told to them in a hall without windows, by an officer who gave no name. "
    "Afterwards they said that the course had been about patrols alone. "
)
_WORDS = PARAGRAPH.split()


class Printed(NamedTuple):
    """What a printed document holds."""

    content: bytes
    text: str
    structure: Structure
    layout: bytes


class _Line(NamedTuple):
    x: float
    top: float
    words: str


def words(number: int, count: int) -> str:
    """So many words, others for each number."""
    return " ".join(_WORDS[(number * 7 + at) % len(_WORDS)] for at in range(count))


def printed(
    pages: Sequence[str],
    labels: Callable[[int], str] = lambda page: str(page + 1),
    columns: int = 1,
    scans: Sequence[int] = (),
) -> Printed:
    """Print each text on a page of its own, in columns; pages in `scans` show something and have no text."""
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(WIDTH, HEIGHT), invariant=1)
    text, known, layout = "", [], []
    for number, words_of_page in enumerate(pages):
        start, pieces = len(text), []
        if number in scans:
            canvas.rect(100, 300, 300, 300, fill=1)
        else:
            lines = list(_set(words_of_page, columns))
            canvas.setFont(_FACE, _SIZE)
            for line in lines:
                canvas.drawString(line.x, HEIGHT - line.top - _SIZE, line.words)
                pieces.append(_piece(len(text), line))
                text += line.words + " "
            text = text.rstrip() + "\n\n"
        end = start if number in scans else len(text) - 2
        known.append(Page(start, end, labels(number), WIDTH, HEIGHT, number in scans))
        layout.append(pieces)
        canvas.showPage()
    canvas.save()
    text = text.rstrip()
    return Printed(content.getvalue(), text, Structure(pages=tuple(known)), packed_layout(layout))


def _set(text: str, columns: int) -> Iterator[_Line]:
    width = (WIDTH - 2 * _MARGIN - (columns - 1) * _GUTTER) / columns
    column, top, line = 0, _MARGIN, ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if stringWidth(longer, _FACE, _SIZE) <= width:
            line = longer
            continue
        yield _Line(_MARGIN + column * (width + _GUTTER), top, line)
        line, top = word, top + _LEADING
        if top + _LEADING > HEIGHT - _MARGIN:
            column, top = column + 1, _MARGIN
            assert column < columns, "the page is full"
    if line:
        yield _Line(_MARGIN + column * (width + _GUTTER), top, line)


def _piece(start: int, line: _Line) -> Piece:
    ends = [stringWidth(line.words[: at + 1], _FACE, _SIZE) for at in range(len(line.words))]
    edges = [(line.x + left, line.x + right) for left, right in zip([0.0, *ends], ends, strict=False)]
    return Piece(start, (line.top, line.top + _SIZE * 1.15), edges)


def add(project: Project, name: str, of: Printed) -> Source:
    """Put a printed document into a project."""
    text, data = stored_text(of.text), original(of.content)
    structure, layout = stored_layer(packed(of.structure)), stored_layer(of.layout)
    source = Source(
        id=new_id(),
        name=name,
        kind="pdf",
        text=text.digest,
        original=data.digest,
        characters=len(of.text),
        imported=now(),
        structure=structure.digest,
        layout=layout.digest,
    )
    project.apply(
        Edit(
            label=Message("Import"),
            steps=[Put(source)],
            texts=[text],
            originals=[data],
            layers=[structure, layout],
        )
    )
    return source
