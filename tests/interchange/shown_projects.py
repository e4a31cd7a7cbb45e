"""Projects to be shown to readers, small ones and hostile ones, as carried between files."""

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from blotter.domain.carried import Carried, CarriedProject
from blotter.domain.codebook import Code
from blotter.domain.colours import COLOURS
from blotter.domain.entity import Entity, derived_id
from blotter.domain.memo import Memo
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source, original, stored_text

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp; ]]> <!-- {{ 7*7 }}"
"""Words that a careless page would run."""

TABLE = "\n\n| a | b |\n|:--|--:|\n| 1 | [x](https://example.org) |\n\n"
"""What Markdown makes a table with columns that are aligned."""

_AWKWARD = st.sampled_from(
    [ATTACK, "\n", "\n\n", "\n \n", "\t", "  ", "</p>", "<b>", "&lt;", "é", "e\u0301", "中文", "👮‍♀️", "שלום",
     "مرحبا", "\u202e", "\u2028", "\x0b", "\x0c", "\x1b", "\ufffe", "--", TABLE, "word",
     "words of a sentence. "]
)  # fmt: skip
texts = st.lists(_AWKWARD | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\u2029"),
                                    max_size=6), max_size=30).map("".join)  # fmt: skip
words = st.lists(_AWKWARD, max_size=4).map("".join)


def ada() -> Coder:
    """A coder."""
    return Coder(id=derived_id("ada"), name="Ada Lovelace")


def ben() -> Coder:
    """Another coder."""
    return Coder(id=derived_id("ben"), name="Ben")


def code(name: str, parent: Code | None = None, **told: Any) -> Code:
    """A code of that name."""
    return Code(
        id=derived_id("code", name, parent.id if parent else ""),
        name=name,
        parent=parent.id if parent else None,
        **told,
    )


def source(text: str, name: str = "notes.txt", **told: Any) -> Source:
    """A document of that text."""
    return Source(
        id=derived_id("source", name),
        name=name,
        kind="text",
        text=stored_text(text).digest,
        original=original(text.encode()).digest,
        characters=len(text),
        **told,
    )


def segment(of: Source, text: str, given: Code, by: Coder, start: int, end: int, memo: str = "") -> Segment:
    """A passage with a code."""
    return Segment(
        id=derived_id("segment", of.id, given.id, by.id, str(start), str(end)),
        source=of.id,
        code=given.id,
        coder=by.id,
        start=start,
        end=end,
        quote=text[start:end],
        memo=memo,
        created="2026-03-01T09:30:00.000001Z",
        modified="2026-03-02T10:00:00.000001Z",
    )


def carried(things: Iterable[Entity], texts: Iterable[str], name: str = "Study") -> CarriedProject:
    """A project of these things and texts."""
    held = Carried()
    held.put(*things)
    return CarriedProject(name=name, things=held, texts={stored_text(each).digest: each for each in texts})


@st.composite
def projects(draw: st.DrawFn) -> CarriedProject:
    """Projects of one or two documents with hostile words everywhere and codes that overlap at will."""
    top = code(
        draw(st.sampled_from(["training", ATTACK])), colour=draw(st.sampled_from(["", *COLOURS, "#12abEF"]))
    )
    codes = [top, code("under", top), code("other", colour="green", full=draw(words))]
    coders = [ada(), Coder(id=derived_id("eve"), name=ATTACK)]
    held: list[Entity] = [*codes, *coders]
    written = draw(st.lists(texts, min_size=1, max_size=2))
    for number, text in enumerate(written):
        of = source(text, f"{number} {draw(st.sampled_from(['a.txt', ATTACK, 'CON', 'a/b.txt']))}")
        held.append(of)
        for _ in range(draw(st.integers(0, 16)) if text else 0):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            given, by = draw(st.sampled_from(codes)), draw(st.sampled_from(coders))
            held.append(segment(of, text, given, by, start, end, draw(words)))
        if text and draw(st.booleans()):
            held.append(
                Memo(
                    id=derived_id("memo", of.id), source=of.id, text=draw(words), coder=coders[1].id,
                    start=0, end=len(text), quote=text,
                )
            )  # fmt: skip
        held.append(Memo(id=derived_id("on all", of.id), source=of.id, text=ATTACK))
    held.append(Memo(id=derived_id("memo of the code"), code=top.id, text=draw(words)))
    held.append(Memo(id=derived_id("memo of the project"), text=ATTACK))
    return carried(held, written, draw(st.sampled_from(["Study", ATTACK])))
