"""Told facts: what files and entries say of publications, each under the one name that it has here."""

import re
from collections.abc import Mapping

from blotter.domain.attribute import AttributeType, Role
from blotter.domain.bundle import Fact
from blotter.domain.language_names import told_language

NAMES: Mapping[Role, str] = {
    Role.TYPE: "Type of publication",
    Role.AUTHOR: "Author",
    Role.EDITOR: "Editor",
    Role.TITLE: "Title",
    Role.CONTAINER: "Published in",
    Role.PUBLISHER: "Publisher",
    Role.PLACE: "Place of publication",
    Role.DATE: "Date",
    Role.VOLUME: "Volume",
    Role.ISSUE: "Issue",
    Role.PAGES: "Pages",
    Role.DOI: "DOI",
    Role.URL: "URL",
    Role.ACCESSED: "Accessed",
    Role.KEYWORDS: "Keywords",
    Role.ABSTRACT: "Abstract",
}
"""What an attribute of each role is called where there is none yet."""

LANGUAGE = "Language"
"""The fact that is the language of the document itself."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""How the names of months begin in files that are written in English."""

_TYPES = {Role.DATE: AttributeType.DATE, Role.ACCESSED: AttributeType.DATE, Role.URL: AttributeType.URL}
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def fact_of(role: Role, value: str) -> Fact:
    """What is said of a publication, under the name and type of its role."""
    return Fact(NAMES[role], value, role, _TYPES.get(role, AttributeType.TEXT))


def day_at_start(words: str) -> str:
    """The day that words begin with, as exact as it is, such as `2021-03`; "" if they do not say one."""
    found = _DAY.match(words)
    return found[0] if found else ""


def created(words: str) -> list[Fact]:
    """The day on which a file was made; not the date of a publication, which files do not tell."""
    day = day_at_start(words)
    return [Fact("Created", day, "", AttributeType.DATE)] if day else []


def language_apart(facts: tuple[Fact, ...]) -> tuple[str, tuple[Fact, ...]]:
    """The language that the facts tell, as a BCP 47 tag ("" if they tell none), and the other facts."""
    told = next((fact.value for fact in facts if fact.name == LANGUAGE), "")
    others = tuple(fact for fact in facts if fact.name != LANGUAGE)
    return told_language(told), others
