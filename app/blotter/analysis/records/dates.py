"""Dates as sources give them: EDTF (ISO 8601-2, levels 0 and 1), and the days between which they lie."""

import re
from calendar import monthrange
from contextlib import redirect_stdout
from datetime import date as day_of
from functools import lru_cache
from io import StringIO
from typing import Any, NamedTuple

from blotter.analysis import messages
from blotter.errors import Refused

_KEPT = 100_000
"""How many dates are remembered with their bounds: they recur, and parsing one may take milliseconds."""


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
    found = _plainly(text) or _by_grammar(text)
    if found is None:
        raise Refused(messages.NO_DATE, date=date)
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


_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[?~%]?")


def _plainly(text: str) -> Bounds | None:
    """The bounds of a year, month, day or span of these, which nearly all dates are; None for another."""
    first, slash, last = text.partition("/")
    begin = _plain_day(first)
    end = _plain_day(last) if slash else begin
    if begin is None or end is None or not (begin.latest or end.latest):
        return None
    return Bounds(begin.earliest, end.latest)


def _plain_day(text: str) -> Bounds | None:
    if text in ("", ".."):
        return Bounds("", "")
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(each) if each else None for each in found.groups())
    assert year is not None
    try:
        earliest = day_of(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if day is not None:
        return Bounds(earliest.isoformat(), earliest.isoformat())
    last = 12 if month is None else month
    return Bounds(earliest.isoformat(), day_of(year, last, monthrange(year, last)[1]).isoformat())


def _by_grammar(text: str) -> Bounds | None:
    """The bounds of whatever EDTF can say; None if it is none. This takes milliseconds."""
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        # The library stumbles over “../201X”, which is no EDTF of our levels, and prints what it tried.
        with redirect_stdout(StringIO()):
            parsed = parse_edtf(text)
        return Bounds(_lower(text, parsed), _upper(text, parsed))
    except (EDTFParseException, ValueError, OverflowError, TypeError):
        return None


def _lower(text: str, parsed: Any) -> str:
    # The library lets an unknown beginning (“/2017”) be ten years before the end: that is false precision.
    return "" if text.startswith(("/", "..")) else _day(parsed.lower_strict())


def _upper(text: str, parsed: Any) -> str:
    return "" if text.endswith(("/", "..")) else _day(parsed.upper_strict())


def _day(moment: Any) -> str:
    if isinstance(moment, float):
        return ""
    # The library takes a 29 February in every year.
    return day_of(*moment[:3]).isoformat()
