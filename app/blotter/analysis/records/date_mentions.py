"""Where a text tells dates, in English, French, Turkish or Chinese, as EDTF with the precision it gives."""

import datetime
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from blotter.analysis.records.month_names import MONTHS, SEASONS
from blotter.analysis.records.number_words import PERSONS
from blotter.analysis.records.words import plain


class DateMention(NamedTuple):
    """From where to where a text tells a date.

    `edtf` is the date of an act, `as_of` the day for which a stock is told (“by December 2022” can be both).
    """

    start: int
    end: int
    edtf: str
    as_of: str = ""


_Day = tuple[int, ...]
"""Year; year and month; or year, month and day: as much as the words give."""

_M = rf"(?:{plain(MONTHS)})(?!\w)"
_D = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:st|nd|rd|th|er)?"
_Y = r"(?:1[6-9]|20)\d\d(?![\d]|[.,]\d)"
_OF = r"\s+(?:of\s+|de\s+)?"
_TO = (
    r"(?:\s*[–—−-]\s*|\s+(?:to|until|till|through|up\s+to|and|et|au|à|ile|ve)\s+|\s*['’][dt][ae]n\s+"
    r"|\s*[至到~～]\s*)"
)
_NOT_BEFORE = r"(?<![0-9A-Za-zÀ-ɏ./])"


def dates(text: str) -> list[DateMention]:
    """The dates that a text tells, in order; where readings overlap, the longest holds."""
    found = sorted(_readings(text), key=lambda each: (each[0], -each[1]))
    kept: list[DateMention] = []
    reached = 0
    for start, end, edtf in found:
        if start >= reached:
            reached = end
            mention = _with_words_around(text, start, end, edtf)
            if mention is not None:
                kept.append(mention)
    return kept


def _readings(text: str) -> Iterator[tuple[int, int, str]]:
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            edtf = read(*match.groups())
            if edtf and not _only_lists(text, match.start(), match.end()):
                yield match.start(), match.end(), edtf
    yield from _bare_years(text)


# What stands for a date


def _month(name: str) -> int:
    return MONTHS[name]


def _number(words: str) -> int:
    return int(re.match(r"\d+", words)[0])  # type: ignore[index]


def _told(*parts: int) -> str:
    """The date of a year, perhaps with month and day; "" where the calendar has no such day."""
    if len(parts) == 3:
        try:
            return datetime.date(*parts).isoformat()
        except ValueError:
            return ""
    if len(parts) == 2 and not 1 <= parts[1] <= 12:
        return ""
    return "-".join([f"{parts[0]:04d}", *(f"{each:02d}" for each in parts[1:])])


def _range(first: _Day, last: _Day) -> str:
    one, other = _told(*first), _told(*last)
    if not one or not other or first[: len(last)] > last[: len(first)]:
        return ""
    return one if one == other else f"{one}/{other}"


def _short_year(first: int, last: str) -> str:
    """“2015–16”: the second year has the first one's century, and comes after it."""
    year = first // 100 * 100 + int(last)
    return _range((first,), (year,)) if year > first else ""


Reader = Callable[..., str]


def _pattern(template: str, read: Reader) -> tuple[re.Pattern[str], Reader]:
    parts = {"D": f"({_D})", "M": f"({_M})", "Y": f"({_Y})", "OF": _OF, "TO": _TO}
    return re.compile(_NOT_BEFORE + re.sub(r"<(\w+)>", lambda each: parts[each[1]], template)), read


