"""CodeSet: codes that are looked at together, and perhaps exclude each other."""

from dataclasses import dataclass

from blotter.domain.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSet(Entity):
    """Codes under a name, unique in the project; each stands for what is under it as well.

    An `exclusive` one is a *domain*: a coder gives one passage at most one of its codes.
    """

    name: str
    codes: tuple[str, ...] = ()
    exclusive: bool = False
