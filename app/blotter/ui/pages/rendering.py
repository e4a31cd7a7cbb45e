"""Rendering: pictures of pages, drawn on a thread of their own; some of them are kept."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from blotter.errors import BlotterError
from blotter.progress import Cancelled
from blotter.ui.pages.ink import Ink, inked

MOST_BYTES = 96 * 1024 * 1024
"""What all kept pictures together may take."""
MOST_PIXELS = 12_000_000
"""A page is not drawn finer than this; where it is shown larger it is stretched."""


class Picture(Protocol):
    """A page as pixels: four bytes each, blue first."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def stride(self) -> int: ...
    @property
    def content(self) -> bytes: ...


class Images(Protocol):
    """What draws the pages of one document."""

    def render(self, page: int, scale: float) -> Picture: ...
    def close(self) -> None: ...


class Wanted(NamedTuple):
    """A page (from 0), how many pixels a point of it is to take, and how it is turned and inked."""

    page: int
    scale: float
    turned: int = 0
    ink: Ink = Ink.AS_PRINTED


class Rendering(QObject):
    """One picture is drawn at a time, the one wanted most; what is not wanted any more is never begun."""

    arrived = Signal(int)
    """A page of which there is a new picture."""
    failed = Signal(object)
    """A `BlotterError`; no page is drawn any more."""

    _done = Signal(object)

    def __init__(self, opened: Callable[[], Images], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._images: Images | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="blotter-pages")
        self._wanted: dict[int, list[Wanted]] = {}
        self._under_way: Wanted | None = None
        self._kept: OrderedDict[Wanted, QImage] = OrderedDict()
        self._bytes = 0
        self._is_closed = False
        self._done.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def want(self, wanted: Iterable[Wanted], rank: int = 0) -> None:
        """Say which pictures are wanted now, the most wanted first; the former wishes are forgotten.

        Wishes of a higher rank come after all of a lower one and do not touch these.
        """
        self._wanted[rank] = [each for each in wanted if each not in self._kept and each != self._under_way]
        self._go_on()

    def picture(self, wanted: Wanted) -> QImage | None:
        """A picture of a page, as fine as wanted or else in the size that comes nearest; None: none yet."""
        if wanted in self._kept:
            self._kept.move_to_end(wanted)
            return self._kept[wanted]
        others = [each for each in self._kept if _is_like(each, wanted)]
        if not others:
            return None
        return self._kept[min(others, key=lambda each: abs(each.scale - wanted.scale))]

    def is_kept(self, wanted: Wanted) -> bool:
        """Whether there is a picture just as wanted."""
        return wanted in self._kept

    @property
    def kept_bytes(self) -> int:
        """What the kept pictures take."""
        return self._bytes

    def close(self, waits: bool = False) -> None:
        """Draw no more, and end what draws; `waits` until it has ended."""
        self._wanted = {}
        if not self._is_closed:
            self._is_closed = True
            # What is being drawn is given up at once; what is just being opened is closed when it is open.
            self._end()
            self._thread.submit(self._end)
        self._thread.shutdown(wait=waits)

    def _end(self) -> None:
        if self._images is not None:
            self._images.close()

    def _go_on(self) -> None:
        wishes = next((self._wanted[rank] for rank in sorted(self._wanted) if self._wanted[rank]), None)
        if self._under_way is None and wishes and not self._is_closed:
            self._under_way = wishes.pop(0)
            self._thread.submit(self._draw, self._under_way).add_done_callback(self._tell)

    def _tell(self, drawn: "Future[QImage]") -> None:
        """On the thread: whoever has closed us may be gone."""
        if not self._is_closed:
            self._done.emit(drawn)

    def _draw(self, wanted: Wanted) -> QImage:
        """On the thread."""
        if self._is_closed:
            raise Cancelled
        if self._images is None:
            self._images = self._opened()
        drawn = self._images.render(wanted.page, wanted.scale)
        image = QImage(drawn.content, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
        # The picture looks into bytes that are not its own.
        return inked(image.copy(), wanted.turned, wanted.ink)

    def _take(self, drawn: "Future[QImage]") -> None:
        wanted, self._under_way = self._under_way, None
        if self._is_closed or wanted is None:
            return
        try:
            image = drawn.result()
        except BlotterError as error:
            self._wanted = {}
            self.failed.emit(error)
            return
        self._keep(wanted, image)
        self.arrived.emit(wanted.page)
        self._go_on()

    def _keep(self, wanted: Wanted, image: QImage) -> None:
        self._kept[wanted] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > MOST_BYTES and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._bytes -= old.sizeInBytes()


def _is_like(one: Wanted, other: Wanted) -> bool:
    """Whether two pictures show the same in another size."""
    return one._replace(scale=other.scale) == other


def finest(scale: float, size: tuple[float, float]) -> float:
    """A scale at which a page of so many points is not drawn finer than it may be; a little rounded."""
    width, height = size
    most: float = (MOST_PIXELS / (width * height)) ** 0.5
    return round(min(scale, most), 3)
