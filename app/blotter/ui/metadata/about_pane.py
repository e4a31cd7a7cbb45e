"""AboutPane: what is known about the open document, seen and edited beside its text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from blotter.domain.assignment import Assignment
from blotter.domain.attribute import Attribute, AttributeValue, Bearer
from blotter.domain.case import Case, CasePart
from blotter.domain.document_group import DocumentGroup
from blotter.domain.edit import Changes
from blotter.domain.names import name_key
from blotter.domain.source import Source
from blotter.project.citing import Citations
from blotter.project.metadata.sheet_cells import type_cells
from blotter.project.metadata.sheet_columns import GROUP, LANGUAGE, NAME, SheetFacts
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.desk import Desk
from blotter.ui.language import current, plural, tr
from blotter.ui.metadata.fact_field import FactField
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.empty_note import EmptyNote
from blotter.ui.views.menu_rows import doubled
from blotter.ui.views.pane_title import PaneTitle

_SHOWN = (Source, DocumentGroup, Case, CasePart, Attribute, AttributeValue, Assignment)
_OWN = (NAME, GROUP, LANGUAGE)


class AboutPane(QWidget):
    """Follows the document that lies open; `title` is for the dock that holds it."""

    case_wanted = Signal(object)
    """It is to be asked to which case documents (`list` of ids) belong."""
    case_requested = Signal(str)
    """A case (by id) is to be shown."""
    attribute_wanted = Signal()
    """A new attribute is to be asked for."""
    sheet_requested = Signal(str)
    """A document (by id) is to be shown in the sheet of all."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._project = desk, desk.project
        self.title = PaneTitle(tr("About this document"))
        self.note = EmptyNote()
        self.fields: dict[str, FactField] = {}
        self._made: tuple[Attribute, ...] | None = None
        self._body = QWidget()
        self._scroll = QScrollArea()
        self._rows = QVBoxLayout()
        self.told = QLabel()
        self.cases = QWidget()
        self._chips = FlowLayout(self.cases, gap=6)
        self.citation = QLabel()
        self.copy_citation = QPushButton(tr("Copy the citation"))
        self.add_case = QPushButton(tr("Add to a case…"))
        self.add_attribute = QPushButton(tr("New attribute…"))
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self.title.add_tool("table", tr("In the table of all documents"), self._ask_for_sheet)
        self.told.setWordWrap(True)
        set_role(self.told, "hint")
        self.citation.setWordWrap(True)
        self.citation.setTextFormat(Qt.TextFormat.PlainText)
        self.citation.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        set_role(self.copy_citation, "link")
        for button in (self.add_case, self.add_attribute):
            set_role(button, "link")
            button.setEnabled(self._project.writable)
        cases, cited = QLabel(tr("Cases")), QLabel(tr("Cited as"))
        for label in (cases, cited):
            set_role(label, "hint")
        self._chips.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(px(4))
        column = QVBoxLayout(self._body)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(px(8))
        column.addWidget(self.told)
        column.addLayout(self._rows)
        left = Qt.AlignmentFlag.AlignLeft
        column.addWidget(self.add_attribute, 0, left)
        column.addWidget(cases)
        column.addWidget(self.cases)
        column.addWidget(self.add_case, 0, left)
        column.addWidget(cited)
        column.addWidget(self.citation)
        column.addWidget(self.copy_citation, 0, left)
        column.addStretch()
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body.setBackgroundRole(QPalette.ColorRole.Base)
        self._body.setAutoFillBackground(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.note)
        whole.addWidget(self._scroll, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setMinimumWidth(px(200))

    def _connect(self) -> None:
        self.add_case.clicked.connect(self._ask_for_case)
        self.copy_citation.clicked.connect(self._copy_citation)
        self.add_attribute.clicked.connect(self.attribute_wanted)
        self._desk.source_shown.connect(lambda _: self.refresh())
        self._desk.bridge.changed.connect(self._follow)

    def _follow(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN):
            self.refresh()

    def focus_first(self) -> None:
        """Go to the first line that can be typed in."""
        if self._desk.source is not None:
            self.fields[NAME].setFocus()

    def commit(self) -> None:
        """Take over what is being typed."""
        for field in self.fields.values():
            field.commit()

    # What is shown

    def refresh(self) -> None:
        """Show the open document as the project has it now."""
        source = self._desk.source
        self._scroll.setVisible(source is not None)
        self.note.say("" if source is not None else tr("Open a document to see what is known about it."))
        if source is None or source.id not in self._project.sources:
            return
        facts = SheetFacts(self._project, Bearer.DOCUMENTS, current())
        self._make_fields(facts)
        for key, field in self.fields.items():
            field.show_value(source.id, facts.columns[key])
        told = [source.kind, plural("{count} character", "{count} characters", source.characters)]
        if pages := facts.pages(source.id):
            told.append(plural("{count} page", "{count} pages", pages))
        self.told.setText(" · ".join(told))
        self._show_cases(source)
        self.citation.setText(Citations(self._project).full(source))

    def _make_fields(self, facts: SheetFacts) -> None:
        """A line for each attribute that there is now."""
        attributes = tuple(each.attribute for each in facts.columns.values() if each.attribute)
        if attributes == self._made:
            return
        self._made = attributes
        for field in self.fields.values():
            self._rows.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields = {}
        for key in (*_OWN, *(each.id for each in attributes)):
            field = FactField(self._project, facts.columns[key])
            field.typed.connect(self._put)
            self.fields[key] = field
            self._rows.addWidget(field)

    def _show_cases(self, source: Source) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        held = {part.case for part in self._project.case_parts.values() if part.source == source.id}
        cases = sorted((self._project.cases[each] for each in held), key=lambda case: name_key(case.name))
        for case in cases:
            chip = QToolButton()
            set_role(chip, "chip")
            chip.setText(doubled(case.name))
            chip.setToolTip(tr("Show the case {name}", name=case.name))
            chip.setAccessibleName(tr("Case {name}", name=case.name))
            chip.clicked.connect(lambda _=False, identity=case.id: self.case_requested.emit(identity))
            self._chips.addWidget(chip)
        self.cases.setVisible(bool(cases))
        self.cases.updateGeometry()

    # What is asked for

    def _put(self, column: str, text: str) -> None:
        source = self._desk.source
        if source is None:
            return
        planned = self._desk.attempt(
            lambda: type_cells(self._project, Bearer.DOCUMENTS, {source.id: {column: text}})
        )
        if planned is not None and planned.edit is not None:
            edit = planned.edit
            self._desk.apply(lambda: edit, tr("Changed {name}", name=source.name))
        # It may read otherwise than it was typed.
        self.refresh()

    def _copy_citation(self) -> None:
        QGuiApplication.clipboard().setText(self.citation.text())
        self._desk.said.emit(tr("Copied the citation."))

    def _ask_for_case(self) -> None:
        if self._desk.source is not None:
            self.case_wanted.emit([self._desk.source.id])

    def _ask_for_sheet(self) -> None:
        if self._desk.source is not None:
            self.sheet_requested.emit(self._desk.source.id)
