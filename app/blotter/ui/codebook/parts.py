"""PARTS_SHOWN: the fields of a code's form, in the order in which they are read."""

from typing import NamedTuple

from blotter.domain.codebook import Origin
from blotter.ui.language import later

NAME, ORIGIN, REFERENCE, ALIASES, COLOUR, ARCHIVED = (
    "name",
    "origin",
    "reference",
    "aliases",
    "colour",
    "archived",
)


class PartRow(NamedTuple):
    """A part that is written in words: its name in `Code`, its title and hint, its least number of lines.

    A `heading` is the name in the form that begins it, with 0 lines: it is written on one.
    """

    name: str
    title: str
    lines: int
    hint: str = ""


WORDED = (
    PartRow(NAME, later("Name"), 0),
    PartRow("short", later("Short definition"), 1, later("One sentence.")),
    PartRow("full", later("Full definition"), 3),
    PartRow("use_when", later("Use when"), 2),
    PartRow(
        "not_when",
        later("Do not use when"),
        2,
        later("Name the code to use instead, as a path in backquotes."),
    ),
    PartRow("example", later("Example"), 2, later("One click at the right takes a real passage over.")),
    PartRow("counter_example", later("Counter-example"), 2, later("What looks like it and is not.")),
)
"""Name and definition: a change of one of them makes a revision."""

TITLES = {row.name: row.title for row in WORDED}

ORIGINS = {
    "": later("not said"),
    Origin.DEDUCTIVE: later("deductive: brought to the material"),
    Origin.INDUCTIVE: later("inductive: found in the material"),
    Origin.LITERATURE: later("from the literature"),
}
"""What is said of where a code comes from."""
