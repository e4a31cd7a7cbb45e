"""DrawPage: how much is coded by all of them, how it is drawn, and what the draw comes to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import randrange

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QLabel, QListWidget, QPushButton, QWidget

from blotter.analysis.drawing import By, DrawOptions, How, Of
from blotter.errors import BlotterError, Refused
from blotter.progress import Progress
from blotter.project import rounds
from blotter.project.project import Project
from blotter.project.round_plans import RoundPlan, Sample
from blotter.ui.dialogs.form_fields import Choice, ChoiceField, LineField, NumberField, TicksField
from blotter.ui.language import later, later_plural, plural, tr
from blotter.ui.rounds.wizard_page import WizardPage, chosen, ticked
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role
from blotter.ui.tasks import Latest, TaskRunner, unhurried
from blotter.ui.wording import in_a_paragraph, plainly

SEEDS = 10_000
QUICK = 400_000
"""Up to how many characters a draw is shown at once; more are drawn on a thread."""

_SHARE = 20
_ROWS = 6
_WORDS = 64
_HOW = {
    How.ALL: later("All of it"),
    How.RANDOM: later("A part of it, by lot"),
    How.STRATIFIED: later("A part of each kind, by lot"),
}
_OF = {
    Of.DOCUMENT: later("Whole documents"),
    Of.PARAGRAPH: later("Paragraphs"),
    Of.SENTENCE: later("Sentences"),
}
_BY = {
    By.DOCUMENT: later("Document"),
    By.KIND: later("Kind of file"),
    By.LANGUAGE: later("Language"),
    By.NAME: later("Beginning of the document’s name"),
}
_DOCUMENTS = later_plural("{count} document", "{count} documents")
_CHARACTERS = later_plural("{count} character", "{count} characters")
_PASSAGES = {
    Of.PARAGRAPH: later_plural("{count} paragraph", "{count} paragraphs"),
    Of.SENTENCE: later_plural("{count} sentence", "{count} sentences"),
}
_ALL, _SOME = "all", "some"
NO_DOCUMENTS = later("No document is ticked. Tick those that are to be coded, or choose all documents.")
_PLACES = later_plural("{count} passage", "{count} passages")


@dataclass(frozen=True, slots=True)
class Draw:
    """What a plan's draw came to, or why it came to nothing."""

    sample: Sample | None
    objection: str = ""
    lines: tuple[str, ...] = ()
    """What the first of it is."""


