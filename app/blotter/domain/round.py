"""Round: what several coders code on their own, to see how far they agree; and what belongs to it."""

from dataclasses import dataclass

from blotter.domain.entity import Entity
from blotter.domain.segment import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Entity):
    """A reliability round. While it is blind, nobody sees what another has coded in it.

    What is to be coded are its assignments (who, which document), narrowed by its passages where a document
    has some. `coders` and `codes` are ids (no codes: all of them), `revision` the codebook's as it was
    frozen. `unit`, `unit_rule`, `threshold` and `measures` are what agreement is to be counted by. `draw`
    tells how the sample was drawn, and with the `seed` it can be drawn again. `boundaries` is the coder whose
    bounds the others label, in a round of units only. `plan` says in prose how disagreements are to be
    settled. `lead` is who started it, at `started`; `opened` is the moment at which it stopped being blind.
    """

    name: str
    question: str = ""
    coders: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    revision: str | None = None
    unit: str = "sentence"
    unit_rule: str = "touched"
    threshold: float = 0.5
    measures: tuple[str, ...] = ()
    draw: str = ""
    seed: int | None = None
    boundaries: str | None = None
    plan: str = ""
    blind: bool = True
    lead: str | None = None
    started: str = ""
    opened: str = ""

    @property
    def is_blind(self) -> bool:
        """Whether its coders may not see each other's work yet."""
        return self.blind and not self.opened


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPassage(Entity):
    """A passage that a round is about, drawn or marked beforehand; where the unit is segments, a unit."""

    round: str
    source: str
    start: int
    end: int
    quote: str

    @property
    def span(self) -> Span:
        """Its place in the source's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Override(Entity):
    """Somebody may see all of a blind round, at a moment and for a reason that the history tells."""

    round: str
    coder: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAgreement(Entity):
    """A round's agreement as it was at a moment (one of OPENED and SETTLED), as JSON of the report's rows."""

    round: str
    moment: str
    at: str
    told: str


OPENED = "opened"
SETTLED = "settled"
