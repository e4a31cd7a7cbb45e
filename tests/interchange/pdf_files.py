"""PDF files that tests make, set by a small typesetter, so that what they say and where is known."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

SOFT = "\u00ad"
"""Where a word may be parted; not part of what it says."""

WIDTH, HEIGHT = 595, 842
HAN = "STSong-Light"


def made(
    draw: Callable[[Canvas], None], size: tuple[float, float] = (WIDTH, HEIGHT), is_packed: bool = True
) -> bytes:
    """The bytes of a PDF that `draw` draws; always the same for the same drawing."""
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=size, invariant=1, pageCompression=int(is_packed))
    draw(canvas)
    canvas.save()
    return content.getvalue()


def numbered(count: int) -> bytes:
    """A PDF of so many pages, each of which says its number."""

    def draw(canvas: Canvas) -> None:
        for number in range(1, count + 1):
            canvas.drawString(72, 700, f"This is page {number} of the report.")
            canvas.showPage()

    return made(draw)


def good() -> list[bytes]:
    """Small files with all that a page can have, not packed, so that a change reaches what they say."""

    def columns(canvas: Canvas) -> None:
        words = [
            "The co\u00adop\u00ader\u00ada\u00adtion^1 of the police was agreed in the spring of the year."
        ] * 5
        flow = Flow(canvas, [(60, 290), (305, 535)], 700, 640, furnish=headed, notes={"1": "Ibid."})
        flow.title("What was agreed")
        flow.paragraphs([words[0], *(each.replace("^1", "") for each in words)])
        flow.end()

    def table(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        for row in range(3):
            canvas.line(70, 600 - 20 * row, 270, 600 - 20 * row)
            canvas.line(70 + 100 * row, 600, 70 + 100 * row, 560)
        for x, y, words in (
            (75, 585, "Country"),
            (175, 585, "Year"),
            (75, 565, "France"),
            (175, 565, "2019"),
        ):
            canvas.drawString(x, y, words)
        canvas.rotate(90)
        canvas.drawString(100, -500, "Up the margin")

    return [made(columns, is_packed=False), made(table, is_packed=False), made(columns), numbered(3)]


def said(words: str) -> str:
    """What a paragraph says, without the places at which its words may be parted and the marks' signs."""
    return words.replace(SOFT, "").replace("^", "")


@dataclass
class Type:
    """A font, its size, and how far lines stand apart."""

    font: str = "Times-Roman"
    size: float = 10
    leading: float = 12

    def width(self, words: str) -> float:
        """How wide words are."""
        return float(pdfmetrics.stringWidth(words.replace("^", ""), self.font, self.size))


BODY = Type()
NOTE = Type(size=8, leading=9.5)
TITLE = Type("Times-Bold", 18, 22)
HEADING = Type("Times-Bold", 12, 15)


def lines_of(words: str, width: float, kind: Type, indent: float = 0) -> Iterator[tuple[str, bool]]:
    """The lines that a paragraph breaks into, each with whether it is the last."""
    line, room = "", width - indent
    for word in words.split(" "):
        longer = f"{line} {word}" if line else word
        if kind.width(said(longer)) <= room or not line:
            line = longer
            continue
        head, tail = _parted(line, word, room, kind)
        yield said_with_marks(f"{line} {head}-" if head else line), False
        line, room = tail, width
    yield said_with_marks(line), True


def said_with_marks(words: str) -> str:
    return words.replace(SOFT, "")


def _parted(line: str, word: str, room: float, kind: Type) -> tuple[str, str]:
    """As much of a word as has room on the line, and the rest."""
    parts = word.split(SOFT)
    for count in range(len(parts) - 1, 0, -1):
        head = "".join(parts[:count])
        if kind.width(f"{said(line)} {said(head)}-") <= room:
            return head, SOFT.join(parts[count:])
    return "", word


