"""Head: which two coders are compared, over which documents, what is shown, and how far settling is."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from blotter.domain.segment import Coder
from blotter.project.records.settling import Progress
from blotter.ui import icons
from blotter.ui.asking.tabs import TabRow
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.language import tr
from blotter.ui.records.comparing.words import TABS, Tab
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.choice_box import Choice, ChoiceBox

_LETTERS = 8


class Head(QWidget):
    """The first line of the page."""

    changed = Signal()
    """Other coders, or other documents, are to be compared."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(tr("Compare records"))
        set_role(title, "heading")
        self.tabs = TabRow({tab: tr(words) for tab, words in TABS.items()}, self)
        self.first = ChoiceBox(tr("First coder"))
        self.second = ChoiceBox(tr("Second coder"))
        self.everywhere = QToolButton()
        set_role(self.everywhere, "chip")
        self.everywhere.setCheckable(True)
        self.everywhere.setText(tr("All documents"))
        self.everywhere.setAccessibleName(tr("All documents"))
        self.everywhere.setToolTip(tr("Also documents that not both have done"))
        self.progress = QLabel()
        set_role(self.progress, "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(px(64))
        self.bar.setAccessibleName(tr("How much is settled"))
        self.accept = QPushButton(tr("Accept what is alike"))
        self.accept.setIcon(icons.icon("checks"))
        self.accept.setToolTip(tr("Settle every pair in which no field differs, in one step"))
        line = FlowLayout(self, gap=10)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (title, self.tabs, self.first, self.second, self.everywhere, self.progress, self.bar):
            line.addWidget(widget)
        line.add_at_end(self.accept)
        self.first.chosen_changed.connect(lambda _: self.changed.emit())
        self.second.chosen_changed.connect(lambda _: self.changed.emit())
        self.everywhere.toggled.connect(lambda _: self.changed.emit())
        for box in (self.first, self.second):
            box.setMinimumContentsLength(_LETTERS)

    def offer(self, coders: Iterable[Coder]) -> None:
        """Offer coders; the first two are chosen where nobody was."""
        choices = [Choice(each.id, each.name) for each in coders]
        for box, place in ((self.first, 0), (self.second, 1)):
            box.offer(choices)
            if not box.chosen() and len(choices) > place:
                box.choose(choices[place].id)

    def chosen(self) -> tuple[str, str]:
        """The two coders by id, "" for nobody."""
        return self.first.chosen(), self.second.chosen()

    def show_for(self, tab: Tab) -> None:
        """Show what belongs to a tab."""
        compared: tuple[QWidget, ...] = (self.first, self.second, self.everywhere)
        settling: tuple[QWidget, ...] = (self.progress, self.bar, self.accept)
        for widget in (*compared, *settling):
            widget.setVisible(tab is not Tab.COVERAGE if widget in compared else tab is Tab.SETTLING)

    def show_progress(self, told: Progress) -> None:
        """How far one is."""
        done = told.standing + told.discarded
        total = done + told.open
        words = tr("{done} of {total} settled", done=done, total=total)
        if told.stray:
            words = tr("{words}; {count} settled what is otherwise now", words=words, count=told.stray)
        self.progress.setText(words if total else "")
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
