"""ExportForm: the choices of a format, and which part of the project goes out."""

from pydantic import BaseModel, Field
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from blotter.interchange.formats import Format
from blotter.interchange.options import Options
from blotter.project.project import Project
from blotter.project.reports import Selection
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.dialogs.form_fields import CODES
from blotter.ui.exchange.formats_offered import not_held
from blotter.ui.language import in_a_row, later, plural, tr

_NONE = later("None chosen: all.")


class Part(BaseModel):
    """Which part of a project goes out; an empty list means all."""

    documents: list[str] = Field([], title=later("Documents"), description=_NONE)
    coders: list[str] = Field([], title=later("Coders"), description=_NONE)
    codes: list[str] = Field(
        [], title=later("Codes"), description=later("With what is under them. None chosen: all."),
        json_schema_extra={"kind": CODES},
    )  # fmt: skip


class PartForm(FormDialog[Part]):
    """Asks for the documents, coders and codes that go out."""

    def __init__(self, project: Project, part: Part, parent: QWidget | None = None) -> None:
        choices = {
            "documents": [source.name for source in project.sources.values()],
            "coders": [coder.name for coder in project.coders.values()],
            "codes": [project.codebook.path(code.id) for code in project.codebook],
        }
        only = [name for name, offered in choices.items() if offered]
        title, act = tr("Only a part of the project"), tr("Take these")
        super().__init__(Part, part, title, act, parent=parent, choices=choices, only=only)


class ExportForm(FormDialog[Options]):
    """`value()` are the choices of the format, `selection()` is the part of the project that goes out."""

    def __init__(self, project: Project, row: Format, parent: QWidget | None = None) -> None:
        title, act = tr("Export: {format}", format=tr(row.title)), tr("Export…")

        def stays(options: Options) -> str:
            return tr(not_held(row, options))

        super().__init__(row.options_to_write, None, title, act, parent=parent, preview=stays)
        self._project, self._part = project, Part()
        self._told_part = QLabel()
        self._told_part.setWordWrap(True)
        self.narrow = QPushButton(tr("Only a part…"))
        self.narrow.clicked.connect(self._ask_part)
        line = QWidget()
        beside = QHBoxLayout(line)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._told_part, 1)
        beside.addWidget(self.narrow)
        self.add_below(line)
        self.take(self._part)

    def selection(self) -> Selection:
        """The part of the project that goes out."""
        part = self._part
        return Selection(sources=tuple(part.documents), coders=tuple(part.coders), codes=tuple(part.codes))

    def take(self, part: Part) -> None:
        """Let this part go out."""
        self._part = part
        counts = [
            plural("{count} document", "{count} documents", len(part.documents)) if part.documents else "",
            plural("{count} coder", "{count} coders", len(part.coders)) if part.coders else "",
            plural("{count} code", "{count} codes", len(part.codes)) if part.codes else "",
        ]
        told = in_a_row(each for each in counts if each)
        self._told_part.setText(
            tr("Goes out: {what} alone.", what=told) if told else tr("Goes out: the whole project.")
        )

    def _ask_part(self) -> None:
        form = PartForm(self._project, self._part, self)
        if form.exec():
            self.take(form.value())
        form.deleteLater()
