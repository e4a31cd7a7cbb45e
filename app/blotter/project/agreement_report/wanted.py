"""What a report is to be about: what was asked for, and for the rest what the round says."""

from typing import TYPE_CHECKING

from blotter.domain.round import Round
from blotter.project.project import Project

if TYPE_CHECKING:
    from blotter.analysis.agreement import AgreementOptions

UNIT = "sentence"
"""What is compared unless something else is asked for: the usual unit to report on."""

MEASURES = ("segment_match_f1", "f1", "krippendorff_alpha_nominal")


def options_for(
    project: Project,
    *,
    of: Round | None = None,
    coders: tuple[str, ...] = (),
    codes: tuple[str, ...] = (),
    sources: tuple[str, ...] = (),
    unit: str = "",
    unit_rule: str = "",
    threshold: float | None = None,
    measures: tuple[str, ...] = (),
    rollup: bool = False,
) -> "AgreementOptions":
    """The comparison to report: what is named; else as the round says; else the usual."""
    from blotter.analysis.agreement import AgreementOptions
    from blotter.analysis.units import Unit, UnitRule
    from blotter.project.voices import options_of

    usual = AgreementOptions(unit=Unit(UNIT)) if of is None else options_of(of)
    return usual.model_copy(
        update={
            "unit": Unit(unit) if unit else usual.unit,
            "unit_rule": UnitRule(unit_rule) if unit_rule else usual.unit_rule,
            "threshold": usual.threshold if threshold is None else threshold,
            "measures": measures or usual.measures,
            "coders": coders,
            "codes": codes,
            "sources": sources,
            "rollup": rollup,
        }
    )


def reportable(options: "AgreementOptions") -> "AgreementOptions":
    """The options with the measures of a report named, those of matched segments where that is the unit."""
    from blotter.analysis.units import Unit

    if options.measures:
        return options
    usual = tuple(each.id for each in options.chosen_measures)
    return options.model_copy(update={"measures": usual if options.unit is Unit.MATCH else MEASURES})
