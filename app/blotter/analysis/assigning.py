"""Who codes what: documents shared out among coders, some to two of them, by chance and in balance."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Work(NamedTuple):
    """A document to be coded: its id, its name, and its length in characters."""

    id: str
    name: str
    length: int


class Given(NamedTuple):
    """A document (its id) in the hands of a coder."""

    document: str
    coder: str


def plan(
    documents: Sequence[Work],
    coders: Sequence[str],
    double: float,
    seed: int,
    present: Iterable[tuple[Work, str]] = (),
) -> list[Given]:
    """What each coder is to code of the documents, beside what is `present`, which stays and counts.

    Every document gets a coder if it has none. `double` of them get two: a share from 0 to 1, or, above 1, a
    number; which ones is drawn by lot. Pairs of coders share about equally many, and everybody has about
    equally many characters. The same documents, coders and seed give the same plan, in any order, anywhere.
    """
    chance = Random(seed)
    works = sorted(set(documents), key=lambda work: (work.name, work.id))
    desk = _Desk(_shuffled(sorted(set(coders)), chance), present)
    drawn = _drawn_for_two(works, desk, how_many(double, len(works)), chance)
    longest_first = sorted(_shuffled(works, chance), key=lambda work: -work.length)
    given: list[Given] = []
    # What somebody has already leaves less choice, and so comes first.
    for work in sorted(longest_first, key=lambda work: not desk.holders(work)):
        if work.id in drawn:
            given += [Given(work.id, coder) for coder in desk.two(work)]
    for work in longest_first:
        if not desk.holders(work):
            given += [Given(work.id, coder) for coder in desk.one(work)]
    place = {work.id: number for number, work in enumerate(works)}
    return sorted(given, key=lambda each: (place[each.document], each.coder))


@dataclass(frozen=True, slots=True)
class Outlook:
    """What it comes to when everything is given out.

    How many documents nobody has, one coder has and several have; how many documents and characters each
    coder has; how many documents each two share.
    """

    nobody: int
    single: int
    double: int
    documents: Mapping[str, int]
    characters: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]


def outlook(documents: Iterable[Work], coders: Sequence[str], held: Iterable[tuple[str, str]]) -> Outlook:
    """What these coders hold of these documents; `held` names documents (by id) with a coder."""
    holders: dict[str, set[str]] = {}
    for document, coder in held:
        holders.setdefault(document, set()).add(coder)
    number, characters, shared = Counter(dict.fromkeys(coders, 0)), Counter[str](), Counter[tuple[str, str]]()
    sizes = Counter[int]()
    for work in documents:
        having = holders.get(work.id, set())
        sizes[min(2, len(having))] += 1
        for coder in having & number.keys():
            number[coder] += 1
            characters[coder] += work.length
        shared.update(combinations(sorted(having & number.keys()), 2))
    pairs = {pair: shared[pair] for pair in combinations(sorted(number), 2)}
    return Outlook(sizes[0], sizes[1], sizes[2], number, characters, pairs)


def how_many(double: float, documents: int) -> int:
    """How many of so many documents two are to code: `double` is a share up to 1, above that a number."""
    return min(documents, int(double * documents + 0.5) if double <= 1 else int(double))


def _drawn_for_two(works: Sequence[Work], desk: "_Desk", wanted: int, chance: Random) -> set[str]:
    """The documents that get a second coder, so that as many have two as are wanted or possible."""
    lacking = [work for work in works if len(desk.holders(work)) < 2]
    possible = [work for work in lacking if desk.can_have_two(work)]
    number = max(0, wanted - (len(works) - len(lacking)))
    return {work.id for work in _shuffled(possible, chance)[:number]}


def _shuffled(things: Iterable[T], chance: Random) -> list[T]:
    # Of the module's methods only this one gives the same numbers in every version of Python.
    return [
        thing for _, _, thing in sorted((chance.random(), place, thing) for place, thing in enumerate(things))
    ]


class _Desk:
    """Who has what while it is given out."""

    def __init__(self, coders: Sequence[str], present: Iterable[tuple[Work, str]]) -> None:
        self._coders = coders
        self._order = {coder: number for number, coder in enumerate(coders)}
        self._characters, self._documents = Counter[str](), Counter[str]()
        self._holders: dict[str, set[str]] = {}
        self._shared = Counter[frozenset[str]]()
        self._days = _days(coders)
        self._due: list[list[tuple[str, str]]] = []
        for work, coder in present:
            self._give(work, coder)

    def holders(self, work: Work) -> set[str]:
        """Who has a document."""
        return self._holders.get(work.id, set())

    def can_have_two(self, work: Work) -> bool:
        """Whether there is a second coder for a document, or a first and a second."""
        return len({*self.holders(work), *self._coders}) >= 2 and any(self._others(work))

    def one(self, work: Work) -> list[str]:
        """Give a document to whoever has least; nobody where there are no coders."""
        return [self._give(work, coder) for coder in sorted(self._coders, key=self._burden)[:1]]

    def two(self, work: Work) -> list[str]:
        """Give a document to the pair whose turn it is, or to one who shares little with its holder."""
        if self.holders(work):
            (holder,) = self.holders(work)
            shared = self._shared
            ranks = {c: (shared[frozenset((holder, c))], *self._burden(c)) for c in self._others(work)}
            return [self._give(work, min(ranks, key=ranks.__getitem__))]
        today = self._pairs_of_today()
        pair = min(today, key=lambda each: sorted(map(self._burden, each)))
        today.remove(pair)
        return [self._give(work, coder) for coder in pair]

    def _others(self, work: Work) -> list[str]:
        return [coder for coder in self._coders if coder not in self.holders(work)]

    def _pairs_of_today(self) -> list[tuple[str, str]]:
        """Pairs that share no more than any other, nobody in two of them if all pairs share alike."""
        self._due = [day for day in self._due if day]
        if not self._due:
            least = min(self._shared[frozenset(pair)] for day in self._days for pair in day)
            self._due = [
                [pair for pair in day if self._shared[frozenset(pair)] == least] for day in self._days
            ]
            self._due = [day for day in self._due if day]
        return self._due[0]

    def _give(self, work: Work, coder: str) -> str:
        others = self._holders.setdefault(work.id, set())
        if coder not in others:
            self._shared.update(frozenset((coder, other)) for other in others)
            others.add(coder)
            self._characters[coder] += work.length
            self._documents[coder] += 1
        return coder

    def _burden(self, coder: str) -> tuple[int, int, int]:
        return self._characters[coder], self._documents[coder], self._order[coder]


def _days(coders: Sequence[str]) -> list[list[tuple[str, str]]]:
    """Every pair once, in days on which nobody is in two pairs: the rotation of a tournament.

    Since documents come longest first, what anybody gets more than another on one day is made good on the
    next: an even number of coders ends within one longest document of each other, an odd one within two.
    """
    fixed, *ring = [*coders, *[""] * (len(coders) % 2)] or [""]
    days: list[list[tuple[str, str]]] = []
    for turn in range(len(ring)):
        row = [fixed, *ring[turn:], *ring[:turn]]
        facing = zip(row[: len(row) // 2], reversed(row), strict=False)
        days.append([pair for pair in facing if all(pair)])
    return days
