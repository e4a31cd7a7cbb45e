"""Whatever reports count has a noun on the command line, and words in a report."""

from blotter.cli.nouns import NOUNS
from blotter.domain.kinds import KINDS
from blotter.project.carrying.called import CALLED
from blotter.project.carrying.gathering import CARRIED


def test_every_kind_of_thing_has_its_words() -> None:
    assert set(CARRIED) == KINDS.keys()
    assert set(KINDS.values()) == CALLED.keys()
    assert set(KINDS.values()) <= NOUNS.keys()
