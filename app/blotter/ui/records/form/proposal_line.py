"""ProposalLine: a value that the passage proposes for a field, with its words; it waits to be accepted."""

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from blotter.analysis.records.proposals import Proposal
from blotter.domain.record import Involved, Part, Quantity
from blotter.project.project import Project
from blotter.project.records.rows import told_quantity
from blotter.ui import theme
from blotter.ui.language import tr
from blotter.ui.records.form.date_words import short
from blotter.ui.records.form.told import country_name
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.elided_label import ElidedLabel

_HEIGHT = 26


class ProposalLine(QFrame):
    """A dashed line under a field."""

    accepted = Signal(object)
    """`Proposal`"""
    turned_down = Signal(object)
    pointed = Signal(object)
    """The pointer is over it, or over it no more (None)."""

    def __init__(self, project: Project, proposal: Proposal) -> None:
        super().__init__()
        self.proposal = proposal
        self.setFixedHeight(px(_HEIGHT))
        value = proposed_words(project, proposal)
        told = ElidedLabel()
        told.setText(f"{value} ?" if proposal.doubtful else value)
        told.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        quote = ElidedLabel()
        quote.setText(f"“{' '.join(proposal.words.split())}”")
        font = theme.quote_font(12)
        font.setItalic(True)
        quote.setFont(font)
        quote.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_role(quote, "muted")
        self.accept = self._link(tr("Accept"), tr("Accept {value}", value=value), self.accepted)
        self.reject = self._link(tr("Reject"), tr("Reject {value}", value=value), self.turned_down)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(7), 0, px(4), 0)
        row.setSpacing(px(8))
        row.addWidget(told)
        row.addWidget(quote, 1)
        row.addWidget(self.accept)
        row.addWidget(self.reject)

    def _link(self, words: str, name: str, signal: SignalInstance) -> QPushButton:
        link = QPushButton(words)
        set_role(link, "link")
        link.setAccessibleName(name)
        link.setToolTip(name)
        link.clicked.connect(lambda: signal.emit(self.proposal))
        return link

    def enterEvent(self, event: QEnterEvent) -> None:
        """Its words are shown in the text meanwhile."""
        self.pointed.emit(self.proposal)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dashed edge: the value is not there yet."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().accent, 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def proposed_words(project: Project, proposal: Proposal) -> str:
    """A proposed value in words."""
    value = proposal.value
    if isinstance(value, Involved):
        return f"{value.code} {country_name(value.code)}" if value.code else value.name
    if isinstance(value, Part):
        known = project.actors.get(value.actor)
        name = known.name if known else value.actor
        return f"{name} ({value.role})" if value.role else name
    if isinstance(value, Quantity):
        return " ".join(part for part in (value.measure, told_quantity(value)) if part)
    if proposal.field == "subtype":
        code = project.codebook.by_id.get(value)
        return code.name if code else value
    if proposal.field in ("date", "as_of"):
        said = short(value)
        return value if said == value else f"{value}  {said}"
    return value
