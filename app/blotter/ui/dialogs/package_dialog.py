"""PackageDialog: whose package is made and where, with what goes into it and what stays out, in numbers."""

import re
from pathlib import Path
from typing import cast

from pydantic import BaseModel, Field
from PySide6.QtWidgets import QWidget

from blotter.domain.names import free_name
from blotter.domain.segment import Coder
from blotter.errors import Refused
from blotter.project import packaging
from blotter.project.project import Project
from blotter.ui.dialogs.file_field import FileField
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.dialogs.form_fields import ChoiceField
from blotter.ui.language import in_a_row, later, plural, tr
from blotter.ui.wording import PROJECT_FILES

SUFFIX = ".blotter"
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_EXISTS = later("“{path}” exists already. A package replaces nothing; choose another name.")
_NO_FOLDER = later("There is no folder “{folder}”. Choose another place.")
_GOES = later("Goes along: {what}.")
_STAYS = later("Stays here: {what}, the history and the backups. None of it is in the package’s file.")


class Wish(BaseModel):
    """Whose package, and where."""

    coder: str = Field("", title="Coder", description="Whose work goes along.")
    file: str = Field(
        "",
        title="File",
        min_length=1,
        json_schema_extra={"kind": "file", "filter": PROJECT_FILES},
    )


class PackageDialog(FormDialog[Wish]):
    """The name of the file follows the coder until it is changed by hand."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        self._project = project
        self._proposed = ""
        actor = project.actor.id if project.actor else ""
        people = list(project.people.values())
        first = next((coder for coder in people if coder.id != actor), people[0])
        super().__init__(
            Wish,
            {"coder": first.id},
            tr("Package for a coder"),
            tr("Make package"),
            parent=parent,
            choices={"coder": [(coder.id, coder.name) for coder in people]},
            check=self._check,
            preview=self._preview,
        )
        cast(ChoiceField, self.field("coder")).edited().connect(self._propose)
        self._propose()

    def coder(self) -> Coder:
        """Whose package it is."""
        return self._project.coders[self.value().coder]

    def path(self) -> Path:
        """Where it is to be written."""
        return _path(self.value().file)

    def _propose(self) -> None:
        field = cast(FileField, self.field("file"))
        if field.line.text() != self._proposed:
            return
        coder = self._project.coders[str(cast(ChoiceField, self.field("coder")).read_value())]
        self._proposed = str(proposed(self._project.path, coder.name))
        field.show_value(self._proposed)
        field.line.setCursorPosition(len(self._proposed))

    def _check(self, wish: Wish) -> None:
        path = _path(wish.file)
        if path.exists():
            raise Refused(_EXISTS, path=path)
        if not path.parent.is_dir():
            raise Refused(_NO_FOLDER, folder=path.parent)

    def _preview(self, wish: Wish) -> str:
        packed = packaging.foreseen(self._project, self._project.coders[wish.coder])
        goes = in_a_row(
            (
                plural("{count} document", "{count} documents", packed.sources),
                plural("{count} code", "{count} codes", packed.codes),
                plural("{count} segment", "{count} segments", packed.segments),
                plural("{count} memo", "{count} memos", packed.memos),
            )
        )
        stays = in_a_row(
            (
                plural("{count} segment of others", "{count} segments of others", packed.left_out),
                plural("{count} memo of others", "{count} memos of others", packed.memos_left_out),
            )
        )
        return f"{tr(_GOES, what=goes)}\n{tr(_STAYS, what=stays)}"


def proposed(project: Path, coder: str) -> Path:
    """PROJECT-CODER.blotter beside the project, with a number if there is one already."""
    stem = f"{project.stem}-{_UNFIT.sub('-', coder).strip(' .-') or 'coder'}"
    there = [path.name for path in project.parent.glob(f"*{SUFFIX}")]
    return project.with_name(free_name(f"{stem}{SUFFIX}", there))


def _path(file: str) -> Path:
    path = Path(file.strip())
    return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
