"""The tables of a data package on the codebook’s past and rules: revisions, former codes, rules, notes."""

from collections.abc import Iterable, Iterator

from blotter.domain.code_note import CodeNote
from blotter.domain.codebook import PARTS
from blotter.domain.coding_rule import CodingRule, Reach, RuleKind
from blotter.domain.former_code import Fate, FormerCode
from blotter.domain.record_data import DataField, DataTable
from blotter.domain.revision import Revision
from blotter.domain.table import Cell
from blotter.interchange.data_package import columns as col
from blotter.interchange.data_package.held import Held

Row = tuple[Cell, ...]


def tables(held: Held) -> Iterator[DataTable]:
    """The tables; what coders discussed goes along with their memos."""
    yield _revisions(held)
    yield _changes(held)
    yield _former(held)
    yield from _rules(held)
    if held.options.memos:
        yield _notes(held)


def _revisions(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.things.all(Revision).values():
            told = (each.number, each.digest, each.at or None, *held.coder(each.coder), each.reason or None)
            yield each.id, *told, each.parent, each.other

    return DataTable(
        name="revisions",
        about="The states that the codebook went through",
        fields=(
            col.ID,
            DataField("number", "Number", col.WHOLE),
            DataField("digest", "Digest of names, places and definitions"),
            col.AT,
            *col.coder("Who made it"),
            DataField("reason", "Why"),
            DataField("parent_id", "Revision before it (id)"),
            DataField("other_id", "Second revision before it, where two copies were joined (id)"),
        ),
        rows=rows,
        key=("id",),
    )


def _changes(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.things.all(Revision).values():
            for change in each.changes:
                name, *parts = change.definition or ("",)
                told = (*parts, *[""] * len(PARTS))[: len(PARTS)]
                gone = int(not change.definition)
                words = (part or None for part in (name, *told))
                yield each.id, each.number, change.code, change.parent, gone, *words

    return DataTable(
        name="code_changes",
        about="What each revision changed, with names and definitions as they then were",
        fields=(
            DataField("revision_id", "The revision (id)", refers=("revisions", "id")),
            col.REVISION,
            DataField("code_id", "The code (id), also of one that is no more"),
            DataField("parent_id", "Code that it was under (id)"),
            DataField("gone", "Whether it was taken away", col.FLAG),
            DataField("name", "Name"),
            *(DataField(part, f"Part of the definition: {part.replace('_', ' ')}") for part in PARTS),
        ),
        rows=rows,
        key=("revision_id", "code_id"),
    )


def _former(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.things.all(FormerCode).values():
            fate, number = str(each.fate), held.revision(each.revision)
            yield each.id, each.code, each.path, fate, each.successor, number

    return DataTable(
        name="former_codes",
        about="Codes that are no more, and what became of them",
        fields=(
            col.ID,
            DataField("code_id", "The code (id)"),
            DataField("path", "Its last path"),
            DataField("fate", "What became of it", values=tuple(map(str, Fate))),
            DataField("successor_id", "Code that it went into (id)"),
            col.REVISION,
        ),
        rows=rows,
        key=("id",),
    )


def _rules(held: Held) -> Iterator[DataTable]:
    rules = held.things.all(CodingRule).values()

    def rows() -> Iterator[Row]:
        for each in rules:
            yield each.id, str(each.kind), *held.code(each.code), str(each.reach), held.memo(each.note)

    def others() -> Iterable[Row]:
        return ((each.id, *held.code(code)) for each in rules for code in dict.fromkeys(each.others))

    yield DataTable(
        name="coding_rules",
        about="What had to hold where a code was given",
        fields=(
            col.ID,
            DataField("kind", "What it asks of a passage", values=tuple(map(str, RuleKind))),
            *col.code(),
            DataField("reach", "Which segments lie on the same passage", values=tuple(map(str, Reach))),
            DataField("note", "Note on it"),
        ),
        rows=rows,
        key=("id",),
    )
    yield DataTable(
        name="coding_rule_codes",
        about="The other codes that a rule names",
        fields=(DataField("rule_id", "The rule (id)", refers=("coding_rules", "id")), *col.code()),
        rows=others,
        key=("rule_id", "code_id"),
    )


def _notes(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.things.all(CodeNote).values():
            proposed = (each.part or None, each.words or None, each.decision or None, each.reason or None)
            who = held.coder(each.coder)
            decided = (held.coder(each.decided_by)[1], each.decided_at or None)
            yield each.id, *held.code(each.code), *who, each.at or None, each.text, *proposed, *decided

    return DataTable(
        name="code_notes",
        about="What coders discussed about codes",
        fields=(
            col.ID,
            *col.code(),
            *col.coder("Who wrote it"),
            col.AT,
            DataField("text", "The note"),
            DataField("part", "Part of the definition for which it proposes other words"),
            DataField("words", "The words that it proposes"),
            DataField("decision", "What became of it; empty while nothing is decided"),
            DataField("reason", "Why"),
            DataField("decided_by", "Who decided (name)"),
            DataField("decided_at", "When that was decided, ISO 8601 in UTC", col.MOMENT),
        ),
        rows=rows,
        key=("id",),
    )
