"""The dialog that asks which coder is the same person as another, and says what joining them comes to."""

from pydantic import BaseModel, Field
from PySide6.QtWidgets import QWidget

from blotter.domain.segment import Coder
from blotter.project import joining
from blotter.project.project import Project
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.language import later_plural, plural, tr
from blotter.ui.wording import in_a_paragraph

_SEGMENTS = later_plural("{count} segment becomes {other}’s.", "{count} segments become {other}’s.")
_ALIKE = later_plural(
    "{count} of them is there under both names: it is left once, with both memos.",
    "{count} of them are there under both names: each is left once, with both memos.",
)
_ASSIGNMENTS = later_plural("{count} assignment goes along.", "{count} assignments go along.")
_NOTES = later_plural(
    "{count} memo, query or step of the codebook goes along.",
    "{count} memos, queries and steps of the codebook go along.",
)


class SamePerson(BaseModel):
    """Whom a coder is to become."""

    into: str = Field(title="Is the same person as", description="This name stays, the other one goes.")


def join_dialog(project: Project, coder: Coder, parent: QWidget | None = None) -> FormDialog[SamePerson]:
    """Asks for the other coder (by id)."""
    others = [each for each in project.people.values() if each.id != coder.id]
    return FormDialog(
        SamePerson,
        SamePerson(into=others[0].id),
        tr("Join “{name}” with another coder", name=coder.name),
        tr("Join coders"),
        parent=parent,
        choices={"into": [(each.id, each.name) for each in others]},
        preview=lambda chosen: join_words(project, coder, project.coders[chosen.into]),
    )


def join_words(project: Project, coder: Coder, into: Coder) -> str:
    """What joining one coder to another touches, in numbers."""
    told = joining.outcome(project, coder, into)
    return in_a_paragraph(
        [
            plural(*_SEGMENTS, told.segments, other=into.name),
            plural(*_ALIKE, told.same_segments) if told.same_segments else "",
            plural(*_ASSIGNMENTS, told.assignments) if told.assignments else "",
            plural(*_NOTES, told.notes) if told.notes else "",
            tr("“{name}” is no coder any more. It can be undone.", name=coder.name),
        ]
    )
