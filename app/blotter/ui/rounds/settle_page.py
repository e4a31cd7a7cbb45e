"""SettlePage: how disagreements are going to be settled, decided before anybody knows them."""

from collections.abc import Callable
from dataclasses import replace

from blotter.project.round_plans import RoundPlan
from blotter.ui.comparison.words import coefficient
from blotter.ui.dialogs.form_fields import ChoiceField, LongField
from blotter.ui.language import later, tr
from blotter.ui.rounds.wizard_page import WizardPage, chosen

_WAYS = {
    "talk": (
        later("The coders talk them over"),
        later(
            "The coders go through every disagreement together and decide with reasons; both figures "
            "are reported, "
            "before and after. Codes with agreement below {enough} get a clearer definition and are "
            "coded again."
        ),
    ),
    "third": (
        later("Somebody else decides"),
        later(
            "Somebody who has not coded decides every disagreement with reasons. Codes with agreement "
            "below {enough} "
            "get a clearer definition and are coded again."
        ),
    ),
    "most": (
        later("The majority decides"),
        later(
            "What most coders have given stands; ties are talked over. Codes with agreement below "
            "{enough} get a "
            "clearer definition and are coded again."
        ),
    ),
    "own": (later("In other words"), ""),
}


class SettlePage(WizardPage):
    """A usual way, whose words can be changed."""

    def __init__(self, enough: Callable[[], float]) -> None:
        super().__init__(
            tr("Disagreements"),
            tr(
                "How differences are settled is part of the plan; it stands in the report beside the figures."
            ),
        )
        self._enough = enough
        self._filled = ""
        self.way = self.add(
            tr("Settled how"), ChoiceField([(key, tr(words)) for key, (words, _) in _WAYS.items()])
        )
        self.words = self.add(tr("In words"), LongField())
        self.words.setFixedHeight(self.words.fontMetrics().lineSpacing() * 6 + 14)
        self.way.edited().connect(lambda *_: self._fill())
        self._fill()

    def _fill(self) -> None:
        """Put in the words of the way, unless the person has written their own."""
        template = _WAYS[str(chosen(self.way))][1]
        if not template:
            return
        if self.words.toPlainText() in ("", self._filled):
            self._filled = tr(template, enough=coefficient(self._enough()))
            self.words.setPlainText(self._filled)

    def show_for(self, plan: RoundPlan) -> None:
        self._fill()

    def put_into(self, plan: RoundPlan) -> RoundPlan:
        self._fill()
        return replace(plan, plan=self.words.toPlainText().strip())
