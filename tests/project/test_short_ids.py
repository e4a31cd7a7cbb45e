"""What is named by the end of its id."""

import pytest

from blotter.domain.segment import Coder
from blotter.errors import NotFound
from blotter.project import short_ids

ADA, BEN = Coder(id=f"{'0' * 30}1a", name="Ada"), Coder(id=f"{'0' * 30}2a", name="Ben")
NONE = "There is none that ends in “{id}”."


@pytest.mark.parametrize("typed", ["1a", " 1A ", ADA.id, short_ids.short_id(ADA)])
def test_an_end_that_only_one_id_has_names_it(typed: str) -> None:
    assert short_ids.find([ADA, BEN], typed, NONE) == ADA


def test_an_end_that_several_have_or_none_names_nothing() -> None:
    with pytest.raises(NotFound, match="several"):
        short_ids.find([ADA, BEN], "a", NONE)
    for typed in ("", "  ", "3a"):
        with pytest.raises(NotFound, match="none that ends"):
            short_ids.find([ADA, BEN], typed, NONE)
