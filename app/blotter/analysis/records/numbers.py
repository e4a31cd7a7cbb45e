"""Where a text tells how many or how much: a number with its unit, and how exactly it is meant."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from blotter.analysis.records.number_words import (
    ABOUT,
    ABOVE,
    BELOW,
    COUNTED,
    CURRENCIES,
    HAN_DIGITS,
    HAN_TENS,
    IN_WORDS,
    ONE,
    PERSONS,
    ROUNDED,
    SCALES,
    STOP,
    TIMES,
    currencies,
    listed,
)
from blotter.analysis.records.words import plain
from blotter.domain.record import Number, is_figure


class NumberMention(NamedTuple):
    """From where to where a text tells a number, of what, and in which unit.

    “More than 2,700 officers” has `low` alone, “nearly 3,000” `high` alone, “20–30” both; an exact one
    has `best`.
    """

    start: int
    end: int
    measure: str
    low: Number | None
    best: Number | None
    high: Number | None
    unit: str
    approximate: bool = False


class _Unit(NamedTuple):
    end: int
    measure: str
    unit: str


_GROUPED = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f’']\d{3})+|\d{1,3}(?:\.\d{3})+"
_LONGEST_FIGURE = 24
"""More digits than this are a serial number, or a slip."""
_DIGITS = rf"(?:{_GROUPED}|\d+[.,]\d{{1,2}}(?!\d)|\d+(?:\.\d+)?)(?![\d])"
_LATIN_SCALES, _HAN_SCALES = ([s for s in SCALES if s.isascii() is latin] for latin in (True, False))
_SCALE = rf"(?:\s*(?:(?:{plain(_LATIN_SCALES)})(?!\w)|(?:{plain(_HAN_SCALES)})))"
_SPELLED = rf"(?:(?:{plain(IN_WORDS)})(?!\w|-(?!(?:day|week|month|year|hour)(?!\w))))"
_HAN = rf"[{''.join(HAN_DIGITS)}{''.join(HAN_TENS)}]+"
_MONEY = ", ".join(CURRENCIES.values()).split(", ")
_BEFORE = rf"(?:(?:{plain(each for each in _MONEY if not each[0].islower() and each[0] < '⺀')})\s*)"
_TO = r"(?:\s*[–—−~～-]\s*|\s+(?:to|and|or|à|et|ile|ila)\s+|\s*[至到]\s*)"
_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9À-ɏ_.,/#§])(?P<money>{_BEFORE})?(?:(?P<first>{_DIGITS}){_TO}(?={_BEFORE}?\d){_BEFORE}?)?"
    rf"(?P<last>{_DIGITS})(?P<scale>{_SCALE})?(?P<more>\+|多|余)?"
    rf"|(?<![\w-])(?P<spelled>{_SPELLED})(?P<times>\s+(?:hundred|thousand|million|billion)(?!\w))?"
    rf"|(?P<han>{_HAN})(?P<hans>[万亿]?)(?P<over>多|余)?",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    rf"(?:(?<!\w)|(?<=[\u4e00-\u9fff]))(?:(?P<below>{plain(BELOW.split(', '))})"
    rf"|(?P<above>{plain(ABOVE.split(', '))})|(?P<about>{plain(ABOUT.split(', '))}))"
    r"\s*(?:the\s+|des\s+|les\s+)?$",
    re.IGNORECASE,
)
_MORE_AFTER = re.compile(r"['’][dt][ae]n\s+(?:fazla|çok)\s+|\s*以上|\s+or\s+more\b")
_NEAR_AFTER = re.compile(r"['’]?(?:y?[ae])\s+yakın\s+")
_ABOUT_AFTER = re.compile(r"\s*左右|\s+(?:civarında|kadar)\s+")
_BETWEEN = re.compile(r"(?<!\w)(?:between|entre|from)\s+$", re.IGNORECASE)
_AND = re.compile(r"\d\s+(?:and|et)\s")
_LABELLED = re.compile(
    r"(?<!\w)(?:article|art\.|no\.|nos\.|number|page|pages|p\.|pp\.|chapter|section|resolution|figure|fig\.|table"
    r"|note|footnote|para\.|paragraph|vol\.|volume|issue|annex|room|flight|phase|line|version)\s*$|第$",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\s*(?:%|％|percent(?!\w)|per\s+cent(?!\w)|pour\s+cent(?!\w)|p\.\s?100|个百分点)")
_PERCENT_BEFORE = re.compile(r"(?:百分之|yüzde\s+|%)$")
_WORD = re.compile(r"[\s-]*([^\W\d_]+(?:[’'-][^\W\d_]+)*)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_IRREGULAR = frozenset(listed("people personnel staff police men women children aircraft troops"))
_SINGULAR = frozenset(listed("police patrol meeting agreement vehicle car boat case state country"))
_LONGEST = 4
"""Of how many words the noun of a number may consist."""


def numbers(text: str, dates: Sequence[tuple[int, int]] = ()) -> list[NumberMention]:
    """The numbers with a unit that a text tells, in order; what lies within `dates` is none."""
    text = text.replace("'", "’")
    taken = sorted(dates)
    found = []
    for match in _NUMBER.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            mention = _mention(text, match)
            if mention is not None:
                found.append(mention)
    return found


def _mention(text: str, match: re.Match[str]) -> NumberMention | None:
    if _LABELLED.search(text, max(0, match.start() - 14), match.start()):
        return None
    first, last, rounded = _values(text, match)
    if last is None or not is_figure(last):
        return None
    share = _PERCENT_BEFORE.search(text, max(0, match.start() - 8), match.start())
    alone = match["first"] and first is None
    start, end = share.start() if share else match.start("last" if alone else 0), match.end()
    limit = _LIMIT.search(text, max(0, start - 24), start)
    more, near = _MORE_AFTER.match(text, end), _NEAR_AFTER.match(text, end)
    about_after = _ABOUT_AFTER.match(text, end)
    after = more or near or about_after
    unit_from = after.end() if after else end
    unit = _Unit(unit_from, "share", "percent") if share else _unit(text, unit_from, match, bool(limit))
    if unit is None:
        return None
    between = _BETWEEN.search(text, max(0, start - 10), start) if first is not None else None
    start = limit.start() if limit else between.start() if between else start
    at_least = bool(more or match["more"] or match["over"] or (limit and limit["below"]))
    at_most = bool(near or (limit and limit["above"]))
    about = bool(about_after or rounded or (limit and limit["about"]))
    if first is not None:
        figures: tuple[Number | None, Number | None, Number | None] = (first, None, last)
    elif at_least:
        figures = (last, None, None)
    elif at_most:
        figures = (None, None, last)
    else:
        figures = (None, last, None)
    return NumberMention(start, unit.end, unit.measure, *figures, unit.unit, about)


# The figures


def _values(text: str, match: re.Match[str]) -> tuple[Number | None, Number | None, bool]:
    """The lower end of a range, the number itself, and whether its words mean it roughly."""
    if match["spelled"]:
        words = match["spelled"].lower()
        scale = SCALES[match["times"].strip().lower()] if match["times"] else 1
        return None, IN_WORDS[words] * scale, words in ROUNDED
    if match["han"]:
        value = _han(match["han"])
        return None, None if value is None else value * SCALES.get(match["hans"], 1), False
    if max(len(match["last"]), len(match["first"] or "")) > _LONGEST_FIGURE:
        return None, None, False
    scale_word = (match["scale"] or "").strip().lower()
    scale = SCALES.get(scale_word, 1)
    last = _scaled(match["last"], scale)
    first = _scaled(match["first"], scale) if match["first"] else None
    if first is not None and first >= last:
        return None, None, False
    if first is not None and _AND.search(match[0]) and not _BETWEEN.search(text[: match.start()][-10:]):
        return None, last, False
    return first, last, False


def _scaled(digits: str, scale: int) -> Number:
    # A single dot before three figures parts thousands in Turkish and German, but not before “million”.
    is_decimal = re.fullmatch(r"\d+[.,]\d{1,2}", digits) or (scale > 1 and re.fullmatch(r"\d+\.\d+", digits))
    if is_decimal:
        value: Number = float(digits.replace(",", "."))
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+|\d{4,}\.\d+", digits):
        value = float(digits.replace(",", ""))
    else:
        value = int(re.sub(r"\D", "", digits))
    scaled = value * scale
    return int(round(scaled, 6)) if float(round(scaled, 6)).is_integer() else round(scaled, 6)


def _han(words: str) -> int | None:
    """“三百二十” is 320; a single figure or ten counts only with a unit, which the caller minds."""
    total, digit = 0, None
    for each in words:
        if each in HAN_TENS:
            total += (1 if digit is None else digit) * HAN_TENS[each]
            digit = None
        elif digit is None or digit == 0:
            digit = HAN_DIGITS[each]
        else:
            return None
    return total + (digit or 0) or None


# The unit


def _unit(text: str, start: int, match: re.Match[str], limited: bool) -> _Unit | None:
    percent = _PERCENT.match(text, start)
    if percent:
        return _Unit(percent.end(), "share", "percent")
    money = (match["money"] or "").strip()
    if money:
        return _Unit(start, "value", currencies()[money.lower()])
    currency = _money_pattern().match(text, start)
    if currency:
        return _Unit(currency.end(), "value", currencies()[currency[1].lower()])
    counter = _counters_pattern().match(text, start)
    if counter:
        return _with_known(counter[1], counter.end(), counter[1])
    if match["han"]:
        return None
    found = _noun(text, start, match)
    if found is None and limited and not match["spelled"] and not match["han"]:
        return _Unit(match.end(), "", "")
    return found


def _noun(text: str, start: int, match: re.Match[str]) -> _Unit | None:
    """The noun after a number: “patrol boats” in “19 patrol boats used by …”."""
    bare_year = match["last"] and _YEAR.fullmatch(match["last"]) and not match["first"]
    spelled = (match["spelled"] or "").lower()
    words: list[str] = []
    end = start
    for _ in range(_LONGEST):
        following = _WORD.match(text, end)
        if following is None or "\n" in following[0] or following[1].lower() in STOP:
            break
        words.append(following[1])
        end = following.end()
        if _ends_noun(words[-1]) and not _goes_on(text, words[-1], end):
            unit = _with_known(words[-1].lower(), end, " ".join(words).lower())
            is_time = unit.measure == "duration"
            return None if (spelled in ONE and not is_time) or (bare_year and is_time) else unit
    return None


def _ends_noun(word: str) -> bool:
    lower = word.lower()
    if lower in _IRREGULAR or lower in _known_units() or lower in PERSONS:
        return True
    return len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is", "ous"))


def _goes_on(text: str, word: str, end: int) -> bool:
    """Whether what could end a noun only begins it, as “police” in “police officers”."""
    following = _WORD.match(text, end)
    if following is None or "\n" in following[0] or following[1].lower() in STOP:
        return False
    if following[1].lower() in _known_units() or following[1].lower() in PERSONS:
        return True
    return word.lower() in _SINGULAR and _ends_noun(following[1])


def _with_known(word: str, end: int, phrase: str) -> _Unit:
    known = _known_units().get(word)
    if known in TIMES:
        return _Unit(end, "duration", known)
    if word in PERSONS:
        return _Unit(end, phrase if word.isascii() or len(word) > 3 else "persons", "persons")
    return _Unit(end, phrase if phrase != word or known is None else known, known or word)


@cache
def _known_units() -> dict[str, str]:
    tables = (TIMES, COUNTED)
    return {word: unit for table in tables for unit, words in table.items() for word in words.split()}


@cache
def _money_pattern() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:d’|de\s+)?({plain(_MONEY)})(?![a-zA-Z])", re.IGNORECASE)


@cache
def _counters_pattern() -> re.Pattern[str]:
    han = [word for word in (*_known_units(), *PERSONS) if "\u4e00" <= word[0] <= "\u9fff"]
    return re.compile(rf"\s*({plain(han)})")
