"""PageImages: the pages of a document's original, drawn as they are shown."""

from types import TracebackType
from typing import NamedTuple, Self

from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.interchange import limits, messages
from blotter.interchange.pdf.process import PdfWorker
from blotter.project.project import Project

KIND = "pdf"
"""The kind of documents whose original has pages to be drawn."""


class PageImage(NamedTuple):
    """A drawn page: four bytes a pixel (blue, green, red, nothing), `stride` bytes a row."""

    width: int
    height: int
    stride: int
    content: bytes


def has_pages(source: Source) -> bool:
    """Whether the original of a document can be drawn page by page."""
    return source.kind == KIND


def wants_password(error: BlotterError) -> bool:
    """Whether pages cannot be drawn for want of the original's password, or since it is another one."""
    return error.message.template == messages.PDF_LOCKED


class PageImages:
    """Draws the pages of one document in a program of its own, which ends with the block.

    Threads may share it; each waits its turn. WrongFile where the original cannot be read, such as for want
    of its password.
    """

    def __init__(self, project: Project, source: Source, password: str = "") -> None:
        self._worker = PdfWorker(project.original(source), source.name, password)
        self._sizes: dict[int, tuple[float, float]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the program that draws; who waits for a page gets WrongFile."""
        self._worker.close()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._worker.page_count

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page (from 0) in points, as it is shown."""
        if page not in self._sizes:
            told = self._worker.ask({"do": "size", "page": page}).values
            self._sizes[page] = (told["width"], told["height"])
        return self._sizes[page]

    def render(self, page: int, scale: float) -> PageImage:
        """A page (from 0) drawn at so many pixels a point; one beyond all measure is drawn smaller."""
        request = {"do": "draw", "page": page, "scale": scale, "most": limits.PDF_PIXELS}
        values, content = self._worker.ask(request)
        return PageImage(values["width"], values["height"], values["stride"], content)
