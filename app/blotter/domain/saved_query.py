"""SavedQuery: a question to the material that somebody wants to ask again."""

from dataclasses import dataclass

from blotter.domain.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedQuery(Entity):
    """A question under a name, unique in the project; `asked` is the question as JSON text."""

    name: str
    asked: str
    coder: str | None = None
    created: str = ""
    modified: str = ""
