"""Planner: how many units have to be coded twice before a coefficient says something, code by code."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from statistics import NormalDist

from pydantic import BaseModel, ConfigDict, Field

from blotter.analysis import messages
from blotter.analysis.coded_text import CodedText, grouped
from blotter.analysis.sweep import unit_tally
from blotter.analysis.units import Unit
from blotter.domain.table import Column, ColumnKind, Table
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent

PLANNED_UNITS = (Unit.SENTENCE, Unit.PARAGRAPH, Unit.DOCUMENT)
"""What can be drawn and counted. Characters and tokens are no observations of their own."""


class Aim(StrEnum):
    """What the units are to show: that alpha is at least so much, or kappa within an interval."""

    ALPHA = "alpha"
    WIDTH = "width"


class PlanOptions(BaseModel):
    """What is to be shown, and how surely."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    aim: Aim = Field(
        Aim.ALPHA,
        title="Show",
        description="That alpha is at least so much, or kappa within an interval that is narrow enough.",
    )
    alpha: float = Field(
        0.8, ge=0, lt=1, title="Alpha at least", description=".800 is the usual demand, .667 the least."
    )
    kappa: float = Field(0.8, ge=0, lt=1, title="Kappa", description="What kappa is expected to be.")
    half_width: float = Field(
        0.1, ge=0.001, lt=1, title="Give or take", description="Half of the interval around kappa."
    )
    coders: int = Field(2, ge=2, le=1000, title="Coders", description="How many code each unit.")
    certainty: float = Field(
        0.95, ge=0.5, lt=1, title="Certainty", description="One-sided for alpha, two-sided for kappa."
    )
    design_effect: float = Field(
        1,
        gt=0,
        le=1000,
        title="Design effect",
        description="How many times more units are needed because those of one document are alike; 1: they "
        "are not.",
    )
    unit: Unit = Field(Unit.SENTENCE, title="Unit", description="What is coded and counted.")
    rollup: bool = Field(
        False, title="Roll up", description="A segment of a code counts for the codes above it too."
    )


@dataclass(frozen=True, slots=True)
class NeededUnits:
    """How many units a code needs, and how many of them have to have it; or the reason why nobody knows."""

    code: str | None
    share: float | None
    units: int | None
    positives: int | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of the units has each code, as far as they are coded; `units` is their number."""

    by_code: Mapping[str, float]
    documents: int
    units: int


def units_for_alpha(
    alpha: float, share: float, coders: int = 2, certainty: float = 0.95, design_effect: float = 1
) -> int:
    """Units that show, one-sided, that alpha is at least so much (Bloch & Kraemer 1989; Krippendorff 2004).

    `share` is how much of the units has the code.
    """
    z = NormalDist().inv_cdf(certainty)
    spread = (1 + alpha) * (3 - alpha) / (4 * (1 - alpha) * share * (1 - share))
    return ceil(design_effect * coders * z * z * (spread - alpha))


def units_for_half_width(
    kappa: float, half_width: float, share: float, certainty: float = 0.95, design_effect: float = 1
) -> int:
    """Units for a two-sided interval of this half width around the kappa of two coders.

    Donner & Eliasziw 1992; both coders are taken to use the code on the same `share` of the units.
    """
    z = NormalDist().inv_cdf((1 + certainty) / 2)
    spread = (1 - kappa) * (1 - 2 * kappa) + kappa * (2 - kappa) / (2 * share * (1 - share))
    return ceil(design_effect * (z / half_width) ** 2 * (1 - kappa) * spread)


def needed(share: float, options: PlanOptions, code: str | None = None) -> NeededUnits:
    """What a code on this share of the units needs."""
    if share <= 0:
        return NeededUnits(code, share, None, None, messages.NOT_CODED_YET)
    if share >= 1:
        return NeededUnits(code, share, None, None, messages.ON_EVERY_UNIT)
    if options.aim is Aim.ALPHA:
        units = units_for_alpha(
            options.alpha, share, options.coders, options.certainty, options.design_effect
        )
    elif options.coders > 2:
        return NeededUnits(code, share, None, None, messages.WIDTH_FOR_TWO)
    else:
        units = units_for_half_width(
            options.kappa, options.half_width, share, options.certainty, options.design_effect
        )
    # Rounded first: 400 units at .1 are 40 with the code, and not 41 by the last digit of a fraction.
    return NeededUnits(code, share, units, ceil(round(units * share, 6)))


def plan(shares: Mapping[str, float], options: PlanOptions) -> list[NeededUnits]:
    """A row a code, in the order given."""
    return [needed(share, options, code) for code, share in shares.items()]


def shares(
    texts: Iterable[CodedText], codes: Sequence[str], options: PlanOptions, progress: Progress = silent
) -> Shares:
    """The share of the units that has each code, the mean over the coders who are done with them."""
    totals = dict.fromkeys(codes, 0.0)
    documents = units = 0
    for text in counted(texts, progress, every=1):
        coders, bounds = sorted(set(text.done)), text.boundaries(options.unit)
        if not coders:
            continue
        documents += 1
        units += len(bounds)
        groups = grouped(text, coders, trim=True, rollup=options.rollup)
        for code in totals.keys() & groups.keys():
            spans = [groups[code].get(coder, {}).keys() for coder in coders]
            coded = sum(mask.bit_count() * n for mask, n in unit_tally(spans, bounds).items())
            totals[code] += coded / len(coders)
    return Shares({code: total / max(1, units) for code, total in totals.items()}, documents, units)


def plan_table(rows: Sequence[NeededUnits], options: PlanOptions, seen: Shares | None = None) -> Table:
    """The rows as a table; the notes say what was assumed, and where the shares were `seen`."""
    columns = (
        Column("code", "Code", ColumnKind.CODE),
        Column("share", "Share", ColumnKind.NUMBER),
        Column("units", "Units", ColumnKind.INTEGER),
        Column("positives", "With the code", ColumnKind.INTEGER),
        Column("reason", "Reason"),
    )
    cells = [(row.code, row.share, row.units, row.positives, row.reason) for row in rows]
    return Table("Plan", columns, tuple(cells), assumptions(options, seen))


def assumptions(options: PlanOptions, seen: Shares | None = None) -> tuple[str, ...]:
    """What a plan takes for granted, in words."""
    certainty = f"{options.certainty * 100:g} %"
    if options.aim is Aim.ALPHA:
        aim = Sentence(
            messages.PLANNED_ALPHA, alpha=options.alpha, coders=options.coders, certainty=certainty
        )
    else:
        aim = Sentence(
            messages.PLANNED_WIDTH, kappa=options.kappa, half_width=options.half_width, certainty=certainty
        )
    effect = (
        messages.PLANNED_INDEPENDENT
        if options.design_effect == 1
        else Sentence(messages.PLANNED_EFFECT, effect=options.design_effect)
    )
    notes = [aim, messages.PLANNED_SHARE, effect]
    if seen is not None:
        unit = Sentence(options.unit)
        notes.append(
            Sentence(messages.PLANNED_FROM, units=seen.units, unit=unit, documents=seen.documents)
            if seen.documents
            else messages.PLANNED_FROM_NOTHING
        )
    return tuple(notes)
