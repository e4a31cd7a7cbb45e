"""A value in the one form that its type has, from the words in which somebody wrote it."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from blotter.analysis.metadata import messages
from blotter.analysis.metadata.days import day, day_first_in
from blotter.analysis.metadata.numbers import number, point_of, shown_number
from blotter.domain import countries
from blotter.domain.attribute import AttributeType
from blotter.domain.names import name_key, nearest
from blotter.domain.source import storable
from blotter.errors import BlotterError, Refused

YES, NO = "yes", "no"

_YES = frozenset(map(name_key, ("yes", "y", "true", "1", "oui", "vrai", "evet", "doğru", "是", "对", "真")))
_NO = frozenset(
    map(name_key, ("no", "n", "false", "0", "non", "faux", "hayır", "yanlış", "否", "不是", "不", "假"))
)
_FIGURES = frozenset(("0", "1"))
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+|(?:doi|urn|hdl|info):\S+", re.IGNORECASE)


class Reading(NamedTuple):
    """How the figures of one column are meant: what parts off decimals, and whether 3/4/2016 is in April."""

    point: str = ""
    day_first: bool | None = None


UNKNOWN = Reading()


def reading_of(several: Iterable[str]) -> Reading:
    """How a column is meant, as far as one of its cells tells."""
    cells = list(several)
    return Reading(point_of(cells), day_first_in(cells))


def typed(kind: AttributeType, words: str, options: tuple[str, ...] = (), reading: Reading = UNKNOWN) -> str:
    """The value of a type that these words are; "" for no words, Refused where they do not fit."""
    words = storable(words).strip()
    if not words:
        return ""
    match kind:
        case AttributeType.NUMBER:
            return number(words, reading.point)
        case AttributeType.DATE:
            return day(words, reading.day_first)
        case AttributeType.YES_NO:
            return yes_or_no(words)
        case AttributeType.CHOICE:
            return _option(words, options)
        case AttributeType.COUNTRY:
            return _country(words)
        case AttributeType.URL:
            return _address(words)
        case AttributeType.TEXT:
            return words


def shown(kind: AttributeType, value: str, language: str = "en") -> str:
    """A value as people read it, in words that `typed` takes back."""
    if kind is AttributeType.NUMBER:
        return shown_number(value)
    if kind is AttributeType.COUNTRY:
        found = countries.country(value)
        return found.name(language) if found else value
    return value


def fits(kind: AttributeType, words: str, options: tuple[str, ...] = (), reading: Reading = UNKNOWN) -> bool:
    """Whether words are a value of a type."""
    try:
        return bool(typed(kind, words, options, reading))
    except BlotterError:
        return False


def yes_or_no(words: str) -> str:
    """Yes or no, from a word of one of the languages."""
    key = name_key(words)
    if key in _YES:
        return YES
    if key in _NO:
        return NO
    raise Refused(messages.NO_YES_OR_NO, words=words)


def is_figure_of_yes(words: str) -> bool:
    """Whether words that may be a yes or a no are rather a figure."""
    return words.strip() in _FIGURES


def _option(words: str, options: tuple[str, ...]) -> str:
    key = name_key(words)
    found = next((each for each in options if name_key(each) == key), None)
    if found is not None:
        return found
    if not options:
        raise Refused(messages.NO_OPTIONS, words=words)
    near = nearest(words, options)
    raise Refused(messages.NO_OPTION, words=words, options=_listed(options), nearest=near)


_MOST_LISTED = 12


def _listed(options: tuple[str, ...]) -> str:
    told = ", ".join(f"“{each}”" for each in options[:_MOST_LISTED])
    return f"{told}, …" if len(options) > _MOST_LISTED else told


def _country(words: str) -> str:
    found = countries.country(words)
    if found is None:
        names = (name for each in countries.COUNTRIES.values() for name in each.names)
        raise Refused(messages.NO_COUNTRY, words=words, nearest=nearest(words, names))
    return found.code


def _address(words: str) -> str:
    if _ADDRESS.fullmatch(words) is None or not _has_place(words):
        raise Refused(messages.NO_ADDRESS, words=words)
    return words


def _has_place(words: str) -> bool:
    """Whether an address says where: a host behind `//`."""
    try:
        return "//" not in words or bool(urlsplit(words).hostname)
    except ValueError:
        return False
