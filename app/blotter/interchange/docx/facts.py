"""Facts: what a Word document says of itself, such as its title and author."""

from typing import TYPE_CHECKING

from blotter.domain.attribute import AttributeType, Role
from blotter.domain.bundle import Fact
from blotter.interchange.docx.package import name
from blotter.interchange.told_facts import LANGUAGE, created

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LONGEST = 2_000
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
