"""Good files with a little harm done to them, and what has to hold of whatever a reader makes of them."""

from hypothesis import strategies as st

from blotter.domain.bundle import Document


def hurt(content: bytes) -> st.SearchStrategy[bytes]:
    """The content with some bytes replaced, left out, put in or repeated."""
    place = st.integers(0, len(content))
    change = st.tuples(place, st.integers(0, 40), st.binary(max_size=6) | st.just(content[:200]))
    return st.lists(change, max_size=4).map(lambda changes: _changed(content, changes))


def _changed(content: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    for place, length, new in changes:
        content = content[:place] + new + content[place + length :]
    return content


def check(document: Document) -> None:
    """Its text can be stored, and all places in it are places of it, in order."""
    text = document.text
    assert text.strip()
    text.encode()
    assert all(0 <= each.start < each.end <= len(text) for each in document.headings)
    parts = document.structure.parts
    assert all(0 <= part.start < part.end <= len(text) for part in parts)
    assert list(parts) == sorted(parts, key=lambda part: part.start)
