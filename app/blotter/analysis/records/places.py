"""Where a text names countries, their people or groups of states, in English, French, Turkish or Chinese."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from blotter.analysis.records.place_names import DOUBTFUL, GROUPS, NO_COUNTRY, OTHER_NAMES
from blotter.domain.countries import COUNTRIES


class PlaceMention(NamedTuple):
    """A country by its code, or a group by name with its region, from where to where.

    A `doubtful` name often means something else: “Jordan” is a person's name, too.
    """

    start: int
    end: int
    code: str
    name: str = ""
    region: str = ""
    doubtful: bool = False


class _Known(NamedTuple):
    name: str
    code: str = ""
    group: str = ""
    region: str = ""
    doubtful: bool = False


_BEGINS = re.compile(r"(?<![^\W\u4e00-\u9fff])[^\W\d_](?=[\w.-])|[\u4e00-\u9fff]")
_FLAT = str.maketrans({"\n": " ", "\t": " ", "\u00a0": " ", "\u202f": " ", "'": "’", "‘": "’"})
_HAN_END = re.compile(r"[\u4e00-\u9fff）]$")


def places(text: str) -> list[PlaceMention]:
    """The countries and groups that a text names, in order; of names that overlap the longest holds.

    Names count as whole words: “Niger” is not in “Nigeria”, nor “Guinea” in “Papua New Guinea”.
    """
    return list(_mentions(text.translate(_FLAT)))


def _mentions(text: str) -> Iterator[PlaceMention]:
    known, reached = _by_beginning(), 0
    for begins in _BEGINS.finditer(text):
        start = begins.start()
        if start < reached:
            continue
        for each in known.get(text[start : start + 2], ()):
            end = start + len(each.name)
            if text.startswith(each.name, start) and _ends_there(text, end):
                reached = end
                if each.code or each.group:
                    yield PlaceMention(start, end, each.code, each.group, each.region, each.doubtful)
                break


def _ends_there(text: str, end: int) -> bool:
    if end == len(text) or _HAN_END.search(text, end - 1, end):
        return True
    following = text[end]
    return not following.isalnum() or _HAN_END.match(following) is not None or _plural(text, end)


def _plural(text: str, end: int) -> bool:
    """“Croatians”: the people of a country, told by its adjective."""
    return text[end] == "s" and (end + 1 == len(text) or not text[end + 1].isalnum())


@cache
def _by_beginning() -> dict[str, list[_Known]]:
    known: dict[str, _Known] = {name: _Known(name) for name in NO_COUNTRY}
    for name, code in DOUBTFUL.items():
        known.setdefault(name, _Known(name, code, doubtful=True))
    for group, (region, names) in GROUPS.items():
        for name in names.split(", "):
            known.setdefault(name, _Known(name, group=group, region=region))
    for country in COUNTRIES.values():
        others = OTHER_NAMES.get(country.code, "").split(", ")
        for name in (*country.names, *others):
            name = name.translate(_FLAT)
            if name:
                known.setdefault(name, _Known(name, country.code))
    found: dict[str, list[_Known]] = {}
    for each in sorted(known.values(), key=lambda each: (-len(each.name), each.name)):
        found.setdefault(each.name[:2], []).append(each)
    return found
