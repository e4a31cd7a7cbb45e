"""Asked: the disagreements that a row or a cell of the page's figures leads to."""

from collections.abc import Sequence
from dataclasses import dataclass

from blotter.analysis.places import Place
from blotter.ui.language import listed, plural, tr
from blotter.ui.wording import read_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Places under a title; `nothing` says why there are none.

    A `kept_kind` leaves the kind that is read as it is: one goes from code to code. Else all kinds are
    listed.
    """

    title: str
    places: Sequence[Place]
    nothing: str
    kept_kind: bool = False

    @property
    def count(self) -> str:
        """How many places, and how many segments in them."""
        if not self.places:
            return ""
        unmatched = sum(place.unmatched for place in self.places)
        return tr(
            "{places}, {segments}",
            places=plural("{count} place", "{count} places", len(self.places)),
            segments=plural("{count} segment", "{count} segments", unmatched),
        )


def of_code(code: str, is_used: bool, coders: Sequence[str], found: Sequence[Place]) -> Asked:
    """The places of one code."""
    if is_used:
        nothing = tr("{coders} agree on every segment of this code.", coders=listed(coders))
    else:
        nothing = tr("No coder gave this code in the documents compared.")
    return Asked(title=read_path(code), places=found, nothing=nothing, kept_kind=True)
