"""SegmentCard: a segment's words with where they stand, and the offer to make them the code's example."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from blotter.domain.segment import Segment
from blotter.ui import theme
from blotter.ui.codebook.section import label
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.style import set_role

_SHOWN = 240


class SegmentCard(QWidget):
    """The words in the face of the text; two links under them."""

    opened = Signal()
    example_requested = Signal()

    def __init__(self, segment: Segment, place: str, can_use: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = " ".join(segment.quote.split())
        self.quote = label(words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…")
        self.quote.setFont(theme.quote_font())
        self.open, self.use = QPushButton(tr("Go there")), QPushButton(tr("Use as example"))
        links = QHBoxLayout()
        links.setSpacing(px(8))
        for link, signal in ((self.use, self.example_requested), (self.open, self.opened)):
            set_role(link, "link")
            link.setAccessibleDescription(words)
            link.clicked.connect(signal)
            links.addWidget(link)
        links.addStretch()
        self.use.setEnabled(can_use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(6))
        column.setSpacing(px(1))
        column.addWidget(self.quote)
        column.addWidget(label(place, "hint"))
        column.addLayout(links)
