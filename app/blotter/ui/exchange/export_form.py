"""ExportForm: the choices of a format, and which part of the project goes out, in one form."""

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, Field, create_model
from PySide6.QtWidgets import QWidget

from blotter.interchange.formats import Format
from blotter.project.project import Project
from blotter.project.reports import Selection
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.dialogs.form_fields import CODES
from blotter.ui.language import later, tr

if TYPE_CHECKING:
    from blotter.interchange.options import Options
    from blotter.ui.dialogs.form_fields import Choices

_FEW = 40
"""So many documents are offered one by one; of more, those that the list shows are meant."""

DOCUMENTS = "documents_"
CODERS = "coders_"
CODED = "codes_"
"""The fields of the part that goes out; no format has options of these names."""


class ExportForm(FormDialog[BaseModel]):
    """`options()` are those of the format, `selection()` the part of the project; nothing chosen is all."""

    def __init__(self, project: Project, row: Format, parent: QWidget | None = None) -> None:
        self._row = row
        choices: dict[str, Choices] = {
            DOCUMENTS: [source.name for source in project.sources.values()],
            CODERS: [coder.name for coder in project.coders.values()],
            CODED: [project.codebook.path(code.id) for code in project.codebook],
        }
        super().__init__(
            _model(row),
            None,
            tr("Export: {format}", format=tr(row.title)),
            tr("Export…"),
            parent=parent,
            choices=choices,
            only=[*row.options_to_write.model_fields, *(name for name in choices if choices[name])],
        )

    def options(self) -> "Options":
        """The choices of the format as they stand."""
        kind = self._row.options_to_write
        values = self.value()
        return kind(**{name: getattr(values, name) for name in kind.model_fields})

    def selection(self) -> Selection:
        """The part of the project that goes out."""
        values: Any = self.value()
        return Selection(
            sources=tuple(getattr(values, DOCUMENTS)),
            coders=tuple(getattr(values, CODERS)),
            codes=tuple(getattr(values, CODED)),
        )


def _model(row: Format) -> type[BaseModel]:
    """The options of the format, and behind them what narrows the project."""
    hint = later("None chosen: all.")
    fields: dict[str, Any] = {
        DOCUMENTS: (list[str], Field([], title=later("Only documents"), description=hint)),
        CODERS: (list[str], Field([], title=later("Only coders"), description=hint)),
        CODED: (
            list[str],
            Field([], title=later("Only codes"), json_schema_extra={"kind": CODES}),
        ),
    }
    return create_model("Wish", __base__=row.options_to_write, **fields)
