"""The tables of a data package on how disagreements were settled: decisions, whose work, which codes."""

from collections.abc import Iterator

from blotter.domain.decision import Choice, Decision, Reason
from blotter.domain.record_data import DataField, DataTable
from blotter.domain.table import Cell
from blotter.interchange.data_package import columns as col
from blotter.interchange.data_package.held import Held

Row = tuple[Cell, ...]

_DECISION = DataField("decision_id", "The decision (id)", refers=("decisions", "id"))


def tables(held: Held) -> Iterator[DataTable]:
    """The decisions, and what each was about."""
    yield _decisions(held)
    yield _coders(held)
    yield _codes(held)


def _decisions(held: Held) -> DataTable:
    return DataTable(
        name="decisions",
        about="How disagreements of coders were settled",
        fields=(
            col.ID,
            *col.in_round(),
            *col.document(),
            *col.place(),
            col.TEXT,
            DataField("choice", "What stands after it", values=tuple(map(str, Choice))),
            DataField("reason", "Why the coders differed", values=tuple(map(str, Reason))),
            DataField("note", "What was noted on it"),
            *col.coder("Who decided"),
            DataField("took_part", "Whether who decided was one of those compared", col.FLAG),
            DataField("hidden", "Whether names were hidden meanwhile", col.FLAG),
            col.REVISION,
            col.AT,
        ),
        rows=lambda: (_row(held, each) for each in held.things.all(Decision).values()),
        key=("id",),
    )


def _row(held: Held, each: Decision) -> Row:
    return (
        each.id,
        *held.round(each.round),
        *held.document(each.source),
        each.start,
        each.end,
        held.quote(each.quote),
        str(each.choice),
        str(each.reason) if each.reason else None,
        held.memo(each.note),
        *held.coder(each.coder),
        int(each.took_part),
        int(each.hidden),
        held.revision(each.revision),
        each.at or None,
    )


def _coders(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.things.all(Decision).values():
            for who in held.known_coders((*each.coders, *each.sided)):
                yield each.id, *held.coder(who), int(who in each.sided)

    sided = DataField("sided", "Whether this coder’s version stands", col.FLAG)
    return DataTable(
        name="decision_coders",
        about="Whose work each decision was about",
        fields=(_DECISION, *col.coder("Who had coded there"), sided),
        rows=rows,
        key=("decision_id", "coder_id"),
    )


def _codes(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.things.all(Decision).values():
            for code in dict.fromkeys(each.codes):
                yield each.id, *held.code(code)

    return DataTable(
        name="decision_codes",
        about="Which codes each decision was about",
        fields=(_DECISION, *col.code(may_be_gone=True)),
        rows=rows,
        key=("decision_id", "code_id"),
    )
