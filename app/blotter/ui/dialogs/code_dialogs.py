"""Dialogs about one code: a new one, its definition, where it is placed, into which other it is merged."""

from pydantic import BaseModel, Field
from PySide6.QtWidgets import QWidget

from blotter.domain.codebook import Code, Codebook
from blotter.project.project import Project
from blotter.ui.dialogs.form_dialog import FormDialog

_TOP = "(at the top)"


class NewCode(BaseModel):
    """What a new code needs to know."""

    name: str = Field("", title="Name", min_length=1)
    parent: str = Field("", title="Under")
    colour: str = Field(
        "", title="Colour", description="Left open: the parent's, or the next one of the palette.",
        json_schema_extra={"kind": "colour"},
    )  # fmt: skip
    short: str = Field("", title="Short definition", description="One sentence.")


class Definition(BaseModel):
    """The parts of a definition beside the name (MacQueen et al. 1998)."""

    short: str = Field("", title="Short definition", description="One sentence.")
    full: str = Field("", title="Full definition", json_schema_extra={"kind": "long"})
    use_when: str = Field("", title="Use when", json_schema_extra={"kind": "long"})
    not_when: str = Field(
        "", title="Do not use when", description="Name the code to use instead, as a path in backquotes.",
        json_schema_extra={"kind": "long"},
    )  # fmt: skip
    example: str = Field("", title="Example", json_schema_extra={"kind": "long"})


class Place(BaseModel):
    """One code chosen for another."""

    code: str = Field("", title="Code")


class NewCodeDialog(FormDialog[NewCode]):
    """Asks for a new code under a parent (its id, "" for the top)."""

    def __init__(self, project: Project, parent_code: str, parent: QWidget | None = None) -> None:
        super().__init__(
            NewCode,
            NewCode(name=" ", parent=parent_code).model_copy(update={"name": ""}),
            "New code",
            "Add code",
            parent=parent,
            choices={"parent": [("", _TOP), *_paths(project.codebook, set())]},
        )


class DefinitionDialog(FormDialog[Definition]):
    """Shows the parts of a code's definition to be changed."""

    def __init__(self, code: Code, parent: QWidget | None = None) -> None:
        parts = Definition.model_validate({name: getattr(code, name) for name in Definition.model_fields})
        super().__init__(Definition, parts, f"Definition of “{code.name}”", "Keep definition", parent=parent)


class _PlaceDialog(FormDialog[Place]):
    def chosen(self) -> str:
        """The id of the code that was chosen, "" for the top."""
        return self.value().code


class MoveDialog(_PlaceDialog):
    """Asks under which code to place another; what lies under it cannot be chosen."""

    def __init__(self, project: Project, code: Code, parent: QWidget | None = None) -> None:
        book = project.codebook
        inside = {code.id, *(each.id for each in book.descendants(code.id))}
        choices = [("", _TOP), *_paths(book, inside)]
        super().__init__(
            Place, Place(code=code.parent or ""), f"Move “{code.name}”", "Move code", parent=parent,
            choices={"code": choices},
        )  # fmt: skip


class MergeDialog(_PlaceDialog):
    """Asks into which code to merge another, and says what that touches."""

    def __init__(self, project: Project, code: Code, parent: QWidget | None = None) -> None:
        book = project.codebook
        inside = {code.id, *(each.id for each in book.descendants(code.id))}
        choices = _paths(book, inside)
        segments, people, sources = project.touched_by([code.id])
        touched = f"{segments} segments of {people} coders in {sources} documents are recoded."
        super().__init__(
            Place, Place(code=choices[0][0] if choices else ""), f"Merge “{code.name}”", "Merge codes",
            parent=parent, choices={"code": choices}, preview=lambda _: touched,
        )  # fmt: skip


def _paths(book: Codebook, without: set[str]) -> list[tuple[str, str]]:
    """The ids and paths of the codes that can be chosen, in the codebook's order."""
    return [(code.id, " › ".join(book.name_path(code.id))) for code in book if code.id not in without]
