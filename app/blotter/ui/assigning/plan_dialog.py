"""The dialog that draws a plan: who codes, how much is double-coded, and what that comes to."""

from collections.abc import Sequence
from random import randrange

from pydantic import BaseModel, Field
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from blotter.domain.source import Source
from blotter.project import assigning
from blotter.project.assigning import Planned
from blotter.project.project import Project
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.language import in_a_row, later, later_plural, plural, tr
from blotter.ui.wording import in_a_paragraph

_SEEDS = 10_000
_DOCUMENTS = later_plural(
    "{count} document: {single} single, {double} double.",
    "{count} documents: {single} single, {double} double.",
)
_EACH_PAIR = later_plural("Each pair shares {count} document.", "Each pair shares {count} documents.")
_PAIRS = later("Pairs share {least} to {most} documents.")
_NEW = later_plural("{count} assignment is new.", "{count} assignments are new.")
_NOTHING_NEW = later("Everything is given out already.")
_MORE_CODERS = later_plural(
    "{count} document was to have two coders: tick somebody who does not have it yet.",
    "{count} documents were to have two coders: tick somebody who does not have them yet.",
)


class PlanChoice(BaseModel):
    """What a plan is to look like."""

    coders: list[str] = Field(default_factory=list, title="Coders")
    double: int = Field(
        20, ge=0, le=100, title="Double-coded, %", description="Of the documents. Which ones is drawn by lot."
    )
    seed: int = Field(
        1,
        ge=0,
        lt=1_000_000,
        title="Seed",
        description="The same seed draws the same plan. The history tells it.",
    )
    some: bool = Field(False, title="Only the documents that are listed")


def plan_dialog(
    project: Project, listed: Sequence[Source] | None, parent: QWidget | None = None
) -> FormDialog[PlanChoice]:
    """Asks for a plan; `listed` are the documents that a filter leaves, None if it leaves all."""
    names = [coder.name for coder in project.people.values()]
    fields = ["coders", "double", "seed", *(["some"] if listed is not None else [])]
    dialog = FormDialog(
        PlanChoice,
        PlanChoice(coders=names, seed=randrange(_SEEDS), some=listed is not None),
        tr("Plan who codes what"),
        tr("Assign"),
        parent=parent,
        choices={"coders": names},
        only=fields,
        check=lambda choice: planned(project, choice, listed),
        preview=lambda choice: in_words(planned(project, choice, listed)),
    )
    seed = dialog.field("seed")
    if isinstance(seed, QAbstractSpinBox):
        # It is a name more than a number.
        seed.setGroupSeparatorShown(False)
    return dialog


def planned(project: Project, choice: PlanChoice, listed: Sequence[Source] | None) -> Planned:
    """The plan that was asked for."""
    coders = [coder for coder in project.people.values() if coder.name in choice.coders]
    some = listed if choice.some else None
    return assigning.plan(project, coders, choice.double / 100, choice.seed, some)


def in_words(plan: Planned) -> str:
    """What a plan comes to: documents, coders, pairs."""
    told = plan.outlook
    documents = plural(*_DOCUMENTS, told.single + told.double, single=told.single, double=told.double)
    shares = (tr("{coder} {count}", coder=name, count=count) for name, count in told.documents.items())
    lacking = plan.wanted - told.double
    return in_a_paragraph(
        [
            documents,
            tr("{sentence}.", sentence=in_a_row(shares)),
            _pair_words(sorted(told.pairs.values())),
            plural(*_NEW, len(plan.given)) if plan.given else tr(_NOTHING_NEW),
            plural(*_MORE_CODERS, lacking) if lacking > 0 else "",
        ]
    )


def _pair_words(shared: Sequence[int]) -> str:
    if not shared or not shared[-1]:
        return ""
    if shared[0] == shared[-1]:
        return plural(*_EACH_PAIR, shared[0])
    return tr(_PAIRS, least=shared[0], most=shared[-1])
