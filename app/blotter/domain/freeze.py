"""Freeze: as long as there is one, the codebook's definitions stay as they are."""

from dataclasses import dataclass

from blotter.domain.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Freeze(Entity):
    """The codebook is to stay at a revision, in a round or (None) until somebody thaws it."""

    revision: str
    coder: str | None = None
    at: str = ""
    reason: str = ""
    round: str | None = None
