"""QuestionBar: the fields in which a question is built, those that the tab in view has use for."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QWidget,
)

from blotter.analysis.asking import STEPS, MatrixOptions, Origin, Question, told_documents
from blotter.analysis.cooccurrence import Relation
from blotter.analysis.matrices import Count
from blotter.analysis.units import Unit
from blotter.domain.attribute import Bearer
from blotter.domain.document_filter import OF_CASES
from blotter.project.metadata.dividing import CASE, GROUP
from blotter.project.project import Project
from blotter.ui.asking.days import DayField
from blotter.ui.asking.picker import Picker
from blotter.ui.asking.words import COUNTS, ORIGINS, RELATION_MEANINGS, RELATIONS, STEP_WORDS, Tab
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.language import tr
from blotter.ui.metadata.filter_button import BESIDE, FilterButton
from blotter.ui.scale import px
from blotter.ui.views.choice_box import Choice, ChoiceBox, code_choices
from blotter.ui.views.named_field import named_field

_WORDS = 150
_BESIDE_PROMPT = 24
_FURTHER = {"memo", "memo_words", "changed_since", "coded_since", "coded_until", "origin"}
_FARTHEST = 9999


class QuestionBar(QWidget):
    """`changed` is emitted after each choice that asks for another answer."""

    changed = Signal()

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        any_code, find_code = tr("any"), tr("Find a code")
        self.any_of = Picker(tr("Codes"), any_code, find_code)
        self.all_of = Picker(tr("All of"), tr("none"), find_code)
        self.none_of = Picker(tr("None of"), tr("none"), find_code)
        self.relation = _box(tr("Relation"))
        self.pairs = _box(tr("How a row’s segment stands to a column’s"))
        self.others = Picker(tr("Other codes"), tr("choose"), find_code)
        self.within = QSpinBox()
        self.unit = _box(tr("Steps"))
        self.across = QCheckBox(tr("Across coders"))
        self.below = QCheckBox(tr("with sub-codes"))
        self.sources = Picker(tr("Documents"), tr("all"), tr("Find a document"))
        self.documents = FilterButton(project, BESIDE)
        self.source = ChoiceBox(tr("Document"))
        self.coders = Picker(tr("Coders"), tr("everybody"), tr("Find a coder"))
        self.words = _line(tr("Words in the passage"))
        self.more = QToolButton()
        self.memo = QCheckBox(tr("Has a memo"))
        self.memo_words = _line(tr("Words in the memo"))
        self.since = DayField(tr("Coded since"))
        self.until = DayField(tr("Coded until"))
        self.changed_since = DayField(tr("Changed since"))
        self.origin = _box(tr("Made"))
        self.by = _box(tr("Columns"))
        self.count = _box(tr("Count"))
        self.rollup = QCheckBox(tr("Roll up"))
        self._fill()
        self._named: dict[str, QWidget] = {
            "within": named_field(tr("within"), self.within),
            "by": named_field(tr("Columns"), self.by),
            "count": named_field(tr("Count"), self.count),
            "origin": named_field(tr("Made"), self.origin),
            "source": named_field(tr("Document"), self.source),
        }
        self._lay_out()
        self._connect()
        self.show_for(Tab.PASSAGES)

    def _fill(self) -> None:
        self.relation.addItem(tr("in any place"), None)
        for each, title in RELATIONS.items():
            self.relation.addItem(tr(title), each)
            self.pairs.addItem(tr(title), each)
        for unit in STEPS:
            self.unit.addItem(tr(STEP_WORDS[unit]), unit)
        for count, title in COUNTS.items():
            self.count.addItem(tr(title), count)
        for origin, title in ORIGINS.items():
            self.origin.addItem(tr(title), origin)
        self.unit.setCurrentIndex(self.unit.findData(Unit.PARAGRAPH))
        self.within.setRange(0, _FARTHEST)
        self.within.setValue(1)
        self.within.setAccessibleName(tr("Within"))
        self.below.setChecked(True)
        for widget, name in (
            (self.across, "across_coders"),
            (self.below, "with_children"),
            (self.within, "within"),
        ):
            widget.setToolTip(tr(Question.model_fields[name].description or ""))
        self.more.setText(tr("More conditions ▾"))
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        self.rollup.setToolTip(tr(MatrixOptions.model_fields["rollup"].description or ""))

    def _lay_out(self) -> None:
        line = FlowLayout(self, gap=8)
        line.setContentsMargins(12, 4, 12, 6)
        for widget in (
            self._named["source"], self._named["by"], self.any_of, self.all_of, self.none_of, self.below,
            self.relation, self.pairs, self.others, self._named["within"], self.unit, self.across,
            self.sources, self.documents, self.coders, self.words, self.more, self.memo, self.memo_words,
            self._named["origin"], self.since, self.until, self.changed_since, self._named["count"],
            self.rollup,
        ):  # fmt: skip
            line.addWidget(widget)

    def _connect(self) -> None:
        for picker in (self.any_of, self.others, self.sources, self.coders):
            picker.changed.connect(self.changed)
        for picker in (self.all_of, self.none_of):
            picker.changed.connect(self._change)
        for box in (self.unit, self.origin, self.count, self.by):
            box.currentIndexChanged.connect(self.changed)
        for tick in (self.across, self.below, self.memo, self.rollup):
            tick.toggled.connect(self.changed)
        for field in (self.words, self.memo_words):
            field.textChanged.connect(self.changed)
        for day in (self.since, self.until, self.changed_since):
            day.changed.connect(self.changed)
        self.more.toggled.connect(lambda _: self.show_for(self._tab))
        self.documents.filter_changed.connect(lambda _: self.changed.emit())
        self.within.valueChanged.connect(self.changed)
        self.source.chosen_changed.connect(self.changed)
        for relation in (self.relation, self.pairs):
            relation.currentIndexChanged.connect(self._change)

    def offer(self, project: Project) -> None:
        """Offer the project's codes, coders and documents."""
        book = project.codebook
        codes = [each._replace(id=book.path(each.id)) for each in code_choices(book)]
        for picker in (self.any_of, self.all_of, self.none_of, self.others):
            picker.offer(codes)
        self.sources.offer(Choice(each.name, each.name) for each in project.sources.values())
        self.source.offer(Choice(each.name, each.name) for each in project.sources.values())
        self._offer_columns(project)
        self.coders.offer(Choice(each.name, each.name) for each in project.coders.values())
        self.coders.setVisible(len(project.coders) > 1)

    def _offer_columns(self, project: Project) -> None:
        """Offer what codes can be counted by: documents, cases, groups, attributes of both."""
        held = self.by.currentData()
        with QSignalBlocker(self.by):
            self.by.clear()
            for words, by in columns_of(project):
                self.by.addItem(words, by)
            self.by.setCurrentIndex(max(0, self.by.findData(held)))

    # What is in view

    def show_for(self, tab: Tab) -> None:
        """Show the fields that this tab has use for."""
        self._tab = tab
        for widget, is_shown in self._shown().items():
            widget.setVisible(is_shown)
        for box in (self.relation, self.pairs):
            relation = box.currentData()
            box.setToolTip(tr(RELATION_MEANINGS[relation]) if relation else "")

    def _shown(self) -> Mapping[QWidget, bool]:
        asks, pairs = self._tab is Tab.PASSAGES, self._tab is Tab.BY_CODE
        relation = self._relation() if asks or pairs else None
        reaches = relation is not None and relation.has_reach
        relates = relation is not None or bool(self.all_of.picked() or self.none_of.picked())
        of_question = (self.all_of, self.none_of, self.relation, self.words, self.more)
        further = (
            self.memo, self.memo_words, self._named["origin"], self.since, self.until, self.changed_since
        )  # fmt: skip
        return {
            **dict.fromkeys(of_question, asks),
            **dict.fromkeys(further, asks and self.more.isChecked()),
            self.pairs: pairs,
            self.others: asks and relation is not None,
            self._named["within"]: reaches,
            self.unit: reaches,
            self.across: pairs or (asks and relates),
            self._named["by"]: self._tab is Tab.BY_SOURCE,
            self.sources: self._tab is not Tab.LINE,
            self.documents: self._tab is not Tab.LINE,
            self._named["source"]: self._tab is Tab.LINE,
            self._named["count"]: pairs or self._tab is Tab.BY_SOURCE,
            self.rollup: not asks,
        }

    def _change(self) -> None:
        self.show_for(self._tab)
        self.changed.emit()

    def _relation(self) -> Relation | None:
        box = self.pairs if self._tab is Tab.BY_CODE else self.relation
        chosen = box.currentData()
        return None if chosen is None else Relation(chosen)

    # What is asked

    def question(self) -> Question:
        """The question as far as it is told; a relation without other codes asks for nothing yet."""
        relation, others = self.relation.currentData(), self.others.picked()
        has_both = relation is not None and bool(others)
        return Question(
            any_of=self.any_of.picked(),
            all_of=self.all_of.picked(),
            none_of=self.none_of.picked(),
            relation=Relation(relation) if has_both else None,
            others=others if has_both else (),
            sources=self.sources.picked(),
            coders=self.coders.picked(),
            words=self.words.text().strip(),
            memo=self.memo.isChecked(),
            memo_words=self.memo_words.text().strip(),
            changed_since=self.changed_since.day(),
            coded_since=self.since.day(),
            coded_until=self.until.day(),
            origin=Origin(self.origin.currentData()),
            within=self.within.value(),
            unit=Unit(self.unit.currentData()),
            across_coders=self.across.isChecked(),
            with_children=self.below.isChecked(),
            **told_documents(self.documents.filter),
        )

    def show_question(self, question: Question) -> None:
        """Fill the fields, without telling."""
        with QSignalBlocker(self):
            self.any_of.pick(question.any_of)
            self.all_of.pick(question.all_of)
            self.none_of.pick(question.none_of)
            self.others.pick(question.others)
            self.sources.pick(question.sources)
            self.documents.show_filter(question.documents)
            self.coders.pick(question.coders)
            self.words.setText(question.words)
            self.memo.setChecked(question.memo)
            self.memo_words.setText(question.memo_words)
            self.since.show_day(question.coded_since)
            self.until.show_day(question.coded_until)
            self.changed_since.show_day(question.changed_since)
            self.origin.setCurrentIndex(self.origin.findData(question.origin))
            self.within.setValue(question.within)
            self.unit.setCurrentIndex(self.unit.findData(question.unit))
            self.across.setChecked(question.across_coders)
            self.below.setChecked(question.with_children)
            self.relation.setCurrentIndex(self.relation.findData(question.relation))
            if question.model_dump(include=_FURTHER, exclude_defaults=True):
                self.more.setChecked(True)
            self.show_for(self._tab)

    def matrix_options(self) -> MatrixOptions:
        """What a matrix, or a code line, is to show."""
        is_line = self._tab is Tab.LINE
        chosen = (self.source.chosen(),) if self.source.chosen() else ()
        return MatrixOptions(
            codes=self.any_of.picked(),
            sources=chosen if is_line else self.sources.picked(),
            coders=self.coders.picked(),
            by=str(self.by.currentData() or "") if self._tab is Tab.BY_SOURCE else "",
            count=Count(self.count.currentData()),
            rollup=self.rollup.isChecked(),
            relation=Relation(self.pairs.currentData()),
            within=self.within.value(),
            unit=Unit(self.unit.currentData()),
            across_coders=self.across.isChecked(),
            with_children=self.below.isChecked(),
            **({} if is_line else told_documents(self.documents.filter)),
        )


def columns_of(project: Project) -> list[tuple[str, str]]:
    """What the columns of a matrix may stand for, in words, and as the options tell it."""
    found = [(tr("documents"), ""), (tr("cases"), CASE), (tr("groups"), GROUP), (tr("languages"), "language")]
    for of in Bearer:
        for each in project.attributes.values():
            if each.of is of and of is Bearer.DOCUMENTS:
                found.append((each.name, each.name))
            elif each.of is of:
                words = tr("{name} of the case", name=each.name)
                found.append((words, f"{OF_CASES}{each.name}"))
    return found


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    return box


def _line(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    field.setClearButtonEnabled(True)
    needed = field.fontMetrics().horizontalAdvance(field.placeholderText()) + px(_BESIDE_PROMPT)
    field.setFixedWidth(max(px(_WORDS), needed))
    return field
