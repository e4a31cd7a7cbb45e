"""What a quantity counts, as far as two sources can mean the same by it in other words."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from blotter.analysis.records import date_mentions
from blotter.analysis.records.dates import Bounds, bounds
from blotter.analysis.records.number_words import COUNTED, TIMES, currencies, listed
from blotter.domain.names import name_key

_ALIKE = {
    "persons": "person people individual officer policeman policewoman personnel staff employee member man "
    "men women woman kişi polis memur personne policier agent 人 名",
    "countries": "country government state nation partner-country pays état gouvernement ülke 国家 国",
    "instruments": "instrument agreement treaty accord convention pact arrangement traité anlaşma antlaşma "
    "协议 协定 条约",
    "meetings": "meeting réunion rencontre toplantı 会议 会晤",
    "sessions": "session course training seminar workshop formation kurs eğitim 培训",
    "patrols": "patrol patrouille devriye 巡逻",
    "boats": "boat vessel ship bateau navire tekne 艘",
    "vehicles": "vehicle car véhicule voiture araç 辆",
    "cases": "case incident cas olay 案件 件",
}
"""Units that sources use for the same thing, by the one that stands for them."""

_SAY_NOTHING = frozenset(
    listed(
        "of the a an in on by to with from for and or at as under all total number sum overall figure "
        "partner media official officially claimed claim said reported according their its de des du la "
        "le les en et au aux nombre total sayı sayısı toplam 总 总数 共"
    )
)
"""Words that do not make it another measure: who says it, and that it is a number."""

_TOTAL = frozenset(listed("total altogether overall toplam ensemble 总 总数 共计 合计"))
_RATE = re.compile(r"(?<!\w)(?:(?:per|each|every|a)\s+|/)(?:year|month|week|day)(?!\w)|par\s+an(?!\w)", re.I)
_YEAR = re.compile(r"(?<![\d.,])(?:1[89]|20)\d\d(?![\d.,]\d|\d)")

_DISTINCT = {
    "yearly": "per-year yearly annual annually yıllık 每年",
    "share": "share percent percentage proportion pay oran 比例 百分比",
    "planned": "planned pledged promised intended projected prévu planlanan 计划",
    "change": "increase decrease rise growth change augmentation artış 增长",
}
"""Words that make it another measure, however alike the rest is: a rate is no total."""


class Measured(NamedTuple):
    """What a quantity counts: families of its unit and measure, the words that are left, and when.

    `total` says that it calls itself one.
    """

    families: frozenset[str]
    words: frozenset[str]
    distinct: frozenset[str]
    times: tuple[str, ...]
    total: bool


@lru_cache(50_000)
def measured(measure: str, unit: str, apart: frozenset[str] = frozenset()) -> Measured:
    """What a measure and unit come to; words in `apart` (of the kind and subtype, say) go without saying."""
    times = tuple(each.edtf or each.as_of for each in date_mentions.dates(measure))
    rest = _without_dates(measure)
    times += tuple(_YEAR.findall(rest))
    words = [singular(word) for word in _words(rest)]
    of_unit = family(unit)
    families = {of_unit, *(_families()[word] for word in words if word in _families())}
    distinct = {name for name, told in _distinct().items() if told & set(words)}
    if _RATE.search(measure):
        distinct.add("yearly")
    plain = {
        word
        for word in words
        if word not in _SAY_NOTHING
        and word not in apart
        and _families().get(word, word) not in apart
        and _families().get(word, "") != of_unit
        and word != of_unit
        and not word.isdecimal()
    }
    known: frozenset[str] = frozenset().union(*_distinct().values())
    return Measured(
        frozenset(families - {""}),
        frozenset(_families().get(word, word) for word in plain - known),
        frozenset(distinct),
        times,
        is_total(measure),
    )


def is_total(measure: str) -> bool:
    """Whether a measure calls itself a total."""
    return not _TOTAL.isdisjoint(_words(measure))


@lru_cache(10_000)
def family(unit: str) -> str:
    """What stands for a unit: “officers” and “people” are persons, “€” is EUR."""
    words = [singular(word) for word in _words(unit)] or [unit.strip().lower()]
    if unit.strip().lower() in currencies():
        return currencies()[unit.strip().lower()]
    for word in reversed(words):
        if word in _families():
            return _families()[word]
    return " ".join(words)


@lru_cache(50_000)
def plain_words(text: str) -> frozenset[str]:
    """The words of a name, for what goes without saying within a kind or subtype; their families, too."""
    words = {singular(word) for word in _words(text)} - _SAY_NOTHING
    return frozenset(words | {_families()[word] for word in words if word in _families()})


@lru_cache(10_000)
def span_of(times: tuple[str, ...]) -> Bounds | None:
    """From when to when several dates reach together; None without any."""
    if not times:
        return None
    each = [bounds(time) for time in times]
    open_start, open_end = any(not b.earliest for b in each), any(not b.latest for b in each)
    return Bounds(
        "" if open_start else min(b.earliest for b in each),
        "" if open_end else max(b.latest for b in each),
    )


def singular(word: str) -> str:
    """An English noun without its plural, near enough for one word to be held against another."""
    if word in ("series", "species", "news") or len(word) < 4 or not word.isascii():
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def _words(text: str) -> list[str]:
    return _WORD.findall(name_key(text))


def _without_dates(text: str) -> str:
    kept, reached = [], 0
    for each in date_mentions.dates(text):
        kept.append(text[reached : each.start])
        reached = each.end
    return " ".join((*kept, text[reached:]))


@cache
def _families() -> dict[str, str]:
    found = {singular(name_key(word)): name for name, words in _ALIKE.items() for word in listed(words)}
    found |= {singular(name): name for name in _ALIKE} | {name: name for name in _ALIKE}
    for table in (TIMES, COUNTED):
        for name, words in table.items():
            for word in listed(words):
                found.setdefault(singular(name_key(word)), found.get(singular(name), name))
    return found


@cache
def _distinct() -> dict[str, frozenset[str]]:
    return {name: frozenset(listed(words)) for name, words in _DISTINCT.items()}
