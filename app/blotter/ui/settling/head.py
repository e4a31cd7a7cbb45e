"""SettlingHead: which round is settled, how far one is, and how one looks at it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from blotter.domain.round import Round
from blotter.ui import icons
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.choice_box import Choice, ChoiceBox


class SettlingHead(QWidget):
    """The first line of the page."""

    round_chosen = Signal(str)
    """A round (by id), "" for open coding."""
    looks_changed = Signal()
    """Names are hidden or shown, the order is shuffled or not."""
    proposals_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(tr("Settling"))
        set_role(title, "heading")
        self.round = ChoiceBox(tr("Round"), tr("Open coding"))
        self.progress = QLabel()
        set_role(self.progress, "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(px(140))
        self.hides = _chip("eye-off", tr("Names hidden"), tr("Show letters in place of the coders’ names"))
        self.shuffles = _chip(
            "dice-5", tr("Order shuffled"), tr("At every place, put the coders into another order")
        )
        self.proposals = QPushButton(tr("Proposals…"))
        self.proposals.setIcon(icons.icon("checks"))
        self.outcome = _chip(
            "report-analytics", tr("Outcome"), tr("Agreement before and after, who prevailed")
        )
        line = FlowLayout(self, gap=12)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (
            title,
            self.round,
            self.progress,
            self.bar,
            self.hides,
            self.shuffles,
        ):
            line.addWidget(widget)
        line.add_at_end(self.proposals)
        line.add_at_end(self.outcome)
        self.round.chosen_changed.connect(self.round_chosen)
        self.hides.toggled.connect(lambda _: self.looks_changed.emit())
        self.shuffles.toggled.connect(lambda _: self.looks_changed.emit())
        self.proposals.clicked.connect(self.proposals_requested)

    def offer(self, rounds: Iterable[Round], chosen: str) -> None:
        """Offer the project's rounds; without any there is nothing to choose."""
        offered = [Choice(each.id, each.name) for each in rounds]
        self.round.offer(offered)
        self.round.choose(chosen)
        self.round.setVisible(bool(offered))

    def show_progress(self, settled: int, total: int) -> None:
        """How far one is."""
        told = tr("{done} of {total} settled", done=settled, total=total) if total else ""
        self.progress.setText(told)
        self.bar.setVisible(bool(total))
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(settled)


def _chip(icon: str, words: str, hint: str) -> QToolButton:
    chip = QToolButton()
    set_role(chip, "chip")
    chip.setCheckable(True)
    chip.setIcon(icons.icon(icon))
    chip.setText(words)
    chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    chip.setToolTip(hint)
    chip.setAccessibleName(words)
    return chip
