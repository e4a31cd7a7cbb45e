"""Filing: what comes along with documents that are taken in: groups, facts, cases, comments on passages."""

from collections.abc import Iterator

from blotter.domain.attribute import Bearer
from blotter.domain.bundle import Comment, Document
from blotter.domain.document_group import DocumentGroup, Groups
from blotter.domain.edit import Put, Step
from blotter.domain.entity import new_id
from blotter.domain.memo import Memo
from blotter.domain.names import shown_name
from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.project.import_report import ImportReport
from blotter.project.metadata.cases_in import CaseFiling
from blotter.project.metadata.facts import FactFiling, Said
from blotter.project.project import Project


class Filing:
    """Collects the groups, cases and attributes that one import needs, against what is there."""

    def __init__(self, project: Project, report: ImportReport, moment: str) -> None:
        self._moment, self._report = moment, report
        self._groups = project.groups
        self._made: list[Step] = []
        self.facts = FactFiling(project, report)
        self.cases = CaseFiling(project, report)

    def group(self, names: tuple[str, ...]) -> str | None:
        """The id of the group at a path, made where it is not there; None for no path."""
        group: DocumentGroup | None = None
        for depth, name in enumerate(names, start=1):
            found = self._groups.find(names[:depth])
            group = found or self._new_group(name, group)
        return group.id if group else None

    def names(self, group: str | None) -> tuple[str, ...]:
        """The names of a group and of those that it lies in, from the top."""
        return self._groups.names(group)

    def _new_group(self, name: str, parent: DocumentGroup | None) -> DocumentGroup:
        position = len(self._groups.children(parent))
        made = DocumentGroup(
            id=new_id(), name=shown_name(name), parent=parent.id if parent else None, position=position
        )
        self._groups = Groups([*self._groups.by_id.values(), made])
        self._made.append(Put(made))
        self._report.count(self._report.created, "groups")
        return made

    def made(self) -> list[Step]:
        """The groups that had to be made since this was last asked."""
        made, self._made = self._made, []
        return made

    def about(self, source: Source, document: Document, where: str, coder: str | None) -> Iterator[Step]:
        """The memos of a document that is taken in as `source`; its facts and cases are filed."""
        for fact in document.facts:
            self.facts.add(Bearer.DOCUMENTS, Said(source.id, source.name, fact, where))
        for name in document.cases:
            try:
                self.cases.put_into(self.cases.case(name), source)
            except BlotterError as error:
                self._report.remark("left out", where, f"{source.name}: {name}", error.sentence)
        for comment in document.comments:
            yield Put(self._memo(source, document.text, comment, coder))

    def filed(self) -> Iterator[Step]:
        """The cases and the values of all documents, with the attributes that they need."""
        yield from self.cases.steps()
        yield from self.facts.steps()

    def _memo(self, source: Source, text: str, comment: Comment, coder: str | None) -> Memo:
        words = comment.text
        if comment.author:
            words = f"{comment.author}: {words}"
        is_placed = comment.start < comment.end
        return Memo(
            id=new_id(),
            source=source.id,
            text=words,
            coder=coder,
            created=comment.at or self._moment,
            modified=comment.at or self._moment,
            start=comment.start if is_placed else None,
            end=comment.end if is_placed else None,
            quote=text[comment.start : comment.end] if is_placed else "",
        )
