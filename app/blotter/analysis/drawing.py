"""Drawing: which documents or passages a round is about, by lot; the same seed draws the same again."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from random import Random
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")


class How(StrEnum):
    """In which way is drawn."""

    ALL = "all"
    RANDOM = "random"
    STRATIFIED = "stratified"
    """By lot within each stratum, from each in proportion to its size."""


class Of(StrEnum):
    """What is drawn: documents whole, or passages of them."""

    DOCUMENT = "document"
    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"


class By(StrEnum):
    """What a stratum has in common."""

    DOCUMENT = "document"
    KIND = "kind"
    LANGUAGE = "language"
    NAME = "name"
    """The beginning of the document's name, up to its first space, hyphen, underscore or full stop."""
    CODE = "code"
    """The first of the codes named that has been given there in open coding, or none of them."""


class DrawOptions(BaseModel):
    """How a sample is drawn. `number` or `share` says how much; neither: all of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    how: How = Field(How.ALL, title="Draw")
    of: Of = Field(Of.DOCUMENT, title="What is drawn")
    number: int | None = Field(None, ge=1, title="How many")
    share: float | None = Field(None, gt=0, le=1, title="What share")
    by: By = Field(By.DOCUMENT, title="Strata by")
    by_codes: tuple[str, ...] = Field((), title="Codes", description="With strata by code: which codes.")
    words: tuple[str, ...] = Field(
        (), title="Likely words", description="Where one of these words stands, a code is likely."
    )
    codes: tuple[str, ...] = Field(
        (), title="Likely codes", description="Where one of these was given in open coding, it is likely."
    )
    factor: int = Field(
        3, ge=1, le=100, title="Weight", description="How many times as much a likely place weighs."
    )

    @property
    def oversamples(self) -> bool:
        """Whether likely places weigh more."""
        return self.how is not How.ALL and self.factor > 1 and bool(self.words or self.codes)

    def wanted(self, there: int) -> int:
        """How many of so many are to be drawn."""
        if self.how is How.ALL or (self.number is None and self.share is None):
            return there
        if self.number is not None:
            return min(there, self.number)
        return min(there, max(1, int((self.share or 0) * there + 0.5))) if there else 0


class Candidate(NamedTuple):
    """What may be drawn: a document (its name and id), the place in it, its stratum, whether it is likely."""

    name: str
    start: int
    end: int
    source: str
    stratum: str = ""
    likely: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What was drawn of a stratum, of its likely places and of the others apart."""

    stratum: str
    likely: bool
    size: int
    drawn: int

    @property
    def weight(self) -> float | None:
        """For how many places each drawn one stands."""
        return self.size / self.drawn if self.drawn else None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn, by name and place, and how much of what."""

    items: tuple[Candidate, ...]
    cells: tuple[Cell, ...]


def draw(candidates: Iterable[Candidate], options: DrawOptions, seed: int) -> Drawn:
    """Draw a sample. The same candidates, options and seed draw the same, in any order, anywhere.

    Likely places are drawn apart from the others of their stratum, as if there were `factor` times as many of
    them: so it is known for how many each place stands.
    """
    every = sorted(set(candidates))
    # Of the module's methods only this one gives the same numbers in every version of Python, and
    # they are given out in the order of names and places, which is the same in every project.
    chance = Random(seed)
    lots = {each: chance.random() for each in every}
    cells = _cells(every, options)
    shares = _shares(cells, options, options.wanted(len(every)))
    items = [
        each
        for key, members in cells.items()
        for each in sorted(members, key=lambda one: (lots[one], one))[: shares[key]]
    ]
    told = tuple(Cell(*key, len(members), shares[key]) for key, members in cells.items())
    return Drawn(tuple(sorted(items)), told)


_Key = tuple[str, bool]


def _cells(every: Sequence[Candidate], options: DrawOptions) -> dict[_Key, list[Candidate]]:
    is_stratified, oversamples = options.how is How.STRATIFIED, options.oversamples
    cells: dict[_Key, list[Candidate]] = {}
    for each in every:
        key = (each.stratum if is_stratified else "", each.likely and oversamples)
        cells.setdefault(key, []).append(each)
    return dict(sorted(cells.items()))


def _shares(cells: Mapping[_Key, Sequence[Candidate]], options: DrawOptions, wanted: int) -> dict[_Key, int]:
    strata = Counter[str]()
    for (stratum, _), members in cells.items():
        strata[stratum] += len(members)
    shares: dict[_Key, int] = {}
    for stratum, number in allotted(strata, strata, wanted).items():
        sizes = {key: len(members) for key, members in cells.items() if key[0] == stratum}
        weights = {key: size * (options.factor if key[1] else 1) for key, size in sizes.items()}
        shares |= allotted(sizes, weights, number)
    return shares


def allotted(sizes: Mapping[T, int], weights: Mapping[T, int], wanted: int) -> dict[T, int]:
    """`wanted` shared out in proportion to weights, by the largest remainder, nobody above their size.

    Everybody gets one at least, where there are enough for that.
    """
    given = {key: int(wanted >= len(sizes)) for key in sizes}
    left = min(wanted, sum(sizes.values())) - sum(given.values())
    whole = sum(weights.values())
    due = {key: wanted * weight / whole for key, weight in weights.items()} if whole else {}
    for _ in range(left):
        open_ones = [key for key, size in sizes.items() if given[key] < size]
        # Whoever is furthest behind what is due gets the next one; of several alike the first.
        neediest = max(open_ones, key=lambda key: due[key] - given[key])
        given[neediest] += 1
    return given


def told(options: DrawOptions, drawn: Drawn) -> dict[str, object]:
    """How a sample was drawn and what came of it, as a round keeps it."""
    cells = [asdict(cell) for cell in drawn.cells]
    return {**json.loads(options.model_dump_json(exclude_defaults=True)), "cells": cells}


def read(kept: Mapping[str, object]) -> tuple[DrawOptions, tuple[Cell, ...]]:
    """What `told` told."""
    options = {name: value for name, value in kept.items() if name in DrawOptions.model_fields}
    cells = kept.get("cells", ())
    assert isinstance(cells, Sequence)
    return DrawOptions.model_validate(options), tuple(Cell(**cell) for cell in cells)
