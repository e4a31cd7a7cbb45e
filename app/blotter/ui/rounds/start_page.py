"""StartPage: what will be made, in sentences, before it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from blotter.analysis.measures import measure
from blotter.analysis.units import Unit
from blotter.errors import BlotterError
from blotter.project import rounds
from blotter.project.project import Project
from blotter.project.round_plans import RoundPlan
from blotter.ui.comparison.words import UNITS
from blotter.ui.language import in_a_row, listed, plural, tr
from blotter.ui.rounds.draw_page import in_numbers
from blotter.ui.rounds.wizard_page import WizardPage
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.wording import plainly


class StartPage(WizardPage):
    """The last page: the answers in a row, and what the round comes to."""

    def __init__(self, project: Project) -> None:
        super().__init__(
            tr("Start"), tr("This will be made. It is one step and can be undone until somebody codes in it.")
        )
        self._project = project
        self._lines: list[tuple[QLabel, QLabel]] = []

    def show_for(self, plan: RoundPlan) -> None:
        told = answers(self._project, plan)
        while len(self._lines) < len(told):
            self._lines.append(self._line())
        for place, (title, words) in enumerate(self._lines):
            is_there = place < len(told)
            title.setVisible(is_there)
            words.setVisible(is_there)
            if is_there:
                title.setText(told[place][0])
                words.setText(told[place][1])

    def _line(self) -> tuple[QLabel, QLabel]:
        title, words = QLabel(), QLabel()
        set_role(title, "muted")
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        row = self._form.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        self._form.addWidget(title, row, 0, Qt.AlignmentFlag.AlignRight | top)
        self._form.addWidget(words, row, 1, top)
        self._form.setVerticalSpacing(px(8))
        return title, words

    def words(self) -> list[str]:
        """What is told, line by line."""
        return [f"{title.text()}: {words.text()}" for title, words in self._lines if not title.isHidden()]

    def check(self, plan: RoundPlan) -> None:
        rounds.start(self._project, plan)


def answers(project: Project, plan: RoundPlan) -> list[tuple[str, str]]:
    """The answers that a plan holds, each with what it answers."""
    told = [(tr("Round"), plan.name), (tr("Question"), plan.question)]
    told.append((tr("Coders"), listed([each.name for each in plan.coders])))
    told += [(tr("Material"), _material(project, plan)), (tr("Unit"), _unit(plan))]
    told += [(tr("Independence"), _independence(plan)), (tr("Codes"), _codes(project, plan))]
    told.append((tr("Measures"), in_a_row(tr(measure(each).title) for each in plan.measures)))
    told.append((tr("Disagreements"), plan.plan))
    return [(title, words) for title, words in told if words]


def _material(project: Project, plan: RoundPlan) -> str:
    try:
        numbers = in_numbers(rounds.sample(project, plan), plan.draw.of)
    except BlotterError as error:
        return plainly(error)
    if plan.again is not None:
        return tr("The same as in “{name}”: {numbers}", name=plan.again.name, numbers=numbers)
    if plan.seed is not None:
        return tr("{numbers} Drawn with the seed {seed}.", numbers=numbers, seed=str(plan.seed))
    return numbers


def _unit(plan: RoundPlan) -> str:
    if plan.boundaries is not None:
        return tr("The passages of {coder}, without their codes", coder=plan.boundaries.name)
    return tr(UNITS.get(plan.unit, UNITS[Unit.CHARACTER]))


def _independence(plan: RoundPlan) -> str:
    blind = tr("Blind until everybody is done") if plan.blind else tr("Not blind: everybody sees everything")
    frozen = tr("the codebook stays as it is") if plan.freeze else tr("the codebook may change")
    return tr("{blind}; {frozen}.", blind=blind, frozen=frozen)


def _codes(project: Project, plan: RoundPlan) -> str:
    book = project.codebook
    if plan.codes:
        return in_a_row(book.name_path(each.id)[-1] for each in plan.codes)
    revision = project.revision.number if project.revision else 0
    count = sum(not code.archived for code in book)
    return plural(
        "All {count} code of revision {number}",
        "All {count} codes of revision {number}",
        count,
        number=revision,
    )
