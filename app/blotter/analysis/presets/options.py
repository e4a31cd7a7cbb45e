"""What a preset may be told, and the values that all presets work on."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from blotter.analysis import messages
from blotter.analysis.coded_text import CodedText
from blotter.analysis.coefficients import Ratings
from blotter.analysis.sweep import character_tally
from blotter.analysis.units import Unit
from blotter.domain.segment import Span
from blotter.errors import Refused

SpansOf = Mapping[str, Iterable[Span]]
"""Spans by coder."""


class Level(StrEnum):
    """What MAXQDA looks at: whether a document has a code, how often, or each segment."""

    EXISTENCE = "existence"
    FREQUENCY = "frequency"
    SEGMENTS = "segments"


class CodeDomain(BaseModel):
    """Codes that exclude each other, under a name; `labels` gives each code what it counts as."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    labels: Mapping[str, str]


class PresetOptions(BaseModel):
    """What to compare; which of it a preset knows is in its row of PRESETS."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    coders: tuple[str, ...] = Field((), title="Coders", description="Whom to compare; none chosen: all.")
    against: tuple[str, ...] = Field(
        (), title="Against", description="The second group of coders; the first is then “Coders”."
    )
    level: Level = Field(
        Level.SEGMENTS,
        title="Level",
        description="Whether a document has the code, how often, or each segment.",
    )
    overlap: float = Field(
        0.9,
        ge=0,
        le=1,
        title="Segments agree from",
        description="Intersection over union of two segments; 0: any overlap.",
    )
    unit: Unit = Field(Unit.CHARACTER, title="Unit", description="Character, sentence or paragraph.")
    domains: tuple[CodeDomain, ...] = Field(
        (), title="Domains", description="Sets of codes that exclude each other."
    )


def pair(texts: Sequence[CodedText], options: PresetOptions, program: str) -> tuple[str, str]:
    """The two coders meant, or Refused: this program compares no more and no fewer."""
    coders = options.coders or sharing(texts)
    if len(coders) != 2:
        names = ", ".join(coders)
        raise Refused(messages.PRESET_FOR_TWO, program=program, count=len(coders), names=names)
    return coders[0], coders[1]


def sharing(texts: Sequence[CodedText]) -> tuple[str, ...]:
    """The coders who are done with a document that another is done with, too."""
    return tuple(sorted({coder for text in texts if len(text.done) > 1 for coder in text.done}))


def done_by_all(texts: Sequence[CodedText], coders: Iterable[str]) -> list[CodedText]:
    """The documents that all of these coders have done."""
    wanted = {*coders}
    return [text for text in texts if wanted <= {*text.done}]


def character_ratings(texts: Iterable[tuple[CodedText, SpansOf]], coders: Sequence[str]) -> Ratings:
    """Every character as coded or not by each coder; coders who are not done with a text are missing."""
    patterns: Counter[tuple[Hashable | None, ...]] = Counter()
    for text, spans in texts:
        here = [coder for coder in coders if coder in text.done]
        tally = character_tally([list(spans.get(coder, ())) for coder in here])
        tally[0] = len(text.text) - tally.total()
        for mask, length in tally.items():
            coded = {coder for place, coder in enumerate(here) if mask >> place & 1}
            patterns[tuple(coder in coded if coder in here else None for coder in coders)] += length
    return Ratings(patterns)
