"""How fields of entities that are no plain words or numbers stand in rows: ids as blobs, lists as JSON."""

import json
from collections.abc import Sequence
from typing import Any

from blotter.domain.decision import Reason
from blotter.domain.record import Alternative, Involved, Part, Quantity, StatusEntry
from blotter.domain.revision import CodeChange
from blotter.domain.source import Heading
from blotter.store.columns import Convert, FromJson, tuples_of


def _headings_to_json(headings: Sequence[Heading]) -> str:
    return json.dumps([list(heading) for heading in headings], separators=(",", ":"))


def _headings_from_json(text: str) -> tuple[Heading, ...]:
    # Most documents have none, and there may be thousands of them.
    return () if text == "[]" else tuple(Heading(*numbers) for numbers in json.loads(text))


def to_blob(identity: str | None) -> bytes | None:
    """An id as a row has it."""
    return None if identity is None else bytes.fromhex(identity)


def from_blob(blob: bytes | None) -> str | None:
    """An id as entities have it."""
    return None if blob is None else blob.hex()


# Made once: `json.dumps` would make one for each list, and most lists are empty.
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _list_to_json(items: Sequence[Any]) -> str:
    return _encoded(list(items)) if items else "[]"


_list_from_json = FromJson()


def _changes_from_json(text: str) -> tuple[CodeChange, ...]:
    return tuple(CodeChange(code, parent, tuple(told)) for code, parent, told in json.loads(text))


def to_word(word: str | None) -> str | None:
    """One of a few words as a row has it."""
    return None if word is None else str(word)


def reason_of(word: str | None) -> Reason | None:
    """Why something was decided, where somebody said so."""
    return None if word is None else Reason(word)


CONVERSIONS: dict[str, tuple[Convert, Convert]] = {
    "headings": (_headings_to_json, _headings_from_json),
    "aliases": (_list_to_json, _list_from_json),
    "codes": (_list_to_json, _list_from_json),
    "others": (_list_to_json, _list_from_json),
    "changes": (_list_to_json, _changes_from_json),
    "archived": (int, bool),
    "exclusive": (int, bool),
    "coders": (_list_to_json, _list_from_json),
    "measures": (_list_to_json, _list_from_json),
    "segments": (_list_to_json, _list_from_json),
    "kinds": (_list_to_json, _list_from_json),
    "sided": (_list_to_json, _list_from_json),
    "made": (_list_to_json, _list_from_json),
    "blind": (int, bool),
    "took_part": (int, bool),
    "hidden": (int, bool),
    "topics": (_list_to_json, _list_from_json),
    "dismissed": (_list_to_json, _list_from_json),
    "fields": (_list_to_json, _list_from_json),
    "claim_sources": (_list_to_json, _list_from_json),
    "origins": (_list_to_json, _list_from_json),
    "options": (_list_to_json, _list_from_json),
    "required": (_list_to_json, _list_from_json),
    "regions": (_list_to_json, _list_from_json),
    "countries": (_list_to_json, tuples_of(Involved)),
    "actors": (_list_to_json, tuples_of(Part)),
    "quantities": (_list_to_json, tuples_of(Quantity)),
    "statuses": (_list_to_json, tuples_of(StatusEntry)),
    "alternatives": (_list_to_json, tuples_of(Alternative)),
    "own": (_list_to_json, FromJson(tuple)),
    "blanks": (_list_to_json, FromJson(tuple)),
    "rows": (_list_to_json, FromJson(tuple)),
    "examples": (int, bool),
    "needs_actor": (int, bool),
}
"""By the name of the column: how a value of a field becomes what its row has, and how it comes back."""
