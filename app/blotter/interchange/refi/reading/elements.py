"""Single elements of REFI-QDA as plain values, by their local names in whatever namespace."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from blotter.interchange.refi.guids import identity_of
from blotter.interchange.refi.reading.told import (
    ToldCase,
    ToldCode,
    ToldCoding,
    ToldForeign,
    ToldLink,
    ToldSelection,
    ToldSet,
    ToldText,
    ToldUser,
    ToldValue,
    ToldVariable,
    ToldWork,
)
from blotter.interchange.xml_files import as_written

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TRUE = ("true", "1")
_REFERENCE = ("targetGUID", "guid", "targetGuid")


def local(element: "Element") -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return _local_of(tag) if isinstance(tag, str) else ""


@lru_cache(256)
def _local_of(tag: str) -> str:
    return tag.rpartition("}")[2]


def children(element: "Element", *names: str) -> Iterator["Element"]:
    """The elements of these names right under one."""
    return (each for each in element if local(each) in names)


@lru_cache(4096)
def key(guid: str | None) -> str:
    """What GUIDs share that are the same: 32 hex digits, or the words as they are where they are none."""
    return "" if not guid else identity_of(guid) or guid.strip().lower()


def attribute(element: "Element", *names: str) -> str:
    """The first attribute of these names, "" without one."""
    for name in names:
        value = element.get(name)
        if value is not None:
            return value
    return ""


def words_of(element: "Element", name: str) -> str:
    """The words of the first element of a name right under one, "" without one."""
    return words_if_any(element, name) or ""


def words_if_any(element: "Element", name: str) -> str | None:
    """The words of the first element of a name right under one, None without one."""
    found = next(children(element, name), None)
    return None if found is None else "".join(map(str, found.itertext()))


def references(element: "Element", *names: str) -> tuple[str, ...]:
    """What the elements of these names right under one refer to."""
    return tuple(key(attribute(each, *_REFERENCE)) for each in children(element, *names))


def user(element: "Element") -> ToldUser:
    """A User."""
    return ToldUser(key(element.get("guid")), attribute(element, "name"), attribute(element, "id"))


def codes(container: "Element") -> list[ToldCode]:
    """The codes under Codes, parents before children, however deep they lie."""
    found: list[ToldCode] = []
    pending = [(each, -1) for each in reversed(list(children(container, "Code")))]
    while pending:
        element, parent = pending.pop()
        found.append(
            ToldCode(
                key(element.get("guid")),
                attribute(element, "name"),
                parent,
                attribute(element, "isCodable") not in ("false", "0"),
                attribute(element, "color", "colour"),
                words_of(element, "Description") or attribute(element, "description"),
                references(element, "NoteRef"),
            )
        )
        place = len(found) - 1
        pending += [(each, place) for each in reversed(list(children(element, "Code")))]
    return found


def variable(element: "Element") -> ToldVariable:
    """A Variable."""
    return ToldVariable(
        key(element.get("guid")),
        attribute(element, "name"),
        attribute(element, "typeOfVariable"),
        words_of(element, "Description"),
    )


def values(element: "Element") -> tuple[ToldValue, ...]:
    """The values that a source or a case has."""
    return tuple(_value(each) for each in children(element, "VariableValue"))


def _value(element: "Element") -> ToldValue:
    refers = references(element, "VariableRef")
    told = next((each for each in element if local(each).endswith("Value")), None)
    words = "".join(told.itertext()) if told is not None else ""
    return ToldValue(refers[0] if refers else "", local(told)[:-5] if told is not None else "", words)


def case(element: "Element") -> ToldCase:
    """A Case."""
    return ToldCase(
        key(element.get("guid")),
        attribute(element, "name"),
        words_of(element, "Description"),
        references(element, "CodeRef"),
        values(element),
        references(element, "SourceRef"),
        references(element, "SelectionRef"),
    )


def codings(element: "Element") -> tuple[ToldCoding, ...]:
    """The codes that a whole source was given."""
    return tuple(_coding(each) for each in children(element, "Coding"))


def _coding(element: "Element") -> ToldCoding:
    code, notes = "", []
    for each in element:
        name = local(each)
        if name == "CodeRef":
            code = code or key(attribute(each, *_REFERENCE))
        elif name == "NoteRef":
            notes.append(key(attribute(each, *_REFERENCE)))
    get = element.get
    return ToldCoding(
        key(get("guid")), code, key(get("creatingUser")), get("creationDateTime") or "", tuple(notes)
    )


def selection(element: "Element") -> ToldSelection:
    """A PlainTextSelection; there are many of them, so that what is in one is looked at once."""
    description: str | None = None
    given, notes = [], []
    for each in element:
        name = local(each)
        if name == "Coding":
            given.append(_coding(each))
        elif name == "NoteRef":
            notes.append(key(attribute(each, *_REFERENCE)))
        elif name == "Description" and description is None:
            description = "".join(map(str, each.itertext()))
    return ToldSelection(
        key(element.get("guid")),
        element.get("name") or "",
        _number(element.get("startPosition")),
        _number(element.get("endPosition")),
        _work(element),
        description,
        tuple(given),
        tuple(notes),
    )


def text(element: "Element", selections: Iterable[ToldSelection]) -> ToldText:
    """A TextSource, a Note or a Representation; its selections were told before."""
    return ToldText(
        key(element.get("guid")),
        attribute(element, "name"),
        attribute(element, "plainTextPath"),
        attribute(element, "richTextPath"),
        words_if_any(element, "PlainTextContent"),
        words_of(element, "Description"),
        _work(element),
        tuple(selections),
        codings(element),
        references(element, "NoteRef"),
        values(element),
    )


def pdf(element: "Element", selections: Iterable[ToldSelection]) -> ToldText:
    """A PDFSource with its text."""
    inner = next(children(element, "Representation"), None)
    told = None if inner is None else text(inner, selections)
    return ToldText(
        key(element.get("guid")),
        attribute(element, "name") or (told.name if told else ""),
        told.plain if told else "",
        told.rich if told else "",
        told.content if told else None,
        words_of(element, "Description") or (told.description if told else ""),
        _work(element),
        told.selections if told else (),
        (*codings(element), *(told.codings if told else ())),
        (*references(element, "NoteRef"), *(told.notes if told else ())),
        (*values(element), *(told.values if told else ())),
        attribute(element, "path", "currentPath"),
        told.guid if told else "",
        is_pdf=True,
    )


def link(element: "Element") -> ToldLink:
    """A Link."""
    origin, target = key(element.get("originGUID")), key(element.get("targetGUID"))
    return ToldLink(origin, target, foreign(element))


def members(element: "Element") -> ToldSet:
    """A Set."""
    return ToldSet(
        key(element.get("guid")),
        attribute(element, "name"),
        words_of(element, "Description"),
        references(element, "MemberCode"),
        references(element, "MemberSource"),
        references(element, "MemberNote"),
        foreign(element),
    )


def foreign(element: "Element", source: str = "") -> ToldForeign:
    """An element as it stands."""
    return ToldForeign(
        local(element),
        key(element.get("guid")),
        attribute(element, "name"),
        as_written(element),
        source,
        attribute(element, "path", "currentPath"),
        sum(1 for each in element.iter() if local(each) == "Coding"),
    )


def _work(element: "Element") -> ToldWork:
    get = element.get
    creator, modifier = key(get("creatingUser")), key(get("modifyingUser"))
    return ToldWork(creator, get("creationDateTime") or "", modifier, get("modifiedDateTime") or "")


def _number(words: str | None) -> int | None:
    try:
        return int(words) if words is not None and len(words) < _LONGEST_NUMBER else None
    except ValueError:
        return None


_LONGEST_NUMBER = 20
