"""Who coded: a coding and the passage it lies on may name two people, and neither is always right."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from blotter.interchange.refi.reading.told import ToldCoding, ToldSelection

CODING, SELECTION = "coding", "selection"
_STAMPED = 2


@dataclass(slots=True)
class Attribution:
    """How many codings name the same person as their passage, and how many another.

    Where all that disagree share one person and one moment, that is the stamp of an import: then the
    passages still name who coded. Else it is the coding's person, as the standard says.
    """

    agreeing: int = 0
    disagreeing: int = 0
    _stamps: set[tuple[str, str]] = field(default_factory=set)

    def add(self, selection: ToldSelection, coding: ToldCoding) -> None:
        """One more coding."""
        if not coding.user or not selection.work.creator or coding.user == selection.work.creator:
            self.agreeing += 1
        else:
            self.disagreeing += 1
            self._stamps.add((coding.user, coding.at))

    @property
    def proposed(self) -> str:
        """Whose name is to be taken where they disagree."""
        return SELECTION if self.disagreeing >= _STAMPED and len(self._stamps) == 1 else CODING


def attribution(selections: Iterable[ToldSelection]) -> Attribution:
    """What the passages of a project say."""
    found = Attribution()
    for selection in selections:
        for coding in selection.codings:
            found.add(selection, coding)
    return found


def coder_of(selection: ToldSelection, coding: ToldCoding, choice: str) -> str:
    """The GUID of who coded, by the choice for the whole project; "" where nobody is named."""
    first, second = coding.user, selection.work.creator
    return (second or first) if choice == SELECTION else (first or second)
