"""The structure of REFI-QDA's XML: which element has which attributes and children, in which order."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache, lru_cache, partial
from typing import NamedTuple

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"

_DATED = "creationDateTime:moment modifiedDateTime:moment creatingUser:user modifyingUser:user"
_NAMED = f"guid!guid name:words {_DATED}"
_TEXT = f"{_NAMED} richTextPath:path plainTextPath:path"
_BOX = "firstX!integer firstY!integer secondX!integer secondY!integer"
_TIMES = "begin!integer end!integer"
_LEADS = "Description? Coding* NoteRef*"
_ENDS = "Coding* NoteRef* VariableValue*"

ATTRIBUTES: Mapping[str, str] = {
    "Project": "name!words origin:words creatingUserGUID:user creationDateTime:moment modifyingUserGUID:user "
    "modifiedDateTime:moment basePath:words",
    "User": "guid!guid name:words id:words",
    "Code": "guid!guid name!words isCodable!truth color:colour",
    "Case": "guid!guid name:words",
    "Variable": "guid!guid name!words typeOfVariable!type",
    "Set": "guid!guid name!words",
    "TextSource": _TEXT,
    "Note": _TEXT,
    "Representation": _TEXT,
    "TextDescription": _TEXT,
    "Transcript": _TEXT,
    "PictureSource": f"{_NAMED} path:path currentPath:words",
    "PDFSource": f"{_NAMED} path:path currentPath:words",
    "AudioSource": f"{_NAMED} path:path currentPath:words",
    "VideoSource": f"{_NAMED} path:path currentPath:words",
    "PlainTextSelection": f"{_NAMED} startPosition!integer endPosition!integer",
    "PictureSelection": f"{_NAMED} {_BOX}",
    "PDFSelection": f"{_NAMED} page!integer {_BOX}",
    "AudioSelection": f"{_NAMED} {_TIMES}",
    "VideoSelection": f"{_NAMED} {_TIMES}",
    "TranscriptSelection": f"{_NAMED} fromSyncPoint:sync toSyncPoint:sync",
    "SyncPoint": "guid!guid timeStamp:integer position:integer",
    "Coding": "guid!guid creatingUser:user creationDateTime:moment",
    "Graph": "guid!guid name:words",
    "Vertex": "guid!guid representedGUID:any name:words firstX!integer firstY!integer secondX:integer "
    "secondY:integer shape:shape color:colour",
    "Edge": "guid!guid representedGUID:any name:words sourceVertex!vertex targetVertex!vertex color:colour "
    "direction:direction lineStyle:line",
    "Link": "guid!guid name:words direction:direction color:colour originGUID:any targetGUID:any",
    "NoteRef": "targetGUID!note",
    "MemberNote": "targetGUID!note",
    "CodeRef": "targetGUID!code",
    "MemberCode": "targetGUID!code",
    "SourceRef": "targetGUID!source",
    "MemberSource": "targetGUID!source",
    "SelectionRef": "targetGUID!selection",
    "VariableRef": "targetGUID!variable",
}
"""Attributes by element: `!` before the kind of one that has to be there."""

_TEXT_CHILDREN = f"Description? PlainTextContent? PlainTextSelection* {_ENDS}"

CHILDREN: Mapping[str, str] = {
    "Project": "Users? CodeBook? Variables? Cases? Sources? Notes? Links? Sets? Graphs? Description? "
    "NoteRef*",
    "Users": "User+",
    "CodeBook": "Codes",
    "Codes": "Code+",
    "Code": "Description? NoteRef* Code*",
    "Cases": "Case+",
    "Case": "Description? CodeRef* VariableValue* SourceRef* SelectionRef*",
    "Variables": "Variable+",
    "Variable": "Description?",
    "VariableValue": "VariableRef (TextValue|BooleanValue|IntegerValue|FloatValue|DateValue|DateTimeValue)?",
    "Sets": "Set+",
    "Set": "Description? MemberCode* MemberSource* MemberNote*",
    "Sources": "(TextSource|PictureSource|PDFSource|AudioSource|VideoSource)+",
    "TextSource": _TEXT_CHILDREN,
    "Note": _TEXT_CHILDREN,
    "Representation": _TEXT_CHILDREN,
    "TextDescription": _TEXT_CHILDREN,
    "PlainTextSelection": _LEADS,
    "PictureSource": f"Description? TextDescription? PictureSelection* {_ENDS}",
    "PictureSelection": _LEADS,
    "PDFSource": f"Description? PDFSelection* Representation? {_ENDS}",
    "PDFSelection": "Description? Representation? Coding* NoteRef*",
    "AudioSource": f"Description? Transcript* AudioSelection* {_ENDS}",
    "AudioSelection": _LEADS,
    "VideoSource": f"Description? Transcript* VideoSelection* {_ENDS}",
    "VideoSelection": _LEADS,
    "Transcript": "Description? PlainTextContent? SyncPoint* TranscriptSelection* NoteRef*",
    "TranscriptSelection": _LEADS,
    "Coding": "CodeRef NoteRef*",
    "Graphs": "Graph+",
    "Graph": "Vertex* Edge*",
    "Notes": "Note+",
    "Links": "Link+",
    "Link": "NoteRef*",
}
"""Children by element, in their order; what is not here has none."""

IN_CODEBOOK: Mapping[str, tuple[str, str]] = {
    "CodeBook": ("origin:words", "Codes Sets?"),
    "Code": (ATTRIBUTES["Code"], "Description? Code*"),
    "Set": (ATTRIBUTES["Set"], "Description? MemberCode*"),
    "MemberCode": ("guid!code", ""),
}
"""Attributes and children of those elements that differ in a codebook."""

WORDS = {
    "Description": "words",
    "PlainTextContent": "words",
    "TextValue": "words",
    "BooleanValue": "truth",
    "IntegerValue": "integer",
    "FloatValue": "decimal",
    "DateValue": "day",
    "DateTimeValue": "moment",
}
"""Elements that hold words, and what these are."""

REFERENCES: Mapping[str, frozenset[str]] = {
    "user": frozenset({"User"}),
    "code": frozenset({"Code"}),
    "note": frozenset({"Note"}),
    "source": frozenset({"TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource"}),
    "selection": frozenset(name for name in ATTRIBUTES if name.endswith("Selection")),
    "variable": frozenset({"Variable"}),
    "vertex": frozenset({"Vertex"}),
    "sync": frozenset({"SyncPoint"}),
    "any": frozenset(),
}
"""The elements that each kind of reference may lead to; none named: any."""

_PATTERNS = {
    "guid": r"\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?",
    "integer": r"[+-]?[0-9]+",
    "decimal": r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)",
    "truth": "true|false|0|1",
    "colour": "#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})",
    "type": "Text|Boolean|Integer|Float|Date|DateTime",
    "direction": "Associative|OneWay|Bidirectional",
    "shape": "Person|Oval|Rectangle|RoundedRectangle|Star|LeftTriangle|RightTriangle|UpTriangle|"
    "DownTriangle|Note",
    "line": "dotted|dashed|solid",
    "moment": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?",
    "day": r"[0-9]{4}-[0-9]{2}-[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?",
}
_COMPILED = {kind: re.compile(pattern) for kind, pattern in _PATTERNS.items()}
_ATTRIBUTE = re.compile("([A-Za-z]+)([!:])([a-z]+)")
_DAY = 10
_SECOND = 19


Fits = Callable[[str], object]


class Rules(NamedTuple):
    """What holds of the attributes of an element: by name, the kind and what a value has to match."""

    kinds: Mapping[str, tuple[str, Fits | None]]
    needed: frozenset[str]


def fits(kind: str, value: str) -> bool:
    """Whether a value is of a kind, as the schema has it, and is a day or moment that there is."""
    test = _test_of(kind)
    return test is None or bool(test(value))


@cache
def rules_of(element: str, is_codebook: bool) -> Rules:
    """What holds of the attributes that an element may have."""
    own = IN_CODEBOOK.get(element) if is_codebook else None
    told = _ATTRIBUTE.findall(own[0] if own else ATTRIBUTES.get(element, ""))
    kinds = {name: (kind, _test_of(kind)) for name, _, kind in told}
    return Rules(kinds, frozenset(name for name, mark, _ in told if mark == "!"))


def _test_of(kind: str) -> Fits | None:
    """What a value of a kind matches; None where it may be anything."""
    if kind in ("words", "path"):
        return None
    if kind in ("moment", "day"):
        return partial(_is_in_calendar, kind)
    return (_COMPILED.get(kind) or _COMPILED["guid"]).fullmatch


@cache
def order_of(element: str, is_codebook: bool) -> re.Pattern[str]:
    """What the names of an element's children match, each with a space behind it."""
    own = IN_CODEBOOK.get(element) if is_codebook else None
    told = own[1] if own else CHILDREN.get(element, "")
    return re.compile("".join(_step(step) for step in told.split()))


def _step(step: str) -> str:
    often = step[-1] if step[-1] in "?*+" else ""
    return f"(?:(?:{step.rstrip('?*+').strip('()')}) ){often}"


@lru_cache(1024)
def _is_in_calendar(kind: str, value: str) -> bool:
    if _COMPILED[kind].fullmatch(value) is None:
        return False
    try:
        if kind == "day":
            date.fromisoformat(value[:_DAY])
        else:
            datetime.fromisoformat(value[:_SECOND])
    except ValueError:
        return False
    return True