_LATIN = (
    ("<D><OF><M>,?<OF><Y>", lambda d, m, y: _told(int(y), _month(m), _number(d))),
    (r"<M>\s+<D>,?\s+<Y>", lambda m, d, y: _told(int(y), _month(m), _number(d))),
    (r"<M>(?:,?\s+|\s+(?:of|de)\s+)<Y>", lambda m, y: _told(int(y), _month(m))),
    (
        "<D><TO><D><OF><M>,?<OF><Y>",
        lambda d, e, m, y: _range((int(y), _month(m), _number(d)), (int(y), _month(m), _number(e))),
    ),
    (
        "<D><OF><M><TO><D><OF><M>,?<OF><Y>",
        lambda d, m, e, n, y: _range((int(y), _month(m), _number(d)), (int(y), _month(n), _number(e))),
    ),
    (
        "<D><OF><M>,?<OF><Y><TO><D><OF><M>,?<OF><Y>",
        lambda d, m, y, e, n, z: _range((int(y), _month(m), _number(d)), (int(z), _month(n), _number(e))),
    ),
    (
        r"<M>\s+<D><TO><D>,?\s+<Y>",
        lambda m, d, e, y: _range((int(y), _month(m), _number(d)), (int(y), _month(m), _number(e))),
    ),
    (
        r"<M>\s+<D><TO><M>\s+<D>,?\s+<Y>",
        lambda m, d, n, e, y: _range((int(y), _month(m), _number(d)), (int(y), _month(n), _number(e))),
    ),
    (
        r"<M>\s+<D>,?\s+<Y><TO><M>\s+<D>,?\s+<Y>",
        lambda m, d, y, n, e, z: _range((int(y), _month(m), _number(d)), (int(z), _month(n), _number(e))),
    ),
    (r"<M><TO><M>,?<OF><Y>", lambda m, n, y: _range((int(y), _month(m)), (int(y), _month(n)))),
    (
        r"<M>,?<OF><Y><TO><M>,?<OF><Y>",
        lambda m, y, n, z: _range((int(y), _month(m)), (int(z), _month(n))),
    ),
    (r"<M>,?<OF><Y><TO><Y>", lambda m, y, z: _range((int(y), _month(m)), (int(z),))),
    (r"<Y><TO><M>,?<OF><Y>", lambda y, m, z: _range((int(y),), (int(z), _month(m)))),
    (r"<Y><TO><Y>", lambda y, z: _range((int(y),), (int(z),))),
    (r"<Y>–(\d\d)(?!\d)", lambda y, z: _short_year(int(y), z)),
    (
        rf"({plain(SEASONS)})(?:\s+(?:of|de|in)?\s*|\s*)<Y>",
        lambda season, y: f"{y}-{SEASONS[season]}",
    ),
    (r"(?:the\s+|les\s+années\s+)?<Y>(?:['’]?s|['’](?:l[ae]r|lı)\w*)(?!\w)", lambda y: _decade(y)),
)

_FIGURES = (
    (r"<Y>-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\w)", lambda y, m, d: _told(int(y), int(m), int(d))),
    (r"<Y>-(0[1-9]|1[0-2])(?![\w-])", lambda y, m: _told(int(y), int(m))),
    (r"(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.<Y>", lambda d, m, y: _told(int(y), int(m), int(d))),
    (r"(\d{1,2})/(\d{1,2})/<Y>", lambda one, other, y: _slashed(int(one), int(other), int(y))),
)

