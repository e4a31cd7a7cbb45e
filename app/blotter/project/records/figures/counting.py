"""Which records a figure counts, and where each of them belongs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from blotter.analysis.records.figure_tally import WHOLE, Item, Place, Share
from blotter.analysis.records.figure_years import NO_DATE
from blotter.domain.record import Involved, Record
from blotter.domain.record_figure import Count, FigureAsked
from blotter.progress import Progress, counted
from blotter.project.project import Project
from blotter.project.records.figures.axes import NO_COUNTRY, Axis, days
from blotter.project.records.filtering import VENUE, filtered
from blotter.project.records.rows import BY_HAND, NO_AGGREGATE, NO_UMBRELLA, RecordNames
from blotter.project.records.validating import with_problems


@dataclass(slots=True)
class Chosen:
    """The records that a figure is about; and those that fit but are left out, by the reason."""

    records: list[Record]
    left_out: dict[str, list[str]] = field(default_factory=dict)


def chosen(project: Project, asked: FigureAsked, names: RecordNames) -> Chosen:
    """The records that fit and count; what has no date is left out where years are asked for."""
    wanted = replace(asked.filter, years=None, counted=None)
    found = Chosen([])
    broken = with_problems(project) if wanted.problems is not None else None
    for record in filtered(project.records.values(), wanted, names, broken):
        reason = _reason(record, asked, names)
        if reason is None:
            found.records.append(record)
        elif reason:
            found.left_out.setdefault(reason, []).append(record.id)
    return found


def _reason(record: Record, asked: FigureAsked, names: RecordNames) -> str | None:
    """Why a record is left out, "" if it is not what was asked for; None if it counts."""
    is_dated = True
    if asked.filter.years is not None:
        earliest, latest = days(record, asked.date)
        is_dated = bool(earliest or latest)
        first, last = (f"{year:04d}" for year in asked.filter.years)
        if is_dated and (earliest[:4] > last or (latest and latest[:4] < first)):
            return ""
    counts, rule = names.counted(record)
    if asked.filter.counted is not None:
        if counts is not asked.filter.counted:
            return ""
    elif not counts and not (rule is NO_AGGREGATE and asked.include_aggregates):
        return rule if rule in (NO_AGGREGATE, NO_UMBRELLA) else BY_HAND
    return None if is_dated else NO_DATE


class Places:
    """Which of a record's countries and groups count in a figure: not venues, and only what was asked for."""

    def __init__(self, asked: FigureAsked, names: RecordNames) -> None:
        self._roles = set(asked.roles)
        self._countries, self._regions = set(asked.filter.countries), set(asked.filter.regions)
        self._of = names.regions.of_involved

    def of(self, record: Record) -> list[Involved]:
        """Each country or group once."""
        found: dict[str, Involved] = {}
        for place in record.countries:
            if self._counts(place):
                found.setdefault(place.code or place.name, place)
        return list(found.values())

    def _counts(self, place: Involved) -> bool:
        if place.role not in self._roles if self._roles else place.role == VENUE:
            return False
        if self._countries and (place.code or place.name) not in self._countries:
            return False
        return not self._regions or self._of(place) in self._regions


_NOWHERE = (Share("", lacks=NO_COUNTRY),)


def items(
    records: Sequence[Record],
    asked: FigureAsked,
    places: Places,
    rows: Axis,
    columns: Axis | None,
    progress: Progress,
) -> Iterator[Item]:
    """Each record with where it belongs; by its countries where the figure counts by them."""
    by_place = rows.of_place or (columns is not None and columns.of_place) or asked.count is Count.PAIRS
    for record in counted(records, progress, every=5000):
        of: Sequence[Involved | None] = places.of(record) if by_place else (None,)
        if not of:
            yield Item(record.id, (Place(_NOWHERE, WHOLE),))
            continue
        if columns is None:
            yield Item(record.id, [Place(rows.shares(record, place), WHOLE) for place in of])
        else:
            yield Item(
                record.id,
                [Place(rows.shares(record, place), columns.shares(record, place)) for place in of],
            )
