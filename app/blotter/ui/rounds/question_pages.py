"""The pages of the wizard on what is asked, by whom, on which units, how blind, and with which codes."""

from dataclasses import replace

from blotter.analysis.units import Unit, UnitRule
from blotter.domain.names import checked_name, name_key
from blotter.errors import Refused
from blotter.project import messages
from blotter.project.project import Project
from blotter.project.round_plans import RoundPlan
from blotter.ui.comparison.words import UNITS
from blotter.ui.dialogs.codes_field import CodesField
from blotter.ui.dialogs.form_fields import (
    ChoiceField,
    FractionField,
    LineField,
    LongField,
    TickField,
    TicksField,
)
from blotter.ui.language import later, plural, tr
from blotter.ui.rounds.wizard_page import Choice, WizardPage, chosen, ticked
from blotter.ui.views.choice_box import code_choices
from blotter.ui.wording import read_path

RULES = {
    UnitRule.TOUCHED: later("One character of it is coded"),
    UnitRule.HALF: later("At least half of it is coded"),
    UnitRule.WHOLE: later("All of it is coded"),
}
"""When a coder has coded a unit, as choices."""

_OFFERED = (Unit.SENTENCE, Unit.PARAGRAPH, Unit.DOCUMENT, Unit.TOKEN, Unit.CHARACTER)
_OWN = "own"
_ALL, _SOME = "all", "some"


class QuestionPage(WizardPage):
    """What the round is called, and what it is to show."""

    def __init__(self, project: Project) -> None:
        super().__init__(
            tr("Question"),
            tr(
                "Agreement answers a question: is the codebook clear, may one go on alone, can results "
                "be published?"
            ),
        )
        self._project = project
        self.name = self.add(tr("Name"), LineField())
        self.question = self.add(
            tr("Question"), LongField(), tr("What this round is to show; it stands in the report.")
        )
        self.name.setText(self._free_name())

    def _free_name(self) -> str:
        taken = {name_key(each.name) for each in self._project.rounds.values()}
        number = len(taken) + 1
        while name_key(tr("Round {number}", number=number)) in taken:
            number += 1
        return tr("Round {number}", number=number)

    def put_into(self, plan: RoundPlan) -> RoundPlan:
        return replace(plan, name=self.name.text().strip(), question=self.question.toPlainText().strip())

    def check(self, plan: RoundPlan) -> None:
        key = name_key(checked_name(plan.name, "round"))
        for each in self._project.rounds.values():
            if name_key(each.name) == key:
                raise Refused(messages.ROUND_EXISTS, name=each.name)


class CodersPage(WizardPage):
    """Who codes, and whether with each other or the same once more."""

    def __init__(self, project: Project) -> None:
        super().__init__(
            tr("Coders"),
            tr("Two or more who code the same material on their own; or one who codes the same again, "
               "to see how steady "
               "a coder is."),
        )  # fmt: skip
        self._project = project
        people = list(project.people.values())
        earlier = [each for each in project.rounds.values() if not each.is_blind]
        again: list[Choice] = [("", tr("New material for all of them"))]
        again += [(each.id, tr("The same as in “{name}” once more", name=each.name)) for each in earlier]
        self.coders = self.add(tr("Coders"), TicksField([(each.id, each.name) for each in people]))
        self.again = self.add(
            tr("They code"),
            ChoiceField(again),
            tr("“Once more” takes an earlier round’s documents and passages; one coder is enough then."),
        )
        self.coders.show_value([each.id for each in people])
        self.show_field(self.again, bool(earlier))

    def put_into(self, plan: RoundPlan) -> RoundPlan:
        coders = tuple(self._project.coders[each] for each in ticked(self.coders))
        return replace(plan, coders=coders, again=self._project.rounds.get(str(chosen(self.again))))

    def check(self, plan: RoundPlan) -> None:
        if not plan.coders:
            raise Refused(messages.ROUND_WITHOUT_CODERS)
        if plan.again is None and len(plan.coders) < 2:
            raise Refused(messages.ROUND_NEEDS_TWO, coder=plan.coders[0].name)
        for coder in plan.coders:
            if plan.again is not None and coder.id not in plan.again.coders:
                raise Refused(messages.ROUND_AGAIN_BY_OTHERS, coder=coder.name, name=plan.again.name)


