"""ImportDialog: what the files look like, how each will be read, and what would have to be made."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blotter.interchange.formats import format_by_id
from blotter.message import Sentence
from blotter.progress import Progress
from blotter.project.preview import Preview, preview, previews, with_encoding
from blotter.project.project import Project
from blotter.project.records.taking_in.targets import is_foreign
from blotter.project.transfer import Incoming
from blotter.ui import icons, theme
from blotter.ui.language import in_a_row, later, plural, tr, translated
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role
from blotter.ui.tasks import TaskRunner
from blotter.ui.wording import plainly

_ENCODINGS = (
    "utf-8", "utf-16", "cp1252", "cp1254", "cp1251", "gb18030", "big5", "shift_jis", "euc_kr",
    "cp1256", "cp1255",
)  # fmt: skip
_FILE, _FORMAT, _ENCODING, _WORDS = range(4)
_ROW_HEIGHT = 32
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PROBLEMS = later("{count} of {total} files cannot be read as they are and will be left out.")
_NAMES_SHOWN = 5
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
        self._previews: list[Preview] = []
        self.setWindowTitle(plural("Import {count} file", "Import {count} files", len(files)))
        self._told = QLabel(tr("Looking into the files…"))
        self._told.setWordWrap(True)
        set_role(self._told, "muted")
        self._table = self._make_table()
        self._create = QCheckBox(tr("Make the unknown codes and coders of tables"))
        self._create.hide()
        self._left_out = QLabel(
            "\n".join(
                tr("Left out {name}: {why}", name=path.name, why=translated(why))
                for path, why in left_out[:8]
            )
        )
        self._left_out.setVisible(bool(left_out))
        set_role(self._left_out, "hint")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._act = self._buttons.addButton(tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._act.setEnabled(False)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        for widget in (self._told, self._table, self._create, self._left_out, self._buttons):
            column.addWidget(widget)
        self.resize(px(880), px(420))
        looked = self._files[:_LOOKED_INTO]

        def look(progress: Progress) -> list[Preview]:
            return previews(project, looked, progress)

        self._task = tasks.run(look)
        self._task.finished.connect(self._show)
        self._task.failed.connect(lambda error: self._told.setText(plainly(error)))
        self.rejected.connect(self._task.cancel)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setHorizontalHeaderLabels([tr("File"), tr("Read as"), tr("Encoding"), tr("Begins")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.verticalHeader().setDefaultSectionSize(row_height(_ROW_HEIGHT))
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(_LEFT)
        for column, width in ((_FILE, 220), (_FORMAT, 230), (_ENCODING, 170)):
            table.setColumnWidth(column, px(width))
        table.setAccessibleName(tr("Files to import"))
        return table

    def _show(self, found: object) -> None:
        assert isinstance(found, list)
        self._previews = found
        self._table.setRowCount(len(found))
        for row in range(len(found)):
            self._show_row(row)
        self._act.setFocus()
        self._tell()

    def _show_row(self, row: int) -> None:
        seen = self._previews[row]
        name = QTableWidgetItem(seen.file.path.name)
        name.setToolTip(str(seen.file.path))
        self._table.setItem(row, _FILE, name)
        # A problem is told across the columns that it leaves empty; another format may be the way out.
        is_choice = len(seen.candidates) > 1
        place = _WORDS if not seen.problem else _ENCODING if is_choice else _FORMAT
        for column in (_FORMAT, _ENCODING):
            self._table.removeCellWidget(row, column)
            if self._table.columnSpan(row, column) > 1:
                self._table.setSpan(row, column, 1, 1)
        if place != _WORDS:
            self._table.setSpan(row, place, 1, 4 - place)
        self._table.setItem(row, place, _told(seen))
        if is_choice or not seen.problem:
            self._table.setCellWidget(row, _FORMAT, self._kinds(row, seen))
        if not seen.problem:
            self._table.setCellWidget(row, _ENCODING, self._encodings(row, seen))

    def _kinds(self, row: int, seen: Preview) -> QComboBox:
        box = QComboBox()
        for each in seen.candidates:
            box.addItem(tr(format_by_id(each).title), each)
        box.setPlaceholderText(tr("Choose…"))
        box.setCurrentIndex(box.findData(seen.format_id or seen.file.format_id))
        box.setEnabled(len(seen.candidates) > 1)
        box.setAccessibleName(tr("Read {name} as", name=seen.file.path.name))
        box.activated.connect(lambda place, r=row, b=box: self._read_as(r, b.itemData(place)))
        return box

    def _encodings(self, row: int, seen: Preview) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("Encoding of {name}", name=seen.file.path.name))
        found = tr("{encoding} (a guess)", encoding=seen.encoding) if seen.guessed else seen.encoding or "—"
        box.addItem(found, "")
        box.setEnabled(bool(seen.encoding))
        for each in _ENCODINGS:
            box.addItem(each, each)
        told = getattr(seen.file.options, "encoding", None)
        if told:
            box.setCurrentIndex(max(0, box.findData(told)))
        box.activated.connect(lambda place, r=row, b=box: self._decode(r, b.itemData(place)))
        return box

    def _read_as(self, row: int, format_id: str) -> None:
        file = replace(self._previews[row].file, format_id=format_id)
        if is_foreign(format_id):
            file = self._with_columns(file)
        self._renew(row, file)

    def _with_columns(self, file: Incoming) -> Incoming:
        """The file with its columns as the person says, where they do not say by themselves what they are."""
        if not preview(self._project, replace(file, options=None)).problem:
            return file
        # A dialog of a part that few need is imported when it is.
        from blotter.ui.records.exchange.mapping_dialog import MappingDialog

        dialog = MappingDialog(self._project, file, self)
        if dialog.exec():
            file = dialog.mapped()
        dialog.deleteLater()
        return file

    def _decode(self, row: int, encoding: str) -> None:
        self._renew(row, with_encoding(self._previews[row].file, encoding))

    def _renew(self, row: int, file: Incoming) -> None:
        self._files[row] = file
        self._previews[row] = preview(self._project, file)
        self._show_row(row)
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
        """The files with format and encoding as decided."""
        return list(self._files)

    def creates(self) -> bool:
        """Whether unknown codes and coders are to be made."""
        return self._create.isChecked()


def few(names: Sequence[str]) -> str:
    """A few names and how many more."""
    shown = in_a_row(tr("“{name}”", name=name) for name in names[:_NAMES_SHOWN])
    more = len(names) - _NAMES_SHOWN
    return tr("{names} and {count} more", names=shown, count=more) if more > 0 else shown


def _words(seen: Preview) -> str:
    return translated(seen.words) if isinstance(seen.words, Sentence) else seen.words


def _told(seen: Preview) -> QTableWidgetItem:
    """How a file begins, or why it cannot be read."""
    words = translated(seen.problem) if seen.problem else _words(seen)
    item = QTableWidgetItem(words)
    item.setToolTip(words)
    if seen.problem:
        item.setIcon(icons.icon("alert-triangle", "error"))
        item.setForeground(theme.current().error)
    return item
