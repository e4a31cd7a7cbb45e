"""PRESETS: what other programs compute when they compare coders, one row each, and what to make of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from blotter.analysis import messages
from blotter.analysis.coded_text import CodedText
from blotter.analysis.presets.atlas_ti import atlas_ti
from blotter.analysis.presets.inception import inception
from blotter.analysis.presets.maxqda import maxqda
from blotter.analysis.presets.nvivo import UNITS, nvivo
from blotter.analysis.presets.options import CodeDomain, Level, PresetOptions
from blotter.domain.table import Table
from blotter.errors import NotFound
from blotter.progress import Progress, counted, silent

__all__ = [
    "PRESETS",
    "QUALCODER",
    "UNITS",
    "CodeDomain",
    "Level",
    "Preset",
    "PresetOptions",
    "preset",
    "preset_by_id",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A program's way to compare coders.

    `explanation` says what it does, `meaning` how to read it, `misleading` when not to; `two_coders` whether
    it compares just two (or two groups); `options` are the fields of PresetOptions that it knows.
    """

    id: str
    title: str
    explanation: str
    meaning: str
    misleading: str
    two_coders: bool = False
    options: tuple[str, ...] = ()
    function: Callable[[Sequence[CodedText], Sequence[str], PresetOptions], Table]


PRESETS: tuple[Preset, ...] = (
    Preset(
        id="maxqda",
        title="As MAXQDA",
        explanation="Two coders. Every segment of either coder is looked at in turn: it agrees if the other "
        "has a segment of the same code that overlaps it enough, 90 % unless set otherwise; what the "
        "percentage is of is not published, here it is intersection over union. Or, by document: whether "
        "both have the code, or have it equally often.",
        meaning="The percentage is the share of segments that have a counterpart. The figure that MAXQDA "
        "calls kappa corrects it with a chance of one in the number of codes, after Brennan & Prediger; "
        "codes that neither coder used are left out.",
        misleading="It is not Cohen's kappa, and it rises when more codes are compared, though nobody "
        "agrees more: 75 % are .50 with two codes and .74 with thirty. One difference may count twice, once "
        "for each coder.",
        two_coders=True,
        options=("coders", "level", "overlap"),
        function=maxqda,
    ),
    Preset(
        id="nvivo",
        title="As NVivo",
        explanation="Two coders, or two groups; a group has coded what any one of its members coded. For "
        "each code in each document every character, or sentence or paragraph of which a character is "
        "coded, is coded by both, by one, or by neither. Percent agreement counts both and neither; kappa "
        "is Cohen's.",
        meaning="Kappa tells how far the coders agree on the place of a code in one document beyond what "
        "chance would bring.",
        misleading="The percentage is near 100 for every rare code, because uncoded text counts as "
        "agreement, and longer documents raise it. There is no figure for the whole: a mean over rows "
        "weighs documents without the code as much as others. In a group, what one member missed is hidden "
        "by another.",
        two_coders=True,
        options=("coders", "against", "unit"),
        function=nvivo,
    ),
    Preset(
        id="atlas-ti",
        title="As ATLAS.ti",
        explanation="Two coders or more, over characters. Percent agreement; Holsti's index, twice what "
        "both coded by what each coded; α binary, coded against not coded; and within a domain of codes "
        "that exclude each other cu-α: where both coded something, did they choose the same code. A row "
        "for all domains takes the domain for the code.",
        meaning="α binary asks whether coders find the same passages, cu-α whether they call them the same. "
        "Coverage is the share of the text that cu-α stands on.",
        misleading="A high cu-α on a small coverage says little. Percent agreement counts uncoded text. "
        "Holsti's index takes nothing off for chance. cu-α needs codes of which a coder gives a passage one "
        "at most; where they overlap it has no value.",
        options=("coders", "domains"),
        function=atlas_ti,
    ),
    Preset(
        id="inception",
        title="As INCEpTION",
        explanation="Every two annotators. Cohen's κ, Fleiss' κ and Krippendorff's α are computed on "
        "positions where both have exactly the same span; where only one has it, the position is dropped, "
        "and so it is where one gave it two codes. Unitizing α (1995) is computed over all documents, laid "
        "end to end; a segment that overlaps an earlier one of the same code and coder is dropped.",
        meaning="The three tell whether annotators give the same code to spans on which they agree already; "
        "unitizing α tells of places and codes together, and takes shifted bounds seriously.",
        misleading="Two annotators who differ by one character at nearly every place may still have a κ of "
        "1 on the few spans that are equal: look at how many positions were used of those found. The alpha "
        "of 1995 was replaced by its authors, since it misbehaves with more than two coders.",
        options=("coders",),
        function=inception,
    ),
)

QUALCODER = messages.QUALCODER
"""Why the figure of one more program differs, and has no preset."""


def preset_by_id(preset_id: str) -> Preset:
    """The preset of this id, or NotFound with those that there are."""
    for each in PRESETS:
        if each.id == preset_id:
            return each
    names = ", ".join(each.id for each in PRESETS)
    raise NotFound(messages.NO_SUCH_PRESET, preset=preset_id, names=names)


def preset(
    name: str,
    texts: Iterable[CodedText],
    codes: Sequence[str],
    options: PresetOptions | None = None,
    progress: Progress = silent,
) -> Table:
    """What a program would compute from these documents for these codes, with notes that explain it.

    For `nvivo` by sentence or paragraph the texts have to carry these boundaries.
    """
    row = preset_by_id(name)
    table = row.function([*counted(texts, progress, every=1)], codes, options or PresetOptions())
    notes = (*table.notes, row.meaning, row.misleading)
    return Table(table.title, table.columns, table.rows, notes)