class UnitPage(WizardPage):
    """What is compared: units that the text gives, or passages that one coder has marked."""

    def __init__(self, project: Project) -> None:
        super().__init__(
            tr("Unit"),
            tr("Coders cut passages differently. Counting by a unit that the text itself gives keeps "
               "that apart from "
               "whether they agree on the code; sentences are recommended."),
        )  # fmt: skip
        self._project = project
        units: list[Choice] = [(str(unit), tr(UNITS[unit])) for unit in _OFFERED]
        units[0] = (str(Unit.SENTENCE), tr("Sentence (recommended)"))
        people = list(project.people.values())
        bounds: list[Choice] = [(_OWN, tr("Everybody marks passages"))]
        bounds += [(each.id, tr("Those of {coder}, without their codes", coder=each.name)) for each in people]
        self.bounds = self.add(
            tr("Passages"),
            ChoiceField(bounds),
            tr("With passages of one coder, the others only label them: codes are tested apart from bounds."),
        )
        self.unit = self.add(tr("Unit"), ChoiceField(units))
        self.rule = self.add(
            tr("A unit is coded when"), ChoiceField([(str(k), tr(v)) for k, v in RULES.items()])
        )
        self.threshold = self.add(
            tr("Segments match from"),
            FractionField(0, 1),
            tr("How much two segments must have in common, of both together, to count as the same passage."),
        )
        self.threshold.show_value(0.5)
        self.bounds.edited().connect(lambda *_: self._fit())

    def _fit(self) -> None:
        is_own = chosen(self.bounds) == _OWN
        self.show_field(self.unit, is_own)
        self.show_field(self.rule, is_own)

    def show_for(self, plan: RoundPlan) -> None:
        self.show_field(self.bounds, plan.again is None)
        self._fit()

    def put_into(self, plan: RoundPlan) -> RoundPlan:
        value = chosen(self.threshold)
        assert isinstance(value, float)
        plan = replace(plan, threshold=value, unit_rule=UnitRule(str(chosen(self.rule))))
        marked = self._project.coders.get(str(chosen(self.bounds)))
        if marked is not None and plan.again is None:
            return replace(plan, boundaries=marked, unit=Unit.SEGMENT)
        return replace(plan, unit=Unit(str(chosen(self.unit))))


class BlindPage(WizardPage):
    """How independent the coders are."""

    def __init__(self) -> None:
        super().__init__(
            tr("Independence"),
            tr("Agreement means something only if nobody knows what the others have coded."),
        )
        self.blind = self.add(
            tr("Blind"),
            TickField(),
            tr("Until everybody is done with everything, each sees only their own coding, in every "
               "list, count and "
               "search. Then the round opens by itself."),
        )  # fmt: skip
        self.freeze = self.add(
            tr("Keep the codebook as it is"),
            TickField(),
            tr("While the round lasts, definitions do not change under the coders’ hands."),
        )
        for tick in (self.blind, self.freeze):
            tick.setChecked(True)

    def put_into(self, plan: RoundPlan) -> RoundPlan:
        return replace(plan, blind=self.blind.isChecked(), freeze=self.freeze.isChecked())


class CodesPage(WizardPage):
    """Which codes are compared."""

    def __init__(self, project: Project) -> None:
        super().__init__(
            tr("Codes"),
            tr("Fewer codes are coded more surely: some 30 to 40 at a time can be kept in mind."),
        )
        self._project = project
        book = project.codebook
        codes = [code for code in book if not code.archived]
        every = plural("All {count} code of the codebook", "All {count} codes of the codebook", len(codes))
        self.which = self.add(tr("Codes"), ChoiceField([(_ALL, every), (_SOME, tr("Some of them"))]))
        self.some = self.add(
            tr("Which"), CodesField([(code.id, read_path(book.path(code.id))) for code in codes])
        )
        signs = {each.words: each.sign for each in code_choices(book) if each.sign is not None}
        self.some.show_signs(signs)
        self.which.edited().connect(lambda *_: self._fit())
        self._fit()

    def _fit(self) -> None:
        self.show_field(self.some, chosen(self.which) == _SOME)

    def put_into(self, plan: RoundPlan) -> RoundPlan:
        if chosen(self.which) == _ALL:
            return replace(plan, codes=())
        return replace(plan, codes=tuple(self._project.codebook.by_id[each] for each in ticked(self.some)))

    def check(self, plan: RoundPlan) -> None:
        if chosen(self.which) == _SOME and not plan.codes:
            raise Refused(NO_CODES)


NO_CODES = later("No code is ticked. Tick those that are to be compared, or choose all codes.")
