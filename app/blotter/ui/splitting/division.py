"""Division: which of a code's segments goes to which of its parts, one decision after the other."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from blotter.project.splitting import Part

STAYS = -1
"""The decision to leave a segment where it is."""


@dataclass(slots=True)
class Division:
    """The code that is split, its parts, and the segments (by id) in the order in which they are shown.

    `decided` says for each segment that was decided which part it goes to, by number, or STAYS.
    """

    code: str
    parts: Sequence[Part]
    segments: list[str]
    decided: dict[str, int] = field(default_factory=dict)
    place: int = 0

    @property
    def current(self) -> str:
        """The segment that is to be decided, "" after the last one."""
        return self.segments[self.place] if self.place < len(self.segments) else ""

    def decide(self, part: int) -> None:
        """The current segment goes to a part, or stays; the next one comes."""
        if self.current:
            self.decided[self.current] = part
            self.place += 1

    def back(self) -> None:
        """To the segment before this one; what was decided about it stands until it is decided anew."""
        self.place = max(0, self.place - 1)

    def forward(self) -> None:
        """To the next segment, without a decision."""
        self.place = min(len(self.segments), self.place + 1)

    def keep(self, there: Collection[str]) -> None:
        """Forget segments that are gone, and take in those that came, at the end."""
        current, known = self.current, set(self.segments)
        before = [each for each in self.segments[: self.place] if each in there]
        rest = [each for each in self.segments[self.place :] if each in there]
        self.segments = [*before, *rest, *(each for each in there if each not in known)]
        self.decided = {each: part for each, part in self.decided.items() if each in there}
        self.place = self.segments.index(current) if current in there else len(before)

    def counts(self) -> Mapping[int, int]:
        """How many segments go to each part, and how many stay."""
        return Counter(self.decided.values())

    def assigned(self) -> dict[str, int]:
        """Which segment goes to which part, without those that stay."""
        return {each: part for each, part in self.decided.items() if part != STAYS}

    def leaves_none(self) -> bool:
        """Whether the code would be left without a segment."""
        return len(self.assigned()) == len(self.segments)
