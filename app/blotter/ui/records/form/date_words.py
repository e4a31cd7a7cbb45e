"""EDTF in words, as people of the language say it, with the precision that the source gives."""

import re

from PySide6.QtCore import QDate, QLocale

from blotter.ui import language
from blotter.ui.language import later, tr

_ONE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?P<how>[?~%]?)"
)
_OPEN = ("", "..")
_PRECISION = {
    "century": later("{date}: century given by the source"),
    "decade": later("{date}: decade given by the source"),
    "year": later("{date}: year given by the source"),
    "season": later("{date}: season given by the source"),
    "month": later("{date}: month given by the source"),
}
_HOW = {"~": later("about {date}"), "?": later("perhaps {date}"), "%": later("perhaps about {date}")}
_SEASONS = {
    21: later("spring {year}"),
    22: later("summer {year}"),
    23: later("autumn {year}"),
    24: later("winter {year}"),
}


def reading(date: str) -> str:
    """A date in a sentence, with what the source says of it; "" for what has no such words."""
    if "/" in date:
        return short(date)
    said = _said(date)
    if said is None:
        return ""
    precision, words = said
    return tr(_PRECISION[precision], date=words) if precision in _PRECISION else words


def short(date: str) -> str:
    """A date in a few words: “about 2018”, “2 May 2016 to 13 May 2016”; itself if it has none."""
    date = date.strip()
    if "/" not in date:
        said = _said(date)
        return said[1] if said else date
    first, _, last = date.partition("/")
    if first in _OPEN:
        return tr("until {date}", date=short(last))
    if last in _OPEN:
        return tr("since {date}", date=short(first))
    return tr("{first} to {last}", first=short(first), last=short(last))


def _said(date: str) -> tuple[str, str] | None:
    """How precise one date is, and its words."""
    found = _ONE.fullmatch(date.strip())
    if found is None:
        return None
    year, month, day = found["year"], found["month"], found["day"]
    precision, words = _plain(year, month, day)
    how = found["how"]
    return precision, tr(_HOW[how], date=words) if how else words


def _plain(year: str, month: str | None, day: str | None) -> tuple[str, str]:
    if year.endswith("XX"):
        return "century", tr("the {year}s", year=f"{year[:2]}00")
    if year.endswith("X"):
        return "decade", tr("the {year}s", year=f"{year[:3]}0")
    if month is None or month == "XX":
        return "year", year
    if int(month) in _SEASONS:
        return "season", tr(_SEASONS[int(month)], year=year)
    if day is None or day == "XX":
        name = language.locale().standaloneMonthName(int(month), QLocale.FormatType.LongFormat)
        return "month", tr("{month} {year}", month=name, year=year) if name else f"{year}-{month}"
    exact = QDate(int(year), int(month), int(day))
    return "day", language.date(exact) if exact.isValid() else f"{year}-{month}-{day}"
