"""Question and MatrixOptions: what one can ask of the coded material, by names, as it is typed and stored."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from blotter.analysis import messages
from blotter.analysis.cooccurrence import Relation
from blotter.analysis.matrices import Count
from blotter.analysis.units import Unit
from blotter.domain.document_filter import DocumentFilter, conditions
from blotter.errors import BlotterError

STEPS = (Unit.TOKEN, Unit.SENTENCE, Unit.PARAGRAPH)
"""What a distance between segments may be counted in."""


class Origin(StrEnum):
    """How a segment came to be."""

    ANY = "any"
    HAND = "hand"
    SEARCH = "search"


class _Documents(BaseModel):
    """Which documents are asked about, beside their names; conditions are words such as `Year >= 2015`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    groups: tuple[str, ...] = Field((), title="Groups", description="Paths; those inside count, too.")
    cases: tuple[str, ...] = Field((), title="Cases", description="Names; their documents and passages.")
    where: tuple[str, ...] = Field((), title="Where", description="What documents have to be like.")

    @field_validator("where")
    @classmethod
    def _conditions_are_conditions(cls, where: tuple[str, ...]) -> tuple[str, ...]:
        try:
            conditions(where)
        except BlotterError as error:
            raise ValueError(str(error)) from error
        return where

    @property
    def documents(self) -> DocumentFilter:
        """The same as a filter."""
        return DocumentFilter(groups=self.groups, cases=self.cases, where=conditions(self.where))


def told_documents(asked: DocumentFilter) -> dict[str, tuple[str, ...]]:
    """A filter as these options tell it."""
    return {"groups": asked.groups, "cases": asked.cases, "where": tuple(each.words for each in asked.where)}


class _Distance(_Documents):
    within: int = Field(
        1,
        ge=0,
        title="Within",
        description="How many steps the other may be away; 0 is the same word, sentence or paragraph.",
    )
    unit: Unit = Field(Unit.PARAGRAPH, title="Steps", description="What a distance is counted in.")
    across_coders: bool = Field(
        False,
        title="Across coders",
        description="Segments of different coders have to do with each other, too.",
    )
    with_children: bool = Field(
        True, title="With the codes under them", description="A code stands for those under it, too."
    )

    @model_validator(mode="after")
    def _unit_is_a_step(self) -> "_Distance":
        if self.unit not in STEPS:
            raise ValueError(messages.NO_STEP.format(unit=self.unit, steps=", ".join(STEPS)))
        return self


class Question(_Distance):
    """Which passages are wanted. All conditions hold together; what is left empty asks for nothing.

    What makes a passage is told at `cooccurrence.Asked`. The conditions on memos, dates and origin are on the
    segments that make the passage, not on those that they are related to; `words` are looked for in the
    passage itself, case aside. Dates are days in UTC, the last one included.
    """

    any_of: tuple[str, ...] = Field((), title="Any of", description="Codes, by their paths.")
    all_of: tuple[str, ...] = Field((), title="All of", description="Codes that lie on the same passage.")
    none_of: tuple[str, ...] = Field((), title="None of", description="Codes that the passage never meets.")
    relation: Relation | None = Field(None, title="Relation", description="How to the other codes.")
    others: tuple[str, ...] = Field((), title="To any of", description="The other codes.")
    sources: tuple[str, ...] = Field((), title="Documents", description="Names; none chosen: all.")
    coders: tuple[str, ...] = Field((), title="Coders", description="Names; none chosen: everybody.")
    words: str = Field("", title="Words", description="The passage holds these words.")
    memo: bool = Field(False, title="Memo", description="The segment has a memo.")
    memo_words: str = Field("", title="Words of the memo", description="The memo holds these words.")
    changed_since: date | None = Field(None, title="Changed since", description="Segment or its memo.")
    coded_since: date | None = Field(None, title="Coded since", description="The first day.")
    coded_until: date | None = Field(None, title="Coded until", description="The last day.")
    origin: Origin = Field(Origin.ANY, title="Made", description="By hand, or from a search's results.")

    @model_validator(mode="after")
    def _relation_has_both_ends(self) -> "Question":
        if (self.relation is None) != (not self.others):
            raise ValueError(messages.RELATION_NEEDS_CODES)
        return self

    @property
    def stored(self) -> str:
        """As JSON, without what is as it always is."""
        return self.model_dump_json(exclude_defaults=True)


class MatrixOptions(_Distance):
    """What a matrix counts, and for which codes, coders and documents."""

    codes: tuple[str, ...] = Field((), title="Codes", description="Paths; none chosen: all that are used.")
    sources: tuple[str, ...] = Field((), title="Documents", description="Names; none chosen: all.")
    coders: tuple[str, ...] = Field((), title="Coders", description="Names; none chosen: everybody.")
    by: str = Field("", title="By", description="Of documents or cases: `case`, `group`, an attribute.")
    count: Count = Field(Count.SEGMENTS, title="Count", description="What the cells say.")
    rollup: bool = Field(
        False, title="Roll up", description="A segment of a code counts for the codes above it too."
    )
    relation: Relation = Field(
        Relation.OVERLAPPING, title="Relation", description="How a row's segment stands to a column's."
    )
