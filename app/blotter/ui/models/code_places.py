"""Where a code goes when it is moved by a key: its new parent, and the sibling before which it will stand."""

from typing import NamedTuple

from blotter.domain.codebook import Code, Codebook


class Place(NamedTuple):
    """Ids; "" for the top, and for the last place."""

    parent: str
    before: str


def reordered(book: Codebook, code: Code, step: int) -> Place | None:
    """One place up (-1) or down (1) among its siblings, or None at the end."""
    siblings = [each.id for each in book.children(code.parent)]
    place = siblings.index(code.id) + step
    if not 0 <= place < len(siblings):
        return None
    siblings.remove(code.id)
    return Place(code.parent or "", siblings[place] if place < len(siblings) else "")


def nested(book: Codebook, code: Code) -> Place | None:
    """Under the sibling above it, or None for the first."""
    siblings = [each.id for each in book.children(code.parent)]
    place = siblings.index(code.id)
    return Place(siblings[place - 1], "") if place else None


def unnested(book: Codebook, code: Code) -> Place | None:
    """Beside its parent, right after it, or None for a top code."""
    if not code.parent:
        return None
    parent = book.by_id[code.parent]
    siblings = [each.id for each in book.children(parent.parent)]
    after = siblings[siblings.index(parent.id) + 1 :]
    return Place(parent.parent or "", after[0] if after else "")
