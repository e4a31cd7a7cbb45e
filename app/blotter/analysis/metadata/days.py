"""Dates of attributes: EDTF, or the words and figures in which tables and people write a date."""

import datetime
import re
import unicodedata
from collections.abc import Iterable

from blotter.analysis.metadata import messages
from blotter.analysis.records import dates
from blotter.analysis.records.date_mentions import dates as mentioned
from blotter.errors import Refused

_PLAIN = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?\s*\S{0,6}"
)
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_WORDS = re.compile(r"[^\W\d_]{2,}|[\u4e00-\u9fff]")
_LONGEST = 60


def day(words: str, day_first: bool | None = None) -> str:
    """The date as EDTF; Refused if it is none, or one of two.

    `day_first` says how 3/4/2016 is meant, where that is known.
    """
    text = unicodedata.normalize("NFKC", words).strip()
    found = _in_figures(text, words, day_first) if len(text) <= _LONGEST else None
    if found is None and _WORDS.search(text) and len(text) <= _LONGEST:
        found = _in_words(text)
    if found is None and len(text) <= _LONGEST and dates.is_date(text):
        found = text
    if found is None:
        raise Refused(messages.NO_DAY, words=words)
    return found


def day_first_in(several: Iterable[str]) -> bool | None:
    """Whether days stand before months in all of these; None where none of them tells, or they differ."""
    told: set[bool] = set()
    for words in several:
        match = _YEAR_LAST.fullmatch(words.strip())
        if match is not None and match[2] != ".":
            one, other = int(match[1]), int(match[3])
            if one > 12 >= other or other > 12 >= one:
                told.add(one > 12)
    return told.pop() if len(told) == 1 else None


def _in_figures(text: str, words: str, day_first: bool | None) -> str | None:
    if _PLAIN.fullmatch(text):
        return text if dates.is_date(text) else None
    moment = _MOMENT.fullmatch(text)
    if moment is not None:
        return moment[1] if dates.is_date(moment[1]) else None
    first = _YEAR_FIRST.fullmatch(text)
    if first is not None:
        return _told(int(first[1]), int(first[2]), int(first[3]))
    last = _YEAR_LAST.fullmatch(text)
    if last is None:
        return None
    one, other, year = int(last[1]), int(last[3]), int(last[4])
    by_day, by_month = _told(year, other, one), _told(year, one, other)
    if last[2] == ".":
        return by_day
    if by_day and by_month and by_day != by_month:
        if day_first is None:
            raise Refused(messages.AMBIGUOUS_DAY, words=words, one=by_day, other=by_month)
        return by_day if day_first else by_month
    return by_day or by_month


def _in_words(text: str) -> str | None:
    found = mentioned(text)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)):
        return None
    return found[0].edtf or None


def _told(year: int, month: int, day_of_month: int) -> str | None:
    try:
        return datetime.date(year, month, day_of_month).isoformat()
    except ValueError:
        return None
