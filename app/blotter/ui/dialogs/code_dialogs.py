"""Dialogs about one code: a new one, where it is placed, into which other it is merged."""

from collections.abc import Collection

from pydantic import BaseModel, Field
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QWidget

from blotter.domain.codebook import Code, Codebook
from blotter.errors import Refused
from blotter.project import codes
from blotter.project.project import Project
from blotter.ui.dialogs.code_questions import recoded_words
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.language import later, tr
from blotter.ui.scale import px
from blotter.ui.views.choice_box import code_choices, make_searchable

_TOP = later("(at the top)")
_NO_PARTNER = later("Choose the code that stays.")


class NewCode(BaseModel):
    """What a new code needs to know."""

    name: str = Field(title="Name", min_length=1)
    parent: str = Field("", title="Under", description="Type any part of a code's path.")
    colour: str = Field(
        "",
        title="Colour",
        description="Left open: the parent's, or the next one of the palette.",
        json_schema_extra={"kind": "colour"},
    )
    short: str = Field("", title="Short definition", description="One sentence.")


class Target(BaseModel):
    """The code under which another is placed; "" is the top."""

    code: str = Field("", title="Under", description="Type any part of a code's path.")


class Partner(BaseModel):
    """The code into which another is merged."""

    code: str = Field("", title="Into", description="Type any part of a code's path.")


class NewCodeDialog(FormDialog[NewCode]):
    """Asks for a new code under a parent (its id, "" for the top), with a name that is free there."""

    def __init__(self, project: Project, parent_code: str, parent: QWidget | None = None) -> None:
        book = project.codebook
        super().__init__(
            NewCode,
            {"parent": parent_code},
            tr("New code"),
            tr("Add code"),
            parent=parent,
            choices={"parent": [("", tr(_TOP)), *code_paths(book)]},
            check=lambda new: codes.new_code(book, new.name, book.by_id.get(new.parent), new.colour),
        )
        dress_code_field(self.field("parent"), book)


class MoveDialog(FormDialog[Target]):
    """Asks under which code to place another; what lies under it cannot be chosen."""

    def __init__(self, project: Project, code: Code, parent: QWidget | None = None) -> None:
        book, inside = project.codebook, _inside(project.codebook, code)
        super().__init__(
            Target,
            Target(code=code.parent or ""),
            tr("Move “{code}”", code=code.name),
            tr("Move code"),
            parent=parent,
            choices={"code": [("", tr(_TOP)), *code_paths(book, inside)]},
            check=lambda target: codes.move(project, code, book.by_id.get(target.code)),
        )
        dress_code_field(self.field("code"), book)

    def chosen(self) -> str:
        """The id of the new parent, "" for the top."""
        return self.value().code


class MergeDialog(FormDialog[Partner]):
    """Asks into which code to merge another, and says what that touches."""

    def __init__(self, project: Project, code: Code, parent: QWidget | None = None) -> None:
        book, inside = project.codebook, _inside(project.codebook, code)
        told = recoded_words(project, code)
        super().__init__(
            Partner,
            None,
            tr("Merge “{code}”", code=code.name),
            tr("Merge codes"),
            parent=parent,
            choices={"code": [("", ""), *code_paths(book, inside)]},
            check=_check_partner,
            preview=lambda _: told,
        )
        dress_code_field(self.field("code"), book)

    def chosen(self) -> str:
        """The id of the code that stays."""
        return self.value().code


def _check_partner(partner: Partner) -> None:
    if not partner.code:
        raise Refused(_NO_PARTNER)


def _inside(book: Codebook, code: Code) -> set[str]:
    return {code.id, *(each.id for each in book.descendants(code.id))}


def code_paths(book: Codebook, without: Collection[str] = ()) -> list[tuple[str, str]]:
    """The ids and paths of the codes that can be chosen, in the codebook's order."""
    return [(choice.id, choice.words) for choice in code_choices(book, without)]


def archived_codes(book: Codebook) -> set[str]:
    """The codes that are given no more."""
    return {code.id for code in book.by_id.values() if code.archived}


def dress_code_field(field: QWidget, book: Codebook) -> None:
    """Let a code be found by typing, and show its sign."""
    assert isinstance(field, QComboBox)
    signs = {choice.words: choice.sign for choice in code_choices(book)}
    field.setIconSize(QSize(px(14), px(14)))
    for row in range(field.count()):
        sign = signs.get(field.itemText(row))
        if sign is not None:
            field.setItemIcon(row, sign)
    make_searchable(field)
