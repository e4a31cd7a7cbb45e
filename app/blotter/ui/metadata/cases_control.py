"""CasesControl: makes cases, and adds documents and passages to them, from wherever they are seen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field
from PySide6.QtCore import QObject

from blotter.domain.case import Case, CasePart
from blotter.domain.edit import Edit
from blotter.domain.segment import Segment, Span
from blotter.project.metadata import cases
from blotter.project.metadata.cases import Place
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.dialogs.questions import confirm
from blotter.ui.language import in_order, plural, tr
from blotter.ui.metadata.choosing import NamedPalette

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class CaseAsked(BaseModel):
    """What is asked of a case."""

    name: str = Field("", title="Name", min_length=1)
    kind: str = Field("", title="Kind", description="In your own words: person, country, organisation.")
    note: str = Field("", title="Note", json_schema_extra={"kind": "long"})


class CasesControl(QObject):
    """Answers the text, the documents pane, the list of segments and the sheet of cases."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work, self._desk = work, work.desk
        self._palette = NamedPalette(work.window)

    def close(self) -> None:
        """Take what lies over the window out of it."""
        self._palette.close()

    # Cases

    def add(self) -> str:
        """Ask for a new case; its id, "" if there is none."""
        project = self._desk.project
        made: list[Case] = []

        def plan(asked: CaseAsked) -> Edit:
            case, edit = cases.add(project, asked.name, asked.kind, asked.note)
            made.append(case)
            return edit

        dialog = FormDialog(
            CaseAsked, None, tr("New case"), tr("Make case"), parent=self._work.window, check=plan
        )
        asked = dialog.value() if dialog.exec() else None
        dialog.deleteLater()
        if asked is None or not self._desk.apply(
            lambda: plan(asked), tr("Made the case {name}", name=asked.name)
        ):
            return ""
        return made[-1].id

    def remove(self, ids: Sequence[str]) -> None:
        """Forget cases (by id); documents and segments stay."""
        project = self._desk.project
        held = [project.cases[each] for each in ids if each in project.cases]
        parts = sum(each.case in ids for each in project.case_parts.values())
        title = tr("Remove cases")
        question = plural(
            "Remove {count} case? Its documents and segments stay. It can be undone.",
            "Remove {count} cases? Their documents and segments stay. It can be undone.",
            len(held),
        )
        if not held or (parts and not confirm(self._work.window, title, question, title)):
            return
        done = plural("Removed {count} case", "Removed {count} cases", len(held))
        self._desk.apply(lambda: cases.remove_all(project, held), done)

    # What belongs to them

    def add_chosen(self) -> None:
        """Ask to which case the selected passage, or else the open document, belongs."""
        source, span = self._desk.source, self._work.coding.passage()
        if source is not None:
            self.ask_for([(source.id, span if span and span.length else None)])

    def ask_for_documents(self, ids: Sequence[str]) -> None:
        """Ask to which case documents (by id) belong."""
        self.ask_for([(each, None) for each in ids])

    def ask_for_segments(self, segments: Sequence[Segment]) -> None:
        """Ask to which case the passages of segments belong."""
        self.ask_for([(each.source, Span(each.start, each.end)) for each in segments])

    def ask_for(self, places: Sequence[tuple[str, Span | None]]) -> None:
        """Ask to which case documents (by id), or passages there, belong."""
        project = self._desk.project
        if not places:
            return
        if not self._desk.can_change:
            self._desk.noted.emit(tr("The project is open for reading only."))
            return
        meant = [Place(project.sources[source], span) for source, span in places]
        names = [(e.id, e.name, e.kind) for e in in_order(project.cases.values(), lambda case: case.name)]
        self._palette.ask(
            tr("Add to which case?"),
            tr("Enter adds; a new name makes a case"),
            names,
            "user",
            lambda name: tr("New case “{name}”", name=name),
            lambda identity: self._add_parts(project.cases[identity], meant),
            lambda name: self._add_new(name, meant),
        )

    def _add_parts(self, case: Case, places: Sequence[Place]) -> None:
        done = tr("Added to the case {name}", name=case.name)
        self._desk.apply(lambda: cases.add_parts(self._desk.project, case, places), done)

    def _add_new(self, name: str, places: Sequence[Place]) -> None:
        done = tr("Made the case {name}", name=name)
        self._desk.apply(lambda: cases.add_with_parts(self._desk.project, name, places), done)

    def take_out(self, parts: Sequence[CasePart]) -> None:
        """Take documents and passages out of their cases."""
        done = plural(
            "Took {count} part out of its case", "Took {count} parts out of their cases", len(parts)
        )
        self._desk.apply(lambda: cases.remove_parts(self._desk.project, parts), done)
