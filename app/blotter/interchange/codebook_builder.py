"""From the rows of codebook tables to the codebook, with what had to be refused or left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from blotter.domain.bundle import Bundle, RefusedRow, Remark
from blotter.domain.codebook import Code, Codebook, joined_path, path_key
from blotter.domain.entity import derived_id
from blotter.interchange import messages
from blotter.interchange.codebook_columns import Columns
from blotter.interchange.codebook_foreign import in_our_paths
from blotter.interchange.codebook_parents import Names
from blotter.interchange.codebook_places import carried_down, placed
from blotter.interchange.codebook_rows import CodebookRow, colour_of, id_of, told_of_code
from blotter.message import Sentence

_TITLES_TOLD = 10
_LONGEST_TITLE = 60


class BookSheet:
    """The rows of one sheet or file, and those that could not be read; `columns_at` is its header's place."""

    def __init__(self, columns: Columns, columns_at: str) -> None:
        self.columns, self.columns_at = columns, columns_at
        self.rows: list[CodebookRow] = []
        self.refused: list[RefusedRow] = []
        self.remarks: list[Remark] = []

    def add(self, where: str, cells: Sequence[str]) -> None:
        """One more row, unless it is empty."""
        if any(map(str.strip, cells)):
            self.rows.append(CodebookRow(where, cells, self.columns))

    def refuse(self, where: str, cells: Sequence[str], why: str) -> None:
        """A row that is none."""
        self.refused.append(RefusedRow(where, CodebookRow(where, cells, self.columns).beginning(), why))


@dataclass(slots=True)
class _Node:
    """A code in the making; one without a row is only named by the codes under it."""

    names: Names
    row: CodebookRow | None = None
    children: list["_Node"] = field(default_factory=list)


def built(title: str, sheets: Iterable[BookSheet]) -> Bundle:
    """The codebook of the sheets."""
    builder = _Builder(title)
    for sheet in sheets:
        builder.add(sheet)
    codes = list(builder.codes())
    return Bundle(
        codebook=Codebook(codes, title), refused=tuple(builder.refused), remarks=tuple(builder.remarks)
    )


class _Builder:
    """Gathers the tree first: a row may come before the one of the code above it."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._top = _Node(())
        self._nodes: dict[Names, _Node] = {(): self._top}
        self._ids: set[str] = set()
        self.refused: list[RefusedRow] = []
        self.remarks: list[Remark] = []

    def add(self, sheet: BookSheet) -> None:
        """Give the rows of a sheet their places."""
        self._tell_columns(sheet)
        self.refused += sheet.refused
        rows, mark = in_our_paths(sheet.rows)
        if mark:
            why = Sentence(messages.PATHS_SPLIT, mark=mark)
            self.remarks.append(Remark(sheet.columns_at, self._title, why, "guess"))
        for row, place in zip(rows, placed(rows), strict=True):
            if isinstance(place, Sentence):
                self._refuse(row, place)
                continue
            node = self._node(place)
            if node.row is not None:
                told = {"path": joined_path(place), "where": node.row.where}
                self._refuse(row, Sentence(messages.ROW_CODE_TWICE, **told))
            else:
                node.names, node.row = place, row

    def _tell_columns(self, sheet: BookSheet) -> None:
        self.remarks += sheet.remarks
        if unknown := sheet.columns.unknown:
            self.remarks.append(Remark(sheet.columns_at, _few(unknown), _why_left_out(unknown)))
        for title in carried_down(sheet.rows):
            why = Sentence(messages.CARRIED_DOWN, value=title)
            self.remarks.append(Remark(sheet.columns_at, title, why, "filled in"))

    def _refuse(self, row: CodebookRow, why: str) -> None:
        self.refused.append(RefusedRow(row.where, row.beginning(), why))

    def _node(self, place: Names) -> _Node:
        """The code at a place, made with those above it if it is not there yet."""
        key = path_key(place)
        for depth in range(1, len(key) + 1):
            if key[:depth] not in self._nodes:
                made = self._nodes[key[:depth]] = _Node(place[:depth])
                self._nodes[key[: depth - 1]].children.append(made)
        return self._nodes[key]

    def codes(self) -> Iterator[Code]:
        """The codes, parents before children."""
        pending = [(self._top, "", "")]
        while pending:
            node, identity, inherited = pending.pop()
            for position, child in enumerate(node.children):
                code = self._code(child, identity, inherited, position)
                yield code
                pending.append((child, code.id, code.colour or inherited))

    def _code(self, node: _Node, parent: str, inherited: str, position: int) -> Code:
        row = node.row
        identity = id_of(row, self._ids, self.remarks) if row else ""
        identity = identity or self._new_id(joined_path(node.names))
        self._ids.add(identity)
        colour = colour_of(row, self.remarks) if row else ""
        if row and "own_colour" not in row.columns.of and colour == inherited:
            # Tables tell the colour that a code is seen in: one like the code above is that one's.
            colour = ""
        return Code(
            id=identity,
            name=node.names[-1],
            parent=parent or None,
            position=position,
            colour=colour,
            **(told_of_code(row, self.remarks) if row else {}),
        )

    def _new_id(self, path: str) -> str:
        """The id that title and path give on every laptop, unless a row of the table has it."""
        identity = derived_id(self._title, path)
        while identity in self._ids:
            identity = derived_id(identity, path)
        return identity


def _why_left_out(titles: Sequence[str]) -> str:
    if len(titles) == 1:
        return Sentence(messages.LEFT_OUT_COLUMN, value=titles[0][:_LONGEST_TITLE])
    return Sentence(messages.LEFT_OUT_COLUMNS, count=len(titles), names=_few(titles))


def _few(titles: Sequence[str]) -> str:
    told = ", ".join(f"“{title[:_LONGEST_TITLE]}”" for title in titles[:_TITLES_TOLD])
    return told if len(titles) <= _TITLES_TOLD else f"{told} …"
