"""Countries: the states and territories of ISO 3166-1 by code, with their names and tiles."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from blotter.domain.country_table import TABLE
from blotter.domain.names import name_key

NOWHERE = "XX"
"""Stands in a record's number where there is no one country."""

LANGUAGES = ("en", "fr", "tr", "zh")
"""In which languages countries have names."""


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory: two- and three-letter code, names by language, region, tile (row, column)."""

    code: str
    alpha3: str
    names: tuple[str, str, str, str]
    region: str
    tile: tuple[int, int] | None

    def name(self, language: str = "en") -> str:
        """What it is called; in a language without names of ours, in English."""
        return self.names[LANGUAGES.index(language)] if language in LANGUAGES else self.names[0]


def _country(
    code: str,
    alpha3: str,
    en: str,
    fr: str,
    tr: str,
    zh: str,
    region: str,
    row: int | None,
    column: int | None,
) -> Country:
    tile = None if row is None or column is None else (row, column)
    return Country(code, alpha3, (en, fr, tr, zh), region, tile)


COUNTRIES = MappingProxyType({row[0]: _country(*row) for row in TABLE})
"""Every country by its two-letter code."""

REGIONS = (
    "Asia",
    "Africa",
    "Europe",
    "Latin America and the Caribbean",
    "Middle East",
    "North America",
    "Oceania",
)
"""The regions that a project has until somebody changes them, in the order in which they are listed."""


def country(words: str) -> Country | None:
    """The country of a code (of two or three letters) or of a name in one of the languages; None: unknown."""
    return _by_words().get(name_key(words))


def is_code(text: str) -> bool:
    """Whether a text is the two-letter code of a country."""
    return text in COUNTRIES


@cache
def _by_words() -> dict[str, Country]:
    known: dict[str, Country] = {}
    for each in COUNTRIES.values():
        for words in (*each.names, each.alpha3, each.code):
            known[name_key(words)] = each
    return known
