"""In which years a record counts, by the days between which its date lies."""

from collections.abc import Sequence
from functools import lru_cache

from blotter.analysis.records.figure_tally import Share
from blotter.domain.record_figure import Uncertain

NO_DATE, SEVERAL_YEARS, OPEN = "no date", "several years", "open date"
"""What a record lacks that has no year."""


@lru_cache(100_000)
def years(earliest: str, latest: str, rule: Uncertain) -> Sequence[Share]:
    """The years between two days (ISO 8601, "" where open) as a rule has it, or what is lacking."""
    if not earliest and not latest:
        return (Share("", lacks=NO_DATE),)
    first, last = earliest[:4], latest[:4]
    if first == last or (rule is Uncertain.START and first):
        return (Share(first),)
    if not first or not last:
        return (Share("", lacks=OPEN),)
    if rule is Uncertain.SPREAD:
        every = range(int(first), int(last) + 1)
        return tuple(Share(f"{year:04d}", 1 / len(every)) for year in every)
    return (Share("", lacks=SEVERAL_YEARS),)


def every_year(found: Sequence[str]) -> tuple[str, ...]:
    """All years from the first to the last, so that one without records is seen to have none."""
    if not found:
        return ()
    return tuple(f"{year:04d}" for year in range(int(min(found)), int(max(found)) + 1))