_HAN = (
    (r"((?:1[6-9]|20)\d\d)\s*年", lambda y: y),
    (r"((?:1[6-9]|20)\d\d)\s*年\s*(\d{1,2})\s*月(?:份)?", lambda y, m: _told(int(y), int(m))),
    (
        r"((?:1[6-9]|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]",
        lambda y, m, d: _told(int(y), int(m), int(d)),
    ),
    (
        r"((?:1[6-9]|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?<TO>(\d{1,2})\s*[日号]",
        lambda y, m, d, e: _range((int(y), int(m), int(d)), (int(y), int(m), int(e))),
    ),
    (
        r"((?:1[6-9]|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]<TO>(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]",
        lambda y, m, d, n, e: _range((int(y), int(m), int(d)), (int(y), int(n), int(e))),
    ),
    (
        r"((?:1[6-9]|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]<TO>"
        r"((?:1[6-9]|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]",
        lambda y, m, d, z, n, e: _range((int(y), int(m), int(d)), (int(z), int(n), int(e))),
    ),
    (
        r"((?:1[6-9]|20)\d\d)\s*年\s*(\d{1,2})\s*月?<TO>(\d{1,2})\s*月",
        lambda y, m, n: _range((int(y), int(m)), (int(y), int(n))),
    ),
    (
        r"((?:1[6-9]|20)\d\d)\s*年\s*(\d{1,2})\s*月<TO>((?:1[6-9]|20)\d\d)\s*年\s*(\d{1,2})\s*月",
        lambda y, m, z, n: _range((int(y), int(m)), (int(z), int(n))),
    ),
    (
        r"((?:1[6-9]|20)\d\d)\s*年?(?:<TO>|[—–-])((?:1[6-9]|20)\d\d)\s*年",
        lambda y, z: _range((int(y),), (int(z),)),
    ),
    (
        rf"((?:1[6-9]|20)\d\d)\s*年\s*({plain(SEASONS)})",
        lambda y, season: f"{y}-{SEASONS[season]}",
    ),
)


def _slashed(one: int, other: int, year: int) -> str:
    """“3/4/2016” may be in March or April: then only the year is told."""
    if one <= 12 and other <= 12 and one != other:
        return _told(year)
    return _told(year, min(one, other), max(one, other))


def _decade(year: str) -> str:
    return f"{year[:3]}X" if year.endswith("0") else ""


_PATTERNS = [_pattern(template, read) for template, read in (*_LATIN, *_FIGURES, *_HAN)]
_BARE = re.compile(rf"(?<![\w.,/])(?:{_Y})")
_TELLS_A_YEAR = re.compile(
    r"(?:(?<!\w)(?:in|of|since|by|until|till|from|during|for|early|late|mid|and|or|to|through|between|year"
    r"|around|about|circa|before|after|en|de|depuis|dès|fin|début|courant|année|vers|avant|après|entre|et"
    r"|spring|summer|ca?\.|a|an|the|yaklaşık|jusqu['’]en)\s+|(?<!\w)mid-|[自从於于在到至])$",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"\s+(\w+)")
_YEAR_FOLLOWS = re.compile(r"['’](?:[dt][ae]|[ıiuü]n|y[ıi]l|y?[ae]\s+kadar)|\s+y[ıi]l[ıi]")


def _bare_years(text: str) -> Iterator[tuple[int, int, str]]:
    # Four figures alone may be any number: they are a year where the words beside them say so.
    for match in _BARE.finditer(text):
        before = text[max(0, match.start() - 16) : match.start()]
        counted = _FOLLOWING.match(text, match.end())
        if counted and counted[1].lower() in PERSONS:
            continue
        if _TELLS_A_YEAR.search(before) or _YEAR_FOLLOWS.match(text, match.end()):
            yield match.start(), match.end(), match[0]


# What the words around a date make of it

_REACH = 28
_BETWEEN = re.compile(r"(?<!\w)(?:between|entre)\s+$", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|et|ve)\s")
_PART = re.compile(
    r"(?<!\w)(?:(?:the\s+)?(?:early|late|mid|middle|beginning|start|end|(?:first|second)\s+half"
    r"|(?:first|second|third|fourth|last)\s+quarter)(?:\s+(?:of|in)\s+|\s+|-)"
    r"|(?:fin|début|courant|mi-?)\s*)(?:the\s+)?$",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?<!\w)(?:from|between|du|de|entre)\s+$|[自从由]$", re.IGNORECASE)
