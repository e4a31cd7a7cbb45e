"""RecordAgreement: one figure of two coders' agreement on records, and what its interval is drawn from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from blotter.analysis import messages
from blotter.analysis.bootstrap import FEWEST_UNITS, Interval, Resampling, interval
from blotter.analysis.sample import FEWEST_DOCUMENTS
from blotter.message import Sentence

if TYPE_CHECKING:
    from blotter.analysis.bootstrap import Floats

RECORD = "record"
"""The field under which it is told whether an activity was found at all."""


class Drawn(StrEnum):
    """What intervals draw again and again: documents, or records where there are too few of these."""

    DOCUMENT = "document"
    RECORD = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOptions:
    """Which records are compared, by names (none: all), and how.

    `coders` are compared two by two. `days` is how far apart the dates of records of one activity may lie;
    None: as the study's frame says. `everywhere` takes documents, too, that not both have done.
    """

    coders: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    days: int | None = None
    everywhere: bool = False
    intervals: bool = True
    replicates: int = 2000
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAgreement:
    """A measure of a field, over the pairs in which both coders stated it; RECORD is the record as a whole.

    `kind` is the one it is about ("": all). Of RECORD, `first` and `second` are how many records each coder
    has and `matched` how many are pairs; of a field, `matched` are the pairs compared and `only_one` those
    in which one coder stated it and the other did not. `n` counts what was drawn for the interval.
    """

    field: str
    measure: str
    coders: tuple[str, str]
    kind: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int = 0
    drawn: Drawn = Drawn.RECORD
    first: int | None = None
    second: int | None = None
    matched: int = 0
    only_one: int | None = None
    reason: str = ""
    interval_reason: str = ""


@dataclass(slots=True)
class Draws:
    """How intervals are computed: how many replicates, from which seed; none where not wanted."""

    wanted: bool = True
    replicates: int = 2000
    seed: int = 1
    _made: dict[int, Resampling] = field(default_factory=dict)

    def of(self, homes: Sequence[str]) -> "Units":
        """What is drawn where each row of values is at home in a document."""
        documents = sorted(set(homes))
        if len(documents) < FEWEST_DOCUMENTS:
            return Units(self, range(len(homes)), len(homes), Drawn.RECORD)
        places = {document: place for place, document in enumerate(documents)}
        return Units(self, [places[home] for home in homes], len(documents), Drawn.DOCUMENT)

    def resampling(self, units: int) -> Resampling:
        """The draws from so many units, the same whenever it is asked for."""
        if units not in self._made:
            if len(self._made) > 2:
                self._made.clear()
            self._made[units] = Resampling(units, self.replicates, self.seed)
        return self._made[units]


class Units:
    """What is drawn for one figure: `places` says of each row of values to which unit it belongs."""

    def __init__(self, draws: Draws, places: Sequence[int], count: int, drawn: Drawn) -> None:
        self.n, self.drawn = count, drawn
        self._draws, self._places = draws, places

    def interval(self, values: "Floats", formula: Callable[["Floats"], "Floats"]) -> Interval:
        """The interval of a formula of the columns' sums; a row of values each."""

        def summed() -> "Floats":
            import numpy as np

            total = np.zeros((self.n, values.shape[1]))
            np.add.at(total, np.asarray(self._places, dtype=np.intp), values)
            return total

        return self._drawn_interval(summed, formula)

    def interval_of_counts(
        self, columns: Sequence[int], count: int, formula: Callable[["Floats"], "Floats"]
    ) -> Interval:
        """The same where each row has 1 in one of so many columns, and else 0."""

        def summed() -> "Floats":
            import numpy as np

            places = np.asarray(self._places, dtype=np.int64) * count + np.asarray(columns, dtype=np.int64)
            return np.bincount(places, minlength=self.n * count).reshape(self.n, count).astype(np.float64)

        return self._drawn_interval(summed, formula)

    def _drawn_interval(
        self, summed: Callable[[], "Floats"], formula: Callable[["Floats"], "Floats"]
    ) -> Interval:
        if not self._draws.wanted:
            return Interval()
        if self.n < FEWEST_UNITS:
            why = messages.TOO_FEW_DOCUMENTS if self.drawn is Drawn.DOCUMENT else messages.TOO_FEW_RECORDS
            return Interval(reason=Sentence(why, fewest=FEWEST_UNITS))
        drawn = self._draws.resampling(self.n)
        return interval(formula(drawn.sums(range(self.n), summed())))  # type: ignore[arg-type]


def ratio(above: "Floats", below: "Floats") -> "Floats":
    """A quotient, not a number where the divisor is 0."""
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(below > 0, above / below, np.nan)
