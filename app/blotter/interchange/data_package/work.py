"""The tables of a data package on how the work was done: who coded what, rounds, decisions, what came in."""

from collections.abc import Iterator

from blotter.domain.assignment import Assignment, Status
from blotter.domain.decision import Choice, Decision, Reason
from blotter.domain.foreign import ForeignImport
from blotter.domain.record_data import DataField, DataTable
from blotter.domain.round import Round, RoundPassage
from blotter.domain.table import Cell
from blotter.interchange.data_package import columns as col
from blotter.interchange.data_package.held import Held

Row = tuple[Cell, ...]


def tables(held: Held) -> Iterator[DataTable]:
    """The tables of assignments, rounds and decisions, and of the files that came in."""
    yield _assignments(held)
    yield from _rounds(held)
    yield from _decisions(held)
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


def _rounds(held: Held) -> Iterator[DataTable]:
    rounds = held.things.all(Round).values()

    def rows() -> Iterator[Row]:
        for each in rounds:
            told = (each.name, each.question or None, held.revision(each.revision), each.unit, each.unit_rule)
            drawn = (each.threshold, each.draw or None, each.seed, held.memo(each.plan), int(each.blind))
            yield each.id, *told, *drawn, each.started or None, each.opened or None

    yield DataTable(
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
    yield DataTable(
        name="round_coders",
        about="Who took part in each round",
        fields=(*col.in_round(), *col.coder("Who took part")),
        rows=lambda: (
            (each.id, each.name, *held.coder(who))
            for each in rounds
            for who in held.known_coders(each.coders)
        ),
        key=("round_id", "coder_id"),
    )
    yield _round_passages(held)


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


def _decisions(held: Held) -> Iterator[DataTable]:
    decisions = held.things.all(Decision).values()

    def rows() -> Iterator[Row]:
        for each in decisions:
            what = (str(each.choice), str(each.reason) if each.reason else None, held.memo(each.note))
            yield (
                each.id,
                *held.round(each.round),
                *held.document(each.source),
                each.start,
                each.end,
                held.quote(each.quote),
                *what,
                *held.coder(each.coder),
                int(each.took_part),
                int(each.hidden),
                held.revision(each.revision),
                each.at or None,
            )

    def sides() -> Iterator[Row]:
        for each in decisions:
            for who in held.known_coders((*each.coders, *each.sided)):
                yield each.id, *held.coder(who), int(who in each.sided)

    def codes() -> Iterator[Row]:
        for each in decisions:
            for code in dict.fromkeys(each.codes):
                yield each.id, *held.code(code)

    decision = DataField("decision_id", "The decision (id)", refers=("decisions", "id"))
    yield DataTable(
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
        rows=rows,
        key=("id",),
    )
    sided = DataField("sided", "Whether this coder’s version stands", col.FLAG)
    yield DataTable(
        name="decision_coders",
        about="Whose work each decision was about",
        fields=(decision, *col.coder("Who had coded there"), sided),
        rows=sides,
        key=("decision_id", "coder_id"),
    )
    yield DataTable(
        name="decision_codes",
        about="Which codes each decision was about",
        fields=(decision, *col.code(may_be_gone=True)),
        rows=codes,
        key=("decision_id", "code_id"),
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
