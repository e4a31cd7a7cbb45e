"""Dates as sources give them: EDTF (ISO 8601-2, levels 0 and 1), and the days between which they lie."""

from functools import lru_cache
from typing import Any, NamedTuple

from blotter.analysis import messages
from blotter.errors import Refused

_KEPT = 100_000
"""How many dates are remembered with their bounds: parsing one takes milliseconds, and they recur."""


class Bounds(NamedTuple):
    """The earliest and the latest day, ISO 8601; "" where a date is open or unknown on that side."""

    earliest: str
    latest: str


@lru_cache(_KEPT)
def bounds(date: str) -> Bounds:
    """Between which days a date lies; Refused if it is no EDTF, or ends before it starts.

    What is approximate or uncertain keeps the bounds of what is written: nobody can say how far off it is.
    """
    text = date.strip()
    if not text:
        return Bounds("", "")
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(text)
        found = Bounds(_lower(text, parsed), _upper(text, parsed))
    except (EDTFParseException, ValueError, OverflowError) as error:
        raise Refused(messages.NO_DATE, date=date) from error
    if found.earliest and found.latest and found.latest < found.earliest:
        raise Refused(messages.ENDS_BEFORE_START, date=date)
    return found


def is_date(date: str) -> bool:
    """Whether a text is a date that can be kept."""
    try:
        bounds(date)
    except Refused:
        return False
    return bool(date.strip())


def _lower(text: str, parsed: Any) -> str:
    # The library lets an unknown beginning (“/2017”) be ten years before the end: that is false precision.
    return "" if text.startswith(("/", "..")) else _day(parsed.lower_strict())


def _upper(text: str, parsed: Any) -> str:
    return "" if text.endswith(("/", "..")) else _day(parsed.upper_strict())


def _day(moment: Any) -> str:
    if isinstance(moment, float):
        return ""
    year, month, day = moment[:3]
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return f"{year:04d}-{month:02d}-{day:02d}"
