"""PDF files that tests make."""

import io
from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas


def made(draw: Callable[[Canvas], None], size: tuple[float, float] = (595, 842)) -> bytes:
    """The bytes of a PDF that `draw` draws; always the same for the same drawing."""
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=size, invariant=1)
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
