"""What the page calls relations, units, counts and origins."""

from collections.abc import Mapping
from enum import StrEnum

from blotter.analysis.asking import Origin
from blotter.analysis.cooccurrence import Relation
from blotter.analysis.matrices import Count
from blotter.analysis.units import Unit
from blotter.ui.language import later


class Tab(StrEnum):
    """The pages of the page; each is called like the report that it shows."""

    PASSAGES = "passages"
    BY_SOURCE = "code-by-source"
    BY_CODE = "code-by-code"
    LINE = "code-line"


TABS: Mapping[Tab, str] = {
    Tab.PASSAGES: later("Passages"),
    Tab.BY_SOURCE: later("Code × document"),
    Tab.BY_CODE: later("Code × code"),
    Tab.LINE: later("Code line"),
}

RELATIONS: Mapping[Relation, str] = {
    Relation.OVERLAPPING: later("overlapping"),
    Relation.INSIDE: later("inside"),
    Relation.CONTAINING: later("containing"),
    Relation.NEAR: later("near"),
    Relation.FOLLOWED_BY: later("followed by"),
}

RELATION_MEANINGS: Mapping[Relation, str] = {
    Relation.OVERLAPPING: later("The segment shares at least a character with one of the other codes."),
    Relation.INSIDE: later("The segment lies wholly within one of the other codes, or on its very bounds."),
    Relation.CONTAINING: later("One of the other codes lies wholly within the segment."),
    Relation.NEAR: later(
        "One of the other codes is near, before or behind; the passage goes from one to the other."
    ),
    Relation.FOLLOWED_BY: later(
        "One of the other codes begins soon after; the passage goes from one to the other."
    ),
}

STEP_WORDS: Mapping[Unit, str] = {
    Unit.TOKEN: later("words"),
    Unit.SENTENCE: later("sentences"),
    Unit.PARAGRAPH: later("paragraphs"),
}

COUNTS: Mapping[Count, str] = {
    Count.SEGMENTS: later("segments"),
    Count.CHARACTERS: later("characters"),
    Count.DOCUMENTS: later("documents"),
}

ORIGINS: Mapping[Origin, str] = {
    Origin.ANY: later("by hand or by search"),
    Origin.HAND: later("by hand"),
    Origin.SEARCH: later("by search"),
}

DIVIDED: Mapping[str, str] = {"case": "code-by-case", "group": "code-by-group"}
"""The reports that have codes against something else than documents; the others are by attribute."""