@dataclass
class Flow:
    """Paragraphs that run through columns and pages; `furnish` draws what every page has, notes stand below.

    A `^` before a figure in a paragraph raises it; `notes` are those of the marks.
    """

    canvas: Canvas
    columns: Sequence[tuple[float, float]]
    top: float = 770
    bottom: float = 80
    indent: float = 12
    gap: float = 0
    justified: bool = True
    furnish: Callable[[Canvas, int], None] = lambda canvas, page: None
    notes: dict[str, str] = field(default_factory=dict)
    page: int = 1
    column: int = 0
    _waiting: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.y = self.top
        self.floor = self.bottom

    def title(self, words: str, kind: Type = TITLE) -> None:
        """Words over the whole width; what follows begins below."""
        left, right = self.columns[0][0], self.columns[-1][1]
        for line, _ in lines_of(words, right - left, kind):
            self.canvas.setFont(kind.font, kind.size)
            self.canvas.drawCentredString((left + right) / 2, self.y - kind.size, line)
            self.y -= kind.leading
        self.y -= kind.leading / 2
        self.top = self.y

    def heading(self, words: str, kind: Type = HEADING) -> None:
        """A heading in its column."""
        self.y -= 6
        self._line(words, kind, 0, True)
        self.y -= 3

    def paragraphs(self, words: Iterable[str], kind: Type = BODY) -> None:
        """Running text."""
        for each in words:
            left, right = self.columns[self.column]
            for number, (line, is_last) in enumerate(lines_of(each, right - left, kind, self.indent)):
                self._line(line, kind, 0 if number else self.indent, is_last)
            self.y -= self.gap

    def end(self) -> None:
        """The page is full, or the last one."""
        self._write_notes()
        self.furnish(self.canvas, self.page)
        self.canvas.showPage()
        self.page += 1

    def forget_notes(self) -> None:
        """No note stands at the foot of this page."""
        self._waiting.clear()

    def _line(self, words: str, kind: Type, indent: float, is_last: bool) -> None:
        marks = [word.partition("^")[2].rstrip(".,;") for word in words.split(" ") if "^" in word]
        room = sum(self._height(mark) for mark in marks)
        if self.y - kind.leading < self.floor + room:
            self._next_column()
        left, right = self.columns[self.column]
        self.y -= kind.leading
        self._draw(words, left + indent, self.y, kind, 0 if is_last else right - left - indent)
        for mark in marks:
            self.floor += self._height(mark)
            self._waiting.append(mark)

    def _height(self, mark: str) -> float:
        left, right = self.columns[self.column]
        return NOTE.leading * len(list(lines_of(f"{mark} {self.notes[mark]}", right - left, NOTE)))

    def _draw(self, words: str, x: float, y: float, kind: Type, width: float) -> None:
        """A line, filled up to its width where it has one; figures behind a ^ are raised."""
        spaces = words.count(" ")
        filling = (width - kind.width(words)) / spaces if width and spaces and self.justified else 0.0
        text = self.canvas.beginText(x, y)
        text.setWordSpace(filling)
        text.setFont(kind.font, kind.size)
        first, *raised = words.split("^")
        text.textOut(first)
        for each in raised:
            count = len(each) - len(each.lstrip("0123456789"))
            text.setRise(0.35 * kind.size)
            text.setFont(kind.font, 0.65 * kind.size)
            text.textOut(each[:count])
            text.setRise(0)
            text.setFont(kind.font, kind.size)
            text.textOut(each[count:])
        self.canvas.drawText(text)

    def _next_column(self) -> None:
        if self.column + 1 < len(self.columns):
            self._write_notes()
            self.column += 1
        else:
            self.end()
            self.column, self.top = 0, 770
        self.y, self.floor = self.top, self.bottom

    def _write_notes(self) -> None:
        left, right = self.columns[self.column]
        y = self.floor - 6
        for mark in self._waiting:
            for line, is_last in lines_of(f"{mark} {self.notes[mark]}", right - left, NOTE):
                self._draw(line, left, y, NOTE, 0 if is_last else right - left)
                y -= NOTE.leading
        self._waiting.clear()


def headed(canvas: Canvas, page: int) -> None:
    """A running head, another one on left pages, and the number at the foot."""
    canvas.setFont("Times-Italic", 8)
    if page % 2:
        canvas.drawRightString(WIDTH - 60, 805, "The river patrol agreement")
    else:
        canvas.drawString(60, 805, "Annual survey of police training")
    canvas.setFont("Times-Roman", 9)
    canvas.drawCentredString(WIDTH / 2, 40, str(page))


def register_han() -> str:
    """The name of a font with Chinese characters, which every reader brings along."""
    if HAN not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(HAN))
    return HAN


def dejavu() -> str:
    """A font with Hebrew letters and ligatures, where the system has it."""
    path = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    if not path.exists():
        pytest.skip("needs DejaVu Sans")
    if "DejaVu" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("DejaVu", str(path)))
    return "DejaVu"
