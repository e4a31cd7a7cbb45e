"""Which column of a table of ratings says what: told by the person, or guessed from titles and cells."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from blotter.domain.names import name_key, nearest
from blotter.errors import NotFound, WrongFile
from blotter.interchange import messages
from blotter.interchange.ratings_grid import Grid

LONGEST_LABEL = 200
"""What is longer is a text and no label."""

MOST_CODERS = 200

_UNIT = {
    "unit", "units", "item", "items", "id", "case", "cases", "segment", "segments", "row", "no", "nr",
    "number", "subject", "excerpt", "quotation", "passage", "sentence", "paragraph", "unit_id",
    "unitid", "item_id", "itemid", "case_id", "caseid", "segment_id", "text_id",
}  # fmt: skip
_CODER = {
    "coder", "coders", "rater", "raters", "annotator", "annotators", "judge", "observer", "reviewer",
    "coder_id", "coderid", "rater_id", "raterid", "annotator_id", "user", "coded_by",
}  # fmt: skip
_CODE = {
    "code", "codes", "variable", "question", "feature",
}  # fmt: skip
_VALUE = {
    "value", "values", "label", "labels", "rating", "ratings", "category", "categories", "score",
    "class", "answer", "decision",
}  # fmt: skip
_GROUP = {
    "document", "documents", "doc", "source", "sources", "file", "transcript", "interview", "group",
    "cluster", "document_id", "doc_id",
}  # fmt: skip
_ASIDE = {
    "text", "quote", "words", "start", "end", "begin", "memo", "note", "notes", "comment", "comments",
    "remark", "remarks", "created", "modified", "date", "time", "timestamp", "context",
}  # fmt: skip


class Form(StrEnum):
    """How ratings lie in a table: a column a coder, or a row a rating."""

    WIDE = "wide"
    LONG = "long"


class RatingsColumns(BaseModel):
    """Which column says what; what is empty is guessed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: Form | None = Field(None, title="Form", description="A column a coder, or a row a rating.")
    unit: str = Field("", title="Unit", description="The column that says which unit it is.")
    coder: str = Field("", title="Coder", description="A row a rating: the column that says who rated.")
    value: str = Field("", title="Value", description="A row a rating: the column with the label.")
    code: str = Field("", title="Code", description="A row a rating: the column with what was rated, if any.")
    group: str = Field("", title="Group", description="The column that says which document a unit is from.")
    coders: tuple[str, ...] = Field((), title="Coders", description="Their columns or names; else all.")
    missing: tuple[str, ...] = Field(
        (), title="Missing", description="Cells that say that there is no rating, such as NA. Empty ones do."
    )
    has_header: bool = Field(True, title="Header", description="The first row has the titles.")


@dataclass(frozen=True, slots=True)
class Roles:
    """The places of the columns; `aside` are those that play no part."""

    form: Form
    unit: int | None = None
    group: int | None = None
    coder: int | None = None
    value: int | None = None
    code: int | None = None
    coders: tuple[int, ...] = ()
    aside: tuple[int, ...] = ()
    group_was_told: bool = False


def roles(grid: Grid, told: RatingsColumns) -> Roles:
    """Which column says what, or WrongFile with what is lacking."""
    is_long = told.form is Form.LONG or bool(told.coder or told.value or told.code)
    if told.form is None and not is_long:
        is_long = _looks_long(grid, told)
    return _long(grid, told) if is_long else _wide(grid, told)


def place_of(grid: Grid, title: str) -> int:
    """The column of this title, or NotFound with the nearest."""
    if title in grid.titles:
        return grid.titles.index(title)
    keys = [name_key(each) for each in grid.titles]
    if name_key(title) in keys:
        return keys.index(name_key(title))
    shown = ", ".join(f"“{each[:60]}”" for each in grid.titles[:12])
    near = nearest(title, grid.titles)
    raise NotFound(messages.NO_SUCH_COLUMN, name=grid.name, column=title, titles=shown, nearest=near)


def _looks_long(grid: Grid, told: RatingsColumns) -> bool:
    """A column that says who rated, one that says what, and coders that were named stand in no title."""
    if told.coders and {name_key(c) for c in told.coders} <= {name_key(title) for title in grid.titles}:
        return False
    return _named(grid, _CODER) is not None and _named(grid, _VALUE | _CODE) is not None


