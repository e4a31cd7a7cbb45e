"""PDFs: read by the worker, looked at before an import, drawn; beside what pdftotext takes."""

import functools
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.figure import Figure, milliseconds
from blotter.interchange.pdf.process import PdfWorker
from blotter.interchange.pdf.reader import document, read_beginning

PAGES = 100
LONG = 300
_TURNS = 3
_SIZE = f"{PAGES} pages, {{characters:,}} characters, {{columns}}"
_COLUMNS = {
    "one column": [(72.0, 523.0)],
    "two columns": [(60.0, 290.0), (305.0, 535.0)],
}
_HALF_PAGE = 900


def figures() -> list[Figure]:
    """Two layouts for reading; the first page of a long file, and pages drawn."""
    return [*(figure for name in _COLUMNS for figure in _reading(name)), *_looking(), *_drawing()]


def _reading(columns: str) -> list[Figure]:
    path = _made(PAGES, columns)
    content = path.read_bytes()
    found = document(content, path.name)
    size = _SIZE.format(characters=len(found.text), columns=columns)
    floor = _floor(path)
    taken = milliseconds(lambda: document(content, path.name), _TURNS)
    return [
        Figure("pdf: file to text, map and layout (floor: pdftotext)", size, taken, "ms", 1000, floor),
        Figure("pdf: map and layout complete", size, taken / 1000, "s", 6),
        Figure("pdf: layout kept", size, len(found.layout or b"") / 1024, "KB"),
    ]


def _looking() -> list[Figure]:
    path = _made(LONG, "two columns")
    return [
        Figure(
            "pdf: look before an import, file to words",
            f"{LONG} pages",
            milliseconds(lambda: read_beginning(path), _TURNS),
            "ms",
            1000,
        )
    ]


def _drawing() -> list[Figure]:
    path = _made(LONG, "two columns")
    content = path.read_bytes()
    first = milliseconds(lambda: _drawn(content), _TURNS)
    with PdfWorker(content, path.name) as worker:
        pages = iter(range(LONG))
        another = milliseconds(lambda: worker.ask(_request(next(pages))), 20)
    return [
        Figure("pdf: file to first page drawn", f"{LONG} pages, 1.5 pixels a point", first, "ms", 1000),
        Figure("pdf: another page drawn", f"{LONG} pages, 1.5 pixels a point", another, "ms", 100),
    ]


def _request(page: int) -> dict[str, object]:
    return {"do": "draw", "page": page, "scale": 1.5, "most": 48_000_000}


def _drawn(content: bytes) -> None:
    with PdfWorker(content, "long.pdf") as worker:
        worker.ask(_request(0))


def _floor(path: Path) -> float | None:
    """What poppler takes for the words alone; None where it is not installed."""
    if shutil.which("pdftotext") is None:
        return None
    command = ["pdftotext", str(path), "-"]
    work: Callable[[], object] = functools.partial(subprocess.run, command, capture_output=True, check=True)
    return milliseconds(work, _TURNS)


@functools.cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory()


@functools.cache
def _made(pages: int, columns: str) -> Path:
    """A file of so many full pages, set as the tests set theirs."""
    tests = Path(__file__).parent.parent / "tests" / "interchange"
    if str(tests) not in sys.path:
        sys.path.append(str(tests))
    from pdf_files import Flow, Type, headed, made
    from pdf_words import paragraphs
    from reportlab.pdfgen.canvas import Canvas

    def draw(canvas: Canvas) -> None:
        flow = Flow(canvas, _COLUMNS[columns], furnish=headed, gap=4)
        words = paragraphs(pages * 12, words=_HALF_PAGE // 9)
        for each in words:
            if flow.page > pages:
                break
            flow.paragraphs([each], Type(size=12, leading=18))

    path = Path(_folder().name) / f"{pages} {columns}.pdf"
    path.write_bytes(made(draw))
    return path
