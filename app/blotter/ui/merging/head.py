"""MergeHead: which copies are merged into what, how much is decided, and the merge itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.language import in_a_row, tr
from blotter.ui.merging.review import Review
from blotter.ui.merging.words import quoted
from blotter.ui.scale import px
from blotter.ui.style import set_role


class MergeHead(QWidget):
    """The first line of the page."""

    merge_requested = Signal()
    give_up_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(tr("Merge copies"))
        set_role(title, "heading")
        self.copies, self.progress = QLabel(), QLabel()
        for label in (self.copies, self.progress):
            set_role(label, "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(px(160))
        self.merge, self.give_up = QPushButton(tr("Merge")), QPushButton(tr("Give up"))
        line = FlowLayout(self, gap=12)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (title, self.copies, self.progress, self.bar, self.merge, self.give_up):
            line.addWidget(widget)
        self.merge.clicked.connect(self.merge_requested)
        self.give_up.clicked.connect(self.give_up_requested)

    def show_review(self, review: Review | None, into: str, why_not: str) -> None:
        """Say how far one is; `why_not` says what keeps the copies from being merged now."""
        for widget in (self.copies, self.progress, self.bar, self.merge, self.give_up):
            widget.setVisible(review is not None)
        if review is None:
            return
        names = in_a_row(quoted(name) for name in review.seen.names)
        self.copies.setText(tr("{copies} into {project}", copies=names, project=quoted(into)))
        done, all_of_them = review.decided, len(review.questions)
        self.progress.setText(tr("{done} of {total} decided", done=done, total=all_of_them))
        self.bar.setRange(0, max(1, all_of_them))
        self.bar.setValue(done)
        for widget in (self.progress, self.bar):
            widget.setVisible(bool(all_of_them))
        self.merge.setEnabled(not why_not)
        self.merge.setDefault(not why_not)
        self.merge.setToolTip(why_not)