def _long(grid: Grid, told: RatingsColumns) -> Roles:
    coder = place_of(grid, told.coder) if told.coder else _named(grid, _CODER)
    code = place_of(grid, told.code) if told.code else _named(grid, _CODE)
    value = place_of(grid, told.value) if told.value else _named(grid, _VALUE)
    if value is None:
        # A table of unit, coder and code: the code is what they said.
        code, value = None, code
    group, was_told = _group(grid, told)
    taken = [place for place in (coder, code, value, group) if place is not None]
    unit = place_of(grid, told.unit) if told.unit else _named(grid, _UNIT, taken)
    left = [n for n in range(len(grid.titles)) if n not in taken and not _is_aside(grid, n)]
    if unit is None and len(left) == 1:
        unit = left[0]
    for column, place in (("--coder", coder), ("--value", value), ("--unit", unit)):
        if place is None:
            raise WrongFile(messages.RATINGS_LACK, name=grid.name, option=column)
    chosen = [place for place in (unit, coder, value, code, group) if place is not None]
    if len(set(chosen)) < len(chosen):
        raise WrongFile(messages.RATINGS_COLUMN_TWICE, name=grid.name)
    aside = tuple(n for n in range(len(grid.titles)) if n not in chosen)
    return Roles(Form.LONG, unit, group, coder, value, code, aside=aside, group_was_told=was_told)


def _wide(grid: Grid, told: RatingsColumns) -> Roles:
    group, was_told = _group(grid, told)
    places = range(len(grid.titles))
    if told.coders:
        coders = tuple(dict.fromkeys(place_of(grid, title) for title in told.coders))
        unit = place_of(grid, told.unit) if told.unit else _named(grid, _UNIT, [*coders, group])
    else:
        unit = place_of(grid, told.unit) if told.unit else _guessed_unit(grid, group)
        coders = tuple(n for n in places if n not in (unit, group) and not _is_aside(grid, n))
    if {unit, group} & {*coders}:
        raise WrongFile(messages.RATINGS_COLUMN_TWICE, name=grid.name)
    if not coders:
        raise WrongFile(messages.RATINGS_NO_CODERS, name=grid.name)
    if len(coders) == 1:
        raise WrongFile(messages.RATINGS_ONE_CODER, name=grid.name, coder=grid.titles[coders[0]])
    if len(coders) > MOST_CODERS:
        raise WrongFile(messages.RATINGS_MANY_CODERS, name=grid.name, count=len(coders), limit=MOST_CODERS)
    aside = tuple(n for n in places if n not in (unit, group, *coders))
    return Roles(Form.WIDE, unit, group, coders=coders, aside=aside, group_was_told=was_told)


def _group(grid: Grid, told: RatingsColumns) -> tuple[int | None, bool]:
    if told.group:
        return place_of(grid, told.group), True
    named = {name_key(title) for title in (told.unit, told.coder, told.value, told.code, *told.coders)}
    found = _named(grid, _GROUP)
    return (None if found is None or name_key(grid.titles[found]) in named else found), False


def _guessed_unit(grid: Grid, group: int | None) -> int | None:
    """A column that is titled so, or the first if every row has a cell of its own that is no label."""
    named = _named(grid, _UNIT, [group])
    if named is not None:
        return named
    candidates = [n for n in range(len(grid.titles)) if n != group and not _is_aside(grid, n)]
    if len(candidates) < 3 or len(grid.rows) < 2:
        return None
    first, *others = candidates
    cells = grid.column(first)
    labels = {cell for place in others for cell in grid.column(place)}
    tells_apart = all(cells) and len(set(cells)) == len(cells)
    return first if tells_apart and not labels.issuperset(cells) else None


def _named(grid: Grid, names: AbstractSet[str], but: Sequence[int | None] = ()) -> int | None:
    for place, title in enumerate(grid.titles):
        if name_key(title).replace(" ", "_") in names and place not in but:
            return place
    return None


def _is_aside(grid: Grid, place: int) -> bool:
    """Whether a column is none of labels by its title, by its long cells, or because it is empty."""
    cells = grid.column(place)
    return (
        name_key(grid.titles[place]) in _ASIDE
        or not any(cells)
        or any(len(cell) > LONGEST_LABEL for cell in cells)
    )
