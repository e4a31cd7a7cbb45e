"""What the page of claims says of each quantity and of each sum, read once for all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from blotter.analysis.records.claims import Claim, Conflict, range_of
from blotter.analysis.records.sums import Sum
from blotter.domain.record import Quantity, Record
from blotter.project.project import Project
from blotter.project.records import claims
from blotter.project.records.claims import Told
from blotter.project.records.rows import told_quantity
from blotter.ui.language import in_a_row, later_plural, plural, tr
from blotter.ui.records.form.told import countries

_VALUES = later_plural("{count} value", "{count} values")


@dataclass(frozen=True)
class Line:
    """A row: a heading over the values of one quantity, or one of these values.

    There may be tens of thousands, of which a screen shows some: what they say is worked out when it is read.
    """

    project: Project
    tell: Callable[[], str] | None = None
    warns: bool = False
    record: Record | None = None
    quantity: Quantity | None = None
    scale: tuple[float, float] = (0.0, 0.0)
    is_total: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it stands over values."""
        return self.tell is not None

    @cached_property
    def heading(self) -> str:
        """What a heading says, "" for a value."""
        return self.tell() if self.tell is not None else ""

    @cached_property
    def said(self) -> Told | None:
        """Who says it, and where."""
        if self.record is None or self.quantity is None:
            return None
        pieces = self.project.evidence_of(self.record)
        return claims.told(self.project, self.record, self.quantity, pieces)

    @property
    def value(self) -> str:
        """The quantity in words."""
        words = told_quantity(self.quantity) if self.quantity is not None else ""
        return tr("{value} (total)", value=words) if self.is_total else words

    @property
    def measure(self) -> str:
        """What the source counts."""
        return self.quantity.measure if self.quantity is not None else ""

    @property
    def quote(self) -> str:
        """The words that say it; where none are named, the passage."""
        words = self.quantity.words if self.quantity is not None else ""
        piece = self.said.piece if self.said is not None else None
        return " ".join((words or (piece.quote if piece is not None else "")).split())

    @property
    def as_of(self) -> str:
        """Of which time it is told."""
        told = self.said
        return (told.as_of if told else "") or (self.record.date if self.record else "")

    @property
    def span(self) -> tuple[float, float]:
        """Between which values it lies."""
        return range_of(self.quantity) if self.quantity is not None else (0.0, 0.0)


def conflict_lines(project: Project, conflict: Conflict) -> list[Line]:
    """A heading and the values under it."""
    records = project.records
    found = [(claim, records.get(claim.record)) for claim in conflict.claims]
    there = [(claim, record) for claim, record in found if record is not None]
    if len(there) < 2:
        return []
    scale = _scale([claim.quantity for claim, _ in there])
    return [
        Line(project, partial(_conflict_heading, conflict, there), conflict.contradict),
        *(Line(project, record=record, quantity=claim.quantity, scale=scale) for claim, record in there),
    ]


def _conflict_heading(conflict: Conflict, there: Sequence[tuple[Claim, Record]]) -> str:
    first, record = there[0]
    about = in_a_row(each for each in (first.kind, first.subtype, countries(record.countries)) if each)
    values = plural(*_VALUES, len({told_quantity(claim.quantity) for claim, _ in there}))
    told = tr("{values} that contradict each other", values=values) if conflict.contradict else values
    return tr("{measure} · {about} · {told}", measure=_measure(conflict.claims), about=about, told=told)


def _measure(some: tuple[Claim, ...]) -> str:
    """The shortest of the measures: the others say more."""
    return min((each.quantity.measure or each.quantity.unit for each in some), key=len)


def sum_lines(project: Project, each: Sum) -> list[Line]:
    """A heading, the total, and the parts that do not come to it."""
    record = project.records.get(each.record)
    if record is None:
        return []
    quantities = [*([each.total] if each.total else []), *each.parts]
    scale = _scale(quantities)
    return [
        Line(project, partial(_sum_heading, record.number, each), True),
        *(
            Line(project, record=record, quantity=quantity, scale=scale, is_total=quantity is each.total)
            for quantity in quantities
        ),
    ]


def _sum_heading(number: str, each: Sum) -> str:
    outcome, whole = each.outcome, told_quantity(each.total) if each.total else "100 percent"
    unit = each.total.unit if each.total else "percent"
    parts = Quantity("", "", low=outcome.low, high=outcome.high, unit=unit)
    if outcome.low == outcome.high:
        parts = Quantity("", "", best=_plain(outcome.low), unit=unit)
    elif outcome.high == float("inf"):
        parts = Quantity("", "", low=_plain(outcome.low), unit=unit)
    values = {"number": number, "parts": told_quantity(parts), "total": whole}
    return (
        tr("{number}: the parts come to {parts}, the total is {total}", **values)
        if not each.implied
        else tr("{number}: perhaps parts of the total come to {parts}, the total is {total}", **values)
    )


def _plain(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


def _scale(quantities: list[Quantity]) -> tuple[float, float]:
    """From where to where the figures of a group are drawn."""
    known = [
        float(value) for each in quantities for value in (each.low, each.best, each.high) if value is not None
    ]
    if not known:
        return 0.0, 0.0
    least, most = min(known), max(known)
    room = (most - least) * 0.15 or abs(most) * 0.1 or 1.0
    return (max(0.0, least - room) if least >= 0 else least - room), most + room
