"""FigureView: one way to look at a comparison; the page has several, of which one is in view."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from blotter.domain.table import Table
from blotter.progress import Progress
from blotter.project.comparison_result import Result
from blotter.project.kept_comparison import Kept
from blotter.ui import style
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.language import later
from blotter.ui.scale import px
from blotter.ui.views.elided_label import ElidedLabel


class View(StrEnum):
    """The ways to look at a comparison."""

    CODES = "codes"
    KINDS = "kinds"
    PAIRS = "pairs"
    DOCUMENTS = "documents"
    CONFUSION = "confusion"
    DOMAINS = "domains"
    PROGRAMS = "programs"


VIEW_TITLES: Mapping[View, str] = {
    View.CODES: later("By code"),
    View.KINDS: later("Kinds"),
    View.PAIRS: later("By pair"),
    View.DOCUMENTS: later("By document"),
    View.CONFUSION: later("Confusion"),
    View.DOMAINS: later("Domains"),
    View.PROGRAMS: later("Other programs"),
}

VIEW_MEANINGS: Mapping[View, str] = {
    View.CODES: later("How far the coders agree on each code"),
    View.KINDS: later("In what way they differ, by code, pair of coders or document"),
    View.PAIRS: later("How far every two of the coders agree on one code"),
    View.DOCUMENTS: later("How far they agree on one code in each document"),
    View.CONFUSION: later("Which codes stand where another coder has a given one"),
    View.DOMAINS: later("Agreement on codes that exclude each other, taken together"),
    View.PROGRAMS: later("What other programs would compute from the same segments, and what it means"),
}

Work = Callable[[Kept, Progress], object]


class FigureView(QWidget):
    """Shows a `Result`, and what it has asked for beside it."""

    asked = Signal(object)
    """`Asked`, the disagreements that the cursor leads to, or None: nothing is chosen."""
    went_on = Signal()
    """Enter was pressed: on to the disagreements."""
    due = Signal()
    """Figures of its own are to be computed: `work` says how."""

    leads_on = True
    """Whether disagreements are shown below."""

    def show_result(self, result: Result, colours: Mapping[str, str]) -> None:
        """Show a comparison; `colours` are those of the codes by path."""
        raise NotImplementedError

    def work(self) -> Work | None:
        """What has to be computed for this view alone, on a thread; None: nothing."""
        return None

    def show_answer(self, answer: object) -> None:
        """Show what the work found."""

    def show_failure(self, words: str) -> None:
        """Show why the work could not be done."""

    def tell(self) -> None:
        """Emit `asked` for what is under the cursor."""

    def table_of(self) -> Table | None:
        """What it shows as a table, to be written to a file; None where there is nothing."""
        return None

    def set_faded(self, faded: bool) -> None:
        """Show that the figures are out of date, or that they are right again."""


def stacked(bar: QWidget, *below: QWidget) -> QVBoxLayout:
    """A bar with what it is about below."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(bar)
    for number, widget in enumerate(below):
        column.addWidget(widget, 1 if number == 0 else 0)
    return column


def bar_of(*widgets: QWidget, hint: QLabel | None = None, at_end: Sequence[QWidget] = ()) -> QWidget:
    """Controls and words about what is shown, in as many lines as they need."""
    bar = QWidget()
    style.set_role(bar, "lines")
    line = FlowLayout(bar, gap=px(8))
    line.setContentsMargins(12, 3, 12, 3)
    for widget in (*widgets, *((hint,) if hint is not None else ())):
        line.addWidget(widget)
    for widget in at_end:
        line.add_at_end(widget)
    return bar


def named(name: str, *fields: QWidget) -> QWidget:
    """Fields with their name before them."""
    pair = QWidget()
    label = QLabel(name)
    label.setBuddy(fields[0])
    style.set_role(label, "muted")
    line = QHBoxLayout(pair)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    for widget in (label, *fields):
        line.addWidget(widget)
    return pair


def hint_label() -> ElidedLabel:
    """Words about what is shown."""
    label = ElidedLabel()
    style.set_role(label, "hint")
    return label
