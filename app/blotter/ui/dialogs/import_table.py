"""ImportTable: the files of an import, a row each: what it is, its encoding, language, group, beginning."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QTableWidget, QTableWidgetItem

from blotter.domain.codebook import joined_path
from blotter.interchange.formats import format_by_id
from blotter.interchange.options import BibliographyOptions, Options, RecordOptions, TableOptions
from blotter.message import Sentence
from blotter.project.preview import Preview
from blotter.ui import icons, theme
from blotter.ui.language import tr, translated
from blotter.ui.metadata_import.language_box import LanguageBox
from blotter.ui.scale import px, row_height

_ENCODINGS = (
    "utf-8", "utf-16", "cp1252", "cp1254", "cp1251", "gb18030", "big5", "shift_jis", "euc_kr",
    "cp1256", "cp1255",
)  # fmt: skip
FILE, FORMAT, OPTIONS, ENCODING, LANGUAGE, GROUP, WORDS = range(7)
_ROW_HEIGHT = 32
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WORKBOOKS = (".xlsx", ".xlsm")
_LONGEST_NAME, _BESIDE_NAME, _NARROW_FORMAT, _WIDE_FORMAT = 280, 16, 220, 290
_ASKED_ELSEWHERE = {"encoding", "bom", "columns", "given", "known", "matches"}


def own_fields(model: type[Options]) -> list[str]:
    """The choices that a format leaves, but for those that have a place of their own."""
    return [name for name in model.model_fields if name not in _ASKED_ELSEWHERE]


class ImportTable(QTableWidget):
    """Shows previews; says which row was decided about, and what."""

    format_chosen = Signal(int, str)
    encoding_chosen = Signal(int, str)
    language_chosen = Signal(int, str)
    options_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__(0, 7)
        self._has_language: dict[int, bool] = {}
        titles = [tr("File"), tr("Read as"), tr("Choices"), tr("Encoding"), tr("Language"), tr("Group")]
        titles.append(tr("Begins"))
        self.setHorizontalHeaderLabels(titles)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.verticalHeader().setDefaultSectionSize(row_height(_ROW_HEIGHT))
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(_LEFT)
        for column, width in (
            (FILE, 150), (FORMAT, _NARROW_FORMAT), (OPTIONS, 100), (ENCODING, 160), (LANGUAGE, 210),
            (GROUP, 110),
        ):  # fmt: skip
            self.setColumnWidth(column, px(width))
        self.setAccessibleName(tr("Files to import"))

    def row_height(self) -> int:
        """How high a row is."""
        return row_height(_ROW_HEIGHT)

    def show_previews(self, previews: Sequence[Preview]) -> None:
        """Show a row for each file."""
        self.setRowCount(len(previews))
        for row, seen in enumerate(previews):
            self.show_preview(row, seen)
        self.setColumnHidden(GROUP, not any(seen.file.group for seen in previews))
        wanted = self.sizeHintForColumn(FILE) + px(_BESIDE_NAME)
        self.setColumnWidth(FILE, min(px(_LONGEST_NAME), max(self.columnWidth(FILE), wanted)))

    def show_groups(self, is_on: bool) -> None:
        """Show the groups in which the documents are to lie, or none."""
        self.setColumnHidden(GROUP, not is_on)

    def show_preview(self, row: int, seen: Preview) -> None:
        """Show a file as it would be read."""
        name = QTableWidgetItem(seen.file.path.name)
        name.setToolTip(str(seen.file.path))
        self.setItem(row, FILE, name)
        self.setItem(row, GROUP, QTableWidgetItem(joined_path(seen.file.group)))
        # A problem is told across the columns that it leaves empty; another format may be the way out.
        self._clear_row(row)
        has_choices = self._offer_choices(row, seen)
        is_choice = has_choices or len(seen.candidates) > 1
        place = WORDS if not seen.problem else ENCODING if is_choice else FORMAT
        if place != WORDS:
            self.setSpan(row, place, 1, WORDS + 1 - place)
        self.setItem(row, place, _told(seen))
        if is_choice or not seen.problem:
            self.setCellWidget(row, FORMAT, self._kinds(row, seen))
        if not seen.problem:
            self.setCellWidget(row, ENCODING, self._encodings(row, seen))
            self._show_language(row, seen)
        self._make_room(row, not seen.problem and format_by_id(seen.format_id or "").reads == "documents")

    def _make_room(self, row: int, has_language: bool) -> None:
        """Without documents there are no languages, and their room is for the names of formats."""
        self._has_language[row] = has_language
        is_any = any(self._has_language.values())
        self.setColumnHidden(LANGUAGE, not is_any)
        self.setColumnWidth(FORMAT, px(_NARROW_FORMAT if is_any else _WIDE_FORMAT))

    def _clear_row(self, row: int) -> None:
        for column in (FORMAT, ENCODING, LANGUAGE, OPTIONS):
            self.removeCellWidget(row, column)
            if self.columnSpan(row, column) > 1:
                self.setSpan(row, column, 1, 1)

    def _kinds(self, row: int, seen: Preview) -> QComboBox:
        box = QComboBox()
        for each in seen.candidates:
            box.addItem(tr(format_by_id(each).title), each)
        box.setPlaceholderText(tr("Choose…"))
        box.setCurrentIndex(box.findData(seen.format_id or seen.file.format_id))
        box.setToolTip(box.currentText())
        box.setEnabled(len(seen.candidates) > 1)
        box.setAccessibleName(tr("Read {name} as", name=seen.file.path.name))
        box.activated.connect(lambda place, r=row, b=box: self.format_chosen.emit(r, str(b.itemData(place))))
        return box

    def _encodings(self, row: int, seen: Preview) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("Encoding of {name}", name=seen.file.path.name))
        told_there = seen.encoding if _has_encoding(seen) else ""
        found = tr("{encoding} (a guess)", encoding=told_there) if seen.guessed else told_there or "—"
        box.addItem(found, "")
        box.setEnabled(_has_encoding(seen))
        box.setToolTip(found)
        for each in _ENCODINGS:
            box.addItem(each, each)
        told = getattr(seen.file.options, "encoding", None)
        if told:
            box.setCurrentIndex(max(0, box.findData(told)))
        box.activated.connect(
            lambda place, r=row, b=box: self.encoding_chosen.emit(r, str(b.itemData(place)))
        )
        return box

    def _show_language(self, row: int, seen: Preview) -> None:
        if format_by_id(seen.format_id).reads != "documents":
            self.setItem(row, LANGUAGE, QTableWidgetItem("—"))
            return
        name = tr("Language of {name}", name=seen.file.path.name)
        box = LanguageBox(name, seen.language, seen.file.language)
        box.setToolTip(box.currentText())
        box.activated.connect(
            lambda place, r=row, b=box: self.language_chosen.emit(r, str(b.itemData(place)))
        )
        self.setCellWidget(row, LANGUAGE, box)

    def _offer_choices(self, row: int, seen: Preview) -> bool:
        """Whether the format of a file leaves choices, for which a button is there then."""
        format_id = format_of(seen)
        words = _choices(format_by_id(format_id).options) if format_id else ""
        if words:
            button = QPushButton(words)
            button.setAccessibleName(tr("{words} of {name}", words=words, name=seen.file.path.name))
            button.clicked.connect(lambda _=False, r=row: self.options_requested.emit(r))
            self.setCellWidget(row, OPTIONS, button)
        return bool(words)


def format_of(seen: Preview) -> str:
    """The format that a file is read in, or would be if it could be; "" where that is open."""
    only = seen.candidates[0] if len(seen.candidates) == 1 else ""
    return seen.format_id or seen.file.format_id or only


def _has_encoding(seen: Preview) -> bool:
    """Whether the file is text by itself; what is in a PDF or a workbook has an encoding of its own."""
    options = format_by_id(format_of(seen)).options
    is_workbook = seen.file.path.suffix.lower() in _WORKBOOKS
    return bool(seen.encoding) and "encoding" in options.model_fields and not is_workbook


def _choices(model: type[Options]) -> str:
    """What the choices are called that a format leaves, "" for none."""
    if issubclass(model, TableOptions | RecordOptions):
        return tr("Columns…")
    if issubclass(model, BibliographyOptions):
        return tr("Entries…")
    return tr("Choices…") if own_fields(model) else ""


def _words(seen: Preview) -> str:
    return translated(seen.words) if isinstance(seen.words, Sentence) else seen.words


def _told(seen: Preview) -> QTableWidgetItem:
    """How a file begins, or why it cannot be read; what was guessed of it is in its tip."""
    words = translated(seen.problem) if seen.problem else _words(seen)
    item = QTableWidgetItem(words)
    item.setToolTip("\n".join([words, *map(translated, seen.told)]))
    if seen.problem:
        item.setIcon(icons.icon("alert-triangle", "error"))
        item.setForeground(theme.current().error)
    return item
