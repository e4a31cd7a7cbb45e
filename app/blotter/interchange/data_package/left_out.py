"""What of a project has no table in a data package."""

from blotter.domain.carried import Carried
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignElement
from blotter.domain.freeze import Freeze
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.record import Record
from blotter.domain.round import KeptAgreement, Override
from blotter.domain.saved_query import SavedQuery
from blotter.domain.study import CountryTable, Release, SavedFigure

ACTIVITY_RECORDS = "Activity records"

_LEFT_OUT: dict[type[Entity], str] = {
    Record: ACTIVITY_RECORDS,
    Release: "Releases of activity records",
    CountryTable: "Tables by country",
    SavedFigure: "Kept figures",
    SavedQuery: "Saved queries",
    KeptAgreement: "Kept agreement of rounds",
    Override: "Views into blind rounds",
    Freeze: "Freezes of the codebook",
    MovedPassage: "Passages to be looked at",
    ForeignElement: "Parts of other programs’ files",
}


def left_out(things: Carried, *, with_records: bool) -> dict[str, int]:
    """How many there are of each kind; records may come along as tables of their own."""
    counts = {words: len(things.all(kind)) for kind, words in _LEFT_OUT.items()}
    return {
        words: count
        for words, count in counts.items()
        if count and not (with_records and words == ACTIVITY_RECORDS)
    }
