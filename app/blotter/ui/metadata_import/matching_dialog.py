"""MatchingDialog: which document each entry of a bibliography is about."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blotter.project.metadata.mapping import EntryLook, Target, entries_look, with_matches
from blotter.project.project import Project
from blotter.project.transfer import Incoming
from blotter.ui.language import in_order, later_plural, plural, tr, translated
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role

_ENTRY, _DOCUMENT, _WHY = range(3)
_ROW_HEIGHT = 32
_SHOWN = 500
_WITHOUT = later_plural(
    "{count} entry has no document and will be left out.",
    "{count} entries have no document and will be left out.",
)


class MatchingDialog(QDialog):
    """`matched()` is the file with documents as chosen; an entry as it was found stays so."""

    def __init__(
        self, project: Project, file: Incoming, beside: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._file = file
        looks = entries_look(project, file, beside)
        # Those without a document are what people look for.
        self._looks = sorted(looks, key=lambda each: bool(each.document))[:_SHOWN]
        self._names = in_order({*(each.name for each in project.sources.values()), *beside}, str)
        self._chosen: dict[str, str] = {}
        self.setWindowTitle(tr("Entries of {name}", name=file.path.name))
        without = sum(not each.document for each in looks)
        self.told = QLabel(plural(*_WITHOUT, without) if without else tr("Every entry has a document."))
        self.told.setWordWrap(True)
        set_role(self.told, "muted")
        self.table = self._make_table()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(tr("Read so"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        for widget in (self.told, self.table, buttons):
            column.addWidget(widget)
        self.resize(px(820), px(480))

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(len(self._looks), 3)
        table.setHorizontalHeaderLabels([tr("Entry"), tr("Document"), tr("Why")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.verticalHeader().setDefaultSectionSize(row_height(_ROW_HEIGHT))
        table.horizontalHeader().setStretchLastSection(True)
        table.setColumnWidth(_ENTRY, px(300))
        table.setColumnWidth(_DOCUMENT, px(240))
        table.setAccessibleName(tr("Entries and their documents"))
        for row, look in enumerate(self._looks):
            for column, words in ((_ENTRY, look.entry), (_WHY, translated(look.why))):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                table.setItem(row, column, item)
            table.setCellWidget(row, _DOCUMENT, self._documents(look))
        return table

    def _documents(self, look: EntryLook) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("Document of the entry {name}", name=look.entry))
        box.addItem(tr("Leave out"), Target.LEFT_OUT.value)
        for name in self._names:
            box.addItem(name, name)
        box.setCurrentIndex(max(0, box.findData(look.document)))
        box.activated.connect(lambda place, e=look.entry, b=box: self._choose(e, str(b.itemData(place))))
        return box

    def box_of(self, entry: str) -> QComboBox:
        """Where the document of an entry is chosen."""
        row = [each.entry for each in self._looks].index(entry)
        box = self.table.cellWidget(row, _DOCUMENT)
        assert isinstance(box, QComboBox)
        return box

    def _choose(self, entry: str, document: str) -> None:
        self._chosen[entry] = document

    def matched(self) -> Incoming:
        """The file with its entries about documents as they were chosen."""
        held = getattr(self._file.options, "matches", {})
        return with_matches(self._file, {**held, **self._chosen})
