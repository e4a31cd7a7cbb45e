"""The tables of a data package on how the work was done: who coded what, rounds, decisions, what came in."""

from collections.abc import Iterator

from blotter.domain.assignment import Assignment, Status
from blotter.domain.foreign import ForeignImport
from blotter.domain.record_data import DataField, DataTable
from blotter.domain.round import Round, RoundPassage
from blotter.domain.table import Cell
from blotter.interchange.data_package import columns as col
from blotter.interchange.data_package import decisions
from blotter.interchange.data_package.held import Held

Row = tuple[Cell, ...]


def tables(held: Held) -> Iterator[DataTable]:
    """The tables of assignments, rounds and decisions, and of the files that came in."""
    yield _assignments(held)
    yield _rounds(held)
    yield _round_coders(held)
    yield _round_passages(held)
    yield from decisions.tables(held)
    yield _imports(held)


def _assignments(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.things.all(Assignment).values():
            who = held.coder(each.coder)
            yield each.id, *held.document(each.source), *who, str(each.status), *held.round(each.round)

    status = DataField("status", "How far it is", values=tuple(map(str, Status)))
    return DataTable(
        name="assignments",
        about="Who was to code which document, and how far that is",
        fields=(col.ID, *col.document(), *col.coder("Who codes it"), status, *col.in_round()),
        rows=rows,
        key=("id",),
    )


def _rounds(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.things.all(Round).values():
            told = (each.name, each.question or None, held.revision(each.revision), each.unit, each.unit_rule)
            drawn = (each.threshold, each.draw or None, each.seed, held.memo(each.plan), int(each.blind))
            yield each.id, *told, *drawn, each.started or None, each.opened or None

    return DataTable(
        name="rounds",
        about="Rounds in which several coders coded on their own",
        fields=(
            col.ID,
            DataField("name", "Name"),
            DataField("question", "What it was about"),
            col.REVISION,
            DataField("unit", "Unit by which agreement was counted"),
            DataField("unit_rule", "When a unit has a code"),
            DataField("threshold", "How much of a unit has to be covered", "number"),
            DataField("draw", "How its sample was drawn, as JSON"),
            DataField("seed", "Seed with which it can be drawn again", col.WHOLE),
            DataField("plan", "How disagreements were to be settled"),
            DataField("blind", "Whether coders did not see each other’s work", col.FLAG),
            DataField("started", "When it began, ISO 8601 in UTC", col.MOMENT),
            DataField("opened", "When it stopped being blind, ISO 8601 in UTC", col.MOMENT),
        ),
        rows=rows,
        key=("id",),
    )


def _round_coders(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.things.all(Round).values():
            for who in held.known_coders(each.coders):
                yield each.id, each.name, *held.coder(who)

    return DataTable(
        name="round_coders",
        about="Who took part in each round",
        fields=(*col.in_round(), *col.coder("Who took part")),
        rows=rows,
        key=("round_id", "coder_id"),
    )


def _round_passages(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.things.all(RoundPassage).values():
            of = (*held.round(each.round), *held.document(each.source))
            yield each.id, *of, each.start, each.end, held.quote(each.quote)

    return DataTable(
        name="round_passages",
        about="The passages that a round was about, where it was not about whole documents",
        fields=(col.ID, *col.in_round(), *col.document(), *col.place(), col.TEXT),
        rows=rows,
        key=("id",),
    )


def _imports(held: Held) -> DataTable:
    def rows() -> Iterator[Row]:
        for each in held.things.all(ForeignImport).values():
            told = (each.program, each.convention, each.digest)
            words = (part or None for part in (each.file, each.format, *told))
            yield each.id, *words, each.at or None, *held.coder(each.coder)

    return DataTable(
        name="imports",
        about="Files of other programs that came into the project",
        fields=(
            col.ID,
            DataField("file", "Name of the file"),
            DataField("format", "Its format"),
            DataField("program", "Which program wrote it"),
            DataField("convention", "How its positions were counted"),
            DataField("sha256", "SHA-256 of the file"),
            col.AT,
            *col.coder("Who took it in"),
        ),
        rows=rows,
        key=("id",),
    )
