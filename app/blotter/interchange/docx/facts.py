"""Facts: what a Word document says of itself, such as its title and author."""

import re
from typing import TYPE_CHECKING

from blotter.domain.attribute import AttributeType, Role
from blotter.domain.bundle import Fact
from blotter.interchange.docx.package import name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LANGUAGE = "Language"
"""The fact that is the language of the document itself."""

_LONGEST = 2_000
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_KNOWN = {
    "dc:title": ("Title", Role.TITLE),
    "dc:creator": ("Author", Role.AUTHOR),
    "dc:subject": ("Subject", ""),
    "cp:keywords": ("Keywords", Role.KEYWORDS),
    "dc:description": ("Description", ""),
    "dc:language": (LANGUAGE, ""),
}


def facts_of(properties: "Element | None") -> tuple[Fact, ...]:
    """The properties that a document has, those without words left out."""
    facts = []
    for each in properties if properties is not None else ():
        words = " ".join((each.text or "").split())[:_LONGEST]
        if words and name(each) in _KNOWN:
            title, role = _KNOWN[name(each)]
            facts.append(Fact(title, words, role, AttributeType.TEXT))
        elif name(each) == "dcterms:created":
            facts += created(words)
    return tuple(facts)


def created(words: str) -> list[Fact]:
    """The day on which a file was made; not the date of a publication, which files do not tell."""
    found = _DAY.match(words)
    return [Fact("Created", found[0], "", AttributeType.DATE)] if found else []


def language_apart(facts: tuple[Fact, ...]) -> tuple[str, tuple[Fact, ...]]:
    """The language that the facts tell, as a BCP 47 tag ("" if they tell none), and the other facts."""
    told = next((fact.value for fact in facts if fact.name == LANGUAGE), "")
    others = tuple(fact for fact in facts if fact.name != LANGUAGE)
    return told if _TAG.fullmatch(told) else "", others
