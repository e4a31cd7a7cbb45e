"""LastText: the text of the document that was asked for last, for what lies by document."""

from blotter.domain.carried import CarriedProject
from blotter.domain.source import Source


class LastText:
    """The texts of a project's documents by id, one of them held at a time; none without a project."""

    def __init__(self, project: CarriedProject | None) -> None:
        self._project = project
        self._sources = project.things.all(Source) if project is not None else {}
        self._held: tuple[str, str | None] = ("", None)

    def of(self, source: str) -> str | None:
        """The text of a document, None where it is not at hand."""
        if self._held[0] != source:
            known = self._sources.get(source)
            self._held = (source, self._project.text(known) if self._project and known else None)
        return self._held[1]
