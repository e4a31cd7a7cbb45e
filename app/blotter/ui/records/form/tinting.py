"""Tinting: the evidence of a field is tinted in the text while one points at the field, and the other way."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.analysis.records.proposals import Proposal
from blotter.domain.segment import Span
from blotter.project.records.rechecking import Looked
from blotter.ui.records.form.field_grid import FieldGrid

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class Tinting(QObject):
    """A piece of evidence that names no field supports all of them."""

    def __init__(self, work: "Workplace", grid: FieldGrid, looked: Callable[[], Sequence[Looked]]) -> None:
        super().__init__(grid)
        self._work, self._grid, self._looked = work, grid, looked
        grid.pointed.connect(self.point_at_field)
        grid.proposal_pointed.connect(self.point_at_proposal)

    def point_at_field(self, field: str) -> None:
        """Tint what supports a field; without one, what supports the field with the focus."""
        field = field or self._grid.focused()
        pieces = [
            each for each in self._looked() if not each.evidence.fields or field in each.evidence.fields
        ]
        self._tint((each.evidence.source, each.span) for each in pieces if field)

    def point_at_proposal(self, proposal: Proposal | None) -> None:
        """Tint the words that say what is proposed."""
        if proposal is None:
            self.point_at_field("")
        else:
            self._tint([(proposal.source, Span(proposal.start, proposal.end))])

    def point_at_evidence(self, looked: Looked | None) -> None:
        """Tint a piece of evidence, and set off the fields that it supports."""
        self._grid.mark(looked.evidence.fields or list(self._grid.rows) if looked else ())
        if looked is None:
            self.point_at_field("")
        else:
            self._tint([(looked.evidence.source, looked.span)])

    def end(self) -> None:
        """Tint nothing."""
        self._tint(())

    def _tint(self, places: Iterable[tuple[str, Span]]) -> None:
        found = list(places)
        for page in self._work.area.pages:
            here = page.source.id if page.source else ""
            page.view.tint([span for source, span in found if source == here])
