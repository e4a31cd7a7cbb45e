"""One annotation: bodies that say the code and the memo, a target that says which words of which document.

Positions are code points of the document's text, as the model asks for, and the quote stands beside them with
the words before and behind it, so that a passage is found again where a text has changed a little. Addresses
are only names here: nothing is fetched from them.
"""

import uuid
from typing import Any

from blotter.interchange.annotations.noted import Named, Noted

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""The name of the vocabulary, which every reader of web annotations knows."""

AROUND = 32
"""How many characters of the words before and behind a quote go along."""

Plain = dict[str, Any]


def address(identity: str) -> str:
    """The name by which a thing of a project is meant everywhere, such as `urn:uuid:…`."""
    return uuid.UUID(hex=identity).urn


def annotation(noted: Noted, text: str | None, collection: str) -> Plain:
    """A coded passage or memo; `text` is that of its document where it is at hand."""
    found: Plain = {"id": address(noted.id)} if noted.id else {}
    found |= {"type": "Annotation", "motivation": "classifying" if noted.is_coding else "commenting"}
    if noted.coder is not None:
        found["creator"] = _referred(noted.coder, "Person", "name")
    found |= {
        key: moment for key, moment in (("created", noted.created), ("modified", noted.modified)) if moment
    }
    found["body"] = _bodies(noted)
    found["target"] = _target(noted, text, collection)
    return found


def _bodies(noted: Noted) -> list[Plain]:
    bodies: list[Plain] = []
    if noted.is_coding and noted.code is not None:
        bodies.append({"type": "TextualBody", "purpose": "tagging", "value": noted.code.name})
        if noted.code.id:
            meant = {
                "type": "SpecificResource",
                "purpose": "classifying",
                "source": address(noted.code.id),
            }
            bodies.append(meant)
    if noted.memo:
        memo = {
            "type": "TextualBody",
            "purpose": "commenting",
            "format": "text/markdown",
            "value": noted.memo,
        }
        bodies.append(memo)
    return bodies


def _target(noted: Noted, text: str | None, collection: str) -> Plain | str:
    """Where the words are; a memo on a code has the code for its target, one on the project all of it."""
    if noted.source is None:
        return collection if noted.code is None else address(noted.code.id)
    source = _referred(noted.source, "Text", "label")
    if noted.place is None:
        return {"type": "SpecificResource", "source": source}
    start, end = noted.place
    quote: Plain = {"type": "TextQuoteSelector", "exact": noted.quote}
    if text is not None:
        quote["prefix"] = text[max(0, start - AROUND) : start]
        quote["suffix"] = text[end : end + AROUND]
    selectors = [{"type": "TextPositionSelector", "start": start, "end": end}, quote]
    return {"type": "SpecificResource", "source": source, "selector": selectors}


def _referred(thing: Named, kind: str, key: str) -> Plain:
    named = {"id": address(thing.id)} if thing.id else {}
    return {**named, "type": kind, key: thing.name}
