"""PageLayout: lines at one distance, gaps between paragraphs, in a document that has neither of its own."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from blotter.ui.reading.measures import Measures
from blotter.ui.reading.paragraphs import BlockKinds

_ENDLESS = 1e6


class PageLayout(QPlainTextDocumentLayout):
    """Stands every line of a block on its baseline as soon as Qt has laid the block out, at the right
    where it runs from right to left. Lines whose letters come from several fonts differ in height; told by
    baselines they still keep step.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.measures = Measures()
        self._blank: frozenset[int] = frozenset()
        self._continuing: frozenset[int] = frozenset()
        self._above: Mapping[int, int] = {}
        self._has_width = False

    def describe(self, kinds: BlockKinds, above: Mapping[int, int]) -> None:
        """Say what the blocks are, and which have room above them."""
        self._blank, self._continuing, self._above = kinds.blank, kinds.continuing, above

    def above(self, number: int) -> int:
        """The room above the first line of a block."""
        return self._above.get(number, 0)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The block's place, after its lines have been moved to theirs.

        Qt asks for a page of blocks before it has told the width, and would lay them all out in vain.
        """
        if not self._has_width:
            self._has_width = self.documentSize().width() > 2 * self.document().documentMargin()
            if not self._has_width:
                return QRectF(0, 0, 0, _ENDLESS)
        rect = super().blockBoundingRect(block)
        if not block.isValid():
            # Qt asks for what stood at the top of the former, longer text.
            return rect
        layout = block.layout()
        count = layout.lineCount()
        if count == 0 or rect.height() <= 0:
            return rect
        number, measures = block.blockNumber(), self.measures
        if number in self._blank:
            rect.setHeight(measures.gap)
            return rect
        above = self._above.get(number, 0)
        last = layout.lineAt(count - 1)
        height = measures.line_height
        if last.y() != above + (count - 1) * height + measures.baseline - last.ascent():
            is_mirrored = block.textDirection() is Qt.LayoutDirection.RightToLeft
            for index in range(count):
                line = layout.lineAt(index)
                top = above + index * height + measures.baseline - line.ascent()
                spare = line.width() - line.naturalTextWidth() if is_mirrored else 0
                line.setPosition(QPointF(line.x() + spare, top))
        gap = 0 if number in self._continuing else measures.gap
        rect.setHeight(above + count * height + gap)
        return rect
