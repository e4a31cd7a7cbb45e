"""What a PDF says is read in the order in which it was written, held against what was set."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_files import (
    HEIGHT,
    SOFT,
    WIDTH,
    Flow,
    Type,
    dejavu,
    headed,
    lines_of,
    made,
    register_han,
    said,
)
from pdf_words import paragraphs
from rapidfuzz.distance import Levenshtein
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from blotter.domain.bundle import Document
from blotter.domain.structure import PartKind
from blotter.interchange.pdf.reader import document

TWO = [(60.0, 290.0), (305.0, 535.0)]
THREE = [(50.0, 200.0), (215.0, 365.0), (380.0, 530.0)]
ASIDE = frozenset({PartKind.RUNNING_HEAD, PartKind.PAGE_NUMBER, PartKind.FOOTNOTE})


def read(draw: Callable[[Canvas], None], size: tuple[float, float] = (WIDTH, HEIGHT)) -> Document:
    return document(made(draw, size), "made.pdf")


def body(found: Document) -> list[str]:
    """The paragraphs of a document without what was marked as standing beside it."""
    aside = {part.start for part in found.structure.parts if part.kind in ASIDE}
    kept, start = [], 0
    for line in found.text.split("\n"):
        if not aside & set(range(start, start + len(line))):
            kept.append(line)
        start += len(line) + 1
    return kept


def parts(found: Document, kind: PartKind) -> list[str]:
    return [found.text[part.start : part.end] for part in found.structure.of_kind(kind)]


def error_rate(found: str, expected: str) -> float:
    """Edits a character, white space alike."""
    one, other = " ".join(found.split()), " ".join(expected.split())
    return Levenshtein.distance(one, other) / len(other)


NOTES = {
    "1": "See the report of the ministry on the training of officers, published in the spring, page 14.",
    "2": "Ibid.",
    "3": "The academy says so on its pages; the number is that of the second year of the course.",
}
WORDS = paragraphs(26, seed=3)
for number, at in (("1", 2), ("2", 4), ("3", 17)):
    WORDS[at] = WORDS[at].replace(".", f".^{number}", 1)
TITLE = "Training across the border: a study of river patrols and of the treaties behind them"


def study(canvas: Canvas) -> None:
    """Four pages in two columns with a title, a heading, notes, running heads and numbers."""
    flow = Flow(canvas, TWO, furnish=headed, notes=NOTES)
    flow.title(TITLE)
    flow.paragraphs(WORDS[:3])
    flow.heading("What was agreed")
    flow.paragraphs(WORDS[3:])
    flow.end()


@pytest.fixture(scope="module")
def two_columns() -> Document:
    return read(study)


def test_two_columns_are_read_one_after_the_other(two_columns: Document) -> None:
    expected = [TITLE, *map(said, WORDS[:3]), "What was agreed", *map(said, WORDS[3:])]
    assert body(two_columns) == expected


def test_headings_are_told_by_their_type(two_columns: Document) -> None:
    found = [(two_columns.text[h.start : h.end], h.level) for h in two_columns.headings]
    assert found == [(TITLE, 1), ("What was agreed", 2)]


def test_running_heads_and_numbers_are_marked_and_kept(two_columns: Document) -> None:
    assert parts(two_columns, PartKind.PAGE_NUMBER) == ["1", "2", "3", "4"]
    right, left = "The river patrol agreement", "Annual survey of police training"
    assert parts(two_columns, PartKind.RUNNING_HEAD) == [right, left, right, left]


def test_notes_are_marked_with_their_marks(two_columns: Document) -> None:
    assert parts(two_columns, PartKind.FOOTNOTE) == [f"{mark} {note}" for mark, note in NOTES.items()]
    marks = two_columns.structure.of_kind(PartKind.NOTE_MARK)
    assert [mark.value for mark in marks] == ["1", "2", "3"]
    for mark in marks:
        assert two_columns.text[mark.start - 1 : mark.end + 1] == f".{mark.value} "


def test_pages_are_runs_of_the_text(two_columns: Document) -> None:
    pages = two_columns.structure.pages
    assert [(page.label, page.width, page.height, page.scanned) for page in pages] == [
        (label, 595.0, 842.0, False) for label in ("1", "2", "3", "4")
    ]
    assert pages[0].start == 0
    assert [page.start for page in pages[1:]] == [page.end for page in pages[:-1]]
    assert pages[-1].end == len(two_columns.text)
    for number, page in enumerate(pages, start=1):
        numbers = two_columns.structure.of_kind(PartKind.PAGE_NUMBER)
        assert page.start < numbers[number - 1].start < page.end


def test_three_columns_below_a_title() -> None:
    words = paragraphs(14, seed=5)

    def draw(canvas: Canvas) -> None:
        flow = Flow(canvas, THREE, gap=4, indent=0)
        flow.title("Three columns of news")
        flow.paragraphs(words)
        flow.end()

    assert read(draw).text.split("\n") == ["Three columns of news", *map(said, words)]


@pytest.mark.parametrize("justified", [True, False])
@pytest.mark.parametrize(("indent", "gap"), [(12, 0), (0, 6), (0, 0)])
def test_paragraphs_however_they_are_set(justified: bool, indent: float, gap: float) -> None:
    words = paragraphs(12, seed=8)

    def draw(canvas: Canvas) -> None:
        flow = Flow(canvas, [(72, 523)], indent=indent, gap=gap, justified=justified)
        flow.paragraphs(words)
        flow.end()

    text, expected = read(draw).text, "\n".join(map(said, words))
    # Where nothing tells that a full line is the last one, nobody can know it.
    assert text.split() == expected.split() if indent == gap == 0 else text == expected


def test_a_title_between_two_parts_in_columns() -> None:
    words = paragraphs(8, words=60, seed=9)

    def draw(canvas: Canvas) -> None:
        for start, top in ((0, 770), (4, 400)):
            flow = Flow(canvas, TWO, top=top, bottom=top - 170)
            flow.title(f"Part {start}")
            flow.paragraphs(words[start : start + 4])

    lines = read(draw).text.split("\n")
    expected = ["Part 0", *map(said, words[:4]), "Part 4", *map(said, words[4:])]
    assert lines == expected


ROWS = (
    ("Country", "Year", "What was agreed"),
    ("France", "2019", "Training of twelve officers in\nriver patrols and equipment"),
    ("Turkey", "2020", "A joint seminar"),
    ("Kenya", "2021", "Vehicles and radios for the\nborder, with a course"),
)
TABLE = "\n".join("\t".join(row) for row in ROWS).replace("in\nriver", "in river").replace("the\nb", "the b")


def table(canvas: Canvas, y: float, is_ruled: bool) -> float:
    """Draw the table from `y` down, perhaps with lines round its cells; where it ends."""
    edges, top = (70, 150, 200, 360), y
    places = [y]
    for row in ROWS:
        height = 14.0 * max(cell.count("\n") + 1 for cell in row) + 4
        for x, cell in zip(edges, row, strict=False):
            canvas.setFont("Times-Roman", 10)
            for number, line in enumerate(cell.split("\n")):
                canvas.drawString(x + 4, y - 12 - 14 * number, line)
        y -= height
        places.append(y)
    if is_ruled:
        for place in places:
            canvas.line(edges[0], place, edges[-1], place)
        for edge in edges:
            canvas.line(edge, top, edge, y)
    return y


def test_lines_that_do_not_stand_level_in_two_columns() -> None:
    words = [paragraphs(3, seed=41), paragraphs(3, seed=42)]

    def draw(canvas: Canvas) -> None:
        for some, column, top in zip(words, TWO, (760, 755), strict=True):
            Flow(canvas, [column], top=top).paragraphs(some)

    assert read(draw).text.split("\n") == [said(each) for some in words for each in some]


def test_the_last_page_of_columns_may_be_short() -> None:
    words = paragraphs(2, words=60, seed=43)

    def draw(canvas: Canvas) -> None:
        flow = Flow(canvas, TWO, bottom=650)
        flow.title("On the river")
        flow.paragraphs(words)

    assert read(draw).text.split("\n") == ["On the river", *map(said, words)]


def test_lists_keep_their_items_with_their_bullets() -> None:
    items = [
        "• Training of officers at the academy in the capital, for six weeks, with a course for drivers",
        "• Vehicles and radios",
        "• A joint seminar on the law of the river and on the treaties between them",
    ]

    def draw(canvas: Canvas) -> None:
        y = 700.0
        canvas.setFont("Times-Roman", 10)
        for item in items:
            for number, (line, _) in enumerate(lines_of(item[2:], 250, Type())):
                if not number:
                    canvas.drawString(72, y, "\u2022")
                canvas.drawString(90, y, line)
                y -= 13

    assert read(draw).text.split("\n") == items


@pytest.mark.parametrize("is_ruled", [True, False])
def test_a_table_keeps_its_rows_and_cells(is_ruled: bool) -> None:
    words = paragraphs(4, seed=11)

    def draw(canvas: Canvas) -> None:
        flow = Flow(canvas, [(72, 523)])
        flow.paragraphs(words[:2])
        flow.y = table(canvas, flow.y - 20, is_ruled) - 4
        flow.paragraphs(["Table 1: What was agreed with whom"], Type(size=9))
        flow.y -= 16
        flow.paragraphs(words[2:])
        flow.end()

    found = read(draw)
    assert parts(found, PartKind.TABLE) == [TABLE]
    assert parts(found, PartKind.CAPTION) == ["Table 1: What was agreed with whom"]
    expected = [*words[:2], TABLE, "Table 1: What was agreed with whom", *words[2:]]
    assert found.text == "\n".join(map(said, expected))


def test_chinese_has_no_spaces_where_lines_end() -> None:
    sentence = "中国与多国开展警务合作，联合巡逻和执法培训不断增加。公安部派出联络官，协助当地警方处理案件。"
    words = [sentence * 4, "2021年共培训500名警官，" + sentence * 2]

    def draw(canvas: Canvas) -> None:
        font, y = register_han(), 770.0
        for each in words:
            line = "　　"
            for character in each:
                # No line has one character alone: PDFium leaves that out where no font of the system has it.
                if pdfmetrics.stringWidth(line + character, font, 12) > 410:
                    canvas.setFont(font, 12)
                    canvas.drawString(80, y, line)
                    y, line = y - 18, ""
                line += character
            canvas.setFont(font, 12)
            canvas.drawString(80, y, line)
            y -= 18

    assert read(draw).text.split("\n") == words


def test_right_to_left_is_read_in_the_order_in_which_it_is_written() -> None:
    font = dejavu()
    sentence = (
        "המשטרה חתמה על הסכם שיתוף פעולה עם משרד הפנים של המדינה השכנה ושלחה קצינים לאימון משותף על הגבול."
    )
    words = [f"{sentence} {sentence} {sentence}", f"{sentence} {sentence}"]

    def draw(canvas: Canvas) -> None:
        y = 770.0
        for each in words:
            line: list[str] = []
            for word in [*each.split(), ""]:
                if not word or pdfmetrics.stringWidth(" ".join([*line, word]), font, 11) > 400:
                    canvas.setFont(font, 11)
                    canvas.drawRightString(500, y, " ".join(line)[::-1])
                    y, line = y - 16, []
                line.append(word)

    assert read(draw).text.split("\n") == words


def test_columns_of_a_right_to_left_page_begin_on_the_right() -> None:
    font = dejavu()
    sentence = "המשטרה חתמה על הסכם שיתוף פעולה עם משרד הפנים של המדינה השכנה ושלחה קצינים לאימון משותף."
    words = [f"{sentence} {sentence} {sentence} {sentence}"] * 2

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 10)
        for each, right in zip(words, (535, 290), strict=True):
            y, line = 700.0, ""
            for word in [*each.split(), ""]:
                longer = f"{line} {word}".strip()
                if not word or pdfmetrics.stringWidth(longer, font, 10) > 220:
                    canvas.drawRightString(right, y, line[::-1])
                    y, longer = y - 14, word
                line = longer

    assert read(draw).text.split("\n") == words


def test_ligatures_are_letters() -> None:
    font = dejavu()

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 11)
        canvas.drawString(72, 700, "The o\ufb03ce \ufb01led a re\ufb02ection on sta\ufb00.")

    assert read(draw).text == "The office filed a reflection on staff."


def sideways(canvas: Canvas) -> None:
    canvas.rotate(90)
    canvas.translate(0, -WIDTH)
    flow = Flow(canvas, [(72, 400), (430, 770)], top=520, bottom=60)
    flow.paragraphs(WORDS[5:9])


@pytest.mark.parametrize("rotation", [0, 90])
def test_a_page_that_lies_on_its_side(rotation: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        sideways(canvas)

    found = read(draw)
    assert found.text.split("\n") == list(map(said, WORDS[5:9]))
    # Whoever writes it turns the sheet as well as the page, so that it is shown upright.
    page = found.structure.pages[0]
    assert (page.width, page.height) == (595, 842)


def test_what_runs_up_the_margin_stands_behind_the_text() -> None:
    def draw(canvas: Canvas) -> None:
        flow = Flow(canvas, [(72, 523)])
        flow.paragraphs(WORDS[6:8])
        canvas.rotate(90)
        canvas.drawString(200, -30, "Received in March")

    found = read(draw)
    assert found.text.split("\n") == [*map(said, WORDS[6:8]), "Received in March"]
    assert parts(found, PartKind.TEXT_BOX) == ["Received in March"]


def test_notes_at_the_end_are_marked_with_their_marks() -> None:
    words = [
        each.replace(".", f".^{number}", 1) for number, each in enumerate(paragraphs(3, seed=31), start=1)
    ]
    ends = ["1. The report of the ministry.", "2. Ibid.", "3. The academy, in its second year."]

    def draw(canvas: Canvas) -> None:
        flow = Flow(canvas, [(72, 523)], gap=4, notes=dict.fromkeys("123", ""))
        flow.heading("What was agreed")
        for each in words:
            flow.paragraphs([each])
            flow.forget_notes()
        flow.heading("Notes")
        flow.paragraphs(ends)
        flow.end()

    found = read(draw)
    assert parts(found, PartKind.ENDNOTE) == ends
    marks = found.structure.of_kind(PartKind.NOTE_MARK)
    assert [(mark.value, found.text[mark.start - 1 : mark.end]) for mark in marks] == [
        (number, f".{number}") for number in "123"
    ]


def test_a_paragraph_is_not_broken_by_a_page() -> None:
    words = paragraphs(3, words=700, seed=13)

    def draw(canvas: Canvas) -> None:
        flow = Flow(canvas, [(72, 523)], furnish=headed, indent=0)
        flow.paragraphs(words)
        flow.end()

    found = read(draw)
    assert len(found.structure.pages) > 2
    assert body(found) == list(map(said, words))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler)")
@pytest.mark.parametrize("columns", [[(72, 523)], TWO, THREE])
def test_the_words_are_those_of_another_reader(tmp_path: Path, columns: list[tuple[float, float]]) -> None:
    words = [each.replace(SOFT, "") for each in paragraphs(20, seed=15)]

    def draw(canvas: Canvas) -> None:
        flow = Flow(canvas, columns)
        flow.paragraphs(words)
        flow.end()

    found = read(draw)
    (tmp_path / "made.pdf").write_bytes(found.original)
    ran = subprocess.run(
        ["pdftotext", str(tmp_path / "made.pdf"), "-"], capture_output=True, text=True, check=True
    )
    assert error_rate(found.text, "\n".join(words)) == 0
    assert error_rate(found.text, ran.stdout.replace("\f", "\n")) <= 0.01
