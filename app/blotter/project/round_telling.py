"""What is told of rounds: their plan, how they were drawn, how far they are; nothing of the coding."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from blotter.analysis import drawing
from blotter.domain.round import Round
from blotter.domain.table import Column, ColumnKind, Table
from blotter.project import rounds
from blotter.project.project import Project
from blotter.project.voices import earlier_of

if TYPE_CHECKING:
    from blotter.project.rounds import Sample

BLIND, OPEN, UNDER_WAY = "blind", "open", "under way"


def phase(of: Round) -> str:
    """Whether a round is blind, is under way without being blind, or is open."""
    if of.opened:
        return OPEN
    return BLIND if of.blind else UNDER_WAY


def rounds_table(project: Project, chosen: Iterable[Round] | None = None) -> Table:
    """A row a round, of all or of some."""
    columns = (
        Column("name", "Round"),
        Column("state", "State"),
        Column("coders", "Coders"),
        Column("documents", "Documents", ColumnKind.INTEGER),
        Column("passages", "Passages", ColumnKind.INTEGER),
        Column("given", "Given", ColumnKind.INTEGER),
        Column("done", "Done", ColumnKind.INTEGER),
        Column("unit", "Unit"),
        Column("revision", "Revision", ColumnKind.INTEGER),
        Column("seed", "Seed", ColumnKind.INTEGER),
        Column("started", "Started"),
        Column("opened", "Opened"),
        Column("question", "Question"),
    )
    revisions = {revision.id: revision.number for revision in project.revisions}
    rows = []
    for each in project.rounds.values() if chosen is None else chosen:
        state = rounds.state(project, each)
        rows.append(
            (
                each.name,
                phase(each),
                ", ".join(one.coder.name for one in state.coders),
                state.documents,
                state.passages,
                sum(one.given for one in state.coders),
                sum(one.done for one in state.coders),
                each.unit,
                revisions.get(each.revision or ""),
                each.seed,
                each.started,
                each.opened or None,
                each.question,
            )
        )
    return Table("Rounds", columns, rows)


def record(project: Project, of: Round) -> dict[str, object]:
    """Everything about a round by names, as JSON has it."""
    state, book = rounds.state(project, of), project.codebook
    held = {each.source for each in project.assignments() if each.round == of.id}
    names = {coder.id: coder.name for coder in project.coders.values()}
    revision = project.revisions.by_id.get(of.revision or "")
    earlier = project.rounds.get(earlier_of(of))
    return {
        "name": of.name,
        "state": phase(of),
        "question": of.question,
        "coders": [
            {"coder": each.coder.name, "given": each.given, "done": each.done} for each in state.coders
        ],
        "sources": [each.name for each in project.sources.values() if each.id in held],
        "passages": [
            {
                "source": project.sources[each.source].name,
                "start": each.start,
                "end": each.end,
                "text": each.quote,
            }
            for each in project.passages(of)
        ],
        "characters": state.characters,
        "codes": [book.path(code) for code in of.codes if code in book.by_id],
        "revision": revision.number if revision else None,
        "unit": of.unit,
        "unit_rule": of.unit_rule,
        "threshold": of.threshold,
        "measures": list(of.measures),
        "seed": of.seed,
        "draw": drawn(of),
        "boundaries": names.get(of.boundaries or ""),
        "again": earlier.name if earlier else None,
        "frozen": any(each.round == of.id for each in project.freezes),
        "plan": of.plan,
        "lead": names.get(of.lead or ""),
        "started": of.started,
        "opened": of.opened or None,
        "overrides": [
            {"coder": names.get(each.coder), "at": each.at, "reason": each.reason}
            for each in project.overrides()
            if each.round == of.id
        ],
    }


def drawn(of: Round) -> dict[str, object] | None:
    """How a round's sample was drawn, with what came of it; None where nothing was."""
    kept = json.loads(of.draw) if of.draw else {}
    if "cells" not in kept:
        return None
    options, cells = drawing.read(kept)
    return {
        **options.model_dump(mode="json"),
        "cells": [
            {
                "stratum": each.stratum,
                "likely": each.likely,
                "size": each.size,
                "drawn": each.drawn,
                "weight": each.weight,
            }
            for each in cells
        ],
    }


def sample_table(found: "Sample") -> Table:
    """What a plan comes to: a row a document, or a passage."""
    columns = (
        Column("source", "Document"),
        Column("start", "Start", ColumnKind.INTEGER),
        Column("end", "End", ColumnKind.INTEGER),
    )
    rows = [(each.source.name, each.span.start, each.span.end) for each in found.passages]
    return Table("Sample", columns, rows or [(each.name, 0, each.characters) for each in found.sources])
