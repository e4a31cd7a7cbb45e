"""Layouts of segments for properties: few codes on a short text, so that everything meets often."""

from itertools import groupby, pairwise

from hypothesis import strategies as st

from blotter.domain.segment import Placed, Span

LENGTH = 40
CODES = "abc"
CUTS = st.lists(st.integers(0, LENGTH), min_size=2, max_size=16, unique=True).map(sorted)
PLACES = st.tuples(
    st.integers(0, LENGTH - 1), st.integers(1, 12), st.sampled_from(CODES), st.sampled_from(["Ada", "Ben"])
)
SETS = st.frozensets(st.sampled_from(CODES), min_size=1)


@st.composite
def layouts(draw):
    rows = draw(st.lists(PLACES, max_size=10))
    return [
        Placed(f"{number:04}", start, min(LENGTH, start + size), code, coder)
        for number, (start, size, code, coder) in enumerate(rows)
    ]


@st.composite
def units(draw):
    cuts = draw(CUTS)
    found = [Span(*pair) for pair in pairwise(cuts)]
    return found[:: 2 if draw(st.booleans()) else 1]


def runs(covered):
    """The longest runs of characters for which it is true."""
    found = []
    for is_covered, places in groupby(range(LENGTH), key=lambda place: covered[place]):
        held = list(places)
        if is_covered:
            found.append((held[0], held[-1] + 1))
    return found
