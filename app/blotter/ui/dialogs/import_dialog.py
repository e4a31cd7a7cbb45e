"""ImportDialog: what the files look like, how each will be read, and what would have to be made."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from blotter.interchange.formats import format_by_id
from blotter.interchange.options import Options, told_encoding
from blotter.progress import Progress
from blotter.project.codebook_look import is_code_table
from blotter.project.metadata.mapping import is_bibliography, use_of
from blotter.project.preview import Preview, preview, previews, with_encoding
from blotter.project.project import Project
from blotter.project.quotes.look import are_quotes
from blotter.project.records.taking_in.targets import is_foreign
from blotter.project.transfer import Incoming, known_documents
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.dialogs.import_table import ImportTable, format_of, own_fields
from blotter.ui.language import in_a_row, later, plural, tr, translated
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.tasks import TaskRunner
from blotter.ui.wording import plainly

_PROBLEMS = later("{count} of {total} files cannot be read as they are and will be left out.")
_NAMES_SHOWN = 5
_LEFT_OUT_SHOWN = 8
_WIDTH, _LEAST, _ROUND_ABOUT, _EDGE = 1240, 320, 260, 60
_LOOKED_INTO = 500
"""Into so many files the dialog looks; further ones are read as found out."""


class ImportDialog(QDialog):
    """`chosen()` are the files with what was decided for each, `creates()` whether unknown names are made."""

    def __init__(
        self,
        project: Project,
        files: Sequence[Incoming],
        left_out: Sequence[tuple[Path, str]],
        tasks: TaskRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._files = list(files)
        self._known = known_documents(project, files)
        self._previews: list[Preview] = []
        self.setWindowTitle(plural("Import {count} file", "Import {count} files", len(files)))
        self._told = QLabel(tr("Looking into the files…"))
        self._told.setWordWrap(True)
        set_role(self._told, "muted")
        self.table = ImportTable()
        self.table.format_chosen.connect(self._read_as)
        self.table.encoding_chosen.connect(self._decode)
        self.table.language_chosen.connect(self._say_language)
        self.table.options_requested.connect(self.ask_options)
        self._create = QCheckBox(tr("Make the unknown codes and coders of tables"))
        self._create.hide()
        self.groups = QCheckBox(tr("Make groups of folders"))
        self.groups.setChecked(True)
        self.groups.setVisible(any(file.group for file in files))
        self.groups.toggled.connect(self.table.show_groups)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._act = self._buttons.addButton(tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._act.setEnabled(False)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        parts = (self._told, self.table, self._create, self.groups, _left_out(left_out), self._buttons)
        for widget in parts:
            column.addWidget(widget)
        self._fit(parent)
        looked = self._files[:_LOOKED_INTO]

        def look(progress: Progress) -> list[Preview]:
            return previews(project, looked, progress)

        self._task = tasks.run(look)
        self._task.finished.connect(self._show)
        self._task.failed.connect(lambda error: self._told.setText(plainly(error)))
        self.rejected.connect(self._task.cancel)

    def _fit(self, parent: QWidget | None) -> None:
        """As high as the files ask for, within the window."""
        width, height = px(_WIDTH), px(_ROUND_ABOUT) + len(self._files) * self.table.row_height()
        if parent is not None:
            room = parent.window().size()
            width, height = min(width, room.width() - px(_EDGE)), min(height, room.height() - px(_EDGE))
        self.resize(width, max(height, px(_LEAST)))

    def _show(self, found: object) -> None:
        assert isinstance(found, list)
        self._previews = found
        self.table.show_previews(found)
        self._tell()
        # Only a button that can be pressed takes the keyboard.
        (self._act if self._act.isEnabled() else self.table).setFocus()

    def _read_as(self, row: int, format_id: str) -> None:
        seen = self._previews[row].file
        # Choices of one format say nothing to another, but the bytes are the same.
        plain = replace(seen, format_id=format_id, options=None)
        file = with_encoding(plain, told_encoding(seen.options) or "")
        if is_foreign(format_id):
            file = self._with_fields(file)
        elif is_code_table(format_id) and preview(self._project, file, self._known).problem:
            file = self._with_code_columns(file)
        elif are_quotes(format_id) and preview(self._project, file, self._known).problem:
            file = self._with_quote_columns(file)
        elif use_of(format_id) is not None and preview(self._project, file, self._known).problem:
            file = self._with_columns(file)
        self._renew(row, file)

    def ask_options(self, row: int) -> None:
        """Ask how a file is to be read, where its format leaves choices."""
        seen = self._previews[row]
        format_id = format_of(seen)
        file = replace(seen.file, format_id=format_id)
        if use_of(format_id) is not None:
            file = self._with_columns(file)
        elif is_code_table(format_id):
            file = self._with_code_columns(file)
        elif are_quotes(format_id):
            file = self._with_quote_columns(file)
        elif is_bibliography(format_id):
            file = self._with_matches(file)
        elif is_foreign(format_id):
            file = self._with_fields(file, asked=True)
        else:
            file = self._with_options(file)
        self._renew(row, file)

    def _with_fields(self, file: Incoming, asked: bool = False) -> Incoming:
        """A table of records with its columns as the person says, where they do not say what they are."""
        if not asked and not preview(self._project, replace(file, options=None)).problem:
            return file
        # A dialog of a part that few need is imported when it is.
        from blotter.ui.records.exchange.mapping_dialog import MappingDialog

        dialog = MappingDialog(self._project, file, self)
        if dialog.exec():
            file = dialog.mapped()
        dialog.deleteLater()
        return file

    def _with_columns(self, file: Incoming) -> Incoming:
        """A table about documents or cases with its columns as the person says."""
        from blotter.ui.metadata_import.mapping_dialog import MappingDialog

        use = use_of(file.format_id or "")
        assert use is not None
        dialog = MappingDialog(self._project, file, use, self._known, self)
        if dialog.exec():
            file = dialog.mapped()
        dialog.deleteLater()
        return file

    def _with_code_columns(self, file: Incoming) -> Incoming:
        """A table of codes with its columns as the person says."""
        from blotter.ui.codebook_import.mapping_dialog import CodebookMappingDialog

        dialog = CodebookMappingDialog(self._project.codebook, file, self)
        if dialog.exec():
            file = dialog.mapped()
        dialog.deleteLater()
        return file

    def _with_quote_columns(self, file: Incoming) -> Incoming:
        """A table of coded segments with its columns as the person says."""
        from blotter.ui.quotes_import.mapping_dialog import QuoteMappingDialog

        dialog = QuoteMappingDialog(self._project, file, self._known, self)
        if dialog.exec():
            file = dialog.mapped()
        dialog.deleteLater()
        return file

    def _with_matches(self, file: Incoming) -> Incoming:
        """A bibliography with documents for its entries as the person says."""
        from blotter.ui.metadata_import.matching_dialog import MatchingDialog

        beside = [each.path.name for each in self._files if each.path != file.path]
        dialog = MatchingDialog(self._project, file, beside, self)
        if dialog.exec():
            file = dialog.matched()
        dialog.deleteLater()
        return file

    def _with_options(self, file: Incoming) -> Incoming:
        """A file with the choices of its format as the person says."""
        model = format_by_id(file.format_id or "").options
        held = file.options.model_dump() if file.options is not None else {}
        dialog: FormDialog[Options] = FormDialog(
            model,
            {name: value for name, value in held.items() if name in model.model_fields},
            tr("How to read {name}", name=file.path.name),
            tr("Read so"),
            parent=self,
            only=own_fields(model),
        )
        if dialog.exec():
            file = replace(file, options=dialog.value())
        dialog.deleteLater()
        return file

    def _decode(self, row: int, encoding: str) -> None:
        self._renew(row, with_encoding(self._previews[row].file, encoding))

    def _say_language(self, row: int, language: str) -> None:
        file = replace(self._previews[row].file, language=language)
        self._files[row] = file
        self._previews[row] = replace(self._previews[row], file=file)

    def _renew(self, row: int, file: Incoming) -> None:
        self._files[row] = file
        self._previews[row] = preview(self._project, file, self._known)
        self.table.show_preview(row, self._previews[row])
        self._tell()

    def _tell(self) -> None:
        problems = sum(bool(seen.problem) for seen in self._previews)
        self._act.setEnabled(problems < len(self._files))
        lines = [tr(_PROBLEMS, count=problems, total=len(self._files))] if problems else []
        codes = sorted({name for seen in self._previews for name in seen.unknown_codes})
        coders = sorted({name for seen in self._previews for name in seen.unknown_coders})
        if codes:
            lines.append(tr("Unknown codes: {names}.", names=few(codes)))
        if coders:
            lines.append(tr("Unknown coders: {names}.", names=few(coders)))
        self._create.setVisible(bool(codes or coders))
        self._told.setText(
            "\n".join(lines) or tr("Everything can be read. One undo takes all of it out again.")
        )

    def chosen(self) -> list[Incoming]:
        """The files with format, encoding, language and groups as decided."""
        if self.groups.isChecked():
            return list(self._files)
        return [replace(file, group=()) for file in self._files]

    def creates(self) -> bool:
        """Whether unknown codes and coders are to be made."""
        return self._create.isChecked()


def few(names: Sequence[str]) -> str:
    """A few names and how many more."""
    shown = in_a_row(tr("“{name}”", name=name) for name in names[:_NAMES_SHOWN])
    more = len(names) - _NAMES_SHOWN
    return tr("{names} and {count} more", names=shown, count=more) if more > 0 else shown


def _left_out(left_out: Sequence[tuple[Path, str]]) -> QLabel:
    """What of the folders is not imported, and why."""
    lines = [
        tr("Left out {name}: {why}", name=path.name, why=translated(why))
        for path, why in left_out[:_LEFT_OUT_SHOWN]
    ]
    more = len(left_out) - _LEFT_OUT_SHOWN
    lines += [plural("{count} more is left out.", "{count} more are left out.", more)] if more > 0 else []
    label = QLabel("\n".join(lines))
    label.setWordWrap(True)
    label.setVisible(bool(left_out))
    set_role(label, "hint")
    return label
