"""What the tests of file formats write and read: small tables, and codebooks that are hard to write."""

from collections.abc import Iterable

from hypothesis import strategies as st

from blotter.domain.codebook import PARTS, Code, Codebook, Origin
from blotter.domain.colours import COLOURS
from blotter.domain.entity import derived_id
from blotter.domain.names import checked_name, is_allowed, name_key
from blotter.domain.source import storable
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.interchange.codebook_lines import LABELS, without_blank_ends

SEGMENT_COLUMNS = (
    Column("id", "Id"),
    Column("source", "Document"),
    Column("code", "Code", ColumnKind.CODE),
    Column("coder", "Coder"),
    Column("start", "Start", ColumnKind.INTEGER),
    Column("end", "End", ColumnKind.INTEGER),
    Column("text", "Segment", ColumnKind.QUOTE),
    Column("memo", "Memo"),
    Column("revision", "Revision", ColumnKind.INTEGER),
    Column("created", "Coded"),
    Column("modified", "Changed"),
)


def segment(code: str, text: str, memo: str = "", **others: Cell) -> tuple[Cell, ...]:
    """A row under SEGMENT_COLUMNS."""
    values: dict[str, Cell] = {
        "id": derived_id(code, text),
        "source": "report.txt",
        "code": code,
        "coder": "Ana",
        "start": 4,
        "end": 4 + max(1, len(text)),
        "text": text,
        "memo": memo,
        "revision": 2,
        "created": "2026-03-01T09:30:00.000001Z",
        "modified": "2026-03-02T09:30:00.000001Z",
    }
    values |= others
    return tuple(values[column.key] for column in SEGMENT_COLUMNS)


def segments_table(rows: Iterable[tuple[Cell, ...]], notes: tuple[str, ...] = ()) -> Table:
    """A table of segments."""
    return Table("Coded segments", SEGMENT_COLUMNS, rows, notes)


_AWKWARD = st.sampled_from(
    [
        *"#`~*_{}[]\\/:\"' \t-=>|.é中😀<&",
        *(label + ":" for label in LABELS.values()),
        *("```", "~~~", "````\n", "# ", "## x", "\n", "\n\n", "    ", "- ", "1. ", "{: #a }", "\\#"),
        *("Use when: ", "Origin: literature – ", ";", "\\;"),
        "\x0b",
        "\u2028",
    ]
)


def _as_name(text: str) -> str:
    """A name as like the text as a name can be."""
    kept = "".join(character for character in text if is_allowed(f"a{character}a"))
    return checked_name(kept if is_allowed(kept) else f"a{kept}", "code")


def _joined(longest: int) -> st.SearchStrategy[str]:
    return st.lists(_AWKWARD | st.text(max_size=4), max_size=longest).map("".join)


prose = _joined(20).map(lambda text: without_blank_ends(storable(text)))
names = _joined(6).map(lambda text: _as_name(text))
_lines = _joined(6).map(lambda text: " ".join(storable(text).split()))
titles = _joined(6).map(lambda text: " ".join(storable(text).split()))


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    """Codebooks with every kind of name and prose, deeper than Markdown's headings go."""
    codes: list[Code] = []
    siblings: dict[str | None, set[str]] = {}
    for number in range(draw(st.integers(0, 12))):
        last = [code.id for code in codes[-1:]]
        above = draw(st.sampled_from([None, *(code.id for code in codes), *last * 5]))
        name = draw(names)
        taken = siblings.setdefault(above, set())
        if name_key(name) in taken:
            continue
        code = Code(
            id=derived_id(str(number)),
            name=name,
            parent=above,
            position=len(taken),
            colour=draw(st.sampled_from(("", "#12abEF", *COLOURS))),
            key=draw(st.sampled_from(("", "t", "1", "é"))),
            **{part: draw(prose) for part in PARTS},
            origin=draw(st.sampled_from(("", *Origin))),
            reference=draw(prose | _lines),
            aliases=tuple(draw(st.lists(names, max_size=3))),
            archived=draw(st.booleans()),
        )
        taken.add(name_key(name))
        codes.append(code)
    return Codebook(codes, draw(titles), draw(prose))