class DrawPage(WizardPage):
    """Usually 10 to 25 % are coded by more than one; the same seed draws the same again."""

    drawn = Signal(object)
    """The `Draw` that is shown now."""

    def __init__(self, project: Project, tasks: TaskRunner) -> None:
        super().__init__(
            tr("Material"),
            tr("Usually a tenth to a quarter is coded by everybody. Drawn by lot, it stands for the rest."),
        )
        self._project = project
        self._plan: RoundPlan | None = None
        self._checked: object = None
        self._draws = Latest(tasks, self)
        self._draws.answered.connect(self._show_draw)
        choices = [(_ALL, tr("All documents")), (_SOME, tr("Some of them"))]
        self.which = self.add(tr("Documents"), ChoiceField(choices))
        named = [(each.id, each.name) for each in project.sources.values()]
        self.some = self.add(tr("Which"), TicksField(named))
        self.of = self.add(tr("Of"), ChoiceField(_choices(_OF)))
        self.how = self.add(tr("Take"), ChoiceField(_choices(_HOW)))
        self.share = self.add(tr("Share, %"), NumberField(1, 100, optional=False))
        self.by = self.add(tr("Kinds by"), ChoiceField(_choices(_BY)))
        self.words = self.add(
            tr("Likely words"),
            LineField(),
            tr(
                "Rare codes are met more often if passages with these words weigh three times as much. "
                "With commas between them."
            ),
        )
        self.seed = self.add(
            tr("Seed"), NumberField(0, 999_999, optional=False), tr("The same seed draws the same again.")
        )
        self.again = QPushButton(tr("Draw again"))
        self.told = QLabel()
        self.list = QListWidget()
        self._lay_out()
        self.share.show_value(_SHARE)
        self.seed.show_value(randrange(SEEDS))
        for field in (self.which, self.of, self.how):
            field.edited().connect(lambda *_: self._fit())
        self.changed.connect(self._draw)
        self.again.clicked.connect(lambda: self.seed.show_value(randrange(SEEDS)))
        self._fit()

    def _lay_out(self) -> None:
        if isinstance(self.seed, QAbstractSpinBox):
            # It is a name more than a number.
            self.seed.setGroupSeparatorShown(False)
        set_role(self.told, "title")
        self.told.setWordWrap(True)
        set_role(self.list, "edged")
        self.list.setAccessibleName(tr("What was drawn"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(row_height(24) * _ROWS + 6)
        line = QWidget()
        beside = QHBoxLayout(line)
        beside.setContentsMargins(0, px(6), 0, 0)
        beside.addWidget(self.told, 1)
        beside.addWidget(self.again)
        self.again.setAutoDefault(False)
        self.column.addWidget(line)
        self.column.addWidget(self.list, 1)

    def _is_all(self) -> bool:
        return chosen(self.how) == str(How.ALL)

    def _fit(self) -> None:
        is_own = self._plan is None or self._draws_itself(self._plan)
        is_new = self._plan is None or self._plan.again is None
        self.show_field(self.which, is_new)
        self.show_field(self.some, is_new and chosen(self.which) == _SOME)
        self.show_field(self.of, is_own)
        self.show_field(self.how, is_own)
        for field in (self.share, self.words, self.seed):
            self.show_field(field, is_own and not self._is_all())
        self.show_field(self.by, is_own and chosen(self.how) == str(How.STRATIFIED))
        self.again.setVisible(is_own and not self._is_all())

    def _draws_itself(self, plan: RoundPlan) -> bool:
        """Whether the material is drawn here, and not that of an earlier round or one coder's passages."""
        return plan.again is None and plan.boundaries is None

    def show_for(self, plan: RoundPlan) -> None:
        self._plan = plan
        self._fit()
        self._draw()

    def put_into(self, plan: RoundPlan) -> RoundPlan:
        if plan.again is None and chosen(self.which) == _SOME:
            plan = replace(plan, sources=tuple(self._project.sources[each] for each in ticked(self.some)))
        if not self._draws_itself(plan):
            return plan
        how, of, share = How(str(chosen(self.how))), Of(str(chosen(self.of))), chosen(self.share)
        assert isinstance(share, int)
        if how is How.ALL:
            return replace(plan, draw=DrawOptions(how=how, of=of), seed=None)
        words = tuple(each.strip() for each in re.split("[,，、]", self.words.text()) if each.strip())
        by = By(str(chosen(self.by)))
        seed = chosen(self.seed)
        assert isinstance(seed, int)
        draw = DrawOptions(how=how, of=of, share=share / 100, by=by, words=words)
        return replace(plan, draw=draw, seed=seed)

    def check(self, plan: RoundPlan) -> None:
        if self._names_none(plan):
            raise Refused(NO_DOCUMENTS)
        if self._checked != _key(plan):
            rounds.sample(self._project, plan)
            self._checked = _key(plan)

    def _names_none(self, plan: RoundPlan) -> bool:
        """Whether documents were to be ticked, and none is."""
        return plan.again is None and chosen(self.which) == _SOME and not plan.sources

    # The draw

    def _draw(self) -> None:
        if self._plan is None:
            return
        project, plan = self._project, self.put_into(self._plan)
        if self._names_none(plan):
            self._draws.ask(lambda _: Draw(None, tr(NO_DOCUMENTS)), True)
            return
        is_quick = sum(each.characters for each in project.sources.values()) <= QUICK

        def work(_: Progress) -> Draw:
            return draw_of(project, plan)

        self.told.setText(tr("Drawing…"))
        self._draws.ask(work if is_quick else unhurried(work), is_quick)

    def _show_draw(self, draw: Draw) -> None:
        self.told.setText(draw.objection if draw.sample is None else in_numbers(draw.sample, self._of()))
        self.list.clear()
        self.list.addItems(draw.lines)
        self.drawn.emit(draw)

    def _of(self) -> Of:
        return Of(str(chosen(self.of))) if self.is_asked(self.of) else Of.DOCUMENT


def _key(plan: RoundPlan) -> object:
    """What of a plan decides what is drawn."""
    return plan.sources, plan.draw, plan.seed, plan.again, plan.boundaries, plan.unit


def draw_of(project: Project, plan: RoundPlan) -> Draw:
    """What a plan's draw comes to."""
    try:
        found = rounds.sample(project, plan)
    except BlotterError as error:
        return Draw(None, plainly(error))
    if not found.passages:
        return Draw(found, lines=tuple(each.name for each in found.sources))
    lines = []
    for source, span in found.passages[:200]:
        words = " ".join(project.text(source)[span.start : span.end].split())
        quote = words if len(words) <= _WORDS else f"{words[:_WORDS].rstrip()}…"
        lines.append(tr("{document}: “{words}”", document=source.name, words=quote))
    return Draw(found, lines=tuple(lines))


def in_numbers(sample: Sample, of: Of = Of.DOCUMENT) -> str:
    """How much was drawn: documents, passages, characters."""
    documents = plural(*_DOCUMENTS, len(sample.sources))
    characters = plural(*_CHARACTERS, sample.characters)
    if not sample.passages:
        return tr("{documents}, {characters}.", documents=documents, characters=characters)
    passages = plural(*_PASSAGES.get(of, _PLACES), len(sample.passages))
    told = tr(
        "{passages} in {documents}, {characters}.",
        passages=passages,
        documents=documents,
        characters=characters,
    )
    return in_a_paragraph([told])


def _choices(words: dict[How, str] | dict[Of, str] | dict[By, str]) -> Sequence[Choice]:
    return [(str(value), tr(told)) for value, told in words.items()]
