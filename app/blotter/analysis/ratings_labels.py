"""The labels of a table of ratings as categories: numbers where all are, else words, or sets of words."""

import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction

from blotter.analysis import messages
from blotter.analysis.drawn import Pattern
from blotter.domain.names import name_key
from blotter.domain.rated_table import RatedTable
from blotter.errors import Refused

MOST_CATEGORIES = 500
_NUMBER = re.compile("[-+\u2212]?(?:[0-9]{1,30}(?:[.,][0-9]{0,30})?|[.,][0-9]{1,30})")
_POSITIVE = ({"1", "0"}, {"yes", "no"}, {"true", "false"}, {"y", "n"}, {"x", "-"})
_POSITIVES = frozenset({"1", "yes", "true", "y", "x"})


class RatingLabels:
    """The labels of a table as categories: numbers where all of them are, else words; in their order."""

    def __init__(self, table: RatedTable, declared: Sequence[str]) -> None:
        counts = Counter(label for unit in table.units for label in unit.labels if label is not None)
        words = [*dict.fromkeys([*declared, *counts])]
        numbers = [number_of(label) for label in words]
        self.have_order = bool(declared) or None not in numbers
        self._of: dict[str, Hashable] = dict(zip(words, words if None in numbers else numbers, strict=True))
        found = dict.fromkeys(self._of.values())
        if not declared:
            found = dict.fromkeys(sorted(found, key=_in_order))
        if len(found) > MOST_CATEGORIES:
            raise Refused(messages.MANY_CATEGORIES, count=len(found), limit=MOST_CATEGORIES)
        self.categories: tuple[Hashable, ...] = tuple(found)
        first: dict[Hashable, str] = {}
        for word, category in self._of.items():
            first.setdefault(category, word)
        self.shown = [first[category] for category in self.categories]
        self._ratings: Counter[Hashable] = Counter()
        for label, count in counts.items():
            self._ratings[self._of[label]] += count

    def groups(self, table: RatedTable, whole: bool) -> list[Counter[Pattern]]:
        """The patterns of each unit, or of each group of units."""
        found: dict[object, Counter[Pattern]] = {}
        for place, unit in enumerate(table.units):
            pattern = tuple(None if label is None else self._of[label] for label in unit.labels)
            found.setdefault(unit.group if whole else place, Counter())[pattern] += 1
        return list(found.values())

    def sets(self, table: RatedTable, whole: bool) -> list[Counter[Pattern]]:
        """The same where a label is a set of labels, with semicolons between them."""
        found: dict[object, Counter[Pattern]] = {}
        for place, unit in enumerate(table.units):
            pattern = tuple(None if label is None else set_of(label) for label in unit.labels)
            found.setdefault(unit.group if whole else place, Counter())[pattern] += 1
        return list(found.values())

    def share(self, shown: str) -> float | None:
        """How many of the ratings are this category."""
        total = self._ratings.total()
        return self._ratings[self._of[shown]] / total if total else None

    def binary(self, groups: Sequence[Mapping[Pattern, int]]) -> list[Counter[Pattern]] | None:
        """The groups as yes and no, if the labels are some known words for that."""
        words = {word.casefold() for word in self._of}
        if not any(words <= pair for pair in _POSITIVE):
            return None
        positive = {category for word, category in self._of.items() if word.casefold() in _POSITIVES}
        return [
            Counter(
                {
                    tuple(None if label is None else label in positive for label in pattern): units
                    for pattern, units in group.items()
                }
            )
            for group in groups
        ]


def _in_order(label: Hashable) -> tuple[int | Fraction, str, str]:
    """Numbers by size, words by name."""
    if isinstance(label, int | Fraction):
        return label, "", ""
    return 0, name_key(str(label)), str(label)


def set_of(label: str) -> frozenset[str]:
    """The labels in a cell; one dash or nothing between semicolons is none."""
    return frozenset(word for word in map(str.strip, label.split(";")) if word not in ("", "-", "\u2013"))


def number_of(label: str) -> int | Fraction | None:
    """The exact number that a label is; a comma may stand before the fraction."""
    if not _NUMBER.fullmatch(label):
        return None
    number = Fraction(label.replace("\u2212", "-").replace(",", "."))
    return int(number) if number.denominator == 1 else number
