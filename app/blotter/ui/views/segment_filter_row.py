"""SegmentFilterRow: the fields that narrow the list of segments, and the chips that say what they hold."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton, QWidget

from blotter.domain.document_filter import EVERY_DOCUMENT
from blotter.project.project import Project
from blotter.ui import icons
from blotter.ui.language import tr
from blotter.ui.metadata.filter_button import BESIDE, FilterButton
from blotter.ui.metadata.words import filter_words
from blotter.ui.models.documents_model import listed_documents
from blotter.ui.models.segment_filter import SegmentFilter
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.choice_box import Choice, ChoiceBox, code_choices
from blotter.ui.views.filter_box import FilterBox
from blotter.ui.views.menu_rows import doubled

_TYPING = 250
"""Milliseconds of quiet after which typed words are looked for."""

_CHIP_LENGTH = 32


class SegmentFilterRow(QWidget):
    """Shows a filter and tells what it becomes."""

    filter_changed = Signal(object)
    """`SegmentFilter`"""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = SegmentFilter()
        self.code = ChoiceBox(tr("Code"), tr("Any code"))
        self.below = QCheckBox(tr("with sub-codes"))
        self.coder = ChoiceBox(tr("Coder"), tr("Any coder"))
        self.source = ChoiceBox(tr("Document"), tr("Any document"))
        self.documents = FilterButton(project, BESIDE)
        self.words = FilterBox(tr("Words in segment or memo"))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(6)
        row.addWidget(self.code, 3)
        row.addWidget(self.below)
        row.addWidget(self.coder, 2)
        row.addWidget(self.source, 3)
        row.addWidget(self.documents, 2)
        row.addWidget(self.words, 3)
        self._connect()

    def _connect(self) -> None:
        self.code.chosen_changed.connect(lambda identity: self._change(code=identity))
        self.below.toggled.connect(lambda is_on: self._change(below=is_on))
        self.coder.chosen_changed.connect(lambda identity: self._change(coder=identity))
        self.source.chosen_changed.connect(lambda identity: self._change(source=identity))
        self.documents.filter_changed.connect(lambda asked: self._change(documents=asked))
        self.words.filter_changed.connect(lambda _: self._typing.start())
        self._typing.timeout.connect(lambda: self._change(words=self.words.text().strip()))

    def offer(self, project: Project) -> None:
        """Offer the project's codes, coders and documents."""
        self.code.offer(code_choices(project.codebook))
        self.coder.offer(Choice(each.id, each.name) for each in project.coders.values())
        sources = listed_documents(project.sources.values())
        self.source.offer(Choice(each.id, each.name) for each in sources)
        self.show_filter(self._filter)

    def show_filter(self, wanted: SegmentFilter) -> None:
        """Fill the fields without telling."""
        self._filter = wanted
        for field in (self.below, self.words):
            field.blockSignals(True)
        self.code.choose(wanted.code)
        self.below.setChecked(wanted.below)
        self.below.setEnabled(bool(wanted.code))
        self.coder.choose(wanted.coder)
        self.source.choose(wanted.source)
        self.documents.show_filter(wanted.documents)
        if self.words.text().strip() != wanted.words:
            self.words.setText(wanted.words)
        for field in (self.below, self.words):
            field.blockSignals(False)

    def _change(self, **parts: object) -> None:
        changed = replace(self._filter, **parts)  # type: ignore[arg-type]
        if changed != self._filter:
            self._filter = changed
            self.filter_changed.emit(changed)


class FilterChips(QWidget):
    """One chip for each part of a filter; a click takes that part away."""

    filter_changed = Signal(object)
    """`SegmentFilter`"""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._chips: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 6, 0)
        self._row.setSpacing(4)

    def show_filter(self, wanted: SegmentFilter) -> None:
        """Show the chips of a filter."""
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips.clear()
        for icon, words, without in self._parts(wanted):
            self._add(icon, words, without)

    def words(self) -> list[str]:
        """What the chips say."""
        return [chip.text() for chip in self._chips]

    def _parts(self, wanted: SegmentFilter) -> list[tuple[str, str, SegmentFilter]]:
        book, parts = self._project.codebook, []
        if wanted.code in book.by_id:
            path = " › ".join(book.name_path(wanted.code))
            only = wanted.below or not book.children(wanted.code)
            parts.append(("tag", path if only else tr("{path} itself", path=path), replace(wanted, code="")))
        if coder := self._project.coders.get(wanted.coder):
            parts.append(("user", coder.name, replace(wanted, coder="")))
        if source := self._project.sources.get(wanted.source):
            parts.append(("file-text", source.name, replace(wanted, source="")))
        if not wanted.documents.asks_nothing:
            words = filter_words(wanted.documents)
            parts.append(("filter", words, replace(wanted, documents=EVERY_DOCUMENT)))
        if wanted.words:
            parts.append(("search", tr("“{name}”", name=wanted.words), replace(wanted, words="")))
        if wanted.within != SegmentFilter().within:
            parts.append(("filter", tr("as asked"), replace(wanted, within=SegmentFilter().within)))
        return parts

    def _add(self, icon: str, words: str, without: SegmentFilter) -> None:
        chip = QToolButton()
        set_role(chip, "chip")
        chip.setIcon(icons.icon(icon))
        shown = words if len(words) <= _CHIP_LENGTH else words[: _CHIP_LENGTH - 1] + "…"
        chip.setText(doubled(shown) + "  ×")
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setFixedHeight(px(24))
        chip.setToolTip(tr("{words}\nClick: show all", words=words))
        chip.setAccessibleName(tr("Shown: {words}. Press to show all.", words=words))
        chip.clicked.connect(lambda: self.filter_changed.emit(without))
        self._row.addWidget(chip)
        self._chips.append(chip)
