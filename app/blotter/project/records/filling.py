"""What fields hold, built in or the project's own, and why they hold nothing; plans that change one field."""

from collections.abc import Iterable
from typing import Any

from blotter.analysis.records import dates
from blotter.domain.edit import Edit, Step
from blotter.domain.record import Blank, Record
from blotter.domain.record_schema import BUILT_IN
from blotter.errors import Refused
from blotter.message import Message
from blotter.project.project import Project
from blotter.project.records import making

EMPTY: dict[str, Any] = {
    "topics": (),
    "countries": (),
    "actors": (),
    "quantities": (),
    "statuses": (),
    "parent": None,
}
"""What a built-in field holds that holds nothing; all others: no words."""


def blank_of(record: Record, field: str) -> Blank | None:
    """Why a field holds nothing; None if it holds something or is not yet coded."""
    return next((Blank(why) for name, why in record.blanks if name == field), None)


def has_value(record: Record, field: str) -> bool:
    """Whether a field holds something."""
    return bool(getattr(record, field)) if field in BUILT_IN else bool(record.values(field))


def values_for(record: Record, field: str, value: Any) -> dict[str, Any]:
    """A field's value as values for `making.change`; several of the project's own come as a sequence."""
    if field in BUILT_IN:
        return {field: value}
    given = (value,) if isinstance(value, str) else tuple(value)
    kept = tuple(pair for pair in record.own if pair[0] != field)
    return {"own": (*kept, *((field, each) for each in given if each))}


def fill(
    project: Project, record: Record, field: str, values: dict[str, Any], also: Iterable[Step] = ()
) -> Edit | None:
    """Change what one field holds; its reason for nothing goes with the nothing. None: it holds that already.

    `also` goes before it in the same edit: an actor who is new to the register, say.
    """
    kept = tuple(each for each in record.blanks if each[0] != field)
    return making.change(project, record, field=field, also=also, **{"blanks": kept, **values})


def leave_blank(project: Project, record: Record, field: str, why: Blank | None) -> Edit | None:
    """Say why a field holds nothing (None: it is not yet coded); what it held goes."""
    reasons = [each for each in record.blanks if each[0] != field]
    if why is not None:
        reasons.append((field, str(why)))
    values = values_for(record, field, EMPTY.get(field, "")) if has_value(record, field) else {}
    return making.change(project, record, field=field, blanks=tuple(reasons), **values)


def date_problem(date: str) -> Message | None:
    """What keeps words from being a date, None if nothing does."""
    try:
        dates.bounds(date)
    except Refused as refused:
        return refused.message
    return None
