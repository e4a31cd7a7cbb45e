"""CaseFiling: the cases that an import names, with the documents that belong to them."""

from blotter.domain.case import Case, CasePart, part_id
from blotter.domain.edit import Put, Step
from blotter.domain.entity import new_id
from blotter.domain.names import checked_name, name_key
from blotter.domain.source import Source
from blotter.project.import_report import ImportReport
from blotter.project.project import Project


class CaseFiling:
    """Collects the cases that an import names, and what belongs to them."""

    def __init__(self, project: Project, report: ImportReport) -> None:
        self._report = report
        self._cases = {name_key(each.name): each for each in project.cases.values()}
        self._parts = set(project.case_parts)
        self._steps: list[Step] = []

    def case(self, name: str, kind: str = "") -> Case:
        """The case of this name, made where it is not there; Refused where it can be none."""
        known = self._cases.get(name_key(name))
        if known is None:
            known = Case(id=new_id(), name=checked_name(name, "case"), kind=kind)
            self._cases[name_key(name)] = known
            self._steps.append(Put(known))
            self._report.count(self._report.created, "cases")
        return known

    def put_into(self, case: Case, source: Source) -> None:
        """A whole document belongs to a case."""
        identity = part_id(case.id, source.id)
        if identity not in self._parts:
            self._parts.add(identity)
            self._steps.append(Put(CasePart(id=identity, case=case.id, source=source.id)))

    def steps(self) -> list[Step]:
        """The cases and their parts since this was last asked."""
        steps, self._steps = self._steps, []
        return steps