_SINCE = re.compile(
    r"(?<!\w)(?:ever\s+)?(?:since|depuis(?:\s+le)?|dès|à\s+partir\s+d[eu])\s+$|自从?$", re.IGNORECASE
)
_ONWARDS = re.compile(r"\s+onwards?(?!\w)|['’]?[dt][ae]n\s+(?:beri|itibaren)(?!\w)|\s*(?:以来|至今|起)")
_BY = re.compile(r"(?<!\w)(?:by|d['’]ici(?:\s+(?:au|le))?)\s+$", re.IGNORECASE)
_AS_OF = re.compile(
    r"(?<!\w)(?:as\s+(?:of|at)|en\s+date\s+du|à\s+la\s+date\s+du)\s+$|截[至止]到?$", re.IGNORECASE
)
_AS_OF_AFTER = re.compile(r"(?:['’]\w+)?\s+(?:tarihi\s+)?itibar[ıi]yla(?!\w)|\s*(?:为止|底止)")
_UNTIL = re.compile(r"(?<!\w)(?:until|till|up\s+to|through|jusqu['’](?:en|au|à))\s+$", re.IGNORECASE)
_UNTIL_AFTER = re.compile(r"['’]?(?:y?[ae])\s+kadar(?!\w)")
_ABOUT = re.compile(
    r"(?<!\w)(?:around|about|circa|ca?\.|approximately|vers|environ|yaklaşık)\s+$|大?约$", re.IGNORECASE
)
_ABOUT_AFTER = re.compile(r"\s+(?:civar[ıi]nda|s[ıi]ralar[ıi]nda)|\s*(?:前后|左右)")
_BEYOND = re.compile(r"(?<!\w)(?:before|after|avant|après|prior\s+to|pre-|post-)\s*$", re.IGNORECASE)
_BEYOND_AFTER = re.compile(r"['’]?[dt][ae]n\s+(?:önce|sonra)|\s*(?:以前|之前|以后|之后)")


def _first(edtf: str) -> str:
    """A date from which a time begins: of a decade its first year, since EDTF has no such beginning."""
    return edtf.replace("X", "0")


def _last(edtf: str) -> str:
    return edtf.replace("X", "9")


def _only_lists(text: str, start: int, end: int) -> bool:
    """Whether “2012 and 2019” names two dates, not what lies between them."""
    listed = _AND.search(text, start, end) is not None
    return listed and _BETWEEN.search(text, max(0, start - _REACH), start) is None


def _with_words_around(text: str, start: int, end: int, edtf: str) -> DateMention | None:
    """What is told of a date where it stands; None where it only bounds something that is not told."""

    def before(pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.search(text, max(0, start - _REACH), start)

    part = before(_PART)
    if part:
        start = part.start()
    if before(_BEYOND) or _BEYOND_AFTER.match(text, end):
        return None
    if "/" in edtf:
        opening = before(_OPENING)
        return DateMention(opening.start() if opening else start, end, edtf)
    for pattern, after, read in _AROUND:
        found = before(pattern)
        followed = after.match(text, end) if after else None
        if found or followed:
            first = found.start() if found else start
            return DateMention(first, followed.end() if followed else end, *read(edtf))
    opening, onwards = before(_OPENING), _ONWARDS.match(text, end)
    if opening and onwards:
        return DateMention(opening.start(), onwards.end(), f"{_first(edtf)}/..")
    return DateMention(start, end, edtf)


_AROUND: tuple[tuple[re.Pattern[str], re.Pattern[str] | None, Callable[[str], tuple[str, str]]], ...] = (
    (
        _SINCE,
        re.compile(r"['’]?[dt][ae]n\s+(?:beri|itibaren)(?!\w)|\s*(?:以来|至今)"),
        lambda edtf: (f"{_first(edtf)}/..", ""),
    ),
    (_BY, None, lambda edtf: (f"../{_last(edtf)}", edtf)),
    (_AS_OF, _AS_OF_AFTER, lambda edtf: ("", edtf)),
    (_UNTIL, _UNTIL_AFTER, lambda edtf: (f"../{_last(edtf)}", "")),
    (_ABOUT, _ABOUT_AFTER, lambda edtf: (edtf if edtf.endswith("X") else f"{edtf}~", "")),
)
"""The words before and after a date, and what date of an act and of a stock they make of it."""
