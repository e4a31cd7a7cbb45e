"""SidePage: the words of a scene with what one coder, or all of them, gave them; and paragraph numbers."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from blotter.ui import theme
from blotter.ui.reading.emphasis import Emphasis
from blotter.ui.reading.marked_page import MarkedPage
from blotter.ui.reading.segment_layer import SegmentLayer
from blotter.ui.reading.shown_segment import ShownSegment
from blotter.ui.settling.scene import Scene, Side

NUMBERS = 34
_BESIDE_TEXT = 8


class SidePage(MarkedPage):
    """What is to be judged stands out, the rest of what was coded there is faint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SegmentLayer(), Emphasis(), parent)
        self.first_paragraph = 1
        self.emphasis.is_quiet = True
        theme.notifier().changed.connect(self.drop_all)

    def show_sides(self, scene: Scene, sides: Iterable[Side], only_judged: bool) -> None:
        """Show what these coders have in a scene, or only what of it is to be judged."""
        shown = [
            each for side in sides for each in side.segments if not only_judged or each.id in side.concerned
        ]
        length = len(scene.text)
        self.first_paragraph = scene.first_paragraph
        self.layer = SegmentLayer(kept for each in shown if (kept := _clipped(each, length)) is not None)
        self.emphasis.marked = {each.id for each in self.layer} & {
            identity for side in scene.sides for identity in side.concerned
        }
        self.load(scene.text, (), scene.language)
        self.put_caret(scene.place.start)

    def lay_out_all(self) -> None:
        """Break all lines now: pages that scroll together must count alike what was not seen yet."""
        block = self.document().firstBlock()
        while block.isValid():
            self.blockBoundingRect(block)
            block = block.next()

    def clear_scene(self) -> None:
        """Show nothing."""
        self.layer = SegmentLayer()
        self.emphasis.marked = set()
        self.load("", (), "")


def _clipped(segment: ShownSegment, length: int) -> ShownSegment | None:
    """A segment as far as the excerpt goes."""
    start, end = max(0, segment.start), min(length, segment.end)
    return segment._replace(start=start, end=end) if start < end else None


class Numbers(QWidget):
    """The numbers of the paragraphs as they are in the document, left of a page."""

    def __init__(self, page: SidePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        page.updateRequest.connect(lambda *_: self.update())

    def paintEvent(self, event: QPaintEvent) -> None:
        page = self._page
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().base)
        painter.setPen(theme.current().muted)
        painter.setFont(theme.tabular(theme.mark_font(11)))
        aligned = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for visible in page.visible_blocks():
            if number := page.kinds.numbers[visible.number]:
                baseline = visible.top + page.page_layout.above(visible.number) + page.measures.baseline
                box = QRectF(0, baseline - 14, self.width() - _BESIDE_TEXT, 16)
                painter.drawText(box, aligned, str(page.first_paragraph + number - 1))
